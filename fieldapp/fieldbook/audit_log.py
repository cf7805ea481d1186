"""The audit of a form that asks for one: which question was on the desk from when to when, as ODK writes it.

A form with ``meta/audit`` gets a file ``audit.csv`` (ODK documentation, "Audit log"): event, node, start and end in
milliseconds since 1970; with ``track-changes`` the value before and after, with ``identify-user`` the worker's name.
It holds answers and lies sealed with the other attachments. What a laptop does not know, places, is left out.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from fieldapp.forms import FormSession

NAME = "audit.csv"
MEDIA_TYPE = "text/csv"
QUESTION = "question"


@dataclass(slots=True)
class _Visit:
    """A question on the desk."""

    reference: str
    start: int
    before: str


@dataclass(slots=True)
class AuditLog:
    """Events since the file was last written. ``session`` gives the answers as they stand."""

    session: FormSession
    reference: str
    user: str
    clock: Callable[[], datetime]
    changes: bool
    identified: bool
    fresh: list[list[str]] = field(default_factory=list)
    _visit: _Visit | None = None

    def happened(self, event: str, node: str = "") -> None:
        """Something of a moment: form start, form resume, add repeat, form exit …"""
        self._write(event, node, str(self._now()), "", "", "")

    def visit(self, reference: str) -> None:
        """The worker is at another question now; ``""`` for none."""
        if self._visit is not None and self._visit.reference == reference:
            return
        self.end_visit()
        if reference:
            self._visit = _Visit(reference, self._now(), self._text(reference))

    def end_visit(self) -> None:
        """The question is left: from when to when, and what became of its answer."""
        visit, self._visit = self._visit, None
        if visit is None:
            return
        now = self._text(visit.reference)
        old, new = (visit.before, now) if now != visit.before else ("", "")
        self._write(QUESTION, visit.reference, str(visit.start), str(self._now()), old, new)

    def written(self, before: bytes) -> bytes:
        """The file with the fresh events at its end."""
        out = io.StringIO(newline="")
        lines = csv.writer(out, lineterminator="\n")
        if not before:
            lines.writerow(self._row("event", "node", "start", "end", "old-value", "new-value", "user"))
        lines.writerows(self.fresh)
        return before + out.getvalue().encode()

    def _write(self, event: str, node: str, start: str, end: str, old: str, new: str) -> None:
        self.fresh.append(self._row(event, node, start, end, old, new, self.user))

    def _row(self, event: str, node: str, start: str, end: str, old: str, new: str, user: str) -> list[str]:
        return [event, node, start, end, *([old, new] if self.changes else []), *([user] if self.identified else [])]

    def _text(self, reference: str) -> str:
        try:
            return self.session.node(reference).text
        except KeyError:
            return ""  # its repeat instance was removed

    def _now(self) -> int:
        return int(self.clock().timestamp() * 1000)


def audit_log(session: FormSession, user: str, clock: Callable[[], datetime]) -> AuditLog | None:
    """The log of a draft; None when its form asks for none. It begins with ``form start``, or ``form resume``."""
    definition = session.form.meta("audit")
    if definition is None or definition.datatype != "binary":
        return None
    marks = definition.attributes
    log = AuditLog(
        session,
        definition.reference,
        user,
        clock,
        changes=_true(marks.get("track-changes", "")),
        identified=_true(marks.get("identify-user", "")),
    )
    log.happened("form resume" if session.node(definition.reference).text else "form start")
    return log


def _true(text: str) -> bool:
    return text.strip() in ("true", "true()", "1")
