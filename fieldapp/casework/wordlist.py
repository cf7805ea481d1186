"""All words of a large register's names with how many people carry them, and which of them a typed word may mean.

Made for a million people: some tens of thousands of words, compared by their sound, a few milliseconds a word.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from fieldapp.casework.names import sound

SHORT = 4  # words up to this length may differ by one letter, longer ones by two
MOST_LONGER, MOST_NEAR, MOST_SAME = 24, 40, 24
_SHORTEST_PART = 3
_SAME_SOUND, _OLD_SPELLING, _JOINED, _LONGER, _SHORTER, _PART = 0.97, 0.95, 0.95, 0.8, 0.75, 0.5
_ONE_OFF, _TWO_OFF = 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Meanings:
    """What one typed word may stand for: known word → 0..1. ``sure``: without words that are a letter or two off."""

    sure: Mapping[str, float]
    all: Mapping[str, float]


class Wordlist:
    """Folded words and how many people carry each. Words are added, never taken away: one too many is harmless."""

    def __init__(self, people: Mapping[str, int] | None = None) -> None:
        self._people: dict[str, int] = {}
        self._sorted: list[str] = []
        self._by_sound: dict[str, list[str]] = {}
        self._sounds: dict[int, list[str]] = {}  # by length
        self._words: dict[int, list[str]] = {}  # by length
        self.add(people or {})

    def add(self, people: Mapping[str, int]) -> None:
        """More words, or newer counts of known ones."""
        new = [word for word in people if word not in self._people]
        self._people |= people
        for word in new:
            heard = sound(word)
            if heard not in self._by_sound:
                self._by_sound[heard] = []
                self._sounds.setdefault(len(heard), []).append(heard)
            self._by_sound[heard].append(word)
            self._words.setdefault(len(word), []).append(word)
        if len(new) > len(self._sorted):
            self._sorted = sorted([*self._sorted, *new])
        else:
            for word in new:
                insort(self._sorted, word)

    def people(self, words: Iterable[str]) -> int:
        """About how many people carry one of these words."""
        return sum(self._people.get(word, 0) for word in words)

    def meanings(self, word: str, neighbours: Iterable[str] = ()) -> Meanings:
        """Known words that ``word`` (folded) may stand for. ``neighbours``: it written together with one beside it."""
        weights: dict[str, float] = {}
        self._add(weights, [word], 1.0)
        self._add(weights, self._most(self._by_sound.get(sound(word), ()), MOST_SAME), _SAME_SOUND)
        old = sound(word.replace("j", "y"))  # Soerjani is Suryani: in old spelling a y is a j, and a j a dj
        self._add(weights, self._most(self._by_sound.get(old, ()), MOST_SAME), _OLD_SPELLING)
        for joined in neighbours:
            self._add(weights, self._most(self._by_sound.get(sound(joined), ()), MOST_SAME), _JOINED)
        self._add(weights, self._most(self._beginning_with(word), MOST_LONGER), _LONGER)
        self._add(weights, [word[:end] for end in range(SHORT, len(word))], _SHORTER)
        self._add(weights, self._parts(word), _PART)
        sure = dict(weights)
        off = self._near(word)
        closest = nlargest(MOST_NEAR, off, key=lambda known: (-off[known], self._people[known], known))
        for known in closest:
            weights[known] = max(weights.get(known, 0.0), _ONE_OFF if off[known] <= 1 else _TWO_OFF)
        return Meanings(sure, weights)

    def _add(self, weights: dict[str, float], words: Iterable[str], weight: float) -> None:
        for word in words:
            if word in self._people:
                weights.setdefault(word, weight)

    def _most(self, words: Iterable[str], most: int) -> list[str]:
        """The words that most people carry."""
        return nlargest(most, words, key=lambda word: (self._people[word], word))

    def _beginning_with(self, word: str) -> list[str]:
        end = word[:-1] + chr(ord(word[-1]) + 1)
        return self._sorted[bisect_left(self._sorted, word) : bisect_left(self._sorted, end)]

    def _near(self, word: str) -> dict[str, int]:
        """Words that are, or sound, one or two letters off, with how many."""
        if len(word) < _SHORTEST_PART:
            return {}
        off = {known: distance for known, distance in _close(word, self._words) if distance}
        for heard in dict.fromkeys((sound(word), sound(word.replace("j", "y")))):
            for near, distance in _close(heard, self._sounds):
                for known in self._by_sound[near]:
                    off[known] = min(max(1, distance), off.get(known, distance))
        return off

    def _parts(self, word: str) -> Iterable[str]:
        """The two words this one may be written together from: Nur and Hayati for Nurhayati."""
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            if word[:at] in self._people and word[at:] in self._people:
                yield word[:at]
                yield word[at:]


def _close(word: str, known: Mapping[int, Sequence[str]]) -> Iterable[tuple[str, int]]:
    """Texts at most one or two letters off among ``known``, which lie by length."""
    most = 1 if len(word) <= SHORT else 2
    for length in range(len(word) - most, len(word) + most + 1):
        hits = process.extract(word, known.get(length, ()), scorer=OSA.distance, score_cutoff=most, limit=None)
        for near, distance, _ in hits:
            yield near, int(distance)
