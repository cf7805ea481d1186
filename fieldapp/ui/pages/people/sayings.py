"""The words of the search: how a person is described, how alike, and why. No screen part, no store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fieldapp.domain.formats import show_age
from fieldapp.domain.person import Evidence, Person, PersonMatch
from fieldapp.ui import words
from fieldapp.ui.words import translate


@dataclass(frozen=True, slots=True)
class Reason:
    """Evidence as it is drawn: icon, its colour, words, the colour of the words."""

    icon: str
    ink: str
    text: str
    text_ink: str


SIGNS = {"same": ("check", "success"), "near": ("equal-approximately", "warning"), "different": ("x", "text3")}


def sex_word(sex: str) -> str:
    """L or P in words, "" when not known."""
    return {"L": translate("People", "Male"), "P": translate("People", "Female")}.get(sex, "")


def level_word(level: int) -> str:
    """3, 2 or 1 in words."""
    return {
        3: translate("People", "Very similar"),
        2: translate("People", "Similar"),
        1: translate("People", "Less similar"),
    }[level]


def age_of(person: Person, today: date) -> int | None:
    """Whole years today; None when nothing is known."""
    if person.birth_date and not person.estimated:
        born = person.birth_date
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return today.year - person.birth_year if person.birth_year else None


def months_of(person: Person, today: date) -> int:
    """Whole months today; 0 where the day of birth is not known."""
    born = person.birth_date
    if born is None or person.estimated:
        return 0
    return (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)


def age_word(person: Person, today: date) -> str:
    """``57 tahun``, estimates as ``±58 tahun``, babies as ``8 bulan``; "" when not known."""
    age = age_of(person, today)
    months = months_of(person, today)
    return "" if age is None else show_age(age, words.language(), months=months, estimated=person.estimated)


def description(person: Person, kecamatan: str, today: date) -> str:
    """``Laki-laki · 57 tahun · Kec. Tamalate``, as much as is known."""
    place = translate("People", "Kec. {name}").format(name=kecamatan) if kecamatan else ""
    parts = (sex_word(person.sex), age_word(person, today), place)
    return " · ".join(part for part in parts if part) or translate("People", "Nothing else known")


def reasons(match: PersonMatch, *, birth_dates: bool) -> tuple[Reason, ...]:
    """The evidence in words; ``birth_dates``: a birth date was searched, not an age."""
    suspected = (
        (Reason("users", "warning", translate("People", "Maybe recorded twice"), "text"),) if match.suspected else ()
    )
    return suspected + tuple(_reason(evidence, birth_dates=birth_dates) for evidence in match.evidence)


def spoken(match: PersonMatch, kecamatan: str, today: date) -> str:
    """A candidate as a screen reader says it."""
    why = ", ".join(reason.text for reason in reasons(match, birth_dates=False))
    facts = description(match.person, kecamatan, today)
    return f"{shown_name(match.person)}. {facts}. {level_word(match.level)}: {why}"


def shown_name(person: Person) -> str:
    """The name, or the nickname, or that there is none."""
    if person.name:
        return person.name
    if person.alias:
        return translate("People", "{name} (nickname)").format(name=person.alias)
    return translate("People", "No name")


def pair_reasons(reasons: Sequence[str]) -> tuple[str, ...]:
    """Why two people may be one, in words."""
    said = {
        "same_nik": translate("People", "same NIK"),
        "same_name_birth": translate("People", "name sounds the same, same birth date"),
        "same_name_near_age": translate("People", "name sounds the same, about the same age, same kecamatan"),
        "near_name_birth": translate("People", "similar name, same birth date, same kecamatan"),
    }
    return tuple(said[reason] for reason in reasons)


def _reason(evidence: Evidence, *, birth_dates: bool) -> Reason:
    icon, ink = SIGNS[evidence.verdict]
    text_ink = "text2" if evidence.verdict == "different" else "text"
    return Reason(icon, ink, _evidence_words(birth_dates=birth_dates)[evidence.what][evidence.verdict], text_ink)


def _evidence_words(*, birth_dates: bool) -> dict[str, dict[str, str]]:
    age = translate("People", "Birth date") if birth_dates else translate("People", "Age")
    return {
        "name": _verdicts(
            translate("People", "Name"),
            translate("People", "Name similar"),
            translate("People", "Other name"),
        ),
        "first_name": _verdicts(
            translate("People", "Same first name"),
            translate("People", "Same first name"),
            translate("People", "Other first name"),
        ),
        "alias": _verdicts(
            translate("People", "Nickname"),
            translate("People", "Nickname similar"),
            translate("People", "Other nickname"),
        ),
        "nik": _verdicts("NIK", translate("People", "NIK similar"), translate("People", "Other NIK")),
        "sex": _verdicts(translate("People", "Sex"), translate("People", "Sex"), translate("People", "Other sex")),
        "age": _verdicts(age, translate("People", "Age near"), translate("People", "Other age")),
        "region": _verdicts(
            translate("People", "Kecamatan"),
            translate("People", "Same kabupaten or kota"),
            translate("People", "Other kecamatan"),
        ),
    }


def _verdicts(same: str, near: str, different: str) -> dict[str, str]:
    return {"same": same, "near": near, "different": different}
