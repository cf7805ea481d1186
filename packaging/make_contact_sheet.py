"""Draw every question type and appearance to ``docs/manual/questions``: both languages, light and dark.

The form is ``packaging/question_kinds/form.md``; each of its groups is one block of a picture. The widgets are the
app's own on a real session, some of them answered, on the offscreen platform, so any machine draws the same.
"""

import os
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pyxform.xls2xform import convert

from fieldapp.forms import Context, FormSession, Section, load_form
from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.form import messages
from fieldapp.ui.pages.form.section_body import SectionBody
from fieldapp.ui.widgets.basics import column, label, row
from fieldapp.ui.widgets.questions import picture
from fieldapp.ui.widgets.questions.drawing import INKS, DrawingEditor
from fieldapp.ui.widgets.questions.pad import Stroke

sys.path.insert(0, str(Path(__file__).resolve().parent))
import sheet_devices as devices

ROOT = Path(__file__).resolve().parent.parent
KINDS = ROOT / "packaging" / "question_kinds"
PICTURES = ROOT / "docs" / "manual" / "questions"
PLAIN_COLOURS = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
WIDTH = 560  # px of a column of questions
LANGUAGES = {"id": "Bahasa Indonesia (id)", "en": "English (en)"}
SHEETS = {  # picture → columns → groups of the form
    "typed": (("words", "days"), ("numbers",)),
    "chosen": (("one", "grid"), ("many",)),
    "kept": (("kept",), ("places", "labels", "family")),
}
ANSWERS = {
    "plain": "Budi Rekaan",
    "lines": "Tidur di bawah jembatan sejak Maret.",
    "digits": "6472050101909001",
    "rupiah": "1250000",
    "secret": "rahasia",
    "site": "https://example.org/bantuan",
    "whole": "57",
    "fraction": "36.5",
    "money": "350000",
    "count": "2",
    "direction": "45",
    "scale": "6",
    "upright": "38.5",
    "stars": "4",
    "yes_no": "yes",
    "cards": "fever",
    "scale_of_five": "4",
    "three": "cough",
    "packed": "wound",
    "bare": "yes",
    "searched": "t03",
    "ticked": "cough wound",
    "checked": "t02 t05",
    "pictured": "bridge",
    "wordless": "tent bridge",
    "mapped": "belly",
    "ordered": "wound fever cough none",
    "sleeps": "2",
    "eats": "4",
    "day": "2026-11-24",
    "typed_day": "31/02/1990",
    "month": "2026-03-01",
    "year": "2019-01-01",
    "clock": "10:42:00.000+08:00",
    "moment": "2026-11-24T10:42:00.000+08:00",
    "point": "-0.5021 117.1536 0 0",
    "way": "-0.5021 117.1536 0 0; -0.5030 117.1544 0 0",
    "area": "-0.5021 117.1536 0 0; di pasar; ?",
    "photo": "photo.jpg",
    "marked": "photo.jpg",
    "voice": "voice.mp3",
    "promise": "OK",
}


def media() -> dict[str, bytes]:
    """The form's own files; its sound is only named."""
    return {path.name: path.read_bytes() for path in KINDS.glob("*.svg")} | {"question.mp3": b"-"}


def session(language: str) -> FormSession:
    """The form with some answers."""
    xml = convert(xlsform=(KINDS / "form.md").read_text(encoding="utf-8"), file_type=".md").xform.encode()
    now = datetime(2026, 11, 25, 10, 42, tzinfo=UTC).astimezone()
    context = Context(lambda: now, lambda: str(uuid.UUID(int=1)), random.Random(1), {})
    made = FormSession.start(load_form(xml, media()), context, LANGUAGES[language])
    for reference in made.form.references:
        text = ANSWERS.get(reference.rsplit("/", 1)[-1], "")
        if text:
            made.answer(reference, text)
    made.add_repeat("/data/family")
    made.answer("/data/family[1]/relative", "Siti Rekaan")
    return made


def attached(name: str) -> bytes:
    """A photo: one of the form's pictures as JPEG."""
    if name.endswith(".jpg"):
        return picture.jpeg(picture.drawn((KINDS / "house.svg").read_bytes(), QSize(480, 320)))
    return b"-" * 182_000


def block(made: FormSession, section: Section, language: str) -> QWidget:
    """One group under its title."""
    files = media()
    around = QWidget()
    box = column(around, gap=16)
    box.addWidget(label("h1", section.title))

    def error(reference: str) -> str:
        found = made.node(reference).violation
        return messages.sentence(found, made.node(reference), language) if found else ""

    body = SectionBody(made, language, attached, lambda name: files.get(name, b""), lambda _node: "", error)
    body.show_section(section)
    for frame in body.frames():
        if isinstance(frame.editor, DrawingEditor):
            scribble(frame.editor)
        if frame.asides.guidance is not None:
            frame.asides.guidance.turn()
    box.addWidget(body)
    return around


def scribble(editor: DrawingEditor) -> None:
    """A ring."""
    points = [
        QPointF(150 + 40 * x, 90 + 30 * y) for x, y in ((1, 0), (0.5, 0.9), (-0.6, 0.8), (-1, 0), (0, -1), (1, 0))
    ]
    editor.pad.strokes.append(Stroke(INKS[2], points))


def blocks(name: str, made: FormSession, language: str) -> list[list[QWidget]]:
    """The parts of a picture, column by column."""
    sections = {made.node(part.reference).name: part for part in made.sections()}
    return [[block(made, sections[group], language) for group in groups] for groups in SHEETS[name]]


def device_blocks(made: FormSession, language: str, town: Path) -> list[list[QWidget]]:
    """Receiver and map; camera and recorder."""
    names = {ref.rsplit("/", 1)[-1]: made.node(ref).label for ref in made.form.references if "/" in ref}
    house = (KINDS / "house.svg").read_bytes()
    around = QWidget()  # holds them until they stand in their columns
    left = devices.receiving(language, names["point"], around), devices.mapped(town, names["area"])
    right = devices.photographed(house, names["photo"], around), devices.recorded(names["voice"], around)
    return [
        [devices.column_of((names["point"], names["area"]), left)],
        [devices.column_of((names["photo"], names["voice"]), right)],
    ]


def sheet(parts: list[list[QWidget]]) -> QImage:
    """One picture: its columns side by side."""
    page = QWidget()
    page.setObjectName("page")
    page.setAutoFillBackground(True)
    columns: QHBoxLayout = row(page, margins=(28, 24, 28, 28), gap=40)
    for own in parts:
        upright: QVBoxLayout = column(gap=36)
        for shown in own:
            shown.setFixedWidth(WIDTH)
            upright.addWidget(shown)
        upright.addStretch(1)
        columns.addLayout(upright)
    page.setFixedWidth(2 * WIDTH + 96)
    page.show()
    for _ in range(6):  # wrapped words are laid out in a few rounds
        QApplication.processEvents()
        page.resize(page.width(), max(page.heightForWidth(page.width()), page.minimumSizeHint().height()))
    image = page.grab().toImage()
    page.hide()
    page.deleteLater()
    return image


def few_colours(image: QImage) -> QImage:
    """With a palette of its 256 most frequent colours: a third of the bytes, and nobody sees it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    return plain.convertToFormat(
        QImage.Format.Format_Indexed8, [colour for colour, _ in counts.most_common(256)], PLAIN_COLOURS
    )


def main() -> int:
    """Returns 0; writes sixteen pictures."""
    os.environ["TZ"] = "Asia/Makassar"
    time.tzset()
    app = QApplication(["", "-platform", "offscreen"])
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room:
        town = devices.paint_map(Path(room) / "town.mbtiles")
        for language in LANGUAGES:
            words.use(language)
            for look in ("light", "dark"):
                theme.apply(app, look)
                for name in SHEETS:
                    keep(sheet(blocks(name, session(language), language)), f"{name}-{language}-{look}")
                keep(sheet(device_blocks(session(language), language, town)), f"devices-{language}-{look}")
        background.stop()
    total = sum(path.stat().st_size for path in PICTURES.glob("*.png"))
    print(f"{len(list(PICTURES.glob('*.png')))} pictures, {total / 1000:.0f} kB in {PICTURES.relative_to(ROOT)}")
    return 0


def keep(image: QImage, name: str) -> None:
    """Write a picture."""
    few_colours(image).save(str(PICTURES / f"{name}.png"), "PNG", 0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    raise SystemExit(main())
