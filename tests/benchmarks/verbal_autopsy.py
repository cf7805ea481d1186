"""A form of the size and the wiring of the WHO verbal autopsy: three ages decide about every question.

470 questions in 30 groups, texts in two languages, and calculated ages on which nearly every relevance depends: the
answer to the date of birth decides anew about all of them.
"""

import random
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from engine import median
from report import say

from fieldapp.forms import Context, FormSession, load_form

QUESTIONS = 470
GROUPS = 30
AGES = ("neonatal", "child", "adult")
LANGUAGES = ("English (en)", "Bahasa Indonesia (id)")
FRAME = 16.0  # ms of one frame on the screen
GOAL = 40.0  # times the bare parsing of the same XML
ANSWERS = ("yes", "no", "dk", "ref")
CALCULATIONS = {
    "days": "if(/data/born = '' or /data/died = '', '', number(/data/died) - number(/data/born))",
    "neonatal": "if(/data/days != '' and /data/days &lt; 28, 1, 0)",
    "child": "if(/data/days &gt;= 28 and /data/days &lt; 4383, 1, 0)",
    "adult": "if(/data/days &gt;= 4383, 1, 0)",
}


def relevance(number: int) -> str:
    """Whom the question concerns, and mostly what was answered before it."""
    who = f"/data/{AGES[number % 3]} = 1"
    if number % 7 == 0:
        return f"({who} or /data/{AGES[(number + 1) % 3]} = 1) and /data/sex = 'female'"
    if number % 4 and number > GROUPS:
        return f"{who} and {place(number - 1 - number % 3)} = 'yes'"
    return who


def place(number: int) -> str:
    """Where question ``number`` stands."""
    return f"/data/g{number * GROUPS // QUESTIONS}/q{number}"


def kind(number: int) -> str:
    """Most are yes or no; some are numbers and texts."""
    return "int" if number % 9 == 5 else "string"


def texts() -> Iterator[str]:
    """The itext of each language."""
    for language in LANGUAGES:
        lines = "".join(
            f'<text id="q{n}:label"><value>({n}) {escape(language)}: did <output value="/data/name"/> have sign {n}, '
            f"and for how long before the illness?</value></text>"
            for n in range(QUESTIONS)
        )
        choices = "".join(f'<text id="c-{value}"><value>{value} {language[:2]}</value></text>' for value in ANSWERS)
        yield f"<translation lang={quoteattr(language)}>{lines}{choices}</translation>"


def control(number: int) -> str:
    """One question of the body."""
    label = f"<label ref=\"jr:itext('q{number}:label')\"/>"
    if number % 9 == 5:
        return f'<input ref="{place(number)}">{label}</input>'
    items = "".join(f"<item><label ref=\"jr:itext('c-{v}')\"/><value>{v}</value></item>" for v in ANSWERS)
    return f'<select1 ref="{place(number)}">{label}{items}</select1>'


def form_xml() -> bytes:
    """The XForm."""
    groups = [[n for n in range(QUESTIONS) if n * GROUPS // QUESTIONS == g] for g in range(GROUPS)]
    instance = "".join(f"<g{g}>{''.join(f'<q{n}/>' for n in numbers)}</g{g}>" for g, numbers in enumerate(groups))
    binds = "".join(
        f'<bind nodeset="{place(n)}" type="{kind(n)}" relevant={quoteattr(relevance(n))} required="true()"/>'
        for n in range(QUESTIONS)
    )
    counted = "".join(f'<bind nodeset="/data/{name}" calculate="{rule}"/>' for name, rule in CALCULATIONS.items())
    body = "".join(
        f'<group ref="/data/g{g}"><label>Part {g}</label>{"".join(map(control, numbers))}</group>'
        for g, numbers in enumerate(groups)
    )
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>VA</h:title><model>'
        f"<itext>{''.join(texts())}</itext>"
        '<instance><data id="va" version="1"><name/><sex/><born/><died/><days/><neonatal/><child/><adult/>'
        f"{instance}<meta><instanceID/></meta></data></instance>"
        '<bind nodeset="/data/born" type="date"/><bind nodeset="/data/died" type="date"/>'
        f'{counted}{binds}<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>'
        "</model></h:head><h:body>"
        '<input ref="/data/name"><label>Name</label></input>'
        '<select1 ref="/data/sex"><label>Sex</label><item><label>F</label><value>female</value></item>'
        "<item><label>M</label><value>male</value></item></select1>"
        '<input ref="/data/born"><label>Born</label></input><input ref="/data/died"><label>Died</label></input>'
        f"{body}</h:body></h:html>"
    ).encode()


def answer_times(session: FormSession) -> list[float]:
    """Milliseconds of every answer: the ages in turn, and each question that is asked then."""
    times: list[float] = []

    def answer(reference: str, text: str) -> None:
        began = time.perf_counter()
        session.answer(reference, text)
        times.append((time.perf_counter() - began) * 1000)

    answer("/data/name", "Ani")
    answer("/data/sex", "female")
    answer("/data/died", "2026-11-20")
    chance = random.Random(1)
    for born in ("2026-11-10", "2020-01-01", "1950-05-05", "2026-11-11", ""):
        answer("/data/born", born)
        for number in range(QUESTIONS):
            if session.node(place(number)).relevant:
                answer(place(number), "3" if kind(number) == "int" else chance.choice(ANSWERS[:2]))
    return times


def main() -> bool:
    """Prints figures; True when loading and the slowest answer meet their goals."""
    xml = form_xml()
    bare = median(lambda: ET.fromstring(xml))
    load = median(lambda: load_form(xml, {}), 10)
    form = load_form(xml, {})
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    start = median(lambda: FormSession.start(form, context))
    times = sorted(answer_times(FormSession.start(form, context)))
    print(f"verbal autopsy: {QUESTIONS} questions, {len(xml) / 1000:.0f} kB")
    print(f"  load {load:.1f} ms = {load / bare:.1f} times bare parsing ({bare:.1f} ms); start {start:.1f} ms")
    middle, late = times[len(times) // 2], times[len(times) * 95 // 100]
    print(f"  {len(times)} answers: median {middle:.3f} ms, p95 {late:.3f} ms, worst {times[-1]:.2f} ms")
    met = say("loading, against parsing its XML alone", load, "ms", baseline=bare, goal=GOAL)
    return met & say("the worst answer", times[-1], "ms", goal=FRAME)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
