"""The global search: a record by its number, otherwise people by name or NIK."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

NUMBER = "JGK"


def search(window: "Window", text: str) -> None:
    """Open the record that has this number, else the person search with the text."""
    wanted = text.upper().replace(" ", "")
    instance_id = window.book.numbered(wanted) if wanted.startswith(NUMBER) else ""
    if instance_id:
        window.go("records", instance_id=instance_id)
    else:
        window.go("people", text=text)
