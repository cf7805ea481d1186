"""Somebody more on this laptop, or a new password for somebody who is there."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldapp.ui.shell.place_names import role_name
from fieldapp.ui.widgets.asking import Asking, choice
from fieldapp.ui.widgets.new_passphrase import NewPassphrase
from fieldapp.ui.words import translate


def role_words(supervises: bool) -> dict[str, str]:
    """What somebody may be made: nobody gives more than they have."""
    roles = ("worker", "intake", "supervisor") if supervises else ("worker", "intake")
    return {role: role_name(role) for role in roles}


class UserDialog(Asking):
    """With ``roles`` it asks for name and role too; else the password is for the user ``name``."""

    def __init__(self, parent: QWidget, roles: Mapping[str, str], name: str = "") -> None:
        title = translate("Users", "Add a user") if roles else translate("Users", "New password")
        intro = (
            translate("Users", "Let them choose and type the password themselves.")
            if roles
            else translate("Users", "The old password and the old recovery code of {name} stop working.").format(
                name=name
            )
        )
        super().__init__(parent, title, intro)
        self._name: QLineEdit | None = None
        if roles:
            self._name = self.field(translate("Users", "Name"), QLineEdit())
            self._role = self.field(translate("Users", "Role"), choice(dict(roles)))
        self.new = NewPassphrase()
        self.new.returned.connect(self.decide)
        self.put(self.new)
        self.finish(translate("Users", "&Add") if roles else translate("Users", "&Change"))
        first = self._name or self.new.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> tuple[str, str, str]:
        """Name, role, password; the first two are "" where only a password was asked."""
        if self._name is None:
            return "", "", self.new.first.text()
        return self._name.text().strip(), str(self._role.currentData()), self.new.first.text()

    def problem(self) -> tuple[str, QWidget | None]:
        """A name, and a password that is good enough and typed twice."""
        if self._name is not None and not self._name.text().strip():
            return translate("Users", "Write the name, as colleagues know it."), self._name
        if not self.new.accepted():
            return self.new.said(), None
        return "", None
