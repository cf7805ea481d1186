"""From a cell to an answer: days in every shape, numbers, choices by code or word, and numbers that Excel spoiled.

Nothing is guessed in silence: what had to be read in a special way is a reason beside the answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from rapidfuzz import fuzz, process

from fieldapp.domain.batch import NOTES, REFUSES, Reason
from fieldapp.domain.batch_questions import MANY, NUMBERS_OF_PEOPLE, ONE, Target
from fieldapp.domain.nik import LENGTH, NikProblem, read_nik
from fieldapp.domain.table import DATE, ERROR, NUMBER, Cell
from fieldapp.domain.typed import parse_date, parse_decimal, parse_number, parse_time, read_day
from fieldapp.fieldbook.batch_questions import plain
from fieldapp.forms import Choice

SERIALS: Final = (10_000, 75_000)  # days since 1900 that are meant as days: 1927 to 2105
FIRST, FIRST_1904 = date(1899, 12, 30), date(1904, 1, 1)
NOON: Final = "12:00"
EXPONENT: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
LIKE: Final = 80.0
_KINDS_OF_PLACE: Final = re.compile(r"^(kab|kabupaten|kota|kec|kecamatan|kel|kelurahan|desa|kampung|kp) ")


@dataclass
class Reading:
    """One cell: the answer's ``text`` and what is said about it."""

    target: Target
    column: int
    text: str = ""
    reasons: list[Reason] = field(default_factory=list)

    def say(self, weight: str, code: str, **facts: str) -> None:
        """One more reason."""
        self.reasons.append(Reason(code, weight, self.column, (*facts.items(),)))

    def refuse(self, code: str, **facts: str) -> None:
        """The cell cannot be an answer."""
        self.text = ""
        self.say(REFUSES, code, **facts)


@dataclass(frozen=True, slots=True)
class Times:
    """Now, with the zone of the office, and how the workbook counts days."""

    now: datetime
    since_1904: bool = False


def read_cell(cell: Cell, column: int, target: Target, times: Times) -> Reading:
    """The answer a cell gives to a question that is no choice; choices are read by ``choose``."""
    reading = Reading(target, column, cell.text.strip())
    if cell.computed and not cell.text:
        reading.refuse("formula_blank")
    elif cell.kind == ERROR:
        reading.refuse("cell_error", value=cell.text)
    elif reading.text and target.kind in _READERS:
        _READERS[target.kind](reading, cell, times)
    return reading


def _person_number(reading: Reading, cell: Cell, times: Times) -> None:
    what = {"nik": "NIK", "kk": "KK"}[reading.target.kind]
    text = re.sub(r"[\s.\-'\u00a0]", "", reading.text)
    if EXPONENT.fullmatch(reading.text):
        reading.refuse("number_exponent", what=what, value=reading.text)
    elif cell.kind == NUMBER and not re.fullmatch(r"\d+", reading.text):
        reading.refuse("number_bad", value=reading.text)
    elif cell.kind == NUMBER and len(text) == LENGTH and text.endswith("0"):
        reading.refuse("digits_lost", what=what, value=text)
    elif cell.kind == NUMBER and len(text) < LENGTH:
        reading.refuse("digits_gone", what=what, count=str(len(text)), value=text)
    else:
        reading.text = text
        _check_digits(reading, what, times.now.date())


def _check_digits(reading: Reading, what: str, today: date) -> None:
    text = reading.text
    if reading.target.kind == "nik":
        read = read_nik(text, today)
        if isinstance(read, NikProblem):
            reading.refuse(f"nik_{read.code}", count=str(len(text)), value=text)
    elif not re.fullmatch(r"[1-9]\d{15}", text):
        reading.refuse("kk_bad", count=str(len(text)), value=text)


def _phone(reading: Reading, _cell: Cell, _times: Times) -> None:
    text = re.sub(r"[\s.\-()\u00a0]", "", reading.text)
    if EXPONENT.fullmatch(reading.text):
        reading.refuse("number_exponent", what="HP", value=reading.text)
    elif re.fullmatch(r"8\d{7,11}", text):
        reading.text = f"0{text}"
        reading.say(NOTES, "zero_put_back", value=reading.text)
    else:
        reading.text = text


def _day(reading: Reading, cell: Cell, times: Times) -> None:
    day = _read_day(reading, cell, times)
    if day is not None:
        reading.text = day.isoformat()


def _read_day(reading: Reading, cell: Cell, times: Times) -> date | None:
    text = reading.text
    if cell.kind == DATE:
        return _iso(reading, text)
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and SERIALS[0] <= float(text) <= SERIALS[1]:
        days = timedelta(days=int(float(text)))
        meant = (FIRST_1904 if times.since_1904 and cell.kind == NUMBER else FIRST) + days
        reading.say(NOTES, "date_serial", value=text, day=f"{meant:%d/%m/%Y}")
        return meant
    past = "birth" in reading.target.name or "lahir" in plain(reading.target.label)
    typed = read_day(text, times.now.date(), past)
    day = parse_date(text, times.now.date(), past)
    if day is None:
        reading.refuse("date_none" if typed else "date_bad", value=text)
    elif re.search(r"\D\d{2}$", text) and not re.match(r"\d{4}", text):
        reading.say(NOTES, "short_year", value=text, day=f"{day:%d/%m/%Y}")
    return day


def _iso(reading: Reading, text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        reading.refuse("date_bad", value=text)
        return None


def _moment(reading: Reading, cell: Cell, times: Times) -> None:
    text = reading.text.replace(",", " ")
    head, _, tail = text.rpartition(" ")
    at = parse_time(tail) if head else None
    if at is None:
        head, tail = text, ""
    reading.text = head.strip()
    day = _read_day(reading, Cell(reading.text, cell.kind, cell.computed), times)
    if day is None:
        return
    clock = f"{at:%H:%M}" if at else NOON
    if at is None:
        reading.say(NOTES, "no_time", value=f"{day:%d/%m/%Y}")
        if day == times.now.date():
            clock = "00:00"  # of today noon may still be to come
    reading.text = datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=times.now.tzinfo).isoformat()


def _time(reading: Reading, _cell: Cell, _times: Times) -> None:
    at = parse_time(reading.text)
    if at is None:
        reading.refuse("time_bad", value=reading.text)
    else:
        reading.text = f"{at:%H:%M}"


def _whole(reading: Reading, cell: Cell, _times: Times) -> None:
    plain_number = cell.kind == NUMBER and re.fullmatch(r"-?\d+(\.0+)?", reading.text)
    number = int(float(reading.text)) if plain_number else None if cell.kind == NUMBER else parse_number(reading.text)
    if number is None:
        reading.refuse("whole_bad", value=reading.text)
    else:
        reading.text = str(number)


def _fraction(reading: Reading, cell: Cell, _times: Times) -> None:
    number = parse_decimal(reading.text, "en" if cell.kind == NUMBER else "id")
    if number is None:
        reading.refuse("number_bad", value=reading.text)
    else:
        reading.text = str(number)


_READERS: Final = {
    **dict.fromkeys(NUMBERS_OF_PEOPLE, _person_number),
    "phone": _phone,
    "date": _day,
    "dateTime": _moment,
    "time": _time,
    "int": _whole,
    "decimal": _fraction,
}


def choose(reading: Reading, offered: Sequence[Choice], *, final: bool = True) -> bool:
    """Turn the text into codes of what is offered; whether all was found. Refuses it when not, if ``final``."""
    many = reading.target.kind == MANY
    words = [reading.text] if not many else [word.strip() for word in re.split(r"[|;,\n]", reading.text)]
    found: list[str] = []
    for word in filter(None, words):
        codes = _codes(word, offered, many=many)
        if not codes:
            if final:
                reading.refuse("choice_unknown", value=word, near=_near(word, offered))
            return False
        found += [code for code in codes if code not in found]
    reading.text = " ".join(found)
    return True


def _codes(word: str, offered: Sequence[Choice], *, many: bool) -> list[str]:
    said = plain(word)
    codes = [one.value for one in offered if plain(one.value) == said]
    codes += [one.value for one in offered if plain(one.label) == said]
    if codes:
        return codes[:1]
    bare = _KINDS_OF_PLACE.sub("", said)
    codes = [one.value for one in offered if _KINDS_OF_PLACE.sub("", plain(one.label)) == bare]
    if len(codes) == 1:
        return codes
    known = {one.value for one in offered}
    parts = word.split()
    if many and len(parts) > 1 and all(part in known for part in parts):
        return parts  # codes with spaces between them, as forms keep them
    if not re.fullmatch(r"[a-z]+ \d+", said):
        return []
    numbered = [one.value for one in offered if _number(one.value) == _number(said)]
    return numbered if len(numbered) == 1 else []


def _number(text: str) -> str:
    """``PMKS-07`` and ``07`` are both seven."""
    digits = re.findall(r"\d+", text)
    return digits[-1].lstrip("0") if digits else text


def _near(word: str, offered: Sequence[Choice]) -> str:
    labels = {plain(one.label): one.label for one in offered}
    best = process.extractOne(plain(word), labels.keys(), scorer=fuzz.WRatio, score_cutoff=LIKE)
    return labels[best[0]] if best else ""


CHOICES: Final = (ONE, MANY)
