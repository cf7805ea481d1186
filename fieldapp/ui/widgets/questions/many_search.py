"""``select_multiple`` with many choices: a search field, a checklist, and chips of what is chosen.

Down goes from the search into the list; Space or Enter ticks there; typing puts the best match on top, and
Enter ticks it.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import column, frame
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.chips import Chips
from fieldapp.ui.widgets.questions.choice_card import paint_tick
from fieldapp.ui.widgets.questions.choices import EXCLUSIVE
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.folding import best_first
from fieldapp.ui.widgets.questions.markup import plain_text

ROWS = 7  # on screen at once
ROW = 34
VALUE = Qt.ItemDataRole.UserRole
TICK_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ManySearch(Editor):
    """Answers with the values in the order of the choices."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._chosen: list[str] = []
        self._marks = (_mark(ticked=False), _mark(ticked=True))
        self.search = QLineEdit()
        self.search.setPlaceholderText(sayings.type_to_search())
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.rows = QListWidget()
        self.rows.setProperty("kind", "bare")
        self.rows.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setWordWrap(True)
        self.rows.itemClicked.connect(self._press)
        self.rows.installEventFilter(self)
        self.chips = Chips()
        self.chips.removed.connect(self._take_out)
        box = column(self, gap=8)
        box.addWidget(self.search)
        around = frame("inset")
        column(around, margins=(1, 4, 1, 4)).addWidget(self.rows)
        box.addWidget(around)
        box.addWidget(self.chips)

    def set_node(self, node: QuestionNode) -> None:
        """Show choices and answer."""
        choices = tuple((choice.value, plain_text(choice.label)) for choice in node.choices)
        self.search.setAccessibleName(sayings.search(node.label))
        self.rows.setAccessibleName(sayings.choices(node.label))
        self.rows.setEnabled(not node.readonly)
        if choices != self._shown:
            self._lay_out(choices)
        self._show_chosen(node.text.split())

    def focus_part(self) -> QWidget:
        """The search field."""
        return self.search

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Red search field; the description is read with it and with the list."""
        theme.set_state(self.search, "state", "error" if invalid else "")
        self.search.setAccessibleDescription(description)
        self.rows.setAccessibleDescription(description)

    def press(self, value: str) -> None:
        """Tick or untick; "none" is exclusive."""
        if value in self._chosen:
            chosen = [other for other in self._chosen if other != value]
        elif value in EXCLUSIVE:
            if self._chosen:
                self.noticed.emit(sayings.exclusive(dict(self._shown).get(value, value)))
            chosen = [value]
        else:
            chosen = [*(other for other in self._chosen if other not in EXCLUSIVE), value]
        order = [own for own, _ in self._shown]
        chosen.sort(key=lambda own: order.index(own) if own in order else len(order))
        self._show_chosen(chosen)
        self.answered.emit(" ".join(chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys between search and list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if watched is self.search and plain and self._search_key(event):
                return True
            if watched is self.rows and plain and event.key() in TICK_KEYS:
                current = self.rows.currentItem()
                if current is not None:
                    self._press(current)
                return True
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        visible = self._matching()
        if event.key() == Qt.Key.Key_Down and visible:
            self.rows.setCurrentItem(visible[0])
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text().strip():
            if visible:
                self._press(visible[0])
                self.search.clear()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _items(self) -> list[QListWidgetItem]:
        return [self.rows.item(place) for place in range(self.rows.count())]

    def _lay_out(self, choices: tuple[tuple[str, str], ...]) -> None:
        self._shown = choices
        self.rows.clear()
        for value, text in choices:
            item = QListWidgetItem(text)
            item.setData(VALUE, value)
            item.setSizeHint(QSize(0, theme.px(ROW)))
            item.setToolTip(text)
            self.rows.addItem(item)
        self.rows.setFixedHeight(theme.px(ROW) * min(ROWS, max(1, len(choices))) + theme.px(2))
        self._arrange(self.search.text())

    def _matching(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def _arrange(self, typed: str) -> None:
        """The matches on top, the best first; without a text all rows in the order of the form."""
        rows = {item.data(VALUE): item for item in self._items()}
        in_order = [rows[value] for value, _ in self._shown]
        found = best_first(in_order, QListWidgetItem.text, typed)
        for item in in_order:
            self.rows.takeItem(self.rows.row(item))
        for item in (*found, *(item for item in in_order if item not in found)):
            self.rows.addItem(item)
            item.setHidden(item not in found)

    def _filter(self, typed: str) -> None:
        self._arrange(typed)
        nothing = bool(typed.strip()) and not self._matching()
        self.noticed.emit(sayings.nothing_matches() if nothing else "")

    def _show_chosen(self, chosen: list[str]) -> None:
        self._chosen = chosen
        for item in self._items():
            ticked = item.data(VALUE) in chosen
            item.setIcon(self._marks[ticked])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {sayings.ticked(ticked)}")
        labels = dict(self._shown)
        self.chips.show_chosen([(value, labels.get(value, value)) for value in chosen])

    def _press(self, item: QListWidgetItem) -> None:
        self.press(item.data(VALUE))

    def _take_out(self, value: str) -> None:
        self.press(value)
        if not self._chosen:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)


def _mark(*, ticked: bool) -> QIcon:
    """The check mark of the cards, as an icon."""
    ratio, side = 2.0, theme.px(18)
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("primary" if ticked else "border_strong"), 1.6))
    painter.setBrush(theme.colour("primary" if ticked else "surface"))
    box = drawn.rect().toRectF()
    box.setSize(box.size() / ratio)
    box.adjust(1, 1, -1, -1)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if ticked:
        paint_tick(painter, box)
    painter.end()
    return QIcon(drawn)
