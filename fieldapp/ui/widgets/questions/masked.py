"""``masked`` text: a secret word is hidden while it is typed and shown; the eye (or F6 in the field) uncovers it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldapp.ui.widgets.basics import icon_button
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import MEDIUM, LineEditor


class MaskedLine(LineEditor):
    """Covered again whenever the field is left."""

    width_px = MEDIUM

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.eye = icon_button("eye", sayings.uncover(), self._turn)
        self.eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F6 from the field
        self.row.addWidget(self.eye)
        self._cover(covered=True)

    def set_node(self, node: QuestionNode) -> None:
        """Show as many dots as letters."""
        self.eye.setAccessibleName(f"{node.label}: {self.eye.toolTip()}")
        super().set_node(node)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F6 uncovers; leaving covers."""
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self._cover(covered=True)
        pressed = watched is self.line and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F6:
            self._turn()
            return True
        return super().eventFilter(watched, event)

    def covered(self) -> bool:
        """Whether dots are shown."""
        return self.line.echoMode() == QLineEdit.EchoMode.Password

    def _turn(self) -> None:
        self._cover(covered=not self.covered())

    def _cover(self, *, covered: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password if covered else QLineEdit.EchoMode.Normal)
        self.eye.setToolTip(sayings.uncover() if covered else sayings.cover())
        self.eye.set_icon("eye" if covered else "eye-off", "text2")
