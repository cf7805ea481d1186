"""The bar over the table: everything or nothing picked, how much is, and what can be done with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from fieldapp.domain.reviewing import Shelf
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, ElidedLabel, label, row
from fieldapp.ui.words import translate

TIGHT_BELOW, NO_LINK_BELOW, NO_TAIL_BELOW = 640, 780, 1000


class BulkBar(QWidget):
    """``acted`` carries approve, return or attend; ``everything`` whether all or nothing is to be picked."""

    acted = Signal(str)
    everything = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.all = QCheckBox()
        self.all.setMinimumSize(theme.px(26), theme.px(26))
        self.all.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.all.clicked.connect(lambda: self.everything.emit(self.all.checkState() != Qt.CheckState.Unchecked))
        self.count = label("strong")
        self.pick_all = Button("", "link", small=True, action=lambda: self.everything.emit(True))
        self.approve = Button("", "primary", icon="check", small=True, action=lambda: self.acted.emit("approve"))
        back = translate("Review", "Return with a note")
        self.send_back = Button(back, small=True, action=lambda: self.acted.emit("return"))
        look = translate("Review", "Needs a look")
        self.attend = Button(look, small=True, action=lambda: self.acted.emit("attend"))
        self._tail = ElidedLabel("small")
        box = row(self, margins=(10, 6, 14, 6), gap=10)
        for widget in (self.all, self.count, self.approve, self.send_back, self.attend, self.pick_all):
            box.addWidget(widget)
        box.addStretch(1)
        box.addWidget(self._tail)

    def show_state(self, picked: int, matching: int, shelf: Shelf, tail: str) -> None:
        """``matching`` rows fit; ``tail`` says so at the right."""
        some = 0 < picked < matching
        state = Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Checked
        self.all.setCheckState(state if picked else Qt.CheckState.Unchecked)
        self.all.setTristate(some)
        self.all.setEnabled(matching > 0)
        every = translate("Review", "Select all %n that fit", matching)
        self.all.setAccessibleName(every)
        self.all.setToolTip(f"{every} (Ctrl+A)")
        self.count.setText(translate("Review", "%n selected", picked))
        self.approve.set_words(translate("Review", "Approve %n", picked))
        self.pick_all.set_words(every)
        for widget in (self.count, self.send_back):
            widget.setVisible(picked > 0)
        self.approve.setVisible(picked > 0 and shelf is not Shelf.APPROVED)
        self.attend.setVisible(picked > 0 and self.width() >= theme.px(TIGHT_BELOW))
        self.pick_all.setVisible(some and self.width() >= theme.px(NO_LINK_BELOW))
        self._tail.set_text(tail)
        self._tail.setVisible(not picked or self.width() >= theme.px(NO_TAIL_BELOW))

    def minimumSizeHint(self) -> QSize:
        """Words at the right give way."""
        return QSize(theme.px(240), super().minimumSizeHint().height())
