"""An answer as people read it: labels for choices, dates and numbers in the worker's language."""

from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from fieldapp.domain import formats
from fieldapp.ui.widgets.questions.coordinates import parse_point, read_points
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.months import show_month

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
    labels = {choice.value: plain_text(choice.label) for choice in node.choices}
    values = [node.value] if node.control == "select1" else node.value.split()
    return ", ".join(labels.get(value, value) for value in values)


def _value_text(node: QuestionNode, language: str) -> str:
    value, datatype = node.value, node.datatype
    if datatype in ("int", "decimal"):
        number = Decimal(value)
        whole = number.to_integral_value()
        shown = formats.show_decimal(whole if number == whole else number, language)
        return f"{shown}°" if "bearing" in node.appearance else shown
    if datatype == "date" and "month-year" in node.appearance:
        return show_month(date.fromisoformat(value[:10]), language)
    if datatype == "date" and "year" in node.appearance:
        return value[:4]
    if datatype == "date":
        return formats.show_date(date.fromisoformat(value[:10]), language)
    if datatype == "dateTime":
        at = datetime.fromisoformat(value)
        return formats.show_datetime(at.astimezone() if at.tzinfo else at, language)
    if datatype == "time":
        return formats.show_time(time.fromisoformat(value[:5]), language)
    if datatype in ("geopoint", "geotrace", "geoshape"):
        points = [parse_point(part) for part in read_points(node.text)]
        return "; ".join(point.shown for point in points if point)
    if "masked" in node.appearance:
        return "•" * 8
    if node.name in NIK_NAMES:
        return formats.show_nik(value, masked=False)
    return value
