"""The global search: a record by its number, otherwise people by name or NIK."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

NUMBER = "JGK"
MOST = 10_000


def search(window: "Window", text: str) -> None:
    """Open the record that has this number, else the person search with the text."""
    wanted = text.upper().replace(" ", "")
    if wanted.startswith(NUMBER):
        for assessment in window.book.assessments(limit=MOST):
            if assessment.number == wanted:
                window.go("records", instance_id=assessment.instance_id)
                return
    window.go("people", text=text)
