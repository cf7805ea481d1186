"""Why an answer is not acceptable, as a sentence that says what to do.

The form's own message wins. Otherwise the sentence is made from the kind of violation and the question's
control, data type and limits (``ux`` chapter 7): no "invalid", no blame, limits where they are known.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from fieldapp.domain import formats
from fieldapp.forms import Violation
from fieldapp.ui.widgets.questions.choices import EXCLUSIVE
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate


def sentence(violation: Violation, node: QuestionNode, language: str) -> str:
    """What to show under the question and in the summary."""
    return plain_text(violation.message) or generated(violation.kind, node, language)


def generated(kind: str, node: QuestionNode, language: str) -> str:
    """The sentence for a form without a message of its own. ``kind``: as in ``Violation``."""
    if kind == "required":
        return _required(node)
    if kind == "choice":
        return translate("Form", "Choose {label} from the list.").format(label=named(node))
    if kind == "too_many":
        return translate("Form", "There are too many of these: {label}.").format(label=named(node))
    if kind == "format":
        return _format(node, language)
    return _limits(node, language) or translate("Form", "Check {label}.").format(label=named(node))


def named(node: QuestionNode) -> str:
    """The label inside a sentence: without its end mark, small first letter unless it is an abbreviation."""
    label = plain_text(node.label).rstrip(" .:") or node.name
    return f"“{label}”" if label.endswith("?") else inner(label)


def inner(label: str) -> str:
    """A label in the middle of a sentence: small first letter unless it is an abbreviation."""
    return label[:1].lower() + label[1:] if re.match(r"[^\W\d_][a-z]", label) else label


def _required(node: QuestionNode) -> str:
    label = named(node)
    if node.control == "select1":
        return translate("Form", "Choose one answer for {label}.").format(label=label)
    if node.control == "select":
        none = next((choice.label for choice in node.choices if choice.value in EXCLUSIVE), "")
        if none:
            return translate("Form", "Choose at least one, or “{none}”.").format(none=plain_text(none))
        return translate("Form", "Choose at least one answer for {label}.").format(label=label)
    if node.control == "upload":
        return translate("Form", "Add {label}.").format(label=label)
    if node.control == "trigger":
        return translate("Form", "Tick this sentence to go on.")
    if node.control == "rank":
        return translate("Form", "Put {label} in order.").format(label=label)
    return translate("Form", "Enter {label}.").format(label=label)


def _format(node: QuestionNode, language: str) -> str:
    made = {
        "int": translate("Form", "Enter a whole number, for example 12."),
        "decimal": translate("Form", "Enter a number, for example 36.5."),
        "time": translate("Form", "Enter a time, for example 10:42."),
        "dateTime": translate("Form", "Enter date and time, for example 24/11/2026 10:42."),
        "geopoint": translate("Form", "Enter latitude and longitude, for example -0.5021 117.1536."),
        "geotrace": translate("Form", "Enter at least 2 points, each as latitude and longitude."),
        "geoshape": translate("Form", "Enter at least 3 points, each as latitude and longitude."),
    }
    if "bearing" in node.appearance:
        return translate("Form", "Enter a direction from 0 to 360 degrees, or letters such as NE.")
    if node.datatype == "date":
        return _date(node)
    return made.get(node.datatype) or translate("Form", "Check {label}.").format(label=named(node))


def _date(node: QuestionNode) -> str:
    if "month-year" in node.appearance:
        return translate("Form", "Enter month and year, for example 11/2026.")
    if "year" in node.appearance:
        return translate("Form", "Enter a year in four digits, for example 2026.")
    read = formats.read_day(node.text, date.max)
    if read is None:
        return translate("Form", "Enter a date as day/month/year, for example 05/03/2026.")
    day, month, year = read
    text = translate("Form", "{date} does not exist. Check the day.")
    return text.format(date=f"{day:02}/{month:02}/{year:04}")


def _limits(node: QuestionNode, language: str) -> str:
    try:
        low, high = Decimal(node.parameters["start"]), Decimal(node.parameters["end"])
    except (KeyError, InvalidOperation):
        return ""
    shown = [formats.show_decimal(limit, language) for limit in (min(low, high), max(low, high))]
    text = translate("Form", "Enter {label} between {low} and {high}.")
    return text.format(label=named(node), low=shown[0], high=shown[1])
