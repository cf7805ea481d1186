"""The part *Users*: who may unlock this laptop; a supervisor adds and removes them and replaces a lost password."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from fieldapp.domain.roles import Permission
from fieldapp.errors import FieldappError
from fieldapp.ui import background, theme
from fieldapp.ui.pages.settings.user_dialog import UserDialog, role_words
from fieldapp.ui.shell.place_names import role_name
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, empty_layout, frame, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.recovery_code import RecoveryCode
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook
    from fieldapp.fieldbook.users import User


class UsersPart(QWidget):
    """``dialog`` is the window that is open, for tests and the keyboard."""

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._busy = False
        self.dialog: Asking | None = None
        self._box = column(self, gap=10)
        self.fill()

    def fill(self, news: str = "") -> None:
        """Everybody as they are now."""
        empty_layout(self._box)
        self._said = Notice("success")
        text = translate(
            "Users",
            "Each user has a password, drafts of their own and a role. What waits is sent by whoever is online; only "
            "supervisors read what others recorded.",
        )
        self._box.addWidget(label("muted", text, wrap=True))
        active = [one for one in self._book.users.all() if not one.removed_at]
        may = self._book.permit.may(Permission.USERS)
        self.cards = [self._card(one, may=may) for one in active]
        for card in self.cards:
            self._box.addWidget(card)
        if may:
            self.add = Button(translate("Users", "&Add a user"), icon="plus", action=self.ask_new)
            self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._box.addWidget(label("hint", translate("Users", "A supervisor adds and removes users."), wrap=True))
        self._box.addSpacing(theme.px(8))
        self._box.addWidget(self._own_account())
        self._box.addWidget(self._said)
        self._box.addStretch(1)
        self._said.say(news)

    def ask_new(self) -> None:
        """Name, role and first password of somebody more."""
        dialog = UserDialog(self, role_words(self._book.worker.supervises))
        dialog.accepted.connect(lambda: self._work(lambda: self._book.users.add(*dialog.told())[1], self._show_code))
        self._open(dialog)

    def ask_passphrase(self, user: "User") -> None:
        """A new password for somebody who lost theirs."""
        dialog = UserDialog(self, {}, user.name)
        user_id = user.user_id
        dialog.accepted.connect(
            lambda: self._work(lambda: self._book.users.issue_passphrase(user_id, dialog.told()[2]), self._show_code)
        )
        self._open(dialog)

    def ask_remove(self, user: "User") -> None:
        """Their records stay; only the way in goes."""
        text = translate(
            "Users",
            "{name} cannot open this laptop any more. What they recorded stays and is sent; a supervisor can finish "
            "their drafts.",
        )
        dialog = Asking(self, translate("Users", "Remove this user"), text.format(name=user.name))
        dialog.finish(translate("Users", "&Remove"))
        user_id = user.user_id
        gone = translate("Users", "Removed.")
        dialog.accepted.connect(
            lambda: self._work(lambda: self._book.users.remove(user_id), lambda _: self._fill_again(gone))
        )
        self._open(dialog)

    def _card(self, user: "User", *, may: bool) -> QFrame:
        made = frame("inset")
        across = row(made, margins=(12, 8, 8, 8), gap=10)
        name = user.name or translate("Users", "First user")
        across.addWidget(Avatar(name, 32))
        words = column(gap=0)
        words.addWidget(ElidedLabel("strong", name))
        here = user.user_id == self._book.users.user_id
        role = role_name(user.role) if user.role else translate("Nav", "This laptop only")
        words.addWidget(ElidedLabel("caption", f"{role} · {translate('Users', 'works here now')}" if here else role))
        across.addLayout(words, 1)
        if may and not here:
            new = Button(translate("Users", "New password"), small=True, action=lambda: self.ask_passphrase(user))
            new.setAccessibleName(f"{new.text()}, {name}")
            gone = Button(translate("Users", "Remove"), small=True, action=lambda: self.ask_remove(user))
            gone.setAccessibleName(f"{gone.text()}, {name}")
            across.addWidget(new)
            across.addWidget(gone)
        return made

    def _own_account(self) -> QWidget:
        made = QWidget()
        box = column(made, gap=4)
        self.keyring = QCheckBox(translate("Users", "Open without a password"))
        self.keyring.setChecked(self._book.users.in_keyring)
        self.keyring.setEnabled(self._book.users.may_keyring or self._book.users.in_keyring)
        self.keyring.clicked.connect(self._switch_keyring)
        effect = translate(
            "Users",
            "Only on a computer that nobody else uses: whoever is signed in to your account of this computer opens "
            "Jangkau. The password goes on working.",
        )
        self.keyring.setAccessibleDescription(effect)
        box.addWidget(self.keyring)
        box.addWidget(label("hint", effect, wrap=True))
        return made

    def _switch_keyring(self, on: bool) -> None:
        users = self._book.users
        self._work(users.keep_in_keyring if on else users.forget_keyring, self._keyring_switched)

    def _keyring_switched(self, kept: bool | None) -> None:
        self.keyring.setChecked(self._book.users.in_keyring)
        if kept is False:
            self._said.say(translate("Users", "This computer has no keyring that could keep it."))

    def _work(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        if self._busy:
            return
        self._busy = True
        self.setEnabled(False)

        def done(result: object) -> None:
            self._busy = False
            self.setEnabled(True)
            then(result)

        background.run(lambda _job: work(), done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.setEnabled(True)
        text = str(error) if isinstance(error, FieldappError) and error.code == "store" else sentence(error)
        self.fill()
        self._said.say(text)

    def _show_code(self, code: str) -> None:
        self.fill()
        dialog = Asking(self, translate("Users", "Recovery code of this user"))
        shown = RecoveryCode(code)
        shown.noted.connect(dialog.accept)
        dialog.put(shown)
        self._open(dialog)

    def _fill_again(self, news: str) -> None:
        self.fill(news)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """The button that was pressed is gone: the keyboard stands on the first thing to do."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, dialog: Asking) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._take_keyboard())
        dialog.open()
