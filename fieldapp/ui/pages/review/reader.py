"""One submission read: its questions at the left, with the last one about the same person; at the right what is
remarkable about it, and the decision. Notes are pinned to questions and go along when it is returned."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from fieldapp.domain.submission import Attachment
from fieldapp.domain.team import Note, TeamWork
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.bare_reading import bare as without_positions
from fieldapp.fieldbook.reviewing import Reading
from fieldapp.ui import theme, trouble, words
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.review import questions
from fieldapp.ui.pages.review.dialogs import PinDialog
from fieldapp.ui.pages.review.panel import ReadingPanel
from fieldapp.ui.pages.review.question_table import QuestionModel, QuestionTable
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, frame, label, line, row
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

TIGHT_BELOW, COMPARED_FROM = 820, 520
LETTERS: Final = {"s": "approve", "r": "return", "p": "attend", "u": "undo"}


class Reader(QWidget):
    """``acted``: approve, return, attend, hand_over, undo; ``stepped``: to the next submission or the one before;
    ``left``: back to the list."""

    acted = Signal(str)
    stepped = Signal(bool)
    left = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._shell = shell
        self.reading: Reading | None = None
        self._lines: tuple[questions.Question, ...] = ()
        self._pins: dict[str, dict[str, str]] = {}  # by submission, then by question: not sent yet
        self.dialog: PinDialog | None = None
        self.model = QuestionModel(self)
        self.table = QuestionTable(translate("Review", "Questions"), self.model)
        self.show_box = QComboBox()
        self.panel = ReadingPanel()
        self._missing = Banner()
        self._lay_out()
        self.show_box.activated.connect(lambda _at: self._show_lines())
        self.panel.acted.connect(self.acted)
        self.panel.visited.connect(self.visit)
        self.panel.compared.connect(self._compare)
        self.panel.merging.connect(lambda: shell.go("merge"))

    @property
    def work(self) -> TeamWork | None:
        """What is read."""
        return self.reading.work if self.reading is not None else None

    def read(self, instance_id: str) -> bool:
        """Open one; False, and said so, when it cannot be."""
        try:
            self.reading = self._shell.book.reviewing.open(instance_id)
        except FieldappError as error:
            self._shell.say(News(trouble.sentence(error)))
            return False
        self.show_box.setCurrentIndex(0)
        self._show_all()
        self.table.choose_first()
        return True

    def refresh(self) -> None:
        """Read it again; the question with the keyboard stays."""
        if self.reading is not None:
            here = self.table.current()
            self.reading = self._shell.book.reviewing.open(self.reading.work.instance_id)
            self._show_all()
            if here is not None:
                self.table.choose(here.reference)

    def pins(self) -> tuple[Note, ...]:
        """The notes at questions that go along with a return."""
        work = self.work
        kept = self._pins.get(work.instance_id, {}) if work is not None else {}
        return tuple(Note(reference, text) for reference, text in kept.items())

    def forget_pins(self, instance_id: str) -> None:
        """They were sent."""
        self._pins.pop(instance_id, None)

    def focus(self) -> None:
        """The keyboard starts at the questions."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """The page goes away."""
        self.panel.photos.stop()
        if self.dialog is not None:
            self.dialog.reject()

    def visit(self, reference: str) -> None:
        """Go to a question; all are shown when the filter hides it. A check names it without positions."""
        known = [one.reference for one in self._lines if not one.heading]
        target = next((one for one in known if one == reference), "")
        target = target or next((one for one in known if without_positions(one) == reference), "")
        if target and not self.table.choose(target):
            self.show_box.setCurrentIndex(0)
            self._show_lines()
            self.table.choose(target)
        self.focus()

    def pin(self) -> None:
        """Ask for the note at the question with the keyboard."""
        line, work = self.table.current(), self.work
        if line is None or work is None:
            return
        kept = self._pins.setdefault(work.instance_id, {})
        dialog = PinDialog(self, line.label, kept.get(line.reference, ""))

        def keep() -> None:
            text = dialog.note.text().strip()
            kept.pop(line.reference, None)
            if text:
                kept[line.reference] = text
            self._show_lines()
            self._show_notes()
            self.table.choose(line.reference)

        self.dialog = dialog
        dialog.accepted.connect(keep)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N or F2 pins a note, S R P decide, U takes back, F8 to what is remarkable, Esc to the list."""
        key, letter = event.key(), event.text().casefold()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F8:
            self.table.step(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif control and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.stepped.emit(key == Qt.Key.Key_PageDown)
        elif key == Qt.Key.Key_F2 or (letter == "n" and self.table.hasFocus()):
            self.pin()
        elif letter in LETTERS and self.table.hasFocus():
            self.acted.emit(LETTERS[letter])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small windows get a narrow panel, and no second column where nothing could be read in it."""
        super().resizeEvent(event)
        self._measure()

    # ---------------------------------------------------------------------------------------------

    def _measure(self) -> None:
        tight = self.width() < theme.px(TIGHT_BELOW)
        self.panel.set_width(narrow=self._shell.width_class == "narrow", tight=tight)
        self._hint.setVisible(not tight)
        self.note_button.set_words(
            translate("Review", "N&ote") if tight else translate("Review", "N&ote at this question")
        )
        compared = self.reading is not None and self.reading.before is not None
        room = self.width() - self.panel.width() >= theme.px(COMPARED_FROM)
        self.table.set_compared(compared=compared and room)

    def _show_all(self) -> None:
        reading = self.reading
        if reading is None:
            return
        desk = self._shell.book.reviewing
        others = [one for one in desk.laptops() if one.device_code != reading.work.device_code]
        self.panel.offer_handing_over(offered=bool(others and reading.work.person_id))
        self._missing.setVisible(reading.sheet.session is None)
        self.panel.show_reading(reading, self._notes(), self._name, self._read_file)
        self._show_lines()
        self._show_notes()
        self._measure()

    def _show_lines(self) -> None:
        if self.reading is None:
            return
        noted = {note.reference: note.text for note in self._notes() if note.reference}
        self._lines = questions.questions(self.reading, noted, words.language())
        show = str(self.show_box.currentData() or "all")
        shown = questions.chosen(self._lines, show)
        self.model.set_lines(shown)
        self._stack.setCurrentIndex(0 if shown else 1)
        for at, (key, count) in enumerate(questions.counts(self._lines).items()):
            self.show_box.setItemText(at, f"{questions.words(key)}  {count}")
        if shown and self.table.current() is None:
            self.table.choose_first()

    def _show_notes(self) -> None:
        self.panel.show_notes(self._notes(), self._name)

    def _notes(self) -> tuple[Note, ...]:
        """What was said before, and what is pinned now in its place."""
        if self.reading is None:
            return ()
        new = self.pins()
        replaced = {note.reference for note in new}
        return (*(note for note in self.reading.notes if note.reference not in replaced), *new)

    def _name(self, reference: str) -> str:
        return next((one.label for one in self._lines if one.reference == reference and not one.heading), reference)

    def _read_file(self, attachment: Attachment) -> bytes:
        if self.reading is None:
            return b""
        return self._shell.book.reviewing.read_attachment(self.reading.work.instance_id, attachment)

    def _compare(self, instance_id: str) -> None:
        if self.reading is None:
            return
        try:
            self.reading = self._shell.book.reviewing.compare(self.reading, instance_id)
        except FieldappError as error:
            self._shell.say(News(trouble.sentence(error)))
            return
        self._show_lines()
        self._measure()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
            self.focus()

    def _lay_out(self) -> None:
        across = row(self, gap=12)
        card = frame("card")
        card.setAccessibleName(translate("Review", "Questions"))
        box = column(card, margins=(1, 1, 1, 6), gap=0)
        for show in questions.SHOWS:
            self.show_box.addItem(questions.words(show), show)
        self.show_box.setAccessibleName(translate("Review", "Which questions"))
        self.show_box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.note_button = Button(
            translate("Review", "N&ote at this question"), small=True, icon="pin", action=self.pin
        )
        head = bare()
        line_of_head = row(head, margins=(10, 6, 10, 6), gap=10)
        line_of_head.addWidget(self.show_box)
        line_of_head.addStretch(1)
        self._hint = label("hint", translate("Review", "F8: next finding"))
        line_of_head.addWidget(self._hint)
        line_of_head.addWidget(self.note_button)
        text = translate(
            "Review", "Answers are shown by the names of their questions. Fetch forms to read them in words."
        )
        self._missing.set_banner(translate("Review", "The form is not on this laptop"), text, "info", "warning")
        box.addWidget(head)
        box.addWidget(line())
        box.addWidget(self._missing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("file-check", translate("Review", "No question fits.")))
        box.addWidget(self._stack, 1)
        across.addWidget(card, 1)
        across.addWidget(self.panel)
        self.content = card
