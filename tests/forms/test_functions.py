"""Every function with the result JavaRosa stores for it."""

from xml.sax.saxutils import quoteattr

import pytest

from fieldapp.errors import FormError
from fieldapp.forms import FormSession, load_form
from fieldapp.forms.xpath.functions import FUNCTIONS
from tests.conformance.test_calendar import CASES as CALENDAR
from tests.conformance.test_expressions import CASES as MORE
from tests.forms.play import context, raw

INSTANCE = (
    "<word>alpha</word><five>5</five><blank/><many>b a c</many><day>2026-11-24</day>"
    "<at>2026-11-24T06:00:00.000+08:00</at><r><n>1</n></r><r2/><line>0 0 0 0;0 0.1 0 0</line><out/>"
)
BINDS = (
    '<bind nodeset="/data/five" type="int"/><bind nodeset="/data/day" type="date"/>'
    '<bind nodeset="/data/at" type="dateTime"/><bind nodeset="/data/blank" type="int"/>'
)
LIST = (
    '<instance id="list"><root>'
    + "".join(f"<item><name>{n}</name><label>L{n}</label><size>{n}</size></item>" for n in range(1, 6))
    + "</root></instance>"
)


def result(expression: str, datatype: str = "string", *, strict: bool = False) -> str:
    bind = f'<bind nodeset="/data/out" type="{datatype}" calculate={quoteattr(expression)}/>'
    loaded = load_form(raw(INSTANCE, BINDS + bind, more=LIST), {}, strict=strict)
    return FormSession.start(loaded, context(deviceid="KT-A07")).node("/data/out").text


CASES = [
    # text
    ("string(1.10)", "1.1"),
    ("string(5)", "5"),
    ("concat('a', /data/five, true())", "a5true"),
    ("concat(/data/blank, 'x')", "x"),
    ("concat('d ', /data/at)", "d 2026-11-24"),
    ("join(', ', 'a', 'b', /data/five)", "a, b, 5"),
    ("substr('hello', 1)", "ello"),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -2)", "lo"),
    ("substr('hello', 0, -1)", "hell"),
    ("substr('hello', 4, 2)", ""),
    ("substring('hello', 2, 3)", "ell"),
    ("substring-before('2026-11', '-')", "2026"),
    ("substring-after('2026-11', '-')", "11"),
    ("substring-after('2026', '-')", ""),
    ("string-length('añb')", "3"),
    ("string-length(/data/blank)", "0"),
    ("contains('pemulung', 'mul')", "1"),
    ("starts-with('abc', 'b')", "0"),
    ("ends-with('abc', 'bc')", "1"),
    ("translate('aabbc', 'ab', 'x')", "xxc"),
    ("normalize-space('  a   b ')", "a b"),
    ("upper-case('aé')", "AÉ"),
    ("lower-case('ABC')", "abc"),
    ("regex('0712345678', '[0-9]{6}')", "0"),
    ("regex('071234', '[0-9]{6}')", "1"),
    ("regex('071234', '^[0-9]{6}$')", "1"),
    ("regex('a', concat('[', 'a]'))", "1"),
    ("regex('a', concat('[', 'a'))", "0"),
    ("digest('some text', 'MD5', 'hex')", "552e21cd4cd9918678e3c1a0df491bc3"),
    ("digest('', 'SHA-1')", "2jmj7l5rSw0yVb/vlWAYkK/YBwk="),
    ("digest('x', 'CRC')", ""),
    ("base64-decode('SGFsbyBkdW5pYQ==')", "Halo dunia"),
    ("base64-decode('%%')", ""),
    # numbers
    ("1 div 3", "0.3333333333333333"),
    ("0.1 + 0.2", "0.30000000000000004"),
    ("5 div 0", "Infinity"),
    ("-5 div 0", "-Infinity"),
    ("0 div 0", ""),
    ("7 mod 3", "1"),
    ("-7 mod 3", "-1"),
    ("- -3", "3"),
    ("2 + 3 * 4 - 1", "13"),
    ("/data/five - 2", "3"),
    ("/data/blank + 1", ""),
    ("number('12')", "12"),
    ("number('1e3')", ""),
    ("number('')", ""),
    ("number(/data/day)", "20781"),
    ("int(2.9)", "2"),
    ("int(-2.9)", "-2"),
    ("int('x')", ""),
    ("round(2.5)", "3"),
    ("round(-2.5)", "-2"),
    ("round(1.2345, 2)", "1.23"),
    ("round(1250, -2)", "1300"),
    ("0.000001", "1.0E-6"),
    ("1000000 * 1000000 * 1000000000", "1.0E21"),
    ("abs(-3)", "3"),
    ("floor(2.9)", "2"),
    ("ceiling(2.1)", "3"),
    ("sum(/data/blank)", "0"),
    ("sum(instance('list')/root/item/size)", "15"),
    ("min(/data/blank, 5)", "5"),
    ("max(1, /data/five, 3)", "5"),
    ("max(/data/blank)", ""),
    ("pow(2, 10)", "1024"),
    ("exp(0)", "1"),
    ("exp10(2)", "100"),
    ("log(0)", "-Infinity"),
    ("log10(1000)", "3"),
    ("sqrt(9)", "3"),
    ("sqrt(-1)", ""),
    ("round(pi(), 4)", "3.1416"),
    ("sin(0) + cos(0) + tan(0) + asin(0) + acos(1) + atan(0) + atan2(0, 1)", "1"),
    # truth
    ("true()", "1"),
    ("false()", "0"),
    ("not(/data/blank)", "1"),
    ("boolean(/data/blank)", "0"),
    ("boolean('0')", "1"),
    ("boolean(0)", "0"),
    ("boolean-from-string('true')", "1"),
    ("boolean-from-string('yes')", "0"),
    ("if(/data/blank, 'a', 'b')", "b"),
    ("if(/data/five > 4 and /data/word = 'alpha', 'a', 'b')", "a"),
    ("/data/blank < 5", "0"),
    ("'2025-01-02' > '2025-01-01'", "0"),
    ("date('2025-01-02') > date('2025-01-01')", "1"),
    ("today() > '2025-01-01'", "0"),
    ("/data/five = '5'", "1"),
    ("'5' = '5.0'", "0"),
    ("checklist(1, 2, true(), false(), true())", "1"),
    ("checklist(3, -1, true(), false(), true())", "0"),
    ("weighted-checklist(-1, 3, true(), 2, false(), 5)", "1"),
    # selections
    ("selected(/data/many, 'a')", "1"),
    ("selected(/data/many, 'ab')", "0"),
    ("selected(/data/five, 5)", "1"),
    ("selected-at(/data/many, 1)", "a"),
    ("selected-at(/data/many, 9)", ""),
    ("count-selected(/data/many)", "3"),
    ("count-selected(/data/blank)", "0"),
    ("coalesce(/data/blank, 'z')", "z"),
    ("coalesce(/data/word, 'z')", "alpha"),
    ("once(/data/five)", "5"),
    # days and times
    ("today()", "2026-11-25T00:00:00.000+08:00"),
    ("now()", "2026-11-25T10:42:30.123+08:00"),
    ("date('2026-02-30')", ""),
    ("date(0)", "1970-01-01T00:00:00.000+08:00"),
    ("string(date(0))", "1970-01-01"),
    ("date('2026-11-24') + 1", "20782"),
    ("date(/data/day + 7)", "2026-12-01T00:00:00.000+08:00"),
    ("date(/data/at)", "2026-11-24T00:00:00.000+08:00"),
    ("date-time('2026-11-24T06:00:00Z')", "2026-11-24T14:00:00.000+08:00"),
    ("decimal-date-time(/data/at)", "20780.916666666668"),
    ("decimal-date-time('1970-01-02')", "0.6666666666666666"),
    ("decimal-time('06:00:00.000+08:00')", "0.25"),
    ("int((today() - date('2000-11-26')) div 365.25)", "25"),
    ("format-date(/data/day, '%Y %y %m %n %b %d %e %a %%')", "2026 26 11 11 Nov 24 24 Tue %"),
    ("format-date-time(/data/at, '%H:%M:%S.%3 %h')", "06:00:00.000 6"),
    ("format-date(/data/blank, '%Y')", ""),
    ("format-date('nonsense', '%Y')", ""),
    # node-sets
    ("count(/data/r)", "1"),
    ("count(instance('list')/root/item[size > 2])", "3"),
    ("count-non-empty(/data/word | /data/blank)", "1"),
    ("instance('list')/root/item[name = '3']/label", "L3"),
    ("instance('list')/root/item[name = /data/five]/label", "L5"),
    ("instance('list')/root/item[position() = last()]/label", "L5"),
    ("instance('list')/root/item[2]/label", "L2"),
    ("instance('list')/root/item[name = 'none']/label", ""),
    ("join(' ', randomize(instance('list')/root/item/name, 42))", "1 5 3 2 4"),
    ("current()/../five", "5"),
    ("../five", "5"),
    # places
    ("round(distance(/data/line), 3)", "11131.885"),
    ("round(area('0 0;0 0.01;0.01 0.01;0.01 0') div 1000)", "1239"),
    ("geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0')", "1"),
    ("geofence('1.5 0.5', '0 0;0 1;1 1;1 0;0 0')", "0"),
    ("intersects('0 0;1 1;0 1;1 0')", "1"),
    ("intersects('0 0;0 1;1 1;0 0')", "0"),
    # session
    ("property('deviceid')", "KT-A07"),
    ("property('phonenumber')", ""),
    ("version()", "1"),
]


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_expression_stores_what_javarosa_stores(expression: str, expected: str) -> None:
    assert result(expression) == expected


def test_every_function_is_in_the_table_or_played_elsewhere() -> None:
    elsewhere = {"uuid", "random", "pulldata", "jr:choice-name", "jr:itext", "indexed-repeat", "current"}
    told = " ".join(expression for expression, *_ in [*CASES, *CALENDAR, *MORE])
    assert {name for name in FUNCTIONS if f"{name}(" not in told} <= elsewhere


def test_chance_comes_from_the_context_only() -> None:
    assert result("uuid()") == "00000000-0000-4000-8000-000000000002"  # the first one is the instance's
    assert len(result("uuid(12)")) == 12
    assert result("random()") == result("random()")


@pytest.mark.parametrize(
    ("datatype", "expression", "expected"),
    [
        ("int", "2.9", "2"),
        ("int", "'x'", "x"),
        ("decimal", "'2.50'", "2.50"),
        ("int", "'0812'", "0812"),
        ("boolean", "/data/five", "1"),
        ("date", "today()", "2026-11-25"),
        ("dateTime", "'2026-11-24'", "2026-11-24T00:00:00.000+08:00"),
        ("geopoint", "'1 2'", "1.0 2.0 0.0 0.0"),
        ("geopoint", "'91 2'", ""),
    ],
)
def test_results_take_the_datatype_of_their_question(datatype: str, expression: str, expected: str) -> None:
    assert result(expression, datatype) == expected


@pytest.mark.parametrize(
    ("expression", "code", "said"),
    [
        ("selectd(/data/word, 'a')", "unknown_function", "Did you mean selected()?"),
        ("xyzzy()", "unknown_function", "ODK specification"),
        ("if(1, 2)", "arguments", "3 arguments"),
        ("substr('a')", "arguments", "2 to 3 arguments"),
        ("count(5)", "arguments", "reference"),
        ("/data/nothing", "bad_reference", "/data/nothing"),
        ("instance('nolist')/root/item", "missing_instance", "nolist"),
        ("/data/word =", "syntax", "too early"),
        ("'open", "syntax", "quote"),
        ("(1", "syntax", "')'"),
        ("//nothing", "bad_reference", "/nothing"),
        ("following::x", "unsupported", "plain path"),
        ("regex(/data/word, '(?=(a+)+)')", "unsupported", "repetition"),
        ("regex(/data/word, '(?=a)(a|b)+')", "unsupported", "repetition"),
        ("${word}", "bad_reference", "name of a question"),
        ("(" * 200 + "1" + ")" * 200, "syntax", "Split"),
        ("indexed-repeat(/data/word, /data/five, 1)", "arguments", "repeat"),
        ("jr:choice-name('a', /data/word)", "arguments", "quoted"),
    ],
)
def test_mistakes_are_refused_when_loading(expression: str, code: str, said: str) -> None:
    with pytest.raises(FormError) as caught:
        result(expression, strict=True)
    problem = caught.value.problems[0]
    assert problem.code == code
    assert said in f"{problem.message} {problem.cure}"
    assert problem.message.startswith("${out}: ")
    assert problem.column == "calculate"
