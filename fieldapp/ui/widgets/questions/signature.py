"""``image`` with the ``signature`` appearance: a pad for mouse or pen, kept as a PNG of dark lines on white.

The drawing is handed over one second after the last stroke, or when the question is left. People who cannot
sign are not blocked: *Cannot sign* says what to do instead.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.questions import picture, sayings
from fieldapp.ui.widgets.questions.attached import AttachedEditor, random_name
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.pad import Pad

WIDTH, HEIGHT = 420, 140
PAUSE = 1000  # ms after the last stroke


class SignatureEditor(AttachedEditor):
    """Pad, *Clear* and *Cannot sign*."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._name = ""
        self._waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.pad = Pad(WIDTH, HEIGHT, sayings.sign_here())
        self.pad.drawn.connect(self._stroke_ended)
        self.clear = Button(sayings.clear(), small=True, action=self._clear)
        self.cannot = Button(sayings.cannot_sign(), "quiet", small=True, action=self._explain)
        self._remark = label("small", wrap=True)
        self._remark.hide()
        box = column(self, gap=6)
        box.addWidget(self.pad)
        buttons = row(gap=8)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.cannot)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addWidget(self._remark)

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept signature."""
        self.pad.setAccessibleName(node.label)
        for button in (self.clear, self.cannot):
            button.setAccessibleName(f"{node.label}: {button.text()}")
        if node.text != self._name and not self._waiting:
            self._name = node.text
            if not self.pad.strokes or not node.text:
                self.pad.show_kept(picture.from_bytes(self.content(node.text)) if node.text else QImage())

    def focus_part(self) -> QWidget:
        """The pad."""
        return self.pad

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the pad."""
        self.pad.setAccessibleDescription(description)

    def flush(self) -> None:
        """Hand the drawing over."""
        if self._waiting:
            self._waiting = False
            self._pause.stop()
            self._name = random_name("signature", ".png")
            self.attached.emit(self._name, picture.png(self.pad.image()), "image/png")

    def _stroke_ended(self) -> None:
        self._waiting = True
        self._pause.start()

    def _clear(self) -> None:
        self._waiting = False
        self._pause.stop()
        self.pad.show_kept(QImage())
        if self._name:
            self._name = ""
            self.answered.emit("")

    def _explain(self) -> None:
        self._remark.setText(sayings.cannot_sign_help())
        self._remark.show()
