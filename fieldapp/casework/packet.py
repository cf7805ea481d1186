"""What a receiving service is told about a person: the least it needs, and whether it may be told at all. Pure.

Chapter 6.2 of the domain report: R-27 (identity, category, urgent risks, need and reason; never the whole assessment),
R-14 (sensitive categories stay inside; children of them appear outside as initials), R-07 (no data to a receiver whom
the client did not name, unless there is a legal basis with a reason). Red signs of a class that the receiver is not
told are left out too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from fieldapp.casework import consent as consents
from fieldapp.casework.consent import DISABILITY, Consent, covers, standing
from fieldapp.casework.consent import SENSITIVE as SPECIFIC
from fieldapp.casework.entities import read_moment
from fieldapp.casework.services import Service
from fieldapp.domain.person import Person
from fieldapp.domain.referral import Referral

SENSITIVE: Final = frozenset(("03", "06", "10", "16", "17", "18", "19"))
DISABILITIES: Final = frozenset(("05", "09"))  # categories that are about a disability (UU 27/2022 Ps. 26)
# red signs that are health, violence or crime (Ps. 4): class "spesifik"; the others are dangers anybody sees
SENSITIVE_RISKS: Final = frozenset(("sexual", "violence_now", "suicidal", "trafficking", "threat"))
AGREED, BASIS = "agreed", "basis"
CLEAR: Final = frozenset((AGREED, BASIS, "ticked"))  # ways to stand that let a receiver be told
URGENT: Final = frozenset(("emergency", "vital"))  # bases that wait for nobody (Ps. 20(2)d)
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
    classes = consents.told(Consent(), receiver_of(service))
    secret = frozenset() if takes_client else SENSITIVE
    secret |= frozenset() if DISABILITY in classes else DISABILITIES
    told = tuple(code for code in categories if code not in secret)
    signs = referral.text("risks").split()
    risks = tuple(code for code in signs if SPECIFIC in classes or code not in SENSITIVE_RISKS)
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
        risks=risks,
        needs=tuple(referral.text("needs").split()),
        reason=referral.text("reason"),
        urgency=referral.text("urgency"),
        withheld=len(told) < len(categories) or len(risks) < len(signs),
        initials=hidden,
    )


def receiver_of(service: Service | None) -> str:
    """As the share list names it; a service that is in no list belongs to a kabupaten or kota."""
    return service.receiver if service else "kabkota"


def sharing(referral: Referral, consent: Consent, receiver: str) -> str:
    """agreed (to this referral), basis (without agreement, on a named basis), ticked (this receiver was named in the
    consent), refused (others were, or nobody), withdrawn (it was, and was taken back), unknown (nothing is recorded).

    An agreement to the referral holds until something is taken back after it; a basis does not depend on agreement.
    """
    share, _, more = referral.text("share").partition(": ")
    if share == AGREED and covers(consent, receiver, read_moment(more) or referral.entity.created_at):
        return AGREED
    return BASIS if share not in ("", AGREED) else standing(consent, receiver)


def basis_of(referral: Referral, consent: Consent) -> str:
    """The basis on which its receiver is told without agreement, "" for none: of the referral, else of the consent."""
    share = referral.text("share").partition(": ")[0]
    return share if share not in ("", AGREED) else consent.proof.get("legal_basis", "")


def age_of(person: Person, today: date) -> int | None:
    """Whole years; from the year alone where no day is known."""
    born = person.birth_date
    if born is not None and not person.estimated:
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return today.year - person.birth_year if person.birth_year else None


def initials_of(name: str) -> str:
    """``Siti Aminah`` → ``S.A.``; "" for a blank name."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
