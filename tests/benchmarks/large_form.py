"""A form of the size of the largest real ones: 500 questions in 20 groups, 7,000 choices, logic in every third."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

QUESTIONS = 500
GROUPS = 20
CHOICES = 7_000
LISTS = 35
ROOT = "/data"


def reference(number: int) -> str:
    """Where question ``number`` stands."""
    return f"{ROOT}/g{number // (QUESTIONS // GROUPS)}/q{number}"


def rules() -> Iterator[tuple[str, str, str]]:
    """(reference, attribute, expression) of every bind that has logic."""
    for number in range(3, QUESTIONS):
        one, two = reference(number - 1), reference(number - 3)
        kind = number % 6
        if kind == 0:
            yield reference(number), "calculate", f"if({one} = '', 0, {one}) + coalesce({two}, 1) * 2"
        elif kind == 1:
            yield reference(number), "relevant", f"{two} != '' or selected({one}, 'c1')"
        elif kind == 2:
            yield reference(number), "constraint", f". >= 0 and (. < 1000 or string-length({two}) > 0)"
        elif kind == 4:
            yield reference(number), "required", f"number({two}) > 5"


def select_list(number: int) -> int | None:
    """The list a question chooses from, if it chooses."""
    return number // 6 % LISTS if number % 6 == 5 else None


def form_xml() -> bytes:
    """The XForm."""
    logic: dict[str, str] = {}
    for place, name, expression in rules():
        logic[place] = f" {name}={quoteattr(expression)}"
    size = QUESTIONS // GROUPS
    groups = range(GROUPS)
    instance = "".join(f"<g{g}>{''.join(f'<q{n}/>' for n in range(g * size, g * size + size))}</g{g}>" for g in groups)
    binds = "".join(
        f'<bind nodeset="{reference(n)}" type="{_type(n)}"{logic.get(reference(n), "")}/>' for n in range(QUESTIONS)
    )
    body = "".join(
        f'<group ref="{ROOT}/g{g}"><label>Group {g}</label>'
        f"{''.join(_control(n) for n in range(g * size, g * size + size))}</group>"
        for g in groups
    )
    lists = "".join(_list(number) for number in range(LISTS))
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Large</h:title><model><instance>'
        f'<data id="large" version="1">{instance}<meta><instanceID/></meta></data></instance>{lists}{binds}'
        '<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def _type(number: int) -> str:
    return "string" if number % 6 in (5, 1, 3) else "int"


def _control(number: int) -> str:
    of = select_list(number)
    label = f"<label>Question {number}, with a text of ordinary length?</label>"
    if of is None:
        return f'<input ref="{reference(number)}">{label}</input>'
    narrower = f"[region = {reference(number - 3)} or region = 'r1']" if number % 12 == 5 else ""
    nodeset = quoteattr(f"instance('l{of}')/root/item{narrower}")
    items = f'<itemset nodeset={nodeset}><value ref="name"/><label ref="label"/></itemset>'
    return f'<select1 ref="{reference(number)}">{label}{items}</select1>'


def _list(number: int) -> str:
    items = "".join(
        f"<item><name>c{place}</name><label>Choice {place} of {number}</label><region>r{place % 10}</region></item>"
        for place in range(CHOICES // LISTS)
    )
    return f'<instance id="l{number}"><root>{items}</root></instance>'
