"""The worklist of duplicates: how sure a pair is, groups of pairs that share people, and what a filter lets through.

Points, 0..100: the surest reason counts in full, each further one adds eight.

    same_nik 90 · same_name_birth 75 · near_name_birth 55 · same_name_near_age 45
    +5 one village, -15 other sex, -25 two whole NIK that differ

Very similar from 75, similar from 50. The points order a list and are never shown; a person decides.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Final

from fieldapp.domain.nik import LENGTH
from fieldapp.domain.pairs import PairGroup, PairLine

MOST: Final = 4  # people on one screen
POINTS: Final = {"same_nik": 90, "same_name_birth": 75, "near_name_birth": 55, "same_name_near_age": 45}
BANDS: Final = ((3, 75), (2, 50))
_FURTHER, _VILLAGE, _OTHER_SEX, _OTHER_NIK = 8, 5, -15, -25
_KECAMATAN = len("64.72.05")
Facts = tuple[str, str, str]  # NIK, sex and region of one of two people: what the points of a pair look at


@dataclass(frozen=True, slots=True)
class PairFilter:
    """``band``: 3, 2, 1 or 0 for all; ``region``: how the code of a place begins; ``text``: folded words."""

    band: int = 0
    region: str = ""
    reason: str = ""
    text: str = ""

    def passes(self, group: PairGroup) -> bool:
        """Whether a group is shown."""
        return (
            (not self.band or band(group.score) == self.band)
            and (not self.reason or self.reason in group.reasons)
            and (not self.region or any(code.startswith(self.region) for code in group.regions))
            and (not self.text or all(word in group.words for word in self.text.split()))
        )


def score(reasons: Sequence[str], one: Facts, other: Facts) -> int:
    """How sure it is that two are one."""
    (nik, sex, region), (other_nik, other_sex, other_region) = one, other
    points = _of_reasons(tuple(reasons))
    if region == other_region and len(region) > _KECAMATAN:
        points += _VILLAGE
    if sex and other_sex and sex != other_sex:
        points += _OTHER_SEX
    if nik != other_nik and len(nik) == len(other_nik) == LENGTH:
        points += _OTHER_NIK
    return min(100, max(0, points))


@lru_cache(maxsize=64)
def _of_reasons(reasons: tuple[str, ...]) -> int:
    known = sorted((POINTS.get(reason, 0) for reason in reasons), reverse=True)
    return (known[0] if known else 0) + _FURTHER * max(0, len(known) - 1)


def band(points: int) -> int:
    """3 very similar, 2 similar, 1 less similar."""
    return next((level for level, least in BANDS if points >= least), 1)


def worklist(lines: Iterable[PairLine], today: date) -> tuple[tuple[PairGroup, ...], tuple[PairGroup, ...]]:
    """Groups that wait, and groups that are put off to a day after ``today``; the surest first."""
    waiting: list[PairLine] = []
    aside: list[PairLine] = []
    for line in lines:
        (aside if line.until is not None and line.until > today else waiting).append(line)
    return grouped(waiting, put_off=False), grouped(aside, put_off=True)


def grouped(lines: Iterable[PairLine], *, put_off: bool = False) -> tuple[PairGroup, ...]:
    """Pairs that share people, four people at most, the surest pair first.

    A pair whose people ended up in two groups stays one of its own: it is asked about after them.
    """
    ordered = sorted(lines)  # by the ids, as most callers have them already; then the surest first
    ordered.sort(key=attrgetter("score"), reverse=True)
    met = Counter(chain.from_iterable((line.one, line.other) for line in ordered))
    alone: list[PairGroup] = []  # by far the most: nobody else is like these two
    tied: list[PairLine] = []
    for line in ordered:
        if met[line.one] == met[line.other] == 1:
            alone.append(_group([line], put_off=put_off))
        else:
            tied.append(line)
    shared = [_group(lines, put_off=put_off) for lines in _joined(tied)]
    return tuple(sorted([*alone, *shared], key=lambda group: (-group.score, group.members)))


def _joined(ordered: Iterable[PairLine]) -> list[list[PairLine]]:
    """The lines of each group, out of those that share people."""
    home: dict[str, list[PairLine]] = {}
    people: dict[int, set[str]] = {}
    found: list[list[PairLine]] = []
    for line in ordered:
        first, second = home.get(line.one), home.get(line.other)
        joined = {line.one, line.other}
        for group in (first, second):
            if group is not None:
                joined |= people[id(group)]
        if len(joined) > MOST:
            found.append([line])
            continue
        into = first if first is not None else second if second is not None else []
        if not into:
            found.append(into)
        elif first is not None and second is not None and first is not second:
            into += second
            second.clear()
        into.append(line)
        people[id(into)] = joined
        for one in joined:
            home[one] = into
    return [group for group in found if group]


def _group(lines: Sequence[PairLine], *, put_off: bool) -> PairGroup:
    if len(lines) == 1:
        (line,) = lines
        members = line.one, line.other
        until = line.until if put_off else None
        return PairGroup(members, line.reasons, line.score, line.regions, line.words, until)
    return PairGroup(
        members=tuple(sorted({one for line in lines for one in (line.one, line.other)})),
        reasons=tuple(dict.fromkeys(reason for line in lines for reason in line.reasons)),
        score=max(line.score for line in lines),
        regions=tuple(dict.fromkeys(code for line in lines for code in line.regions)),
        words=" ".join(line.words for line in lines),
        until=min((line.until for line in lines if line.until), default=None) if put_off else None,
    )
