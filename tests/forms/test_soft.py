"""Soft warnings: a note that warns a question is shown at it, can be confirmed, and stops nothing."""

import pytest

from fieldapp.errors import FormError
from fieldapp.forms import FormSession, load_form
from tests.forms.play import context

HEAD = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:soft="urn:jangkau:soft"><h:head><h:title>t</h:title><model>"""
TEXTS = """<itext>
 <translation lang="Bahasa Indonesia (id)" default="true()"><text id="old">
  <value> Umur <output value=" ../age "/> tinggi. Benar? </value></text></translation>
 <translation lang="English (en)"><text id="old">
  <value> Age <output value=" ../age "/> is high. Correct? </value></text></translation></itext>"""
FORM = f"""{HEAD}{TEXTS}<instance><data id="f" version="1">
 <most>100</most><kid jr:template=""><age/><name/><old/></kid><kid><age/><name/><old/></kid>
 <note/><meta><instanceID/></meta></data></instance>
 <bind nodeset="/data/most" type="int"/>
 <bind nodeset="/data/kid/age" type="int" constraint=". &lt; 130"/>
 <bind nodeset="/data/kid/old" type="string" readonly="true()" soft:warns=" ../age " relevant=" ../age  &gt; /data/most"
 />
 <bind nodeset="/data/note" type="string" readonly="true()"/>
</model></h:head><h:body><input ref="/data/most"><label>Most</label></input>
<group ref="/data/kid"><label>Kid</label><repeat nodeset="/data/kid">
<input ref="/data/kid/age"><label>Age</label></input><input ref="/data/kid/name"><label>Name</label></input>
<input ref="/data/kid/old"><label ref="jr:itext('old')"/></input></repeat></group>
<input ref="/data/note"><label>Thanks</label></input></h:body></h:html>"""
AGE = "/data/kid[1]/age"
OLD = "/data/kid[1]/old"


@pytest.fixture
def session() -> FormSession:
    return FormSession.start(load_form(FORM.encode(), {}, strict=True), context())


def test_it_is_told_at_its_question_in_the_language_of_the_session(session: FormSession) -> None:
    assert session.node(AGE).soft == ""
    changes = session.answer(AGE, "101")
    assert session.node(AGE).soft == "Umur 101 tinggi. Benar?"
    assert AGE in changes.shown
    session.set_language("English (en)")
    assert session.node(AGE).soft == "Age 101 is high. Correct?"


def test_it_is_no_violation_and_no_note(session: FormSession) -> None:
    session.answer(AGE, "101")
    assert session.violations() == ()
    assert b"<old/>" in session.freeze()
    listed = [reference for section in session.sections() for reference in section.references]
    assert OLD not in listed
    assert "/data/note" in listed


def test_a_violation_is_told_alone(session: FormSession) -> None:
    session.answer(AGE, "131")
    assert session.node(AGE).violation is not None
    assert session.node(AGE).soft == ""


def test_confirmed_it_is_quiet_stored_and_submitted(session: FormSession) -> None:
    session.answer(AGE, "101")
    changes = session.confirm(AGE)
    assert changes.saved == {OLD: "confirmed"}
    assert AGE in changes.shown
    again = FormSession.restore(session.form, context(), session.saved())
    assert again.node(AGE).soft == session.node(AGE).soft == ""
    assert b"<old>confirmed</old>" in again.freeze()
    assert FormSession.from_submission(session.form, context(), again.freeze()).node(AGE).soft == ""


@pytest.mark.parametrize(("changed", "text"), [(AGE, "102"), ("/data/most", "90")])
def test_it_comes_back_when_what_it_depends_on_changes(session: FormSession, changed: str, text: str) -> None:
    session.answer(AGE, "101")
    session.confirm(AGE)
    changes = session.answer(changed, text)
    assert changes.saved == {changed: text, OLD: None}
    assert session.node(AGE).soft != ""


def test_it_stays_quiet_when_something_else_changes(session: FormSession) -> None:
    session.answer(AGE, "101")
    session.confirm(AGE)
    session.answer("/data/kid[1]/name", "Ani")
    session.add_repeat("/data/kid")
    session.answer("/data/kid[2]/age", "105")
    assert session.node(AGE).soft == ""
    assert session.node("/data/kid[2]/age").soft == "Umur 105 tinggi. Benar?"


def test_there_is_nothing_to_confirm_without_a_warning(session: FormSession) -> None:
    session.answer(AGE, "7")
    assert session.confirm(AGE).saved == {}


@pytest.mark.parametrize(
    ("written", "changed", "told"),
    [
        ('warns=" ../age "', 'warns=" ../agee "', "which is not in the form"),
        ('warns=" ../age "', 'warns=" /data/most "', "no question of the same repeat"),
        ('relevant=" ../age  &gt; /data/most"', "", "has a condition"),
        ('readonly="true()" soft:', "soft:", "Only a note"),
    ],
)
def test_what_cannot_warn_is_told(written: str, changed: str, told: str) -> None:
    xml = FORM.replace(written, changed).encode()
    with pytest.raises(FormError, match=told) as caught:
        load_form(xml, {}, strict=True)
    assert caught.value.problems[0].message.startswith("${old}: ")
    assert any(told in warning for warning in load_form(xml, {}).warnings)
