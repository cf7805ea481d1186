"""What a list says when it has nothing: an icon, one line, a reason, the way on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, picture, row

LOW_BELOW = 200


class EmptyState(QWidget):
    """Centred; buttons in the order given."""

    def __init__(self, icon: str, title: str, text: str = "", buttons: tuple[Button, ...] = ()) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._box = box = column(self, margins=(24, 24, 24, 24), gap=10)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = label("h1", title, wrap=True)
        self._text = label("muted", text, wrap=True)
        for words in (self._title, self._text):
            words.setAlignment(centre)
        self._text.setMinimumHeight(theme.px(20))
        box.addStretch(3)
        self._icon = picture(icon, "text2", 40)
        box.addWidget(self._icon, 0, centre)
        box.addWidget(self._title)
        box.addWidget(self._text)
        self._text.setVisible(bool(text))
        self._buttons, self._ways = buttons, row(margins=(0, 8, 0, 0))
        if buttons:
            self._ways.addStretch(1)
            for button in buttons:
                self._ways.addWidget(button)
            self._ways.addStretch(1)
            box.addLayout(self._ways)
        box.addStretch(5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low place the words have the room of the icon and of the margins, in a narrow one buttons go below."""
        super().resizeEvent(event)
        low = self.height() < theme.px(LOW_BELOW)
        self._icon.setVisible(not low)
        theme.set_state(self._title, "kind", "h2" if low else "h1")
        needed = sum(button.sizeHint().width() + theme.px(8) for button in self._buttons if not button.isHidden())
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(across if needed + theme.px(48) <= self.width() else down)
        margin = theme.px(4 if low else 24)
        self._box.setContentsMargins(margin, margin, margin, margin)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
