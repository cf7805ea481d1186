"""The suggested services of a form (its ``services`` question) as cards with their reasons; the worker decides."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fieldapp.forms import FormSession
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.pages.check.service_card import ServiceCard
from fieldapp.ui.pages.check.service_details import details_of
from fieldapp.ui.widgets.basics import Button, column, empty_layout, label
from fieldapp.ui.words import translate

QUESTION, OTHER = "services", "service_other"


class ServicesCard(QFrame):
    """``answered(reference, text)`` when a card is ticked; ``other(reference)`` for *Tambah layanan lain*."""

    answered = Signal(str, str)
    other = Signal(str)

    def __init__(self, session: FormSession) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._session = session
        names = {reference.rsplit("/", 1)[-1]: reference for reference in session.form.references}
        self._reference, self._other = names.get(QUESTION, ""), names.get(OTHER, "")
        self._shown: list[str] = []
        box = column(self, margins=(16, 13, 16, 12), gap=8)
        box.addWidget(label("h2", translate("Check", "Suggested services"), wrap=True))
        self._why = label("small", wrap=True)
        box.addWidget(self._why)
        self._list = column(gap=8)
        box.addLayout(self._list)
        self.add_other = Button(translate("Check", "Add another service"), "quiet", icon="plus", small=True)
        self.add_other.clicked.connect(lambda: self.other.emit(self._other))
        box.addWidget(self.add_other)

    @property
    def offered(self) -> bool:
        """Whether the form suggests services at all."""
        return bool(self._reference)

    def cards(self) -> Sequence[ServiceCard]:
        """The services on screen."""
        return [part for part in parts(self._list) if isinstance(part, ServiceCard)]

    def show_services(self) -> None:
        """As the rules suggest them now."""
        if not self.offered:
            self.hide()
            return
        node = self._session.node(self._reference)
        choices = node.choices if node.relevant else ()
        text = translate("Check", "Based on the answers and the service rules. You decide.")
        nothing = translate("Check", "The answers suggest no service so far.")
        self._why.setText(text if choices else nothing)
        self.add_other.setVisible(bool(self._other) and self._session.node(self._other).relevant)
        if self._shown != [choice.value for choice in choices]:
            self._shown = [choice.value for choice in choices]
            empty_layout(self._list)
            for choice in choices:
                card = ServiceCard(choice.value, choice.label, details_of(choice.value))
                card.clicked.connect(self._give)
                self._list.addWidget(card)
        chosen = node.text.split()
        for card in self.cards():
            card.setChecked(card.value in chosen)

    def _give(self) -> None:
        self.answered.emit(self._reference, " ".join(card.value for card in self.cards() if card.isChecked()))
