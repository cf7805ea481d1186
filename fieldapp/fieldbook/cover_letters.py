"""Cover letters: reports of a period and other files, one letter that lists them, and a signature of this laptop.

    letters.write(Asked(number=…, reports=("recap",), files=(path,)), folder, draw, draw_letter)

Into the folder go the reports, copies of the files, the letter (``Surat-Pengantar_….pdf``) and its evidence
(``.json``).
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from fieldapp import __version__
from fieldapp.casework.period import Period, wita_day
from fieldapp.casework.projection import WITA
from fieldapp.casework.table import TOTAL, Column, Table
from fieldapp.casework.totals import total_of
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.roles import Permission
from fieldapp.errors import StoreError
from fieldapp.fieldbook.reporting import Made, Order, Reporting
from fieldapp.reports.cover_letter import EMBEDDED, Attached, CoverLetter, code_of, evidence, file_text, sha256
from fieldapp.reports.showing import shown
from fieldapp.reports.stamp import period_words
from fieldapp.reports.wording import say, told
from fieldapp.vault.durable import durable_write

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

LANGUAGE: Final = "id"  # the letter goes to an office
_COUNT: Final = Column("", "", "count")
Draw = Callable[[Made], bytes]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the office wants: ``reports`` are made for the period in ``ending``; ``files`` are taken as they are."""

    number: str
    addressee: str
    subject: str
    period: Period
    place: str
    position: str
    signer: str
    nip: str
    reports: tuple[str, ...] = ()
    ending: str = "xlsx"
    region: str = ""
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Where everything lies."""

    letter: Path
    evidence: Path
    files: tuple[Path, ...]


DrawLetter = Callable[
    [CoverLetter, str, dict[str, bytes]], bytes
]  # letter, what the QR code says, files inside the PDF


class Device(Protocol):
    """``Fieldbook.connection``."""

    def public_key(self) -> str:
        """Ed25519, base64."""

    def sign(self, content: bytes) -> str:
        """This laptop's signature of exactly these bytes."""


class CoverLetters:
    """``device`` signs for this laptop."""

    def __init__(
        self,
        store: "Store",
        reports: Reporting,
        permit: "Permit",
        clock: Callable[[], datetime],
        device: "Device",
    ) -> None:
        self._store = store
        self._reports = reports
        self._permit = permit
        self._clock = clock
        self._device = device

    def write(
        self, asked: Asked, folder: Path, draw: Draw, draw_letter: DrawLetter, stop: Stop = lambda: False
    ) -> Written:
        """Make the reports, write them beside the letter and sign it. *Slow.*

        Raises NotAllowed, Cancelled, FileInUse, DiskFull, StoreError; ValueError for a list of names, which needs a
        purpose, or when nothing goes with the letter.
        """
        self._permit.require(Permission.REPORT)
        if not asked.reports and not asked.files:
            raise ValueError("nothing goes with the letter")
        attached: list[Attached] = []
        paths: list[Path] = []
        for key in asked.reports:
            made = self._reports.make(Order(key, asked.period, asked.region), LANGUAGE, stop)
            if made.report.named:
                raise ValueError("a list of names needs a purpose")
            for name, content, tables in self._contents(made, asked.ending, draw):
                self._reports.write(made, folder / name, content)
                paths.append(folder / name)
                attached.append(Attached(name, len(content), sha256(content), tuple(map(_said, tables))))
        for path in asked.files:
            content = _read(path)
            if path.parent.resolve() != folder.resolve():
                durable_write(folder / path.name, content)
            paths.append(folder / path.name)
            attached.append(Attached(path.name, len(content), sha256(content)))
        return self._sign_off(asked, tuple(attached), folder, tuple(paths), draw_letter)

    def _sign_off(
        self, asked: Asked, attached: tuple[Attached, ...], folder: Path, paths: tuple[Path, ...], draw: DrawLetter
    ) -> Written:
        now = self._clock()
        letter = self._letter(asked, attached, now)
        text, key = evidence(letter), self._device.public_key()
        proof = {"signed": text, "signature": self._device.sign(text.encode()), "public_key": key}
        pdf = draw(letter, code_of(text, key), {EMBEDDED: _json(proof)})
        path = folder / f"Surat-Pengantar_{_file_words(asked.number)}_{asked.period.code()}.pdf"
        about = file_text(path.name, pdf, text)
        whole = {
            **proof,
            "letter": {"name": path.name, "signed": about, "signature": self._device.sign(about.encode())},
        }
        durable_write(path, pdf)
        durable_write(path.with_suffix(".json"), _json(whole))
        self._store.audited(Deed(Verb.REPORT, "letter", asked.number, f"{len(attached)} files"))
        return Written(path, path.with_suffix(".json"), paths)

    def _letter(self, asked: Asked, attached: tuple[Attached, ...], now: datetime) -> CoverLetter:
        return CoverLetter(
            number=asked.number,
            addressee=asked.addressee,
            subject=asked.subject,
            period=period_words(asked.period, LANGUAGE),
            place=asked.place,
            day=wita_day(now),
            position=asked.position,
            signer=asked.signer,
            nip=asked.nip,
            attached=attached,
            made_at=now.astimezone(WITA),
            device=self._store.setting("device_code"),
            version=__version__,
        )

    def _contents(self, made: Made, ending: str, draw: Draw) -> Iterable[tuple[str, bytes, tuple[Table, ...]]]:
        if ending == "pdf":
            return [(made.file_name("pdf"), draw(made), made.tables)]
        files = self._reports.contents(made, ending)
        if len(files) == 1:
            return [(name, content, made.tables) for name, content in files.items()]
        return [(name, content, (table,)) for (name, content), table in zip(files.items(), made.tables, strict=True)]


def _said(table: Table) -> str:
    """``PPKS menurut jenis kelamin dan umur: 26 baris, Jumlah orang 132``: the very cell of the table."""
    total = total_of(table)
    rows = say("{count} rows", LANGUAGE).format(count=shown(total.rows, _COUNT, LANGUAGE))
    text = f"{told(total.title, LANGUAGE)}: {rows}"
    if total.cell is None:
        return text
    name = told(total.row, LANGUAGE)
    if total.column != TOTAL:
        name = f"{name} ({told(total.column, LANGUAGE)})"
    return f"{text}; {name}: {shown(total.cell, _COUNT, LANGUAGE)}"


def _file_words(number: str) -> str:
    return "".join(char if char.isalnum() else "-" for char in number).strip("-") or "tanpa-nomor"


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError("The file cannot be read: {name}", name=path.name) from error
