"""The big button a day starts with: icon, what it does, why, and its key."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, picture, row
from fieldapp.ui.widgets.keycap import keycap


class StartButton(Button):
    """66 px high; the primary one is filled."""

    def __init__(
        self, icon: str, title: str, why: str, keys: str, action: Callable[[], object], *, primary: bool = True
    ) -> None:
        super().__init__("", "start", name=f"{title}. {why}", action=action)
        self._title = title
        self.setProperty("tone", "primary" if primary else "")
        ink = "on_accent" if primary else ""
        box = row(self, margins=(20, 0, 16, 0), gap=14)
        words = column(gap=1)
        words.addStretch(1)
        self._why = ElidedLabel("small", why, ink)
        words.addWidget(ElidedLabel("h2", title, ink))
        words.addWidget(self._why)
        words.addStretch(1)
        box.addWidget(picture(icon, ink or "primary", 22))
        box.addLayout(words, 1)
        self._key = keycap(keys, "primary" if primary else "")
        box.addWidget(self._key)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say_why(self, why: str) -> None:
        """Another line below the title."""
        self._why.set_text(why)
        self.setAccessibleName(f"{self._title}. {why}")

    def show_key(self, *, shown: bool) -> None:
        """The key hint is hidden when there is little room."""
        self._key.setVisible(shown)

    def sizeHint(self) -> QSize:
        """As high as the design says."""
        return QSize(theme.px(300), theme.px(68))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the smallest window."""
        return QSize(theme.px(220), theme.px(68))
