"""Who goes to whom: people of a visit list shared out among laptops. Pure.

Whoever saw a person last goes again. The others go by kecamatan, so that one worker travels one way, always to the
laptop with the least to do by then.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class ToSee:
    """``seen_by``: code of the laptop that saw them last, "" when nobody of the team did."""

    person_id: str
    region: str = ""
    seen_by: str = ""


def spread(people: Sequence[ToSee], laptops: Sequence[str], load: Mapping[str, int]) -> dict[str, str]:
    """Person id → code of the laptop; ``load``: what each has to do already. Nothing without laptops."""
    if not laptops:
        return {}
    busy = Counter({code: load.get(code, 0) for code in laptops})
    found: dict[str, str] = {}
    for one in people:
        if one.seen_by in busy:
            found[one.person_id] = one.seen_by
            busy[one.seen_by] += 1
    rest = sorted((one for one in people if one.person_id not in found), key=lambda one: (one.region, one.person_id))
    fair = -(-(sum(busy.values()) + len(rest)) // len(laptops))  # nobody gets a whole kecamatan that is too large
    for _, group in groupby(rest, key=lambda one: kecamatan_of(one.region)):
        code = ""
        for one in group:
            if not code or busy[code] >= fair:
                code = min(laptops, key=lambda name: (busy[name], laptops.index(name)))
            found[one.person_id] = code
            busy[code] += 1
    return found


def kecamatan_of(region: str) -> str:
    """The code of the kecamatan that a region lies in, or of the larger place where no kecamatan is known."""
    return ".".join(region.split(".")[:3])
