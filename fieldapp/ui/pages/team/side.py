"""The panel beside a list: a head, lines of facts, buttons; the same contents are left alone so that focus stays."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import bare, column, empty_layout, label, picture, row, scrolling
from fieldapp.ui.widgets.pill import Pill

WIDE, NARROW = 320, 272


class SidePanel(QFrame):
    """``hint``: what it says while no row is chosen."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self._hint = hint
        self._made_of: object = None
        content = bare()
        self._body = column(content, margins=(16, 14, 16, 12), gap=8)
        self._area = scrolling(content, name)
        outer = column(self, gap=0)
        outer.addWidget(self._area, 1)
        self.set_narrow(narrow=False)
        self.show_nothing()

    def set_narrow(self, *, narrow: bool) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._made_of = None
        empty_layout(self._body)
        self._put(label("muted", self._hint, wrap=True))
        self._body.addStretch(1)

    def same(self, made_of: object) -> bool:
        """Whether the contents shown are made of this; remembers it when they are not."""
        if made_of == self._made_of:
            return True
        self._made_of = made_of
        return False

    def fill(self, parts: Sequence[QWidget]) -> None:
        """Show these, one below the other."""
        empty_layout(self._body)
        for part in parts:
            self._put(part)
        self._body.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def first_action(self) -> QWidget | None:
        """Where Enter goes from the table."""
        return next((b for b in self.findChildren(QPushButton) if b.isVisibleTo(self) and b.isEnabled()), None)

    def _put(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        widget.show()  # at once, so that the keyboard can go there


def head(title: str, below: str, face: Face | None = None, *, avatar: bool = True) -> QWidget:
    """Who or what, and how it stands."""
    made = bare()
    box = column(made, gap=8)
    line = row(gap=10)
    if avatar:
        line.addWidget(Avatar(title))
    names = column(gap=1)
    names.addWidget(label("h2", title, wrap=True))
    if below:
        names.addWidget(label("small", below, wrap=True))
    line.addLayout(names, 1)
    box.addLayout(line)
    if face is not None:
        box.addWidget(Pill(face.word, face.icon, face.tone))
    return made


def warning(text: str) -> QWidget:
    """A sentence about what is not well."""
    made = bare()
    box = row(made, gap=6)
    box.addWidget(picture("triangle-alert", "warning", 16), 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(label("small", text, wrap=True), 1)
    return made


def fact(name: str, text: str, tone: str = "") -> QWidget:
    """A name over what is so."""
    made = bare()
    box = column(made, gap=0)
    box.addWidget(label("caption", name))
    box.addWidget(label("small", text, wrap=True, tone=tone))
    return made


def facts(pairs: Sequence[tuple[str, str]]) -> list[QWidget]:
    """Those that have something to say."""
    return [fact(name, text) for name, text in pairs if text]
