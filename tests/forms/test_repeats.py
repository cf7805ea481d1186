"""Repeats: growing, shrinking, counted, nested; and rules that look across their instances."""

import pytest

from fieldapp.forms import FormSession, load_form
from tests.forms.play import again, context, form, kinds, raw, start

FAMILY = """
| survey |
| | type | name | label | calculation | default | required | repeat_count |
| | text | head | Head | | | | |
| | begin_repeat | family | Member | | | | |
| | text | name | Name | | | yes | |
| | integer | age | Age of ${name} | | | | |
| | text | mark | Mark | | m | | |
| | text | uid | Uid | | uuid() | | |
| | calculate | place | | position(..) | | | |
| | calculate | older | | indexed-repeat(${age}, ${family}, position(..) - 1) | | | |
| | begin_repeat | visit | Visit | | | | |
| | date | day | Day | | | | |
| | end_repeat | | | | | | |
| | end_repeat | | | | | | |
| | calculate | people | | count(${family}) | | | |
| | calculate | total | | sum(${age}) | | | |
| | calculate | grown | | count(${family}[age >= 18]) | | | |
| | calculate | names | | join(', ', ${name}) | | | |
"""


def family() -> FormSession:
    session = start(FAMILY)
    session.answer("/data/family[1]/name", "Ani")
    session.answer("/data/family[1]/age", "40")
    session.add_repeat("/data/family")
    session.answer("/data/family[2]/name", "Budi")
    session.answer("/data/family[2]/age", "12")
    session.add_repeat("/data/family")
    session.answer("/data/family[3]/name", "Citra")
    session.answer("/data/family[3]/age", "20")
    return session


def text(session: FormSession, reference: str) -> str:
    return session.node(f"/data/{reference}").text


def test_instances_have_positions_labels_and_defaults() -> None:
    session = family()
    assert session.node("/data/family[2]/age").label == "Age of Budi"
    assert text(session, "family[3]/mark") == "m"
    assert text(session, "family[1]/uid") != text(session, "family[2]/uid") != ""
    assert [text(session, f"family[{n}]/place") for n in (1, 2, 3)] == ["1", "2", "3"]
    assert [text(session, f"family[{n}]/older") for n in (1, 2, 3)] == ["", "40", "12"]
    assert text(session, "family/name") == "Ani", "without a position the first one is meant"


def test_rules_outside_follow_every_instance() -> None:
    session = family()
    assert [text(session, name) for name in ("people", "total", "grown", "names")] == [
        "3",
        "72",
        "2",
        "Ani, Budi, Citra",
    ]


def test_taking_one_out_moves_the_others_up() -> None:
    session = family()
    changes = session.remove_repeat("/data/family[2]")
    assert changes.structure
    assert changes.saved["/data/family"] == "2"
    assert changes.saved["/data/family[2]/name"] == "Citra"
    assert changes.saved["/data/family[3]/name"] is None
    assert "/data/family[2]/name" in changes.shown
    assert [text(session, name) for name in ("people", "total", "names")] == ["2", "60", "Ani, Citra"]
    assert text(session, "family[2]/place") == "2"
    assert text(session, "family[2]/older") == "40"
    with pytest.raises(KeyError):
        session.node("/data/family[3]/name")


def test_changes_are_enough_to_restore() -> None:
    session = start(FAMILY)
    store = dict(session.saved())

    def keep(saved: object) -> None:
        for reference, value in dict(saved).items():  # type: ignore[call-overload]
            if value is None:
                store.pop(reference, None)
            else:
                store[reference] = value

    keep(session.answer("/data/family[1]/name", "Ani").saved)
    keep(session.add_repeat("/data/family").saved)
    keep(session.answer("/data/family[2]/mark", "").saved)
    keep(session.add_repeat("/data/family[2]/visit").saved)
    keep(session.add_repeat("/data/family[2]/visit").saved)
    keep(session.answer("/data/family[2]/visit[2]/day", "2026-01-02").saved)
    keep(session.add_repeat("/data/family").saved)
    keep(session.remove_repeat("/data/family[1]").saved)
    assert store == session.saved()
    restored = FormSession.restore(session.form, context(seed=9), store)
    assert restored.saved() == store
    assert restored.sections() == session.sections()


def test_an_empty_repeat_can_grow_again() -> None:
    session = start(FAMILY)
    session.remove_repeat("/data/family[1]")
    assert text(session, "people") == "0"
    last = session.sections()[-1]
    assert last.references == ("/data/family",)
    assert session.node("/data/family").label == "Member"
    assert session.node("/data/family").control == "repeat"
    session.add_repeat("/data/family")
    assert session.sections()[-1].references[0] == "/data/family[1]"
    assert again(session).sections() == session.sections()


COUNTED = """
| survey |
| | type | name | label | repeat_count | calculation |
| | integer | n | How many | | |
| | begin_repeat | child | Child | ${n} | |
| | text | name | Name | | |
| | text | uid | U | | |
| | end_repeat | | | | |
| | calculate | all | | | count(${child}) |
"""


def test_a_count_makes_and_hides_instances_without_losing_them() -> None:
    session = start(COUNTED)
    assert text(session, "all") == "0"
    changes = session.answer("/data/n", "3")
    assert changes.structure
    assert changes.saved["/data/child"] == "3"
    session.answer("/data/child[3]/name", "Dewi")
    changes = session.answer("/data/n", "2")
    assert changes.hidden == ("/data/child[3]/name",)
    assert text(session, "all") == "2"
    assert b"Dewi" not in session.freeze()
    restored = again(session)
    restored.answer("/data/n", "3")
    assert restored.node("/data/child[3]/name").text == "Dewi"
    assert restored.node("/data/child[3]/name").relevant


def test_counted_repeats_cannot_be_changed_by_hand() -> None:
    session = start(COUNTED)
    session.answer("/data/n", "1")
    with pytest.raises(ValueError):
        session.add_repeat("/data/child")
    with pytest.raises(ValueError):
        session.remove_repeat("/data/child[1]")


def test_the_form_may_forbid_more() -> None:
    body = '<repeat nodeset="/data/r" jr:noAddRemove="true()"><input ref="/data/r/x"/></repeat>'
    session = FormSession.start(load_form(raw("<r><x/></r>", "", body), {}), context())
    assert not session.node("/data/r[1]").grows
    with pytest.raises(ValueError):
        session.add_repeat("/data/r")
    assert start(FAMILY).node("/data/family[1]").grows
    assert not start(COUNTED).node("/data/child").grows


def test_a_count_beyond_reason_is_a_violation_not_a_hang() -> None:
    session = start(COUNTED)
    session.answer("/data/n", "999999999")
    assert kinds(session) == {"/data/child": "too_many"}
    session.answer("/data/n", "2")
    assert kinds(session) == {}


def test_running_totals_look_at_the_instance_before() -> None:
    instance = "<row><amount/><sum/></row>"
    binds = (
        '<bind nodeset="/data/row/amount" type="int"/><bind nodeset="/data/row/sum" type="int" '
        'calculate="sum(../amount) + sum(/data/row[position() = position(current()/..) - 1]/sum)"/>'
    )
    body = '<repeat nodeset="/data/row"><input ref="/data/row/amount"/></repeat>'
    session = FormSession.start(load_form(raw(instance, binds, body), {}), context())
    for number in range(1, 6):
        if number > 1:
            session.add_repeat("/data/row")
        session.answer(f"/data/row[{number}]/amount", str(number))
    assert [text(session, f"row[{n}]/sum") for n in range(1, 6)] == ["1", "3", "6", "10", "15"]
    session.answer("/data/row[1]/amount", "11")
    assert text(session, "row[5]/sum") == "25"
    session.remove_repeat("/data/row[2]")
    assert text(session, "row[4]/sum") == "23"


def test_unknown_references_are_key_errors() -> None:
    session = start(FAMILY)
    for reference in ("/data/nobody", "/data/family[2]/name", "/data/family[0]/name", "/data/family[x]/name"):
        with pytest.raises(KeyError):
            session.answer(reference, "x")
    with pytest.raises(KeyError):
        session.add_repeat("/data/head")


def test_references_of_the_form_have_no_positions() -> None:
    assert "/data/family/visit/day" in form(FAMILY).references
