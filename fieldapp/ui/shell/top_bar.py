"""The bar above every page: title, global search, the page's own buttons, the status chip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, picture, row
from fieldapp.ui.widgets.chip import StatusChip
from fieldapp.ui.widgets.keycap import keycap
from fieldapp.ui.words import translate

AROUND = 36 + 12 + 4  # px beside the words of the search: the lens, the end, what Qt keeps for the caret


class GlobalSearch(QLineEdit):
    """Enter hands the text over; Esc gives it up and takes the keyboard back to where it was."""

    def __init__(self, search: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(translate("TopBar", "Search people and records"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._search = search
        self._before: QWidget | None = None
        self._lens = picture("search", "text2", 16)
        self._lens.setParent(self)
        self._key = keycap("Ctrl K")
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda text: self._key.setVisible(not text and self.width() >= theme.px(300)))
        self.returnPressed.connect(self._hand_over)

    def come(self) -> None:
        """The keyboard comes here from wherever it is."""
        held = self.window().focusWidget()
        self._before = held if held is not self else self._before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def set_length(self, length: int) -> None:
        """320 px, or 230 when the window is narrow."""
        self.setFixedWidth(theme.px(length))
        self._key.setVisible(length >= 300 and not self.text())
        self._key.adjustSize()  # its lines are thicker in high contrast
        key = self._key.width() + theme.px(8) if length >= 300 else 0
        self.setTextMargins(0, 0, key, 0)
        whole = translate("TopBar", "Search name, NIK or record number")
        fits = self.fontMetrics().horizontalAdvance(whole) + key + theme.px(AROUND) <= theme.px(length)
        self.setPlaceholderText(whole if fits else translate("TopBar", "Search name or NIK"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lens left, key right."""
        super().resizeEvent(event)
        self._lens.move(theme.px(12), (self.height() - self._lens.height()) // 2)
        self._key.adjustSize()
        self._key.move(self.width() - self._key.width() - theme.px(8), (self.height() - self._key.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field and leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._leave()
            return
        super().keyPressEvent(event)

    def _leave(self) -> None:
        """Back to where it was; after a click, which does not say from where, on to the next control."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusNextChild()

    def _hand_over(self) -> None:
        text = self.text().strip()
        if text:
            self.clear()
            self._search(text)


class TopBar(QFrame):
    """56 px high; ``set_page`` says whose title and buttons it shows."""

    def __init__(self, search: Callable[[str], object], open_queue: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setProperty("side", "top")
        self.setAccessibleName(translate("TopBar", "Top bar"))
        self.setFixedHeight(theme.px(56))
        self._box = row(self, margins=(20, 0, 16, 1), gap=12)
        self._title = ElidedLabel("h1")
        self._subtitle = ElidedLabel("small")
        self._buttons = row(gap=8)
        self.search = GlobalSearch(search)
        self.chip = StatusChip(open_queue)
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = row(gap=11)
        words.addWidget(self._title)
        base = column(margins=(0, 3, 0, 0))
        base.addWidget(self._subtitle)
        words.addLayout(base, 1)
        self._box.addLayout(words, 1)
        self._box.addWidget(self.search)
        self._box.addLayout(self._buttons)
        self._box.addWidget(self.chip)
        self._shown: list[Button] = []
        self._wanted = True

    def set_words(self, title: str, subtitle: str) -> None:
        """Say where the worker is."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)

    def set_tight(self, *, tight: bool) -> None:
        """Large text in a small window: the subtitle goes, so that the title and every button keep their words."""
        self._subtitle.setVisible(not tight)

    def show_search(self, *, wanted: bool) -> None:
        """Where it is wanted, and leaves the title and every button their words; Ctrl+K searches without it too."""
        self._wanted = wanted
        self._fit_search()

    def event(self, event: QEvent) -> bool:
        """Other words in the bar leave more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_search()
        return super().event(event)

    def _fit_search(self) -> None:
        parts = [self._title, self.chip, *self._shown]
        needed = sum(part.sizeHint().width() + theme.px(12) for part in parts) + theme.px(40)
        self.search.setVisible(self._wanted and needed + self.search.minimumWidth() <= self.width())

    def set_buttons(self, buttons: Sequence[Button]) -> None:
        """The page's own buttons, left of the chip."""
        for old in self._shown:
            if old not in buttons:
                self._buttons.removeWidget(old)
                old.hide()
                old.deleteLater()
        for button in buttons:
            if button not in self._shown:
                button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                self._buttons.addWidget(button)
        self._shown = list(buttons)

    def words(self) -> tuple[str, str]:
        """Title and subtitle."""
        return self._title.whole_text(), self._subtitle.whole_text()
