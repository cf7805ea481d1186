from collections.abc import Iterator
from typing import IO

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

def load_workbook(
    filename: IO[bytes], read_only: bool = ..., *, data_only: bool = ..., keep_links: bool = ...
) -> _Workbook: ...
