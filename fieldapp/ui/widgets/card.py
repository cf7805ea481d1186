"""A card: title, a quiet note beside it, at most one link at the right, content under it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, label, row


class Card(QFrame):
    """Put content into ``box``."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        outer = column(self, margins=(16, 11, 12, 12), gap=4)
        head = row(gap=8)
        self._title = ElidedLabel("h2", title)
        self._note = label("small", note)
        self._action: Callable[[], object] = lambda: None
        self.link = Button(" ", "quiet", small=True, action=self._act)
        head.addWidget(self._title)
        head.addWidget(self._note)
        head.addStretch(1)
        head.addWidget(self.link)
        self.link.hide()
        outer.addLayout(head)
        outer.addSpacing(theme.px(2))
        self._title.setMinimumHeight(theme.px(30))
        self.box: QVBoxLayout = column(gap=4)
        outer.addLayout(self.box)

    def set_link(self, text: str, action: Callable[[], object]) -> None:
        """Offer the way to more; "" takes it away."""
        self._action = action
        self.link.set_words(text)
        self.link.setVisible(bool(text))

    def _act(self) -> None:
        self._action()

    def set_note(self, note: str) -> None:
        """The quiet words beside the title."""
        self._note.setText(note)
