"""What whoever is not let in is told: each as a real connection to a real server, or to what only looks like one."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from crm.domain.addresses import read_address
from crm.domain.clock import FixedClock
from crm.domain.errors import RoundsError
from crm.storage import start
from crm.storage.door import at_the_door
from crm.storage.start import open_store
from tests.support.bureau import NOW, PASSWORD, Bureau
from tests.support.listening import listening
from tests.support.postgres import Server, asking_for_passwords

pytestmark = pytest.mark.postgresql
CLOCK = FixedClock(NOW)


def refusal(address: str) -> str:
    """Return the code with which an address is refused."""
    with pytest.raises(RoundsError) as caught:
        open_store(address, CLOCK).close()
    return caught.value.code


def with_parts(address: str, **parts: object) -> str:
    """Return an address with other parts."""
    return make_url(address).set(**parts).render_as_string(hide_password=False)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for db.bureau that nobody but itself has signed, with its key."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "db.bureau")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("db.bureau")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    plain = serialization.NoEncryption()
    as_text = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*as_text, plain))
    return file


def test_a_wrong_password_and_an_unknown_name_are_told_alike(bureau: Bureau) -> None:
    with asking_for_passwords(bureau.address):
        for login in (bureau.login("mai"), "no'body\"在", "王敏"):
            assert refusal(with_parts(bureau.address, username=login, password="wrong")) == "login.refused"


def test_no_password_is_told(bureau: Bureau) -> None:
    with asking_for_passwords(bureau.address):
        plain = read_address(with_parts(bureau.address, username=bureau.login("mai"))).text()
        assert refusal(plain) == "login.no_password"


def test_the_right_password_is_let_in(bureau: Bureau) -> None:
    with asking_for_passwords(bureau.address):
        store = open_store(bureau.url("mai"), CLOCK)
        assert store.actor.login == bureau.login("mai")
        assert PASSWORD not in f"{store.where} {store.secret} {vars(store)}"
        store.close()


def test_a_database_that_is_not_there_is_told(bureau: Bureau) -> None:
    assert refusal(with_parts(bureau.url("mai"), database="no'such \"库")) == "database.missing"


def test_a_disabled_login_is_told(bureau: Bureau) -> None:
    login = f"off_{uuid4().hex[:8]}"
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        installer.execute(f"CREATE ROLE {login} NOLOGIN PASSWORD 'x'")
        try:
            assert refusal(with_parts(bureau.address, username=login, password="x")) == "login.disabled"
        finally:
            installer.execute(f"DROP ROLE {login}")


def test_a_login_of_the_server_that_has_no_role_here_is_told(bureau: Bureau) -> None:
    login = f"guest_{uuid4().hex[:8]}"
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        installer.execute(f"CREATE ROLE {login} LOGIN PASSWORD 'x'")
        try:
            assert refusal(with_parts(bureau.address, username=login, password="x")) == "login.not_here"
        finally:
            installer.execute(f"DROP ROLE {login}")


def test_the_limit_of_a_login_and_of_the_server_are_told_apart(bureau: Bureau) -> None:
    login = f"one_{uuid4().hex[:8]}"
    database = make_url(bureau.address).database
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        installer.execute(f"CREATE ROLE {login} LOGIN PASSWORD 'x' CONNECTION LIMIT 0")
        try:
            assert refusal(with_parts(bureau.address, username=login, password="x")) == "login.limit"
        finally:
            installer.execute(f"DROP ROLE {login}")
        installer.execute(f"ALTER DATABASE {database} CONNECTION LIMIT 0")
        try:
            assert refusal(bureau.url("mai")) == "database.full_house"
        finally:
            installer.execute(f"ALTER DATABASE {database} CONNECTION LIMIT -1")


def test_nobody_at_the_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    assert refusal(f"postgresql://lin@127.0.0.1:{port}/rounds") == "server.not_listening"


def test_a_name_that_no_server_has_is_told() -> None:
    assert refusal("postgresql://lin@no-such-server.invalid/rounds") == "server.no_host"


def test_a_server_that_takes_the_call_and_says_nothing_is_told() -> None:
    with listening(b"") as port:
        assert refusal(f"postgresql://lin@127.0.0.1:{port}/rounds?connect_timeout=2") == "server.no_answer"


def test_another_program_at_the_port_is_told() -> None:
    with listening(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert refusal(f"postgresql://lin@127.0.0.1:{port}/rounds") == "server.no_postgres"


def test_a_server_without_tls_gets_no_password() -> None:
    with listening(b"N") as port:
        address = f"postgresql://lin:secret@127.0.0.1:{port}/rounds?sslmode=require"
        assert refusal(address) == "server.no_tls"


def test_a_certificate_of_nobody_known_is_told(certificate: Path) -> None:
    speaks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    speaks.load_cert_chain(certificate)
    with listening(b"S", speaks) as port:
        address = f"postgresql://lin:secret@127.0.0.1:{port}/rounds?sslmode=verify-full"
        assert refusal(f"{address}&sslrootcert=system") == "server.not_trusted"
        assert refusal(f"{address}&sslrootcert={certificate}") == "server.other_name"
        assert refusal(f"{address}&sslrootcert={certificate}.gone") == "server.no_certificate"


def test_an_option_that_the_driver_does_not_know_is_told() -> None:
    assert refusal("postgresql://lin@127.0.0.1:9/rounds?no_such=1") == "address.option"


def test_an_old_server_is_told(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "OLDEST_SERVER", 990000)
    assert refusal(bureau.url("mai")) == "server.too_old"


def test_what_is_no_database_of_ours_is_told(postgres: Server) -> None:
    with postgres.database(empty=True) as address, psycopg.connect(address, autocommit=True) as theirs:
        theirs.execute("CREATE TABLE invoice (id integer)")
        assert refusal(address) == "server.not_ours"


def test_an_empty_database_is_told_to_whoever_may_not_set_it_up(postgres: Server) -> None:
    login = f"early_{uuid4().hex[:8]}"
    with postgres.database(empty=True) as address, psycopg.connect(address, autocommit=True) as installer:
        installer.execute(f"CREATE ROLE {login} LOGIN PASSWORD 'x'")
        try:
            assert refusal(with_parts(address, username=login, password="x")) == "server.empty"
        finally:
            installer.execute(f"DROP ROLE {login}")


def test_a_set_up_that_was_broken_off_is_told(postgres: Server) -> None:
    login = f"half_{uuid4().hex[:8]}"
    with postgres.database() as address, psycopg.connect(address, autocommit=True) as installer:
        installer.execute(f"CREATE ROLE {login} LOGIN PASSWORD 'x'")
        try:
            assert refusal(with_parts(address, username=login, password="x")) == "server.half_made"
            installer.execute(f"GRANT SELECT ON alembic_version TO {login}")
            installer.execute("CREATE FUNCTION rounds_read() RETURNS uuid[] LANGUAGE sql AS 'SELECT NULL::uuid[]'")
            assert refusal(with_parts(address, username=login, password="x")) == "server.half_made"
        finally:
            installer.execute(f"DROP OWNED BY {login}; DROP ROLE {login}")


@pytest.mark.parametrize(("revision", "code"), [("0000", "server.ask_owner"), ("9999", "database.newer")])
def test_another_schema_tells_a_person_whom_to_ask(bureau: Bureau, revision: str, code: str) -> None:
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        installer.execute("UPDATE alembic_version SET version_num = %s", (revision,))
        try:
            with pytest.raises(RoundsError) as caught:
                open_store(bureau.url("mai"), CLOCK)
        finally:
            installer.execute("UPDATE alembic_version SET version_num = %s", (start.HEAD,))
    assert caught.value.code == code
    if code == "server.ask_owner":
        assert caught.value.values["whom"] == "ada"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ('致命错误:  用户 "lin" Password 认证失败', "login.refused"),
        ('致命错误:  不允许角色"lin" 进行登录', "login.disabled"),
        ("致命错误:  对不起, 已经有太多的客户", "database.full_house"),
        ('致命错误:  数据库 "rounds" 不存在', "database.missing"),
        ('致命错误:  由角色"lin"发起的连接太多了', "login.limit"),
        (
            'FATAL:  no pg_hba.conf entry for host "10.1.1.1", user "lin", database "r", no encryption',
            "server.wants_tls",
        ),
        ('FATAL:  no pg_hba.conf entry for host "10.1.1.1", user "lin", database "r", SSL on', "server.not_from_here"),
        ("FATAL:  the database system is starting up", "server.starting"),
        ("connection failed: session is read-only", "server.only_standby"),
        ("server closed the connection unexpectedly", "database.offline"),
        ('db1: Connection refused\ndb2: FATAL:  password authentication failed for user "lin"', "login.refused"),
    ],
)
def test_words_of_servers_that_are_not_here(told: str, code: str) -> None:
    assert at_the_door(told).code == code
