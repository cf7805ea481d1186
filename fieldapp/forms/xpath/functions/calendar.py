"""Calendar arithmetic that community health forms (CHT) use beside the ODK functions.

``difference-in-months(from, to)`` counts whole months, rounded towards zero; ``cht:difference-in-days`` … likewise.
``add-date(date, years, months, days, hours, minutes)`` keeps the day inside its month. Unreadable dates give blank.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from fieldapp.forms.values import Value, number
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions.moments import to_moment
from fieldapp.forms.xpath.functions.signature import Function, Table
from fieldapp.forms.xpath.tree import Call

_FURTHEST = 1e6  # of any unit


def _moment(e: Evaluation, value: Value) -> datetime | None:
    """As a moment in the session's zone; a day begins at midnight."""
    found = to_moment(e, value)
    if found is None or isinstance(found, datetime):
        return found
    return datetime(found.year, found.month, found.day, tzinfo=e.zone)


def _months(start: datetime, end: datetime) -> float:
    if end < start:
        return -_months(end, start)
    whole = (end.year - start.year) * 12 + end.month - start.month
    within = (end.day, end.time()) < (start.day, start.time())
    return float(whole - within)


def _difference(count: Callable[[datetime, datetime], float]) -> Function:
    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        first, second = (argument.value for argument in arguments)

        def value(e: Evaluation, n: AnyNode) -> Value:
            start, end = _moment(e, first(e, n)), _moment(e, second(e, n))
            return "" if start is None or end is None else count(start, end)

        return Compiled(value)

    return Function(2, 2, build)


def _days(start: datetime, end: datetime) -> float:
    return float(int((end - start) / timedelta(days=1)))


def _add(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    start, *amounts = (argument.value for argument in arguments)

    def value(e: Evaluation, n: AnyNode) -> Value:
        moment = _moment(e, start(e, n))
        counted = [number(amount(e, n)) for amount in amounts]
        if moment is None:
            return ""
        whole = [int(amount) if abs(amount) < _FURTHEST else 0 for amount in counted]  # blank counts as 0
        return _later(moment, *whole)

    return Compiled(value)


def _later(moment: datetime, years: int = 0, months: int = 0, days: int = 0, hours: int = 0, minutes: int = 0) -> Value:
    month = moment.month - 1 + months
    year, month = moment.year + years + month // 12, month % 12 + 1
    if not 1 <= year <= 9999:
        return ""
    day = min(moment.day, monthrange(year, month)[1])
    try:
        return moment.replace(year=year, month=month, day=day) + timedelta(days=days, hours=hours, minutes=minutes)
    except OverflowError:
        return ""


def _from_timestamp(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    """Milliseconds since 1970, or a date as it is."""
    written = arguments[0].value

    def value(e: Evaluation, n: AnyNode) -> Value:
        given = written(e, n)
        stamp = number(given)
        if isinstance(given, date) or stamp != stamp:
            return _moment(e, given) or ""
        try:
            return datetime.fromtimestamp(stamp / 1000, tz=e.zone)
        except (OverflowError, OSError, ValueError):
            return ""

    return Compiled(value)


CALENDAR: Table = {
    "difference-in-months": _difference(_months),
    "cht:difference-in-months": _difference(_months),
    "cht:difference-in-years": _difference(lambda start, end: float(int(_months(start, end) / 12))),
    "cht:difference-in-weeks": _difference(lambda start, end: float(int(_days(start, end) / 7))),
    "cht:difference-in-days": _difference(_days),
    "add-date": Function(1, 6, _add),
    "parse-timestamp-to-date": Function(1, 1, _from_timestamp),
}
