"""Alembic without an ini file: where the versions lie and how a connection is upgraded."""

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import migrations


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration over an open connection."""
    made = Config()
    made.set_main_option("script_location", str(Path(migrations.__file__).parent))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def script() -> ScriptDirectory:
    """Return the directory of versions."""
    return ScriptDirectory.from_config(config())
