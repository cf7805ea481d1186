"""The middle of the form page: banners, title, error summary and the questions of one section, scrolling.

Bodies of sections are built when first shown and kept; only one is visible.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from fieldapp.forms import Node
from fieldapp.ui import theme
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.error_summary import ErrorSummary
from fieldapp.ui.pages.form.filling import Filling, plain
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.form.section_body import SectionBody
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import bare, column, label, row, scrolling
from fieldapp.ui.words import translate

COLUMN = 660
ABOVE_BAR = 80  # px kept free under the focused question


class SectionArea(QWidget):
    """``made(body)`` for every new body, so that the page can listen to it."""

    made = Signal(object)

    def __init__(self, filling: Filling, mark: Callable[[Node], str]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._filling = filling
        self._mark = mark
        self._bodies: dict[str, SectionBody] = {}
        self.body: SectionBody | None = None
        self._coming: tuple[QuestionFrame, QWidget | None] | None = None
        self._soon = QTimer(self)  # a timer of its own dies with the area; layouts come first
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._scroll)
        self.save_banner, self.arrival = Banner(), Banner()
        self.returned, self.summary = ErrorSummary(), ErrorSummary()
        content = bare()
        self._column = column(content, margins=(20, 20, 20, 24), gap=20)
        for part in (self.save_banner, self.arrival, self.returned):
            self._column.addWidget(part)
        self.save_banner.hide()
        self.arrival.hide()
        self._column.addLayout(self._head())
        self._column.addWidget(self.summary)
        self._column.addStretch(1)
        content.setMaximumWidth(theme.px(COLUMN))
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.view: QScrollArea = scrolling(_centred(content), translate("Form", "Questions"))
        column(self).addWidget(self.view)

    def show_section(self) -> None:
        """The section of the filling, from the top."""
        section = self._filling.section
        key = plain(section.reference)
        body = self._bodies.get(key) or self._new_body(key)
        if body is not self.body:
            if self.body is not None:
                self.body.hide()
            self.body = body
            self.view.verticalScrollBar().setValue(0)
        self.refresh()
        body.show()

    def refresh(self) -> None:
        """Title and questions again, after the structure changed."""
        section = self._filling.section
        self._title.setText(sayings.section_name(section))
        text = translate("Form", "Section {number} of {count}")
        self._count.setText(text.format(number=section.number, count=len(self._filling.sections)))
        if self.body is not None:
            self.body.show_section(section)

    def bring_into_view(self, frame: QuestionFrame, focused: QWidget | None = None) -> None:
        """Scroll so that the question, or at least its focused part, stands above the bottom bar."""
        self._coming = frame, focused
        self._soon.start()

    def _scroll(self) -> None:
        if self._coming is not None and isValid(self._coming[0]):
            self._scroll_to(*self._coming)
        self._coming = None

    def _scroll_to(self, frame: QuestionFrame, focused: QWidget | None) -> None:
        room = self.view.viewport().height()
        free = min(theme.px(ABOVE_BAR), max(0, (room - frame.height()) // 2))
        fits = frame.height() <= room
        if fits:
            self.view.ensureWidgetVisible(frame, 0, free)
        elif focused is not None and frame.isAncestorOf(focused):
            self.view.ensureWidgetVisible(focused, 0, theme.px(24))

    def _new_body(self, reference: str) -> SectionBody:
        filling = self._filling
        desk = filling.desk
        made = SectionBody(
            filling.session, filling.language, desk.attachment, desk.form_file, self._mark, filling.error
        )
        self._bodies[reference] = made
        self._column.insertWidget(self._column.count() - 1, made)
        self.made.emit(made)
        return made

    def _head(self) -> QHBoxLayout:
        box = row(gap=16)
        self._title = label("h1", wrap=True)
        self._count = label("small")
        box.addWidget(self._title, 1)
        box.addWidget(self._count)
        return box


def _centred(content: QWidget) -> QWidget:
    """The column stays in the middle of a wide window."""
    around = bare()
    box = row(around)
    box.addStretch(1)
    box.addWidget(content, 1000)
    box.addStretch(1)
    return around
