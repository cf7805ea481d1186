"""The words of tables in the reader's language; names and numbers pass through unchanged.

Tables carry English words (``casework.table.Word``); ``words_id`` has the Indonesian. Screens have their own catalogue.
"""

from fieldapp.casework.table import Word
from fieldapp.reports.words_id import WORDS


def say(text: str, language: str) -> str:
    """A word of the app in ``id`` or ``en``."""
    return WORDS.get(text, text) if language == "id" else text


def told(text: str, language: str) -> str:
    """A ``Word`` in the language; any other text, which is a name, as it is."""
    return say(text, language) if isinstance(text, Word) else str(text)
