"""How complete an account's data is (domain.md section 1.7)."""

from collections.abc import Sequence
from datetime import date

from crm.domain.accounts import ContactRow, Quality, QualityPart
from crm.domain.codes import PhoneKind


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
    fresh = any(each.verified_on and (today - each.verified_on).days <= verified_days for each in contacts)
    parts = (
        QualityPart("main_contact", 25, main is not None and _can_be_called(main)),
        QualityPart("verified", 20, fresh),
        QualityPart("feeder", 15, feeder_confirmed),
        QualityPart("second_contact", 10, len(contacts) >= 2),
        QualityPart("industry", 10, bool(industry_code)),
        QualityPart("address", 10, bool(street_code) and bool(address) and has_place),
        QualityPart("importance", 10, grade_known and generator_known),
    )
    return Quality(
        sum(part.weight for part in parts if part.is_held),
        tuple(part.code for part in parts if not part.is_held),
        parts,
    )


def _can_be_called(contact: ContactRow) -> bool:
    mobiles = [phone for phone in contact.phones if phone.kind == PhoneKind.MOBILE and not phone.is_doubtful]
    return bool(contact.name) and bool(mobiles)
