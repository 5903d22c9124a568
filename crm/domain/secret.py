"""A word that no text, log or report may show."""

from dataclasses import dataclass, field


@dataclass
class Secret:
    """The password of whoever is signed in; it lives in memory only, and changes when he or she changes it."""

    word: str = field(default="", repr=False)
