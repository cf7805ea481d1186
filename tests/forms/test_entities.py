"""Entities (ODK Entities 2025.1): several lists in one form and in repeats, created or updated."""

from xml.etree import ElementTree as ET

import pytest

from fieldapp.errors import FormError
from fieldapp.forms import FormSession, load_form
from tests.forms.play import again, context, form, raw, start

FORM = """
| survey |
| | type | name | label | save_to | calculation |
| | csv-external | person | | | |
| | text | known | Known id | | |
| | text | name | Name | person#full_name | |
| | text | alias | Alias | person#alias | |
| | calculate | key | | | coalesce(${known}, 'new-1') |
| | begin_group | refer | Refer | | |
| | text | where | Where | referral#place | |
| | end_group | | | | |
| | begin_repeat | kin | Kin | | |
| | text | kname | Name | kin#full_name | |
| | integer | kage | Age | kin#age | |
| | end_repeat | | | | |
| entities |
| | list_name | label | create_if | update_if | entity_id |
| | person | ${name} | ${known} = '' | ${known} != '' | ${key} |
| | referral | ${where} | ${where} != '' | | |
| | kin | ${kname} | ${kage} < 18 | | |
"""
FILES = {"person.csv": b"name,label,__version,__trunkVersion,__branchId\nold-7,Ani,3,2,b-1\n"}


def by_list(session: FormSession) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for change in session.entities():
        found.setdefault(change.entity_list, []).append(change.label)
    return found


def test_conditions_decide_who_is_created() -> None:
    session = start(FORM, FILES)
    session.answer("/data/name", "Budi")
    assert by_list(session) == {"person": ["Budi"]}
    session.answer("/data/refer/where", "RSUD")
    session.answer("/data/kin[1]/kname", "Citra")
    session.answer("/data/kin[1]/kage", "9")
    session.add_repeat("/data/kin")
    session.answer("/data/kin[2]/kname", "Dewi")
    session.answer("/data/kin[2]/kage", "30")
    session.add_repeat("/data/kin")
    session.answer("/data/kin[3]/kname", "Eko")
    session.answer("/data/kin[3]/kage", "3")
    assert by_list(session) == {"person": ["Budi"], "referral": ["RSUD"], "kin": ["Citra", "Eko"]}
    ids = [change.entity_id for change in session.entities()]
    assert len(set(ids)) == 4
    assert ids == [change.entity_id for change in again(session).entities()]


def test_an_update_says_on_which_version_it_is_based() -> None:
    session = start(FORM, FILES)
    session.answer("/data/known", "old-7")
    session.answer("/data/name", "Ani")
    (change,) = session.entities()
    assert (change.action, change.entity_id, change.base_version, change.branch_id) == ("update", "old-7", 3, "b-1")
    assert change.properties == {"full_name": "Ani", "alias": ""}


def test_the_submission_says_the_same() -> None:
    session = start(FORM, FILES)
    session.answer("/data/name", "Budi")
    session.answer("/data/kin[1]/kname", "Citra")
    session.answer("/data/kin[1]/kage", "9")
    root = ET.fromstring(session.freeze())
    written = [(e.get("dataset"), e.get("id"), e.get("create"), e.findtext("label")) for e in root.iter("entity")]
    assert written == [(c.entity_list, c.entity_id, "1", c.label) for c in session.entities()]
    assert root.find("refer/meta") is None, "a block that says nothing is left out"
    back = FormSession.from_submission(session.form, context(seed=4), session.freeze())
    assert back.entities() == session.entities()


def test_a_correction_can_create_what_its_submission_did_not() -> None:
    session = start(FORM, FILES)
    session.answer("/data/name", "Budi")
    back = FormSession.from_submission(session.form, context(seed=4), session.freeze())
    back.answer("/data/refer/where", "RSUD")
    (referral,) = [change for change in back.entities() if change.entity_list == "referral"]
    assert referral.entity_id


def test_not_relevant_blocks_and_questions_say_nothing() -> None:
    instance = "<on/><g><x/><y/><meta><entity dataset='l' create='1' id='i'><label/></entity></meta></g>"
    binds = (
        "<bind nodeset='/data/g' relevant=\"/data/on = '1'\"/>"
        "<bind nodeset='/data/g/x' xmlns:entities='http://www.opendatakit.org/xforms/entities' entities:saveto='x'/>"
        "<bind nodeset='/data/g/y' xmlns:entities='http://www.opendatakit.org/xforms/entities' entities:saveto='y' "
        "relevant=\"../x = 'q'\"/>"
    )
    session = FormSession.start(load_form(raw(instance, binds), {}), context())
    assert session.entities() == ()
    session.answer("/data/on", "1")
    assert [change.properties for change in session.entities()] == [{"x": ""}]
    session.answer("/data/g/x", "q")
    assert [change.properties for change in session.entities()] == [{"x": "q", "y": ""}]


def test_save_to_without_an_entity_is_refused() -> None:
    binds = "<bind nodeset='/data/x' xmlns:e='http://www.opendatakit.org/xforms/entities' e:saveto='x'/>"
    with pytest.raises(FormError) as caught:
        load_form(raw("<x/>", binds), {})
    assert caught.value.problems[0].column == "saveto"
    assert form(FORM, FILES).entities
