"""Functions of days and times. A day is a ``date``, a moment an aware ``datetime`` in the session's zone."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from fieldapp.forms.dates import format_moment, from_days, parse_date, parse_datetime, parse_time
from fieldapp.forms.values import NAN, Value, number, text_of
from fieldapp.forms.xpath.compiler import WORDS, Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions.signature import Function, Table, nothing
from fieldapp.forms.xpath.tree import Call, Literal

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_FURTHEST = 700_000  # days a calendar has


def _of_moment(work: Callable[[Evaluation, Value], Value]) -> Function:
    def build(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
        one = arguments[0].value
        return Compiled(lambda e, n: work(e, one(e, n)))

    return Function(1, 1, build)


def to_moment(e: Evaluation, value: Value) -> date | None:
    """A day, a moment, ISO text or days since 1970-01-01T00:00Z as a day or moment; None when it is none of them."""
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.strip()
        if "T" in text:
            return parse_datetime(text, e.zone)
        day = parse_date(text)
        if day is not None or not text:
            return day
        clock = parse_time(text)
        if clock is not None:  # an hour of today
            return _today_at(e, clock)
    amount = number(value)
    return None if isinstance(value, bool) or amount != amount else from_days(amount, e.zone)


def _day(value: Value) -> date | None:
    """The day with that number since 1970-01-01; None for what is no number."""
    amount = number(value)
    if isinstance(value, date | bool) or not abs(amount) < _FURTHEST:
        return None
    return date(1970, 1, 1) + timedelta(days=math.trunc(amount))


def _today_at(e: Evaluation, clock: time) -> datetime:
    moment = datetime.combine(e.now().astimezone(e.zone).date(), clock)
    return moment.replace(tzinfo=e.zone) if moment.tzinfo is None else moment.astimezone(e.zone)


def _date(e: Evaluation, value: Value) -> Value:
    moment = _day(value) or to_moment(e, value)
    if moment is None:
        return ""
    return moment.date() if isinstance(moment, datetime) else moment


def _date_time(e: Evaluation, value: Value) -> Value:
    moment = to_moment(e, value)
    if moment is None or isinstance(moment, datetime):
        return "" if moment is None else moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=e.zone)


def _decimal_date_time(e: Evaluation, value: Value) -> Value:
    """Days since 1970-01-01T00:00Z, with the part of the day that has passed."""
    if isinstance(value, float):
        return value
    moment = _date_time(e, value)
    return (moment - _EPOCH) / _DAY if isinstance(moment, datetime) else NAN


def _decimal_time(e: Evaluation, value: Value) -> Value:
    """The part of the day that has passed: 06:00 is 0.25. Of a number, what is behind its point."""
    if isinstance(value, float):
        return value - math.floor(value) if math.isfinite(value) else NAN
    clock = (
        value.time() if isinstance(value, datetime) else parse_time(text_of(value).partition("T")[2] or text_of(value))
    )
    if clock is None:
        return NAN
    return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / 86400


def _format(compiler: Compiler, call: Call, arguments: list[Compiled]) -> Compiled:
    written = call.arguments[1]
    if not isinstance(written, Literal) or "%b" in written.text or "%a" in written.text:
        compiler.traits.add(WORDS)
    one, pattern = (argument.value for argument in arguments)

    def value(e: Evaluation, n: AnyNode) -> Value:
        moment = to_moment(e, one(e, n))
        return "" if moment is None else format_moment(moment, text_of(pattern(e, n)), e.language_code)

    return Compiled(value)


MOMENTS: Table = {
    "today": nothing(lambda e: e.now().date()),
    "now": nothing(lambda e: e.now().astimezone(e.zone)),
    "date": _of_moment(_date),
    "date-time": _of_moment(_date_time),
    "decimal-date-time": _of_moment(_decimal_date_time),
    "decimal-time": _of_moment(_decimal_time),
    "format-date": Function(2, 2, _format),
    "format-date-time": Function(2, 2, _format),
}
