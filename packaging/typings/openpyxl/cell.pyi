from datetime import date

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

class Cell:
    value: str | int | float | date | None
    font: Font
    fill: PatternFill
    alignment: Alignment
    number_format: str
    data_type: str

def WriteOnlyCell(ws: Worksheet, value: object = ...) -> Cell: ...
