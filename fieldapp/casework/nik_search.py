"""Where a run of digits may stand in a NIK: which beginnings to look for in an index of NIKs.

Two indexes serve: of the whole NIK, and of what follows the six digits of the region (``DDMMYY`` and serial). A run
that begins inside one of these parts is looked for behind everything that may stand before it there.
"""

from collections.abc import Iterable

SHORTEST_BEGINNING, SHORTEST_RUN = 2, 6
_REGION = 6
_DAYS = (*(f"{day:02}" for day in range(1, 32)), *(f"{day:02}" for day in range(41, 72)))
_MONTHS = tuple(f"{month:02}" for month in range(1, 13))


def digits_of(typed: str) -> str:
    """The digits of what was typed."""
    return "".join(char for char in typed if char in "0123456789")


def whole_beginnings(run: str, regions: Iterable[str]) -> tuple[str, ...]:
    """Beginnings of whole NIKs: the run itself and, from six digits, behind a part of a known region's six digits."""
    if len(run) < SHORTEST_RUN:
        return (run,) if len(run) >= SHORTEST_BEGINNING else ()
    inside = (
        region[:before] + run for region in regions for before in range(1, _REGION) if run.startswith(region[before:])
    )
    return tuple(dict.fromkeys((run, *inside)))


def birth_beginnings(run: str) -> tuple[str, ...]:
    """Beginnings of what follows the region: the run itself or behind a part of a day, a day, a day and a month."""
    if len(run) < SHORTEST_RUN:
        return ()
    days = dict.fromkeys(day[0] + run for day in _DAYS if run.startswith(day[1]))
    months = [day + run for day in _DAYS]
    inside = (day + month[0] + run for day in _DAYS for month in _MONTHS if run.startswith(month[1]))
    years = (day + month + run for day in _DAYS for month in _MONTHS)
    return tuple(one for one in dict.fromkeys((run, *days, *months, *inside, *years)) if len(one) <= 10)
