"""Prevention and education activities of the period: how many, who took part, on what, and what was reported there."""

from collections import Counter
from collections.abc import Sequence

from fieldapp.casework.caseload import KABUPATEN_LENGTH, ActivityRow, Caseload, Names
from fieldapp.casework.period import Period
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Group, Table, Word


def activities(load: Caseload, period: Period, names: Names) -> Table:
    """One row a kab/kota where anything was done; participants add up by sex and age."""
    done = [one for one in load.activities if period.holds(one.day)]
    by_place: dict[str, list[ActivityRow]] = {place: [] for place in (*names.kabupaten, "")}
    for one in done:
        place = one.region[:KABUPATEN_LENGTH]
        by_place[place if place in by_place else ""].append(one)
    used = [(place, own) for place, own in by_place.items() if own]
    rows = [(place, names.kabupaten.get(place, Word("Elsewhere or not known")), *_counts(own)) for place, own in used]
    rows.append(("", TOTAL, *_counts(done)))
    columns = (
        Column(Word("Code"), "#adm2+code", "code"),
        Column(Word("Regency or city"), "#adm2+name", "text"),
        Column(Word("Activities"), "#activity", "number"),
        Column(Word("Participants"), "#reached"),
        Column(Word("Boys"), "#reached+m+children"),
        Column(Word("Girls"), "#reached+f+children"),
        Column(Word("Men 18-59"), "#reached+m+adults"),
        Column(Word("Women 18-59"), "#reached+f+adults"),
        Column(Word("Men 60+"), "#reached+m+elderly"),
        Column(Word("Women 60+"), "#reached+f+elderly"),
        Column(Word("With disability"), "#reached+disabled"),
        Column(Word("New cases reported"), "#affected+reported"),
    )
    count = len(used)
    return Table(
        key="activities",
        title=Word("Prevention and education activities"),
        unit=Word("participants"),
        columns=columns,
        rows=tuple(rows),
        groups=(Group((4, 5, 6, 7, 8, 9), 3), Group((10,)), Group((11,))),
        blocks=(Block(tuple(range(count)), count),),
        strong=(count,),
    )


def topics(load: Caseload, period: Period, names: Names) -> Table:
    """How often each topic was spoken of, most first; an activity may have several."""
    done = [one for one in load.activities if period.holds(one.day)]
    counted = Counter(topic for one in done for topic in one.topics)
    reached = Counter[str]()
    for one in done:
        reached.update(dict.fromkeys(one.topics, one.participants))
    order = sorted(counted, key=lambda topic: (-counted[topic], topic))
    columns = (
        Column(Word("Topic"), "#activity+topic", "text"),
        Column(Word("Activities"), "#activity", "number"),
        Column(Word("Participants"), "#reached"),
    )
    rows: list[tuple[Cell, ...]] = [(names.topics.get(code, code), counted[code], reached[code]) for code in order]
    note = Word("An activity can have more than one topic.")
    return Table("topics", Word("Topics"), Word("participants"), columns, tuple(rows), (note,))


def _counts(done: Sequence[ActivityRow]) -> tuple[Cell, ...]:
    people = [sum(one.people[age][sex] for one in done) for age in range(3) for sex in range(2)]
    disabled, reported = sum(one.disabled for one in done), sum(one.new_reports for one in done)
    return len(done), sum(people), *people, disabled, reported
