"""The engine on the shipped form: loading, answering and a whole recompute against Python's own XML parser."""

import random
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from report import say

from fieldapp.fieldbook.shipped import compile_shipped
from fieldapp.forms import Context, FormSession, load_form

RUNS = 30
GOAL = 40.0  # times the bare parsing of the same XML; loading compiles 190 rules and reads 1,200 rows of lists


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def median(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several calls."""
    return statistics.median(milliseconds(act) for _ in range(runs))


def main() -> bool:
    """Prints medians; True when loading meets its goal."""
    shipped = compile_shipped(lambda _sha256: False)
    published = next(form for _, form in shipped if form.form_id == "outreach_rapid")
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    bare = median(lambda: ET.fromstring(published.xml))
    load = median(lambda: load_form(published.xml, published.files), 10)
    form = load_form(published.xml, published.files)
    start = median(lambda: FormSession.start(form, context))
    session = FormSession.start(form, context)
    kab = next(reference for reference in form.references if reference.endswith("/loc_kab"))
    turns = iter(range(10_000))
    answer = median(lambda: session.answer(kab, ("64.72", "64.71")[next(turns) % 2]), 300)
    whole = median(session.violations)
    print(f"engine: load {load:.1f} ms, start {start:.2f} ms, answer {answer:.3f} ms, violations {whole:.2f} ms")
    say("an answer", answer, "ms")
    return say("loading a form, against parsing its XML alone", load, "ms", baseline=bare, goal=GOAL)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
