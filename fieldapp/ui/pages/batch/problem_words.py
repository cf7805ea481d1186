"""Short names of what can be wrong with a row, for the filter."""

from collections.abc import Callable

from fieldapp.ui.words import translate

_WORDS: dict[str, Callable[[], str]] = {
    "number_exponent": lambda: translate("Batch", "Number spoiled by Excel"),
    "digits_lost": lambda: translate("Batch", "Last digits lost"),
    "digits_gone": lambda: translate("Batch", "Digits missing"),
    "kk_bad": lambda: translate("Batch", "KK number wrong"),
    "date_none": lambda: translate("Batch", "Day does not exist"),
    "date_bad": lambda: translate("Batch", "Not a date"),
    "time_bad": lambda: translate("Batch", "Not a time"),
    "whole_bad": lambda: translate("Batch", "Not a whole number"),
    "number_bad": lambda: translate("Batch", "Not a number"),
    "choice_unknown": lambda: translate("Batch", "Not among the choices"),
    "formula_blank": lambda: translate("Batch", "Formula without result"),
    "cell_error": lambda: translate("Batch", "Error in the cell"),
    "required": lambda: translate("Batch", "Missing"),
    "constraint": lambda: translate("Batch", "Against a rule"),
    "not_asked": lambda: translate("Batch", "Not asked"),
    "unusual": lambda: translate("Batch", "Unusual"),
    "row_before": lambda: translate("Batch", "Taken in before"),
    "row_twice": lambda: translate("Batch", "Twice in the file"),
    "nik_twice": lambda: translate("Batch", "NIK twice in the file"),
    "person_same_nik": lambda: translate("Batch", "NIK registered"),
    "person_alike": lambda: translate("Batch", "Perhaps registered"),
    "unchecked": lambda: translate("Batch", "Not checked yet"),
}


def problem(code: str) -> str:
    """One of them; kinds that only the form knows are called so."""
    if code.startswith("nik_") and code not in _WORDS:
        return translate("Batch", "NIK wrong")
    said = _WORDS.get(code)
    return said() if said else translate("Batch", "Not taken by the form")
