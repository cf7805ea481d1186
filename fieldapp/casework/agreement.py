"""How far two keyings of the same paper agree: the share of equal answers, and for choices Cohen's kappa.

Kappa takes away what two people would agree on by chance, each choosing as often as they do: 1 is full agreement, 0 no
more than chance. It is not defined where both always choose the same one answer.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Pair:
    """One question keyed twice; ``kind`` as in ``KeyedAnswer``."""

    form: str
    worker: str
    question: str
    kind: str
    first: str
    second: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``of`` (a form, a worker or a question). ``kappa`` is None where it is not defined."""

    of: str
    answers: int
    equal: int
    kappa: float | None

    @property
    def share(self) -> float:
        """Equal answers of all, 0 to 1."""
        return self.equal / self.answers if self.answers else 0.0


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's, of two people who each chose one of the same categories for every item."""
    count = len(pairs)
    if not count:
        return None
    observed = sum(one == other for one, other in pairs) / count
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[name] * second[name] for name in first) / count**2
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def agreements(pairs: Iterable[Pair], of: Callable[[Pair], str]) -> tuple[Agreement, ...]:
    """One for each thing that ``of`` names, the least agreement first.

    Kappa pools the choices of a thing by question, weighted by how many answers each has.
    """
    grouped: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        grouped[of(pair)].append(pair)
    found = [
        Agreement(name, len(some), sum(one.equal for one in some), _pooled(some)) for name, some in grouped.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.share, one.of)))


def _pooled(pairs: Sequence[Pair]) -> float | None:
    by_question: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in pairs:
        if one.kind == CHOICE:
            by_question[one.form, one.question].append((one.first, one.second))
    known = [(len(some), value) for some in by_question.values() if (value := kappa(some)) is not None]
    total = sum(count for count, _ in known)
    return sum(count * value for count, value in known) / total if total else None
