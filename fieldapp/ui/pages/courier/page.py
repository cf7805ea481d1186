"""*Bawa dengan USB*: this laptop's work on a stick, packs of other laptops, and how each stands.

Nothing here needs a network but *Send packs*. Whatever is stopped, or left, loses nothing: packs are whole or not
there, and sending goes on where it stopped.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QWidget

from fieldapp.domain.courier import CarriedPack, Delivered, MadePack, Packed, ReadReceipts, Taken, ToCarry
from fieldapp.domain.team import ReadLetters
from fieldapp.errors import BadPack
from fieldapp.ui import background, theme, trouble
from fieldapp.ui.background import Job, Lane
from fieldapp.ui.pages.courier import sayings
from fieldapp.ui.pages.courier.rows import carried_row, made_row
from fieldapp.ui.pages.courier.sayings import Said
from fieldapp.ui.pages.courier.working import Working
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

PLACE = "courier_place"  # the folder that was chosen last
SIDES = 52  # px left, right and between the two cards
Result = TypeVar("Result")
Found = tuple[ToCarry, tuple[MadePack, ...], tuple[CarriedPack, ...]]


class CourierPage(Page):
    """``show``: made (packs of this laptop) or carried (those of others). ``file``: a pack or receipts to take in."""

    place = "courier"

    def __init__(self, shell: Shell, show: str = "made", file: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Courier", "Carry by USB")
        self._file = file
        self._job: Job | None = None
        self._came_from: Button
        self._reading: Job | None = None
        self._on_sticks: frozenset[str] = frozenset()  # written in this visit, while more than one stick is needed
        self._found: Found = (ToCarry(0, 0, 0), (), ())
        self.working = Working(self.stop)
        self.pack_button = Button(translate("Courier", "&Make a pack…"), "primary", icon="hard-drive", action=self.pack)
        self.read_button = Button(translate("Courier", "&Read receipts…"), icon="receipt", action=self.read)
        self.take_button = Button(translate("Courier", "&Take packs…"), icon="hard-drive", action=self.take)
        self.send_button = Button(translate("Courier", "Send pac&ks"), icon="send", action=self.send)
        self.write_button = Button(translate("Courier", "&Write receipts…"), icon="receipt", action=self.write)
        self.segments = Segments(
            translate("Courier", "Which packs"),
            (
                ("made", translate("Courier", "From this laptop")),
                ("carried", translate("Courier", "From other laptops")),
            ),
        )
        self._lay_out(shell)
        self.segments.chosen.connect(lambda _key: self._show_packs())
        if show == "carried":
            self.segments.choose(show)
        self.refresh()

    # the page's contract

    def opened(self) -> None:
        """The keyboard starts at the pack."""
        self.pack_button.setFocus(Qt.FocusReason.OtherFocusReason)
        file, self._file = self._file, ""
        if file:
            (self.take_from if file.lower().endswith(".jgpack") else self.read_from)(Path(file))

    def refresh(self) -> None:
        """Count again."""
        if self._reading is not None:
            self._reading.cancel()
        courier = self.shell.book.courier
        self._reading = background.run(
            lambda _job: (courier.to_carry(), courier.made(), courier.carried()), self._show, self._unread
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two cards beside each other, or one under the other where it is narrow."""
        super().resizeEvent(event)
        needed = sum(card.sizeHint().width() for card in (self._own, self._others)) + theme.px(SIDES)
        beside = self.width() >= needed
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def leave(self) -> bool:
        """Stop what is under way; it loses nothing."""
        for job in (self._job, self._reading):
            if job is not None:
                job.cancel()
        self._job = self._reading = None
        return True

    def kept(self) -> dict[str, str]:
        """Which packs are shown."""
        return {"show": self.segments.key()}

    def regions(self) -> Sequence[QWidget]:
        """What can be done, then the packs."""
        return (self._deeds, self._list)

    # what people do

    def pack(self) -> None:
        """Choose a stick and write a pack."""
        place = self._folder(translate("Courier", "Where to write the pack"))
        if place is not None:
            self._on_sticks = frozenset()
            self.pack_to(place)

    def pack_to(self, place: Path) -> None:
        """Write everything without an answer, but what went onto the sticks before this one."""
        courier, without = self.shell.book.courier, self._on_sticks
        self._run(
            translate("Courier", "Writing the pack, then checking it…"),
            lambda job: courier.pack(place, lambda *far: job.tell(far), job.cancelled, without=without),
            self._packed,
        )

    def take(self) -> None:
        """Choose a stick and copy the packs on it."""
        place = self._folder(translate("Courier", "Where the packs are"))
        if place is not None:
            self.take_from(place)

    def take_from(self, place: Path) -> None:
        """Copy packs of other laptops."""
        courier = self.shell.book.courier

        def done(taken: Taken) -> None:
            self.segments.choose("carried")
            self.working.say(sayings.taken(taken))

        self._run(
            translate("Courier", "Copying and checking packs…"),
            lambda job: courier.take([place], lambda *far: job.tell(far), job.cancelled),
            done,
            size=False,
        )

    def send(self) -> None:
        """Bring the packs to the province."""
        courier = self.shell.book.courier

        def done(delivered: Delivered) -> None:
            self.segments.choose("carried")
            self.working.say(sayings.delivered(delivered))

        self._run(
            translate("Courier", "Sending packs to the server…"),
            lambda job: courier.upload(lambda *far: job.tell(far), job.cancelled),
            done,
        )

    def write(self) -> None:
        """Choose a stick and write the receipts of other laptops."""
        place = self._folder(translate("Courier", "Where to write the receipts"))
        if place is not None:
            self.write_to(place)

    def write_to(self, place: Path) -> None:
        """Write the receipts of other laptops."""
        book = self.shell.book
        self._run(
            translate("Courier", "Writing receipts…"),
            lambda _job: (book.courier.write_receipts(place), book.letters.write_if_any(place)),
            lambda counts: self.working.say(sayings.written(*counts)),
        )

    def read(self) -> None:
        """Choose a stick and read this laptop's receipts."""
        place = self._folder(translate("Courier", "Where the receipts are"))
        if place is not None:
            self.read_from(place)

    def read_from(self, place: Path) -> None:
        """Read this laptop's receipts."""
        book = self.shell.book

        def done(read: tuple[ReadReceipts, ReadLetters]) -> None:
            self.working.say(sayings.read(*read))
            if read[0].received or read[0].returned or read[1].decisions:
                self.shell.sender.wake()

        self._run(
            translate("Courier", "Reading receipts…"),
            lambda job: (book.courier.read_receipts([place], job.cancelled), book.letters.read([place])),
            done,
        )

    def stop(self) -> None:
        """A person said stop."""
        if self._job is None:
            return
        self._job.cancel()
        self._end()
        self.working.say(Said("info", translate("Courier", "Stopped. Nothing is lost.")))
        self.refresh()

    def forget(self, pack: CarriedPack) -> None:
        """Delete a pack of another laptop here."""
        self.shell.book.courier.forget(pack.pack_id)
        text = translate("Courier", "The pack was deleted here. Laptop {code} still holds its work.")
        self.shell.say(News(text.format(code=pack.device_code)))
        self.segments.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _packed(self, done: Packed) -> None:
        self.segments.choose("made")
        self._on_sticks |= done.taken
        more = translate("Courier", "Continue on another stick") if done.left else ""
        self.working.say(sayings.packed(done), more, self._next_stick if done.left else None)

    def _next_stick(self) -> None:
        place = self._folder(translate("Courier", "Where to write the pack"))
        if place is not None:
            self.pack_to(place)

    # under way

    def _run(
        self, text: str, task: Callable[[Job], Result], done: Callable[[Result], None], *, size: bool = True
    ) -> None:
        def finish(result: Result) -> None:
            self._end()
            done(result)
            self.shell.changed()

        came_from = QApplication.focusWidget()
        self._came_from = came_from if isinstance(came_from, Button) else self.take_button
        self.working.begin(text)
        self._job = background.run(
            task, finish, self._trouble, lambda far: self.working.tell(*far, size=size), lane=Lane.ROAD
        )
        self._enable()
        self.working.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unread(self, error: Exception) -> None:
        self._reading = None
        self.working.say(Said("danger", trouble.sentence(error)))

    def _trouble(self, error: Exception) -> None:
        self._end()
        text = sayings.bad_pack(error) if isinstance(error, BadPack) else trouble.sentence(error)
        self.working.say(Said("danger", text))

    def _end(self) -> None:
        """Nothing is under way any more: the keyboard goes back to where it was."""
        self._job = None
        self._enable()
        if self.working.stop.hasFocus():
            target = self._came_from if self._came_from.isEnabled() else self.take_button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        idle = self._job is None
        to_carry, _, carried = self._found
        enrolled = self.shell.book.connection.registered
        self.pack_button.setEnabled(idle and enrolled and bool(to_carry.submissions))
        self.read_button.setEnabled(idle and enrolled)
        self.take_button.setEnabled(idle and enrolled)
        self.send_button.setEnabled(idle and any(pack.status != "refused" for pack in carried))
        self.write_button.setEnabled(idle and any(pack.status == "delivered" for pack in carried))

    def _folder(self, title: str) -> Path | None:
        start = self.shell.book.setting(PLACE)
        chosen = QFileDialog.getExistingDirectory(self, title, start)
        if not chosen:
            return None
        self.shell.book.put_setting(PLACE, chosen)
        return Path(chosen)

    # what is on screen

    def _show(self, found: Found) -> None:
        self._reading = None
        self._found = found
        to_carry, made, carried = found
        connection = self.shell.book.connection
        here = translate("Courier", "In real work you put your records onto a stick here and read the receipts.")
        self._own_text.setText(sayings.to_carry(to_carry) if connection.registered else sayings.alone(connection, here))
        self._others_text.setText(sayings.carrying(carried))
        self.segments.set_counts({"made": len(made), "carried": len(carried)})
        self._enable()
        self._show_packs()

    def _show_packs(self) -> None:
        empty_layout(self._rows)
        _, made, carried = self._found
        if self.segments.key() == "made":
            shown = [made_row(pack) for pack in made]
        else:
            shown = [carried_row(pack, partial(self.forget, pack)) for pack in carried]
        for one in shown:
            self._rows.addWidget(one)
            one.show()
        if not shown:
            self._rows.addWidget(self._nothing(), 1)
        else:
            self._rows.addStretch(1)

    def _nothing(self) -> EmptyState:
        if self.segments.key() == "made":
            return EmptyState(
                "hard-drive",
                translate("Courier", "No packs made yet."),
                translate("Courier", "A pack is one sealed file. Whoever carries it cannot read it."),
            )
        return EmptyState(
            "laptop",
            translate("Courier", "No packs of other laptops."),
            translate("Courier", "Put in the stick of another laptop, then take its packs."),
        )

    def _lay_out(self, shell: Shell) -> None:
        self._own = own = Card(translate("Courier", "Records of this laptop"))
        self._own_text = label("body", " ", wrap=True)
        self._fill(own, self._own_text, (self.pack_button, self.read_button))
        self._others = others = Card(translate("Courier", "Packs of other laptops"))
        self._others_text = label("body", " ", wrap=True)
        self._fill(others, self._others_text, (self.take_button, self.send_button, self.write_button))
        self._deeds = bare()
        deeds = column(self._deeds, gap=12)
        self._cards = row(gap=12)
        self._cards.addWidget(own, 1)
        self._cards.addWidget(others, 1)
        deeds.addLayout(self._cards)
        deeds.addWidget(self.working)
        self._list = Card(translate("Courier", "Packs"))
        self._list.set_link(translate("Courier", "Without a stick: laptops in this room"), lambda: shell.go("relay"))
        self._list.box.addWidget(self.segments)
        content = bare()
        self._rows = column(content, margins=(0, 4, 0, 0), gap=8)
        self._list.box.addWidget(content, 1)
        whole = bare()
        inside = column(whole, margins=(20, 16, 20, 16), gap=12)
        inside.addWidget(self._deeds)
        inside.addWidget(self._list, 1)
        column(self, gap=0).addWidget(scrolling(whole, self.title))

    @staticmethod
    def _fill(card: Card, text: QWidget, buttons: Sequence[Button]) -> None:
        card.box.addWidget(text)
        card.box.addStretch(1)
        line = row(margins=(0, 6, 0, 2), gap=8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        card.box.addLayout(line)
