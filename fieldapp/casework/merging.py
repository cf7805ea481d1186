"""Two records that are one person: who they are together, and what is known of them. Pure.

Merges that stand connect people; everybody connected is one person. That person's record is the one that others were
merged into and that was itself merged into nobody; where several are so, or none (two devices merged the same two
crosswise), the one with the least id. So it never matters which merge came first.

What is known is folded from the changes of all of them, oldest first. A merge is an event among them: at its place the
two sides become one, as chosen then; what is said later counts as it always does. Taking the merge away gives exactly
what each was before, and what was said meanwhile to the one it was said to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fieldapp.casework.entities import STATE
from fieldapp.casework.names import folded
from fieldapp.casework.projection import BIRTH_YEAR, ESTIMATED, merge
from fieldapp.casework.said import Said
from fieldapp.domain.nik import LENGTH

KEPT, MERGED = "kept", "merged"
BIRTH = ("birth_date", BIRTH_YEAR, ESTIMATED, "age_est")  # one answer in several properties, chosen by its first
NAME, ALIAS, NIK, CATEGORIES = "full_name", "alias", "nik", "ppks"
ALIAS_SEPARATOR = ", "


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that stands. ``order`` is that of the change that made it stand; ``chosen``: property → kept | merged."""

    merge_id: str
    kept_id: str
    merged_id: str
    order: int = 0
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person: ``values`` by property, ``orders`` when each was said last."""

    label: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, int] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """A property, "" when it is not known."""
        return self.values.get(name, "")

    def said_at(self, *names: str) -> int:
        """The order of the newest of these, -1 when none was said."""
        return max((self.orders.get(name, -1) for name in names), default=-1)


@dataclass(frozen=True, slots=True)
class OnePerson:
    """``members`` in the order of their ids; ``representative`` is the one whose record it is."""

    representative: str
    members: tuple[str, ...]


def to_merge(said: Sequence[Said]) -> Merge | None:
    """The merge after everything said of it, oldest first; None when it is split or names no two people."""
    values: dict[str, str] = {}
    order = 0
    for one in said:
        values = merge(values, one.change, one.at)
        if one.change.properties.get(STATE, MERGED) == MERGED:
            order = one.order
    kept, merged = values.get("kept_id", ""), values.get("merged_id", "")
    if not said or values.get(STATE, MERGED) != MERGED or not kept or not merged or kept == merged:
        return None
    return Merge(said[0].change.entity_id, kept, merged, order, read_chosen(values.get("chosen", "")))


def people(ids: Iterable[str], merges: Iterable[Merge]) -> list[OnePerson]:
    """Each person among ``ids`` and all that these merges name, by the id of the representative."""
    near: dict[str, set[str]] = {one: set() for one in ids}
    merged_away: set[str] = set()
    for one in merges:
        near.setdefault(one.kept_id, set()).add(one.merged_id)
        near.setdefault(one.merged_id, set()).add(one.kept_id)
        merged_away.add(one.merged_id)
    found: list[OnePerson] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start not in seen:
            members = _connected(start, near)
            seen |= members
            found.append(OnePerson(min(members - merged_away or members), tuple(sorted(members))))
    return sorted(found, key=lambda person: person.representative)


def fold(said: Iterable[Said], merges: Iterable[Merge] = ()) -> Known:
    """What is known of one person: of all members' changes and the merges between them, in any order given."""
    sides: dict[str, _Side] = {}
    events: list[Said | Merge] = sorted([*said, *merges], key=lambda one: one.order)
    for event in events:
        if isinstance(event, Said):
            sides.setdefault(event.change.entity_id, _Side()).hear(event)
        else:
            kept = sides.setdefault(event.kept_id, _Side())
            other = sides.setdefault(event.merged_id, _Side())
            if kept is not other:
                whole = _Side(join(kept.known, other.known, event.chosen))
                sides = {one: whole if side in (kept, other) else side for one, side in sides.items()}
    left = list(dict.fromkeys(sides.values()))
    return left[0].known if left else Known()


def join(kept: Known, merged: Known, chosen: Mapping[str, str] | None = None) -> Known:
    """Both as one: what was chosen, otherwise ``default_choice``; categories of both; other names become aliases."""
    said = {**defaults(kept, merged), **(chosen or {})}
    values: dict[str, str] = {}
    orders: dict[str, int] = {}
    for name in sorted({*kept.values, *merged.values}):
        side = kept if said.get(BIRTH[0] if name in BIRTH else name, KEPT) == KEPT else merged
        if name in side.values:
            values[name] = side.values[name]
        orders[name] = max(kept.said_at(name), merged.said_at(name))
    values |= _kept_of_both(kept, merged, values.get(NAME, ""))
    newer = merged if max(merged.orders.values(), default=-1) > max(kept.orders.values(), default=-1) else kept
    return Known(newer.label or kept.label or merged.label, values, orders)


def defaults(kept: Known, merged: Known) -> dict[str, str]:
    """For each property of either which one a person would take first."""
    names = {BIRTH[0] if name in BIRTH else name for name in (*kept.values, *merged.values)}
    return {name: default_choice(name, kept, merged) for name in sorted(names)}


def default_choice(name: str, kept: Known, merged: Known) -> str:
    """The newer that is not blank; an exact birth date and a whole NIK go before all others."""
    names = BIRTH if name == BIRTH[0] else (name,)
    one, other = (any(side.value(part) for part in names) for side in (kept, merged))
    if name == BIRTH[0] and bool(kept.value(name)) != bool(merged.value(name)):
        one, other = bool(kept.value(name)), bool(merged.value(name))
    if name == NIK and (len(kept.value(NIK)) == LENGTH) != (len(merged.value(NIK)) == LENGTH):
        one, other = (len(side.value(NIK)) == LENGTH for side in (kept, merged))
    if one and other:
        return MERGED if merged.said_at(*names) > kept.said_at(*names) else KEPT
    return MERGED if other else KEPT


def first_choices(sides: Sequence[Known]) -> dict[str, int]:
    """For each property of any of these which side's a person would take first, by its number."""
    best: dict[str, int] = {}
    for number, side in enumerate(sides):
        for name in side.values:
            name = BIRTH[0] if name in BIRTH else name
            before = best.setdefault(name, number)
            if before != number and default_choice(name, sides[before], side) == MERGED:
                best[name] = number
    return best


def steps(chosen: Mapping[str, int], sides: int) -> tuple[dict[str, str], ...]:
    """The choices of each merge into the first side, one after the other, so that all together give ``chosen``.

    Whatever order they are told in, the result is the same.
    """
    return tuple(
        {name: MERGED if taken == number else KEPT for name, taken in chosen.items()} for number in range(1, sides)
    )


def join_all(sides: Sequence[Known], chosen: Mapping[str, int]) -> Known:
    """All as one, as the merges of ``steps`` make them."""
    whole = sides[0]
    for side, step in zip(sides[1:], steps(chosen, len(sides)), strict=True):
        whole = join(whole, side, step)
    return whole


def read_chosen(text: str) -> dict[str, str]:
    """``full_name=kept nik=merged`` as a mapping; words that say neither are left out."""
    words = (word.partition("=") for word in text.split())
    return {name: side for name, _, side in words if name and side in (KEPT, MERGED)}


def write_chosen(chosen: Mapping[str, str]) -> str:
    """What ``read_chosen`` reads, in the order of the names."""
    return " ".join(f"{name}={side}" for name, side in sorted(chosen.items()))


class _Side:
    """One of those who are joined, while their story is told."""

    def __init__(self, known: Known | None = None) -> None:
        self.known = known or Known()

    def hear(self, said: Said) -> None:
        before = self.known
        values = merge(before.values, said.change, said.at)
        named = [name for name, text in said.change.properties.items() if text.strip()]
        fresh = dict.fromkeys([*named, *(n for n in values if values[n] != before.values.get(n))], said.order)
        self.known = Known(said.change.label or before.label, values, {**before.orders, **fresh})


def _kept_of_both(kept: Known, merged: Known, name: str) -> dict[str, str]:
    """Categories and names that neither loses."""
    codes = dict.fromkeys(word for side in (kept, merged) for word in side.value(CATEGORIES).split())
    aliases = {folded(name): ""} if name else {}
    for side in (kept, merged):
        for alias in (*side.value(ALIAS).split(ALIAS_SEPARATOR.strip()), side.value(NAME)):
            aliases.setdefault(folded(alias), alias.strip())
    told = {CATEGORIES: " ".join(codes), ALIAS: ALIAS_SEPARATOR.join(filter(None, aliases.values()))}
    return {what: text for what, text in told.items() if text}


def _connected(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found, ahead = {start}, [start]
    while ahead:
        new = near[ahead.pop()] - found
        found |= new
        ahead.extend(new)
    return found
