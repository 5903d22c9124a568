"""Files that are kept in the database."""

from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, Named

from crm.storage.base import OfAccount, Stamped, of_account, table
from crm.storage.columns import column
from crm.storage.types import Id


class AttachmentColumns(Stamped, OfAccount):
    """A file kept in the database; `sha256` is the hex digest of `content`.

    `kind` is file, photo or signature, `caption` what a photo shows or who signed. `issue_id` is the issue that it
    proves to be answered (domain.md section 2.7), `campaign_id` the campaign that it proves to have been told of.
    """

    visit_id: Named[UUID | None] = column(Id, ForeignKey("visit.id"), index=True)
    issue_id: Named[UUID | None] = column(Id, ForeignKey("issue.id"), index=True)
    campaign_id: Named[UUID | None] = column(Id, ForeignKey("campaign.id"), index=True)
    kind: Named[str] = column(default="file")
    caption: Named[str | None]
    name: Named[str]
    media_type: Named[str]
    size: Named[int]
    sha256: Named[str]
    content: Named[bytes] = column(LargeBinary)


Attachment = table("attachment", AttachmentColumns, *of_account("attachment"))
