"""F1: the page of the manual about what is on screen, in a window beside it; no network is asked.

Work goes on behind it. Esc closes, Alt+Left goes back, typing in the search looks through every page.
"""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from fieldapp.ui import manual
from fieldapp.ui.pages.page import Page
from fieldapp.ui.shell.keys import show_keys
from fieldapp.ui.widgets.basics import Button, column, icon_button, row
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.widgets.manual_view import ManualView
from fieldapp.ui.words import translate

SIZE = (720, 560)


class HelpWindow(QDialog):
    """Shows one page at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = column(self, margins=(12, 12, 12, 12), gap=8)
        self.view = ManualView()
        self.view.arrived.connect(self._arrived)
        self.back = icon_button("chevron-left", translate("Help", "Back (Alt+Left)"), self.view.backward)
        self.search = QLineEdit()
        self.search.setAccessibleName(translate("Help", "Search the manual"))
        self.search.setPlaceholderText(translate("Help", "Search the manual"))
        self.search.textEdited.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        contents = Button(translate("Help", "Contents"), small=True, action=lambda: self.show_page(manual.INDEX))
        listed = Button(
            translate("Help", "List of keys"), small=True, icon="keyboard", action=lambda: show_keys(parent)
        )
        top = row(gap=8)
        for part in (self.back, contents, listed):
            top.addWidget(part)
        top.addWidget(self.search, 1)
        box.addLayout(top)
        box.addWidget(self.view, 1)
        take_room(self, *SIZE)

    def show_topic(self, topic: str) -> None:
        """The page about a place."""
        name, heading = manual.page_of(topic)
        self.show_page(name, heading)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str, heading: int = 0) -> None:
        """A page by its name."""
        self.search.clear()
        self.view.show_file(QUrl.fromLocalFile(str(manual.path(name))), heading)

    def shown(self) -> str:
        """The name of the page on screen, "" while results are."""
        return self.view.source().fileName().removesuffix(".md")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Left from every part; Down leaves the search for what was found; F1 goes to the search."""
        back = event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if back or event.key() == Qt.Key.Key_Back:
            self.view.backward()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_F1 or event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        found = manual.find(typed)
        heading = translate("Help", "%n pages found", len(found)) if found else translate("Help", "Nothing found.")
        lines = [f"**[{one.title}]({one.name}.md)**  \n{one.around}" for one in found]
        self.view.show_text("\n\n".join([f"# {heading}", *lines]))

    def _open_first(self) -> None:
        found = manual.find(self.search.text())
        if found:
            self.show_page(found[0].name)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrived(self) -> None:
        self.back.setEnabled(self.view.isBackwardAvailable())


def topic_of(page: QWidget) -> str:
    """What a page is about: its topic or its place, and the part of it that is shown."""
    about = getattr(page, "topic", "") or getattr(page, "place", "")
    kept = page.kept() if isinstance(page, Page) else {}
    part = kept.get("part") or kept.get("show") or ""
    return f"{about}-{part}" if part else str(about)


def show_help(within: QWidget, topic: str) -> None:
    """The help about something; one window at a time, which goes with what it stands in."""
    window = next((one for one in within.findChildren(HelpWindow) if one.isVisible()), None) or HelpWindow(within)
    window.show()
    window.show_topic(topic)
    window.raise_()
    window.activateWindow()
