"""What other apps take otherwise is found where it stands, and what all agree on is not."""

import pytest

from fieldapp.forms import load_form
from fieldapp.forms.elsewhere.difference import Difference
from fieldapp.forms.elsewhere.portability import differences
from tests.forms.play import raw

INSTANCE = (
    "<t/><n/><d type='x'/><m/><c/><must/><kid><age/><must/><total/></kid><kid><age/><must/><total/></kid>"
    "<one/><g><x/></g>"
)
BINDS = """<bind nodeset="/data/t" type="string"/><bind nodeset="/data/n" type="int"/>
<bind nodeset="/data/d" type="date"/><bind nodeset="/data/m" type="dateTime"/>
<bind nodeset="/data/kid/age" type="int"/><bind nodeset="/data/kid/must" type="int" required="true()"/>"""
BODY = """<input ref="/data/t"/><input ref="/data/n"/><input ref="/data/d"/><input ref="/data/m"/>
<group ref="/data/kid"><repeat nodeset="/data/kid"><input ref="/data/kid/age"/>
<input ref="/data/kid/must"/></repeat></group>"""


def found(binds: str, body: str = "", more: str = "", instance: str = "") -> list[Difference]:
    xml = raw(INSTANCE + instance, BINDS + binds, BODY + body, more)
    return list(differences(load_form(xml, {}), xml))


def of(column: str, expression: str, reference: str = "/data/c") -> list[str]:
    text = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return [one.kind for one in found(f'<bind nodeset="{reference}" {column}="{text}"/>')]


DIFFER = [
    ("constraint", "regex(., '[0-9]{6}')", "regex_part"),
    ("constraint", "regex(., '^a|b$')", "regex_part"),
    ("constraint", r"regex(., '^1\$')", "regex_part"),
    ("relevant", "/data/d > '2025-01-01'", "date_text"),
    ("relevant", "'2025-01-01T10:00:00' <= today()", "date_text"),
    ("calculate", "floor(/data/n)", "function"),
    ("calculate", "version()", "function"),
    ("calculate", "concat('a', thousandsep(',', /data/n))", "function"),
    ("calculate", "add-date(/data/d, 1)", "function"),
    ("calculate", "count(//age)", "axis"),
    ("calculate", "count(/data/*)", "axis"),
    ("calculate", "count(/data/n/preceding-sibling::t)", "axis"),
    ("calculate", "/data/kid/age + 1", "several"),
    ("relevant", "/data/kid/age > 5", "several"),
    ("calculate", "concat(/data/t, /data/kid/age)", "several"),
    ("calculate", "max(/data/kid/age, 5)", "several"),
    ("relevant", "/data/t", "bare"),
    ("relevant", "not(/data/t)", "bare"),
    ("calculate", "if(/data/n and /data/t != '', 1, 2)", "bare"),
    ("calculate", "/data/n > 5", "boolean"),
    ("calculate", "if(/data/n > 5, true(), 'no')", "boolean"),
    ("calculate", "selected(/data/t, 'a')", "boolean"),
    ("calculate", "today()", "day_in_text"),
    ("calculate", "if(/data/d = '', '', /data/d)", "day_in_text"),
    ("calculate", "concat('at ', /data/m)", "moment_in_text"),
    ("calculate", "join(' ', now())", "moment_in_text"),
    ("calculate", "sum(/data/kid/age)", "sum_of_blanks"),
    ("calculate", "round(/data/n - 10)", "round_half"),
    ("calculate", "round(-/data/n, 1)", "round_half"),
]
AGREE = [
    ("constraint", "regex(., '^[0-9]{6}$')"),
    ("constraint", "regex(., '^(a|b)$') and regex(., '^[^|]+$')"),
    ("constraint", r"regex(., '^\d{16}$') and . <= 120"),
    ("constraint", "regex(., '.*@.*')"),
    ("relevant", "/data/d > date('2025-01-01') and /data/d <= today()"),
    ("relevant", "/data/t = '2025-01-01'"),
    ("relevant", "selected(/data/t, 'a') or not(selected(/data/t, 'b'))"),
    ("relevant", "/data/t != '' and string-length(/data/t) > 3"),
    ("calculate", "count(/data/kid) + sum(/data/kid/must)"),
    ("calculate", "sum(/data/kid/age[. != ''])"),
    ("calculate", "max(/data/kid/age)"),
    ("calculate", "join(', ', /data/kid/age)"),
    ("calculate", "concat(/data/kid/age)"),
    ("calculate", "indexed-repeat(/data/kid/age, /data/kid, 1)"),
    ("calculate", "/data/kid[1]/age"),
    ("calculate", "if(/data/n > 5, 1, 0)"),
    ("calculate", "coalesce(/data/t, 'none')"),
    ("calculate", "format-date(today(), '%Y-%m-%d')"),
    ("calculate", "concat(/data/t, ' ', format-date-time(/data/m, '%H:%M'))"),
    ("calculate", "int((today() - /data/d) div 365.25)"),
    ("calculate", "round(/data/n div 3, 2)"),
    ("calculate", "once(uuid())"),
    ("calculate", "decimal-date-time(now())"),
    ("required", "true()"),
    ("readonly", "/data/n = 3"),
]


@pytest.mark.parametrize(("column", "expression", "kind"), DIFFER)
def test_what_apps_take_otherwise_is_found(column: str, expression: str, kind: str) -> None:
    assert of(column, expression) == [kind]


@pytest.mark.parametrize(("column", "expression"), AGREE)
def test_what_apps_agree_on_is_not(column: str, expression: str) -> None:
    assert of(column, expression) == []


def test_an_answer_of_the_same_repeat_instance_is_one_value() -> None:
    assert of("calculate", "/data/kid/age + ../must", "/data/kid/total") == []
    assert of("relevant", "../age > 5", "/data/kid/total") == []


def test_a_day_in_a_question_that_is_a_day_is_no_text() -> None:
    assert of("calculate", "today()", "/data/d") == []


def test_it_names_question_column_function_and_apps() -> None:
    told = found('<bind nodeset="/data/c" calculate="upper-case(/data/t)"/>')
    assert told == [Difference("function", "c", "calculate", "upper-case()", "Enketo, Web Forms")]


def test_the_root_the_last_record_and_conditions_of_choices() -> None:
    assert [one.kind for one in found('<bind nodeset="/data" relevant="/data/n = 1"/>')] == ["root_relevant"]
    last = found("", more='<instance id="__last-saved" src="jr://instance/last-saved"/>')
    assert [one.kind for one in last] == ["last_saved"]
    list_ = "<instance id='l'><root><item><name>a</name><label>A</label><d>1</d></item></root></instance>"
    chosen = """<select1 ref="/data/one"><itemset nodeset="instance('l')/root/item[regex(name, 'a')]">
<value ref="name"/><label ref="label"/></itemset></select1>"""
    assert found("", chosen, list_) == [Difference("regex_part", "one", "nodeset")]
    plain = chosen.replace("regex(name, 'a')", "d = /data/n")
    assert found("", plain, list_) == []


@pytest.mark.parametrize(
    ("control", "what", "where"),
    [
        ('<input ref="/data/c" appearance="ex:org.app"/>', "ex", "Collect"),
        ('<input ref="/data/c" appearance="printer:org.app"/>', "printer", "Collect"),
        ('<input ref="/data/c" appearance="bearing"/>', "bearing", "Collect"),
        ('<input ref="/data/c" appearance="w1 ethiopian"/>', "ethiopian", "Collect"),
        ('<select1 ref="/data/c" appearance="map"/>', "map", "Collect, Web Forms"),
        ('<select1 ref="/data/c" appearance="image-map"/>', "image-map", "Collect, Enketo"),
        ('<input ref="/data/c" query="instance(\'x\')/root/item[a=1]"/>', "select_one_external", "Collect"),
    ],
)
def test_appearances_and_types_that_only_some_apps_have(control: str, what: str, where: str) -> None:
    assert [(one.what, one.where) for one in found("", control)] == [(what, where)]


def test_searches_and_recordings() -> None:
    item = "<item><label>l</label><value>v</value></item>"
    told = found("", f"<select1 ref='/data/c' appearance=\"minimal search('towns')\">{item}</select1>")
    assert [one.what for one in told] == ["search()"]
    sound = found("", more='<odk:recordaudio ref="/data/t" event="odk-instance-load"/>')
    assert [(one.name, one.what) for one in sound] == [("t", "background-audio")]
    assert [one.what for one in found("", instance="<meta><audit/><instanceID/></meta>")] == ["audit"]


@pytest.mark.parametrize(
    "appearance", ["w2 horizontal minimal quick", "numbers", "field-list", "signature", "multiline"]
)
def test_a_look_of_its_own_is_no_difference(appearance: str) -> None:
    assert found("", f'<input ref="/data/c" appearance="{appearance}"/>') == []
