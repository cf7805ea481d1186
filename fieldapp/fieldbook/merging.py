"""Two to four records compared, made one, and parted again; each decision is a submission of the form ``person_merge``.

Nothing of what was said of either changes. For ninety days a merge can be split from the list; a record that was merged
is never lost, so that the province can split it later too.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from fieldapp.casework import merging
from fieldapp.casework.merging import Known
from fieldapp.casework.projection import BIRTH_YEAR, ESTIMATED, to_person
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.domain.roles import Permission
from fieldapp.errors import AlreadyMerged, NobodyHere, NotADraft, RecordsChanged

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


class FileAll(Protocol):
    """``Fieldbook.file_together``."""

    def __call__(
        self, form_id: str, filled: Sequence[tuple[Mapping[str, str], Deed]], person_id: str = ""
    ) -> tuple[Assessment, ...]:
        """Fill a form for the worker as often as told, and finalize all in one step; each deed goes into the audit."""


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
    """Two to four records, the oldest first: that is the one that stays. ``different`` and ``same`` are names of
    ``COMPARED``; ``missing``: records that are not on this laptop."""

    sides: tuple[Side, ...]
    different: tuple[str, ...]
    same: tuple[str, ...]
    choice: Mapping[str, int]  # name → the number of a side: what a person would choose first
    missing: tuple[str, ...] = ()

    @property
    def kept(self) -> Side:
        """The record that stays."""
        return self.sides[0]

    @property
    def merged(self) -> tuple[Side, ...]:
        """Those that become part of it."""
        return self.sides[1:]

    def ids(self) -> tuple[str, ...]:
        """Who is compared, those that are not here too."""
        return (*(side.person.person_id for side in self.sides), *self.missing)

    def only(self, person_ids: Collection[str]) -> "Comparison":
        """Of these people alone."""
        sides = tuple(side for side in self.sides if side.person.person_id in person_ids)
        return _compared(sides, tuple(one for one in self.missing if one in person_ids))

    def result(self, chosen: Mapping[str, int]) -> Person:
        """The one person that would be."""
        known = merging.join_all([side.known for side in self.sides], {**self.choice, **chosen})
        people = [side.person for side in self.sides]
        newest = max(filter(None, (one.changed_at for one in people)), default=None)
        met = sum(one.assessments for one in people)
        return to_person(people[0].person_id, known.label, known.values, newest, met, people[-1].last_form)


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
        file_all: FileAll,
        clock: Callable[[], datetime],
        permit: "Permit",
        looked: Callable[..., None],
    ) -> None:
        self._store = store
        self._file_all = file_all
        self._clock = clock
        self._permit = permit
        self._looked = looked

    def compare(self, *person_ids: str) -> Comparison:
        """Two to four people side by side; those that are not here are named. Raises NobodyHere when hardly anybody
        is, AlreadyMerged, NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        sides: list[Side] = []
        missing: list[str] = []
        for person_id in person_ids:
            try:
                sides.append(self._side(person_id))
            except NobodyHere:
                missing.append(person_id)
        if not sides:
            raise NobodyHere
        if len({side.person.person_id for side in sides}) < len(sides):
            raise AlreadyMerged
        sides.sort(key=lambda side: (side.created_at, side.person.person_id))
        for side in sides:
            self._looked(Verb.OPEN, "person", side.person.person_id, "compare")
        return _compared(tuple(sides), tuple(missing))

    def merge(self, some: Comparison, chosen: Mapping[str, int], reason: str) -> tuple[str, ...]:
        """Make them one person; all or none. Returns the ids of the submissions.

        Raises RecordsChanged, NobodyHere, NotAllowed.
        """
        self._permit.require(Permission.MERGE)
        now = self.compare(*some.ids())
        if now.missing or len(now.sides) < 2:
            raise NobodyHere
        if [side.known for side in now.sides] != [side.known for side in some.sides]:
            raise RecordsChanged
        kept = some.kept.person
        filed = []
        for side, step in zip(some.merged, merging.steps({**some.choice, **chosen}, len(some.sides)), strict=True):
            answers = {
                "kept_id": kept.person_id,
                "merged_id": side.person.person_id,
                "kept_name": _name(kept),
                "merged_name": _name(side.person),
                "chosen": merging.write_chosen(step),
                "decision": merging.MERGED,
                "reason": reason,
            }
            filed.append((answers, Deed(Verb.MERGE, "person", kept.person_id, reason)))
        return tuple(one.instance_id for one in self._file_all(FORM, filed, kept.person_id))

    def take_back(self, instance_ids: Sequence[str], reason: str) -> None:
        """Undo merges at once: as if they had not been while nothing left this laptop, otherwise by splitting."""
        self._permit.require(Permission.MERGE)
        try:
            self._store.take_back_together(instance_ids)
        except NotADraft:
            said = self._store.spoken_of(instance_ids)
            ids = [entity_id for instance_id in instance_ids for _, entity_id in said[instance_id]]
            self._split(ids, reason)

    def stand(self, instance_ids: Sequence[str]) -> bool:
        """Whether what these submissions merged is still one: neither taken back nor split meanwhile."""
        said = self._store.spoken_of(instance_ids)
        ids = {entity_id for keys in said.values() for _, entity_id in keys}
        split = (one for one in self._store.merges() if one.entity_id in ids and one.text("state") != merging.MERGED)
        return bool(ids) and next(split, None) is None

    def split(self, merge_id: str, reason: str) -> None:
        """Make them two again; both are as they were. Raises RecordsChanged when there is no such merge."""
        self._permit.require(Permission.MERGE)
        self._split([merge_id], reason)

    def _split(self, merge_ids: Sequence[str], reason: str) -> None:
        standing = {one.entity_id: one for one in self._store.merges(limit=1_000_000)}
        filed = []
        kept_id = ""
        for merge_id in reversed(merge_ids):
            found = standing.get(merge_id)
            if found is None or found.text("state") != merging.MERGED:
                raise RecordsChanged
            kept_name, _, merged_name = found.label.partition(" = ")
            kept_id = found.text("kept_id")
            answers = {
                "merge_id": merge_id,
                "kept_name": kept_name,
                "merged_name": merged_name,
                "decision": "split",
                "reason": reason,
            }
            filed.append((answers, Deed(Verb.SPLIT, "person", kept_id, reason)))
        self._file_all(FORM, filed, kept_id)

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


def _compared(sides: tuple[Side, ...], missing: tuple[str, ...]) -> Comparison:
    texts = {name: {side.text(name) for side in sides} for name in COMPARED}
    same = tuple(name for name in COMPARED if len(texts[name]) == 1 and "" not in texts[name])
    different = tuple(name for name in COMPARED if len(texts[name]) > 1)
    first = merging.first_choices([side.known for side in sides])
    return Comparison(sides, different, same, {name: first.get(name, 0) for name in different}, missing)


def _merged(one: Entity) -> Merged:
    until = (one.changed_at.astimezone() + timedelta(days=SPLIT_DAYS)).date()
    return Merged(one.entity_id, one.label, one.text("reason"), one.changed_at, until, one.text("kept_id"))


def _name(person: Person) -> str:
    return person.name or person.alias or "Tanpa nama"
