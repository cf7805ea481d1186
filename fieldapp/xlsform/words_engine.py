"""The engine's English sentences about a form, in Indonesian: English → Indonesian, {…} for names and numbers.

The engine runs without a catalogue; here its sentences are known again by their shape. One that is not known stays
English. The longest come first, so that a sentence with more words of its own is not taken for another.
"""

import re
from functools import cache

_MESSAGES: dict[str, str] = {
    # reading the file
    "The XML cannot be read ({why}: line {line}, column {column}).": (
        "XML tidak dapat dibaca: baris {line}, kolom {column}."  # the parser gives its reason in English only
    ),
    "The XML cannot be read ({why}).": "XML tidak dapat dibaca ({why}).",
    "The XML has no root element.": "XML tidak punya elemen akar.",
    "The XML has a DOCTYPE.": "XML berisi DOCTYPE.",
    "The XML is too big.": "XML terlalu besar.",
    "The XML has too many parts (over {most}).": "XML punya terlalu banyak bagian (lebih dari {most}).",
    "{file} has too many parts (over {most}).": "{file} punya terlalu banyak bagian (lebih dari {most}).",
    "{file} has too many rows or cells.": "{file} punya terlalu banyak baris atau sel.",
    "The lists of this form are too long together, up to {file}.": (
        "Daftar formulir ini seluruhnya terlalu panjang, sampai {file}."
    ),
    "The line is too long to tell whether it crosses itself.": "Garisnya terlalu panjang untuk diperiksa.",
    "the expression makes too long texts.": "rumusnya membuat teks yang terlalu panjang.",
    "The pattern of regex() is too long.": "Pola regex() terlalu panjang.",
    "The form has too many nodes (over {most}).": "Formulir punya terlalu banyak simpul (lebih dari {most}).",
    "The form has too many expressions (over {most}).": "Formulir punya terlalu banyak rumus (lebih dari {most}).",
    "The expressions of this form are too long together.": "Rumus formulir ini seluruhnya terlalu panjang.",
    "The expressions of this form refer to too many questions.": (
        "Rumus formulir ini merujuk terlalu banyak pertanyaan."
    ),
    "The form's rules need each other in over {most} circles.": (
        "Aturan formulir saling membutuhkan dalam lebih dari {most} lingkaran."
    ),
    "The XML is nested more than {most} levels deep.": "XML bersarang lebih dari {most} tingkat.",
    "The XML is no XForm: it has no model.": "XML ini bukan XForm: tidak ada model.",
    "The form has no primary instance.": "Formulir tidak punya instance utama.",
    "{file} is not UTF-8 text.": "{file} bukan teks UTF-8.",
    "{file} is not a CSV file ({why}).": "{file} bukan berkas CSV ({why}).",
    "{file} is not a GeoJSON feature collection.": "{file} bukan kumpulan fitur GeoJSON.",
    "The file {file} is missing; its list is empty.": "Berkas {file} tidak ada; daftarnya kosong.",
    "The file {file} is missing; the list {name} is asked as text.": (
        "Berkas {file} tidak ada; daftar {name} ditanyakan sebagai teks."
    ),
    # questions and paths
    "A bind is for {path}, which is not in the form.": "Ada bind untuk {path}, yang tidak ada di formulir.",
    "There is no node {path} in the form.": "Tidak ada simpul {path} di formulir.",
    "There is no question {name}.": "Pertanyaan {name} tidak ada.",
    "There is no list or file {name}.": "Daftar atau berkas {name} tidak ada.",
    "There is no file for {name}.": "Tidak ada berkas untuk {name}.",
    "A path leads nowhere.": "Ada jalur yang tidak menuju ke mana pun.",
    "The text {name} refers to a question that is not there.": "Teks {name} merujuk pertanyaan yang tidak ada.",
    "A trigger without a question is not shown.": "Trigger tanpa pertanyaan tidak ditampilkan.",
    "Its choices are no list.": "Pilihannya bukan daftar.",
    "Its repeat count depends on itself.": "Jumlah repeat ini bergantung pada dirinya sendiri.",
    "its {rule} depends on itself.": "{rule} bergantung pada dirinya sendiri.",
    "its {rule} is in a circle: {names} need each other.": "{rule} melingkar: {names} saling membutuhkan.",
    "Only a note can be a soft warning.": "Hanya note yang dapat menjadi peringatan lunak.",
    "A soft warning has a condition: without relevant it would always be there.": (
        "Peringatan lunak perlu syarat: tanpa relevant ia selalu tampil."
    ),
    "It warns of {name}, which is not in the form.": "Yang diperingatkan, {name}, tidak ada di formulir.",
    "It warns of {name}, which is no question of the same repeat.": (
        "Yang diperingatkan, {name}, bukan pertanyaan dalam repeat yang sama."
    ),
    # entities and events
    "Its entity names no list.": "Entitasnya tidak menyebut daftar.",
    "save_to is used, but no entity is declared around it.": "save_to dipakai, tetapi entitasnya tidak dinyatakan.",
    "A setvalue is for {path}, which is no question of the form.": (
        "Ada setvalue untuk {path}, yang bukan pertanyaan formulir."
    ),
    "{action} has no effect on a laptop; the question stays blank.": (
        "{action} tidak berfungsi di laptop; pertanyaannya tetap kosong."
    ),
    "The event {name} is not known; nothing happens at it.": "Peristiwa {name} tidak dikenal; tidak terjadi apa-apa.",
    "The form asks for ODK's own encryption; this app seals submissions with its own keys.": (
        "Formulir meminta enkripsi ODK; aplikasi ini menyegel kiriman dengan kuncinya sendiri."
    ),
    # expressions
    "The expression is empty.": "Rumusnya kosong.",
    "The expression ends too early.": "Rumusnya terputus.",
    "The expression is too long.": "Rumusnya terlalu panjang.",
    "The expression is nested more than {most} levels deep.": "Rumusnya bersarang lebih dari {most} tingkat.",
    "Expected {sign} but found {other}.": "Seharusnya {sign}, tetapi ada {other}.",
    "Unexpected {sign} in the expression.": "Ada {sign} yang tidak pada tempatnya.",
    "Text that starts at {text} has no closing quote.": "Teks yang mulai pada {text} tidak ditutup tanda kutip.",
    "${ } is not known to the form.": "${ } tidak dikenal formulir.",
    "The axis {axis}:: is not supported.": "Sumbu {axis}:: tidak didukung.",
    "| joins references only.": "| hanya menggabungkan rujukan.",
    "[ ] and / can follow references only.": "[ ] dan / hanya boleh sesudah rujukan.",
    "instance() needs one quoted name.": "instance() perlu satu nama dalam tanda kutip.",
    "There is no function {name}().": "Fungsi {name}() tidak ada.",
    "{name}() takes {wanted} but has {count}.": "{name}() menerima {wanted}, tetapi diberi {count}.",
    "{name}() needs a reference.": "{name}() perlu sebuah rujukan.",
    "{name}() needs a weight for each condition.": "{name}() perlu bobot untuk setiap syarat.",
    "indexed-repeat() needs a question, then pairs of a repeat around it and a number.": (
        "indexed-repeat() perlu pertanyaan, lalu pasangan repeat di sekitarnya dan nomor."
    ),
    "jr:choice-name() needs the quoted reference of a select, so it is blank.": (
        "jr:choice-name() perlu rujukan select dalam tanda kutip, jadi hasilnya kosong."
    ),
    "search() names no file.": "search() tidak menyebut berkas.",
    "The pattern of regex() cannot be read, so nothing matches it.": (
        "Pola regex() tidak dapat dibaca, jadi tidak ada yang cocok."
    ),
    "the expression visits too many nodes.": "rumusnya melewati terlalu banyak simpul.",
}
_CURES: dict[str, str] = {
    "Export the form again.": "Ekspor ulang formulirnya.",
    "Remove the DOCTYPE.": "Hapus DOCTYPE.",
    "Keep it under {limit} MB.": "Jaga di bawah {limit} MB.",
    "Name single questions.": "Sebut pertanyaannya satu per satu.",
    "Shorten it.": "Perpendek.",
    "Do not put a text into itself.": "Jangan menyisipkan teks ke dalam dirinya sendiri.",
    "Keep only what the form needs.": "Simpan hanya yang dibutuhkan formulir.",
    "Split it into several.": "Bagi menjadi beberapa.",
    "Keep long lists in CSV files.": "Simpan daftar panjang dalam berkas CSV.",
    "Split it into several forms.": "Bagi menjadi beberapa formulir.",
    "Split the form.": "Bagi formulirnya.",
    "Flatten it.": "Kurangi tingkatnya.",
    "Choose an XForm file.": "Pilih berkas XForm.",
    "Save it as CSV UTF-8.": "Simpan sebagai CSV UTF-8.",
    "Save it as CSV.": "Simpan sebagai CSV.",
    "Export it again.": "Ekspor ulang.",
    "Correct the path.": "Perbaiki jalurnya.",
    "Correct the expression.": "Perbaiki rumusnya.",
    "Count something else.": "Hitung hal lain.",
    "Name a list or a repeat.": "Sebut daftar atau repeat.",
    "Let one of them not refer to the others.": "Hapus rujukan di salah satunya.",
    "Let it name a question of the same repeat: ${name}.": "Sebut pertanyaan dalam repeat yang sama: ${nama}.",
    "Give the entity a list_name.": "Beri entitas list_name.",
    "Declare the entity on the entities sheet.": "Nyatakan entitasnya di lembar entities.",
    "Write an expression or clear the cell.": "Tulis rumus atau kosongkan selnya.",
    "Complete it.": "Lengkapi.",
    "Split it into several calculations.": "Pecah menjadi beberapa calculate.",
    "Add the missing {sign}.": "Tambahkan {sign} yang kurang.",
    "Remove or quote {sign}.": "Hapus {sign} atau beri tanda kutip.",
    "Close the quote.": "Tutup tanda kutipnya.",
    "Use the name of a question of this form.": "Pakai nama pertanyaan dalam formulir ini.",
    "Use the name of a question.": "Pakai nama pertanyaan.",
    "Use a plain path.": "Pakai jalur biasa.",
    "Use a function of the ODK specification.": "Pakai fungsi dari spesifikasi ODK.",
    "Did you mean {name}()?": "Maksudnya {name}()?",
    "Give {name}() {wanted}.": "Beri {name}() {wanted}.",
    "Give it ${question} or a list.": "Beri ${pertanyaan} atau daftar.",
    "Add the weight.": "Tambahkan bobotnya.",
    "Write {example}.": "Tulis {example}.",
    "Add it to the choices sheet, or attach the file.": "Tambahkan ke lembar choices, atau lampirkan berkasnya.",
    "Attach the CSV file it names.": "Lampirkan berkas CSV yang disebutnya.",
    "Correct it; a repetition cannot hold another.": "Perbaiki; pengulangan tidak boleh berisi pengulangan lain.",
    "Simplify it, or make the list it searches shorter.": "Sederhanakan, atau pendekkan daftarnya.",
}
_ENDINGS: dict[str, str] = {
    " It counts as blank.": " Dianggap kosong.",
    " It is not asked.": " Tidak ditanyakan.",
    " It is asked as text.": " Ditanyakan sebagai teks.",
    " It is shown as a note, if at all.": " Ditampilkan sebagai note biasa.",
    " Its result may depend on the order of answers.": " Hasilnya bisa bergantung pada urutan jawaban.",
}
_PARTS: tuple[tuple[str, str], ...] = (
    (r"^no arguments$", "tanpa argumen"),
    (r"^at least (\d+) arguments$", r"paling sedikit \1 argumen"),
    (r"^(\d+) to (\d+) arguments$", r"\1 sampai \2 argumen"),
    (r"^(\d+) arguments?$", r"\1 argumen"),
    (r"^calculation$", "Perhitungannya"),
    (r"^repeat count$", "Jumlah repeat"),
    (r"^'the end'$", "akhir rumus"),
)
_FIELD = re.compile(r"\{(\w+)\}")


def _shape(english: str) -> re.Pattern[str]:
    parts = _FIELD.split(english.replace("${name}", "$<name>").replace("${question}", "$<question>"))
    made = [f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)]
    return re.compile(
        "".join(made).replace(re.escape("$<name>"), r"\$\{name\}").replace(re.escape("$<question>"), r"\$\{question\}"),
        re.DOTALL,
    )


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Made when a mistake is first told: a hundred patterns take 40 ms, which every unlocking would wait for."""
    known = sorted({**_MESSAGES, **_CURES}.items(), key=lambda pair: -len(_FIELD.sub("", pair[0])))
    return tuple((_shape(english), indonesian) for english, indonesian in known)


def indonesian(sentence: str) -> str:
    """A sentence or cure of the engine; as it is when it is not known."""
    for english, ending in _ENDINGS.items():
        if sentence.endswith(english):
            return indonesian(sentence.removesuffix(english)) + ending
    for shape, other in _shapes():
        found = shape.fullmatch(sentence)
        if found:
            return _filled(other, {name: _part(text) for name, text in found.groupdict().items()})
    return sentence


def _filled(sentence: str, facts: dict[str, str]) -> str:
    """``{name}`` by its fact; ${name} of an example stays."""
    return _FIELD.sub(lambda field: facts.get(field[1], field[0]), sentence)


def _part(text: str) -> str:
    for english, other in _PARTS:
        if re.match(english, text):
            return re.sub(english, other, text)
    return text
