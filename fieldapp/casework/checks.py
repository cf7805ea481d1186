"""What automatic checks notice in a submission of the team: values in, ``Found`` out. A check never stops anybody.

    found = examine(sheet, earlier, Rules())

``too_fast``        filled in a time in which nobody asks so many questions
``odd_hour``        begun at night or at the weekend (WITA); a shelter's desk is open then
``same_answers``    nearly all answers are those of an earlier submission of the same laptop about somebody else
``photo_missing``   the form asks for a photo, there is none, and nobody refused one
``rule``            an answer that the form itself calls unusual, in the form's own words
``duplicate``       others who may be the same person
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.casework.projection import WITA
from fieldapp.domain.team import Found

DUPLICATE: Final = "duplicate"  # counted apart from the others
UNCHECKED: Final = "unchecked"  # stands where no check has looked yet
CODES: Final = ("too_fast", "rule", "photo_missing", "same_answers", "odd_hour", DUPLICATE)
REFUSED: Final = (("consent_photo", "no"), ("photo_consent", "no"), ("consent", "refused"))  # question, its answer
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the checks draw their lines; ``shortest`` seconds, less for a form of which little was answered."""

    shortest: int = 60
    per_answer: float = 3.0
    opens: int = 6  # hour of the day, WITA
    closes: int = 22
    weekends: bool = False  # work at weekends is usual
    same_share: float = 0.9
    same_least: int = 8  # answered questions


@dataclass(frozen=True, slots=True)
class Said:
    """One question that was asked. ``unusual``: the form's own soft warning about the answer."""

    reference: str
    text: str = ""
    photo: bool = False
    unusual: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A submission as checks see it. ``seconds``: on its questions, where the form's own audit tells."""

    form_id: str
    started_at: datetime | None
    finalized_at: datetime
    said: tuple[Said, ...]
    corrects: str = ""
    seconds: float | None = None

    def answers(self) -> dict[str, str]:
        """Question → text, those that were answered."""
        return {one.reference: one.text for one in self.said if one.text}


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier submission of the same form and laptop."""

    number: str
    answers: Mapping[str, str]


def examine(sheet: Sheet, earlier: Sequence[Before] = (), rules: Rules = Rules(), alike: int = 0) -> tuple[Found, ...]:
    """Everything the checks find, what weighs most first. ``alike``: how many people may be the same."""
    found = [
        *_too_fast(sheet, rules),
        *_unusual(sheet),
        *_photo_missing(sheet),
        *_same_answers(sheet, earlier, rules),
        *_odd_hour(sheet, rules),
    ]
    if alike:
        found.append(Found(DUPLICATE, facts=(("people", str(alike)),)))
    return tuple(found)


def flags(found: Iterable[Found]) -> int:
    """How many of them are about the answers; who may be the same person is counted apart."""
    return sum(one.code not in (DUPLICATE, UNCHECKED) for one in found)


def audited_seconds(audit: bytes) -> float | None:
    """Seconds that an ODK audit (``audit.csv``) saw questions on screen; None where it saw none."""
    spent, seen = 0, False
    for line in csv.DictReader(io.StringIO(audit.decode("utf-8", "replace"))):
        begun, ended = line.get("start") or "", line.get("end") or ""
        if line.get("event") == "question" and begun.isdecimal() and ended.isdecimal():
            spent, seen = spent + max(0, int(ended) - int(begun)), True
    return spent / 1000 if seen else None


def _too_fast(sheet: Sheet, rules: Rules) -> Iterator[Found]:
    """A correction is short by nature."""
    seconds = sheet.seconds
    if seconds is None and sheet.started_at is not None:
        seconds = (sheet.finalized_at - sheet.started_at).total_seconds()
    least = min(rules.shortest, rules.per_answer * len(sheet.answers()))
    if seconds is not None and not sheet.corrects and 0 <= seconds < least:
        yield Found("too_fast", facts=(("seconds", str(round(seconds))),))


def _odd_hour(sheet: Sheet, rules: Rules) -> Iterator[Found]:
    at = (sheet.started_at or sheet.finalized_at).astimezone(WITA)
    if sheet.form_id in DESK_FORMS or sheet.form_id.startswith("shelter_"):
        return
    weekend = at.weekday() >= SATURDAY and not rules.weekends
    if weekend or not rules.opens <= at.hour < rules.closes:
        yield Found("odd_hour", facts=(("time", at.isoformat(timespec="minutes")),))


def _same_answers(sheet: Sheet, earlier: Sequence[Before], rules: Rules) -> Iterator[Found]:
    """The most alike of them; what was answered in one of the two only counts as different."""
    own = sheet.answers()
    if len(own) < rules.same_least or sheet.corrects or not earlier:
        return
    share, nearest = max(((_share(own, before.answers), before) for before in earlier), key=lambda pair: pair[0])
    if share >= rules.same_share:
        yield Found("same_answers", facts=(("number", nearest.number), ("share", str(round(100 * share)))))


def _share(own: Mapping[str, str], other: Mapping[str, str]) -> float:
    both = own.keys() | other.keys()
    return sum(own.get(name) == other.get(name) for name in both) / len(both)


def _photo_missing(sheet: Sheet) -> Iterator[Found]:
    asked = [one for one in sheet.said if one.photo]
    refused = any(_name(one.reference) == name and one.text == no for one in sheet.said for name, no in REFUSED)
    if asked and not refused and not any(one.text for one in asked):
        yield Found("photo_missing", asked[0].reference)


def _unusual(sheet: Sheet) -> Iterator[Found]:
    for one in sheet.said:
        if one.unusual:
            yield Found("rule", one.reference, one.unusual)


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]
