"""Whether a receiver outside may be told of a person, and what of their case: asked before anything leaves.

A receiver whom the client named, or a client who agrees now, is enough. Otherwise it needs a legal basis with its
reason, and somebody with the permission ``OUTSIDE``; only an emergency waits for nobody (UU 27/2022 Ps. 20; R-07).
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fieldapp.casework import consent as consents
from fieldapp.casework.consent import DISABILITY, OFFICE, WITHDRAWN, Consent, standing
from fieldapp.casework.packet import BASIS, CLEAR, DISABILITIES, TAKES_THE_CLIENT, URGENT
from fieldapp.domain.ppks import SENSITIVE
from fieldapp.domain.roles import Permission
from fieldapp.errors import ConsentMissing
from fieldapp.fieldbook.case_file import CaseFile

if TYPE_CHECKING:
    from fieldapp.fieldbook.permit import Permit

BASES: Final = ("emergency", "child", "law", "guardian")  # as the form referral_new has them
LEAST_REASON: Final = 10  # characters, as the forms ask


@dataclass(frozen=True, slots=True)
class Telling:
    """A printout: ``receiver`` of the share list or ``office``, ``basis`` with its ``reason`` where consent is missing.

    ``purpose`` is written down; a ``sensitive_reason`` asks for the sensitive categories too.
    """

    purpose: str
    receiver: str = OFFICE
    basis: str = ""
    reason: str = ""
    sensitive_reason: str = ""

    @property
    def outside(self) -> bool:
        """Whether it leaves the office."""
        return self.receiver != OFFICE


def stands(consent: Consent, receiver: str) -> str:
    """``standing``; the office needs no consent for its public task, until consent has ended."""
    if receiver != OFFICE:
        return standing(consent, receiver)
    return (WITHDRAWN if consent.result == WITHDRAWN else "refused") if consent.ended else "ticked"


def given(basis: str, reason: str) -> bool:
    """Whether that is a legal basis with its reason."""
    return basis in BASES and len(reason.strip()) >= LEAST_REASON


def require(permit: "Permit", receiver: str, how: str, basis: str) -> None:
    """``how`` a receiver stands, on which ``basis``. Raises ConsentMissing, NotAllowed."""
    if how not in CLEAR:
        raise ConsentMissing(receiver=receiver, why=how)
    if how == BASIS and receiver != OFFICE and basis not in URGENT:
        permit.require(Permission.OUTSIDE)


def told_case(case: CaseFile, consent: Consent, telling: Telling) -> CaseFile:
    """What of a case this receiver may have: sensitive categories when asked for with a reason and needed there; of
    what else happened nothing, unless the receiver takes the client (R-27)."""
    inside = telling.receiver in (OFFICE, TAKES_THE_CLIENT)
    classes = consents.told(consent, telling.receiver)
    secret = frozenset() if telling.sensitive_reason.strip() and consents.SENSITIVE in classes else SENSITIVE
    secret |= frozenset() if DISABILITY in classes else DISABILITIES
    values = dict(case.values) | {"ppks": " ".join(code for code in case.codes if code not in secret)}
    if inside:
        return replace(case, values=values)
    nothing: dict[str, tuple[()]] = dict.fromkeys(case.entities, ())
    return replace(case, values=values, assessments=(), entities=nothing, merges=(), spoken={}, categories=())
