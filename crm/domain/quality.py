"""How complete an account's data is (domain.md section 1.7)."""

from collections.abc import Sequence
from datetime import date

from crm.domain.accounts import ContactRow, Quality


def quality(
    contacts: Sequence[ContactRow],
    *,
    industry_code: str | None,
    street_code: str | None,
    has_place: bool,
    has_feeder: bool,
    grade_known: bool,
    generator_known: bool,
    today: date,
    verified_days: int,
) -> Quality:
    """Return the score from 0 to 100 and the codes of the missing parts, the weightiest first."""
    main = contacts[0] if contacts else None
    usable = main is not None and any(not phone.is_doubtful for phone in main.phones)
    fresh = any(each.verified_on and (today - each.verified_on).days <= verified_days for each in contacts)
    parts = (
        ("main_contact", 25, usable),
        ("verified", 20, fresh),
        ("feeder", 15, has_feeder),
        ("second_contact", 10, len(contacts) >= 2),
        ("industry", 10, bool(industry_code)),
        ("address", 10, bool(street_code) and has_place),
        ("importance", 10, grade_known and generator_known),
    )
    return Quality(
        sum(weight for _name, weight, held in parts if held), tuple(name for name, _weight, held in parts if not held)
    )
