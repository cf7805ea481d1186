"""Taking a draft to another version of its form: first what would change, in words; then the move; then its undo.

A draft stays on the version it was started with until a person moves it. An answer goes along when its question
is there under the same reference, or when exactly one question outside of repeats has moved to another group under
the same name. Attached files stay with the draft, so that undo brings everything back.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.formats import show_date
from fieldapp.fieldbook.draft import measure
from fieldapp.forms import Context, Form, FormSession

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.forms.node import Node

QUESTIONS = frozenset({"input", "select1", "select", "upload", "trigger", "range", "rank"})
_POSITION = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer as people read them; ``answer`` is "" for a question without one."""

    question: str
    answer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """What moving ``draft`` to ``version`` would do. ``checked`` are kept answers the new version does not accept."""

    draft: Assessment
    version: str
    kept: int
    dropped: tuple[Answered, ...]
    new: tuple[str, ...]
    checked: tuple[Answered, ...]
    session: FormSession = field(repr=False)


class Moving:
    """``form`` loads a version; ``context`` is what a session runs in. Main thread, or *slow* on large forms."""

    def __init__(self, store: "Store", form: Callable[[str, str], Form], context: Callable[[], Context]) -> None:
        self._store = store
        self._form = form
        self._context = context

    def preview(self, instance_id: str, version: str) -> Preview:
        """What would change; nothing does yet. Raises StoreError when draft or version are not here."""
        draft = self._store.assessment(instance_id)
        old_form, new_form = self._form(draft.form_id, draft.form_version), self._form(draft.form_id, version)
        code = self._store.setting("language", "id")
        saved = self._store.answers(instance_id)
        old = FormSession.restore(old_form, self._context(), saved, old_form.language_for(code))
        fresh = FormSession.start(new_form, self._context(), new_form.language_for(code))
        goes = _goes(old_form, new_form, fresh)
        taken = {there: text for reference, text in saved.items() if (there := _renamed(reference, goes))}
        added = {r: text for r, text in fresh.saved().items() if _bare(r) not in goes.values() and r not in taken}
        session = FormSession.restore(new_form, self._context(), added | taken, new_form.language_for(code))
        answered = [node for node in _questions(old, saved) if node.text]
        dropped = [node for node in answered if not _renamed(node.reference, goes)]
        arrived = {_renamed(node.reference, goes): node for node in answered}
        refused = [v.reference for v in session.violations() if v.kind != "required" and v.reference in arrived]
        return Preview(
            draft,
            version,
            len(answered) - len(dropped),
            tuple(Answered(_asks(node), _says(node)) for node in dropped),
            _new_questions(fresh, goes),
            tuple(Answered(_asks(session.node(r)), _says(arrived[r])) for r in refused),
            session,
        )

    def move(self, preview: Preview) -> Assessment:
        """Do it, in one transaction. Raises NotADraft, and StoreError when the draft changed since the preview."""
        session, before = preview.session, preview.draft
        reference = before.progress.reference
        here = reference if any(reference in section.references for section in session.sections()) else ""
        return self._store.move_draft(
            before,
            preview.version,
            session.form.title,
            session.saved(),
            measure(session, here),
            session.instance_name(),
        )

    def undo(self, moved: Assessment) -> Assessment:
        """Exactly as before ``move``. Raises StoreError once the draft was answered on its new version."""
        return self._store.move_back(moved)


def _goes(old: Form, new: Form, fresh: FormSession) -> Mapping[str, str]:
    """Old reference → new reference, both without positions, for every node that is in both versions."""
    root = f"/{new.root.name}"
    goes = {r: there for r in old.references if (there := root + r[len(old.root.name) + 1 :]) in new.by_reference}
    kept = set(goes.values())
    lost, found = _by_name(r for r in old.references if r not in goes), _by_name(set(new.references) - kept)
    for name, here in lost.items():
        places = found.get(name, [])
        if len(here) == len(places) == 1 and not _repeats(old, here[0]) and not _repeats(new, places[0]):
            with suppress(KeyError):
                if fresh.node(places[0]).control in QUESTIONS:
                    goes[here[0]] = places[0]
    return goes


def _by_name(references: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for reference in references:
        found.setdefault(reference.rpartition("/")[2], []).append(reference)
    return found


def _repeats(form: Form, reference: str) -> bool:
    """The node is a repeat or stands in one."""
    parts = reference.split("/")[1:]
    around = ("/" + "/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return any(form.by_reference[r].repeat for r in around)


def _renamed(reference: str, goes: Mapping[str, str]) -> str:
    """Where a stored reference goes, with its positions; "" when the new version has no place for it."""
    bare = _bare(reference)
    there = goes.get(bare, "")
    if not there or bare == reference:
        return there
    positions = [(part, _POSITION.search(part)) for part in reference.split("/")]
    parts = there.split("/")
    return "/".join(name + (found[0] if found else "") for name, (_, found) in zip(parts, positions, strict=True))


def _bare(reference: str) -> str:
    return _POSITION.sub("", reference)


def _questions(session: FormSession, saved: Mapping[str, str]) -> "list[Node]":
    """The questions among stored references, in document order."""
    order = {reference: place for place, reference in enumerate(session.form.references)}
    found = []
    for reference in sorted(saved, key=lambda r: (order.get(_bare(r), -1), r)):
        with suppress(KeyError):
            node = session.node(reference)
            if node.control in QUESTIONS:
                found.append(node)
    return found


def _new_questions(fresh: FormSession, goes: Mapping[str, str]) -> tuple[str, ...]:
    kept = set(goes.values())
    found = []
    for reference in fresh.form.references:
        if reference not in kept:
            with suppress(KeyError):
                node = fresh.node(_first(fresh.form, reference))
                if node.control in QUESTIONS:
                    found.append(_asks(node))
    return tuple(found)


def _first(form: Form, reference: str) -> str:
    """The reference in the first instance of every repeat around it."""
    made = bare = ""
    for part in reference.split("/")[1:]:
        bare += f"/{part}"
        made += f"/{part}[1]" if form.by_reference[bare].repeat else f"/{part}"
    return made


def _asks(node: "Node") -> str:
    return node.label or node.name.replace("_", " ")


def _says(node: "Node") -> str:
    """The answer in words: labels of choices, dates as people write them, else the text itself."""
    if node.control in {"select1", "select", "rank"}:
        words = {choice.value: choice.label for choice in node.choices}
        chosen = [node.text] if node.control == "select1" else node.text.split()
        return ", ".join(words.get(one, one) for one in chosen)
    if node.datatype == "date":
        with suppress(ValueError):
            return show_date(date.fromisoformat(node.text))
    return node.text
