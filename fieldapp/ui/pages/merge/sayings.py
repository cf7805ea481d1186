"""The words of comparing and merging: properties, their values, what a merge brings along."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from fieldapp.casework.entities import read_date
from fieldapp.domain.formats import show_date, show_nik
from fieldapp.domain.pairs import PairGroup
from fieldapp.domain.person import Person
from fieldapp.fieldbook.code_words import CONSENT, DISABILITY, SHARING, Words
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.merging import Comparison, Side
from fieldapp.ui import words
from fieldapp.ui.pages.people import sayings as people
from fieldapp.ui.widgets.outcome_panel import Effect
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions


def field_word(name: str) -> str:
    """The word for a property that is compared or decided."""
    return {
        "full_name": translate("Merge", "Name"),
        "alias": translate("Merge", "Nickname"),
        "birth_date": translate("Merge", "Birth date"),
        "sex": translate("Merge", "Sex"),
        "nik": "NIK",
        "mother_name": translate("Merge", "Mother's name"),
        "region": translate("Merge", "Last met in"),
        "marks": translate("Merge", "Distinguishing marks"),
        "disability": translate("Merge", "Disability"),
        "consent": translate("Merge", "Consent"),
        "share_with": translate("Merge", "Data may be shared with"),
        "consent_photo": translate("Merge", "Agrees to a photo"),
        "desil": translate("Merge", "DTSEN decile"),
    }[name]


def field_words(one: Differences) -> str:
    """The words for the fields that differ, each once."""
    return ", ".join(dict.fromkeys(field_word(field.name) for field in one.fields))


def value_word(name: str, side: Side, regions: "Regions", known: Words, today: date) -> str:
    """A value as people read it; "" when it is blank."""
    if name == "birth_date":
        return birth_word(side.person, today)
    return said_word(name, side.known.value(name), regions, known)


def said_word(name: str, text: str, regions: "Regions", known: Words) -> str:
    """What a submission says of a property, as people read it; a NIK in full."""
    born = read_date(text) if name == "birth_date" else None
    shown = {
        "birth_date": lambda: show_date(born, words.language()) if born else text,
        "sex": lambda: people.sex_word(text),
        "nik": lambda: show_nik(text, masked=False) if text else "",
        "region": lambda: place_word(text, regions),
        "disability": lambda: ", ".join(known.words(DISABILITY, text)),
        "consent": lambda: known.word(CONSENT, text) if text else "",
        "share_with": lambda: ", ".join(known.words(SHARING, text)),
        "consent_photo": lambda: translate("Merge", "yes") if text == "yes" else translate("Merge", "no"),
    }.get(name)
    return shown() if shown else text


def birth_word(person: Person, today: date) -> str:
    """An exact birth date, or the age."""
    if person.birth_date and not person.estimated:
        return show_date(person.birth_date, words.language())
    return people.age_word(person, today)


def place_word(code: str, regions: "Regions") -> str:
    """``Lempake, Samarinda Utara``: the finest place and its kecamatan, or what lies above."""
    path = [region.name for region in regions.path(code)][1:] if code else []
    return ", ".join(reversed(path[-2:]))


def recorded(side: Side) -> str:
    """When a record was made and how much hangs on it."""
    day = show_date(side.created_at.astimezone().date(), words.language())
    since = translate("Merge", "Recorded {date}").format(date=day)
    return f"{since} · {translate('Merge', '%n assessments', side.person.assessments)}"


def why(group: PairGroup, some: Comparison) -> tuple[str, str]:
    """Why they stand side by side, and what a worker noted."""
    reasons = people.pair_reasons(group.reasons)
    if reasons:
        told = translate("Merge", "Paired because of: {reasons}.").format(reasons="; ".join(reasons))
    else:
        told = translate("Merge", "You chose these records.")
    unsure = [side for side in some.sides if side.known.value("uncertain_match") == "yes"]
    return told, " ".join(map(_noted, unsure))


def _noted(side: Side) -> str:
    """What the worker wrote who was not sure, or that they were."""
    name, note = people.shown_name(side.person), side.known.value("match_note")
    if note:
        return translate("Merge", "Note with {name}: “{note}”").format(name=name, note=note)
    return translate("Merge", "Recorded with “Not sure”: {name}.").format(name=name)


def effects(some: Comparison, result: Person, until: date) -> tuple[Effect, ...]:
    """What merging does, in sentences."""
    total = sum(side.person.assessments for side in some.sides)
    said = [("clipboard-list", translate("Merge", "%n assessments in one history.", total))]
    moving = {kind: sum(side.moving[kind] for side in some.merged) for kind in some.kept.moving}
    if told := moving_words(moving):
        said.append(("send", translate("Merge", "{things} move along.").format(things=told)))
    before = some.kept.person.alias.split(", ")
    added = [name for name in result.alias.split(", ") if name and name not in before]
    if added:
        said.append(("users", translate("Merge", "“{names}” is kept as another name.").format(names=", ".join(added))))
    day = show_date(until, words.language())
    said.append(("history", translate("Merge", "Can be split again until {date}.").format(date=day)))
    return tuple(said)


def moving_words(moving: Mapping[str, int]) -> str:
    """``2 rujukan, 1 penginapan``; "" when nothing belongs to the record."""
    said = {
        "referral": lambda count: translate("Merge", "%n referrals", count),
        "stay": lambda count: translate("Merge", "%n stays", count),
        "benefit": lambda count: translate("Merge", "%n benefits", count),
        "relation": lambda count: translate("Merge", "%n family members", count),
    }
    return ", ".join(said[kind](count) for kind, count in moving.items() if count)


def merged_names(text: str) -> str:
    """Both names of a merge's label, as they are shown in the list."""
    kept, _, merged = text.partition(" = ")
    return translate("Merge", "{one} and {other}").format(one=kept, other=merged)
