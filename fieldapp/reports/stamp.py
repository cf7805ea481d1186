"""What every report says about itself: of when, for what, by whom, and what has not reached the province yet."""

from dataclasses import dataclass
from datetime import datetime

from fieldapp.casework.period import Period
from fieldapp.casework.projection import WITA
from fieldapp.domain.formats import show_date, show_datetime, show_number
from fieldapp.domain.typed import MONTHS
from fieldapp.reports.wording import say

PROVINCE = "Kaltim"


@dataclass(frozen=True, slots=True)
class Stamp:
    """``unsent``: finalized records that this laptop has no receipt for; ``region`` and ``sex`` say the filter, "" for
    none; ``area`` is the word for the region in file names."""

    as_of: datetime
    unsent: int
    who: str
    device: str
    version: str
    period: Period
    region: str = ""
    area: str = PROVINCE
    sex: str = ""
    published: bool = False
    device_counted: str = ""  # the laptop of the team whose work alone is counted


def fresh(stamp: Stamp, language: str) -> str:
    """``Data per 24/11/2026 10.42 WITA, 3 isian belum terkirim dari laptop ini`` (UX specification, rep.stamp)."""
    when = show_datetime(stamp.as_of.astimezone(WITA), language, zone=True)
    many = "Data as of {when}, {count} records not yet sent from this laptop"
    one = "Data as of {when}, 1 record not yet sent from this laptop"
    text = say(one if stamp.unsent == 1 else many, language)
    return text.format(when=when, count=show_number(stamp.unsent, language))


def period_words(period: Period, language: str) -> str:
    """``November 2026``, ``Triwulan IV 2026``, ``2026`` or ``03/11/2026 – 09/11/2026``."""
    code = period.code()
    if len(code) == len("2026"):
        return code
    if "-T" in code:
        numeral = ("I", "II", "III", "IV")[int(code[-1]) - 1]
        return f"{say('Quarter', language)} {numeral} {code[:4]}"
    if len(code) == len("2026-11"):
        return f"{MONTHS[language][period.first.month - 1]} {period.first.year}"
    return f"{show_date(period.first, language)} – {show_date(period.last, language)}"


def filter_words(stamp: Stamp, language: str) -> str:
    """Place and sex the figures are limited to, in words."""
    place = stamp.region or say("East Kalimantan", language)
    sex = {"L": "Male", "P": "Female"}.get(stamp.sex, "")
    parts = [place, say(sex, language).lower()] if sex else [place]
    if stamp.device_counted:
        parts.append(f"{say('Laptop of the team', language).lower()} {stamp.device_counted}")
    return ", ".join(parts)


def facts(stamp: Stamp, language: str) -> tuple[tuple[str, str], ...]:
    """Pairs of word and value: the sheet *Metadata* and the foot of the paper."""
    count = show_number(stamp.unsent, language)
    rule = "Small numbers are hidden for publication" if stamp.published else "Small numbers of sensitive categories"
    return tuple(
        (say(word, language), value)
        for word, value in (
            ("Period", period_words(stamp.period, language)),
            ("First day", stamp.period.first.isoformat()),
            ("Last day", stamp.period.last.isoformat()),
            ("Filter", filter_words(stamp, language)),
            ("Made by", stamp.who or "–"),
            ("Laptop", stamp.device or "–"),
            ("Data as of", show_datetime(stamp.as_of.astimezone(WITA), language, zone=True)),
            ("Records not yet sent", count),
            ("Hidden numbers", say(rule, language)),
            ("Jangkau version", stamp.version),
        )
    )


def file_name(stem: str, stamp: Stamp, ending: str, part: str = "") -> str:
    """``Rekap-PPKS_Kaltim_2026-11.xlsx``; letters that file systems refuse become hyphens."""
    place = "".join(char if char.isalnum() else "-" for char in stamp.area).strip("-")
    return "_".join(filter(None, (stem, place, stamp.device_counted, stamp.period.code(), part))) + f".{ending}"
