"""Lists of tasks, of an account or of none."""

from crm.domain.imports import TaskDraft
from crm.domain.reading import dates, moments, text, words
from crm.exchange.kinds.field import Field, ListKind, Read, readable


def _fields(number: Read) -> list[Field]:
    return [
        Field("title", text.line, required=True),
        Field("account_no", number, strict=True, looks=readable(number)),
        Field("account_name", text.line),
        Field("assignee", text.line),
        Field("delegated_by", text.line),
        Field("due_on", dates.day, strict=True),
        Field("priority", words.priority),
        Field("task_state", words.task_state, strict=True),
        Field("done_at", moments.moment, strict=True),
        Field("note", text.paragraph),
    ]


TASKS = ListKind(TaskDraft, _fields)
