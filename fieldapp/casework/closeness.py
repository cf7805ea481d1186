"""How close two names are, whatever their spelling, their order and the number of their words.

Names are words, not first and last names: a one-word name is a whole name, and a word more on one side is no
contradiction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA, JaroWinkler

from fieldapp.casework.names import fold, sound

SAME = 0.95  # from here on two words are one word: equal, or equal by sound
NEAR_NAME = 0.65
_SAME_SOUND = 0.97
_CUT_SHORT = 0.8  # "Rus" for "Rusdiana": typed half, or a short form
_NEAR_WORD = 0.94  # a letter more or less is never quite the same word
_NEAREST_OTHER = 0.82  # Jaro-Winkler; below lie pairs of different names: Yusuf and Yunus, Aminah and Aisyah
_LONG_WORD, _VERY_LONG_WORD = 5, 7
_FREQUENT = frozenset(["muhamad", "siti", "ahmad", "abdul", "nur"])  # say little about who is meant
_ONE_WORD_OF_TWO = 0.75


@dataclass(frozen=True, slots=True)
class Closeness:
    """``score`` 0..1. ``same``: every word of both sides has its twin. ``first``: the leading words agree."""

    score: float = 0.0
    same: bool = False
    first: bool = False
    whole: bool = False  # every word of the stored name occurs in what was typed

    @property
    def verdict(self) -> str:
        """same | near | different."""
        return "same" if self.same else "near" if self.score >= NEAR_NAME else "different"


def closeness(typed: str, stored: str) -> Closeness:
    """Compare a typed name with a stored name or alias; blank names are close to nothing."""
    wanted, held = fold(typed), fold(stored)
    if not wanted or not held:
        return Closeness()
    twins = _pair(wanted, held)
    typed_share = _share(wanted, {i: close for (i, _), close in twins.items()})
    held_share = _share(held, {j: close for (_, j), close in twins.items()})
    score = 0.8 * typed_share + 0.2 * held_share
    if len(held) == 1 and held_share >= SAME:
        score = max(score, _ONE_WORD_OF_TWO)
    score = max(score, _as_one_word(wanted, held))
    whole = held_share >= SAME
    same = (whole and typed_share >= SAME) or _as_one_word(wanted, held) >= SAME
    first = word_closeness(wanted[0], held[0]) >= SAME and wanted[0] not in _FREQUENT
    return Closeness(score, same, first, whole)


def word_closeness(one: str, other: str) -> float:
    """0..1 for two folded words; 0 when they are different words rather than spellings of one."""
    if one == other:
        return 1.0
    if sound(one) == sound(other):
        return _SAME_SOUND
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and long.startswith(short):
        return _CUT_SHORT
    near = JaroWinkler.similarity(one, other)
    if near >= _NEAREST_OTHER and len(short) > 3:
        return min(near, _NEAR_WORD)
    return _mistyped(one, other) if len(short) >= _LONG_WORD else 0.0


def _mistyped(one: str, other: str) -> float:
    """Long words of one or two wrong letters, wherever they stand: the beginning may be mistyped too."""
    most = 1 if min(len(one), len(other)) < _VERY_LONG_WORD else 2
    off = OSA.distance(one, other, score_cutoff=most)
    return 1.0 - off / max(len(one), len(other)) if off <= most else 0.0


def _pair(wanted: Sequence[str], held: Sequence[str]) -> dict[tuple[int, int], float]:
    """Each word with at most one word of the other side, closest pairs first."""
    close = {(i, j): word_closeness(one, other) for i, one in enumerate(wanted) for j, other in enumerate(held)}
    pairs: dict[tuple[int, int], float] = {}
    for i, j in sorted(close, key=lambda pair: (-close[pair], pair)):
        if close[i, j] and all(i != a and j != b for a, b in pairs):
            pairs[i, j] = close[i, j]
    return pairs


def _share(words: Sequence[str], twins: dict[int, float]) -> float:
    """How much of a name has a twin; frequent words count half."""
    weights = [0.5 if word in _FREQUENT else 1.0 for word in words]
    return sum(weight * twins.get(at, 0.0) for at, weight in enumerate(weights)) / sum(weights)


def _as_one_word(wanted: Sequence[str], held: Sequence[str]) -> float:
    """Abdul Rahman and Abdurrahman, Nurhayati and Nur Hayati: the same letters, parted otherwise."""
    if len(wanted) == len(held):
        return 0.0
    one, other = sound("".join(wanted)), sound("".join(held))
    if one == other:
        return _SAME_SOUND
    near = JaroWinkler.similarity(one, other)
    return near * 0.95 if near >= 0.95 and abs(len(one) - len(other)) <= 1 else 0.0
