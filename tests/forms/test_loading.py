"""Loading: every mistake at once, with its question and place; circles; what only warns."""

import pytest

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import FormSession, load_form
from tests.forms.play import again, context, form, raw


def problems(xml: bytes) -> tuple[FormProblem, ...]:
    with pytest.raises(FormError) as caught:
        load_form(xml, {}, strict=True)
    return caught.value.problems


def test_all_mistakes_are_found_at_once() -> None:
    binds = (
        '<bind nodeset="/data/a" relevant="selectd(., 1)"/><bind nodeset="/data/b" constraint=". &gt;"/>'
        '<bind nodeset="/data/nobody"/>'
    )
    body = '<input ref="/data/c"><label>C <output value="/data/zzz"/></label></input><input ref="/data/ghost"/>'
    found = problems(raw("<a/><b/><c/>", binds, body))
    assert [(p.message.partition(":")[0], p.code, p.column) for p in found] == [
        ("${a}", "unknown_function", "relevant"),
        ("${b}", "syntax", "constraint"),
        ("${c}", "bad_reference", "label"),
        ("${ghost}", "bad_reference", "ref"),
    ]


@pytest.mark.parametrize(
    ("binds", "names"),
    [
        ('<bind nodeset="/data/a" calculate="/data/a + 1"/>', {"a"}),
        ('<bind nodeset="/data/a" relevant=". = 1"/>', {"a"}),
        ('<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" calculate="/data/a"/>', {"a", "b"}),
        (
            (
                '<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" relevant="/data/g/c"/>'
                '<bind nodeset="/data/g" relevant="/data/a"/>'
            ),
            {"a", "b", "g"},
        ),
        ('<bind nodeset="/data/g" relevant="/data/g/c"/>', {"g"}),
    ],
)
def test_circles_run_and_are_told_by_name(binds: str, names: set[str]) -> None:
    loaded = load_form(raw("<a/><b/><g><c/></g>", binds), {})
    assert loaded.circles[0].code == ("cycle_by_relevance" if "relevant" in binds else "cycle")
    assert all(f"${{{name}}}" in loaded.circles[0].message for name in names)
    assert loaded.circles[0].message in loaded.warnings[0]
    session = FormSession.start(loaded, context())
    session.answer("/data/g/c", "1")
    assert again(session).saved() == session.saved()


def test_a_circle_that_comes_to_rest_does() -> None:
    binds = (
        '<bind nodeset="/data/a" calculate="if(/data/c = 1, 5, /data/b)"/>'
        '<bind nodeset="/data/b" calculate="if(/data/c = 1, /data/a, 7)"/>'
    )
    session = FormSession.start(load_form(raw("<a/><b/><c/>", binds), {}), context())
    assert [session.node(f"/data/{name}").text for name in "ab"] == ["7", "7"]
    session.answer("/data/c", "1")
    assert [session.node(f"/data/{name}").text for name in "ab"] == ["5", "5"]


def test_a_repeat_asks_for_one_more_while_its_last_instance_says_so() -> None:
    binds = '<bind nodeset="/data/n" calculate="count(/data/r[more = \'yes\']) + 1"/>'
    body = '<repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/more"/></repeat>'
    session = FormSession.start(load_form(raw("<n/><r><more/></r>", binds, body), {}), context())
    assert session.node("/data/n").text == "1"
    session.answer("/data/r[1]/more", "yes")
    session.answer("/data/r[2]/more", "yes")
    session.answer("/data/r[3]/more", "no")
    assert session.node("/data/n").text == "3"


def test_a_repeat_cannot_count_itself() -> None:
    body = '<repeat nodeset="/data/r" jr:count="./x"><input ref="/data/r/x"/></repeat>'
    assert problems(raw("<r><x/></r>", "", body))[0].code == "cycle"


def test_reading_oneself_in_constraint_and_required_is_no_circle() -> None:
    binds = '<bind nodeset="/data/a" constraint=". &gt; 1 and /data/b" required="/data/b"/>'
    loaded = load_form(raw("<a/><b/>", binds + '<bind nodeset="/data/b" calculate="/data/a"/>'), {})
    assert FormSession.start(loaded, context()).violations() == ()


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b"", "xml"),
        (b"<a>", "xml"),
        (b"<a/>", "xml"),
        (b"<!DOCTYPE a><a/>", "unsupported"),
        (b"<h><model/></h>", "xml"),
        (b"<a>" * 300 + b"</a>" * 300, "unsupported"),
    ],
)
def test_what_is_no_form_is_refused(xml: bytes, code: str) -> None:
    assert problems(xml)[0].code == code


def test_unknown_events_and_what_is_for_no_node_are_told() -> None:
    events = (
        '<setvalue ref="/data/a" event="odk-full-moon" value="1"/><setvalue ref="/data/b" event="odk-instance-load"/>'
    )
    loaded = load_form(raw("<a/>", '<bind nodeset="/data/nobody"/>' + events), {})
    assert [any(name in warning for warning in loaded.warnings) for name in ("nobody", "full-moon", "/data/b")] == [
        True
    ] * 3
    assert FormSession.start(loaded, context()).node("/data/a").text == ""


def test_a_form_without_instance_id_gets_one() -> None:
    session = FormSession.start(load_form(raw("<a/>"), {}), context())
    assert session.instance_id == "uuid:00000000-0000-4000-8000-000000000001"
    assert session.instance_id.encode() in session.freeze()


def test_encryption_is_told() -> None:
    more = "<submission base64RsaPublicKey='x'/>"
    assert "encryption" in load_form(raw("<a/>", "", "", more), {}).warnings[0]


def test_labels_show_answers_and_keep_their_own_words() -> None:
    session = FormSession.start(
        form("""
        | survey |
        | | type | name | label | hint | guidance_hint | appearance | parameters |
        | | integer | a | A | | | | |
        | | note | n | You said **${a}** | | | danger | |
        | | range | r | R | Hint | More | | start=1 end=5 step=1 |
        """),
        context(),
    )
    session.answer("/data/a", "7")
    note, scale = session.node("/data/n"), session.node("/data/r")
    assert (note.label, note.control, note.appearance) == ("You said **7**", "note", ("danger",))
    assert (scale.hint, scale.guidance, scale.control) == ("Hint", "More", "range")
    assert scale.parameters == {"start": "1", "end": "5", "step": "1"}
    assert scale.datatype == "int"


def test_choice_labels_may_show_answers() -> None:
    session = FormSession.start(
        form("""
        | survey |
        | | type | name | label |
        | | text | who | Who |
        | | select_one c | s | S |
        | choices |
        | | list_name | name | label::English (en) |
        | | c | a | For ${who} |
        """),
        context(),
    )
    session.answer("/data/who", "Ani")
    assert session.node("/data/s").choices[0].label == "For Ani"
    changes = session.answer("/data/who", "Budi")
    assert "/data/s" in changes.shown
    assert session.node("/data/s").choices[0].label == "For Budi"


def test_an_expression_cannot_run_forever() -> None:
    counted = (
        "".join(f'<repeat nodeset="/data{path}" jr:count="1000">' for path in ("/r", "/r/r", "/r/r/r"))
        + "</repeat>" * 3
    )
    with pytest.raises(FormError) as caught:
        FormSession.start(load_form(raw("<r><r><r><x/></r></r></r>", "", counted), {}), context())
    assert caught.value.problems[0].code == "budget"


def test_loose_questions_come_in_pages_of_eight() -> None:
    rows = "".join(f"| | text | q{n} | Q{n} |\n" for n in range(1, 12))
    session = FormSession.start(
        form(f"""
        | survey |
        | | type | name | label |
        {rows}
        | | begin_group | g | Group |
        | | text | x | X |
        | | begin_group | h | |
        | | text | y | Y |
        | | end_group | | |
        | | end_group | | |
        | | text | z | Z |
        """),
        context(),
    )
    session.answer("/data/q9", "a")
    assert [(s.number, s.title, s.total, s.answered) for s in session.sections()] == [
        (1, "", 8, 0),
        (2, "", 3, 1),
        (3, "Group", 2, 0),
        (4, "", 1, 0),
    ]
    assert session.sections()[2].references == ("/data/g", "/data/g/x", "/data/g/h/y")


def test_a_group_with_nothing_to_ask_is_no_page() -> None:
    session = FormSession.start(
        form("""
        | survey |
        | | type | name | label | relevant |
        | | text | a | A | |
        | | begin_group | g | G | |
        | | text | b | B | ${a} = 'x' |
        | | end_group | | | |
        """),
        context(),
    )
    assert [section.reference for section in session.sections()] == ["/data/a"]
    session.answer("/data/a", "x")
    assert [section.reference for section in session.sections()] == ["/data/a", "/data/g"]


def test_what_refers_to_nothing_counts_as_blank_unless_the_author_asks() -> None:
    binds = (
        "<bind nodeset=\"/data/a\" calculate=\"concat('[', ../gone/deep, /data/g/gone, count(/data/gone/x), ']')\"/>"
        "<bind nodeset=\"/data/b\" relevant=\"instance('none')/root/item/x = ''\"/>"
    )
    body = '<input ref="/data/ghost"/><group ref="/data/haunted"><input ref="/data/b"><label>B</label></input></group>'
    xml = raw("<a/><b/><g><c/></g>", binds, body)
    session = FormSession.start(load_form(xml, {}), context())
    assert session.node("/data/a").text == "[0]"
    assert session.node("/data/b").relevant
    assert session.sections()[0].references == ("/data/b",)
    assert sum("nothing" in warning or "no " in warning for warning in session.form.warnings) >= 6
    assert {problem.code for problem in problems(xml)} == {"bad_reference", "missing_instance"}
