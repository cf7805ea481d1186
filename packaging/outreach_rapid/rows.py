"""Rows of a survey sheet: one short call a row, both languages side by side.

A pair ``(Indonesian, English)`` is written wherever people read text, so that no language is forgotten.
"""

LANGUAGES = ("Bahasa Indonesia (id)", "English (en)")

TEXT_COLUMNS = {
    "label": "label",
    "hint": "hint",
    "message": "constraint_message",
    "required_message": "required_message",
}

WARNS = "bind::soft:warns"  # what makes a note a soft warning
Pair = tuple[str, str]
Row = dict[str, str]


def translated(column: str, pair: Pair) -> Row:
    """``{"hint::Bahasa Indonesia (id)": …, "hint::English (en)": …}``."""
    return {f"{column}::{language}": text for language, text in zip(LANGUAGES, pair, strict=True)}


def row(kind: str, name: str = "", indonesian: str = "", english: str = "", **columns: str | Pair) -> Row:
    """One row. Keyword names are XLSForm columns; the text columns take a pair."""
    made: Row = {"type": kind, "name": name}
    if indonesian:
        made |= translated("label", (indonesian, english))
    for column, value in columns.items():
        if isinstance(value, tuple):
            made |= translated(TEXT_COLUMNS[column], value)
        else:
            made[column] = value
    return made


def required(kind: str, name: str, indonesian: str, english: str, **columns: str | Pair) -> Row:
    """A row that must be answered."""
    return row(kind, name, indonesian, english, required="yes", **columns)


def any_of(question: str, *values: str) -> str:
    """``selected(${question}, 'a') or selected(…)``, in parentheses."""
    return "(" + " or ".join(f"selected(${{{question}}}, '{value}')" for value in values) + ")"


def unusual(name: str, question: str, when: str, indonesian: str, english: str) -> Row:
    """A soft warning at ``question``: shown there while ``when`` holds, until the worker confirms the answer."""
    return row("note", name, indonesian, english, relevant=when) | {WARNS: f"${{{question}}}"}
