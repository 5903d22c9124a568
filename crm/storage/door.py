"""Why a server lets nobody in: the one place where what it says at the door becomes a code of ours.

A connection that does not come about has a text and no SQLSTATE. The server says it in its own language (English or
Chinese here), libpq in English; of several hosts that refuse, what tells most comes first.
"""

import re

from crm.domain.errors import Busy, Denied, Invalid, Offline, RoundsError, Unreadable

_AT_THE_DOOR: tuple[tuple[str, type[RoundsError], str], ...] = (
    (r"password authentication failed|Password 认证失败|密码认证失败", Denied, "login.refused"),
    (r"authentication failed for user|用户.*认证失败", Denied, "login.refused"),
    (r"no password supplied", Denied, "login.no_password"),
    (r"role .* is not permitted to log in|不允许角色.*进行登录", Denied, "login.disabled"),
    (r"too many connections for role|由角色.*发起的连接太多", Busy, "login.limit"),
    (r"role .* does not exist|角色 .*不存在", Denied, "login.refused"),
    (r"permission denied for database|对于?数据库 .*权限不够", Denied, "login.not_here"),
    (r"database .* does not exist|数据库 .*不存在", Offline, "database.missing"),
    (
        r"too many clients|remaining connection slots|too many connections for database|太多的客户|连接槽",
        Busy,
        "database.full_house",
    ),
    (r"pg_hba\.conf.*(no encryption|SSL off|没有加密|SSL 关闭)", Denied, "server.wants_tls"),
    (r"pg_hba\.conf", Denied, "server.not_from_here"),
    (r"server does not support SSL", Denied, "server.no_tls"),
    (r"root certificate file .* does not exist|could not read root certificate file", Invalid, "server.no_certificate"),
    (r"does not match host name", Denied, "server.other_name"),
    (r"certificate verify failed|self.signed certificate|unable to get local issuer", Denied, "server.not_trusted"),
    (r"session is read-only|server is in hot standby", Offline, "server.only_standby"),
    (r"starting up|shutting down|in recovery mode|系统启动中|系统关闭中|恢复模式", Offline, "server.starting"),
    (
        r"invalid response|expected authentication request|wrong version number|record layer",
        Unreadable,
        "server.no_postgres",
    ),
    (r"could not translate host name|failed to resolve host|Name or service not known", Offline, "server.no_host"),
    (r"connection refused|0x0000274D|10061|No such file or directory", Offline, "server.not_listening"),
    (
        r"timeout expired|timed out|10060|No route to host|Network is unreachable",
        Offline,
        "server.no_answer",
    ),
)
_NOT_OURS = re.compile(r"invalid connection option \"([^\"]*)\"|invalid (\w+) value|bad value for (\w+)")


def at_the_door(message: str) -> RoundsError:
    """Return why a connection did not come about or broke; what nobody foresaw is a server out of reach."""
    wrong = option_refused(message)
    if wrong is not None:
        return wrong
    for pattern, kind, code in _AT_THE_DOOR:
        if re.search(pattern, message, re.IGNORECASE):
            return kind(code)
    return Offline("database.offline")


def option_refused(message: str) -> RoundsError | None:
    """Return what libpq says about an option of an address, or None where it says something else."""
    found = _NOT_OURS.search(message)
    if found is None:
        return None
    return Invalid("address.option", option=found[1] or found[2] or found[3])
