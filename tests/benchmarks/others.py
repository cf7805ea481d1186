"""Our engine beside others on one large form, in one run: how long an answer takes, and how long loading.

(a) lxml's XPath with the missing functions added, all expressions evaluated after each answer; (b) rxeval, which
recomputes a whole form. Both are installed by ``make bench`` only.
"""

import math
import random
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import large_form
from engine import median, milliseconds
from report import say

from fieldapp.forms import Context, FormSession, load_form

ANSWERS = 60
GOAL_LXML, GOAL_RXEVAL = 20.0, 1.0  # times faster
GOAL_LOAD_MS = 150.0


def main() -> bool:
    """Prints figures; True when every goal is met."""
    xml = large_form.form_xml()
    load = median(lambda: load_form(xml, {}), 10)
    ours = statistics.median(_ours(xml))
    met = say(f"loading a form of {len(xml) >> 10} KiB", load, "ms", goal=GOAL_LOAD_MS)
    for name, goal, times in (("lxml", GOAL_LXML, _lxml), ("rxeval", GOAL_RXEVAL, _rxeval)):
        try:
            theirs = statistics.median(times(xml))
        except ImportError:
            print(f"{name}: not installed; make bench installs it")
            met = False
            continue
        met &= say(f"an answer in {name}, against ours", theirs, "ms", baseline=ours, goal=goal, least=True)
    return met


def answers() -> Iterator[tuple[str, str]]:
    """The same for every engine: numbers, texts and choices all over the form."""
    chance = random.Random(7)
    for _ in range(ANSWERS):
        number = chance.choice([n for n in range(large_form.QUESTIONS) if n % 6])
        yield (
            large_form.reference(number),
            f"c{chance.randrange(200)}" if number % 6 == 5 else str(chance.randrange(99)),
        )


def _ours(xml: bytes) -> list[float]:
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    session = FormSession.start(load_form(xml, {}), context)
    return [milliseconds(lambda place=place, text=text: session.answer(place, text)) for place, text in answers()]


def _rxeval(xml: bytes) -> list[float]:
    import rxeval

    session = rxeval.Session(xml.decode())
    session.recompute()

    def answer(place: str, text: str) -> None:
        session.set(place, text)
        session.recompute()

    return [milliseconds(lambda place=place, text=text: answer(place, text)) for place, text in answers()]


def _lxml(xml: bytes) -> list[float]:
    from lxml import etree

    document: Any = etree.fromstring(xml)
    space = {"x": "http://www.w3.org/2002/xforms"}
    instance = document.find(".//x:instance/x:data", space)
    for element in instance.iter():
        element.tag = etree.QName(element).localname
    tree = etree.ElementTree(instance)
    functions: dict[tuple[None, str], Callable[..., object]] = {
        (None, "if"): lambda _c, test, yes, no: yes if test else no,
        (None, "coalesce"): lambda _c, one, other: one if _text(one) else other,
        (None, "selected"): lambda _c, of, name: name in _text(of).split(),
    }
    compiled = [
        (tree.xpath(place)[0], name, etree.XPath(text, extensions=functions))
        for place, name, text in large_form.rules()
    ]

    def answer(place: str, text: str) -> None:
        tree.xpath(place)[0].text = text
        for node, name, expression in compiled:
            value = expression(node)
            if name == "calculate":
                node.text = "" if isinstance(value, float) and math.isnan(value) else str(value)

    return [milliseconds(lambda place=place, text=text: answer(place, text)) for place, text in answers()]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return value[0].text or "" if value else ""
    return str(value)


if __name__ == "__main__":
    began = time.perf_counter()
    good = main()
    print(f"{time.perf_counter() - began:.0f} s")
    raise SystemExit(0 if good else 1)
