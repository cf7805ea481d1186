"""Many of everything: rows of a list inside and beside the form, instances of a repeat. Worst cases, not medians."""

import random
import resource
import uuid
from datetime import UTC, datetime

from engine import milliseconds
from report import say

from fieldapp.forms import Context, FormSession, load_form

INTERNAL, EXTERNAL, INSTANCES = 9_000, 50_000, 1_000
GOAL_FILTER_MS, GOAL_OPEN_MS, GOAL_REPEAT_MS, GOAL_MIB = 1.0, 50.0, 50.0, 300
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Many</h:title><model>'
)
CHOOSE = (
    '<select1 ref="/data/area"><label>Area</label><itemset nodeset="instance(\'areas\')/root/item'
    '[district = /data/district]"><value ref="name"/><label ref="label"/></itemset></select1>'
)


def session_of(xml: str, files: dict[str, bytes] | None = None) -> FormSession:
    """A started session."""
    context = Context(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), random.Random(1), {})
    return FormSession.start(load_form(xml.encode(), files or {}), context)


def cascade(instance: str) -> str:
    """A district, and the areas in it."""
    return (
        f'{HEAD}<instance><data id="many"><district/><area/></data></instance>{instance}'
        '<bind nodeset="/data/district" type="string"/><bind nodeset="/data/area" type="string"/></model></h:head>'
        f'<h:body><input ref="/data/district"><label>District</label></input>{CHOOSE}</h:body></h:html>'
    )


def internal() -> float:
    """The worst answer with its choices read, in milliseconds."""
    items = "".join(
        f"<item><name>a{n}</name><label>Area {n}</label><district>d{n % 90}</district></item>" for n in range(INTERNAL)
    )
    session = session_of(cascade(f'<instance id="areas"><root>{items}</root></instance>'))
    return worst_choice(session)


def external() -> tuple[float, float]:
    """(the first time, the worst later), in milliseconds."""
    rows = "".join(f"a{n},Area {n},d{n % 500}\n" for n in range(EXTERNAL))
    csv = {"areas.csv": f"name,label,district\n{rows}".encode()}
    session = session_of(cascade('<instance id="areas" src="jr://file-csv/areas.csv"/>'), csv)
    return milliseconds(lambda: choose(session, "d0")), worst_choice(session)


def choose(session: FormSession, district: str) -> None:
    """Answer, and show the list that follows."""
    session.answer("/data/district", district)
    assert session.node("/data/area").choices


def worst_choice(session: FormSession) -> float:
    """Over many districts, after the first."""
    choose(session, "d1")
    return max(milliseconds(lambda n=n: choose(session, f"d{n}")) for n in range(2, 80))


def repeats() -> float:
    """The worst answer in and around a thousand instances, in milliseconds."""
    body = "".join(f'<input ref="/data/kid/{name}"><label>{name}</label></input>' for name in ("age", "name"))
    session = session_of(
        f'{HEAD}<instance><data id="many"><factor/><kid jr:template=""><age/><name/><twice/></kid><kid><age/><name/>'
        "<twice/></kid><sum/></data></instance>"
        '<bind nodeset="/data/factor" type="int"/><bind nodeset="/data/kid/age" type="int" constraint=". &lt; 130"/>'
        '<bind nodeset="/data/kid/name" type="string" relevant="../age &gt; 4"/>'
        '<bind nodeset="/data/kid/twice" calculate="../age * 2 + position(..)"/>'
        '<bind nodeset="/data/sum" calculate="sum(/data/kid/twice)"/></model></h:head><h:body>'
        '<input ref="/data/factor"><label>Factor</label></input>'
        f'<group ref="/data/kid"><label>Kid</label><repeat nodeset="/data/kid">{body}</repeat></group>'
        "</h:body></h:html>"
    )
    for _ in range(INSTANCES - 1):
        session.add_repeat("/data/kid")
    places = [f"/data/kid[{n}]/age" for n in range(1, INSTANCES + 1, 37)]
    return max(milliseconds(lambda place=place: session.answer(place, "7")) for place in places)


def main() -> bool:
    """Prints figures; True when every goal is met."""
    inside, (first, later), repeated = internal(), external(), repeats()
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{EXTERNAL} rows in a file, the first list", first, "ms")
    say("memory at most", mib, "MiB", goal=GOAL_MIB)
    met = say(f"{INTERNAL} rows in the form, the worst answer with its list", inside, "ms", goal=GOAL_FILTER_MS)
    met &= say(f"{EXTERNAL} rows in a file, the worst later list", later, "ms", goal=GOAL_OPEN_MS)
    return met & say(f"{INSTANCES} repeat instances, the worst answer", repeated, "ms", goal=GOAL_REPEAT_MS)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
