"""What holds of an entity when several laptops changed it without knowing of each other: a merge field by field.

A change states what its laptop had seen when it was made (its *base*, ODK Entities' offline versions): everything up
to ``trunk_version`` of the province, and the laptop's own earlier changes on the same ``branch_id``. What a change
says and its base said already is no change. Of each field the statements that nobody who said something else had seen
stand side by side: one of them, or several that agree, hold; where they differ the field is in *conflict*, shows what
arrived first (of consent what lets less be told), and waits for a person. What is in conflict does not depend on the
order in which laptops come online, and nothing depends on a clock.

Kinds with states have rules of their own for that (``entities.next_state``) and are left alone here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from fieldapp.casework.consent import PROOF, WITHDRAWAL, caution
from fieldapp.casework.entities import KINDS
from fieldapp.casework.said import Said
from fieldapp.domain.submission import Base, EntityChange

SETS: Final = frozenset({"ppks", "programs", "unmet", "withdrawn"})  # lists of codes: each code by itself
NOTES: Final = frozenset(  # said of one visit, not of the person: the one that arrived last holds
    {"uncertain_match", "match_note", "visit_result", "back_to_street", "decision", "close_reason"}
    | {"last_visit", "next_visit"}
    | {"age_est", "birth_year", "birth_year_estimated"}  # follow from the birth date, or are estimates of that day
    | {"decided", *PROOF, *WITHDRAWAL} - SETS
)
DECIDED: Final = "decided"  # names of fields that a person decided, though what they show may not change


class Claim(NamedTuple):
    """One side of a conflict: the value, and the submission that says it."""

    value: str
    instance_id: str


@dataclass(frozen=True, slots=True)
class Settled:
    """``said``: with only what takes effect, in the order of arrival; ``conflicts``: field → claims, shown first."""

    said: Sequence[Said]
    conflicts: Mapping[str, tuple[Claim, ...]]


def settle(said: Sequence[Said]) -> Settled:
    """All that is said of one entity in the order of arrival: what the province numbered, then this laptop's own."""
    if len(said) < 2 or _has_states(said[0].change) or _in_a_row(said):
        return Settled(said, {})
    return _Merge(said).settled()


def base_now(said: Sequence[Said], fresh: str) -> Base:
    """What a laptop has seen of an entity of which it knows all of ``said``; ``fresh`` is the id of a new branch.

    Its own changes that the province has not numbered yet are a branch on the highest version it knows. Blank when one
    of them states no base itself: then nothing certain can be said.
    """
    trunk = max((one.version for one in said), default=0)
    own = [one.change for one in said if not one.version]
    updates = [change for change in own if change.action != "create"]
    if not said or any(not change.branch_id for change in updates):
        return Base()
    last = max((change.base_version for change in updates), default=-1)
    branch = updates[-1].branch_id if updates else fresh
    return Base(max(trunk + len(own), last + 1), branch, trunk)


def _has_states(change: EntityChange) -> bool:
    kind = KINDS.get(change.entity_list)
    return kind is not None and bool(kind.states)


def _in_a_row(said: Sequence[Said]) -> bool:
    """Whether each was made knowing all before it: the usual case, and nothing to merge."""
    return all(seen == (1 << place) - 1 for place, seen in enumerate(_seen(said)))


def _seen(said: Sequence[Said]) -> list[int]:
    """For each change the set (bits are places in ``said``) of those it was made after, directly or through others."""
    seen = [_base(said, place) for place in range(len(said))]
    for through, further in enumerate(seen):
        for place, known in enumerate(seen):
            if known >> through & 1:
                seen[place] = known | further
    return [known & ~_contradicted(seen, place) for place, known in enumerate(seen)]


def _contradicted(seen: Sequence[int], place: int) -> int:
    """What cannot be: itself, and what arrived later and says that it had seen this one."""
    later = (n for n in _places(seen[place]) if n > place and seen[n] >> place & 1)
    return sum((1 << n for n in later), 1 << place)


def _base(said: Sequence[Said], place: int) -> int:
    """What a change says it was made after. One that states no base was made after all that arrived before it."""
    change, version = said[place].change, said[place].version
    created = sum(1 << n for n, one in enumerate(said) if one.change.action == "create" and n != place)
    if change.action == "create" and not created:
        return 0
    if not change.base_version and not change.branch_id:
        return (1 << place) - 1
    trunk = change.trunk_version if change.branch_id else change.base_version
    fork = _fork(said, change.branch_id)
    seen = created
    for n, one in enumerate(said):
        earlier = one.change.branch_id == change.branch_id and one.change.base_version < min(change.base_version, fork)
        if (0 < one.version <= trunk and not (version and one.version > version)) or (change.branch_id and earlier):
            seen |= 1 << n
    return seen


def _fork(said: Sequence[Said], branch_id: str) -> float:
    """Where a branch was continued twice (a copied laptop): from there on its two ends have not seen each other."""
    bases = sorted(one.change.base_version for one in said if branch_id and one.change.branch_id == branch_id)
    return next((a for a, b in pairwise(bases) if a == b), float("inf"))


def _places(bits: int) -> list[int]:
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


class _Merge:
    """The statements about one entity, by field."""

    def __init__(self, said: Sequence[Said]) -> None:
        self.said = said
        self.seen = _seen(said)
        self.written: dict[str, dict[int, str]] = {}  # field → place → value
        self.conflicts: dict[str, tuple[Claim, ...]] = {}
        self._codes_before: dict[tuple[str, int], list[str]] = {}
        for place in self._after_their_bases():
            properties = said[place].change.properties
            decided = properties.get(DECIDED, "").split()
            for name, text in properties.items():
                value = text.strip()
                if value and (value != self._before(name, place) or name in decided):
                    self.written.setdefault(name, {})[place] = value

    def settled(self) -> Settled:
        """Each field decided."""
        kept: list[dict[str, str]] = [{} for _ in self.said]
        for name, written in self.written.items():
            for place, value in self._decided(name, written).items():
                kept[place][name] = value
        said = [
            one._replace(change=_with(one.change, properties)) for one, properties in zip(self.said, kept, strict=True)
        ]
        return Settled(said, self.conflicts)

    def _after_their_bases(self) -> list[int]:
        return sorted(range(len(self.said)), key=lambda place: (self.seen[place].bit_count(), place))

    def _before(self, name: str, place: int) -> str:
        """What the field was when this was said."""
        known = {n: value for n, value in self.written.get(name, {}).items() if self.seen[place] >> n & 1}
        if name in SETS:
            self._codes_before[name, place] = codes = self._codes(name, known)
            return " ".join(codes)
        standing = self._standing(name, known)
        return known[standing[0]] if standing else ""

    def _standing(self, name: str, written: Mapping[int, str]) -> list[int]:
        """Places whose statement nobody who said something of the field had seen: first the one that holds meanwhile,
        which is what arrived first, or of consent what lets less be told."""
        passed = 0
        for place in written:
            passed |= self.seen[place]
        standing = (place for place in written if not passed >> place & 1)
        return sorted(standing, key=lambda place: (caution(name, written[place]), place))

    def _decided(self, name: str, written: dict[int, str]) -> dict[int, str]:
        """Place → value to keep, so that a fold in the order of arrival ends in what holds."""
        if name in SETS:
            last = max(written)
            return {**written, last: " ".join(self._codes(name, written))}
        if name in NOTES:
            return written
        standing = self._standing(name, written)
        claims: dict[str, Claim] = {}
        for place in standing:
            claims.setdefault(written[place], Claim(written[place], self.said[place].instance_id))
        if len(claims) > 1:
            self.conflicts[name] = tuple(claims.values())
        held = standing[0]
        return {place: value for place, value in written.items() if place <= held and place not in standing[1:]}

    def _codes(self, name: str, written: Mapping[int, str]) -> list[str]:
        """Codes that somebody added and nobody who had seen it took away again."""
        places = sorted(written)
        said = {place: (set(written[place].split()), set(self._codes_before[name, place])) for place in places}
        held: dict[str, None] = {}
        for place in places:
            for code in written[place].split():
                taken = any(self.seen[n] >> place & 1 and code in had - now for n, (now, had) in said.items())
                if code not in said[place][1] and not taken:
                    held[code] = None
        return list(held)


def _with(change: EntityChange, properties: dict[str, str]) -> EntityChange:
    named = (change.entity_list, change.entity_id, change.action, change.label)
    return EntityChange(*named, properties, change.base_version, change.branch_id, change.trunk_version)
