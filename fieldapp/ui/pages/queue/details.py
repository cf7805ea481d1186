"""The panel beside the table: who, which form, how it stands, and below what the page puts there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from fieldapp.domain.assessment import Assessment
from fieldapp.ui import theme
from fieldapp.ui.pages.queue.faces import Face, form, who
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.pill import Pill

WIDE, NARROW = 288, 250


class DetailsPanel(QFrame):
    """Rebuilt for every other row; the same contents are left alone so that focus and scrolling stay."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self._made_of: object = ""  # nothing was shown yet, not even that nothing is chosen
        content = bare()
        self._body = column(content, margins=(16, 14, 16, 8), gap=10)
        self._area = scrolling(content, name)
        self._foot = column(margins=(16, 6, 16, 12), gap=6)
        outer = column(self, gap=0)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))

    def same(self, made_of: object) -> bool:
        """Whether the contents shown are made of this; remembers it when they are not."""
        if made_of == self._made_of:
            return True
        self._made_of = made_of
        return False

    def fill(self, shown: Assessment, face: Face, body: Sequence[QWidget], foot: Sequence[QWidget]) -> None:
        """Show one assessment."""
        self._clear()
        self._body.addWidget(_head(shown))
        self._body.addWidget(Pill(face.word, face.icon, face.tone))
        for widget in body:
            self._body.addWidget(widget)
        self._body.addStretch(1)
        for widget in foot:
            if widget.property("kind") == "primary":
                self._foot.addWidget(widget)  # as wide as the panel
            else:
                self._foot.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (*body, *foot):
            widget.show()  # at once, so that the keyboard can go there
        self._area.verticalScrollBar().setValue(0)

    def fill_blank(self, text: str) -> None:
        """Show that nothing is chosen."""
        self._clear()
        self._body.addWidget(label("muted", text, wrap=True))
        self._body.addStretch(1)

    def first_action(self) -> QWidget | None:
        """Where Enter goes from the table."""
        buttons = [button for button in self.findChildren(QPushButton) if button.isVisibleTo(self)]
        return buttons[0] if buttons else None

    def _clear(self) -> None:
        empty_layout(self._body)
        empty_layout(self._foot)


def _head(shown: Assessment) -> QWidget:
    box = bare()
    inside = row(box, gap=10)
    inside.addWidget(Avatar(who(shown)))
    names = column(gap=1)
    names.addWidget(label("h2", who(shown), wrap=True))
    names.addWidget(label("small", form(shown), wrap=True))
    inside.addLayout(names, 1)
    return box


def fact(name: str, value: str, *, exact: str = "") -> QWidget:
    """A name over its value; ``exact`` is the tooltip of a shortened one."""
    box = bare()
    inside = column(box, gap=0)
    inside.addWidget(label("caption", name))
    shown = label("body", value, wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setToolTip(exact)
    inside.addWidget(shown)
    return box
