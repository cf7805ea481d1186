"""How the worker came to this draft: resumed, recovered after a crash, or returned with reasons to fix; and that
its form has a newer version, with the way to the form library, where the draft can be moved to it."""

from fieldapp.domain.receipt import Reason
from fieldapp.forms import Section, Violation
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.filling import Filling, Problem
from fieldapp.ui.pages.form.pinned import pinned
from fieldapp.ui.pages.form.section_area import SectionArea
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.queue.reasons import FORMS_OWN, words_of


class Arrival:
    """One banner until the worker moves on; the reasons of a returned record stay pinned."""

    def __init__(self, area: SectionArea, filling: Filling, shell: Shell) -> None:
        self._area = area
        self._filling = filling
        self._shell = shell
        self._reasons = pinned(shell.book, filling.desk)

    def show(self, arrived: str, start: Section) -> None:
        """``arrived``: new, resumed, recovered, returned or changing."""
        at, newer = self._filling.desk.saved_at, self._newer()
        if arrived == "resumed":
            self._banner(sayings.resumed(start.number, at), newer, "history", "info")
        elif arrived == "recovered":
            self._banner(sayings.recovered(at), newer, "shield-check", "success")
        elif newer:
            self._banner(newer, "", "info", "neutral")
        self._area.arrival.set_action(sayings.open_library() if newer else "", self._open_library)
        if self._reasons and arrived != "changing":
            self._area.returned.show_problems(sayings.returned(), self._told())

    def pin(self) -> None:
        """Reasons stand at their questions too; call when a section was shown."""
        told: dict[str, list[str]] = {}
        for reason in self._reasons:
            told.setdefault(reason.reference, []).append(self._sentence(reason))
        for reference, sentences in told.items():
            self._pin(reference, sayings.returned_reason(" ".join(sentences)))

    def problems(self) -> list[Problem]:
        """What F8 walks through besides the form's own problems."""
        return self._told()

    def answered(self, reference: str) -> None:
        """A returned question was changed: its reason is done with."""
        left = tuple(reason for reason in self._reasons if reason.reference != reference)
        if len(left) != len(self._reasons):
            self._reasons = left
            self._pin(reference, "")
            self._area.returned.show_problems(sayings.returned(), self._told())

    def _pin(self, reference: str, text: str) -> None:
        frame = self._area.body.frame(reference) if self._area.body else None
        if frame is not None:
            frame.pin(text)

    def moved(self) -> None:
        """The worker went to another section: the banner has been read."""
        self._area.arrival.hide()

    def _newer(self) -> str:
        """A draft stays on the version it was started with; that there is a newer one, else ""."""
        form = self._filling.session.form
        forms = self._shell.book.forms()
        newest = next((info.version for info in forms if info.form_id == form.form_id), form.version)
        return sayings.newer_form(newest, form.version) if newest != form.version else ""

    def _open_library(self) -> None:
        form = self._filling.session.form
        self._shell.go("library", form_id=form.form_id, version=form.version)

    def _banner(self, title: str, text: str, icon: str, tone: str) -> None:
        self._area.arrival.set_banner(title, text, icon, tone)
        self._area.arrival.show()

    def _told(self) -> list[Problem]:
        return [Problem(reason.reference, 0, self._sentence(reason)) for reason in self._reasons]

    def _sentence(self, reason: Reason) -> str:
        """As this laptop's own form says it in the language of the screen; else the province's words."""
        found = self._filling.session.violations() if reason.reference and reason.code in FORMS_OWN else ()
        own = next((one for one in found if (one.reference, one.kind) == (reason.reference, reason.code)), None)
        if own is not None:
            return self._filling.sentence(own)
        if reason.reference and reason.code in FORMS_OWN and not reason.message:
            return self._filling.sentence(Violation(reason.reference, reason.code))
        return words_of(reason)
