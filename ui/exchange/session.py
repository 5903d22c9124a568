"""One import on its way through the steps: what was read, matched, corrected, decided and found."""

import json
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from crm.domain.coordinates import Datum
from crm.domain.errors import RoundsError
from crm.domain.imports import Existing, ImportKind
from crm.domain.progress import Progress
from crm.domain.survey.reading import FormReading
from crm.exchange.headings import Matching, heading_key
from crm.exchange.incoming import FileView, check, inspect, match
from crm.exchange.returned import find_returned
from crm.exchange.rows import ReadResult
from crm.exchange.xlsform.reading import form_of_sheets, looks_like_form
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import ImportReport
from crm.usecases.surveys.forms import checked
from ui.settings import Settings


class ImportSession(Struct):
    """`mapping` holds the user's own choices (heading -> field or None), `corrections` cells typed over.

    `datum` is the map system that the user chose for the places, None for what the headings say. `answers` are account
    numbers by row for rows that were asked about.
    """

    path: Path
    view: FileView
    kind: ImportKind
    sheet: str | None = None
    heading_row: int | None = None
    mapping: dict[str, str | None] = field(default_factory=dict)
    corrections: dict[tuple[int, str], str] = field(default_factory=dict)
    datum: Datum | None = None
    matching: Matching | None = None
    result: ReadResult | None = None
    comes_back: bool = False
    """It is a list that was exported here: ui.exchange.returned_page takes it over."""
    form: FormReading | None = None
    """It is a survey form and no list: there are no columns to match and no rows to check."""
    report: ImportReport | None = None
    existing: Existing = Existing.OVERWRITE
    holds_back: bool = False
    answers: dict[int, str] = field(default_factory=dict)
    is_remembered: bool = False

    @property
    def options(self) -> ImportOptions:
        """What was decided for the import."""
        return ImportOptions(self.existing, self.holds_back, dict(self.answers))

    @property
    def options_as_seen(self) -> ImportOptions:
        """The same for the import itself: what others wrote since the check is met, and nothing of it overwritten."""
        return replace(self.options, checked=self.report)

    def rematch(self) -> Matching:
        """Match the columns anew; raises as crm.exchange.incoming.match does."""
        self.matching = match(self.view, self.kind, self.sheet, self.heading_row, self.mapping or None)
        return self.matching

    def recheck(self, lengths: tuple[int, ...], progress: Progress | None = None) -> ReadResult:
        """Read every row with the present columns and corrections; it may be told to stop, so nothing is kept here."""
        assert self.matching is not None
        return check(self.matching, self.corrections, progress, lengths, self.datum)

    def forget_rows(self) -> None:
        """Let go of what was read and foreseen with other columns or corrections."""
        self.result = self.report = None

    def recall(self, settings: Settings) -> None:
        """Take the columns that were chosen the last time for a list with the same headings."""
        if self.matching is None:
            return
        try:
            known = json.loads(settings.text(_key(self.matching)) or "{}")
        except ValueError:
            return
        names = {each.heading for each in self.matching.matches} | {text for _, text in self.matching.unmatched}
        if isinstance(known, dict) and known and set(known) <= names:
            former, self.mapping = self.mapping, {str(name): value and str(value) for name, value in known.items()}
            try:
                self.rematch()
                self.is_remembered = True
            except RoundsError:
                self.mapping = former
                self.rematch()

    def remember(self, settings: Settings) -> None:
        """Keep what was chosen by hand for the next list with the same headings."""
        if self.matching is not None and self.mapping:
            settings.put(_key(self.matching), json.dumps(self.mapping, ensure_ascii=False))


def _key(matching: Matching) -> str:
    return f"import/columns/{heading_key(matching)}"


def begin(
    path: Path, kind: ImportKind | None, progress: Progress | None = None, is_form: bool = False
) -> ImportSession:
    """Read a file and find its list, or the form that it is said to be.

    Raises Unreadable, NotFound or, through `progress`, Cancelled.
    """
    view = inspect(path, kind, progress)
    session = ImportSession(path, view, view.kind or kind or ImportKind.ACCOUNTS)
    if is_form:
        session.form = checked(form_of_sheets(view.sheets, path.name))
        return session
    session.comes_back = find_returned(path, view.sheets) is not None
    if session.comes_back:
        return session
    if kind is None and looks_like_form(view.sheets):
        session.form = checked(form_of_sheets(view.sheets, path.name))
        return session
    session.rematch()
    return session
