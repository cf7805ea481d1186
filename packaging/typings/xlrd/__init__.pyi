from xlrd.sheet import Sheet

XL_CELL_EMPTY: int
XL_CELL_BLANK: int
XL_CELL_ERROR: int
XL_CELL_BOOLEAN: int
XL_CELL_DATE: int

class Book:
    datemode: int
    def sheets(self) -> list[Sheet]: ...

def open_workbook(*, file_contents: bytes, formatting_info: bool, on_demand: bool) -> Book: ...
def xldate_as_tuple(xldate: float, datemode: int) -> tuple[int, int, int, int, int, int]: ...
