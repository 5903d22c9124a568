"""What a brief says, in the language of the window."""

from datetime import date

from PySide6.QtCore import QObject

from crm.domain.brief import Brief
from crm.domain.codes import ImportanceGrade
from crm.domain.peers import PeerLevel, PeerPlace
from ui.texts.counts import listed
from ui.texts.dates import clock_time, dated, near_day, time_span
from ui.texts.names import (
    channel_name,
    grade_name,
    industry_name,
    kva,
    source_role_name,
    street_name,
    tariff_name,
    topic_name,
    voltage_name,
)
from ui.texts.states import duty_name
from ui.widgets.marks import segment_name

DOT = " · "


class BriefWords(QObject):
    """The head of the page, its facts, and where the account stands; each method is one part."""

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        self._brief = brief

    # -- the head

    def foot(self) -> str:
        """Return what the page is, for its foot."""
        made = self._brief.made_at
        when = f"{near_day(made.date(), None)} {made.year} {clock_time(made)}" if made is not None else ""
        text = self.tr("Visit brief for internal use · {number} · made {when}")
        return text.format(number=self._brief.account.account_no, when=when)

    def standing(self) -> str:
        """Return what kind of customer it is."""
        account = self._brief.account
        grade = "" if account.grade is ImportanceGrade.NONE else grade_name(account.grade)
        parts = (
            self.tr("No. {number}").format(number=account.account_no),
            segment_name(account.segment),
            self.tr("important user: {grade}").format(grade=grade) if grade else "",
            self.tr("high risk") if account.is_high_risk else "",
            industry_name(account.industry_code),
        )
        return DOT.join(part for part in parts if part and part != "—")

    def when(self) -> str:
        """Return when the visit is, else the day of the brief."""
        visit = self._brief.visit
        if visit is None:
            return near_day(self._brief.on, self._brief.on)
        hours = time_span(visit.start, visit.end) if visit.start is not None and visit.end is not None else ""
        return f"{near_day(visit.on, self._brief.on)} {hours}".strip()

    def who(self) -> str:
        """Return how the visit is held, by whom and what for."""
        visit = self._brief.visit
        if visit is None:
            return self.tr("No visit on the plan")
        topics = listed(*(topic_name(topic) for topic in visit.topics))
        return DOT.join(part for part in (channel_name(visit.channel), visit.person, visit.purpose or topics) if part)

    # -- facts

    def facts(self) -> list[tuple[str, str]]:
        """Return names and values, in the order in which they are read."""
        account = self._brief.account
        due = self._maybe_day(account.due_on) if account.due_on is not None else ""
        return [
            (self.tr("Capacity"), self._capacity()),
            (self.tr("Voltage"), voltage_name(account.voltage_code)),
            (self.tr("Tariff"), tariff_name(account.tariff_class)),
            (self.tr("Last on site"), self._maybe_day(account.last_onsite_on)),
            (self.tr("Next due"), DOT.join(part for part in (due, duty_name(account.duty)) if part)),
            (self.tr("Manager"), account.manager or "—"),
            (self.tr("Supply"), self._supply()),
            (self.tr("Own source"), self._source()),
            (self.tr("Address"), self._address()),
        ]

    def _capacity(self) -> str:
        account = self._brief.account
        text = self.tr("{contract} kVA").format(contract=kva(account.contract_kva))
        if account.operating_kva is not None and account.operating_kva != account.contract_kva:
            text += DOT + self.tr("{operating} kVA in use").format(operating=kva(account.operating_kva))
        if account.contract_demand_kw:
            text += DOT + self.tr("{kw} kW contracted").format(kw=kva(account.contract_demand_kw))
        return text

    def _supply(self) -> str:
        feeders = [f"{name} ({source_role_name(role)})" for name, role in self._brief.account.feeders]
        return listed(*feeders) or "—"

    def _source(self) -> str:
        account = self._brief.account
        if account.own_generator_kw is None:
            return self.tr("not known")
        text = self.tr("{kw} kW").format(kw=kva(account.own_generator_kw)) if account.own_generator_kw else "—"
        if account.security_load_kw:
            text += DOT + self.tr("security load {kw} kW").format(kw=kva(account.security_load_kw))
        return text

    def _address(self) -> str:
        account = self._brief.account
        street = street_name(account.street_code)
        return account.address or (street if street != "—" else "—")

    def _maybe_day(self, day: date | None) -> str:
        return dated(day, self._brief.on) if day is not None else self.tr("never")

    def gate(self) -> list[tuple[str, str]]:
        """Return how one gets in, and when."""
        account = self._brief.account
        named = (
            (self.tr("At the gate"), account.site_access or self.tr("Nothing is known of the way in: ask for it.")),
            (self.tr("Hours"), account.visit_hours or ""),
            (self.tr("Note"), account.note or ""),
        )
        return [(name, value) for name, value in named if value]

    def notes(self) -> str:
        return self.tr("Notes")

    # -- energy

    def energy_title(self) -> str:
        return self.tr("Energy, demand and power factor of twelve months beside the year before")

    def no_energy(self) -> str:
        return self.tr("There are no readings of the last twelve months.")

    def peers(self) -> str:
        """Return where the account stands among similar ones, without naming any."""
        place = self._brief.peers
        if place is None:
            return self.tr("Too few similar accounts for a comparison.")
        text = self.tr(
            "{value} kWh per kVA and month: more than {percentile} % of {size} {group}; the middle is {middle}."
        )
        return text.format(
            value=f"{place.value:,.0f}",
            percentile=f"{place.percentile:.0f}",
            size=place.size,
            group=self._group(place),
            middle=f"{place.middle:,.0f}",
        )

    def _group(self, place: PeerPlace) -> str:
        industry = industry_name(self._brief.account.industry_code)
        low, high = place.group.low, place.group.high
        band = self.tr("{low}–{high} kVA").format(low=kva(low), high=kva(high)) if high else ""
        band = band or self.tr("from {low} kVA").format(low=kva(low))
        return {
            PeerLevel.DIVISION: self.tr("accounts of {industry}, {band}").format(industry=industry, band=band),
            PeerLevel.SECTION_BAND: self.tr("accounts of the same section, {band}").format(band=band),
            PeerLevel.SECTION: self.tr("accounts of the same section"),
            PeerLevel.ALL: self.tr("accounts of the bureau"),
        }[place.group.level]
