"""Why a receiver may be told: asked where the client did not name it (R-07), before anything leaves."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldapp.casework.packet import AGREED, CLEAR, URGENT
from fieldapp.fieldbook.telling import given
from fieldapp.ui import theme
from fieldapp.ui.pages.referrals import sayings
from fieldapp.ui.widgets.basics import label
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.referrals.dialogs import AskingDialog


class SharingFields:
    """How it stands, in words; and where that is not enough, agreement now or a basis with its reason.

    ``outside``: whether who works here may give a basis that is no emergency.
    """

    def __init__(self, dialog: "AskingDialog", sharing: str, *, outside: bool) -> None:
        said, tone = sayings.sharing_words(sharing)
        dialog.box.addWidget(label("body", said, wrap=True, tone="" if tone == "success" else tone))
        dialog.box.addSpacing(theme.px(6))
        self._outside = outside
        self.how: QComboBox | None = None
        self.reason: QLineEdit | None = None
        if sharing not in CLEAR:
            name = translate("Referrals", "Why the receiver may be told")
            self.how = dialog.choice(name, [("", translate("Referrals", "Choose…")), *sayings.bases()])
            hint = translate("Referrals", "At least 10 characters, recorded; not needed when the client agrees now.")
            self.reason = dialog.line(translate("Referrals", "Reason without agreement"), "", hint)

    @property
    def first(self) -> QWidget | None:
        """Where the keyboard starts, None when nothing is asked."""
        return self.how

    @property
    def facts(self) -> dict[str, str]:
        """``share`` and ``reason`` as ``Referrals.tell`` takes them."""
        if self.how is None or self.reason is None:
            return {}
        return {"share": str(self.how.currentData()), "reason": self.reason.text().strip()}

    def trouble(self) -> tuple[str, QWidget | None]:
        """What is missing and its field."""
        facts = self.facts
        share = facts.get("share", AGREED)
        if not share:
            return translate("Referrals", "Choose why the receiver may be told."), self.how
        if share != AGREED and not self._outside and share not in URGENT:
            text = translate("Referrals", "Only a supervisor may tell the receiver on this basis. Ask your supervisor.")
            return text, self.how
        if share != AGREED and not given(share, facts["reason"]):
            return translate("Referrals", "Write the reason, at least 10 characters."), self.reason
        return "", None
