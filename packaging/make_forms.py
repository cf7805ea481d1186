"""Write the workbooks of ``resources/forms`` from the tables in ``packaging/<form>``, one folder a form.

Run ``python packaging/make_forms.py [FORM …]`` to start again from the tables, all forms or those named. The workbook
is what ships: once it is edited in a spreadsheet program the workbook counts, and running this overwrites those edits.
A workbook whose cells say the same already is left as it is: each file written has another sha256.

A form's folder has a module ``form`` with SURVEY, CHOICES (text of its own lists), ENTITIES and SETTINGS, and
MORE_LANGUAGES where it speaks more than two. A choice list that it does not have itself comes from another form's
folder, so that one list has one wording.
"""

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from classes import COLUMN, classed, unknown
from form_tables import Choices, choice_lists
from more_languages import spoken, unsaid, widened
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from outreach_rapid.rows import LANGUAGES, WARNS, Row, translated

FORMS = Path(__file__).resolve().parent.parent / "resources" / "forms"
NAMES = (
    "outreach_rapid",
    "outreach_greeting",
    "assessment_full",
    "shelter_intake",
    "shelter_discharge",
    "follow_up",
    "prevention_activity",
    "benefit_check",
    "person_merge",
    "person_decision",
    "consent_withdrawal",
    "work_review",
    "referral_new",
    "referral_step",
    "shelter_room",
    "shelter_move",
    "bed_mark",
    "shelter_waiting",
    "night_count",
    "visit_request",
)


def each_language(column: str) -> tuple[str, ...]:
    """The column once per language."""
    return tuple(f"{column}::{language}" for language in LANGUAGES)


SURVEY_COLUMNS = (
    "type",
    "name",
    *each_language("label"),
    *each_language("hint"),
    "relevant",
    WARNS,
    "required",
    *each_language("required_message"),
    "constraint",
    *each_language("constraint_message"),
    "calculation",
    "choice_filter",
    "appearance",
    "default",
    "repeat_count",
    "read_only",
    "parameters",
    COLUMN,
    "save_to",
)
CHOICE_COLUMNS = ("list_name", "name", *each_language("label"))
ENTITY_COLUMNS = ("list_name", "label", "entity_id", "create_if", "update_if")

HEADER_FONT = Font(bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", start_color="1F4E5F")
GROUP_FILL = PatternFill("solid", start_color="DCE9EE")
WRAPPED = Alignment(wrap_text=True, vertical="top")
WIDTHS = {"type": 26, "name": 20, "list_name": 18, "required": 10, "appearance": 14, "default": 10}
TEXT_WIDTH = 42


def all_lists(forms: Iterable[ModuleType]) -> Choices:
    """Every list of every form. Raises ValueError when two forms word one list differently."""
    found: Choices = {}
    for form in forms:
        for name, choices in choice_lists(form.CHOICES).items():
            if found.setdefault(name, choices) != choices:
                raise ValueError(f"{form.__name__}: the list {name} is worded otherwise in another form")
    return found


def used_lists(survey: Iterable[Row]) -> list[str]:
    """Names of the choice lists that questions use, in alphabetical order."""
    kinds = (row["type"].split() for row in survey)
    return sorted({kind[1] for kind in kinds if kind[0] in ("select_one", "select_multiple", "rank")})


def choice_rows(survey: Iterable[Row], lists: Choices) -> list[Row]:
    """Rows of the choices sheet."""
    return [
        {"list_name": name, "name": value} | translated("label", (indonesian, english))
        for name in used_lists(survey)
        for value, indonesian, english in lists[name]
    ]


def write_sheet(sheet: Worksheet, columns: tuple[str, ...], rows: Iterable[Row], frozen: str) -> None:
    """Header, rows as text, and a look that is easy to edit: frozen header, wide text, shaded groups."""
    sheet.append(columns)
    for number, row in enumerate(rows, start=2):
        unknown = row.keys() - set(columns)
        if unknown:
            raise ValueError(f"{sheet.title}, row {number}: no such column {', '.join(sorted(unknown))}")
        sheet.append([row.get(column) or None for column in columns])
        for cell in sheet[number]:
            cell.alignment = WRAPPED
            cell.number_format = "@"
            if row.get("type", "").startswith(("begin", "end_")):
                cell.fill = GROUP_FILL
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(1, number)
        head.font, head.fill, head.alignment = HEADER_FONT, HEADER_FILL, WRAPPED
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, TEXT_WIDTH)
    sheet.freeze_panes = frozen


def make_workbook(form: ModuleType, lists: Choices) -> Workbook:
    """The whole workbook of one form. Raises ValueError where a further language lacks a text or has one too many."""
    more = getattr(form, "MORE_LANGUAGES", {})
    asked, chosen = classed(form.SETTINGS["form_id"], form.SURVEY), choice_rows(form.SURVEY, lists)
    if left := unsaid([*asked, *chosen], more):
        raise ValueError(f"{form.__name__} does not say {', '.join(sorted(left))}")
    workbook = Workbook()
    survey = workbook.active
    survey.title = "survey"
    write_sheet(survey, widened(SURVEY_COLUMNS, more), spoken(asked, more), "C2")
    write_sheet(workbook.create_sheet("choices"), widened(CHOICE_COLUMNS, more), spoken(chosen, more), "C2")
    write_sheet(workbook.create_sheet("entities"), ENTITY_COLUMNS, form.ENTITIES, "B2")
    write_sheet(workbook.create_sheet("settings"), tuple(form.SETTINGS), [form.SETTINGS], "A2")
    return workbook


def said(workbook: Workbook) -> dict[str, dict[object, list[object]]]:
    """Columns of each sheet that say anything."""
    return {
        sheet.title: {head: rest for head, *rest in sheet.iter_cols(values_only=True) if any(rest)}
        for sheet in workbook.worksheets
    }


def main(wanted: Iterable[str]) -> None:
    """Write the workbooks named, or all, where they say something new."""
    forms = {name: import_module(f"{name}.form") for name in NAMES}
    lists = all_lists(forms.values())
    if nameless := unknown(form.SURVEY for form in forms.values()):
        raise ValueError(f"no form has the classed question {', '.join(sorted(nameless))}")
    FORMS.mkdir(parents=True, exist_ok=True)
    for name in list(wanted) or NAMES:
        path, made = FORMS / f"{name}.xlsx", make_workbook(forms[name], lists)
        if path.exists() and said(load_workbook(path)) == said(made):
            continue
        made.save(path)
        print(f"wrote {path}: {len(forms[name].SURVEY)} survey rows")


if __name__ == "__main__":
    main(sys.argv[1:])
