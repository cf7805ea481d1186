"""The list of all keys, which people can ask for everywhere (Ctrl+/)."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QGridLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.shell.place_names import place_name
from fieldapp.ui.widgets.basics import column, label, scrolling
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.widgets.keycap import keycap
from fieldapp.ui.words import translate


def listed() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Groups of (keys, what they do), in the order they are shown."""
    search = (
        ("↓", translate("Keys", "From the search to the list")),
        ("Enter", translate("Keys", "Compare")),
        ("Y  B  T", translate("Keys", "Yes, not this person, not sure (in the comparison)")),
        ("P", translate("Keys", "Open the profile (in the comparison)")),
        ("Ctrl Enter", translate("Keys", "Register a new person")),
        ("Esc", translate("Keys", "Back to the search")),
    )
    form = (
        ("Enter", translate("Keys", "Next question; with Shift the previous")),
        ("1…9", translate("Keys", "Choose an answer")),
        ("F4", translate("Keys", "Open the calendar or the list")),
        ("Ctrl Enter", translate("Keys", "Next section")),
        ("Ctrl PgUp", translate("Keys", "Previous section; with PgDn the next")),
        ("Ctrl G", translate("Keys", "Go to a question, by its number or its words")),
        ("F8", translate("Keys", "Next problem; with Shift the previous")),
        ("Ctrl Shift E", translate("Keys", "Check the record")),
        ("Ctrl S", translate("Keys", "Save now (everything is already saved)")),
        ("Ctrl Shift L", translate("Keys", "Next language of the questions")),
    )
    shelter = (
        ("B 4", translate("Keys", "To the bed with this code")),
        ("← ↑ → ↓", translate("Keys", "From bed to bed")),
        ("Enter", translate("Keys", "What can be done about the bed; Esc goes back")),
        ("K", translate("Keys", "Only free beds, or all")),
        ("T", translate("Keys", "Admit")),
        ("P", translate("Keys", "Move; then arrows and Enter (also Ctrl X, Ctrl V)")),
        ("Ctrl Shift H", translate("Keys", "Initials instead of names")),
    )
    return (
        (translate("Keys", "Everywhere"), _everywhere()),
        (translate("Keys", "Find person"), search),
        (translate("Keys", "Form"), form),
        (place_name("shelter"), shelter),
        (place_name("review"), _reviewing()),
    )


def _reviewing() -> tuple[tuple[str, str], ...]:
    return (
        ("Space", translate("Keys", "Select a row; with Shift and the arrows several")),
        ("Ctrl A", translate("Keys", "Select everything that fits")),
        ("S", translate("Keys", "Approve what is selected, or the row")),
        ("R", translate("Keys", "Return it with a note")),
        ("P", translate("Keys", "Mark it as needing a look")),
        ("U", translate("Keys", "Take the last decision back")),
        ("Enter", translate("Keys", "Read one; Esc goes back to the list")),
        ("N", translate("Keys", "Note at the question (while reading)")),
        ("F8", translate("Keys", "Next finding (while reading)")),
        ("Ctrl PgDn", translate("Keys", "Next submission (while reading); with PgUp the one before")),
    )


def _everywhere() -> tuple[tuple[str, str], ...]:
    return (
        ("Ctrl N", translate("Keys", "Find or register a person")),
        ("Ctrl Shift N", translate("Keys", "Choose a form")),
        ("Ctrl K", translate("Keys", "Search from anywhere")),
        ("Ctrl 1", place_name("home")),
        ("Ctrl 2", place_name("people")),
        ("Ctrl 3", place_name("records")),
        ("Ctrl 4", place_name("shelter")),
        ("Ctrl T", translate("Keys", "Admit to the shelter")),
        ("Ctrl 5", place_name("queue")),
        ("Ctrl 6", place_name("review")),
        ("Ctrl 7", place_name("merge")),
        ("Ctrl 8", place_name("reports")),
        ("Ctrl 9", place_name("referrals")),
        ("Ctrl 0", place_name("team")),
        ("Ctrl Shift A", translate("Keys", "Agenda")),
        ("Ctrl Shift U", translate("Keys", "Carry by USB")),
        ("Ctrl ,", place_name("settings")),
        ("Ctrl Shift F", translate("Keys", "Forms")),
        ("Ctrl Shift S", translate("Keys", "Send now")),
        ("Ctrl L", translate("Keys", "Lock")),
        ("F9", translate("Keys", "Cover the screen, and show it again")),
        ("Ctrl Z", translate("Keys", "Undo in a field, otherwise undo what the message says")),
        ("F6", translate("Keys", "Next part of the window; with Shift the previous")),
        ("F1", translate("Keys", "Help about this page")),
        ("Ctrl /", translate("Keys", "This list")),
    )


class KeysDialog(QDialog):
    """All keys in two columns; Esc closes."""

    topic = "keys"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Keys", "Keyboard"))
        box = column(self, margins=(20, 16, 20, 16), gap=12)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, theme.px(12), 0)
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        self._fill(grid)
        self._area = scrolling(content, translate("Keys", "Keyboard"))
        self._area.verticalScrollBar().setSingleStep(theme.px(28))  # a line
        box.addWidget(self._area)
        buttons = QDialogButtonBox()
        close = buttons.addButton(translate("Keys", "Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(close.text())
        close.installEventFilter(self)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        take_room(self, 560, 500)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button has the keyboard, and its keys turn the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            from fieldapp.ui.widgets.paging import turn

            return turn(self._area, event, lines=True)
        return super().eventFilter(watched, event)

    @staticmethod
    def _fill(grid: QGridLayout) -> None:
        at = 0
        for title, rows in listed():
            heading = label("h3", title)
            grid.addWidget(heading, at, 0, 1, 2)
            at += 1
            for keys, meaning in rows:
                grid.addWidget(keycap(keys), at, 0)
                grid.addWidget(label("body", meaning, wrap=True), at, 1)
                at += 1
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(at, 1)


def show_keys(window: QWidget) -> None:
    """The list of all keys; one at a time."""
    if not any(isinstance(widget, KeysDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets()):
        dialog = KeysDialog(window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
