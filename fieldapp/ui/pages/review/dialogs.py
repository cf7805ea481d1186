"""What a decision asks for: why flagged work is approved, what the worker is to mend, a note at one question."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldapp.domain.team import Note
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.words import translate

LONGEST = 500


class ReasonDialog(Asking):
    """One line why what is flagged is approved."""

    def __init__(self, parent: QWidget, flagged: int, count: int) -> None:
        title = translate("Review", "Approve %n submissions", count)
        intro = translate(
            "Review", "The checks found something in %n of them. Say in one line why it is right.", flagged
        )
        super().__init__(parent, title, intro)
        self.reason = self.field(translate("Review", "Reason"), one_line())
        self.finish(translate("Review", "Approve"))

    def problem(self) -> tuple[str, QWidget | None]:
        """Not without a word."""
        if not self.reason.text().strip():
            return translate("Review", "Write the reason."), self.reason
        return "", None


class ReturnDialog(Asking):
    """What is to be mended, for one or many; notes at questions go along."""

    def __init__(self, parent: QWidget, count: int, pins: Sequence[Note] = ()) -> None:
        intro = translate("Review", "%n notes at questions go along.", len(pins)) if pins else ""
        super().__init__(parent, translate("Review", "Return %n submissions", count), intro)
        self._needed = not pins
        words = translate("Review", "Note") if self._needed else translate("Review", "Note (may stay blank)")
        hint = translate("Review", "Write what needs fixing. The worker sees this exact sentence.")
        self.note = self.field(words, one_line(), hint)
        self.finish(translate("Review", "Return"))

    def problem(self) -> tuple[str, QWidget | None]:
        """A worker has to know what is wrong."""
        if self._needed and not self.note.text().strip():
            return translate("Review", "Write what needs fixing."), self.note
        return "", None


class PinDialog(Asking):
    """A note at one question; blank takes it away."""

    def __init__(self, parent: QWidget, question: str, text: str = "") -> None:
        super().__init__(parent, translate("Review", "Note at a question"), question)
        hint = translate("Review", "The worker sees this exact sentence at the question. Blank takes the note away.")
        self.note = self.field(translate("Review", "Note"), one_line(text), hint)
        self.note.selectAll()
        self.finish(translate("Review", "Keep note"))


def one_line(text: str = "") -> QLineEdit:
    """A field for one sentence."""
    made = QLineEdit(text)
    made.setMaxLength(LONGEST)
    return made
