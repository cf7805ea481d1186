"""The bar under the form and its check: back, where the answers are, the way on."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldapp.errors import StoreError
from fieldapp.ui import icons, theme
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.speech import announce
from fieldapp.ui.widgets.basics import Button, ElidedLabel, label, picture, row
from fieldapp.ui.words import translate

HIGHLIGHT = 900  # ms


class SaveState(QFrame):
    """Icon and sentence: saved here at …, saving, not saved."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = row(self, gap=8)
        self._icon = picture("circle-check", "success")
        self._text = ElidedLabel("small")
        self._strong = label("strong")
        self._strong.hide()
        box.addWidget(self._icon)
        box.addWidget(self._text, 1)
        box.addWidget(self._strong, 1)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(HIGHLIGHT)
        self._fade.timeout.connect(lambda: self._weigh(False))

    def show_saved(self, at: datetime | None) -> None:
        """Everything is on disk."""
        self._show("circle-check", "success", sayings.saved(at), "")

    def show_saving(self) -> None:
        """Something takes a moment."""
        self._show("clock", "text2", sayings.saving(), "")

    def show_trouble(self, error: StoreError | None) -> None:
        """An answer is only in memory."""
        self._show("circle-alert", "danger", sayings.not_saved(error), "danger")

    def highlight(self) -> None:
        """Ctrl+S: the same sentence, for a moment in bold."""
        self._weigh(True)
        self._fade.start()
        announce(self, self.text())

    def text(self) -> str:
        """What it says."""
        return self._text.whole_text()

    def _show(self, icon: str, ink: str, text: str, tone: str) -> None:
        self._icon.setPixmap(icons.pixmap(icon, ink, 18))
        self._icon.setVisible(bool(text))
        self._text.set_text(text)
        self._strong.setText(text)
        theme.set_state(self._text, "tone", tone)
        self.setAccessibleName(text)

    def _weigh(self, strong: bool) -> None:
        self._text.setVisible(not strong)
        self._strong.setVisible(strong)


class BottomBar(QFrame):
    """``back``, ``save_state``, then what the page adds to ``right``."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.px(60))
        box: QHBoxLayout = row(self, margins=(16, 11, 16, 11), gap=12)
        self.back = Button(translate("Form", "&Back"), icon="chevron-left")
        self.save_state = SaveState()
        self.right = row(gap=12)
        box.addWidget(self.back)
        box.addWidget(self.save_state, 1)
        box.addLayout(self.right)
