"""Two records compared, made one, and made two again; each decision is a submission of the form ``person_merge``.

Nothing of what was said of either changes. For ninety days a merge can be split from the list; a record that was merged
is never lost, so that the province can split it later too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from fieldapp.casework import merging
from fieldapp.casework.merging import KEPT, Known
from fieldapp.casework.projection import BIRTH_YEAR, ESTIMATED, to_person
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.domain.roles import Permission
from fieldapp.errors import AlreadyMerged, NotADraft, RecordsChanged

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

FORM: Final = "person_merge"
SPLIT_DAYS: Final = 90
MOVING: Final = ("referral", "stay", "benefit", "relation")
# what is compared: one answer a row; the rest is kept of both or is the newer
COMPARED: Final = (
    "full_name", "birth_date", "sex", "nik", "mother_name", "region", "marks", "disability", "consent",
)  # fmt: skip


class File(Protocol):
    """``Fieldbook.file``."""

    def __call__(
        self, form_id: str, answers: Mapping[str, str], person_id: str = "", deed: Deed | None = None
    ) -> Assessment:
        """Fill a form for the worker, and finalize it; ``deed`` goes into the audit with it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records: as the register shows it and all that is known; ``moving``: kind → how many belong to it."""

    person: Person
    known: Known
    created_at: datetime
    moving: Mapping[str, int]

    def text(self, name: str) -> str:
        """A property as it is compared; a birth date that is not known is the year, with ± when it is an estimate."""
        value = self.known.value(name)
        if name == merging.BIRTH[0] and not value:
            year = self.known.value(BIRTH_YEAR)
            return f"±{year}" if year and self.known.value(ESTIMATED) else year
        return value


@dataclass(frozen=True, slots=True)
class Comparison:
    """``kept`` is the record that stays, the older one. ``different`` and ``same`` are names of ``COMPARED``."""

    kept: Side
    merged: Side
    different: tuple[str, ...]
    same: tuple[str, ...]
    choice: Mapping[str, str]  # name → kept | merged: what a person would choose first

    def result(self, chosen: Mapping[str, str]) -> Person:
        """The one person that would be."""
        known = merging.join(self.kept.known, self.merged.known, chosen)
        kept, merged = self.kept.person, self.merged.person
        newest = max(filter(None, (kept.changed_at, merged.changed_at)), default=None)
        return to_person(
            kept.person_id, known.label, known.values, newest, kept.assessments + merged.assessments, merged.last_form
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that stands, in the list of those that can be split again ``until`` a day."""

    merge_id: str
    label: str
    reason: str
    at: datetime
    until: date
    kept_id: str


class Merging:
    """Compares, merges, splits."""

    def __init__(
        self,
        store: "Store",
        file: File,
        clock: Callable[[], datetime],
        permit: "Permit",
        looked: Callable[..., None],
    ) -> None:
        self._store = store
        self._file = file
        self._clock = clock
        self._permit = permit
        self._looked = looked

    def compare(self, one: str, other: str) -> Comparison:
        """Two people side by side. Raises NobodyHere, AlreadyMerged, NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        sides = sorted((self._side(one), self._side(other)), key=lambda side: (side.created_at, side.person.person_id))
        kept, merged = sides
        if kept.person.person_id == merged.person.person_id:
            raise AlreadyMerged
        for side in sides:
            self._looked(Verb.OPEN, "person", side.person.person_id, "compare")
        same = tuple(n for n in COMPARED if kept.text(n) and kept.text(n) == merged.text(n))
        different = tuple(n for n in COMPARED if kept.text(n) != merged.text(n))
        defaults = merging.defaults(kept.known, merged.known)
        return Comparison(kept, merged, different, same, {name: defaults.get(name, KEPT) for name in different})

    def merge(self, two: Comparison, chosen: Mapping[str, str], reason: str) -> str:
        """Make them one person; returns the id of the submission. Raises RecordsChanged, NobodyHere, NotAllowed."""
        self._permit.require(Permission.MERGE)
        kept, merged = two.kept.person, two.merged.person
        now = self.compare(kept.person_id, merged.person_id)
        if (now.kept.known, now.merged.known) != (two.kept.known, two.merged.known):
            raise RecordsChanged
        answers = {
            "kept_id": kept.person_id,
            "merged_id": merged.person_id,
            "kept_name": _name(kept),
            "merged_name": _name(merged),
            "chosen": merging.write_chosen({**two.choice, **chosen}),
            "decision": merging.MERGED,
            "reason": reason,
        }
        deed = Deed(Verb.MERGE, "person", kept.person_id, reason)
        return self._file(FORM, answers, kept.person_id, deed).instance_id

    def take_back(self, instance_id: str, reason: str) -> None:
        """Undo a merge at once: as if it had not been while nothing left this laptop, otherwise by splitting."""
        self._permit.require(Permission.MERGE)
        (merge_id,) = (entity_id for _, entity_id in self._store.spoken_of([instance_id])[instance_id])
        try:
            self._store.recall(instance_id)
        except NotADraft:
            self.split(merge_id, reason)
        else:
            self._store.discard(instance_id)

    def split(self, merge_id: str, reason: str) -> None:
        """Make them two again; both are as they were. Raises RecordsChanged when there is no such merge."""
        self._permit.require(Permission.MERGE)
        found = next((one for one in self._store.merges(limit=1_000_000) if one.entity_id == merge_id), None)
        if found is None or found.text("state") != merging.MERGED:
            raise RecordsChanged
        kept_name, _, merged_name = found.label.partition(" = ")
        answers = {
            "merge_id": merge_id,
            "kept_name": kept_name,
            "merged_name": merged_name,
            "decision": "split",
            "reason": reason,
        }
        kept_id = found.text("kept_id")
        self._file(FORM, answers, kept_id, Deed(Verb.SPLIT, "person", kept_id, reason))

    def splittable(self) -> tuple[Merged, ...]:
        """Merges that stand and are not older than ninety days, newest first."""
        today = self._clock().astimezone().date()
        standing = [_merged(one) for one in self._store.merges() if one.text("state") == merging.MERGED]
        return tuple(one for one in standing if one.until >= today)

    def until(self) -> date:
        """The last day on which a merge of today can be split."""
        return (self._clock().astimezone() + timedelta(days=SPLIT_DAYS)).date()

    def _side(self, person_id: str) -> Side:
        store = self._store
        person = store.person(person_id)
        said, known = store.told_of(person.person_id)
        moving = {kind: len(store.entities_of(kind, person.person_id)) for kind in MOVING}
        return Side(person, known, said[0].at, moving)


def _merged(one: Entity) -> Merged:
    until = (one.changed_at.astimezone() + timedelta(days=SPLIT_DAYS)).date()
    return Merged(one.entity_id, one.label, one.text("reason"), one.changed_at, until, one.text("kept_id"))


def _name(person: Person) -> str:
    return person.name or person.alias or "Tanpa nama"
