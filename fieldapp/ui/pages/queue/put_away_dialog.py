"""Work that the province refused is left as it is: only with a reason, which stays in its history."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldapp.fieldbook.repairing import SHORTEST_REASON
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.words import translate


class PutAwayDialog(Asking):
    """Accepted with a ``reason``."""

    def __init__(self, parent: QWidget) -> None:
        intro = translate(
            "Queue", "The province does not have this record. It stays on this laptop and can be taken up again."
        )
        super().__init__(parent, translate("Queue", "Put this record away"), intro)
        self._reason = self.field(
            translate("Queue", "Why is it not corrected?"),
            QLineEdit(),
            translate("Queue", "Kept in its history with your name. Name no other people."),
        )
        self.finish(translate("Queue", "&Put away"))
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        """As it was typed."""
        return self._reason.text().strip()

    def problem(self) -> tuple[str, QWidget | None]:
        """A reason of a few letters at least."""
        if len(self.reason) < SHORTEST_REASON:
            return translate("Queue", "Write the reason in a few words."), self._reason
        return "", None
