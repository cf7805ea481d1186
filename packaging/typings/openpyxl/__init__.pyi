from collections.abc import Iterator
from typing import IO

from openpyxl.worksheet.worksheet import Worksheet

class _Sheet:
    """A worksheet opened with read_only=True."""

    title: str
    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...

class _Workbook:
    """A workbook opened with read_only=True."""

    sheetnames: list[str]
    def __getitem__(self, name: str) -> _Sheet: ...
    def close(self) -> None: ...

class Workbook:
    """A workbook that is made."""

    active: Worksheet
    sheetnames: list[str]
    def create_sheet(self, title: str) -> Worksheet: ...
    def remove(self, worksheet: Worksheet) -> None: ...
    def save(self, filename: IO[bytes]) -> None: ...

def load_workbook(
    filename: IO[bytes], read_only: bool = ..., *, data_only: bool = ..., keep_links: bool = ...
) -> _Workbook: ...
