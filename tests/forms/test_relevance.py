"""What is asked: relevance, inheritance, and what happens to answers that are no longer asked for."""

import pytest

from tests.forms.play import again, kinds, start

FORM = """
| survey |
| | type | name | label | relevant | calculation | required | readonly |
| | integer | age | Age | | | yes | |
| | begin_group | work | Work | ${age} >= 15 | | | |
| | text | job | Job | | | yes | |
| | begin_group | pay | Pay | ${job} != '' | | | |
| | decimal | wage | Wage | | | | |
| | end_group | | | | | | |
| | calculate | doubled | | | ${wage} * 2 | | |
| | end_group | | | | | | |
| | note | young | Too young: ${age} | ${age} < 15 | | | |
| | text | why | Why | ${doubled} > 10 | | ${age} > 40 | |
| | text | fixed | Fixed | | | | ${age} > 50 |
"""


def test_relevance_comes_from_all_groups_around() -> None:
    session = start(FORM)
    wage = session.node("/data/work/pay/wage")
    assert not wage.relevant
    session.answer("/data/age", "20")
    assert not wage.relevant
    session.answer("/data/work/job", "pemulung")
    assert wage.relevant


def test_an_answer_that_hides_answered_questions_names_them_and_keeps_their_text() -> None:
    session = start(FORM)
    session.answer("/data/age", "20")
    session.answer("/data/work/job", "pemulung")
    session.answer("/data/work/pay/wage", "7.5")
    assert session.node("/data/why").relevant
    changes = session.answer("/data/age", "9")
    assert changes.structure
    assert changes.hidden == ("/data/work/job", "/data/work/pay/wage")
    assert not session.node("/data/why").relevant, "a calculation that is not relevant is seen as blank"
    assert session.node("/data/work/pay/wage").text == "7.5"
    assert b"wage" not in session.freeze()
    changes = session.answer("/data/age", "21")
    assert changes.hidden == ()
    assert session.node("/data/work/pay/wage").relevant


def test_changes_tell_what_to_repaint_and_what_to_store() -> None:
    session = start(FORM)
    session.answer("/data/age", "20")
    changes = session.answer("/data/age", "21")
    assert changes.saved == {"/data/age": "21"}
    assert not changes.structure
    assert "/data/young" in changes.shown, "its label shows the age"
    assert "/data/fixed" in changes.shown
    assert session.answer("/data/age", "").saved == {"/data/age": None}


def test_required_and_readonly_follow_their_expressions() -> None:
    session = start(FORM)
    session.answer("/data/age", "45")
    session.answer("/data/work/job", "x")
    session.answer("/data/work/pay/wage", "6")
    assert session.node("/data/why").required
    assert kinds(session) == {"/data/why": "required"}
    assert not session.node("/data/fixed").readonly
    session.answer("/data/age", "51")
    assert session.node("/data/fixed").readonly
    session.answer("/data/age", "30")
    assert kinds(session) == {}


CALCULATED = """
    | survey |
    | | type      | name | label | calculation | readonly |
    | | integer   | a    | A     |             |          |
    | | integer   | b    | B     | ${a} + 1    |          |
    | | integer   | c    | C     | ${b} + 1    | yes      |
    | | calculate | d    |       | ${c} + 1    |          |
    """


def test_a_calculated_question_keeps_what_it_is_given_until_it_is_computed_again() -> None:
    session = start(CALCULATED)
    session.answer("/data/a", "1")
    assert not session.node("/data/b").readonly
    assert session.answer("/data/b", "99").saved == {"/data/b": "99"}
    assert again(session).node("/data/d").text == session.node("/data/d").text == "101"
    session.answer("/data/a", "2")
    assert session.node("/data/b").text == "3"


@pytest.mark.parametrize("name", ["c", "d"])
def test_a_result_that_nobody_can_answer_stays(name: str) -> None:
    session = start(CALCULATED)
    session.answer("/data/a", "1")
    before = session.node(f"/data/{name}").text
    assert session.answer(f"/data/{name}", "99").saved == {}
    assert session.node(f"/data/{name}").text == before


def test_restore_brings_back_what_is_hidden() -> None:
    session = start(FORM)
    session.answer("/data/age", "20")
    session.answer("/data/work/job", "pemulung")
    session.answer("/data/age", "9")
    restored = again(session)
    assert restored.node("/data/work/job").text == "pemulung"
    assert not restored.node("/data/work/job").relevant


def test_readonly_of_a_group_holds_for_everything_in_it() -> None:
    from fieldapp.forms import FormSession, load_form
    from tests.forms.play import context, raw

    binds = '<bind nodeset="/data/g" readonly="/data/lock = \'1\'"/>'
    body = '<input ref="/data/lock"/><group ref="/data/g"><label>G</label><input ref="/data/g/a"/></group>'
    session = FormSession.start(load_form(raw("<lock/><g><a/></g>", binds, body), {}), context())
    assert not session.node("/data/g/a").readonly
    session.answer("/data/lock", "1")
    assert session.node("/data/g/a").readonly
