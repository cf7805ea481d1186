"""Forms written as tables and sessions played like a person does: answer, look, answer."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from itertools import count

from pyxform.xls2xform import convert

from fieldapp.forms import Context, Form, FormSession, load_form

WITA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 25, 10, 42, 30, 123000, tzinfo=WITA)
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" '
    'xmlns:odk="http://www.opendatakit.org/xforms">'
)


@lru_cache(maxsize=64)
def xform(table: str) -> bytes:
    """A markdown workbook, compiled."""
    lines = "\n".join(line.strip() for line in table.strip().splitlines())
    return str(convert(lines, file_type=".md", form_name="data").xform).encode()


def form(table: str, files: Mapping[str, bytes] | None = None) -> Form:
    return load_form(xform(table), files or {})


def raw(instance: str, binds: str = "", body: str = "", more: str = "") -> bytes:
    """An XForm from its parts; ``instance`` is what stands inside ``<data>``."""
    return (
        f"{HEAD}<h:head><h:title>T</h:title><model><instance><data id='t' version='1'>{instance}</data></instance>"
        f"{more}{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def context(now: Callable[[], datetime] = lambda: NOW, seed: int = 1, **properties: str) -> Context:
    numbers = count(1)
    return Context(now, lambda: f"00000000-0000-4000-8000-{next(numbers):012d}", random.Random(seed), properties)


def start(table: str, files: Mapping[str, bytes] | None = None) -> FormSession:
    return FormSession.start(form(table, files), context())


def kinds(session: FormSession) -> dict[str, str]:
    """Reference → kind of violation."""
    return {violation.reference: violation.kind for violation in session.violations()}


def again(session: FormSession, seed: int = 2) -> FormSession:
    """What another day makes of what was saved."""
    return FormSession.restore(session.form, context(seed=seed), session.saved(), session.language)
