"""Write ``resources/forms/outreach_rapid.xlsx`` from the tables in ``packaging/outreach_rapid``.

Run ``python packaging/make_forms.py`` to start again from the tables. The workbook is what ships: once it is
edited in a spreadsheet program the workbook counts, and running this overwrites those edits.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from outreach_rapid.choices import CHOICES
from outreach_rapid.encounter import CONSENT, ENCOUNTER, METADATA, SAFETY
from outreach_rapid.next_step import CATEGORY, ENTITIES, SERVICES, SETTINGS
from outreach_rapid.person import FUNCTIONING, IDENTITY, SITUATION
from outreach_rapid.rows import LANGUAGES, WARNS, Row, translated

FORMS = Path(__file__).resolve().parent.parent / "resources" / "forms"
SURVEY = [
    *METADATA,
    *ENCOUNTER,
    *SAFETY,
    *CONSENT,
    *IDENTITY,
    *SITUATION,
    *FUNCTIONING,
    *CATEGORY,
    *SERVICES,
]


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
    "parameters",
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


def choice_rows(text: str) -> Iterator[Row]:
    """Rows of the choices sheet from ``[list]`` headings and ``value | Indonesian | English`` lines."""
    list_name = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            list_name = line.strip("[]")
        else:
            value, indonesian, english = (part.strip() for part in line.split("|"))
            yield {"list_name": list_name, "name": value} | translated("label", (indonesian, english))


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


def outreach_workbook() -> Workbook:
    """The whole rapid outreach workbook."""
    workbook = Workbook()
    survey = workbook.active
    survey.title = "survey"
    write_sheet(survey, SURVEY_COLUMNS, SURVEY, "C2")
    write_sheet(workbook.create_sheet("choices"), CHOICE_COLUMNS, choice_rows(CHOICES), "C2")
    write_sheet(workbook.create_sheet("entities"), ENTITY_COLUMNS, ENTITIES, "B2")
    write_sheet(workbook.create_sheet("settings"), tuple(SETTINGS), [SETTINGS], "A2")
    return workbook


if __name__ == "__main__":
    FORMS.mkdir(parents=True, exist_ok=True)
    outreach_workbook().save(FORMS / "outreach_rapid.xlsx")
    print(f"wrote {FORMS / 'outreach_rapid.xlsx'}: {len(SURVEY)} survey rows")
