"""Unlocking: the passphrase, what went wrong in words, waiting with a countdown, the way out by recovery code.

No personal data is shown before unlocking, except who locked it in this run of the app and, where several people share
the laptop, what they are called.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from fieldapp.errors import DamagedStore, FieldappError, TooManyTries, WrongPassphrase
from fieldapp.fieldbook.profile import Seat, profile_device, profile_sealed, profile_seats, unlock, unlock_here
from fieldapp.ui import background, theme
from fieldapp.ui.pages.outside import Outside, footer
from fieldapp.ui.pages.unlock.wait import Countdown
from fieldapp.ui.shell.place_names import role_name
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, frame, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.password import PasswordField
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook
    from fieldapp.fieldbook.salvaging import Rescued

MISSING = "missing.txt"  # in the folder of what was put aside
ALOUD_EACH = 30  # s: a screen reader need not count every second
_BLOCKING = ("damaged_store", "newer_store", "store_in_use", "disk_full", "store")


class UnlockPage(Outside):
    """``reason``: "" at the start, else idle or user; ``worker``, ``user``: who locked it, name and role."""

    topic = "unlock"

    def __init__(self, folder: Path, reason: str = "", worker: tuple[str, str] = ("", ""), user: str = "") -> None:
        promise = translate("Unlock", "Field assessments, with or without internet.")
        super().__init__(promise, footer(profile_device(folder)))
        self._folder = folder
        self._busy = False
        self._seats = profile_seats(folder)
        self._user = user if len(self._seats) > 1 else ""
        self.panel.add_line("shield-check", translate("Unlock", "All data on this laptop is encrypted."))
        self.panel.add_line("hard-drive", translate("Unlock", "Records save themselves while you type."))
        self.panel.add_line("wifi-off", translate("Unlock", "Internet is only needed to send."))
        self.add_language()
        self.add_training(folder)
        self.add_help()
        self._pages = QStackedWidget()
        self.column.addStretch(1)
        self.column.addWidget(self._pages)
        self.column.addStretch(1)
        self._form = self._build(reason, worker)
        self._pages.addWidget(self._form)
        self.sealed = profile_sealed(folder)
        if self.sealed:
            self._show_sealed()
        self._countdown = Countdown(self, self._tick)

    def opened(self) -> None:
        """The caret stands in the password."""
        if not self.sealed:
            self.password.setFocus()

    def busy(self) -> bool:
        """A passphrase is tried, or the recovery form is open."""
        elsewhere = self._pages.currentWidget() is not self._form and not self.sealed
        return self._busy or self.training.preparing() or elsewhere

    def leave(self) -> None:
        """The window closes while the next recovery code is on screen."""
        self.training.call_off()
        shown = self._pages.currentWidget()
        if isinstance(shown, QWidget) and shown is not self._form:
            shown.close()

    def said(self) -> str:
        """What stands under the password, or on the banner."""
        return self._wrong.text() or (self._banner.words() if self._banner.isVisibleTo(self) else "")

    def open(self) -> None:
        """Try the passphrase, in the background."""
        if self._busy or self._countdown.running():
            return
        passphrase = self.password.text()
        if not passphrase:
            self._refuse(translate("Unlock", "Enter your password."))
            return
        self._set_busy(busy=True)
        user = self._user
        background.run(lambda _job: unlock(self._folder, passphrase, user), self._let_in, self._failed)

    def repair(self) -> None:
        """Salvage what can be read, in the background, with the password that stands there."""
        from fieldapp.fieldbook.coming_back import repair

        passphrase, user = self.password.text(), self._user
        if not self._busy and passphrase:
            self._set_busy(busy=True)
            self._button.set_words(translate("Unlock", "Repairing…"))
            background.run(lambda _job: repair(self._folder, passphrase, user), self._repaired, self._failed)

    def open_here(self) -> None:
        """With what this computer's keyring keeps, in the background."""
        if not self._busy:
            self._set_busy(busy=True)
            user = self._user
            background.run(lambda _job: unlock_here(self._folder, user), self._let_in, self._not_here)

    def choose_user(self, user: str) -> None:
        """Somebody else sits down at a shared laptop."""
        self._user = user
        self._countdown.stop()
        self._tick(0)
        self.here.setVisible(self._seat().keyring)

    def forgot(self) -> None:
        """Show the way out by recovery code."""
        if self._busy:
            return
        from fieldapp.ui.pages.unlock.recover import RecoverForm

        made = RecoverForm(self._folder)
        made.back.connect(self._back)
        made.recovered.connect(self._let_in)
        self._pages.addWidget(made)
        self._pages.setCurrentWidget(made)
        made.first.setFocus()

    def _build(self, reason: str, worker: tuple[str, str]) -> QWidget:
        made = bare()
        box = column(made, gap=0)
        box.addWidget(label("display", translate("Unlock", "Unlock")))
        box.addSpacing(theme.px(4))
        self._reason = label("muted", _reason(reason), wrap=True)
        box.addWidget(self._reason)
        self._reason.setVisible(bool(reason))
        box.addSpacing(theme.px(20))
        self._banner = Banner()
        self._banner.hide()
        box.addWidget(self._banner)
        if len(self._seats) > 1:
            self._add_chooser(box)
        elif worker[0]:
            self._add_card(box, *worker)
        self._add_password(box)
        self._button = Button(translate("Unlock", "Open"), "primary", action=self.open)
        box.addSpacing(theme.px(14))
        box.addWidget(self._button)
        text = translate("Unlock", "Open with this computer's account")
        self.here = Button(text, icon="laptop", action=self.open_here)
        box.addSpacing(theme.px(8))
        box.addWidget(self.here)
        self.here.setVisible(self._seat().keyring)
        box.addSpacing(theme.px(12))
        bottom = row(gap=8)
        self.forgot_link = Button(translate("Unlock", "Forgot password"), "link", action=self.forgot)
        bottom.addWidget(self.forgot_link)
        bottom.addStretch(1)
        self._hint = label("caption", translate("Unlock", "Enter to open"))
        bottom.addWidget(self._hint)
        box.addLayout(bottom)
        return made

    def _show_sealed(self) -> None:
        """Nobody here can open it: there is nothing to type, and nobody's name to read."""
        made = bare()
        box = column(made, gap=16)
        box.addWidget(label("display", translate("Unlock", "This laptop is sealed"), wrap=True))
        told = Banner()
        title = translate("Unlock", "Only the Social Service can open it. Bring it there.")
        text = translate("Unlock", "The province sealed it. Nothing is lost.")
        told.set_banner(title, text, "lock", "warning")
        box.addWidget(told)
        box.addStretch(1)
        self._pages.addWidget(made)
        self._pages.setCurrentWidget(made)

    @staticmethod
    def _add_card(box: QVBoxLayout, name: str, role: str) -> None:
        box.addWidget(label("label", translate("Unlock", "User")))
        box.addSpacing(theme.px(6))
        card = frame("card")
        inside = row(card, margins=(12, 9, 12, 9), gap=12)
        inside.addWidget(Avatar(name, 38))
        words = column(gap=4)
        words.addWidget(ElidedLabel("h3", name))
        words.addWidget(ElidedLabel("small", role_name(role)))
        inside.addLayout(words, 1)
        box.addWidget(card)
        box.addSpacing(theme.px(18))

    def _seat(self) -> Seat:
        return next((seat for seat in self._seats if seat.user == self._user), self._seats[0])

    def _add_chooser(self, box: QVBoxLayout) -> None:
        from fieldapp.ui.widgets.asking import choice

        self.users = choice({seat.user: seat.name or translate("Unlock", "First user") for seat in self._seats})
        self.users.setCurrentIndex(max(0, self.users.findData(self._user)))
        self._user = str(self.users.currentData())
        self.users.activated.connect(lambda _index: self.choose_user(str(self.users.currentData())))
        title = label("label", translate("Unlock", "User"))
        title.setBuddy(self.users)
        self.users.setAccessibleName(title.text())
        box.addWidget(title)
        box.addSpacing(theme.px(6))
        box.addWidget(self.users)
        box.addSpacing(theme.px(18))

    def _add_password(self, box: QVBoxLayout) -> None:
        self.password = PasswordField(translate("Unlock", "Password"))
        self.password.returnPressed.connect(self.open)
        self.password.textEdited.connect(lambda _text: self._clear())
        self.password.caps_lock.connect(self._tell_caps)
        self._wrong, self._caps = Notice(), Notice("warning", "keyboard")
        title: QLabel = label("label", translate("Unlock", "Password"))
        title.setBuddy(self.password)
        box.addWidget(title)
        box.addSpacing(theme.px(6))
        box.addWidget(self.password)
        notices = column(margins=(0, 7, 0, 0), gap=4)
        notices.addWidget(self._wrong)
        notices.addWidget(self._caps)
        box.addLayout(notices)

    def _let_in(self, book: "Fieldbook") -> None:
        self.training.call_off()
        self.password.clear()
        self.unlocked.emit(book)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase | TooManyTries):
            seconds = error.facts.get("wait_seconds", 0)
            self._refuse(sentence(error))
            self.password.selectAll()
            if isinstance(seconds, int) and seconds > 0:
                self._countdown.start(seconds)
            return
        blocking = isinstance(error, FieldappError) and error.code in _BLOCKING
        damaged = isinstance(error, DamagedStore)
        tone, icon = ("danger", "circle-alert") if damaged or not blocking else ("warning", "triangle-alert")
        self._banner.set_banner(sentence(error), "", icon, tone)
        self._banner.set_action(translate("Unlock", "Check and repair…") if _mendable(error) else "", self.repair)
        self._banner.setVisible(True)
        self.password.setFocus()

    def _repaired(self, done: "Rescued | None") -> None:
        self._set_busy(busy=False)
        missing = len(done.salvaged.missing) if done else 0
        title = translate("Unlock", "This laptop's data can be opened again.")
        text = (
            translate("Unlock", "%n records are missing or older; the list is in {file}.", missing) if missing else ""
        )
        file = str(done.aside / MISSING) if done else ""
        self._banner.set_banner(title, text.format(file=file), "circle-check", "warning" if missing else "success")
        self._banner.set_action()
        self._banner.setVisible(True)
        self.password.setFocus()

    def _not_here(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase):
            self.here.hide()
            self._refuse(translate("Unlock", "This computer's account does not open it any more. Enter your password."))
        else:
            self._failed(error)

    def _tick(self, left: int) -> None:
        waiting = left > 0
        if waiting:
            said = sentence(TooManyTries(wait_seconds=left))
            self._wrong.say(said, aloud=not self.password.isReadOnly() or left % ALOUD_EACH == 0)
            self.password.setAccessibleDescription(said)
        else:
            self._clear()
        self.password.setReadOnly(waiting)
        self._button.setEnabled(not waiting)
        if not waiting and self._pages.currentWidget() is self._form:  # else somebody types the recovery code
            QTimer.singleShot(0, self.password.setFocus)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._banner.hide()
        self._button.set_words(translate("Unlock", "Opening…") if busy else translate("Unlock", "Open"))
        self.password.setReadOnly(busy)

    def _refuse(self, text: str) -> None:
        theme.set_state(self.password, "state", "error")
        self.password.setAccessibleDescription(text)
        self._wrong.say(text)
        self.password.setFocus()

    def _clear(self) -> None:
        if not self._countdown.running():
            theme.set_state(self.password, "state", "")
            self.password.setAccessibleDescription("")
            self._wrong.say("")

    def _tell_caps(self, on: bool) -> None:
        self._caps.say(translate("Unlock", "Caps Lock is on.") if on else "")

    def _back(self) -> None:
        shown = self._pages.currentWidget()
        self._pages.setCurrentWidget(self._form)
        if shown is not None and shown is not self._form:
            self._pages.removeWidget(shown)
            shown.deleteLater()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)


def _mendable(error: Exception) -> bool:
    """Whether the store is damaged, not what opens it."""
    return isinstance(error, DamagedStore) and not str(error.facts.get("reference")).startswith("SLOT")


def _reason(reason: str) -> str:
    if reason == "idle":
        return translate("Unlock", "Locked automatically. Your work is saved.")
    return translate("Unlock", "Locked. Your work is saved.")
