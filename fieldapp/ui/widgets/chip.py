"""The status chip of the top bar: a button that says where the data is and opens the queue."""

from collections.abc import Callable

from fieldapp.ui.widgets.basics import Button


class StatusChip(Button):
    """Only its text and icon change; it never blinks and is not announced."""

    def __init__(self, action: Callable[[], object]) -> None:
        super().__init__(" ", "chip", action=action)
        self.setObjectName("status_chip")

    def set_status(self, text: str, icon: str, ink: str) -> None:
        """Show another state; the token ``ink`` colours the icon."""
        self.set_words(text)
        self.set_icon(icon, ink)
