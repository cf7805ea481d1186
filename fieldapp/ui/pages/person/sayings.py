"""The words of the profile: consent, states, amounts of time, what a submission was about."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from fieldapp.casework.consent import WITHDRAWN
from fieldapp.casework.entities import read_date, read_moment
from fieldapp.domain import formats
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.fieldbook.case_file import CategoryChange
from fieldapp.fieldbook.code_words import CATEGORY, SERVICE, Words
from fieldapp.ui import words
from fieldapp.ui.pages.people import sayings as people
from fieldapp.ui.words import translate

AGREED: Final = ("given", "guardian", "partial")
Pill = tuple[str, str, str]  # word, icon, tone


def consent_pill(code: str, word: str) -> Pill:
    """How consent stands: always with a word."""
    if not code:
        return translate("Person", "Consent not asked yet"), "circle-question-mark", "warning"
    if code == WITHDRAWN:
        return word, "circle-alert", "danger"
    said = translate("Person", "Consent: {answer}").format(answer=word)
    if code in AGREED:
        return said, "shield-check", "success" if code != "partial" else "info"
    return said, "circle-alert", "danger" if code == "refused" else "warning"


def facts(person: Person, place: str, today: date) -> str:
    """``Laki-laki · 57 tahun (04/07/1969) · Kec. Palaran``."""
    said = people.description(person, place, today)
    if person.birth_date and not person.estimated:
        age = people.age_word(person, today)
        return said.replace(age, f"{age} ({formats.show_date(person.birth_date, words.language())})", 1)
    return said


def aliases(person: Person) -> str:
    """Other names, "" when there are none."""
    return translate("Person", "Also called {names}").format(names=person.alias) if person.alias else ""


def day(value: date | datetime | None) -> str:
    """A day of the calendar; "" when it is not known."""
    if value is None:
        return ""
    local = value.astimezone().date() if isinstance(value, datetime) else value
    return formats.show_date(local, words.language())


def day_of(entity: Entity, name: str) -> str:
    """A day or moment property as a day."""
    text = entity.text(name)
    return day(read_moment(text) or read_date(text)) if text else ""


def moment(value: datetime) -> str:
    """``24/11/2026 10.42``."""
    return formats.show_datetime(value.astimezone(), words.language())


def referral_pill(state: str) -> Pill:
    """Where a referral is."""
    known: dict[str, Pill] = {
        "proposed": (translate("Person", "Proposed"), "file-pen", "neutral"),
        "sent": (translate("Person", "Sent"), "send", "info"),
        "accepted": (translate("Person", "Accepted"), "check", "info"),
        "declined": (translate("Person", "Declined"), "x", "warning"),
        "served": (translate("Person", "Served"), "circle-check", "success"),
        "closed": (translate("Person", "Closed"), "lock", "neutral"),
    }
    return known.get(state, (state, "circle", "neutral"))


def stay_pill(state: str) -> Pill:
    """Whether somebody is still there."""
    if state == "left":
        return translate("Person", "Left"), "house", "neutral"
    return translate("Person", "Staying"), "bed-double", "info"


def benefit_pill(state: str, word: str) -> Pill:
    """How a benefit arrived; ``word`` is the form's own."""
    icon, tone = {
        "whole": ("circle-check", "success"),
        "partly": ("triangle-alert", "warning"),
        "none": ("clock", "warning"),
        "stopped": ("x", "neutral"),
    }.get(state, ("circle", "neutral"))
    return word, icon, tone


def service_words(referral: Entity, known: Words) -> str:
    """What a referral is for."""
    named = [*known.words(SERVICE, referral.text("services")), referral.text("service_other")]
    return ", ".join(filter(None, named)) or referral.label


def waiting(referral: Entity, today: date) -> str:
    """How long a referral under way has been in its state; "" for one that ended."""
    state = referral.text("state")
    since = read_date(referral.text(f"{state}_on"))
    if state in ("served", "closed") or since is None:
        return ""
    count = (today - since).days
    return translate("Person", "for %n days", count) if count > 0 else translate("Person", "since today")


def about(keys: Sequence[tuple[str, str]]) -> str:
    """What a submission said besides the person: ``2 rujukan, 1 penginapan``."""
    count = {kind: sum(name == kind for name, _ in keys) for kind in ("referral", "stay", "benefit", "relation")}
    said = {
        "referral": lambda n: translate("Person", "%n referrals", n),
        "stay": lambda n: translate("Person", "%n stays", n),
        "benefit": lambda n: translate("Person", "%n benefits", n),
        "relation": lambda n: translate("Person", "%n family members", n),
    }
    return ", ".join(said[kind](number) for kind, number in count.items() if number)


def relation_facts(member: Entity, word: str) -> str:
    """``Anak · Perempuan · 12 tahun · serumah``."""
    age = member.values.get("age")
    parts = (
        word,
        people.sex_word(member.text("sex")),
        formats.show_age(age, words.language()) if isinstance(age, int) else "",
        translate("Person", "same house") if member.text("same_house") == "yes" else "",
    )
    return " · ".join(filter(None, parts))


def day_text(text: str) -> str:
    """An ISO day as people read it; "" for a blank or unreadable one."""
    return day(read_date(text)) if text else ""


def category_line(said: CategoryChange, known: Words) -> str:
    """``24/11/2026, Asesmen: tambah Pengemis; hapus Gelandangan``."""
    parts = [
        word.format(names=", ".join(known.word(CATEGORY, code) for code in codes))
        for word, codes in (
            (translate("Person", "added {names}"), said.added),
            (translate("Person", "removed {names}"), said.removed),
        )
        if codes
    ]
    told = "; ".join(parts) or translate("Person", "unchanged")
    return f"{day(said.at)}, {said.form_title}: {told}"


def received(benefit: Entity) -> str:
    """``diterima Rp450.000 dari Rp600.000``; "" when nothing was counted."""
    got, due = benefit.values.get("received"), benefit.values.get("expected")
    if not isinstance(got, int):
        return ""
    language = words.language()
    if isinstance(due, int):
        text = translate("Person", "received {got} of {due}")
        return text.format(got=formats.show_money(got, language), due=formats.show_money(due, language))
    return translate("Person", "received {got}").format(got=formats.show_money(got, language))
