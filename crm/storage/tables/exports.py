"""The log of files that left the program."""

from sqlalchemy import Index, Named

from crm.storage.base import Stamped, table


class ExportLogColumns(Stamped):
    """A file that left the program: the kind of export, its rows, and whether it names people of customers."""

    kind: Named[str]
    file_name: Named[str]
    rows: Named[int]
    is_personal: Named[bool]


ExportLog = table("export_log", ExportLogColumns, Index("ix_export_log_created_at", "created_at"))
