"""``fieldapp form fill``: a form filled by script; the instance and the state of every node come out."""

import json
from argparse import Namespace
from collections.abc import Callable, Sequence

from fieldapp.errors import FormError
from fieldapp.forms import FormSession
from fieldapp.formtool.context import make_context
from fieldapp.formtool.reading import read_bytes, read_form, write_file
from fieldapp.formtool.steps import do_steps, read_steps


def fill(options: Namespace, say: Callable[[str], object]) -> int:
    """``options``: form, answers, media, now, seed, language, property, instance, state, timing. FormError.

    Says one line of JSON: what could not be done, how many answers are not acceptable, and the times asked for.
    """
    form, load_ms = read_form(options.form, options.media)
    steps = read_steps(read_bytes(options.answers)) if options.answers else []
    context = make_context(options.now, options.seed, options.property)
    language = form.language_for(options.language) if options.language else ""
    session = FormSession.start(form, context, language)
    done = do_steps(session, steps)
    violations = session.violations()
    if options.instance:
        write_file(options.instance, _instance(session))
    if options.state:
        state = json.dumps(state_of(session), ensure_ascii=False, indent=1)
        write_file(options.state, f"{state}\n".encode())
    told: dict[str, object] = {"draft": bool(violations), "violations": len(violations), "problems": done.problems}
    if options.timing:
        told |= {"load_ms": round(load_ms, 3), "step_us": spread(done.microseconds)}
    say(json.dumps(told, ensure_ascii=False))
    return 0


def state_of(session: FormSession) -> dict[str, dict[str, object]]:
    """Every node by its reference with positions."""
    found: dict[str, dict[str, object]] = {}
    for reference in session.references():
        node = session.node(reference)
        found[reference] = {
            "relevant": node.relevant,
            "readonly": node.readonly,
            "required": node.required,
            "valid": node.violation is None,
            "value": node.value or node.text,
            "label": node.label,
        }
    return found


def spread(times: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and maximum."""
    ordered = sorted(times) or [0.0]
    picks = {"median": len(ordered) // 2, "p95": min(len(ordered) - 1, len(ordered) * 95 // 100), "max": -1}
    return {name: round(ordered[place], 1) for name, place in picks.items()}


def _instance(session: FormSession) -> bytes:
    """As it would be finalized; what is not acceptable yet is written as it stands."""
    try:
        return session.freeze()
    except FormError:
        return session.instance_xml()
