"""One answered question of the check page: label, value, problem or soft warning, *Ubah*."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

LABEL_WIDTH, LABEL_PART, LEAST = 206, 0.38, 280


class AnswerRow(QWidget):
    """``chosen(reference)`` when *Ubah* is pressed."""

    chosen = Signal(str)

    def __init__(self, reference: str, question: str, answer: str, problem: str, unusual: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.reference = reference
        box = row(self, margins=(0, 5, 4, 5), gap=16)
        self._question = label("small", question, wrap=True)
        self._question.setFixedWidth(theme.px(LABEL_WIDTH))
        middle = Qt.AlignmentFlag.AlignVCenter
        box.addWidget(self._question, 0, middle)
        words = column(gap=2)
        if answer:
            words.addWidget(label("body", answer, wrap=True))
        else:
            words.addWidget(label("placeholder", translate("Check", "Not filled in"), wrap=True))
        box.addLayout(words, 1)
        if problem or unusual:
            notice = Notice("danger" if problem else "warning")
            words.addWidget(notice)
            notice.say(problem or unusual)
        name = translate("Check", "Change: {question}").format(question=question)
        self.change = Button(translate("Check", "Change"), "link", name=name)
        self.change.setMinimumWidth(theme.px(44))
        self.change.clicked.connect(lambda: self.chosen.emit(self.reference))
        box.addWidget(self.change, 0, middle)

    def minimumSizeHint(self) -> QSize:
        """Less than the label's width now asks for: it gives way once the row is narrower."""
        return QSize(theme.px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The label never takes the answer's room."""
        super().resizeEvent(event)
        self._question.setFixedWidth(min(theme.px(LABEL_WIDTH), int(self.width() * LABEL_PART)))
