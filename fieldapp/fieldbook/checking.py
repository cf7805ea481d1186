"""The automatic checks over what came in: in batches, in the background, gone on with wherever they were cut off."""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.casework.checks import Before, Rules, Said, Sheet, audited_seconds, examine
from fieldapp.casework.projection import PERSON, merge, to_person
from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.person import Person
from fieldapp.domain.team import Found
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.audit_log import NAME as AUDIT
from fieldapp.fieldbook.bare_reading import bare, without_confirmations
from fieldapp.forms import Context, Form, FormSession
from fieldapp.forms.storing import read_submission

if TYPE_CHECKING:
    from fieldapp.db.checking import Unchecked
    from fieldapp.db.store import Store

BATCH: Final = 25
COMPARED: Final = 10  # earlier submissions of the same laptop and form
RULES: Final = "review_rules"  # a setting: JSON of what differs from ``casework.checks.Rules``
DRAWN: Final = frozenset({"signature", "draw", "annotate"})
Key = tuple[str, str]  # device code, form id


class Checking:
    """Of one profile; ``read_file`` gives an attachment of a submission by its name. Background thread."""

    def __init__(
        self,
        store: "Store",
        form: Callable[[str, str], Form],
        context: Callable[[], Context],
        read_file: Callable[[str, str], bytes],
    ) -> None:
        self._store = store
        self._form = form
        self._context = context
        self._read_file = read_file
        self._changes = ChangeReader(form)
        self._last: dict[Key, deque[tuple[str, Before]]] = defaultdict(lambda: deque(maxlen=COMPARED))

    def rules(self) -> Rules:
        """Where this laptop draws the lines."""
        try:
            said = json.loads(self._store.setting(RULES) or "{}")
            return Rules(**{one.name: said[one.name] for one in fields(Rules) if one.name in said})
        except (ValueError, TypeError):
            return Rules()

    def check_new(self, cancelled: Event, told: Callable[[int], object] = lambda left: None) -> int:
        """Check what nobody has, batch by batch, each durable; how many. ``told`` hears what is left. *Slow.*"""
        done = 0
        while not cancelled.is_set():
            checked, left = self.check_some()
            if not checked:
                break
            done += checked
            told(left)
        return done

    def check_some(self) -> tuple[int, int]:
        """Check one batch, durable on return; how many, and how many are left. *Slow*: under a second."""
        batch = self._store.unchecked(BATCH)
        if not batch:
            self._last.clear()
            return 0, 0
        self._store.keep_checks(self._checked(batch, self.rules()))
        return len(batch), self._store.count_unchecked()

    def _checked(self, batch: "Sequence[Unchecked]", rules: Rules) -> Mapping[str, tuple[tuple[Found, ...], int]]:
        people = [self._person(one) for one in batch]
        known = [one for one in people if one is not None]
        alike = dict(zip((one.person_id for one in known), self._store.alike(known), strict=True))
        found: dict[str, tuple[tuple[Found, ...], int]] = {}
        for one, who in zip(batch, people, strict=True):
            others = alike[who.person_id] if who is not None else 0
            found[one.instance_id] = (examine(self._sheet(one), self._earlier(one), rules, others), others)
            self._remember(one)
        return found

    def _sheet(self, one: "Unchecked") -> Sheet:
        """Without answers where the form or the bytes are not on this laptop: times can be checked still."""
        try:
            said = self._said(one)
        except (FieldappError, KeyError, ValueError):
            said = ()
        return Sheet(one.form_id, one.started_at, one.finalized_at, said, one.corrects, self._seconds(one))

    def _said(self, one: "Unchecked") -> tuple[Said, ...]:
        form = self._form(one.form_id, one.form_version)
        saved = without_confirmations(form, read_submission(form, one.xml))
        session = FormSession.restore(form, self._context(), saved, form.language_for("id"))
        found = []
        for section in session.sections():
            for reference in section.references:
                node = session.node(reference)
                if _asked(form, reference):
                    photo = node.media_type.startswith("image/") and not DRAWN & set(node.appearance)
                    found.append(Said(reference, node.text, photo, node.soft if node.text else ""))
        return tuple(found)

    def _seconds(self, one: "Unchecked") -> float | None:
        """By the form's own audit, where it asks for one and its file is here."""
        if b"<audit>" not in one.xml:
            return None
        try:
            return audited_seconds(self._read_file(one.instance_id, AUDIT))
        except FieldappError:
            return None

    def _person(self, one: "Unchecked") -> Person | None:
        try:
            said = self._changes(one.form_id, one.form_version, one.xml)
        except (FieldappError, KeyError, ValueError):
            return None
        for change in said:
            if change.entity_list == PERSON:
                return to_person(change.entity_id, change.label, merge({}, change, one.finalized_at))
        return None

    def _earlier(self, one: "Unchecked") -> list[Before]:
        """About somebody else: the same person's answers may well be the same."""
        key = (one.device_code, one.form_id)
        if key not in self._last:
            for earlier in reversed(self._store.checked_before(one, COMPARED)):
                self._remember(earlier)
        return [before for who, before in self._last[key] if not who or who != one.person_id]

    def _remember(self, one: "Unchecked") -> None:
        try:
            form = self._form(one.form_id, one.form_version)
            saved = read_submission(form, one.xml)
        except (FieldappError, KeyError, ValueError):
            return
        answers = {reference: text for reference, text in saved.items() if text and _asked(form, reference)}
        self._last[one.device_code, one.form_id].append((one.person_id, Before(one.number, answers)))


def _asked(form: Form, reference: str) -> bool:
    """A question that people answer; what is computed is no answer of theirs."""
    definition = form.by_reference.get(bare(reference))
    return definition is not None and definition.question and definition.calculate is None
