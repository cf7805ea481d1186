"""What happened to one person, newest first: records with where they are, referrals, stays, benefits, merges, views."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from fieldapp.casework.entities import read_date, read_moment
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.audit import AuditLine, Verb
from fieldapp.domain.entity import Entity
from fieldapp.fieldbook.case_file import CaseFile
from fieldapp.fieldbook.code_words import CATEGORY, EXIT, FACILITY, PROGRAM, Words
from fieldapp.ui.pages.person import sayings
from fieldapp.ui.pages.person.sayings import Pill
from fieldapp.ui.pages.queue.faces import Road, face
from fieldapp.ui.words import translate

STEPS = ("proposed", "sent", "accepted", "declined", "served", "closed")


@dataclass(frozen=True, slots=True)
class Happening:
    """One line. ``at`` is only for the order; ``instance_id`` names the record it opens, "" for none."""

    at: datetime
    when: str
    icon: str
    title: str
    text: str = ""
    pill: Pill | None = None
    instance_id: str = ""


def timeline(case: CaseFile, audited: Sequence[AuditLine], known: Words) -> tuple[Happening, ...]:
    """Everything, newest first."""
    found: list[Happening] = [record(one, case, known) for one in case.assessments if one.form_id != "person_merge"]
    found += _each(case.entities["referral"], lambda one: _referral(one, known))
    found += _each(case.entities["stay"], lambda one: _stay(one, known))
    found += _each(case.entities["benefit"], lambda one: _benefit(one, known))
    found += [_merge(one) for one in case.merges]
    found += [_access(one) for one in audited if one.verb in (Verb.NIK, Verb.PRINT)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def record(one: Assessment, case: CaseFile, known: Words) -> Happening:
    """A record: its form, what it said, and where it is."""
    at = one.finalized_at or one.changed_at
    codes = next((said.codes for said in case.categories if said.instance_id == one.instance_id), ())
    said = [
        ", ".join(known.word(CATEGORY, code) for code in codes),
        sayings.about(case.spoken.get(one.instance_id, ())),
    ]
    shown = face(one, Road())
    pill = (shown.word, shown.icon, shown.tone)
    text = " · ".join(filter(None, said)) or one.number
    return Happening(at, sayings.moment(at), "clipboard-list", one.form_title, text, pill, one.instance_id)


def _each(entities: Iterable[Entity], tell: Callable[[Entity], Iterator[Happening]]) -> list[Happening]:
    return [happening for entity in entities for happening in tell(entity)]


def _referral(one: Entity, known: Words) -> Iterator[Happening]:
    for step in STEPS:
        day = read_date(one.text(f"{step}_on"))
        if day is not None:
            title = translate("Person", "Referral: {service}").format(service=sayings.service_words(one, known))
            yield Happening(_noon(day), sayings.day(day), "send", title, "", sayings.referral_pill(step))


def _stay(one: Entity, known: Words) -> Iterator[Happening]:
    place = known.word(FACILITY, one.text("facility"))
    came, went = read_moment(one.text("admitted_at")), read_moment(one.text("left_at"))
    if came is not None:
        text = translate("Person", "Bed {bed}").format(bed=one.text("bed")) if one.text("bed") else ""
        title = translate("Person", "Came into {place}").format(place=place)
        yield Happening(came, sayings.moment(came), "bed-double", title, text)
    if went is not None:
        why = known.word(EXIT, one.text("exit_reason"))
        text = ": ".join(filter(None, (why, one.text("destination"))))
        title = translate("Person", "Left {place}").format(place=place)
        yield Happening(went, sayings.moment(went), "house", title, text)


def _benefit(one: Entity, known: Words) -> Iterator[Happening]:
    day = read_date(one.text("checked_on"))
    if day is not None:
        program = one.text("program_other") or known.word(PROGRAM, one.text("program"))
        title = translate("Person", "Benefit checked: {program}").format(program=program)
        pill = sayings.benefit_pill(one.text("state"), known.word("arrival", one.text("state")))
        yield Happening(_noon(day), sayings.day(day), "receipt", title, one.text("period"), pill)


def _merge(one: Entity) -> Happening:
    split = one.text("state") == "split"
    title = translate("Person", "Split again into two records") if split else translate("Person", "Two records merged")
    kept, _, merged = one.label.partition(" = ")
    return Happening(
        one.changed_at, sayings.moment(one.changed_at), "git-merge", title, f"{kept}, {merged}: {one.text('reason')}"
    )


def _access(one: AuditLine) -> Happening:
    title = translate("Person", "NIK shown") if one.verb == Verb.NIK else translate("Person", "Summary printed")
    return Happening(one.at, sayings.moment(one.at), "eye", title, ", ".join(filter(None, (one.who, one.why))))


def _noon(day: date) -> datetime:
    """A day among moments: about the middle of it here."""
    return datetime.combine(day, time(4), UTC)
