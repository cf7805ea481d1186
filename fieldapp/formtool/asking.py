"""``fieldapp form eval``: expressions asked of an instance, one line of JSON each."""

import json
import math
from argparse import Namespace
from collections.abc import Callable

from fieldapp.errors import FieldappError
from fieldapp.forms import FormSession
from fieldapp.formtool.context import make_context
from fieldapp.formtool.reading import read_bytes, read_form, read_text


def ask_all(options: Namespace, say: Callable[[str], object]) -> int:
    """``options``: form, instance, expressions, media, now, seed, language, property. FormError.

    A line of the file is an expression, or a reference, a tab, and an expression that stands there.
    """
    form, _ = read_form(options.form, options.media)
    context = make_context(options.now, options.seed, options.property)
    if options.instance:
        session = FormSession.from_submission(form, context, read_bytes(options.instance))
    else:
        session = FormSession.start(form, context)
    if options.language:
        session.set_language(form.language_for(options.language))
    for line in read_text(options.expressions).splitlines():
        if line.strip():
            say(json.dumps(_asked(session, line), ensure_ascii=False))
    return 0


def _asked(session: FormSession, line: str) -> dict[str, object]:
    reference, tab, expression = line.partition("\t")
    try:
        asked = session.ask(expression, reference.strip()) if tab else session.ask(line)
    except KeyError:
        return {"error": f"There is no node {reference} in the instance."}
    except FieldappError as error:
        return {"error": str(error)}
    return {"type": asked.kind, "value": _plain(asked.value)}


def _plain(value: object) -> object:
    """JSON has no NaN and no infinity: they are told as texts."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        return int(value) if value == int(value) and abs(value) < 2**53 else value
    return list(value) if isinstance(value, tuple) else value
