"""What laptops state differently of one person, and a person's decision which statement holds. ``book.deciding``.

A decision is a submission of the form ``person_decision``: it names the fields it decides, and was made knowing every
claim on screen, so it comes after all of them wherever it arrives. What somebody states who had not seen it, a later
claim or another decision, is a conflict again.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fieldapp.casework.versions import DECIDED
from fieldapp.domain.assessment import State
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.person import Person
from fieldapp.domain.registry import Claim, Conflict
from fieldapp.domain.roles import Permission
from fieldapp.errors import ClaimsChanged, NotADraft
from fieldapp.fieldbook.merging import File

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.fieldbook.worker import Worker

FORM: Final = "person_decision"
LIST: Final = "person"
# in the order people look at them; sets of codes and what is said of one visit are never in conflict
FIELDS: Final = (
    "full_name", "alias", "birth_date", "sex", "nik", "mother_name", "region", "marks", "consent", "share_with",
    "consent_photo", "disability", "desil",
)  # fmt: skip
Key = tuple[str, str]  # id of a record, name of a field


@dataclass(frozen=True, slots=True)
class Field:
    """A field of one record with what laptops state of it; the first claim is the one that is shown meanwhile."""

    record_id: str
    name: str
    claims: tuple[Claim, ...]

    @property
    def key(self) -> Key:
        """Names it among the fields of one person, whose records may be several."""
        return self.record_id, self.name


@dataclass(frozen=True, slots=True)
class Differences:
    """One person and the fields that wait for a decision, in the order of ``FIELDS``."""

    person: Person
    fields: tuple[Field, ...]


class Deciding:
    """Lists what waits, decides it, takes it back."""

    def __init__(
        self,
        store: "Store",
        file: File,
        worker: "Callable[[], Worker]",
        permit: "Permit",
        looked: Callable[..., None],
    ) -> None:
        self._store = store
        self._file = file
        self._worker = worker
        self._permit = permit
        self._looked = looked

    @property
    def allowed(self) -> bool:
        """Whether who works here may decide: supervisors may, everybody may look."""
        return self._permit.may(Permission.DECIDE)

    def count(self) -> int:
        """How many people have fields that wait."""
        return self._store.count_people_in_conflict(FIELDS)

    def waiting(self) -> int:
        """The same, as far as who works here may decide it."""
        return self.count() if self.allowed else 0

    def conflicts(self, limit: int = 200) -> tuple[Differences, ...]:
        """Everybody who has, each person once whatever their records, by name."""
        self._looked(Verb.OPEN, "list", "conflicts")
        found = self._gathered(self._store.conflicts(LIST, limit=limit))
        return tuple(sorted(found, key=lambda one: (one.person.name.casefold(), one.person.person_id)))

    def of(self, person_id: str) -> Differences:
        """Those of one person, under any id of theirs; without fields where nothing waits. Raises NobodyHere."""
        found = self._gathered(self._store.conflicts(LIST, self._store.records_of(person_id)))
        return found[0] if found else Differences(self._store.person(person_id), ())

    def decide(self, shown: Differences, chosen: Mapping[Key, str], reason: str) -> tuple[str, ...]:
        """Let the chosen values hold; ids of the submissions, one for each record.

        ``shown`` is what was on screen, ``chosen`` may leave fields open. Raises NotAllowed; ClaimsChanged when
        others claim something by now; NobodyHere; FormError without a reason.
        """
        self._permit.require(Permission.DECIDE)
        decided = [field for field in shown.fields if field.key in chosen]
        still = self.of(shown.person.person_id).fields
        if not decided or any(field not in still for field in decided):
            raise ClaimsChanged
        by_record: dict[str, dict[str, str]] = defaultdict(dict)
        for field in decided:
            by_record[field.record_id][field.name] = chosen[field.key]
        return tuple(self._decide(shown.person, record, values, reason) for record, values in by_record.items())

    def can_take_back(self, instance_ids: Sequence[str]) -> bool:
        """Whether nothing of a decision left this laptop."""
        return all(map(self._here_only, instance_ids))

    def take_back(self, instance_ids: Sequence[str]) -> None:
        """As if it had not been decided. Raises NotADraft once any of it may have left this laptop."""
        if not self.can_take_back(instance_ids):
            raise NotADraft(state=State.SENDING.value)
        for instance_id in instance_ids:
            self._store.recall(instance_id)
            self._store.discard(instance_id)

    def _decide(self, person: Person, record_id: str, values: Mapping[str, str], reason: str) -> str:
        answers = {
            "person_id": record_id,
            "person_name": person.name or person.alias or "Tanpa nama",
            DECIDED: " ".join(values),
            **values,
            "reason": reason,
        }
        deed = Deed(Verb.DECIDE, "person", person.person_id, reason)
        return self._file(FORM, answers, person.person_id, deed).instance_id

    def _here_only(self, instance_id: str) -> bool:
        one = self._store.assessment(instance_id)
        return one.state is State.FINALIZED and not one.attempts and one.exported_at is None

    def _gathered(self, found: Sequence[Conflict]) -> list[Differences]:
        own = self._worker().device_code
        fields: dict[Person, list[Field]] = defaultdict(list)
        for conflict in found:
            told = [
                Field(conflict.entity_id, name, tuple(_with_device(claim, own) for claim in conflict.claims[name]))
                for name in FIELDS
                if name in conflict.claims
            ]
            if told:
                fields[self._store.person(conflict.entity_id)] += told
        return [Differences(who, tuple(sorted(of, key=_place))) for who, of in fields.items()]


def _with_device(claim: Claim, own: str) -> Claim:
    """What the province has not numbered yet was said here."""
    return replace(claim, device=own) if not claim.device and claim.at else claim


def _place(field: Field) -> tuple[int, str]:
    return FIELDS.index(field.name), field.record_id
