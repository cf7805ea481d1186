"""What a receiving service is told about a person: the least it needs, and whether it may be told at all. Pure.

Chapter 6.2 of the domain report: R-27 (identity, category, urgent risks, need and reason; never the whole assessment),
R-14 (sensitive categories stay inside; children of them appear outside as initials), R-07 (no data to a receiver whom
the client did not name, unless there is a legal basis with a reason).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.casework.services import Service
from fieldapp.domain.person import Person
from fieldapp.domain.referral import Referral

SENSITIVE: Final = frozenset(("03", "06", "10", "16", "17", "18", "19"))
AGREED: Final = "agreed"
TAKES_THE_CLIENT: Final = "panti"  # receiver kind
ADULT: Final = 18


@dataclass(frozen=True, slots=True)
class Packet:
    """Codes and values, no words. ``withheld``: a category was left out; ``initials``: the name is not written out."""

    name: str
    sex: str
    birth_date: date | None
    age: int | None
    estimated: bool
    nik: str
    region: str
    categories: tuple[str, ...]
    risks: tuple[str, ...]
    needs: tuple[str, ...]
    reason: str
    urgency: str
    withheld: bool = False
    initials: bool = False


def packet(
    referral: Referral, person: Person, categories: Collection[str], service: Service | None, today: date
) -> Packet:
    """What this receiver is told. ``service`` is None for one that is in no list."""
    takes_client = service is not None and service.receiver == TAKES_THE_CLIENT
    sensitive = [code for code in categories if code in SENSITIVE]
    told = tuple(code for code in categories if takes_client or code not in SENSITIVE)
    age = age_of(person, today)
    hidden = bool(sensitive) and not takes_client and age is not None and age < ADULT
    return Packet(
        name=initials_of(person.name) if hidden else person.name,
        sex=person.sex,
        birth_date=None if hidden or person.estimated else person.birth_date,
        age=age,
        estimated=person.estimated,
        nik="" if hidden else person.nik,
        region=person.region,
        categories=told,
        risks=tuple(referral.text("risks").split()),
        needs=tuple(referral.text("needs").split()),
        reason=referral.text("reason"),
        urgency=referral.text("urgency"),
        withheld=bool(sensitive) and not takes_client,
        initials=hidden,
    )


def sharing(share: str, share_with: Collection[str], receiver: str) -> str:
    """agreed (to this referral), basis (without agreement, on a named basis), ticked (this receiver was named in the
    consent), refused (others were, or nobody), unknown (nothing is recorded)."""
    if share:
        return AGREED if share == AGREED else "basis"
    if not share_with:
        return "unknown"
    return "ticked" if receiver in share_with else "refused"


def age_of(person: Person, today: date) -> int | None:
    """Whole years; from the year alone where no day is known."""
    born = person.birth_date
    if born is not None and not person.estimated:
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return today.year - person.birth_year if person.birth_year else None


def initials_of(name: str) -> str:
    """``Siti Aminah`` → ``S.A.``; "" for a blank name."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
