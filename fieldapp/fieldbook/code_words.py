"""The words for codes that submissions carry: taken from the forms' own choice lists, so that one code has one wording.

Services and shelters come from the shipped lists. A code that nobody names is shown as it is.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from fieldapp import config
from fieldapp.errors import FieldappError
from fieldapp.forms import Context, Form, FormSession

CATEGORY, CONSENT, RELATION, PROGRAM, NEED = "category", "consent", "relation", "program", "need"
EXIT, ARRIVAL, DISABILITY, SHARING = "exit", "arrival", "disability", "sharing"
CONSENT_FORM, LANGUAGE, BASIS, WITHDRAWAL = "consent_form", "language", "basis", "withdrawal"
SERVICE, FACILITY = "service", "facility"
# kind → the question (form_id, name) whose choices name it
QUESTIONS: Final[Mapping[str, tuple[str, str]]] = {
    CATEGORY: ("outreach_rapid", "ppks"),
    CONSENT: ("outreach_rapid", "consent"),
    RELATION: ("assessment_full", "fm_rel"),
    PROGRAM: ("assessment_full", "programs"),
    NEED: ("assessment_full", "unmet"),
    EXIT: ("shelter_discharge", "exit_reason"),
    ARRIVAL: ("benefit_check", "state"),
    DISABILITY: ("assessment_full", "dis_kind"),
    SHARING: ("outreach_rapid", "share_with"),
    CONSENT_FORM: ("outreach_rapid", "consent_how"),
    LANGUAGE: ("outreach_rapid", "language_used"),
    BASIS: ("outreach_rapid", "legal_basis"),
    WITHDRAWAL: ("consent_withdrawal", "step"),  # an answer to the question of consent that only this form gives
}
_LISTS: Final = {SERVICE: "services.csv", FACILITY: "facilities.csv"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language."""

    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def word(self, kind: str, code: str) -> str:
        """The word for one code."""
        return self.known.get(kind, {}).get(code, code)

    def words(self, kind: str, codes: str) -> tuple[str, ...]:
        """The words for codes separated by blanks, in their order."""
        return tuple(self.word(kind, code) for code in codes.split())


class CodeWords:
    """Reads the forms once a language."""

    def __init__(self, form: Callable[[str], Form], context: Callable[[], Context]) -> None:
        self._form = form
        self._context = context
        self._read: dict[str, Words] = {}

    def words(self, language: str) -> Words:
        """All words in ``id`` or ``en``. *Slow* the first time; a form that is not here or is broken names nothing."""
        if language not in self._read:
            sessions: dict[str, FormSession | None] = {}
            known: dict[str, Mapping[str, str]] = {
                kind: _listed(config.resources() / "services" / name, language) for kind, name in _LISTS.items()
            }
            for kind, (form_id, question) in QUESTIONS.items():
                if form_id not in sessions:
                    sessions[form_id] = self._session(form_id, language)
                known[kind] = _choices(sessions[form_id], question)
            known[CONSENT] = {**known[WITHDRAWAL], **known[CONSENT]}
            self._read[language] = Words(known)
        return self._read[language]

    def _session(self, form_id: str, language: str) -> FormSession | None:
        try:
            form = self._form(form_id)
        except FieldappError:
            return None
        return FormSession.start(form, self._context(), form.language_for(language))


def _choices(session: FormSession | None, question: str) -> dict[str, str]:
    if session is None:
        return {}
    reference = next((one for one in session.form.references if one.endswith(f"/{question}")), "")
    return {choice.value: choice.label for choice in session.node(reference).choices} if reference else {}


@lru_cache(maxsize=8)
def _listed(path: Path, language: str) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {
            line["code"]: (line.get("label_en") if language == "en" else "") or line["label"]
            for line in csv.DictReader(lines)
        }
