"""How the worker came to this draft: resumed, recovered after a crash, or returned with reasons to fix."""

from fieldapp.domain.receipt import Reason
from fieldapp.fieldbook import Fieldbook
from fieldapp.forms import Section, Violation
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.filling import Filling, Problem
from fieldapp.ui.pages.form.section_area import SectionArea


class Arrival:
    """One banner until the worker moves on; the reasons of a returned record stay pinned."""

    def __init__(self, area: SectionArea, filling: Filling, book: Fieldbook) -> None:
        self._area = area
        self._filling = filling
        self._book = book
        self._reasons = _reasons(book, filling.desk.assessment.corrects)

    def show(self, arrived: str, start: Section) -> None:
        """``arrived``: new, resumed, recovered, returned or changing."""
        at = self._filling.desk.saved_at
        if arrived == "resumed":
            self._banner(sayings.resumed(start.number, at), "history", "info")
        elif arrived == "recovered":
            self._banner(sayings.recovered(at), "shield-check", "success")
        else:
            self._tell_version()
        if self._reasons and arrived != "changing":
            self._area.returned.show_problems(sayings.returned(), self._told())

    def pin(self) -> None:
        """Reasons stand at their questions too; call when a section was shown."""
        for reason in self._reasons:
            self._say(reason.reference, sayings.returned_reason(self._sentence(reason)))

    def answered(self, reference: str) -> None:
        """A returned question was changed: its reason is done with."""
        left = tuple(reason for reason in self._reasons if reason.reference != reference)
        if len(left) != len(self._reasons):
            self._reasons = left
            self._say(reference, "")
            self._area.returned.show_problems(sayings.returned(), self._told())

    def _say(self, reference: str, text: str) -> None:
        frame = self._area.body.frame(reference) if self._area.body else None
        if frame is not None:
            frame.say(text)

    def moved(self) -> None:
        """The worker went to another section: the banner has been read."""
        self._area.arrival.hide()

    def _tell_version(self) -> None:
        """A draft stays on the version it was started with; say so when there is a newer one."""
        form = self._filling.session.form
        newest = next((info.version for info in self._book.forms() if info.form_id == form.form_id), form.version)
        if newest != form.version:
            self._banner(sayings.newer_form(newest, form.version), "info", "neutral")

    def _banner(self, title: str, icon: str, tone: str) -> None:
        self._area.arrival.set_banner(title, "", icon, tone)
        self._area.arrival.show()

    def _told(self) -> list[Problem]:
        return [Problem(reason.reference, 0, self._sentence(reason)) for reason in self._reasons]

    def _sentence(self, reason: Reason) -> str:
        if reason.message or not self._filling.section_of(reason.reference):
            return reason.message or sayings.returned_code(reason.code)
        return self._filling.sentence(Violation(reason.reference, reason.code))


def _reasons(book: Fieldbook, corrects: str) -> tuple[Reason, ...]:
    """What the province said about the submission that this draft corrects."""
    if not corrects:
        return ()
    refusal = book.assessment(corrects).refusal
    return refusal.reasons if refusal else ()
