"""What stands in each tab of the profile, made of a case file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldapp.casework.consent import Consent
from fieldapp.domain.audit import AuditLine
from fieldapp.domain.entity import Entity
from fieldapp.domain.ppks import SENSITIVE
from fieldapp.fieldbook.case_file import CaseFile
from fieldapp.fieldbook.code_words import ARRIVAL, CATEGORY, EXIT, FACILITY, NEED, PROGRAM, RELATION, Words
from fieldapp.ui.pages.person import sayings
from fieldapp.ui.pages.person.consent_card import consent_card
from fieldapp.ui.pages.person.parts import entry, nothing, open_entry
from fieldapp.ui.pages.person.timeline import Happening, record, timeline
from fieldapp.ui.widgets.basics import column, frame, label
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate

FINISHED = ("served", "closed")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tabs need besides the case: words, today, what to do, where a record opens."""

    known: Words
    today: date
    actions: Mapping[str, Callable[[], object]]
    open_record: Callable[[str], object]
    audited: Sequence[AuditLine] = ()
    consent: Consent = field(default_factory=Consent)


def summary(case: CaseFile, desk: Desk) -> list[QWidget]:
    """Cards; those with nothing to say are left out, except consent and what is under way."""
    cards = [
        _under_way(case, desk),
        _categories(case, desk),
        _needs(case, desk),
        _family(case, desk),
        consent_card(case, desk.consent, desk.known, desk.actions),
    ]
    return [card for card in cards if card is not None]


def records(case: CaseFile, desk: Desk) -> list[QWidget]:
    """Everything that was filled in about the person."""
    if not case.assessments:
        text = translate("Person", "No assessment of this person yet.")
        return [nothing(text, translate("Person", "New assessment"), desk.actions["assess"])]
    return [_listed([_happened(record(one, case, desk.known), desk) for one in case.assessments])]


def referrals(case: CaseFile, desk: Desk) -> list[QWidget]:
    """Newest first, with state and days."""
    found = case.entities["referral"]
    if not found:
        text = translate("Person", "Not referred yet.")
        return [nothing(text, translate("Person", "Refer"), desk.actions["refer"])]
    return [_listed([_referral(one, desk) for one in reversed(found)])]


def stays(case: CaseFile, desk: Desk) -> list[QWidget]:
    """Newest first."""
    found = case.entities["stay"]
    if not found:
        text = translate("Person", "Never stayed in a shelter.")
        return [nothing(text, translate("Person", "Admit to shelter"), desk.actions["admit"])]
    return [_listed([_stay(one, desk) for one in reversed(found)])]


def benefits(case: CaseFile, desk: Desk) -> list[QWidget]:
    """Programmes as they were found in the field, newest first."""
    found = case.entities["benefit"]
    if not found:
        text = translate("Person", "No benefit checked yet.")
        return [nothing(text, translate("Person", "Check benefits"), desk.actions["benefits"])]
    return [_listed([_benefit(one, desk) for one in reversed(found)])]


def history(case: CaseFile, desk: Desk) -> list[QWidget]:
    """Everything that happened, newest first."""
    return [_listed([_happened(one, desk) for one in timeline(case, desk.audited, desk.known)])]


def _listed(rows: Sequence[QWidget]) -> QWidget:
    made = frame("card")
    side = 8 if any(isinstance(one, OpenRow) for one in rows) else 16  # rows that open something have room inside
    box = column(made, margins=(side, 6, side, 6), gap=2)
    for one in rows:
        box.addWidget(one)
    return made


def _happened(one: Happening, desk: Desk) -> QWidget:
    if one.instance_id:
        return open_entry(lambda: desk.open_record(one.instance_id), one.icon, one.title, one.text, one.pill, one.when)
    return entry(one.icon, one.title, one.text, one.pill, one.when, inset=8)  # as the rows that open something


def _under_way(case: CaseFile, desk: Desk) -> Card | None:
    made = Card(translate("Person", "Under way"))
    rows = [_stay(one, desk) for one in case.entities["stay"] if one.text("state") == "staying"]
    rows += [_referral(one, desk) for one in case.entities["referral"] if one.text("state") not in FINISHED]
    if visit := sayings.day_text(case.value("next_visit")):
        rows.append(entry("calendar", translate("Person", "Next visit {date}").format(date=visit)))
    for one in rows or [label("muted", translate("Person", "No referral, stay or visit is open."), wrap=True)]:
        made.box.addWidget(one)
    return made


def _categories(case: CaseFile, desk: Desk) -> Card | None:
    if not case.categories:
        return None
    made = Card(translate("Person", "PPKS categories"))
    for code in case.codes:
        pill = (translate("Person", "Sensitive"), "lock", "warning") if code in SENSITIVE else None
        made.box.addWidget(entry("users", desk.known.word(CATEGORY, code), "", pill))
    if len(case.categories) > 1:
        made.box.addWidget(label("label", translate("Person", "Over time")))
        for said in case.categories:
            made.box.addWidget(label("small", sayings.category_line(said, desk.known), wrap=True))
    return made


def _needs(case: CaseFile, desk: Desk) -> Card | None:
    needs = desk.known.words(NEED, case.value("unmet"))
    if not needs:
        return None
    made = Card(translate("Person", "Needs that no service meets"))
    made.box.addWidget(label("body", ", ".join(needs), wrap=True))
    return made


def _family(case: CaseFile, desk: Desk) -> Card | None:
    if not case.entities["relation"]:
        return None
    made = Card(translate("Person", "Family"))
    for one in case.entities["relation"]:
        facts = sayings.relation_facts(one, desk.known.word(RELATION, one.text("kind")))
        made.box.addWidget(entry("user-round", one.text("full_name") or one.label, facts))
    return made


def _referral(one: Entity, desk: Desk) -> QWidget:
    to = one.text("sent_to")
    parts = (
        translate("Person", "to {place}").format(place=to) if to else "",
        sayings.waiting(one, desk.today),
        translate("Person", "due {date}").format(date=sayings.day_of(one, "due_date")) if one.text("due_date") else "",
        one.text("outcome_reason"),
    )
    pill = sayings.referral_pill(one.text("state"))
    return entry("send", sayings.service_words(one, desk.known), " · ".join(filter(None, parts)), pill)


def _stay(one: Entity, desk: Desk) -> QWidget:
    came, went = sayings.day_of(one, "admitted_at"), sayings.day_of(one, "left_at")
    span = f"{came} – {went}" if went else translate("Person", "since {date}").format(date=came) if came else ""
    parts = (
        span,
        translate("Person", "bed {bed}").format(bed=one.text("bed")) if one.text("bed") else "",
        desk.known.word(EXIT, one.text("exit_reason")),
        one.text("destination"),
    )
    title = desk.known.word(FACILITY, one.text("facility")) or one.label
    return entry("bed-double", title, " · ".join(filter(None, parts)), sayings.stay_pill(one.text("state")))


def _benefit(one: Entity, desk: Desk) -> QWidget:
    program = one.text("program_other") or desk.known.word(PROGRAM, one.text("program"))
    checked = sayings.day_of(one, "checked_on")
    parts = (
        one.text("period"),
        translate("Person", "checked {date}").format(date=checked) if checked else "",
        sayings.received(one),
        one.text("complaint"),
    )
    pill = sayings.benefit_pill(one.text("state"), desk.known.word(ARRIVAL, one.text("state")))
    return entry("receipt", program, " · ".join(filter(None, parts)), pill)
