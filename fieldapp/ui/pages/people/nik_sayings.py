"""A NIK read aloud: what it says about its holder, and every reason to doubt it, as sentences. No screen part."""

from datetime import date
from typing import TYPE_CHECKING

from fieldapp.domain.formats import show_date
from fieldapp.domain.nik import Nik, NikProblem, contradictions, region_doubt
from fieldapp.ui import words
from fieldapp.ui.pages.people.sayings import sex_word
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions


def reading(nik: Nik, regions: "Regions") -> str:
    """Sex, birth date and the place of first registration, as far as the list of regions knows it."""
    born = " / ".join(show_date(day, words.language()) for day in nik.birth_dates)
    place = _place(nik.region, regions)
    if place:
        text = translate("People", "This NIK reads: {sex}, born {date}, registered in {place}.")
    else:
        text = translate("People", "This NIK reads: {sex}, born {date}.")
    return text.format(sex=sex_word(nik.sex).lower(), date=born, place=place)


def doubts(nik: Nik, regions: "Regions", sex: str = "", birth_date: date | None = None) -> tuple[str, ...]:
    """Reasons to doubt, the weightiest first; ``sex`` and ``birth_date`` are what is known otherwise."""
    against = contradictions(nik, sex, birth_date)
    found = [_region_sentence(region_doubt(nik.region, lambda code: bool(regions.path(code))), nik.region)]
    if "sex" in against:
        text = translate("People", "The NIK says {nik}, here it says {known}.")
        found.insert(0, text.format(nik=sex_word(nik.sex).lower(), known=sex_word(sex).lower()))
    if "birth_date" in against and birth_date:
        born = " / ".join(show_date(day, words.language()) for day in nik.birth_dates)
        text = translate("People", "The NIK says born {nik}, here it says {known}.")
        found.insert(0, text.format(nik=born, known=show_date(birth_date, words.language())))
    if nik.ambiguous:
        found.append(translate("People", "The century is not in the NIK. Ask for the birth year."))
    found.append(
        translate(
            "People",
            "A NIK stays the same when somebody moves or data are corrected. Its form does not prove that it exists.",
        )
    )
    return tuple(filter(None, found))


def listed(sentences: tuple[str, ...]) -> str:
    """One sentence alone, several as a list."""
    return "\n".join(f"• {one}" for one in sentences) if len(sentences) > 1 else "".join(sentences)


def problem_sentence(problem: NikProblem, count: int) -> str:
    """Why ``count`` typed digits are no NIK."""
    sentences = {
        "length": translate("People", "NIK must have 16 digits. Now %n.", count),
        "digits": translate("People", "A NIK has digits only."),
        "serial": translate("People", "A NIK never ends in 0000. Check the last four digits."),
        "region": translate("People", "A NIK never begins with 0. Check the first digits."),
    }
    return sentences.get(problem.code, translate("People", "Digits 7 to 12 are not a birth date. Check the NIK."))


def _place(code: str, regions: "Regions") -> str:
    path = regions.path(code) or regions.path(code[:5])
    town = next((region.name for region in path if region.level in ("kabupaten", "kota")), "")
    district = next((region.name for region in path if region.level == "kecamatan"), "")
    return translate("People", "Kec. {name}").format(name=f"{district}, {town}") if district else town


def _region_sentence(doubt: str, code: str) -> str:
    sentences = {
        "elsewhere": translate("People", "Code {code} is of another province: first registered there."),
        "former": translate("People", "Code {code} was in East Kalimantan until 2012, now it is in North Kalimantan."),
        "kecamatan": translate(
            "People",
            "Code {code} is no kecamatan of today: it may have been split or merged, or the office used another code.",
        ),
        "unknown": translate("People", "Code {code} is old or not known. The NIK may still be right."),
    }
    return sentences[doubt].format(code=code) if doubt else ""
