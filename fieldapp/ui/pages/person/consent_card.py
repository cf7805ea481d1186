"""The card of consent: what was agreed, when, how and from which script, who may be told, and what was taken back."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from fieldapp.casework.consent import EVERYTHING, PHOTO_TOO, RECEIVERS, WITHDRAWN, Consent, standing
from fieldapp.casework.packet import CLEAR
from fieldapp.fieldbook.case_file import CaseFile
from fieldapp.fieldbook.code_words import BASIS, CONSENT, CONSENT_FORM, LANGUAGE, SHARING, Words
from fieldapp.ui.pages.person import sayings
from fieldapp.ui.pages.person.parts import entry
from fieldapp.ui.widgets.basics import Button, label, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.words import translate


def consent_card(case: CaseFile, consent: Consent, known: Words, actions: Mapping[str, Callable[[], object]]) -> Card:
    """``actions``: withdraw and stopped; the second is offered while receivers are to be told to stop."""
    made = Card(translate("Person", "Consent"))
    if not consent.result:
        made.box.addWidget(label("muted", translate("Person", "Nobody has asked for it yet."), wrap=True))
    else:
        word = known.word(CONSENT, consent.result)
        icon = sayings.consent_pill(consent.result, word)[1]
        made.box.addWidget(entry(icon, word, consent.form_title, None, sayings.day(consent.at)))
        for text in (*_proof(consent, known), _told(consent, known)):
            made.box.addWidget(label("small", text, wrap=True))
        if kept_back := _not_told(consent, known):
            made.box.addWidget(label("small", kept_back, wrap=True, tone="danger"))
    if consent.withdrawn_at is not None:
        made.box.addWidget(label("small", _taken_back(consent, known), wrap=True, tone="danger"))
    for said in case.consents[1:]:
        made.box.addWidget(entry("clock", known.word(CONSENT, said.text), said.form_title, None, sayings.day(said.at)))
    buttons = row(gap=8)
    if consent.result and consent.result != WITHDRAWN:
        buttons.addWidget(Button(translate("Person", "Record &withdrawal…"), action=actions["withdraw"]))
    if consent.due is not None:
        buttons.addWidget(Button(translate("Person", "Receivers were &told to stop"), action=actions["stopped"]))
    buttons.addStretch(1)
    made.box.addSpacing(6)
    made.box.addLayout(buttons)
    made.box.setAlignment(buttons, Qt.AlignmentFlag.AlignLeft)
    return made


def taken_word(code: str, known: Words) -> str:
    """One thing that can be taken back."""
    own = {
        EVERYTHING: translate("Person", "the whole consent"),
        PHOTO_TOO: translate("Person", "the photo"),
    }
    return own.get(code) or known.word(SHARING, code)


def _proof(consent: Consent, known: Words) -> list[str]:
    """What proves it: how, by whom, in which language and from which script; or the basis and its reason."""
    said = consent.proof
    how = [
        known.word(CONSENT_FORM, said.get("consent_how", "")),
        translate("Person", "by {name}").format(name=said["consent_by"]) if "consent_by" in said else "",
        known.word(LANGUAGE, said.get("consent_language", "")),
        translate("Person", "script {version}").format(version=said["consent_script"])
        if "consent_script" in said
        else "",
    ]
    asked = ", ".join(filter(None, (said.get("consent_officer", ""), said.get("consent_device", ""))))
    basis = [known.word(BASIS, said.get("legal_basis", "")), said.get("consent_reason", "")]
    lines = (
        " · ".join(filter(None, how)),
        translate("Person", "Asked by {who}").format(who=asked) if asked else "",
        translate("Person", "Without consent: {basis}").format(basis=": ".join(filter(None, basis)))
        if any(basis)
        else "",
    )
    return [line for line in lines if line]


def _told(consent: Consent, known: Words) -> str:
    named = [known.word(SHARING, one) for one in RECEIVERS if standing(consent, one) in CLEAR]
    if not named:
        return translate("Person", "May be told: nobody outside the office.")
    return translate("Person", "May be told: {receivers}.").format(receivers=", ".join(named))


def _not_told(consent: Consent, known: Words) -> str:
    closed = [known.word(SHARING, one) for one in RECEIVERS if standing(consent, one) not in CLEAR]
    if len(closed) == len(RECEIVERS):  # said by who may be told
        closed = []
    if not consent.photo:
        closed.append(translate("Person", "no photo"))
    return translate("Person", "Not to be told: {receivers}.").format(receivers=", ".join(closed)) if closed else ""


def _taken_back(consent: Consent, known: Words) -> str:
    codes = [EVERYTHING] if EVERYTHING in consent.withdrawn else sorted(consent.withdrawn)
    what = ", ".join(taken_word(code, known) for code in codes)
    if consent.due is None:
        text = translate("Person", "Taken back on {day}: {what}. The receivers were told to stop.")
        return text.format(day=sayings.day(consent.withdrawn_at), what=what)
    text = translate("Person", "Taken back on {day}: {what}. Everything must have stopped by {due} (3 x 24 hours).")
    return text.format(day=sayings.day(consent.withdrawn_at), what=what, due=sayings.day(consent.due))
