"""The quiet panel that leads through a first assessment on the real pages of training; it stops nobody.

It looks at the pages a few times a second, so that no page has to tell it anything, and goes on by itself. The step is
kept: it can be left and taken up again.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldapp.ui.pages.form.speech import announce
from fieldapp.ui.shell.first_steps import back_to_the_form, steps
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import column
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

STEP, SHOWN = "first_assessment", "first_assessment_shown"
LOOK_MS = 250


class FirstAssessment(QWidget):
    """Stands above the pages until it is skipped or done; ``step`` counts from 0."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._window = window
        self._steps = steps()
        self._said = ""
        self.step = min(int(window.book.setting(STEP) or 0), len(self._steps))
        box = column(self, margins=(20, 8, 16, 0), gap=0)
        self.banner = Banner()
        self.banner.set_action(translate("FirstAssessment", "Skip"), self.leave)
        box.addWidget(self.banner)
        window.book.put_setting(SHOWN, "yes")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        self.look()

    def look(self) -> None:
        """Go on as far as facts allow, and say what is next."""
        if not self._window.unlocked:
            self._timer.stop()
            return
        before = self.step
        while self.step < len(self._steps) and self._steps[self.step].done(self._window):
            self.step += 1
        if self.step != before:
            self._window.book.put_setting(STEP, str(self.step))
        self._say()

    def leave(self) -> None:
        """Close it; a step that waits is kept, a finished round begins anew the next time."""
        self._timer.stop()
        book = self._window.book
        book.put_setting(SHOWN, "")
        if self.step == len(self._steps):
            book.put_setting(STEP, "")
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, while the keyboard is here."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        if self.step == len(self._steps):
            title = translate("FirstAssessment", "First assessment done")
            text = translate(
                "FirstAssessment", "In real work the record is sent by itself and the receipt appears here."
            )
        else:
            step = self._steps[self.step]
            title = translate("FirstAssessment", "First assessment: step {number} of {total}")
            title = title.format(number=self.step + 1, total=len(self._steps))
            away = step.within_form and getattr(self._window.page, "topic", "") != "form"
            text = back_to_the_form() if away else step.words
        if title + text == self._said:
            return
        self._said = title + text
        done = self.step == len(self._steps)
        self.banner.set_banner(title, text, "circle-check" if done else "graduation-cap", "success" if done else "info")
        if done:
            self.banner.set_action(translate("FirstAssessment", "Close"), self.leave)
        announce(self.banner, self.banner.words())
