"""What the pages before the lock share: the brand panel, the corner with language and help, one column."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from fieldapp import __version__
from fieldapp.ui import theme, words
from fieldapp.ui.shell.shortcuts import install
from fieldapp.ui.widgets.basics import Button, column, row, scrolling
from fieldapp.ui.widgets.brand import BrandPanel
from fieldapp.ui.widgets.training_button import TrainingButton
from fieldapp.ui.words import LANGUAGES, translate

PANEL, COLUMN = 430, 380
PANEL_FROM = 850


class Outside(QWidget):
    """``column`` is where the page puts its own; ``language_chosen`` carries id or en."""

    language_chosen = Signal(str)
    unlocked = Signal(object)  # the open fieldbook
    topic = ""  # what the manual calls this page

    def __init__(self, promise: str, footer: str) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.panel = BrandPanel(promise, footer)
        self.panel.setFixedWidth(theme.px(PANEL))
        outer = row(self, gap=0)
        outer.addWidget(self.panel)
        right = column(margins=(20, 14, 20, 14), gap=0)
        outer.addLayout(right, 1)
        self._corner = row(gap=8)
        self._corner.addStretch(1)
        right.addLayout(self._corner)
        self._area, self.column = self._scrolled()
        right.addWidget(self._area, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: the column alone."""
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= theme.px(PANEL_FROM))

    def add_language(self) -> None:
        """The language in use; pressing it offers the others."""
        button = Button(LANGUAGES[words.language()], "quiet", icon="languages")
        button.setAccessibleName(translate("Outside", "Language: {name}").format(name=button.text()))
        menu = QMenu(button)
        menu.setAccessibleName(translate("Outside", "Language"))
        for code, name in LANGUAGES.items():
            menu.addAction(name).triggered.connect(lambda _checked=False, code=code: self.language_chosen.emit(code))
        button.setMenu(menu)
        self._corner.addWidget(button)

    def add_help(self) -> None:
        """The manual, by the button and F1, for who does not know how to go on."""
        self._corner.addWidget(Button(translate("Outside", "Help"), "quiet", action=self.help))
        install(self, {"F1": self.help, "Ctrl+/": self._show_keys})

    def help(self) -> None:
        """The page of the manual about this one."""
        from fieldapp.ui.shell.help import show_help

        show_help(self, self.topic)

    def _show_keys(self) -> None:
        from fieldapp.ui.shell.keys import show_keys

        show_keys(self)

    def add_training(self, profile: Path) -> None:
        """The way into training; it needs no password."""
        self.training = TrainingButton(profile)
        self.training.opened.connect(self.unlocked)
        self.training.failed.connect(self._tell)
        self._corner.addWidget(self.training)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focused field is never hidden below the edge."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, theme.px(40))
        return super().eventFilter(watched, event)

    def watch(self, *fields: QWidget) -> None:
        """Scroll to these when they get the focus."""
        for field in fields:
            field.installEventFilter(self)

    def opened(self) -> None:
        """The page is on screen: put the keyboard focus where work starts."""

    def busy(self) -> bool:
        """Something is under way or on screen that must not be thrown away."""
        return False

    def leave(self) -> None:
        """The window closes: let go of what is open."""

    def _tell(self, text: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setWindowTitle(translate("Outside", "Help"))
        box.setText(text)
        box.addButton(translate("Outside", "Close"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    @staticmethod
    def _scrolled() -> tuple[QScrollArea, QVBoxLayout]:
        content = QWidget()
        across = row(content, gap=0)
        across.addStretch(1)
        middle = QWidget()
        middle.setProperty("kind", "bare")
        middle.setFixedWidth(theme.px(COLUMN))
        across.addWidget(middle)
        across.addStretch(1)
        return scrolling(content, translate("Outside", "Content")), column(middle, margins=(2, 2, 2, 2), gap=0)


def footer(folder_device: str) -> str:
    """``Laptop KT-A07 · versi 0.1.0``."""
    version = translate("Outside", "version {number}").format(number=__version__)
    return (
        f"{translate('Outside', 'Laptop {code}').format(code=folder_device)} · {version}" if folder_device else version
    )
