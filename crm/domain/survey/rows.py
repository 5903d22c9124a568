"""Forms, versions and counts as pages and exports show them."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct, field

from crm.domain.survey.faults import FormFault
from crm.domain.survey.form import Form, Question, Words


class VersionRow(Struct, frozen=True):
    """A version of a form; `answered` says on how many visits it was filled in."""

    id: UUID
    version: int
    number: int
    file_name: str
    created_at: datetime
    created_by: str
    published_at: datetime | None
    answered: int = 0

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class FormRow(Struct, frozen=True):
    """A form with its versions, the newest first."""

    id: UUID
    version: int
    name: str
    title: str
    topics: tuple[str, ...]
    retired_on: date | None
    versions: tuple[VersionRow, ...] = ()
    titles: Words = field(default_factory=Words)

    def title_in(self, language: str) -> str:
        """Return the title of the newest version in a language."""
        return self.titles.in_language(language) or self.title

    @property
    def published(self) -> VersionRow | None:
        """The version that visits are asked by now."""
        return next((each for each in self.versions if not each.is_draft), None)


class VersionDetail(Struct, frozen=True):
    """A version with what it asks and what its import found wrong."""

    id: UUID
    version: int
    number: int
    form_id: UUID
    form: Form
    faults: tuple[FormFault, ...]
    published_at: datetime | None


class OfferedForm(Struct, frozen=True):
    """A published version that a visit can be asked by."""

    form_id: UUID
    version_id: UUID
    number: int
    form: Form


class QuestionCount(Struct, frozen=True):
    """How a question was answered over all versions of a form that ask it, by its name.

    `answered` counts answers; `by_choice` and `by_number` say how often each was given, in the order of the form.
    `question` is how the newest version asks, `labels` are the words of its choices, as the newest version says them.
    """

    question: Question
    answered: int = 0
    by_choice: Mapping[str, int] = field(default_factory=dict)
    by_number: Mapping[float, int] = field(default_factory=dict)
    labels: Mapping[str, Words] = field(default_factory=dict)

    @property
    def mean(self) -> float | None:
        """The mean of numbers, None without any."""
        given = sum(self.by_number.values())
        return sum(number * count for number, count in self.by_number.items()) / given if given else None
