"""Right of the questions: whose submission it is, what the checks found, notes, photos, and what can be decided."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QVBoxLayout, QWidget

from fieldapp.casework.checks import UNCHECKED
from fieldapp.domain.submission import Attachment
from fieldapp.domain.team import Found, Note, Reviewed, Road, TeamWork
from fieldapp.fieldbook.reviewing import Reading
from fieldapp.ui import theme
from fieldapp.ui.pages.review import sayings
from fieldapp.ui.pages.review.photos import Photos
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, line, picture, row, scrolling
from fieldapp.ui.widgets.paging import turn
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.words import translate

WIDE, NARROW, TIGHT = 340, 290, 236


class ReadingPanel(QFrame):
    """``acted``: approve, return, attend, hand_over; ``visited`` a question; ``compared`` another earlier one;
    ``merging`` when the people who may be the same are to be looked at."""

    acted = Signal(str)
    visited = Signal(str)
    compared = Signal(str)
    merging = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Review", "About this submission"))
        content = bare()
        self._body = column(content, margins=(16, 14, 16, 8), gap=8)
        self._head = column(gap=6)
        self._middle = column(gap=6)
        self.photos = Photos()
        self._body.addLayout(self._head)
        self._body.addLayout(self._middle)
        self._body.addWidget(self.photos)
        self._body.addStretch(1)
        self._area = scrolling(content, self.accessibleName())
        outer = column(self, gap=0)
        outer.addWidget(self._area, 1)
        outer.addWidget(line())
        outer.addLayout(self._foot())
        self.set_width(narrow=False, tight=False)

    def set_width(self, *, narrow: bool, tight: bool) -> None:
        """For the window's width; ``tight`` where large text leaves little."""
        self.setFixedWidth(theme.px(TIGHT if tight else NARROW if narrow else WIDE))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._main.setDirection(down if tight else across)

    def show_reading(
        self, reading: Reading, notes: Sequence[Note], name: Callable[[str], str], read: Callable[[Attachment], bytes]
    ) -> None:
        """Everything about one submission; ``name`` has the words of a question."""
        for layout in (self._head, self._middle):
            empty_layout(layout)
        work = reading.work
        word, icon, tone = sayings.state(work)
        self._head.addWidget(label("h2", sayings.who(work), wrap=True))
        self._head.addWidget(Pill(word, icon, tone), 0, Qt.AlignmentFlag.AlignLeft)
        for text in _facts(work, reading):
            self._head.addWidget(label("small", text, wrap=True))
        self._show_checks(work.found)
        self.show_notes(notes, name)
        self._show_before(reading)
        self.photos.show_files(reading.attachments, read)
        own = work.road is Road.HERE  # somebody else decides about it
        self.approve.setVisible(work.state is not Reviewed.APPROVED and not own)
        for button in (self.send_back, self.attend):
            button.setVisible(not own)
        self._area.verticalScrollBar().setValue(0)

    def show_notes(self, notes: Sequence[Note], name: Callable[[str], str]) -> None:
        """What was said before about the whole, and every note pinned to a question."""
        empty_layout(self._notes)
        if notes:
            self._notes.addSpacing(theme.px(6))
            self._notes.addWidget(label("h3", translate("Review", "Notes")))
        for note in notes:
            if note.reference:
                text = f"{name(note.reference)}: {note.text}"
                self._notes.addWidget(self._link(text, note.reference, "pin", "primary"))
            else:
                self._notes.addWidget(label("body", note.text, wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Down goes on in what is told: the buttons below it have the keyboard."""
        if not turn(self._area, event):
            super().keyPressEvent(event)

    def offer_handing_over(self, *, offered: bool) -> None:
        """Whether another laptop can be asked for it."""
        self.hand_over.setVisible(offered)

    def sizeHint(self) -> QSize:
        """As wide as it was told, as high as there is room."""
        return QSize(self.width(), super().sizeHint().height())

    # ---------------------------------------------------------------------------------------------

    def _show_checks(self, found: Sequence[Found]) -> None:
        self._middle.addSpacing(theme.px(6))
        self._middle.addWidget(label("h3", translate("Review", "Automatic checks")))
        if not found:
            self._middle.addWidget(_line(translate("Review", "Passed"), "circle-check", "success"))
        for one in found:
            word, icon, ink = sayings.mark(one)
            if one.code == "duplicate":
                self._middle.addWidget(self._button(word, icon, ink, self.merging.emit))
            elif one.reference and one.code != UNCHECKED:
                self._middle.addWidget(self._link(word, one.reference, icon, ink))
            else:
                self._middle.addWidget(_line(word, icon, ink))
        self._notes = column(gap=4)
        self._middle.addLayout(self._notes)

    def _show_before(self, reading: Reading) -> None:
        shown = reading.before
        others = [one for one in reading.earlier if shown is None or one.instance_id != shown.work.instance_id]
        if shown is None:
            return
        self._middle.addSpacing(theme.px(6))
        self._middle.addWidget(label("h3", translate("Review", "Compared with")))
        box = QComboBox()
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setAccessibleName(translate("Review", "Compared with"))
        for one in (shown.work, *others):
            box.addItem(f"{sayings.day(one.finalized_at)} · {one.form_title}", one.instance_id)
        box.setToolTip(box.currentText())  # a long title may be cut
        box.activated.connect(lambda _at: self.compared.emit(str(box.currentData())))
        self._middle.addWidget(box)

    def _link(self, text: str, reference: str, icon: str, ink: str) -> QWidget:
        return self._button(text, icon, ink, lambda: self.visited.emit(reference))

    def _button(self, text: str, icon: str, ink: str, act: Callable[[], object]) -> QWidget:
        """A remark that leads somewhere: words that wrap, and an arrow that is pressed."""
        made = _line(text, icon, ink)
        go = Button("", "icon", name=translate("Review", "Show: {text}").format(text=text), action=act)
        go.set_icon("chevron-right", "primary")
        go.setToolTip(translate("Review", "Show"))
        box = made.layout()
        if box is not None:
            box.addWidget(go)
        return made

    def _foot(self) -> QVBoxLayout:
        box = column(margins=(14, 10, 14, 12), gap=8)
        self._main: QBoxLayout = row(gap=8)
        ways = bare()
        second = FlowLayout(ways, 8)
        self.approve = Button(
            translate("Review", "&Approve"), "primary", icon="check", action=lambda: self._tell("approve")
        )
        self.send_back = Button(translate("Review", "&Return"), icon="undo-2", action=lambda: self._tell("return"))
        self.attend = Button(translate("Review", "&Needs a look"), small=True, action=lambda: self._tell("attend"))
        text = translate("Review", "&Hand over…")
        self.hand_over = Button(text, small=True, icon="user-check", action=lambda: self._tell("hand_over"))
        self._main.addWidget(self.approve, 1)
        self._main.addWidget(self.send_back, 1)
        second.addWidget(self.attend)
        second.addWidget(self.hand_over)
        box.addLayout(self._main)
        box.addWidget(ways)
        self.hand_over.hide()
        return box

    def _tell(self, deed: str) -> None:
        self.acted.emit(deed)


def _facts(work: TeamWork, reading: Reading) -> list[str]:
    found = [
        f"{work.form_title} · {sayings.moment(work.finalized_at)}",
        f"{work.worker_name or work.device_code} · {work.device_code}",
        translate("Review", "{number}, came by {road}").format(number=work.number, road=sayings.road(work)),
    ]
    by = sayings.decided(work)
    found += [f"{sayings.state(work)[0]} {by}"] if by else []
    if work.corrects:
        found.append(translate("Review", "Corrects an earlier submission"))
    if reading.corrections:
        day = sayings.day(reading.corrections[0].finalized_at)
        found.append(translate("Review", "Corrected by a submission of {date}").format(date=day))
    return found


def _line(text: str, icon: str, ink: str) -> QWidget:
    made = bare()
    box = row(made, gap=7)
    box.addWidget(picture(icon, ink, 16), 0, Qt.AlignmentFlag.AlignVCenter)
    box.addWidget(label("small", text, wrap=True), 1)
    return made
