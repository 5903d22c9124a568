"""Notes what a database refuses, also where a page tells it in a panel of its own."""

from types import TracebackType
from typing import Any

from sqlalchemy import Engine, event

REFUSED = "42501"
"""The state of SQL with which PostgreSQL refuses what somebody has no right to."""


class Refused:
    """Inside the block `statements` are those that a server has refused."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __enter__(self) -> "Refused":
        event.listen(Engine, "handle_error", self._note)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        event.remove(Engine, "handle_error", self._note)

    def _note(self, context: Any) -> None:
        if getattr(context.original_exception, "sqlstate", "") == REFUSED:
            self.statements.append(f"{context.original_exception} {context.statement}"[:300])

    def taken(self) -> list[str]:
        """Return what was refused since this was asked last."""
        found, self.statements = self.statements, []
        return found
