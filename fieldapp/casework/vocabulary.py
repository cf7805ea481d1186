"""Every word that occurs in a register's names, and which of them a typed word may mean.

Pure and small: a register of ten thousand people has a few thousand words.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice, takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

from fieldapp.casework.names import sound

SHORT = 4  # words up to this length may differ by one letter, longer ones by two
MEANINGS = 300  # a two-letter beginning fits many words; the search goes on with the first of them


class Vocabulary:
    """Folded words, sorted."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._known = set(self._words)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_sound[sound(word)].append(word)

    def meanings(self, word: str) -> tuple[str, ...]:
        """Known words that ``word`` (folded) may stand for: itself, same sound, near spelling, longer, shorter."""
        found = dict.fromkeys([word] if word in self._known else [])
        found |= dict.fromkeys(self._by_sound.get(sound(word), ()))
        found |= dict.fromkeys(self._near(word))
        found |= dict.fromkeys(islice(self._beginning_with(word), MEANINGS))
        found |= dict.fromkeys(word[:end] for end in range(SHORT, len(word)) if word[:end] in self._known)
        return tuple(islice(found, MEANINGS))

    def _beginning_with(self, word: str) -> Iterable[str]:
        start = bisect_left(self._words, word)
        return takewhile(lambda other: other.startswith(word), islice(self._words, start, None))

    def _near(self, word: str) -> list[str]:
        if len(word) < SHORT - 1:
            return []
        most = 1 if len(word) <= SHORT else 2
        hits = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=most, limit=MEANINGS)
        return [other for other, _, _ in hits]
