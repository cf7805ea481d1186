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
from typing import Final, NamedTuple

from fieldapp.domain.nik import LENGTH
from fieldapp.domain.pairs import PairGroup, PairLine

MOST: Final = 4  # people on one screen
POINTS: Final = {"same_nik": 90, "same_name_birth": 75, "near_name_birth": 55, "same_name_near_age": 45}
BANDS: Final = ((3, 75), (2, 50))
_FURTHER, _VILLAGE, _OTHER_SEX, _OTHER_NIK = 8, 5, -15, -25
_KECAMATAN = len("64.72.05")


class Facts(NamedTuple):
    """What the points of a pair look at, of one of two people."""

    nik: str
    sex: str
    region: str


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
    points = _of_reasons(tuple(reasons))
    if one.region == other.region and len(one.region) > _KECAMATAN:
        points += _VILLAGE
    if one.sex and other.sex and one.sex != other.sex:
        points += _OTHER_SEX
    if one.nik != other.nik and len(one.nik) == len(other.nik) == LENGTH:
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
    ordered = sorted(lines, key=lambda line: (-line.score, line.one, line.other))
    met = Counter(chain.from_iterable((line.one, line.other) for line in ordered))
    home: dict[str, list[PairLine]] = {}
    people: dict[int, set[str]] = {}
    found: list[list[PairLine]] = []
    for line in ordered:
        if met[line.one] == met[line.other] == 1:  # by far the most: nobody else is like these two
            found.append([line])
            continue
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
    groups = [_group(group, put_off=put_off) for group in found if group]
    return tuple(sorted(groups, key=lambda group: (-group.score, group.members)))


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
