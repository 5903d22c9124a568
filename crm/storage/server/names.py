"""Names of the roles that a server keeps for Rounds: people are members of one group, nobody is one of an owner."""

from crm.domain.codes import Role

OWNER = "rounds_owner"
"""Owns tables and the functions that tell rights."""
AUDITOR = "rounds_auditor"
"""Owns the log of changes and what writes it."""
KEEPER = "rounds_keeper"
"""Owns the functions that make logins; it alone may make roles."""
OWNERS = (OWNER, AUDITOR, KEEPER)
GROUPS = {role: f"rounds_{role}" for role in Role}
"""The group of each role."""
MANAGERS, SUPERVISORS, ADMINS, READERS = (
    GROUPS[role] for role in (Role.MANAGER, Role.SUPERVISOR, Role.ADMIN, Role.READONLY)
)
EVERYBODY = (MANAGERS, SUPERVISORS, ADMINS, READERS)
