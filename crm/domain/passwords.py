"""Which passwords are strong enough, and one that is, to hand to somebody for the first time."""

from crm.domain.errors import Invalid

SHORTEST = 10
FEWEST_SIGNS = 5
SIGNS = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRSTUVWXYZ2345679"
"""What is not mistaken for something else when it is read aloud or copied by hand."""
PROPOSED = 14


def check_password(password: str, login: str) -> None:
    """Raise Invalid: "password.short", "password.name" with the login in it, "password.plain" for too few signs.

    Length counts more than kinds of signs, so nobody is made to use special ones.
    """
    if len(password) < SHORTEST:
        raise Invalid("password.short", least=SHORTEST)
    if login and login.casefold() in password.casefold():
        raise Invalid("password.name")
    if len(set(password)) < FEWEST_SIGNS:
        raise Invalid("password.plain", least=FEWEST_SIGNS)


def proposed_password() -> str:
    """Return a password that nobody guesses and everybody can copy."""
    from secrets import choice

    return "".join(choice(SIGNS) for _place in range(PROPOSED))
