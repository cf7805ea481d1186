"""Choices: lists, files, conditions, languages; and answers that are not among them."""

import pytest

from fieldapp.errors import FormError
from fieldapp.forms import Choice, FormSession, load_form
from tests.forms.play import context, form, kinds, raw, start

FORM = """
| survey |
| | type | name | label::Bahasa Indonesia (id) | label::English (en) | choice_filter | calculation | required |
| | select_one region | region | Wilayah | Region | | | yes |
| | select_one town | town | Kota | Town | region = ${region} | | |
| | select_multiple town | many | Banyak | Many | region = ${region} | | |
| | select_one_from_file places.csv | place | Tempat | Place | town = ${town} | | |
| | calculate | said | | | | jr:choice-name(${region}, '${region}') | |
| | note | told | Dipilih ${said} | Chosen ${said} | | | |
| choices |
| | list_name | name | label::Bahasa Indonesia (id) | label::English (en) | region | media::image |
| | region | n | Utara | North | | utara.png |
| | region | s | Selatan | South | | |
| | town | a | Kota A | Town A | n | |
| | town | b | Kota B | Town B | n | |
| | town | c | Kota C | - | s | |
| settings |
| | default_language |
| | Bahasa Indonesia (id) |
"""
FILES = {"places.csv": b"name,label,label_en,town\np1,Pasar,Market,a\np2,Terminal,,a\np3,Masjid,Mosque,c\n"}


def values(session: FormSession, name: str) -> list[str]:
    return [choice.value for choice in session.node(f"/data/{name}").choices]


def test_conditions_follow_the_answers_they_read() -> None:
    session = start(FORM, FILES)
    assert values(session, "town") == []
    changes = session.answer("/data/region", "n")
    assert "/data/town" in changes.shown
    assert values(session, "town") == ["a", "b"]
    session.answer("/data/town", "a")
    assert values(session, "place") == ["p1", "p2"]
    session.answer("/data/region", "s")
    assert values(session, "town") == ["c"]


def test_labels_in_the_session_language() -> None:
    session = start(FORM, FILES)
    session.answer("/data/region", "n")
    session.answer("/data/town", "a")
    assert session.node("/data/region").choices[0] == Choice("n", "Utara", "utara.png")
    assert [c.label for c in session.node("/data/place").choices] == ["Pasar", "Terminal"]
    assert session.node("/data/told").label == "Dipilih Utara"
    session.set_language(session.form.language_for("en"))
    assert session.language == "English (en)"
    assert session.node("/data/region").choices[0].label == "North"
    assert [c.label for c in session.node("/data/place").choices] == ["Market", "Terminal"]
    assert session.node("/data/told").label == "Chosen North"
    session.answer("/data/region", "s")
    assert session.node("/data/town").choices[0].label == "Kota C", "a missing translation falls back"


def test_languages_are_found_by_code() -> None:
    loaded = form(FORM, FILES)
    assert loaded.languages == ("Bahasa Indonesia (id)", "English (en)")
    assert loaded.language_for("en") == "English (en)"
    assert loaded.language_for("fr") == "Bahasa Indonesia (id)"


def test_an_answer_no_longer_offered_is_taken_out() -> None:
    session = start(FORM, FILES)
    session.answer("/data/region", "n")
    session.answer("/data/town", "a")
    session.answer("/data/many", "a b")
    session.answer("/data/place", "p2")
    changes = session.answer("/data/region", "s")
    gone = ("/data/town", "/data/many", "/data/place")
    assert [session.node(reference).text for reference in gone] == ["", "", ""]
    assert [changes.saved[reference] for reference in gone] == [None, None, None]
    session.answer("/data/many", "c")
    assert kinds(session) == {}


@pytest.mark.parametrize("answer", ["a c", "a a", "x"])
def test_each_of_several_must_be_offered_and_once(answer: str) -> None:
    session = start(FORM, FILES)
    session.answer("/data/region", "n")
    session.answer("/data/many", answer)
    assert kinds(session) == {"/data/many": "choice"}


def test_selection_order_is_kept() -> None:
    session = start(FORM, FILES)
    session.answer("/data/region", "n")
    session.answer("/data/many", "b  a")
    assert session.node("/data/many").value == "b a"
    assert b"<many>b a</many>" in session.freeze()


def test_without_its_file_any_value_is_accepted_and_the_form_warns() -> None:
    session = start(FORM)
    assert any("places.csv" in warning for warning in session.form.warnings)
    session.answer("/data/region", "n")
    session.answer("/data/place", "somewhere")
    assert kinds(session) == {}


def test_choices_of_a_repeat() -> None:
    session = start("""
        | survey |
        | | type | name | label | choice_filter |
        | | begin_repeat | kin | Kin | |
        | | text | name | Name | |
        | | integer | age | Age | |
        | | end_repeat | | | |
        | | select_one ${name} | eldest | Eldest | ${age} > 17 |
        """)
    session.answer("/data/kin[1]/name", "Ani")
    session.answer("/data/kin[1]/age", "40")
    session.add_repeat("/data/kin")
    session.answer("/data/kin[2]/name", "Budi")
    assert session.node("/data/eldest").choices == (Choice("Ani", "Ani"),)
    changes = session.answer("/data/kin[2]/age", "19")
    assert "/data/eldest" in changes.shown
    assert values(session, "eldest") == ["Ani", "Budi"]


def test_items_written_in_the_question_and_random_order() -> None:
    items = "".join(f"<item><label>L{n}</label><value>{n}</value></item>" for n in "abc")
    listed = "".join(f"<item><name>{n}</name><label>{n}</label></item>" for n in "abcdef")
    body = (
        f"<select1 ref='/data/s'><label>S</label>{items}</select1><select ref='/data/m'><label>M</label>"
        "<itemset nodeset=\"randomize(instance('l')/root/item)\"><value ref='name'/>"
        "<label ref='label'/></itemset></select>"
    )
    more = f"<instance id='l'><root>{listed}</root></instance>"
    loaded = load_form(raw("<s/><m/>", "", body, more), {})
    session = FormSession.start(loaded, context(seed=3))
    assert session.node("/data/s").choices[1] == Choice("b", "Lb")
    order = values(session, "m")
    assert sorted(order) == list("abcdef")
    assert values(session, "m") == order, "the order does not change under the fingers"
    assert values(FormSession.start(loaded, context(seed=4)), "m") != order


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.csv", b"name;label\na;A\n"),
        ("p.geojson", b'{"features":[{"id":"f","properties":{"name":"a","label":"A"},"geometry":null}]}'),
        ("p.xml", b"<root><item><name>a</name><label>A</label></item></root>"),
    ],
)
def test_files_of_every_kind(name: str, content: bytes) -> None:
    body = (
        "<select1 ref='/data/s'><label>S</label><itemset nodeset=\"instance('p')/root/item\">"
        "<value ref='name'/><label ref='label'/></itemset></select1>"
    )
    scheme = "file-csv" if name.endswith("csv") else "file"
    more = f"<instance id='p' src='jr://{scheme}/{name}'/>"
    session = FormSession.start(load_form(raw("<s/>", "", body, more), {name: content}), context())
    assert session.node("/data/s").choices == (Choice("a", "A"),)


@pytest.mark.parametrize(("name", "content"), [("p.csv", b"\xff\xfe"), ("p.geojson", b"{}"), ("p.xml", b"<root>")])
def test_unreadable_files_are_refused(name: str, content: bytes) -> None:
    with pytest.raises(FormError):
        load_form(raw("<s/>", "", "", f"<instance id='p' src='jr://file/{name}'/>"), {name: content})


def test_pulldata_finds_a_cell_of_a_file() -> None:
    session = start(
        """
        | survey |
        | | type | name | label | calculation |
        | | text | code | Code | |
        | | calculate | town | | pulldata('towns', 'town', 'code_key', ${code}) |
        """,
        {"towns.csv": b"code_key,town\n1,Samarinda\n2,Bontang\n"},
    )
    session.answer("/data/code", "2")
    assert session.node("/data/town").text == "Bontang"
    session.answer("/data/code", "9")
    assert session.node("/data/town").text == ""


def test_itext_in_a_calculation_follows_the_language() -> None:
    translations = "".join(
        f"<translation lang='{lang}'><text id='hi'><value>{text}</value></text></translation>"
        for lang, text in (("Bahasa Indonesia (id)", "Halo"), ("English (en)", "Hello"))
    )
    binds = "<bind nodeset='/data/a' calculate=\"jr:itext('hi')\"/>"
    session = FormSession.start(load_form(raw("<a/>", binds, "", f"<itext>{translations}</itext>"), {}), context())
    assert session.node("/data/a").text == "Halo"
    session.set_language("English (en)")
    assert session.node("/data/a").text == "Hello"
