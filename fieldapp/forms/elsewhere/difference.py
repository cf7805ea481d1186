"""One place of a form that other apps take differently, and what they know of functions and appearances."""

from dataclasses import dataclass, field
from typing import Literal

from fieldapp.forms.xpath.functions.calendar import CALENDAR

Kind = Literal[
    "regex_part",  # a pattern that is found inside an answer there, and must match all of it here
    "date_text",  # text of a date compared by < or >
    "function",  # one that not all apps have
    "axis",  # //, * and axes
    "several",  # several nodes used as one value
    "bare",  # a question as a condition: blank or not, there or not
    "boolean",  # true and false are stored as 1 and 0, or as words
    "day_in_text",  # a day stored in a question of text
    "moment_in_text",  # a moment joined to text
    "sum_of_blanks",
    "round_half",  # of a negative number
    "root_relevant",
    "last_saved",
    "only",  # a type or an appearance that not all apps have
]

# The reader's own words are made from these in the catalogue of form problems.
COLLECT = "Collect"
WEB = "Enketo, Web Forms"
ENKETO = "Enketo"
NOT_ENKETO = "Collect, Web Forms"
COLLECT_ENKETO = "Collect, Enketo"

# Functions that run here and not everywhere → where they run. CHT is the app of community health.
FUNCTIONS: dict[str, str] = {
    **dict.fromkeys(
        ("floor", "ceiling", "substring", "name", "local-name", "namespace-uri", "last", "upper-case", "lower-case"),
        WEB,
    ),
    "thousandsep": ENKETO,
    **dict.fromkeys(("version", "property", "depend", "is-selected", "extract-signed", "intersects"), COLLECT),
    **dict.fromkeys(CALENDAR, "CHT"),
}

# Words of the appearance column with a use of their own, not only another look → where they work.
APPEARANCES: dict[str, str] = {
    "bearing": COLLECT,
    "hidden-answer": COLLECT,
    **dict.fromkeys(("ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist"), COLLECT),
    "map": NOT_ENKETO,
    "image-map": COLLECT_ENKETO,
    "comment": ENKETO,
}
PREFIXES: dict[str, str] = {"ex:": COLLECT, "printer:": COLLECT}


@dataclass(frozen=True, slots=True)
class Difference:
    """``name`` is the question's, ``column`` the attribute of its bind or control ("" for the whole question).

    ``what`` names the function, type or appearance; ``where`` the apps that have it, both "" for other kinds.
    """

    kind: Kind
    name: str
    column: str = ""
    what: str = field(default="")
    where: str = field(default="")
