"""Paper of a made-up office: tables of assessments with what goes wrong in tables, and a form that is keyed twice."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from fieldapp.domain.batch import Batch, Mapped, RowState
from fieldapp.domain.table import Table
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.fieldbook.batch_questions import head_row
from fieldapp.forms.storing import read_submission
from fieldapp.training.office import Office
from fieldapp.training.people import Invented

FORM: Final = "outreach_rapid"
HEADS: Final = ("No", "Tanggal", "Kabupaten", "Kecamatan", "Nama", "NIK", "JK", "Tgl lahir", "Kategori PPKS", "Catatan")
EVERY_ROW: Final = (  # what this paper never says, or always the same
    ("source", "Lainnya"),
    ("place", "home"),
    ("activity", "Ditemui di rumah"),
    ("interpreter", "Tidak"),
    ("capacity", "adult"),
    ("consent", "Disetujui"),
    ("consent_how", "verbal"),
    ("share_with", "none"),
    ("consent_photo", "Tidak"),
    ("adminduk_status", "not_needed"),
    ("with_whom", "Lainnya"),
    ("sleep_place", "Lainnya"),
    ("fixed_home", "Tidak"),
    ("family_contact", "Tidak"),
    *((f"wg_{one}", "1") for one in ("see", "hear", "walk", "cog", "self", "comm")),
    ("ppks_main", "07"),
    ("actions", "none"),
    ("disposition", "Masuk TPS/rumah singgah"),
)
GOOD, MORE = 8, 5  # rows with nothing wrong, of the first and of the second table
Cells = list[Any]


def table_taken_in(office: Office) -> Batch:
    """A table whose good rows are in the queue; doubtful and refused ones wait for somebody."""
    batch = _checked(office, "Rekap asesmen kertas (latihan).xlsx", GOOD)
    desk = office.book.batches
    doubtful = desk.rows(batch.batch_id, [RowState.DOUBTFUL])
    desk.accept(batch.batch_id, doubtful[0].number)
    desk.expect(batch.batch_id, GOOD + 4)
    desk.file(batch.batch_id)
    return desk.batch(batch.batch_id)


def table_to_decide(office: Office) -> Batch:
    """A table of which nothing is in the queue yet."""
    return _checked(office, "Kertas posko Samarinda (latihan).xlsx", MORE)


def keyed_twice(book: Fieldbook, batch: Batch) -> None:
    """One paper of a batch is keyed again; the second hand read some of it otherwise."""
    first = next(one for one in book.keyings.papers() if one.instance_id in _filed(book, batch))
    desk = book.keyings.begin(first.instance_id)
    _key_again(book, desk, first.instance_id)
    desk.finalize()


def _filed(book: Fieldbook, batch: Batch) -> frozenset[str]:
    return frozenset(one.instance_id for one in book.batches.results(batch.batch_id))


def _key_again(book: Fieldbook, desk: OpenAssessment, instance_id: str) -> None:
    form = desk.session.form
    read = {"place": "market", "sleep_place": "street", "summary": "Tulisan kurang terbaca."}
    for reference, text in read_submission(form, book.submission(instance_id).xml).items():
        name = reference.rpartition("/")[2]
        if "/meta/" in reference or name in ("start", "end"):
            continue
        if name == "full_name":
            text = text.replace("a", "o", 1)
        desk.answer(reference, read.get(name, text))


def _checked(office: Office, name: str, good: int) -> Batch:
    desk = office.book.batches
    table = _read(office, name, good)
    head = head_row(table.rows)
    guess, _ = desk.suggest(FORM, HEADS)
    batch = desk.make(table, head, FORM, Mapped(guess.columns, EVERY_ROW))
    return desk.check(batch.batch_id)


def _read(office: Office, name: str, good: int) -> Table:
    known = next(one for one, _ in reversed(office.known) if one.nik)
    with TemporaryDirectory() as place:
        return office.book.batches.read(a_table(office, known, Path(place) / name, good))


def a_table(office: Office, known: Invented, path: Path, good: int) -> Path:
    """The table as an office sends it, at ``path``: a title, heads, good rows, then doubtful and refused ones.

    ``known``: somebody whom the register has already.
    """
    from openpyxl import Workbook

    rows = [_row(office, number) for number in range(1, good + 5)]
    rows[good][4:8] = rows[0][4:8]  # the same person twice
    rows[good + 1][4:8] = [known.name, known.nik, known.sex, known.born]
    rows[good + 2][7] = "31/02/1990"
    rows[good + 3][5] = "6472050"
    book = Workbook()
    for cells in (["Rekap asesmen kertas (latihan)"], [], list(HEADS), *rows):
        book.active.append(cells)
    with path.open("wb") as file:
        book.save(file)
    return path


def _row(office: Office, number: int) -> Cells:
    one: Invented = office.crowd.somebody(office.now.date(), (22, 70), kab="64.72")
    while not one.nik:
        one = office.crowd.somebody(office.now.date(), (22, 70), kab="64.72")
    day = datetime.combine(office.now.date() - timedelta(days=number % 9 + 1), datetime.min.time())
    names = {region.code: region.name for region in office.book.regions.children(one.kab)}
    place = ("Samarinda", names[one.kec])
    return [number, day, *place, one.name, one.nik, one.sex, one.born, "PMKS-07", "Dicatat di kertas (latihan)."]
