"""Whose outages stand on the board: one person's, those of the team, everybody's."""

from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import OutageType, SourceRole
from crm.domain.outage_desk import OutageDraft, ScopePart, TeamOf, Whose
from crm.storage.store import Store
from crm.storage.tables import Account, Area, Portfolio
from crm.usecases.outages import detail, life
from tests.support.build import at
from tests.support.outages import hang, make_grid


def test_a_team_is_the_books_of_its_unit(store: Store) -> None:
    net = make_grid(store)
    with store.change() as work:
        far = work.insert(Area, name="乙供电所", sort_key="yi")
        beside = work.insert(Portfolio, name="同所另一册", area_id=net.home.area_id)
        away = work.insert(Portfolio, name="他所一册", area_id=far)
        mine = hang(work, net, 1, [(net.f1, SourceRole.PRIMARY)])
        made = {}
        for number, book in ((2, beside), (3, away)):
            made[book] = key = hang(work, net, number, [(net.f1, SourceRole.PRIMARY)])
            version = work.scalar(select(Account.c.version).where(Account.c.id == key))
            work.update(Account, key, version, portfolio_id=book)
        outage_id = life.add_outage(
            work, OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), reported_at=at(8))
        )
        life.publish(work, outage_id)

    def reached(whose: Whose) -> set[UUID]:
        with store.read() as reader:
            return {row.account_id for row in detail.detail(reader, outage_id, whose).affected}

    assert reached(net.home.manager_id) == {mine}
    assert reached(TeamOf(net.home.manager_id)) == {mine, made[beside]}
    assert reached(None) == {mine, *made.values()}
