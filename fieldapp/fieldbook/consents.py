"""What people agreed to, its withdrawal, and printouts that keep to it. ``book.consents``.

A withdrawal is a submission like every decision at a desk, one for each record that is the person: it holds here at
once and travels. Nothing but a new consent undoes it.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from fieldapp.casework.consent import EVERYTHING, OFFICE, PHOTO_TOO, RECEIVERS, Consent, consent_of, left_after
from fieldapp.casework.packet import BASIS, CLEAR
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.person import Person
from fieldapp.domain.roles import Permission
from fieldapp.fieldbook.case_file import PRINTED, CaseFile, Cases
from fieldapp.fieldbook.merging import File
from fieldapp.fieldbook.telling import Telling, given, require, stands, told_case

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

FORM: Final = "consent_withdrawal"
MAY_BE_TAKEN: Final = (EVERYTHING, PHOTO_TOO, *RECEIVERS)
AT_ONCE: Final = 500  # people looked up together


class Consents:
    """Of this laptop's people."""

    def __init__(
        self, store: "Store", cases: Cases, file: File, permit: "Permit", clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._cases = cases
        self._file = file
        self._permit = permit
        self._clock = clock

    def of(self, person_id: str) -> Consent:
        """As it holds now, under any id of the person; blank for somebody who is not here. Raises NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        said, known = self._store.told_of(person_id)
        return consent_of(known.values, said)

    def case_for(self, person_id: str, telling: Telling) -> CaseFile:
        """What may be printed of a case for this receiver, once it is written down who prints it and what for.

        Raises ConsentMissing, NotAllowed, NobodyHere; ValueError without a purpose.
        """
        self._permit.require(Permission.PRINT)
        if not telling.purpose.strip():
            raise ValueError("a printout needs a purpose")
        case, consent = self._cases.read(person_id), self.of(person_id)
        how, basis = stands(consent, telling.receiver), consent.proof.get("legal_basis", "")
        if how not in CLEAR and given(telling.basis, telling.reason):
            how, basis = BASIS, telling.basis
        require(self._permit, telling.receiver, how, basis)
        told = (telling.purpose, telling.receiver if telling.outside else "", telling.sensitive_reason)
        why = (telling.basis, telling.reason) if how == BASIS else ()
        self._cases.note(case.person.person_id, PRINTED, "; ".join(filter(None, (*told, *why))))
        return told_case(case, consent, telling)

    def sharable(self, person_ids: Iterable[str], receiver: str = OFFICE) -> frozenset[str]:
        """Of these people who may stand on a list of names for this receiver: no basis is asked person by person."""
        found: set[str] = set()
        every = list(person_ids)
        for start in range(0, len(every), AT_ONCE):
            for one in self._store.people_said(every[start : start + AT_ONCE]):
                consent = consent_of({name: one.text(name) for name in one.values})
                if stands(consent, receiver) in CLEAR:
                    found.add(one.entity_id)
        return frozenset(found)

    def withdraw(
        self, person_id: str, what: Collection[str], by: str, how: str, at: datetime | None = None, remark: str = ""
    ) -> tuple[str, ...]:
        """Take consent back, ``what``: receivers, ``photo``, or ``all``; ids of the submissions, one for each record.

        ``by``: client guardian heir; ``how``: spoken phone letter; ``at``: when it was asked, now when not said. Raises
        NotAllowed, NobodyHere, FormError for a time that lies ahead; ValueError for nothing or what is no part of it.
        """
        self._permit.require(Permission.CONSENT)
        if not what or not set(what) <= set(MAY_BE_TAKEN):
            raise ValueError("what is taken back is a receiver, the photo or all of it")
        person, consent = self._store.person(person_id), self.of(person_id)
        taken = [EVERYTHING] if EVERYTHING in what else [one for one in MAY_BE_TAKEN if one in what]
        answers = {
            "step": "withdrawn",
            "what": " ".join(taken),
            "taken_before": " ".join(sorted(consent.withdrawn)),
            "asked_by": by,
            "asked_how": how,
            "asked_at": _moment(at or self._clock()),
            "remark": remark,
            **left_after(consent, taken),
        }
        return self._filed(person, answers, Deed(Verb.WITHDRAW, "person", person.person_id, " ".join(taken)))

    def stopped(self, person_id: str, remark: str = "") -> tuple[str, ...]:
        """Record that everybody who was told has been asked to stop; the task is over. Raises NotAllowed, NobodyHere;
        ValueError when nothing was taken back."""
        self._permit.require(Permission.CONSENT)
        person, consent = self._store.person(person_id), self.of(person_id)
        if consent.withdrawn_at is None:
            raise ValueError("nothing was taken back")
        asked = _moment(consent.withdrawn_at)
        return self._filed(person, {"step": "stopped", "asked_at": asked, "remark": remark})

    def _filed(self, person: Person, answers: dict[str, str], deed: Deed | None = None) -> tuple[str, ...]:
        name = person.name or person.alias or "Tanpa nama"
        known = {"person_name": name} | {key: text for key, text in answers.items() if text}
        records = self._store.records_of(person.person_id)
        return tuple(
            self._file(FORM, {"person_id": record} | known, person.person_id, deed).instance_id for record in records
        )


def _moment(at: datetime) -> str:
    return at.astimezone().isoformat(timespec="milliseconds")
