"""Parts of the network are taken away by whoever leads, unless something hangs on them in anybody's books."""

import pytest

from crm.domain.changes import Kind
from crm.domain.errors import Conflict
from crm.domain.network import StationDraft
from crm.usecases.outages import network
from crm.usecases.outages.removal import remove_part
from tests.support.bureau import Bureau
from tests.support.office import Office

pytestmark = pytest.mark.postgresql


def test_what_hangs_on_a_part_in_books_of_others_is_counted_and_not_seen(bureau: Bureau) -> None:
    key = bureau.rows["supply_point"]["foreign"]
    with bureau.installer() as connection:
        found = connection.execute("SELECT feeder_id FROM supply_point WHERE id = %s", (key,)).fetchone()
        assert found is not None
        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login('sun')}")
        seen = connection.execute("SELECT count(*) FROM supply_point WHERE id = %s", (key,)).fetchone()
        told = dict(connection.execute("SELECT name, rows FROM rounds_hanging(%s)", found).fetchall())
        connection.execute("RESET SESSION AUTHORIZATION")
        links = connection.execute("SELECT count(*) FROM supply_point WHERE feeder_id = %s", found).fetchone()
    assert seen == (0,)
    assert (told["supply_point"],) == links


def test_a_supervisor_takes_a_slip_away_and_nothing_that_is_used(office: Office) -> None:
    store = office.open("supervisor")
    try:
        with store.change() as work:
            wrong = network.save_station(work, StationDraft("误站"))
        with store.read() as reader:
            stations = network.network(reader)
        used = next(line for station in stations for line in station.feeders if line.accounts)
        with pytest.raises(Conflict, match=r"network\.has_"), store.change() as work:
            remove_part(work, Kind.FEEDER, used.id, used.version, used.number)
        with store.change() as work:
            remove_part(work, Kind.SUBSTATION, wrong, 1, "误站")
        with store.read() as reader:
            assert wrong not in {station.id for station in network.network(reader)}
    finally:
        store.close()
