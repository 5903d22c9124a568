"""Workbooks that leave the program."""

from dataclasses import asdict, dataclass
from pathlib import Path

from crm.domain.summary import SummaryFilter, Tally
from crm.exchange.preview import SheetPreview, previews
from crm.exchange.summary import write_summary
from crm.storage.reader import Reader
from crm.storage.visits import person_name
from crm.usecases.summary import visit_summary

__all__ = ["ExportReport", "SheetPreview", "export_visit_summary", "previews"]


@dataclass(frozen=True)
class ExportReport:
    """Where the file is and the totals that stand in it."""

    out: Path
    wanted: SummaryFilter
    total: Tally
    managers: int

    def as_json(self) -> dict[str, object]:
        """Return the object that `rounds export --json` prints; rates are shares of 1, null where nothing counts."""
        total = self.total
        rates = {
            "plan_completion_rate": total.plan_completion_rate,
            "on_time_rate": total.on_time_rate,
            "coverage_rate": total.coverage_rate,
            "closing_rate": total.closing_rate,
            "on_time_close_rate": total.on_time_close_rate,
            "mean_closing_days": total.mean_closing_days,
            "satisfaction": total.satisfaction,
        }
        return {
            "out": str(self.out),
            "from": self.wanted.first.isoformat(),
            "to": self.wanted.last.isoformat(),
            "managers": self.managers,
            "totals": {**asdict(total), "visits": total.visits, **rates},
        }


def export_visit_summary(
    reader: Reader, wanted: SummaryFilter, out: Path, language: str, personal: bool = False
) -> ExportReport:
    """Write the visit summary; personal data of the customer's people only when asked for.

    Raises Invalid("period.backwards"), DiskFull, NotFound or Denied; then no file stands under the final name.
    """
    summary = visit_summary(reader, wanted)
    person = reader.actor.person_id
    author = (person_name(reader, person) if person else None) or reader.actor.login
    write_summary(out, summary, language, author, personal)
    return ExportReport(out, wanted, summary.total, len({line.manager for line in summary.managers if line.manager}))
