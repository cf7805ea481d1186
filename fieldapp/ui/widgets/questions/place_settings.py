"""Settings of places: which receiver is asked, a try of it, and the map files of this profile. Changes hold at once."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldapp.devices import equipment, receiver
from fieldapp.devices.averaging import Place
from fieldapp.devices.tiles import MapFacts, maps_in, put_back, put_out, sweep
from fieldapp.domain import formats
from fieldapp.ui import background, theme
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, empty_layout, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions import place_sayings as say
from fieldapp.ui.widgets.questions.locating import Locating
from fieldapp.ui.widgets.questions.map_import import MapImport
from fieldapp.ui.widgets.questions.still_list import StillList

OTHER = "other"
WIDTH = 320


class Book(Protocol):
    """The part of the fieldbook that keeps these settings."""

    @property
    def folder(self) -> Path: ...
    def setting(self, key: str, default: str = "") -> str: ...
    def put_setting(self, key: str, value: str) -> None: ...


class PlaceSettings(QWidget):
    """Receiver above, maps below."""

    def __init__(self, book: Book, language: str) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._language = language
        self.locating: Locating | None = None
        self._reading: background.Job | None = None
        self._box = column(self, gap=6)
        self._build_receiver()
        self._box.addSpacing(theme.px(14))
        self._build_maps()
        self._box.addStretch(1)
        self._show_receiver()
        self._read_maps()

    def stop(self) -> None:
        """The page is left: nothing is read or copied any more."""
        self.importing.stop()
        if self._reading is not None:
            self._reading.cancel()

    # receiver ------------------------------------------------------------------------------------

    def _build_receiver(self) -> None:
        heading = label("label", say.receiver())
        self.choice = StillList(say.receiver())
        for key, words in ((receiver.AUTO, say.receiver_auto()), (receiver.OFF, say.receiver_off())):
            self.choice.addItem(words, key)
        for port in receiver.likely_ports():
            self.choice.addItem(port, port)
        self.choice.addItem(say.receiver_other(), OTHER)
        self.choice.activated.connect(lambda _place: self._choose(str(self.choice.currentData())))
        heading.setBuddy(self.choice)
        self.address = QLineEdit()
        self.address.setFixedWidth(theme.px(WIDTH))
        self.address.setAccessibleName(say.receiver_other())
        self.address.setPlaceholderText(say.receiver_example())
        self.address.editingFinished.connect(lambda: self._keep(self.address.text().strip()))
        self.trial = Button(say.try_receiver(), icon="satellite", small=True, action=self._try)
        self.good, self.poor = Notice("success"), Notice("warning")
        self._box.addWidget(heading)
        for part in (self.choice, self.address):
            self._box.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(label("hint", say.receiver_effect(), wrap=True))
        self._box.addWidget(self.trial, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel = column()
        self._box.addLayout(self._panel)
        self._box.addWidget(self.good)
        self._box.addWidget(self.poor)

    def _show_receiver(self) -> None:
        kept = self._book.setting(equipment.GPS, receiver.AUTO) or receiver.AUTO
        known = self.choice.findData(kept)
        self.choice.setCurrentIndex(known if known >= 0 else self.choice.findData(OTHER))
        if known < 0:
            self.address.setText(kept)
        self.address.setVisible(known < 0)
        self.trial.setVisible(kept != receiver.OFF)

    def _choose(self, key: str) -> None:
        self.address.setVisible(key == OTHER)
        if key == OTHER:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._keep(key)

    def _keep(self, where: str) -> None:
        if where and where != self._book.setting(equipment.GPS, receiver.AUTO):
            self._book.put_setting(equipment.GPS, where)
            equipment.use_of(self._book)
        self.trial.setVisible(where != receiver.OFF)

    def _try(self) -> None:
        if self.locating is None:
            self._tell("", "")
            where = self._book.setting(equipment.GPS, receiver.AUTO) or receiver.AUTO
            self.locating = made = Locating(where, 0.0, self._language, say.receiver(), self)
            made.taken.connect(self._found)
            made.failed.connect(lambda code: self._end("", say.no_position(code)))
            made.stopped.connect(lambda: self._end("", ""))
            self._panel.addWidget(made)
            made.show()
            made.start()

    def _found(self, place: Place) -> None:
        accuracy = say.metres(place.accuracy, self._language) if place.known else ""
        self._end(say.receiver_works(say.under_the_cross(place.latitude, place.longitude), accuracy), "")

    def _end(self, good: str, poor: str) -> None:
        self.locating = None
        empty_layout(self._panel)
        self._tell(good, poor)

    def _tell(self, good: str, poor: str) -> None:
        self.good.say(good)
        self.poor.say(poor)

    # maps ----------------------------------------------------------------------------------------

    @property
    def _folder(self) -> Path:
        return self._book.folder / equipment.MAPS

    def _build_maps(self) -> None:
        self.importing = MapImport(lambda: self._folder, self)
        self.add = Button(say.add_map(), icon="plus", small=True, action=self.importing.ask)
        self.news, self.refused = Notice("info"), Notice("warning")
        self.importing.told.connect(self.news.say)
        self.importing.added.connect(self._added)
        self.importing.refused.connect(self._refused)
        self._list: QVBoxLayout = column(gap=4)
        self._box.addWidget(label("label", say.maps_title()))
        self._box.addWidget(label("hint", say.maps_effect(), wrap=True))
        self._box.addLayout(self._list)
        self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.news)
        self._box.addWidget(self.refused)

    def _read_maps(self) -> None:
        folder = self._folder

        def read(_job: background.Job) -> list[MapFacts]:
            sweep(folder)
            return maps_in(folder)

        self._reading = background.run(read, self._show_maps)

    def _show_maps(self, maps: list[MapFacts]) -> None:
        self._reading = None
        empty_layout(self._list)
        for facts in maps:
            self._list.addWidget(self._map_row(facts))

    def _map_row(self, facts: MapFacts) -> QWidget:
        size = formats.show_size(facts.path.stat().st_size, self._language) if facts.path.exists() else ""
        made = bare()
        box = row(made, gap=12)
        name = ElidedLabel("body", facts.name)
        name.setToolTip(facts.attribution)
        remove = Button(say.remove_map(), "quiet", small=True, name=say.remove_named(facts.name))
        remove.clicked.connect(lambda: self._remove(facts, made))
        box.addWidget(name, 1)
        box.addWidget(label("small", size))
        box.addWidget(remove)
        return made

    def _remove(self, facts: MapFacts, old: QWidget) -> None:
        """Out of sight at once; the file goes when the settings are opened next, until then it comes back whole."""
        put_out(facts.path)
        made = bare()
        box = row(made, gap=12)
        undo = Button(say.undo(), "quiet", small=True, action=lambda: self._undo(facts, made))
        box.addWidget(label("muted", say.map_removed(facts.name), wrap=True), 1)
        box.addWidget(undo)
        self._swap(old, made)
        undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self, facts: MapFacts, old: QWidget) -> None:
        put_back(facts.path)
        self._swap(old, self._map_row(facts))

    def _swap(self, old: QWidget, new: QWidget) -> None:
        self._list.replaceWidget(old, new)
        new.show()
        old.hide()
        old.deleteLater()

    def _added(self, facts: MapFacts) -> None:
        self.refused.say("")
        self.news.say(say.map_added(facts.name))
        self._read_maps()

    def _refused(self, text: str) -> None:
        self.news.say("")
        self.refused.say(text)
