from openpyxl.worksheet.worksheet import Worksheet

ALL_TEMP_FILES: list[str]

class WorksheetWriter:
    out: str
    def __init__(self, ws: Worksheet, out: str | None = ...) -> None: ...
    def write_top(self) -> None: ...
