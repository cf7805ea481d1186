"""A list of assessments looked through once: what each row needs to know of the others.

Made in a worker where there are many, so that the window only takes it over.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.ui.pages.queue.faces import moment
from fieldapp.ui.sending_count import needing

Test = Callable[[Assessment, AbstractSet[str]], bool]  # of a filter: a row, and the ids of those that need the worker


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``rows`` stand in the order they are shown.

    ``corrections``: returned id → what corrects it, a finalized one before a draft. ``turns``: id → its place in the
    order of sending, from 1. ``counts``: how many rows pass each filter.
    """

    rows: tuple[Assessment, ...] = ()
    known: Mapping[str, Assessment] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    corrections: Mapping[str, Assessment] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()
    turns: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


def catalogue(rows: Iterable[Assessment], tests: Mapping[str, Test]) -> Catalogue:
    """Look them through; of two with one id the first counts."""
    known: dict[str, Assessment] = {}
    for row in rows:
        known.setdefault(row.instance_id, row)
    inside = tuple(sorted(known.values(), key=moment, reverse=True))
    needs = frozenset(row.instance_id for row in needing(inside))
    corrections = _corrections(inside)
    return Catalogue(
        rows=inside,
        known=known,
        needs=needs,
        corrections=corrections,
        corrected=frozenset(done for done, by in corrections.items() if by.state is not State.DRAFT),
        turns=_turns(inside),
        counts={key: sum(test(row, needs) for row in inside) for key, test in tests.items()},
    )


def _corrections(rows: Iterable[Assessment]) -> dict[str, Assessment]:
    found: dict[str, Assessment] = {}
    for row in rows:
        if row.corrects and (row.corrects not in found or row.state is not State.DRAFT):
            found[row.corrects] = row
    return found


def _turns(rows: Iterable[Assessment]) -> dict[str, int]:
    """What is under way first, then the oldest finalization first."""
    waiting = [row for row in rows if row.state in OUTBOX]
    waiting.sort(key=lambda row: (row.state is State.FINALIZED, row.finalized_at or row.changed_at))
    return {row.instance_id: turn for turn, row in enumerate(waiting, 1)}
