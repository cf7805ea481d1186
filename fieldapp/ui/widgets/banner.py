"""A banner on top of a page: one true sentence about a condition that holds, and at most one action."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from fieldapp.ui import icons, theme
from fieldapp.ui.widgets.basics import Button, column, label, picture, row
from fieldapp.ui.widgets.pill import TONE_COLOURS


class Banner(QFrame):
    """``tone``: neutral info success warning danger. The button is hidden while it has no words."""

    def __init__(self, title: str = "", text: str = "", icon: str = "info", tone: str = "neutral") -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self._act: Callable[[], object] | None = None
        box = row(self, margins=(14, 9, 12, 10), gap=12)
        self._icon = picture(icon, size=20)
        words = column(gap=2)
        self._title = label("h3", wrap=True)
        self._text = label("small", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._button = Button("", small=True, action=self._press)
        box.addWidget(self._icon)
        box.addLayout(words, 1)
        box.addWidget(self._button)
        self._button.hide()
        self.set_banner(title, text, icon, tone)

    def set_banner(self, title: str, text: str, icon: str, tone: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._icon.setPixmap(icons.pixmap(icon, TONE_COLOURS[tone], 20))
        theme.set_state(self, "tone", tone)
        self.setAccessibleName(f"{title.rstrip('.')}. {text}".strip(". "))

    def set_action(self, text: str = "", action: Callable[[], object] | None = None, icon: str = "") -> None:
        """Offer one action, or none."""
        self._act = action
        self._button.set_words(text)
        if icon:
            self._button.set_icon(icon)
        self._button.setVisible(bool(text))

    def words(self) -> str:
        """Title and text, as screen readers get them."""
        return self.accessibleName()

    def button(self) -> Button:
        """The action's button."""
        return self._button

    def _press(self) -> None:
        if self._act is not None:
            self._act()
