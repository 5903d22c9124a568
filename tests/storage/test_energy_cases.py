"""Cases about losses on both databases: opened once, closed only whole, told in briefs, and taken back."""

from datetime import date
from uuid import UUID

import pytest

from crm.domain.errors import Conflict, Invalid
from crm.domain.losses import CaseDraft, LossCause
from crm.storage.store import Store
from crm.storage.tables import SupplyPoint
from crm.usecases import undo
from crm.usecases.brief import brief
from crm.usecases.energy.cases import case, cases, close_case, keep_case, open_case, reopen_case
from crm.usecases.energy.losses import losses
from tests.support.build import bureau
from tests.support.energy import MONTH, feeder, metered

DAY = date(2026, 11, 16)
WHOLE = CaseDraft(LossCause.METER, "一相失压", "更换互感器", 12_000.0)


def test_a_case_is_opened_once_and_shown_beside_the_loss(store: Store) -> None:
    with store.change() as work:
        line = feeder(work, "F1", {MONTH: (1_000_000.0, 900_000.0)})
        opened = open_case(work, line, MONTH, CaseDraft(note="  表计待查 "))
        with pytest.raises(Invalid) as refused:
            open_case(work, line, MONTH, CaseDraft())
    assert refused.value.code == "loss.case_open"
    with store.read() as reader:
        assert losses(reader, MONTH).rows[0].case_id == opened
        found = case(reader, opened)
    assert (found.known.note, found.known.cause, found.closed_on) == ("表计待查", None, None)


def test_a_case_is_closed_only_with_cause_action_and_energy(store: Store) -> None:
    with store.change() as work:
        line = feeder(work, "F1", {})
        opened = open_case(work, line, MONTH, CaseDraft())
        for draft, day, code in (
            (CaseDraft(LossCause.METER, action="换表"), DAY, "loss.case_incomplete"),
            (CaseDraft(LossCause.METER, recovered_kwh=0.0), DAY, "loss.case_incomplete"),
            (CaseDraft(None, action="换表", recovered_kwh=0.0), DAY, "loss.case_incomplete"),
            (CaseDraft(LossCause.METER, action="换表", recovered_kwh=-1.0), DAY, "loss.recovered_negative"),
            (WHOLE, date(2026, 11, 18), "loss.case_future"),
        ):
            with pytest.raises(Invalid) as refused:
                close_case(work, opened, 1, draft, day)
            assert refused.value.code == code
        close_case(work, opened, 1, WHOLE, DAY)
    with store.read() as reader:
        assert cases(reader, only_open=True) == ()
        found = cases(reader)[0]
    assert (found.known, found.closed_on) == (WHOLE, DAY)
    with store.change() as work:
        reopen_case(work, opened, found.version)
        assert case(work, opened).closed_on is None
        with pytest.raises(Invalid):
            reopen_case(work, opened, found.version + 1)


def test_two_who_write_one_case_are_asked(store: Store) -> None:
    with store.change() as work:
        opened = open_case(work, feeder(work, "F1", {}), MONTH, CaseDraft())
    with store.change() as work:
        keep_case(work, opened, 1, CaseDraft(note="现场核对"))
    with pytest.raises(Conflict), store.change() as work:
        keep_case(work, opened, 1, CaseDraft(note="待核对"))


def test_an_open_case_is_an_item_of_the_visit_until_it_is_closed(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, other = metered(work, home, 1), metered(work, home, 2)
        line = feeder(work, "F1", {})
        work.insert(SupplyPoint, account_id=one, portfolio_id=home.book_id, feeder_id=line, role="primary")
        opened = open_case(work, line, MONTH, CaseDraft())

    def meters(account_id: UUID) -> list[object]:
        with store.read() as reader:
            asks = brief(reader, account_id).asks
        return [each.values["feeder"] for each in asks if each.code == "brief.ask_meter"]

    assert (meters(one), meters(other)) == (["演示站F1 F1"], [])
    with store.change() as work:
        close_case(work, opened, 1, WHOLE, DAY)
        steps = work.undo
    assert meters(one) == []
    with store.change() as work:
        undo.apply(work, steps)
    assert meters(one) == ["演示站F1 F1"]
