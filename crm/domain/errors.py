"""One tree of errors: codes and values, never sentences."""


class RoundsError(Exception):
    """Something that the user can understand and act on.

    `code` names the sentence in resources/messages; `values` fill its placeholders.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value!r}" for key, value in self.values.items())
        return f"{self.code}({details})" if details else self.code


class Invalid(RoundsError):
    """A value that breaks a rule."""


class Conflict(RoundsError):
    """Somebody changed the row since it was read."""


class NotFound(RoundsError):
    """The row is gone or was never there."""


class Denied(RoundsError):
    """The database does not allow this person to do it."""


class Busy(RoundsError):
    """Another program or a long change holds the database."""


class Offline(RoundsError):
    """The database cannot be reached."""


class TooNew(RoundsError):
    """The database was written by a newer program."""


class Unreadable(RoundsError):
    """A file or database that cannot be read."""


class DiskFull(RoundsError):
    """There is no room to write."""


class Cancelled(RoundsError):
    """The user stopped the work; shown nowhere."""

    def __init__(self) -> None:
        super().__init__("cancelled")
