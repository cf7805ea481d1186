"""What a person agreed to, and whom it lets us tell what: read from what submissions say of them. Pure.

    consent = consent_of(known.values, said)
    standing(consent, "health")              whether the receiver was agreed to
    told(consent, "health")                  the classes of questions that it may be told

The newest answer holds, whatever laptop asked; a withdrawal is an answer like another, so only a new consent undoes it
(domain report 2.5 and 6.2, R-01 to R-07; UU 27/2022 Ps. 20-26, 40). Who may act on another basis is not known here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from fieldapp.casework.entities import read_moment
from fieldapp.casework.projection import WITA
from fieldapp.casework.said import Said

GIVEN: Final = frozenset(("given", "guardian", "partial"))
WITHDRAWN: Final = "withdrawn"
ENDED: Final = frozenset((WITHDRAWN, "refused"))  # nothing is told any more, here and at the province
OFFICE: Final = "office"  # the Dinas itself: no receiver, but its own public task (Ps. 20(2)e)
RECEIVERS: Final = ("kabkota", "panti", "health", "dukcapil", "ppa", "police", "kemensos", "family")  # the share list
NOBODY: Final = "none"
EVERYTHING, PHOTO_TOO = "all", "photo"  # in ``withdrawn``, beside receivers
TO_STOP: Final = timedelta(days=3)  # Ps. 40: 3 x 24 hours

# classes of questions, as the column ``bind::class`` of a workbook has them; the last two are this project's
GENERAL, SENSITIVE, CHILD, DISABILITY, PHOTO, NOTE = "umum", "spesifik", "anak", "disabilitas", "foto", "catatan"
CLASSES: Final = (GENERAL, SENSITIVE, CHILD, DISABILITY, PHOTO, NOTE)
# the least each kind of receiver needs; notes and photos never leave the office
_NEEDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "panti": frozenset((GENERAL, SENSITIVE, CHILD, DISABILITY)),
        "health": frozenset((GENERAL, SENSITIVE, DISABILITY)),
        "ppa": frozenset((GENERAL, SENSITIVE, CHILD, DISABILITY)),
        "kabkota": frozenset((GENERAL, DISABILITY)),
        "kemensos": frozenset((GENERAL, DISABILITY)),
    }
)
# said with the answer, about that answer: kept with the submission that says it, never merged with another's
_PROOF: Final = (
    "consent_how consent_by consent_language consent_script consent_officer consent_device legal_basis consent_reason"
)
PROOF: Final = tuple(_PROOF.split())
WITHDRAWAL: Final = ("withdrawn", "withdrawn_at", "withdrawn_by", "withdrawn_how", "told_to_stop")


@dataclass(frozen=True, slots=True)
class Consent:
    """``result``: given guardian partial refused not_obtained withdrawn, "" when nobody asked. ``share``: receivers, or
    ``none``; empty when nobody asked for it.

    ``proof``: properties of ``PROOF`` that were said with it; ``withdrawn``: receivers, ``photo`` or ``all``, as taken
    back at ``withdrawn_at``; ``stopped``: the receivers have been told so.
    """

    result: str = ""
    share: frozenset[str] = frozenset()
    photo: bool = False
    at: datetime | None = None
    instance_id: str = ""
    form_title: str = ""
    proof: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    withdrawn_at: datetime | None = None
    stopped: bool = False

    @property
    def given(self) -> bool:
        """Whether the person, or who may for them, agreed."""
        return self.result in GIVEN

    @property
    def ended(self) -> bool:
        """Whether it was refused or taken back whole."""
        return self.result in ENDED

    @property
    def due(self) -> date | None:
        """The day by which everything must have stopped; None when nothing was taken back, or it has stopped."""
        if self.withdrawn_at is None or self.stopped:
            return None
        return (self.withdrawn_at + TO_STOP).astimezone(WITA).date()


def consent_of(values: Mapping[str, str], said: Iterable[Said] = ()) -> Consent:
    """``values``: what holds of the person; ``said``: by whom, oldest first, where that is known."""
    result = values.get("consent", "").strip()
    answers = [one for one in said if one.change.properties.get("consent", "").strip() == result]
    last = answers[-1] if result and answers else None
    found = last.change.properties if last else values
    withdrawn_at = read_moment(values.get("withdrawn_at", ""))
    stopped_for = read_moment(values.get("told_to_stop", ""))
    return Consent(
        result=result,
        share=frozenset(values.get("share_with", "").split()),
        photo=result in GIVEN and values.get("consent_photo", "") == "yes",
        at=last.at if last else None,
        instance_id=last.instance_id if last else "",
        form_title=last.form_title if last else "",
        proof={name: text for name in PROOF if (text := found.get(name, "").strip())},
        withdrawn=frozenset(values.get("withdrawn", "").split()) if withdrawn_at else frozenset(),
        withdrawn_at=withdrawn_at,
        stopped=withdrawn_at is not None and stopped_for is not None and stopped_for >= withdrawn_at,
    )


def standing(consent: Consent, receiver: str) -> str:
    """ticked (named in a consent that holds), basis (named, on a legal basis with its reason), withdrawn, refused
    (others were named, or nobody, or consent was refused), unknown (nothing is recorded)."""
    if consent.result == WITHDRAWN or receiver in consent.withdrawn - consent.share:
        return WITHDRAWN
    if consent.ended:
        return "refused"
    if receiver in consent.share and consent.given:
        return "ticked"
    if receiver in consent.share and consent.proof.get("legal_basis") and consent.proof.get("consent_reason"):
        return "basis"
    return "refused" if consent.share else "unknown"


def told(consent: Consent, receiver: str) -> frozenset[str]:
    """Classes of questions whose answers this receiver may have; the office's own are all, photos only as agreed."""
    if receiver == OFFICE:
        return frozenset(CLASSES) if consent.photo else frozenset(CLASSES) - {PHOTO}
    return _NEEDS.get(receiver, frozenset((GENERAL,)))


def covers(consent: Consent, receiver: str, at: datetime) -> bool:
    """Whether an agreement given at that moment to tell this receiver still holds: nothing was taken back since."""
    taken = consent.result == WITHDRAWN or bool({receiver, EVERYTHING} & consent.withdrawn)
    return not taken or consent.withdrawn_at is None or at > consent.withdrawn_at


def left_after(consent: Consent, taken: Iterable[str]) -> dict[str, str]:
    """What the person's consent is once ``taken`` (receivers, ``photo``, ``all``) is taken back, as properties."""
    gone = frozenset(taken)
    if EVERYTHING in gone:
        return {"consent": WITHDRAWN, "share_with": NOBODY, "consent_photo": "no"}
    left: dict[str, str] = {}
    if PHOTO_TOO in gone:
        left["consent_photo"] = "no"
    if gone - {PHOTO_TOO}:
        left["share_with"] = " ".join(one for one in RECEIVERS if one in consent.share - gone) or NOBODY
    return left


def caution(name: str, value: str) -> int:
    """Of two statements that did not know of each other the one with the lower number holds until somebody decides:
    what lets less be told (Ps. 40); 0 for fields that say nothing of consent."""
    if name == "consent":
        return 0 if value in ENDED else 1
    if name == "consent_photo":
        return 0 if value == "no" else 1
    return len(set(value.split()) - {NOBODY}) if name == "share_with" else 0
