"""How complete an account's data is (domain.md section 1.7)."""

from collections.abc import Sequence
from datetime import date

from crm.domain.accounts import ContactRow, Quality, QualityPart
from crm.domain.codes import PhoneKind

WEIGHTS = {
    "main_contact": 25,
    "verified": 20,
    "feeder": 15,
    "second_contact": 10,
    "industry": 10,
    "address": 10,
    "importance": 10,
}
"""What each part of the score weighs, the weightiest first; together 100."""


def quality(
    contacts: Sequence[ContactRow],
    *,
    industry_code: str | None,
    street_code: str | None,
    address: str | None,
    has_place: bool,
    feeder_confirmed: bool,
    grade_known: bool,
    generator_known: bool,
    today: date,
    verified_days: int,
) -> Quality:
    """Return the score from 0 to 100 with its parts, the weightiest first, and the codes of those that are missing.

    A main contact counts with a name and a mobile number that is not in doubt; a feeder once somebody confirmed it.
    """
    main = contacts[0] if contacts else None
    held = held_parts(
        contacts=len(contacts),
        can_be_called=main is not None and _can_be_called(main),
        verified_on=max((each.verified_on for each in contacts if each.verified_on), default=None),
        industry_code=industry_code,
        street_code=street_code,
        address=address,
        has_place=has_place,
        feeder_confirmed=feeder_confirmed,
        grade_known=grade_known,
        generator_known=generator_known,
        today=today,
        verified_days=verified_days,
    )
    parts = tuple(QualityPart(code, weight, held[code]) for code, weight in WEIGHTS.items())
    return Quality(
        sum(part.weight for part in parts if part.is_held),
        tuple(part.code for part in parts if not part.is_held),
        parts,
    )


def held_parts(
    *,
    contacts: int,
    can_be_called: bool,
    verified_on: date | None,
    industry_code: str | None,
    street_code: str | None,
    address: str | None,
    has_place: bool,
    feeder_confirmed: bool,
    grade_known: bool,
    generator_known: bool,
    today: date,
    verified_days: int,
) -> dict[str, bool]:
    """Return which parts of the score an account holds; `verified_on` is the newest day that a contact was verified."""
    return {
        "main_contact": can_be_called,
        "verified": verified_on is not None and (today - verified_on).days <= verified_days,
        "feeder": feeder_confirmed,
        "second_contact": contacts >= 2,
        "industry": bool(industry_code),
        "address": bool(street_code) and bool(address) and has_place,
        "importance": grade_known and generator_known,
    }


def _can_be_called(contact: ContactRow) -> bool:
    mobiles = [phone for phone in contact.phones if phone.kind == PhoneKind.MOBILE and not phone.is_doubtful]
    return bool(contact.name) and bool(mobiles)
