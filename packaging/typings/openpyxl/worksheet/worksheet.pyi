from collections.abc import Sequence

from openpyxl.cell import Cell

class _Dimension:
    width: float

class _PageSetup:
    orientation: str
    paperSize: int  # noqa: N815 (the library's own name)
    fitToWidth: int  # noqa: N815 (the library's own name)
    fitToHeight: int  # noqa: N815 (the library's own name)

class _FitToPage:
    fitToPage: bool  # noqa: N815 (the library's own name)

class _Properties:
    pageSetUpPr: _FitToPage  # noqa: N815 (the library's own name)

class Worksheet:
    title: str
    freeze_panes: Cell | str
    print_title_rows: str
    page_setup: _PageSetup
    sheet_properties: _Properties
    column_dimensions: dict[str, _Dimension]
    def cell(self, row: int, column: int, value: object = ...) -> Cell: ...
    _writer: object  # of a workbook that is written row by row
    def append(self, row: Sequence[object]) -> None: ...
