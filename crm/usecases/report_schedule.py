"""The reports of a month, written into a folder without anybody at the window."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from crm.domain.errors import NotFound
from crm.domain.privacy import ExportKind
from crm.domain.report_schedule import SUMMARY, ReportSchedule, whole_month
from crm.domain.reports import ReportKind, ReportWish
from crm.storage.reader import Reader
from crm.storage.unit import UnitOfWork
from crm.usecases.export import export_visit_summary
from crm.usecases.privacy import note_export
from crm.usecases.report_export import export_report, report_name


class WrittenReport(Struct, frozen=True):
    """A file, what it is, and of how many lines."""

    path: Path
    kind: ExportKind
    rows: int


def write_month(reader: Reader, schedule: ReportSchedule, month: date) -> list[WrittenReport]:
    """Write every report of a month and return the files; people of customers are left out of all of them.

    Raises NotFound("schedule.no_folder"), and as the exports do; files written before stay and are written again.
    """
    folder = Path(schedule.folder)
    if not folder.is_dir():
        raise NotFound("schedule.no_folder", path=schedule.folder)
    return [_write(reader, schedule, name, month, folder) for name in schedule.reports]


def _write(reader: Reader, schedule: ReportSchedule, name: str, month: date, folder: Path) -> WrittenReport:
    wanted, language = whole_month(month), schedule.language
    if name == SUMMARY:
        made = export_visit_summary(reader, wanted, folder, language)
        return WrittenReport(made.out, ExportKind.VISIT_SUMMARY, made.total.visits)
    told = export_report(reader, ReportWish(ReportKind(name), wanted), folder, language)
    return WrittenReport(folder / report_name(told, language), ExportKind.REPORT, len(told.lines))


def note_written(work: UnitOfWork, written: list[WrittenReport]) -> None:
    """Remember what left the program."""
    for each in written:
        note_export(work, each.kind, each.path.name, each.rows, False)
