"""An answer as people read it: labels for choices, dates and numbers in the worker's language."""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from fieldapp.domain import formats
from fieldapp.ui.widgets.questions.editor import QuestionNode

NIK_NAMES = ("nik", "no_kk")


def answer_text(node: QuestionNode, language: str) -> str:
    """ "" when blank; what cannot be read is shown as it was typed."""
    if not node.value:
        return node.text
    if node.control in ("select1", "select", "rank"):
        return _choice_labels(node)
    try:
        return _value_text(node, language)
    except (ValueError, InvalidOperation):
        return node.text


def _choice_labels(node: QuestionNode) -> str:
    labels = {choice.value: choice.label for choice in node.choices}
    values = [node.value] if node.control == "select1" else node.value.split()
    return ", ".join(labels.get(value, value) for value in values)


def _value_text(node: QuestionNode, language: str) -> str:
    value, datatype = node.value, node.datatype
    if datatype in ("int", "decimal"):
        return formats.show_decimal(Decimal(value), language)
    if datatype == "date":
        return formats.show_date(date.fromisoformat(value[:10]), language)
    if datatype == "dateTime":
        at = datetime.fromisoformat(value)
        return formats.show_datetime(at.astimezone() if at.tzinfo else at, language)
    if datatype == "time":
        return formats.show_time(time.fromisoformat(value[:5]), language)
    if datatype == "geopoint":
        return " ".join(value.split()[:2])
    if node.name in NIK_NAMES:
        return formats.show_nik(value, masked=False)
    return value
