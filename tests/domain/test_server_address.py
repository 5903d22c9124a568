"""The address of a server in parts: read, written, and refused where a part is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.addresses import Host, ServerAddress, Tls, read_address, read_hosts, shown_hosts, without_password
from crm.domain.errors import Invalid

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
HOSTS = st.lists(
    st.builds(
        Host, st.sampled_from(["db1", "db.bureau", "10.0.0.7", "::1", "调度"]), st.none() | st.integers(1, 65535)
    ),
    min_size=1,
    max_size=3,
).map(tuple)


@given(HOSTS, WORDS, st.text(max_size=8), st.sampled_from(Tls), st.sampled_from(["", "/etc/o'我 +@.crt"]), WORDS)
def test_an_address_reads_as_it_was_written(
    hosts: tuple[Host, ...], database: str, login: str, tls: Tls, certificate: str, password: str
) -> None:
    login = login.replace("\x00", "") or "lin"
    address = ServerAddress(hosts, database.strip() or "r", login, tls, certificate, (("options", "-c a=b"),), password)
    assert read_address(address.with_password()) == address
    bare = read_address(address.text())
    assert bare.password == ""
    assert (bare.hosts, bare.login, bare.database) == (hosts, login, address.database)
    assert without_password(address.with_password()) == address.text()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mysql://lin@db/rounds", "address.unreadable"),
        ("lin@db", "address.unreadable"),
        ("postgresql://lin@db", "address.database"),
        ("postgresql://lin@db/", "address.database"),
        ("postgresql://lin@db:54x2/rounds", "address.port"),
        ("postgresql://lin@db:0/rounds", "address.port"),
        ("postgresql://lin@db:70000/rounds", "address.port"),
        ("postgresql://lin@db1,db2,db3:5432,5433/rounds", "address.host"),
        ("postgresql://lin@db1,db2,db3/rounds?port=5432,5433", "address.port"),
        ("postgresql://lin@d b/rounds", "address.host"),
        ("postgresql://lin@:5432/rounds", "address.host"),
        ("postgresql://lin@db/rounds?sslmode=full", "address.tls"),
    ],
)
def test_each_wrong_part_has_a_sentence_of_its_own(text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_address(text)
    assert caught.value.code == code


@pytest.mark.parametrize("password", ["a:b", "a@b", "a/b", "a?b", "a b", "密码#1", "a'\"b", "p%41ss"])
def test_a_refusal_never_shows_a_password(password: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_address(f"postgresql://lin:{password}@db:99999999/rounds")
    assert password not in str(caught.value)
    assert password not in without_password(f"postgresql://lin:{password}@db/rounds")
    assert password not in repr(read_address(f"postgresql://lin:{password}@db/rounds"))


def test_several_hosts_are_asked_for_the_one_that_can_be_written() -> None:
    address = read_address("postgresql://lin@db1:5433,db2/rounds")
    assert address.hosts == (Host("db1", 5433), Host("db2"))
    asked = address.parameters()
    assert (asked["host"], asked["port"]) == ("db1,db2", "5433,5432")
    assert (asked["target_session_attrs"], asked["connect_timeout"]) == ("read-write", "2")


def test_hosts_are_read_as_people_type_them() -> None:
    hosts = read_hosts(" db1：5433， 10.0.0.7 ,[::1]:6000, fe80::1")
    assert hosts == (Host("db1", 5433), Host("10.0.0.7"), Host("::1", 6000), Host("fe80::1"))
    assert read_hosts(shown_hosts(hosts)) == hosts
