"""A keyring for tests."""


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.words.get(service + username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.words[service + username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.words[service + username]
