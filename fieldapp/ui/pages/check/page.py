"""The check-answers page: everything once more, services to refer to, and *Finalisasi*, which is never greyed."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.errors import FormError, StoreError
from fieldapp.fieldbook import OpenAssessment
from fieldapp.ui import theme, words
from fieldapp.ui.pages.check.answers_card import AnswersCard
from fieldapp.ui.pages.check.onward import afterwards
from fieldapp.ui.pages.check.services_card import ServicesCard
from fieldapp.ui.pages.form import keys, sayings
from fieldapp.ui.pages.form.bottom_bar import BottomBar
from fieldapp.ui.pages.form.error_summary import ErrorSummary
from fieldapp.ui.pages.form.facts import PersonFacts
from fieldapp.ui.pages.form.filling import Filling
from fieldapp.ui.pages.form.languages import speak
from fieldapp.ui.pages.form.unsaved_dialog import UnsavedDialog
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, label, picture, row, scrolling
from fieldapp.ui.words import translate

SIDE, SIDE_NARROW, SIDE_TIGHT = 392, 330, 264
TIGHT_BELOW = 800

_came_from: "WeakKeyDictionary[OpenAssessment, str]" = WeakKeyDictionary()  # the answer that was being changed


class CheckPage(Page):
    """*Ubah* opens the form at the question; coming back shows the same row again."""

    place = "records"
    topic = "check"
    focus_mode = True

    def __init__(self, shell: Shell, desk: OpenAssessment) -> None:
        super().__init__(shell)
        self.desk = desk
        language = words.language()
        speak(desk, language)
        self.filling = Filling(desk, language)
        self.filling.check_all()
        self._asked = False  # *Finalisasi* was pressed: the summary stands over the answers
        self.title = translate("Check", "Check answers")
        self.subtitle = f"{desk.session.form.title} · {PersonFacts(desk.session, language, None).name()}"
        self.summary = ErrorSummary()
        self.save_banner = Banner()
        self.answers = AnswersCard(self.filling)
        self.services = ServicesCard(desk.session)
        self.bar = BottomBar()
        self._count_icon = picture("circle-alert", "danger", 18)
        self._count = label("small")
        self.finalize_button = Button(translate("Check", "&Finalise"), "primary", action=self.finalize)
        self._build()
        self._listen()
        self._show()

    def top_buttons(self) -> Sequence[Button]:
        """*Simpan dan keluar*."""
        return (Button(translate("Form", "Save and e&xit"), small=True, action=lambda: self.shell.go("home")),)

    def opened(self) -> None:
        """Back at the answer that was changed, else at the first one."""
        came_from = _came_from.pop(self.desk, "")
        self.answers.unfold_for(came_from)
        row = self.answers.row(came_from)
        if row is not None:
            row.change.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, row, lambda: self._left.ensureWidgetVisible(row, 0, theme.px(80)))
        else:
            rows = self.answers.rows()
            (rows[0].change if rows else self.finalize_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[QWidget]:
        """Answers, services, bottom bar."""
        return (self._left, self._right, self.bar)

    def resized(self) -> None:
        """The right column is narrower in a narrow window."""
        narrow = SIDE_TIGHT if self.width() < theme.px(TIGHT_BELOW) else SIDE_NARROW
        self._right.setFixedWidth(theme.px(narrow if self.shell.width_class == "narrow" else SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: more of the width for the answers."""
        super().resizeEvent(event)
        self.resized()

    def leave(self) -> bool:
        """False while a ticked service is only in memory and the worker stays."""
        if not self.desk.unsaved or self._retry():
            return True
        trouble = self.filling.trouble
        dialog = UnsavedDialog(self, f"{sayings.not_saved(trouble)} {sayings.not_saved_how(trouble)}", self._retry)
        left = bool(dialog.exec())
        dialog.deleteLater()
        return left

    def kept(self) -> dict[str, str]:
        """The draft's own place is kept with it."""
        return {"reference": self.desk.assessment.progress.reference}

    def change(self, reference: str) -> None:
        """*Ubah*: to the question, and back."""
        _came_from[self.desk] = reference
        self.shell.fill(self.desk, arrived="changing", reference=reference)

    def finalize(self) -> None:
        """Into the outbox, or to the summary of what must be solved first."""
        problems = self.filling.check_all()
        if problems:
            self._asked = True
            self._show()
            self._left.verticalScrollBar().setValue(0)
            self.summary.take_focus()
            return
        try:
            assessment = self.desk.finalize()
        except StoreError as error:
            self.filling.trouble = error
            self._show_saved(error)
        except FormError:
            self._show()
        else:
            if keying_id := self.shell.book.keyings.keyed(assessment.instance_id):
                self.shell.go("keying", keying_id=keying_id)  # keyed a second time: compared, never sent
            else:
                self.shell.finished(assessment)

    # ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = bare()
        left_box = column(left, margins=(20, 16, 12, 16), gap=12)
        for part in (self.save_banner, self.summary):
            left_box.addWidget(part)
        self.save_banner.hide()
        left_box.addWidget(self.answers, 1)
        right = bare()
        right_box = column(right, margins=(4, 16, 20, 16), gap=12)
        right_box.addWidget(self.services)
        right_box.addWidget(afterwards(self.shell.book, self.desk.instance_id))
        right_box.addStretch(1)
        self._left = scrolling(left, translate("Check", "Answers"))
        self._right = scrolling(right, translate("Check", "Services and what happens next"))
        self.bar.right.addWidget(self._count_icon)
        self.bar.right.addWidget(self._count)
        self.bar.right.addWidget(self.finalize_button)
        middle = row(gap=0)
        middle.addWidget(self._left, 1)
        middle.addWidget(self._right)
        outer: QVBoxLayout = column(self, gap=0)
        outer.addLayout(middle, 1)
        outer.addWidget(self.bar)
        self.resized()

    def _listen(self) -> None:
        self.answers.chosen.connect(self.change)
        self.summary.chosen.connect(self.change)
        self.services.answered.connect(self._answer)
        self.services.other.connect(self.change)
        self.save_banner.set_action(translate("Form", "Try again"), self._retry)
        self.bar.back.clicked.connect(self._back)
        keys.install(self, {"Ctrl+Return": self.finalize, "Ctrl+Enter": self.finalize})

    def _show(self) -> None:
        problems = self.filling.problems()
        title = sayings.problems_left(len(problems))
        self.summary.show_problems(title, problems if self._asked else ())
        self._count.setText(title)
        self._count.setVisible(bool(problems))
        self._count_icon.setVisible(bool(problems))
        self.answers.show_answers()
        self.services.show_services()
        self._show_saved(None)

    def _answer(self, reference: str, text: str) -> None:
        self.filling.answer(reference, text)
        self.filling.check_all()
        focused = self.focusWidget()
        self._show()
        if focused is not None:
            focused.setFocus()

    def _show_saved(self, error: StoreError | None) -> None:
        if not self.desk.unsaved and error is None:
            self.save_banner.hide()
            self.bar.save_state.show_saved(self.desk.saved_at)
            return
        trouble = error or self.filling.trouble
        self.save_banner.set_banner(
            sayings.not_saved(trouble), sayings.not_saved_how(trouble), "circle-alert", "danger"
        )
        self.save_banner.show()
        self.bar.save_state.show_trouble(trouble)

    def _retry(self) -> bool:
        saved = self.filling.retry()
        self._show_saved(self.filling.trouble)
        return saved

    def _back(self) -> None:
        self.shell.fill(self.desk, arrived="checked", reference=self.desk.assessment.progress.reference)
