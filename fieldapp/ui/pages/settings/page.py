"""Settings: a list of parts, one part beside it; every change holds at once, there is no Save."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from fieldapp.domain.formats import show_datetime
from fieldapp.ui import background, theme, words
from fieldapp.ui.look import Look
from fieldapp.ui.manual import INDEX
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.settings.audit_part import AuditPart
from fieldapp.ui.pages.settings.backup_part import BackupPart
from fieldapp.ui.pages.settings.device_part import DevicePart
from fieldapp.ui.pages.settings.parts import about_part, add_row, lock_part, look_part, sending_part
from fieldapp.ui.pages.settings.passphrase import ChangePassphrase
from fieldapp.ui.pages.settings.retention_part import RetentionPart
from fieldapp.ui.pages.settings.update_part import UpdatePart
from fieldapp.ui.pages.settings.users_part import UsersPart
from fieldapp.ui.reading_order import stops
from fieldapp.ui.shell.help import show_help
from fieldapp.ui.shell.idle import DEFAULT_MINUTES
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions import place_sayings
from fieldapp.ui.widgets.questions.place_settings import PlaceSettings
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Shell
    from fieldapp.ui.widgets.enrol_form import EnrolForm

PARTS = ("look", "lock", "users", "audit", "sending", "device", "backup", "forms", "data", "places", "about")
ICONS = {
    "look": "palette",
    "lock": "lock",
    "users": "users",
    "audit": "history",
    "sending": "send",
    "device": "laptop",
    "backup": "hard-drive",
    "forms": "clipboard-list",
    "data": "clock",
    "places": "map-pin",
    "about": "info",
}
LIST, COLUMN = 220, 620


class SettingsPage(Page):
    """``part`` is one of ``PARTS``, ``at`` counts stops in it; ``set_look`` and ``set_idle`` are the window's."""

    place = "settings"

    def __init__(
        self,
        shell: "Shell",
        look: Look,
        set_look: Callable[[Look], object],
        set_idle: Callable[[int], object],
        part: str = "",
        at: str = "",
    ) -> None:
        super().__init__(shell)
        self.title = translate("Settings", "Settings")
        self._job: background.Job | None = None
        self._pages = bare()
        pages = column(self._pages)
        self._buttons: dict[str, Button] = {}
        across = row(self, margins=(20, 16, 20, 16), gap=12)
        across.addWidget(self._list())
        across.addWidget(self._panel(), 1)
        minutes = shell.book.setting("idle_minutes") or str(DEFAULT_MINUTES)
        self.device = DevicePart(shell.book)
        self.device.changed.connect(self._device_changed)
        self._forms = bare()
        self._forms_box = column(self._forms, gap=6)
        self.passphrase = ChangePassphrase(shell.book, self._passphrase_changed)
        self.users = UsersPart(shell.book)
        self.audit = AuditPart(shell.book)
        self.retention = RetentionPart(shell.book)
        self.backup = BackupPart(shell.book)
        self.update_part = UpdatePart(shell.book.updating, shell.sender.updating)
        self.places = PlaceSettings(shell.book, words.language())
        self._parts = (
            look_part(look, set_look),
            lock_part(minutes, set_idle, self.passphrase),
            self.users,
            self.audit,
            sending_part(shell.sender.when, shell.sender.wake),
            self.device,
            self.backup,
            self._forms,
            self.retention,
            self.places,
            about_part(self.open_manual, self.ask_support, self.update_part),
        )
        for widget in self._parts:
            widget.hide()
            pages.addWidget(widget)
        self._fill_forms()
        self._part, self._at = "", at
        self.show_part(part if part in PARTS else "look")

    def opened(self) -> None:
        """The keyboard stands on the part; in it where it was, because a choice may build the page anew."""
        at, self._at = self._at, ""
        within = stops(self._pages) if at else []
        start = within[int(at)] if at and int(at) < len(within) else self._buttons[self._part]
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> dict[str, str]:
        """Which part is open, and where in it the keyboard is."""
        focus = self.window().focusWidget()
        if focus is None or not self._pages.isAncestorOf(focus):
            return {"part": self._part}
        within = stops(self._pages)
        return {"part": self._part} | ({"at": str(within.index(focus))} if focus in within else {})

    @property
    def enrolment(self) -> "EnrolForm | None":
        """The fields for registering; None once that is done."""
        return self.device.enrolment

    def leave(self) -> bool:
        """Stop what is under way."""
        if self._job is not None:
            self._job.cancel()
        self.device.stop()
        self.retention.stop()
        self.backup.stop()
        self.update_part.stop()
        self.places.stop()
        self.audit.stop()
        return True

    def show_part(self, part: str) -> None:
        """Open one of ``PARTS``."""
        self._part = part
        for name, widget in zip(PARTS, self._parts, strict=True):  # no stack: it is as tall as its longest part
            widget.setVisible(name == part)
        self._heading.setText(_names()[part])
        for name, button in self._buttons.items():
            button.setChecked(name == part)
        if part == "data":
            self.retention.fill()

    def ask_support(self) -> None:
        """Show the support file before it is saved."""
        from fieldapp.ui.pages.settings.support_dialog import SupportDialog

        self.dialog = SupportDialog(self, self.shell.book)
        self.dialog.accepted.connect(lambda: self.shell.say(News(translate("Settings", "Support file saved."))))
        self.dialog.open()

    def open_manual(self) -> None:
        """Its table of contents."""
        window = self.window()
        frame = window.centralWidget() if isinstance(window, QMainWindow) else None
        show_help(frame or self, INDEX)

    def fetch(self) -> None:
        """Ask the province for new forms."""
        if self._job is not None:
            return
        self._fetch.setEnabled(False)
        self._news.say(translate("Settings", "Fetching…"))
        self._failed.say("")
        connection = self.shell.book.connection
        self._job = background.run(
            lambda _job: connection.fetch_forms(), self._fetched, self._not_fetched, lane=background.Lane.ROAD
        )

    def _list(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        made.setFixedWidth(theme.px(LIST))
        parts = QWidget()
        box = column(parts, gap=2)
        for name, text in _names().items():
            button = Button(text, "part", icon=ICONS[name], action=self._opener(name))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            self._buttons[name] = button
            box.addWidget(button)
        box.addStretch(1)
        self._list_area = scrolling(parts, self.title)
        column(made, margins=(8, 10, 4, 10)).addWidget(self._list_area)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The open part stays in sight in the list."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_open)

    def _show_open(self) -> None:
        self._list_area.ensureWidgetVisible(self._buttons[self._part], 0, theme.px(8))

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.show_part(name)

    def _panel(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        outer = column(made, margins=(24, 16, 8, 12), gap=16)
        self._heading = label("h2")
        outer.addWidget(self._heading)
        content = QWidget()
        box = column(content)
        self._pages.setMaximumWidth(theme.px(COLUMN))
        box.addWidget(self._pages)
        outer.addWidget(scrolling(content, translate("Settings", "Settings")), 1)
        return made

    def _fill_forms(self) -> None:
        empty_layout(self._forms_box)
        language = words.language()
        for info in self.shell.book.forms():
            stored = show_datetime(info.stored_at.astimezone(), language) if info.stored_at else ""
            text = translate("Settings", "Version {number}, on this laptop since {time}")
            add_row(self._forms_box, info.title, text.format(number=info.version, time=stored or "–"))
        shell = self.shell
        library = Button(
            translate("Settings", "Open the form library"), icon="clipboard-list", action=lambda: shell.go("library")
        )
        self._forms_box.addWidget(library, 0, Qt.AlignmentFlag.AlignLeft)
        self._fetch = Button(translate("Settings", "Look for new versions"), icon="refresh-cw", action=self.fetch)
        self._news, self._failed = Notice("info"), Notice()
        if self.shell.book.connection.enrolled:
            self._forms_box.addWidget(self._fetch, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            text = translate("Settings", "New versions come from the province, once the laptop is registered.")
            self._forms_box.addWidget(label("hint", text, wrap=True))
        self._forms_box.addWidget(self._news)
        self._forms_box.addWidget(self._failed)
        self._forms_box.addStretch(1)

    def _passphrase_changed(self) -> None:
        text = translate("Settings", "The password is changed. It opens this laptop from now on.")
        self.shell.say(News(text))

    def _device_changed(self) -> None:
        self._fill_forms()
        self.shell.changed()
        self.shell.sender.wake()

    def _fetched(self, count: int) -> None:
        self._job = None
        self._fill_forms()
        self._news.say(
            translate("Settings", "%n new form versions.", count)
            if count
            else translate("Settings", "No newer version.")
        )

    def _not_fetched(self, error: Exception) -> None:
        self._job = None
        self._fetch.setEnabled(True)
        self._news.say("")
        self._failed.say(sentence(error))


def _names() -> dict[str, str]:
    return {
        "look": translate("Settings", "Appearance"),
        "lock": translate("Settings", "Lock"),
        "users": translate("Settings", "Users"),
        "audit": translate("Settings", "Audit"),
        "sending": translate("Settings", "Sending"),
        "device": translate("Settings", "Laptop and province"),
        "backup": translate("Settings", "Backup"),
        "forms": translate("Settings", "Forms"),
        "data": translate("Settings", "Data"),
        "places": place_sayings.settings_part(),
        "about": translate("Settings", "About"),
    }
