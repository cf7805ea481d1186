"""What a screen reader needs: a name for every stop, hints and errors in the description, a question for a choice."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QRadioButton, QWidget

from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.window import Window
from tests.ui.audit.screen import Screen, spoken, told


def audit(screen: Screen) -> Iterator[str]:
    """All of it."""
    yield from _names(screen)
    yield from _descriptions(screen)
    yield from _groups(screen)
    yield from _keys(screen)


def _names(screen: Screen) -> Iterator[str]:
    wordless = [button for button in screen.buttons if not button.text()]
    titles = {label.buddy(): label.text() for label in screen.of(QLabel)}
    for widget in dict.fromkeys([*screen.stops, *wordless]):
        name = spoken(widget)
        if isinstance(widget, QComboBox):  # on Linux Qt gives the answer for a name
            name = widget.accessibleName() or titles.get(widget, "")
        if not name:
            yield f"no name: {type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        elif not any(letter.isalnum() for letter in name):
            yield f"no word in its name: {told(widget)}"


def _descriptions(screen: Screen) -> Iterator[str]:
    """What a question shows beside its field is also said with the field; so is whatever is marked as wrong."""
    for frame in screen.of(QuestionFrame):
        part = frame.focus_part()
        if part is not None and frame.error() and frame.error() not in _said(part, frame):
            yield f"the error is not said: {told(part)}"
    for widget in screen.stops:
        if widget.property("state") == "error" and not _said(widget, screen.root):
            yield f"wrong, and does not say why: {told(widget)}"


def _said(part: QWidget, above: QWidget) -> str:
    """The descriptions of a field and of what it lies in."""
    found, at = [], part
    while at is not None and at is not above:
        found.append(spoken(at, QAccessible.Text.Description))
        at = at.parentWidget()
    return " ".join(found).strip()


def _groups(screen: Screen) -> Iterator[str]:
    """A radio button alone says "yes"; its group, or its own name, says to what."""
    for button in screen.of(QRadioButton):
        above, asked = button.parentWidget(), ": " in spoken(button)
        while above is not None and above is not screen.root and not asked:
            interface = QAccessible.queryAccessibleInterface(above)
            grouped = isinstance(above, QGroupBox) or (interface and interface.role() == QAccessible.Role.Grouping)
            asked = bool(grouped and spoken(above))
            above = above.parentWidget()
        if not asked:
            yield f"an answer without its question: {told(button)}"


def _keys(screen: Screen) -> Iterator[str]:
    """No letter and no key does two things."""
    pressed = [button for button in screen.buttons if button.isEnabled()]
    keys = Counter(button.shortcut().toString() for button in pressed)
    keys.update(letter for button in pressed if (letter := _letter(button)))
    window = screen.root.window()
    if isinstance(window, Window):
        keys.update(_shortcuts(window))
    yield from (f"{count} things by {key}" for key, count in keys.items() if key and count > 1)


def _letter(button: QAbstractButton) -> str:
    """The mnemonic, where Qt has not made a shortcut of it."""
    text = button.text().replace("&&", "")
    return f"Alt+{text[text.index('&') + 1].upper()}" if "&" in text and button.shortcut().isEmpty() else ""


def _shortcuts(window: Window) -> Iterator[str]:
    from PySide6.QtGui import QShortcut

    for shortcut in window.findChildren(QShortcut):
        parent = shortcut.parent()
        if not isinstance(parent, QWidget) or parent.window() is not window:
            continue  # a dialog over it has keys of its own
        if shortcut.isEnabled() and parent.isVisible() and parent.isEnabled():
            yield shortcut.key().toString()
