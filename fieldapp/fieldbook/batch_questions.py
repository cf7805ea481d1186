"""Which questions of a form a table can answer, and which column is likely meant for which."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from fieldapp.domain.batch import Mapped
from fieldapp.domain.batch_questions import MANY, ONE, Target
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.table import TEXT, TableRow
from fieldapp.forms import Context, Form, FormSession
from fieldapp.forms.node import Node

CHOSEN: Final = {"select1": ONE, "select": MANY, "rank": MANY}
TYPED: Final = ("int", "decimal", "date", "time", "dateTime")
NEAR: Final = 84.0  # of 100: below, a head is no suggestion
HEAD_ROWS: Final = 30  # the heads stand among the first so many rows
LONGEST_HEAD: Final = 120
MOST_CHOICES: Final = 400
SAYINGS: Final = {  # what offices write over their columns
    "full_name": ("nama", "nama lengkap", "nama klien", "nama penerima", "nama ppks"),
    "birth_date": ("tgl lahir", "tanggal lahir", "tgllahir", "ttl"),
    "sex": ("jk", "l p", "jenis kelamin", "kelamin", "gender"),
    "nik": ("no nik", "nomor nik", "nik ktp", "no ktp", "nomor ktp"),
    "no_kk": ("kk", "no kk", "nomor kk", "nomor kartu keluarga"),
    "phone": ("hp", "no hp", "nomor hp", "telepon", "no telp", "wa", "no wa"),
    "age_est": ("umur", "usia"),
    "ppks": ("kode kategori", "kategori", "kategori ppks", "pmks", "jenis ppks"),
    "summary": ("catatan", "keterangan"),
    "loc_kab": ("kab", "kabupaten", "kota", "kabupaten kota", "kab kota"),
    "loc_kec": ("kec", "kecamatan"),
    "loc_desa": ("desa", "kelurahan", "desa kelurahan", "kampung"),
    "met_at": ("tanggal", "tgl", "tanggal kegiatan", "tgl asesmen", "tanggal asesmen"),
}


def targets_of(form: Form, context: Context) -> tuple[Target, ...]:
    """Questions outside repeats that a text can answer, in the form's order."""
    spoken = {code: FormSession.start(form, context, form.language_for(code)) for code in ("id", "en")}
    sections = {one: section.title for section in spoken["id"].sections() for one in section.references}
    found = []
    for reference in form.references:
        definition = form.by_reference[reference]
        if definition.scope is not None or not definition.answerable:
            continue
        node, english = (spoken[code].node(reference) for code in ("id", "en"))
        kind = _kind(node)
        if kind:
            one = Target(definition.name, reference, kind, node.label, english.label, sections.get(reference, ""))
            choices = tuple((choice.value, choice.label) for choice in node.choices[:MOST_CHOICES])
            found.append(replace(one, required=definition.required is not False, choices=choices))
    return tuple(found)


def _kind(node: Node) -> str:
    if node.control in CHOSEN:
        return CHOSEN[node.control]
    if node.control not in ("input", "range", ""):
        return ""
    if node.datatype in TYPED:
        return node.datatype
    if node.datatype.startswith("geo"):
        return "place"
    words = node.name.lower().split("_")
    for kind, signs in (("nik", ("nik",)), ("kk", ("kk",)), ("phone", ("phone", "hp", "telp", "wa"))):
        if any(sign in words for sign in signs):
            return kind
    return "text"


def plain(text: str) -> str:
    """Lower-case words only: ``Tgl. Lahir (wajib)`` and ``tgl_lahir wajib`` are the same."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def head_row(rows: Sequence[TableRow]) -> int:
    """Which row (counted from 0) holds the heads: the first that is nearly as wide as any and all texts."""
    first = rows[:HEAD_ROWS]
    widest = max((_heads_in(row) for row in first), default=0)
    for at, row in enumerate(first):
        if _heads_in(row) >= max(1, 0.6 * widest):
            return at
    return 0


def _heads_in(row: TableRow) -> int:
    texts = {cell.text for cell in row.cells if cell.kind == TEXT and len(cell.text) <= LONGEST_HEAD}
    return len({text for text in texts if not re.fullmatch(r"[\d\W]+", text)})


def suggested(heads: Sequence[str], targets: Sequence[Target]) -> Mapped:
    """Each column's likeliest question, each question once; columns like nothing stay out."""
    marks = [(_likeness(head, target), at, target.name) for at, head in enumerate(heads) if head for target in targets]
    taken: dict[int, str] = {}
    for mark, at, name in sorted(marks, key=lambda one: (-one[0], one[1])):
        if mark >= NEAR and at not in taken and name not in taken.values():
            taken[at] = name
    return Mapped(tuple(sorted(taken.items())))


def _likeness(head: str, target: Target) -> float:
    said = plain(head)
    names = [plain(target.name), plain(target.label), plain(target.label_en)]
    if said in names:
        return 100.0
    if said in SAYINGS.get(target.name, ()):
        return 98.0
    return max(fuzz.token_sort_ratio(said, name) for name in names if name) if said else 0.0


def memory_key(form_id: str, heads: Sequence[str]) -> str:
    """Under which setting the mapping of such a table is remembered."""
    return f"batch_mapping:{form_id}:{sha256_hex(json.dumps([plain(head) for head in heads]).encode())[:24]}"


def remembered(setting: Callable[[str], str], form_id: str, heads: Sequence[str]) -> Mapped | None:
    """The mapping that was used last for this form and these heads."""
    kept = setting(memory_key(form_id, heads))
    if not kept:
        return None
    said: Mapping[str, list[list[str]]] = json.loads(kept)
    return Mapped(
        tuple((int(at), name) for at, name in said["columns"]), tuple((name, text) for name, text in said["fixed"])
    )


def to_remember(mapped: Mapped) -> str:
    """As ``remembered`` reads it."""
    return json.dumps({"columns": mapped.columns, "fixed": mapped.fixed})
