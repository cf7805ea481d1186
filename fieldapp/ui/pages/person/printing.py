"""The summary on paper: A4, black on white, every page stamped with who, when and what for (requirement R-24).

The case comes as ``Consents.case_for`` lets it out; for outside the names of children are initials and the NIK is
masked (R-14). Raises OSError when the file cannot be written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from fieldapp.domain.entity import Entity
from fieldapp.domain.formats import show_nik
from fieldapp.fieldbook.case_file import CaseFile
from fieldapp.fieldbook.code_words import ARRIVAL, CATEGORY, CONSENT, FACILITY, NEED, PROGRAM, RELATION, Words
from fieldapp.fieldbook.telling import Telling
from fieldapp.ui.pages.people.sayings import age_of, shown_name
from fieldapp.ui.pages.person import sayings
from fieldapp.ui.widgets.brand import NAME
from fieldapp.ui.words import translate

ADULT = 18
DPI = 150
MARGIN_MM = 18
FOOTER_MM = 14
LATEST = 8  # records listed
_STYLE = """
    body, p, td, th, h1, h2 { color: #111111; }
    h1 { font-size: 17pt; margin-bottom: 2px; }
    h2 { font-size: 11pt; margin-top: 12px; margin-bottom: 3px; }
    p { margin-top: 2px; margin-bottom: 2px; }
    td { padding: 2px 10px 2px 0; vertical-align: top; }
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who printed, and when, in words."""

    who: str
    when: str


def summary_html(case: CaseFile, known: Words, place: str, today: date, telling: Telling) -> str:
    """The content, everything that people wrote escaped."""
    parts = [
        f"<h1>{escape(printed_name(shown_name(case.person), age_of(case.person, today), telling))}</h1>",
        f"<p>{escape(sayings.facts(case.person, place, today))}</p>",
        _identity(case, telling),
        _listed(translate("Person", "PPKS categories"), _categories(case, known)),
        _listed(translate("Person", "Consent"), _consent(case, known)),
        _listed(translate("Person", "Referrals"), [_referral(one, known) for one in case.entities["referral"]]),
        _listed(translate("Person", "Stays in shelters"), [_stay(one, known) for one in case.entities["stay"]]),
        _listed(translate("Person", "Benefits"), [_benefit(one, known) for one in case.entities["benefit"]]),
        _listed(translate("Person", "Needs that no service meets"), known.words(NEED, case.value("unmet"))),
        _listed(translate("Person", "Family"), [_member(one, known, telling) for one in case.entities["relation"]]),
        _listed(translate("Person", "Records"), _records(case)),
    ]
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"


def printed_name(name: str, age: int | None, telling: Telling) -> str:
    """For outside, a child's name as initials: ``R. P.``."""
    if telling.outside and age is not None and age < ADULT:
        return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha()) or "?"
    return name


def write_pdf(path: Path, html: str, stamp: Stamp, telling: Telling) -> int:
    """Write the file; returns how many pages it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")  # says at once whether it can be written
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setCreator(NAME)
    writer.setTitle(translate("Person", "Summary"))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    paper, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(paper, upright, margins, QPageLayout.Unit.Millimeter))
    size = writer.pageLayout().paintRectPixels(DPI).size()
    body = size.height() - round(FOOTER_MM / 25.4 * DPI)
    document = _laid_out(writer, html, size.width())
    document.setPageSize(QSizeF(size.width(), body))
    pages = document.pageCount()
    footers = [_footer(stamp, telling, number, pages) for number in range(1, pages + 1)]
    _paint(writer, document, QRectF(0, 0, size.width(), body), footers)
    return pages


def _paint(writer: QPdfWriter, document: QTextDocument, body: QRectF, footers: Sequence[str]) -> None:
    painter = QPainter(writer)
    for page, footer in enumerate(footers):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * body.height())
        document.drawContents(painter, body.translated(0, page * body.height()))
        painter.restore()
        stamp = _laid_out(writer, f"<p style='font-size: 8pt; color: #444444'>{escape(footer)}</p>", body.width())
        painter.translate(0, body.bottom() + FOOTER_MM / 25.4 * DPI - stamp.size().height())
        stamp.drawContents(painter)
        painter.resetTransform()
    painter.end()


def _laid_out(writer: QPdfWriter, html: str, width: float) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(QFont().family(), 10))
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _footer(stamp: Stamp, telling: Telling, page: int, pages: int) -> str:
    said = translate("Person", "Printed {when} by {who}. For: {purpose}. Page {page} of {pages}.")
    told = said.format(
        when=stamp.when, who=stamp.who or "?", purpose=telling.purpose.rstrip("."), page=page, pages=pages
    )
    if telling.sensitive_reason:
        why = translate("Person", "With sensitive categories: {reason}.")
        told += " " + why.format(reason=telling.sensitive_reason.rstrip("."))
    return f"{NAME}. {told}"


def _identity(case: CaseFile, telling: Telling) -> str:
    nik = show_nik(case.person.nik, masked=telling.outside) if case.person.nik else translate("Person", "NIK not known")
    rows = [("NIK", nik), (translate("Person", "Marks"), case.person.marks)]
    if not telling.outside:
        rows.append((translate("Person", "Other names"), case.person.alias))
    cells = "".join(f"<tr><td>{escape(name)}</td><td>{escape(text)}</td></tr>" for name, text in rows if text)
    return f"<table>{cells}</table>"


def _listed(title: str, lines: Sequence[str]) -> str:
    told = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return f"<h2>{escape(title)}</h2>{told}" if told else ""


def _categories(case: CaseFile, known: Words) -> list[str]:
    return [known.word(CATEGORY, code) for code in case.codes]


def _consent(case: CaseFile, known: Words) -> list[str]:
    return [f"{known.word(CONSENT, said.text)}, {sayings.day(said.at)}" for said in case.consents[:1]]


def _referral(one: Entity, known: Words) -> str:
    state = sayings.referral_pill(one.text("state"))[0]
    day = sayings.day_of(one, f"{one.text('state')}_on")
    parts = (sayings.service_words(one, known), state, day, one.text("sent_to"))
    return ", ".join(filter(None, parts))


def _stay(one: Entity, known: Words) -> str:
    span = " – ".join(filter(None, (sayings.day_of(one, "admitted_at"), sayings.day_of(one, "left_at"))))
    return ", ".join(filter(None, (known.word(FACILITY, one.text("facility")), span, one.text("destination"))))


def _benefit(one: Entity, known: Words) -> str:
    program = one.text("program_other") or known.word(PROGRAM, one.text("program"))
    return ", ".join(filter(None, (program, known.word(ARRIVAL, one.text("state")), one.text("period"))))


def _member(one: Entity, known: Words, telling: Telling) -> str:
    age = one.values.get("age")
    name = printed_name(one.text("full_name"), age if isinstance(age, int) else None, telling)
    return ": ".join(filter(None, (name, sayings.relation_facts(one, known.word(RELATION, one.text("kind"))))))


def _records(case: CaseFile) -> list[str]:
    return [
        ", ".join((sayings.day(one.finalized_at), one.form_title, one.number))
        for one in case.assessments[:LATEST]
        if one.finalized_at is not None
    ]
