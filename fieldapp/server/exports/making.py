"""A file of submissions: a zip of CSVs, an Excel workbook, or JSON lines. Bounded memory, whatever their number.

It is made beside ``out``, in a folder of its own, and takes its name when it is whole; only its owner may read it.
"""

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from fieldapp.errors import StoreError
from fieldapp.reports.csv_file import BOM, harmless
from fieldapp.server import library
from fieldapp.server.exports import choosing, recording
from fieldapp.server.exports.choosing import Sent, Wish
from fieldapp.server.exports.columns import Table, tables_of
from fieldapp.server.exports.heads import Head, cells, heads
from fieldapp.server.exports.rows import Line, RowReader
from fieldapp.server.exports.workbook import Workbook
from fieldapp.server.office import Office

ENDINGS: Final = {"csv": "zip", "xlsx": "xlsx", "jsonl": "jsonl"}
ROOM: Final = ".export-"  # folders of files that are being made begin so
NUMBERS: Final = frozenset({"int", "decimal"})


@dataclass(frozen=True, slots=True)
class Look:
    """``format`` of ``ENDINGS``; ``words``: "names", or the language of the labels; ``split``: a column for each choice
    of a select multiple."""

    format: str = "csv"
    words: str = "names"
    split: bool = False


class Writer(Protocol):
    """What takes a submission's lines and makes a file of them."""

    def add(self, lines: Sequence[Line]) -> None: ...

    def finish(self) -> None: ...


class Reader:
    """The tables of a form, and its submissions as lines of them."""

    def __init__(self, office: Office, wish: Wish) -> None:
        self._office = office
        self._id = wish.form_id
        versions = library.versions(office.engine, wish.form_id)
        loaded = [(office.library.form(wish.form_id, version), xml) for version, xml in versions]
        self.tables = tables_of([(form, xml) for form, xml in loaded if form], sensitive=wish.sensitive)
        self._readers: dict[str, RowReader] = {}

    def lines(self, sent: Sent) -> list[Line]:
        """Of one that ``choosing`` found."""
        version = sent.facts.form_version
        reader = self._readers.get(version)
        if reader is None:
            form = self._office.library.form(self._id, version)
            assert form is not None, "what is stored was published"
            reader = self._readers[version] = RowReader(form, self.tables)
        return reader.lines(sent)


def make(office: Office, wish: Wish, look: Look, out: Path, who: str) -> int:
    """Write the file and record it; returns how many submissions are in it. *Slow.*

    Raises StoreError when there is no such form, or more than the format holds.
    """
    if not office.library.knows(wish.form_id):
        raise StoreError("There is no form {form_id} here. See: fieldapp server publish.", form_id=wish.form_id)
    reader, made = Reader(office, wish), 0
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=ROOM) as name:
        part = Path(name) / "whole"
        part.touch(0o600)
        with part.open("w+b") as file:
            writer = _writer(file, Path(name), reader.tables, look)
            for sent in choosing.every(office.engine, wish):
                writer.add(reader.lines(sent))
                made += 1
            writer.finish()
        recording.record(office.engine, office.clock(), who, look.format, made, wish)
        part.replace(out)
    return made


def _writer(file: io.BufferedRandom, room: Path, tables: Sequence[Table], look: Look) -> Writer:
    if look.format == "jsonl":
        return _JsonLines(file, tables)
    shown = [heads(table, look.words, split=look.split) for table in tables]
    return Workbook(file, room, tables, shown) if look.format == "xlsx" else _Csvs(file, tables, shown, room)


class _Csvs:
    """UTF-8 with its mark, as office programs read it; a table is a file until all go into the zip."""

    def __init__(
        self, file: io.BufferedRandom, tables: Sequence[Table], shown: Sequence[Sequence[Head]], room: Path
    ) -> None:
        self._file, self._tables, self._heads = file, tables, shown
        self._paths = [room / f"{at}.csv" for at in range(len(tables))]
        self._texts = [path.open("w", encoding="utf-8", newline="") for path in self._paths]
        self._csvs = [csv.writer(text, lineterminator="\r\n") for text in self._texts]
        for text, writer, row in zip(self._texts, self._csvs, shown, strict=True):
            text.write(BOM)
            writer.writerow(harmless(head.title) for head in row)

    def add(self, lines: Sequence[Line]) -> None:
        """Numbers stay numbers: a minus is no formula there."""
        for line in lines:
            row = self._heads[line.table]
            told = zip(row, cells(row, line.texts), strict=True)
            self._csvs[line.table].writerow(
                text if head.kind in NUMBERS and _plain(text) else harmless(text) for head, text in told
            )

    def finish(self) -> None:
        """One file for each table, named as it is in the feed."""
        with zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as packed:
            for table, path, text in zip(self._tables, self._paths, self._texts, strict=True):
                text.close()
                packed.write(path, f"{table.name}.csv")
                path.unlink()


def _plain(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()


class _JsonLines:
    """One object a line: names and texts as sent, rows of repeats in lists by the name of their table."""

    def __init__(self, file: io.BufferedRandom, tables: Sequence[Table]) -> None:
        self._file = file
        self._names = [[one.name for one in table.columns] for table in tables]
        self._tables = [table.name for table in tables]

    def add(self, lines: Sequence[Line]) -> None:
        """What was not answered is not named."""
        told: dict[str, object] = dict(self._named(lines[0]))
        repeats: dict[str, list[dict[str, str]]] = {}
        for line in lines[1:]:
            repeats.setdefault(self._tables[line.table], []).append(dict(self._named(line)))
        self._file.write(json.dumps(told | repeats, ensure_ascii=False).encode() + b"\n")

    def finish(self) -> None:
        """Nothing is left to write."""

    def _named(self, line: Line) -> Iterator[tuple[str, str]]:
        return ((name, text) for name, text in zip(self._names[line.table], line.texts, strict=True) if text)
