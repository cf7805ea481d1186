"""Whom to look at: the words to look up, and an order among the people found by them.

    search = Search(query, wordlist, today)
    for look in search.looks(): … rows (word, year, number, place) of ``look`` … search.saw(look, rows)
    search.best(200)

A look asks for people who carry one of the words that a typed word may mean, born around the year when one is
known. Rows carry the facts that tell people of one name apart, so nobody is left out for being one of many.
``matching.rank`` then judges the best, with reasons.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from itertools import pairwise
from math import log

from fieldapp.casework.names import fold
from fieldapp.casework.wordlist import Meanings, Wordlist
from fieldapp.domain.person import PersonQuery

MOST_WORDS = 5
MOST_ROWS = 30_000  # of one look without a year; the closest words come first
FEW_ROWS = 4_000  # words of so few people are looked up in all years too: ages are guesses
AROUND_AGE, AROUND_BIRTH_DATE = 3, 1
_SEXES = {"": 0, "L": 1, "P": 2}
_KECAMATAN = len("64.72.05")

Row = tuple[str, int, int, int]  # word, year (0 not known), number of the person, place


@dataclass(frozen=True, slots=True)
class Look:
    """Words with their closeness to the typed word number ``typed``.

    ``years``: first and last, None for all. ``sex``: 1 or 2 leaves out the other one, 0 nobody. ``kecamatan``: digits
    of the only one looked in, 0 for all.
    """

    typed: int
    words: Mapping[str, float]
    years: tuple[int, int] | None
    sex: int = 0
    kecamatan: int = 0


class Search:
    """A query against the words of a register; people are known by number."""

    def __init__(self, query: PersonQuery, wordlist: Wordlist, today: date) -> None:
        self._query = query
        self._wordlist = wordlist
        self._year = birth_year(query, today)
        self._words = _meanings(query.name, wordlist)
        self._rare = [1.0 / log(3 + wordlist.people(one.sure or one.all)) for one in self._words]
        self._place = place(query.region, query.sex)
        self._close: list[dict[int, float]] = [{} for _ in self._words]
        self._facts: dict[int, tuple[int, int]] = {}

    def looks(self, *, quick: bool = False) -> Iterator[Look]:
        """What to look up. ``quick``: without words that are a letter or two off."""
        sex, kecamatan = self._place & 3, self._place >> 2
        for number, one in enumerate(self._words):
            words = one.sure if quick else one.all
            if self._year is not None:
                around = AROUND_BIRTH_DATE if self._query.birth_date else AROUND_AGE
                yield Look(number, words, (self._year - around, self._year + around), sex)
                yield Look(number, words, (0, 0), sex)
            elif kecamatan:
                yield Look(number, words, None, sex, kecamatan)
            else:
                yield Look(number, self._at_most(words, MOST_ROWS), None, sex)
            if not quick and (few := self._few(one.sure)):
                yield Look(number, few, None)

    def saw(self, look: Look, rows: Iterable[Row]) -> None:
        """Take the rows of a look."""
        close, facts, words = self._close[look.typed], self._facts, look.words
        for word, year, number, where in rows:
            weight = words[word]
            if weight > close.get(number, 0.0):
                close[number] = weight
                facts[number] = (year, where)

    def best(self, most: int, worth: Mapping[int, float]) -> list[int]:
        """The likeliest people, best first; ``worth`` is what else speaks for somebody."""
        total = sum(self._rare) or 1.0
        found: dict[int, float] = {}
        for close, rare in zip(self._close, self._rare, strict=True):
            share = 3.0 * rare / total
            for number, weight in close.items():
                found[number] = found.get(number, 0.0) + share * weight
        fits: dict[tuple[int, int], float] = {}
        for number, known in self._facts.items():
            fit = fits.get(known)
            if fit is None:
                fit = fits[known] = self._fits(*known)
            found[number] += fit
        for number, more in worth.items():
            found[number] = found.get(number, 0.0) + more
        return nlargest(most, found, key=found.__getitem__)

    def _fits(self, year: int, where: int) -> float:
        wanted, worth = self._place, 0.0
        if wanted & 3 and where & 3:
            worth += 0.2 if wanted & 3 == where & 3 else -0.8
        if wanted > 3 and wanted >> 2 == where >> 2:
            worth += 0.5
        if self._year and year:
            apart = abs(self._year - year)
            worth += 0.7 if apart <= 1 else 0.35 if apart <= AROUND_AGE else -0.3 if apart <= 10 else -0.9
        return worth

    def _at_most(self, words: Mapping[str, float], rows: int) -> dict[str, float]:
        """The closest words that together have so many rows; at least one word."""
        kept: dict[str, float] = {}
        for word in sorted(words, key=lambda word: -words[word]):
            rows -= self._wordlist.people([word])
            if kept and rows < 0:
                break
            kept[word] = words[word]
        return kept

    def _few(self, words: Mapping[str, float]) -> dict[str, float]:
        return self._at_most(words, FEW_ROWS) if self._wordlist.people(list(words)[:1]) <= FEW_ROWS else {}


def birth_year(query: PersonQuery, today: date) -> int | None:
    """The year that is looked for, None when nothing is known."""
    if query.birth_date:
        return query.birth_date.year
    return today.year - query.age if query.age is not None else None


def place(region: str, sex: str) -> int:
    """Kecamatan and sex in one number; 0 for what is not known: the sex in the last two bits."""
    digits = region[:_KECAMATAN].replace(".", "") if len(region) >= _KECAMATAN else ""
    return (int(digits) if digits.isdecimal() else 0) * 4 + _SEXES.get(sex, 0)


def _meanings(name: str, wordlist: Wordlist) -> list[Meanings]:
    words = list(dict.fromkeys(fold(name)))[:MOST_WORDS]
    if len(words) > 1:
        words = [word for word in words if len(word) > 1] or words
    joined = ["", *(one + other for one, other in pairwise(words)), ""]
    found = [wordlist.meanings(word, filter(None, joined[at : at + 2])) for at, word in enumerate(words)]
    return [one for one in found if one.all]
