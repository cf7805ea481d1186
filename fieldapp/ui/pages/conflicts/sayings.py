"""The words of deciding: who stated what and when, and what follows from a decision."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from fieldapp.casework.entities import read_date
from fieldapp.domain.formats import show_datetime
from fieldapp.domain.person import Person
from fieldapp.domain.registry import Claim
from fieldapp.fieldbook.deciding import Differences, Field, Key
from fieldapp.ui import words
from fieldapp.ui.pages.merge.sayings import field_word
from fieldapp.ui.widgets.choice_rows import Line, Option
from fieldapp.ui.widgets.outcome_panel import Effect
from fieldapp.ui.words import translate

Word = Callable[[str, str], str]  # (property, what a submission says) → as people read it


def options(field: Field, word: Word, own: str) -> tuple[Option, ...]:
    """The claims as cards; ``own`` is the code of this laptop. The key of each is what was stated."""
    made = []
    for number, claim in enumerate(field.claims):
        value = word(field.name, claim.value)
        lines = _lines(claim, own, used=number == 0)
        made.append(Option(claim.value, value, ", ".join((value, *(text for text, _ in lines))), lines))
    return tuple(made)


def _lines(claim: Claim, own: str, *, used: bool) -> tuple[Line, ...]:
    at = show_datetime(claim.at.astimezone(), words.language()) if claim.at else ""
    told = [(" · ".join(filter(None, (_laptop(claim, own), at))), "text2")]
    if claim.form_title:
        told.append((claim.form_title, "text2"))
    if used:
        told.append((translate("Conflicts", "Used now"), "primary"))
    return tuple(told)


def _laptop(claim: Claim, own: str) -> str:
    if claim.device == own and claim.at:
        return translate("Conflicts", "This laptop ({code})").format(code=own) if own else _this()
    return claim.device or translate("Conflicts", "Another laptop")


def _this() -> str:
    return translate("Conflicts", "This laptop")


def result(shown: Differences, chosen: Mapping[Key, str]) -> Person:
    """Who it will be."""
    who = shown.person
    values = {name: value for (_, name), value in chosen.items()}
    who = replace(
        who,
        name=values.get("full_name", who.name),
        alias=values.get("alias", who.alias),
        sex=values.get("sex", who.sex),
        region=values.get("region", who.region),
    )
    born = read_date(values.get("birth_date", ""))
    return replace(who, birth_date=born, birth_year=born.year, estimated=False) if born else who


def effects(shown: Differences, chosen: Mapping[Key, str], word: Word) -> tuple[Effect, ...]:
    """What deciding does, in sentences."""
    said: list[Effect] = [
        ("check", f"{field_word(field.name)}: {word(field.name, chosen[field.key])}")
        for field in shown.fields
        if field.key in chosen
    ]
    if open_still := len(shown.fields) - len(said):
        said.append(("clock", translate("Conflicts", "%n entries still wait.", open_still)))
    said.append(("history", translate("Conflicts", "The other values stay in the history.")))
    said.append(("send", translate("Conflicts", "The decision is sent and holds on all laptops.")))
    return tuple(said)
