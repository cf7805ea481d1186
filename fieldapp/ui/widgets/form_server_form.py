"""ODK Central or KoboToolbox in the place of the province: address, name and password, tried before they are kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldapp.errors import SignIn
from fieldapp.fieldbook.library import ServerAccess
from fieldapp.ui import background, theme
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.password import PasswordField
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


class FormServerForm(QWidget):
    """``joined`` comes once the server answered and its forms are here. What was typed lives as long as the page."""

    joined = Signal(str)  # what to tell about the forms

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._job: background.Job | None = None
        box = column(self, gap=6)
        hint = translate("FormServer", "For ODK Central, KoboToolbox and other servers that speak OpenRosa.")
        box.addWidget(label("muted", hint, wrap=True))
        self.address = self._field(box, translate("FormServer", "Address of the server"), QLineEdit())
        self.address.setPlaceholderText("https://")
        self.user = self._field(box, translate("FormServer", "Name (when the server asks for one)"), QLineEdit())
        self.password = PasswordField(translate("FormServer", "Password of the server"))
        self._field(box, self.password.accessibleName(), self.password)
        told = translate(
            "FormServer", "Such a server signs no receipts: records count as accepted, without a proof to show others."
        )
        box.addWidget(label("hint", told, wrap=True))
        self._wrong, self._going = Notice(), label("muted", wrap=True)
        box.addWidget(self._wrong)
        self._going.hide()
        box.addWidget(self._going)
        box.addSpacing(theme.px(8))
        self.button = Button(translate("FormServer", "Try the connection and keep it"), "primary", action=self.join)
        box.addWidget(self.button)
        for field in (self.address, self.user, self.password):
            field.textEdited.connect(lambda _text: self._wrong.say(""))
            field.returnPressed.connect(self.join)

    def said(self) -> str:
        """What went wrong, or what is going on."""
        return self._wrong.text() or (self._going.text() if self._going.isVisibleTo(self) else "")

    def join(self) -> None:
        """Try, keep, fetch the forms."""
        address = self.address.text().strip().rstrip("/")
        if not address:
            self._refuse(translate("FormServer", "Enter the address of the server."))
        elif self._job is None:
            address = address if "://" in address else f"https://{address}"
            access = ServerAccess(address, self.user.text().strip(), self.password.text())
            self._wrong.say("")
            self._tell(translate("FormServer", "Contacting the server…"))
            self._job = background.run(
                lambda job: self._work(job, access), self._done, self._failed, self._tell, background.Lane.ROAD
            )

    def stop(self) -> None:
        """The page goes away."""
        if self._job is not None:
            self._job.cancel()

    def _work(self, job: background.Job, access: ServerAccess) -> int:
        connection = self._book.connection
        connection.join_form_server(access)
        job.tell(translate("FormServer", "The server answers. Fetching the forms…"))
        return connection.fetch_forms()

    def _done(self, count: int) -> None:
        self._job = None
        self._going.hide()
        text = translate("FormServer", "Records go to {host} from now on.").format(
            host=self._book.connection.form_server.host
        )
        text += " " + translate("FormServer", "%n new form versions.", count)
        left_out = self._book.connection.form_server.left_out
        if left_out:
            more = translate("FormServer", "These forms have mistakes and cannot be used here: {titles}.")
            text += " " + more.format(titles=", ".join(left_out))
        self.joined.emit(text)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._going.hide()
        self.button.setEnabled(True)
        if isinstance(error, SignIn):
            self._refuse(
                translate("FormServer", "The server does not accept this name, password or address. Check all three.")
            )
        else:
            self._refuse(sentence(error))

    def _tell(self, text: str) -> None:
        self.button.setEnabled(False)
        self._going.setText(text)
        self._going.show()

    def _refuse(self, text: str) -> None:
        self._wrong.say(text)
        self.address.setAccessibleDescription(text)
        self.address.setFocus()

    def _field(self, box: QVBoxLayout, name: str, field: QLineEdit) -> QLineEdit:
        heading = label("label", name)
        heading.setBuddy(field)
        field.setAccessibleName(name)
        box.addWidget(heading)
        box.addWidget(field)
        return field
