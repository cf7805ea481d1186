"""A form from an OpenRosa server: its address, its list, one form chosen, downloaded and checked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldapp.domain.form import ListedForm
from fieldapp.fieldbook.library import Candidate, Library, ServerAccess
from fieldapp.ui import background, theme
from fieldapp.ui.pages.library import sayings
from fieldapp.ui.pages.library.check_dialog import CheckDialog
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, label, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.password import PasswordField
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate


class ServerDialog(CheckDialog):
    """The name and password live as long as the dialog; ``keep_address`` keeps the address for the next time."""

    def __init__(self, parent: QWidget, library: Library, address: str, keep_address: Callable[[str], object]) -> None:
        super().__init__(parent, translate("Library", "Form from a server"), library.add)
        self._library = library
        self._keep_address = keep_address
        self._access = ServerAccess(address)
        self.ask()

    def ask(self, wrong: str = "") -> None:
        """The first face: where and who. ``wrong`` says why the last try failed."""
        self.clear()
        hint = translate("Library", "ODK Central, KoboToolbox and other servers that speak OpenRosa.")
        self.body.addWidget(label("muted", hint, wrap=True))
        self.address = self._field(translate("Library", "Address of the server"), QLineEdit(), self._access.address)
        self.address.setPlaceholderText("https://")
        self.user = self._field(translate("Library", "Name (when the server asks for one)"), QLineEdit())
        self.user.setText(self._access.user)
        self.password = PasswordField(translate("Library", "Password of the server"))
        self._field(self.password.accessibleName(), self.password, self._access.password)
        self.wrong = Notice()
        self.body.addWidget(self.wrong)
        self.wrong.say(wrong)
        self.body.addStretch(1)
        for field in (self.address, self.user, self.password):
            field.returnPressed.connect(self.look)
            field.show()
        self.offer(
            Button(translate("Library", "Cancel"), action=self.reject),
            Button(translate("Library", "Look for forms"), "primary", action=self.look),
        )
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Ask the server for its forms."""
        address = self.address.text().strip().rstrip("/")
        if not address:
            self.wrong.say(translate("Library", "Enter the address of the server."))
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        address = address if "://" in address else f"https://{address}"
        self._access = ServerAccess(address, self.user.text().strip(), self.password.text())
        library, access = self._library, self._access
        self.run(
            translate("Library", "Contacting the server…"),
            lambda job: library.ask_server(access, job.cancelled),
            self._listed,
            background.Lane.ROAD,
        )

    def failed(self, error: Exception) -> None:
        """Back to the address, with the reason."""
        self.ask(sayings.trouble_of(error))

    def fetch(self, listed: ListedForm) -> None:
        """Download one form and check it."""
        library, access = self._library, self._access

        def task(job: background.Job) -> Candidate:
            return library.check_listed(access, listed, lambda done, total: job.tell((done, total)), job.cancelled)

        self.check(listed.title, task, background.Lane.ROAD)

    def _listed(self, found: Sequence[ListedForm]) -> None:
        self._keep_address(self._access.address)
        if not found:
            self.ask(translate("Library", "The server offers no form to this name."))
            return
        self.clear()
        self.body.addWidget(label("muted", translate("Library", "%n forms. Choose one.", len(found))))
        content = bare()
        box = column(content, gap=2)
        rows = [self._row(listed) for listed in found]
        for one in rows:
            box.addWidget(one)
        box.addStretch(1)
        self.body.addWidget(scrolling(content, translate("Library", "Forms of the server")), 1)
        self.offer(Button(translate("Library", "Cancel"), action=self.reject))
        rows[0].show()
        rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, listed: ListedForm) -> OpenRow:
        version = sayings.version_name(listed.version) if listed.version else listed.form_id
        made = OpenRow(f"{listed.title}, {version}", lambda: self.fetch(listed))
        names = column(gap=1)
        names.addWidget(ElidedLabel("h3", listed.title))
        names.addWidget(ElidedLabel("small", version))
        made.box.addLayout(names, 1)
        return made

    def _field(self, name: str, field: QLineEdit, text: str = "") -> QLineEdit:
        heading = label("label", name)
        heading.setBuddy(field)
        field.setAccessibleName(name)
        field.setText(text)
        field.setMaximumWidth(theme.px(440))
        self.body.addWidget(heading)
        self.body.addWidget(field)
        return field
