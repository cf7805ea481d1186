"""Every mistake of a workbook is named by sheet, row and cure, in both languages."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fieldapp.errors import FormError, FormProblem
from fieldapp.xlsform.pipeline import compile_content
from fieldapp.xlsform.problems import Problems
from tests.xlsform.conftest import MakeWorkbook, Rows

S = ["type", "name", "label", "relevant", "calculation", "constraint"]
COLOURS: Rows = [["list_name", "name", "label"], ["colour", "red", "Red"], ["colour", "blue", "Blue"]]
PERSON: Rows = [["list_name", "label"], ["person", "${a}"]]
A = ["text", "a", "A"]


@dataclass(frozen=True)
class Mistake:
    code: str
    sheet: str
    row: int
    survey: Rows = ((*S,), (*A,))
    more: dict[str, Rows] = field(default_factory=dict)
    says: str = ""  # a word that the message must hold


SOFT_NAMESPACE: Rows = [["form_id", "version", "namespaces"], ["t", "1", 'soft="urn:jangkau:soft"']]
SOFT_NOTE = ["note", "w", "W", "${a} != ''", "", ""]

RUN = {  # the mistakes with which a form runs all the same, and where
    *(("bad_setting", "settings"), ("missing_form_id", "settings"), ("missing_settings", "settings")),
    *(("missing_version", "settings"), ("unknown_language", "settings"), ("choice_without_list", "choices")),
    *(("missing_column", "choices"), ("unknown_column", "survey"), ("unknown_column", "choices")),
    *(("unknown_column", "settings"), ("engine_bad_reference", "survey"), ("engine_bad_reference", "settings")),
    *(("engine_missing_instance", "survey"), ("missing_file", "survey"), ("missing_file", "choices")),
}
MISTAKES = [
    # columns and sheets
    Mistake("unknown_column", "survey", 1, [["type", "name", "label", "relevent"], A], says="relevant"),
    Mistake("duplicate_column", "survey", 1, [["type", "name", "label", "label"], A]),
    Mistake("missing_column", "survey", 1, [["name", "label"], ["a", "A"]], says="type"),
    Mistake("missing_survey", "", 0, [], {"surveys": [S, A]}, says="surveys"),
    Mistake("empty_survey", "survey", 0, [S]),
    Mistake("missing_settings", "settings", 0, more={"settings": []}),
    Mistake("missing_form_id", "settings", 2, more={"settings": [["form_title", "version"], ["T", "1"]]}),
    Mistake("missing_version", "settings", 2, more={"settings": [["form_title", "form_id"], ["T", "t"]]}),
    Mistake("bad_setting", "settings", 2, more={"settings": [["form_id", "version"], ["my form", "1"]]}),
    Mistake("unknown_column", "settings", 1, more={"settings": [["form_idd", "version"], ["t", "1"]]}, says="form_id"),
    Mistake("prefix_without_namespace", "survey", 1, [[*S, "bind::soft:warns"], A], says="urn:jangkau:soft"),
    # types and lists
    Mistake("missing_type", "survey", 3, [S, A, ["", "b", "B"]]),
    Mistake("unknown_type", "survey", 2, [S, ["txt", "a", "A"]], says="text"),
    Mistake("unknown_type", "survey", 2, [S, ["selct_one colour", "a", "A"]], {"choices": COLOURS}, says="select_one"),
    Mistake("no_list_named", "survey", 2, [S, ["select_one", "a", "A"]], {"choices": COLOURS}),
    Mistake("list_name_words", "survey", 2, [S, ["select_one colour red", "a", "A"]], {"choices": COLOURS}, says="red"),
    Mistake("missing_list", "survey", 2, [S, ["select_one color", "a", "A"]], {"choices": COLOURS}, says="colour"),
    Mistake("missing_list", "survey", 2, [S, ["select_multiple xyz", "a", "A"]]),
    Mistake("missing_file", "survey", 2, [S, ["select_one_from_file servis.csv", "a", "A"]], says="services.csv"),
    Mistake("missing_file", "survey", 2, [S, ["csv-external", "nowhere", ""], A], says="nowhere.csv"),
    Mistake("missing_file", "survey", 2, [[*S, "image"], [*A, "", "", "", "gone.png"]], says="gone.png"),
    # names
    Mistake("missing_name", "survey", 2, [S, ["text", "", "A"]]),
    Mistake("bad_name", "survey", 2, [S, ["text", "my name", "A"]], says="my name"),
    Mistake("bad_name", "survey", 2, [S, ["text", "1st", "A"]]),
    Mistake("reserved_name", "survey", 2, [S, ["text", "meta", "A"]]),
    Mistake("duplicate_name", "survey", 4, [S, A, ["note", "n", "N"], A], says="2"),
    # soft warnings
    Mistake(
        *("engine_bad_reference", "survey", 3, [[*S, "bind::soft:warns"], A, [*SOFT_NOTE, "${w}"]]),
        {"settings": SOFT_NAMESPACE},
        says="repeat",
    ),
    Mistake(
        *("unknown_reference", "survey", 3, [[*S, "bind::soft:warns"], A, [*SOFT_NOTE, "${aa}"]]),
        {"settings": SOFT_NAMESPACE},
        says="aa",
    ),
    # groups
    Mistake("unclosed", "survey", 2, [S, ["begin_group", "g", "G"], A], says="g"),
    Mistake("unopened", "survey", 3, [S, A, ["end_repeat"]], says="repeat"),
    Mistake("crossed", "survey", 4, [S, ["begin_group", "g", "G"], A, ["end_repeat"]], says="end_group"),
    Mistake("missing_label", "survey", 3, [S, A, ["integer", "b", ""]]),
    # expressions
    Mistake("unknown_reference", "survey", 3, [S, ["text", "kab", "A"], ["note", "b", "${kabb}"]], says="“kab”"),
    Mistake("unknown_reference", "survey", 3, [S, A, ["note", "b", "Hello ${nobody}"]], says="nobody"),
    Mistake("broken_reference", "survey", 3, [S, A, ["text", "b", "B", "${a = 'x'"]]),
    Mistake("unknown_function", "survey", 3, [S, A, ["text", "b", "B", "strin-length(${a}) > 3"]], says="string-"),
    Mistake("unknown_function", "survey", 2, [S, ["text", "a", "A", "", "", "sellected(., 'x')"]], says="selected"),
    Mistake("missing_calculation", "survey", 3, [S, A, ["calculate", "b", ""]]),
    Mistake(
        "unclear_reference",
        "survey",
        8,
        [S, *[[kind, *rest] for n in "gh" for kind, *rest in (["begin_group", n, n], A, ["end_group"])],
         ["text", "b", "B", "${a} = 'x'"]],
    ),
    # what only the engine finds
    Mistake("engine_syntax", "survey", 3, [S, A, ["text", "b", "B", "(${a} = 'x'"]]),
    Mistake("engine_syntax", "survey", 3, [S, A, ["text", "b", "B", "${a} = 'x"]]),
    Mistake("engine_arguments", "survey", 3, [S, A, ["text", "b", "B", "selected(${a})"]], says="selected"),
    Mistake("engine_bad_reference", "survey", 2, [S, ["text", "a", "A", "/data/nowhere = 1"]], says="nowhere"),
    Mistake("engine_missing_instance", "survey", 2, [S, ["text", "a", "A", "instance('zz')/root/item/name = 1"]]),
    Mistake("engine_unsupported", "survey", 2, [S, ["text", "a", "A", "count(following::a) > 1"]]),
    Mistake("engine_unsupported", "survey", 2, [S, ["text", "a", "A", "", "", "regex(., '((a+)+)\\2')"]]),
    # choices
    Mistake("choice_without_list", "choices", 4, more={"choices": [*COLOURS, ["", "green", "Green"]]}, says="green"),
    Mistake("choice_without_name", "choices", 4, more={"choices": [*COLOURS, ["colour", "", "Green"]]}, says="colour"),
    Mistake("duplicate_choice", "choices", 4, more={"choices": [*COLOURS, ["colour", "red", "Red"]]}, says="2"),
    Mistake("missing_column", "choices", 1, more={"choices": [["list_name", "name"], ["colour", "red"]]}, says="label"),
    Mistake("unknown_column", "choices", 1, more={"choices": [["list_nam", "name", "label"], ["c", "r", "R"]]}),
    Mistake(
        "choice_with_space",
        "choices",
        4,
        [S, ["select_multiple colour", "a", "A"]],
        {"choices": [*COLOURS, ["colour", "dark red", "Dark red"]]},
    ),
    Mistake(
        "unknown_language",
        "settings",
        2,
        [["type", "name", "label::English (en)"], A],
        {"settings": [["form_id", "version", "default_language"], ["t", "1", "Englisch (en)"]]},
        says="English (en)",
    ),
    # entities
    Mistake("entity_without_list", "entities", 2, more={"entities": [["list_name", "label"], ["", "x"]]}),
    Mistake("bad_entity_name", "entities", 2, more={"entities": [["list_name", "label"], ["my.list", "x"]]}),
    Mistake("duplicate_entity", "entities", 3, more={"entities": [*PERSON, ["person", "${a}"]]}),
    Mistake("entity_without_label", "entities", 2, more={"entities": [["list_name", "label"], ["person", ""]]}),
    Mistake("entity_without_id", "entities", 2, more={"entities": [[*PERSON[0], "update_if"], ["p", "x", "1"]]}),
    Mistake(
        "entity_without_update_if",
        "entities",
        2,
        more={"entities": [["list_name", "label", "entity_id", "create_if"], ["p", "x", "${a}", "true()"]]},
    ),
    Mistake("unknown_reference", "entities", 2, more={"entities": [["list_name", "label"], ["p", "${b}"]]}),
    Mistake("save_to_without_entities", "survey", 2, [[*S, "save_to"], [*A, "", "", "", "given_name"]]),
    Mistake(
        "save_to_unknown_list",
        "survey",
        2,
        [[*S, "save_to"], [*A, "", "", "", "persn#given_name"]],
        {"entities": PERSON},
        says="person",
    ),
    Mistake("bad_property", "survey", 2, [[*S, "save_to"], [*A, "", "", "", "label"]], {"entities": PERSON}),
    Mistake(
        "duplicate_property",
        "survey",
        3,
        [[*S, "save_to"], [*A, "", "", "", "given"], ["text", "b", "B", "", "", "", "given"]],
        {"entities": PERSON},
    ),
    Mistake(
        "save_to_on_group",
        "survey",
        3,
        [[*S, "save_to"], A, ["begin_group", "g", "G", "", "", "", "given"], ["text", "b", "B"], ["end_group"]],
        {"entities": PERSON},
    ),
    Mistake(
        "save_to_without_list",
        "survey",
        2,
        [[*S, "save_to"], [*A, "", "", "", "given"]],
        {"entities": [*PERSON, ["referral", "${a}"]]},
        says="referral",
    ),
    # caps
    Mistake("too_many_rows", "survey", 20_005, [S, A, *[[]] * 20_002, A]),
    Mistake("too_many_columns", "survey", 1, [[*S, *[""] * 200, "far"], A]),
]  # fmt: skip


def problems_of(path: Path, language: str, *, strict: bool = True) -> tuple[list[FormProblem], list[FormProblem]]:
    """(errors, warnings) of a workbook, without a child process."""
    answer = compile_content(path.read_bytes(), path, Problems(language), strict=strict)
    return answer["problems"], answer["warnings"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.code}-{m.sheet}-{m.row}")
def test_what_runs_all_the_same_is_only_doubted(mistake: Mistake, make_workbook: MakeWorkbook) -> None:
    errors, warnings = problems_of(make_workbook(survey=mistake.survey, **mistake.more), "en", strict=False)
    told = {problem.code for problem in errors or warnings}
    assert mistake.code in told
    assert bool(errors) == ((mistake.code, mistake.sheet) not in RUN)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.code}-{m.sheet}-{m.row}")
def test_a_mistake_is_named_by_sheet_row_and_cure(mistake: Mistake, make_workbook: MakeWorkbook) -> None:
    path = make_workbook(survey=mistake.survey, **mistake.more)
    for language in ("id", "en"):
        errors, _ = problems_of(path, language)
        found = [p for p in errors if (p.code, p.sheet, p.row) == (mistake.code, mistake.sheet, mistake.row)]
        assert found, errors
        assert found[0].cure
        assert mistake.says in f"{found[0].message} {found[0].cure}"
        assert not re.search(r"[{}]", re.sub(r"\$\{[^}]*\}?", "", str(found[0])))


def test_all_mistakes_are_told_at_once(make_workbook: MakeWorkbook) -> None:
    survey = [S, ["txt", "a", "A"], ["select_one nolist", "b", "B"], ["text", "c", "C", "${zz} = foo(1)"]]
    errors, _ = problems_of(make_workbook(survey=survey), "en")
    told = {(p.code, p.row) for p in errors}
    assert told >= {("unknown_type", 2), ("missing_list", 3), ("unknown_reference", 4), ("unknown_function", 4)}


def test_a_place_has_its_column_as_the_workbook_writes_it(make_workbook: MakeWorkbook) -> None:
    survey = [["type", "name", "label", "Relevance"], A, ["text", "b", "B", "${aa} = 1"]]
    errors, _ = problems_of(make_workbook(survey=survey), "en")
    assert [(p.sheet, p.row, p.column) for p in errors] == [("survey", 3, "Relevance")]


def test_what_the_engine_finds_has_its_column_too(make_workbook: MakeWorkbook) -> None:
    head = ["type", "name", "label", "Calculate", "Repeat Count", "Read Only", "Choice Filter"]
    survey = [
        head,
        ["calculate", "x", "", "${y} + 1"],
        ["calculate", "y", "", "${x} + 1"],
        ["begin_repeat", "r", "R", "", "(1 + "],
        ["text", "a", "A", "", "", "(1"],
        ["end_repeat"],
        ["select_one colour", "c", "C", "", "", "", "name = ("],
    ]
    errors, _ = problems_of(make_workbook(survey=survey, choices=COLOURS), "en")
    places = {(p.code, p.row, p.column) for p in errors}
    assert places == {
        ("engine_syntax", 4, "Repeat Count"),
        ("engine_syntax", 5, "Read Only"),
        ("engine_syntax", 7, "Choice Filter"),
    }


@pytest.mark.parametrize(
    ("calculations", "says"),
    [([["x", "${y} + 1"], ["y", "${x} + 1"]], "${y}"), ([["x", "${x} + 1"]], "x")],
)
def test_a_circle_is_refused_by_row(calculations: Rows, says: str, make_workbook: MakeWorkbook) -> None:
    survey = [S, A, *[["calculate", name, "", "", rule] for name, rule in calculations]]
    errors, _ = problems_of(make_workbook(survey=survey), "en")
    assert [(p.code, p.sheet, p.row) for p in errors] == [("engine_cycle", "survey", 3)]
    assert says in f"{errors[0].message} {errors[0].cure}"


def test_a_repeat_that_grows_by_its_own_answers_is_a_doubt(make_workbook: MakeWorkbook) -> None:
    survey = [
        ["type", "name", "label", "calculation", "repeat_count"],
        ["begin_repeat", "trip", "Trip", "", "${trips}"],
        ["text", "more", "More"],
        ["end_repeat"],
        ["calculate", "trips", "", "count(${trip}[${more} = 'yes']) + 1"],
    ]
    errors, warnings = problems_of(make_workbook(survey=survey), "en")
    assert (errors, [p.code for p in warnings]) == ([], ["engine_cycle"])


def test_functions_inside_quotes_and_references_are_not_functions(make_workbook: MakeWorkbook) -> None:
    survey = [S, A, ["text", "b", "B (see below)", "${a} = 'foo(1)' or ${a} != \"bar (2)\" and (${a} = '')"]]
    assert problems_of(make_workbook(survey=survey), "en")[0] == []


@pytest.mark.parametrize(
    ("code", "survey", "more"),
    [
        ("missing_translation", [["type", "name", "label::A (id)", "label::B (en)"], ["text", "a", "x"]], {}),
        ("missing_language_column",
         [["type", "name", "label::A (id)", "label::B (en)", "hint::A (id)"], ["text", "a", "x", "y", "z"]], {}),
        ("column_without_language",
         [["type", "name", "label::A (id)", "label::B (en)", "hint"], ["text", "a", "x", "y", "z"]], {}),
        ("language_without_code", [["type", "name", "label::Klingon"], A], {}),
        ("extra_column", [["type", "name", "label", "remarks of the office"], A], {}),
        ("unused_list", [S, A], {"choices": COLOURS}),
        ("picture_without_limit", [S, ["image", "a", "A"]], {}),
        ("choice_without_label", [S, ["select_one colour", "a", "A"]], {"choices": [*COLOURS, ["colour", "x", ""]]}),
        ("missing_title", [S, A], {"settings": [["form_id", "version"], ["t", "1"]]}),
    ],
)  # fmt: skip
def test_doubts_are_warnings_only(code: str, survey: Rows, more: dict[str, Rows], make_workbook: MakeWorkbook) -> None:
    for language in ("id", "en"):
        errors, warnings = problems_of(make_workbook(survey=survey, **more), language)
        assert errors == []
        assert code in {warning.code for warning in warnings}
        assert all(warning.cure for warning in warnings)


def test_an_error_carries_all_problems_through_the_child(make_workbook: MakeWorkbook) -> None:
    from fieldapp.xlsform import compile_workbook

    path = make_workbook(survey=[S, ["txt", "a", "A"], ["text", "a b", "B"]])
    with pytest.raises(FormError) as caught:
        compile_workbook(path, "id", strict=True)
    assert [(p.code, p.row) for p in caught.value.problems] == [("unknown_type", 2), ("bad_name", 3)]
    assert "tidak dikenal" in str(caught.value)
