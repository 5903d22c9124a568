"""The top-100 in the database: looking, applying, taking back, and past counts that stay."""

from datetime import date
from uuid import UUID

import pytest

from crm.domain.codes import Segment
from crm.domain.errors import Conflict, Invalid
from crm.domain.summary import SummaryFilter
from crm.domain.top100 import Source, Standing
from crm.storage.reader import Reader
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Account, MonthlyUsage
from crm.storage.unit import UnitOfWork
from crm.usecases import undo
from crm.usecases.accounts import account_detail
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.summary import visit_summary
from crm.usecases.top100 import applied_years, apply, energies, enter_energy, ranking, ranks_of
from tests.support.build import Bureau, account, bureau, record

YEAR = 2026
THEN = date(2024, 1, 10)
"""A day before every clock: the program's own, and that of the server which stamps the audit."""


def year_of(work: UnitOfWork, home: Bureau, account_id: UUID, kwh: float, months: int = 12) -> None:
    """Give an account the same energy in each month of the year before."""
    for month in range(1, months + 1):
        work.insert(
            MonthlyUsage,
            account_id=account_id,
            portfolio_id=home.book_id,
            month=date(YEAR - 1, month, 1),
            kwh_total=kwh,
        )


def world(work: UnitOfWork) -> tuple[Bureau, UUID, UUID, UUID]:
    """Make a big user, a former top-100 user and a direct-service account, with room for two."""
    home = bureau(work)
    put(work, "segment.top_n", 2, date(2020, 1, 1))
    big = account(work, home, "9900000000001", name="演示甲")
    former = account(work, home, "9900000000002", name="演示乙", segment=Segment.TOP100, top100_rank=1)
    direct = account(work, home, "9900000000003", name="演示丙", segment=Segment.DIRECT_SERVICE, is_direct_service=True)
    for key, kwh in ((big, 500.0), (former, 10.0), (direct, 300.0)):
        year_of(work, home, key, kwh)
    return home, big, former, direct


def segment(reader: Reader, account_id: UUID) -> Segment:
    return account_detail(reader, account_id).segment


def test_a_ranking_changes_nothing_before_it_is_applied(store: Store) -> None:
    with store.change() as work:
        _home, big, former, direct = world(work)
    with store.read() as reader:
        found = ranking(reader, YEAR)
        assert [place.accounts[0].id for place in found.places] == [big, direct]
        assert [each.id for each in found.leavers] == [former]
        assert [place.standing for place in found.places] == [Standing.ENTERS, Standing.ENTERS]
        assert segment(reader, big) is Segment.LARGE_INDUSTRIAL
        assert applied_years(reader) == []


def test_entities_without_energy_are_counted_and_accounts_that_lack_months_are_listed(store: Store) -> None:
    with store.change() as work:
        home, big, _former, _direct = world(work)
        house = account(work, home, "9900000000004", segment=Segment.RESIDENTIAL)
        none = account(work, home, "9900000000005", contract_kva=200.0)
        short = account(work, home, "9900000000006", contract_kva=800.0)
        entered = account(work, home, "9900000000007")
        year_of(work, home, short, 1.0, months=11)
        enter_energy(work, entered, YEAR - 1, 5.0)
    with store.read() as reader:
        found = ranking(reader, YEAR)
        assert found.without == 1
        assert list(found.lacking) == [short, none]
        assert {each.id: each.months for each in energies(reader, YEAR - 1, [house, short, big])} == {
            short: 11,
            big: 12,
        }


def test_of_equal_energies_the_name_decides_at_the_end_too(store: Store) -> None:
    with store.change() as work:
        home, _big, _former, _direct = world(work)
        later, first = account(work, home, "9900000000008", name="演示丁丁"), account(work, home, "9900000000009")
        for key in (later, first):
            year_of(work, home, key, 400.0)
    with store.read() as reader:
        every = {each.id: each for each in energies(reader, YEAR - 1, [later, first])}
        found = ranking(reader, YEAR)
    name = min(each.customer for each in every.values())
    assert [place.customer for place in found.places][1] == name


def test_applying_gives_segments_flags_history_and_duties(store: Store) -> None:
    with store.change() as work:
        _home, big, former, direct = world(work)
    with store.change() as work:
        done = apply(work, ranking(work, YEAR))
    assert (done.ranked, done.entered, done.left, done.changed) == (2, 2, 1, 2)
    with store.read() as reader:
        assert segment(reader, big) is Segment.TOP100
        assert segment(reader, former) is Segment.LARGE_INDUSTRIAL
        assert segment(reader, direct) is Segment.DIRECT_SERVICE
        assert account_detail(reader, big).interval_days == 60
        assert account_detail(reader, former).interval_days == 180
        assert ranks_of(reader, big) == [(YEAR, 1, 6000.0)]
        assert ranks_of(reader, direct) == [(YEAR, 2, 3600.0)]
        assert applied_years(reader) == [(YEAR, 2)]
        assert ranking(reader, YEAR).applied


def test_applying_is_one_step_of_undo(store: Store) -> None:
    with store.change() as work:
        _home, big, former, _direct = world(work)
    with store.change() as work:
        apply(work, ranking(work, YEAR))
        steps = work.undo
    with store.change() as work:
        undo.apply(work, steps)
    with store.read() as reader:
        assert segment(reader, big) is Segment.LARGE_INDUSTRIAL
        assert segment(reader, former) is Segment.TOP100
        assert account_detail(reader, big).interval_days == 180
        assert applied_years(reader) == []


def test_applying_twice_keeps_one_history(store: Store) -> None:
    with store.change() as work:
        _home, big, _former, _direct = world(work)
    for _ in range(2):
        with store.change() as work:
            apply(work, ranking(work, YEAR))
    with store.read() as reader:
        assert ranks_of(reader, big) == [(YEAR, 1, 6000.0)]
        assert applied_years(reader) == [(YEAR, 2)]


def test_an_entered_figure_counts_before_readings_and_can_be_taken_away(store: Store) -> None:
    with store.change() as work:
        _home, big, former, _direct = world(work)
        enter_energy(work, former, YEAR - 1, 99_000.0)
    with store.read() as reader:
        first = ranking(reader, YEAR).places[0]
        assert (first.accounts[0].id, first.kwh, first.accounts[0].source) == (former, 99_000.0, Source.ENTERED)
    with store.change() as work:
        enter_energy(work, former, YEAR - 1, None)
    with store.read() as reader:
        assert ranking(reader, YEAR).places[0].accounts[0].id == big


def test_a_ranking_that_is_no_longer_true_is_not_applied(store: Store) -> None:
    with store.change() as work:
        _home, _big, former, _direct = world(work)
    with store.read() as reader:
        seen = ranking(reader, YEAR)
    with store.change() as work:
        enter_energy(work, former, YEAR - 1, 99_000.0)
    with pytest.raises(Conflict, match=r"top100\.changed"), store.change() as work:
        apply(work, seen)
    with store.read() as reader:
        assert applied_years(reader) == []


@pytest.mark.parametrize("year", [0, 1990, 2028, 9999])
def test_a_year_that_makes_no_sense_is_refused(store: Store, year: int) -> None:
    with pytest.raises(Invalid, match=r"top100\.year"), store.read() as reader:
        ranking(reader, year)


def test_a_year_without_energy_takes_no_rank_from_anybody(store: Store) -> None:
    with store.change() as work:
        _home, _big, former, _direct = world(work)
    with pytest.raises(Invalid, match=r"top100\.empty"), store.change() as work:
        apply(work, ranking(work, YEAR - 5))
    with store.read() as reader:
        assert segment(reader, former) is Segment.TOP100


@pytest.mark.parametrize("kwh", [-1.0, float("nan"), float("inf")])
def test_an_energy_that_is_none_is_refused(store: Store, kwh: float) -> None:
    with store.change() as work:
        _home, big, _former, _direct = world(work)
    with pytest.raises(Invalid, match=r"top100\.energy"), store.change() as work:
        enter_energy(work, big, YEAR - 1, kwh)


def test_the_summary_of_a_past_period_keeps_the_segment_of_its_time(store: Store) -> None:
    with store.change() as work:
        home, big, _former, _direct = world(work)
        visit = start_record(work, big, home.manager_id)
        finish_visit(work, visit, 1, record(home, held_on=THEN))
    past = SummaryFilter(THEN, THEN)
    with store.read() as reader:
        before = visit_summary(reader, past)
    with store.change() as work:
        apply(work, ranking(work, YEAR))
    with store.read() as reader:
        after = visit_summary(reader, past)
        now = visit_summary(reader, SummaryFilter(THEN, reader.clock.today()))
        only = visit_summary(reader, SummaryFilter(THEN, THEN, segment=Segment.LARGE_INDUSTRIAL))
    assert after.segments == before.segments
    assert [line.segment for line in after.detail] == [Segment.LARGE_INDUSTRIAL]
    assert [line.segment for line in only.detail] == [Segment.LARGE_INDUSTRIAL]
    assert [line.segment for line in now.detail] == [Segment.TOP100]


def test_every_rank_belongs_to_an_account_that_is_there(store: Store) -> None:
    with store.change() as work:
        world(work)
        work.connection.execute(Account.update().values(deleted_at=work.clock.now(), version=Account.c.version + 1))
    with store.read() as reader:
        assert ranking(reader, YEAR).places == ()
