"""Who the form is about: initials, name, sex and age, place, masked NIK; a form about nobody has no initials."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.form.facts import Facts
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import column, empty_layout, label, line, row

WIDTH = 256


class PersonPanel(QFrame):
    """A panel at the right, or a popup where the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setFixedWidth(theme.px(WIDTH))
        box = column(self, margins=(15, 16, 15, 16), gap=11)
        head = row(gap=12)
        self._avatar = Avatar("", 44)
        words = column(gap=1)
        self._name = label("h2", wrap=True)
        self._line = label("small", wrap=True)
        words.addWidget(self._name)
        words.addWidget(self._line)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        box.addLayout(head)
        box.addWidget(line())
        self._rows = column(gap=9)
        box.addLayout(self._rows)
        box.addStretch(1)
        self._facts: Facts | None = None

    def show_facts(self, facts: Facts) -> None:
        """Show them when they differ from what is on screen."""
        if facts == self._facts:
            return
        self._facts = facts
        self._avatar.set_name(facts.name)
        self._avatar.setVisible(facts.somebody)
        self._name.setText(facts.name)
        self._line.setText(facts.line)
        self._line.setVisible(bool(facts.line))
        self.setAccessibleName(facts.name)
        empty_layout(self._rows)
        for word, value in facts.rows:
            pair = column(gap=1)
            shown: QLabel = label("body", value, wrap=True)
            pair.addWidget(label("caption", word))
            pair.addWidget(shown)
            self._rows.addLayout(pair)


class PersonPopup(PersonPanel):
    """The same facts under a button; a click elsewhere or Esc closes it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setParent(page, Qt.WindowType.Popup)
        self.setProperty("side", "popup")

    def show_below(self, button: QWidget, facts: Facts) -> None:
        """At the button's right end."""
        self.show_facts(facts)
        self.adjustSize()
        corner = button.mapToGlobal(button.rect().bottomRight())
        self.move(corner.x() - self.width(), corner.y() + theme.px(4))
        self.show()
