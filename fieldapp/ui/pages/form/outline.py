"""The left panel: how far the form is, its sections with their states, and the keys worth knowing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.filling import Filling
from fieldapp.ui.pages.form.section_row import SectionRow
from fieldapp.ui.widgets.basics import ElidedLabel, bare, column, label, line, row, scrolling
from fieldapp.ui.widgets.keycap import keycap
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

WIDE, NARROW = 258, 236
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Outline(QFrame):
    """``chosen(reference)`` of a section; the list is one tab stop, arrows move in it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setProperty("side", "left")
        self._references: tuple[str, ...] = ()
        self._counts = (0, 0)
        self._rows: list[SectionRow] = []
        box = column(self, margins=(10, 14, 10, 10), gap=8)
        box.addWidget(self._head())
        content = bare()
        inner = column(content, gap=2)
        self._list = column(gap=2)
        inner.addLayout(self._list)
        inner.addStretch(1)
        self._area = scrolling(content, translate("Form", "Sections"))
        box.addWidget(self._area, 1)
        self._keys = _keys()
        box.addWidget(self._keys)
        self.fit(narrow=False, short=False)

    def fit(self, *, narrow: bool, short: bool) -> None:
        """Width after the window's; key hints only where there is room."""
        self._narrow = narrow
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))
        self._keys.setVisible(not short)
        self._show_count()

    def show_filling(self, filling: Filling) -> None:
        """Progress and states as they are now."""
        self._counts = filling.counts()
        self._show_count()
        self._bar.set_part(*self._counts)
        while len(self._rows) < len(filling.sections):
            self._rows.append(self._new_row())
        here = filling.section.reference
        self._references = tuple(section.reference for section in filling.sections)
        for own, section in zip(self._rows, filling.sections, strict=False):
            state, count = filling.state(section)
            current = section.reference == here
            own.show_section(sayings.section_name(section), state, count, current=current)
            own.show()
            if current:
                self._area.ensureWidgetVisible(own, 0, theme.px(8))
        for spare in self._rows[len(filling.sections) :]:
            spare.hide()

    def rows(self) -> Sequence[SectionRow]:
        """The sections on screen."""
        return self._rows[: len(self._references)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the list, Enter goes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._rows:
            step = STEPS.get(Qt.Key(event.key()), 0)
            place = self._rows.index(watched) + step
            if step and 0 <= place < len(self._references):
                self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _show_count(self) -> None:
        answered, total = self._counts
        long, short = translate("Form", "{answered} of {total} questions"), translate("Form", "{answered} of {total}")
        self._count.set_text((short if self._narrow else long).format(answered=answered, total=total))

    def _new_row(self) -> SectionRow:
        made = SectionRow()
        place = len(self._rows)
        made.clicked.connect(lambda: self.chosen.emit(self._references[place]))
        made.installEventFilter(self)
        self._list.addWidget(made)
        return made

    def _head(self) -> QWidget:
        made = bare()
        box = column(made, margins=(10, 0, 10, 6), gap=9)
        words = row(gap=8)
        words.addWidget(label("h3", translate("Form", "Progress")))
        self._count = ElidedLabel("small")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.addWidget(self._count, 1)
        box.addLayout(words)
        self._bar = ThinBar(translate("Form", "Progress"))
        box.addWidget(self._bar)
        return made


def _keys() -> QWidget:
    made = bare()
    box: QVBoxLayout = column(made, gap=7)
    box.addWidget(line())
    hints = (
        ("Enter", translate("Form", "next question")),
        ("1–9", translate("Form", "choose an answer")),
        ("Ctrl Enter", translate("Form", "next section")),
        ("F8", translate("Form", "next problem")),
    )
    for key, does in hints:
        words = row(margins=(8, 0, 0, 0), gap=8)
        words.addWidget(keycap(key))
        words.addWidget(label("small", does))
        words.addStretch(1)
        box.addLayout(words)
    return made
