"""The receipt of a batch on paper: the file, its counts and control totals, numbers and receipts, room to sign.

No name of a client stands on it: rows are told by their number in the file and the number of their record.
"""

from dataclasses import dataclass
from typing import Final

from fieldapp import __version__
from fieldapp.casework.period import Period, wita_day
from fieldapp.casework.projection import WITA
from fieldapp.casework.table import Column, Table
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.batch import Batch, RowResult
from fieldapp.domain.formats import show_date, show_datetime
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.batch_papers import ControlTotals, control_totals
from fieldapp.fieldbook.profile import local_now
from fieldapp.reports.stamp import Stamp
from fieldapp.ui import words
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.reports.paper import Paper, text_width
from fieldapp.ui.pages.reports.sheet import LINE, MARGIN, MM, Fill, Sheet, Text, lay_out
from fieldapp.ui.words import translate

SHORT_HASH: Final = 12
ROOM: Final = 24 * MM  # for a signature


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """Everything that stands on it."""

    batch: Batch
    totals: ControlTotals
    results: tuple[RowResult, ...]
    stamp: Stamp


def receipt_facts(book: Fieldbook, batch_id: str) -> ReceiptFacts:
    """Read anew from the store. *Slow* for long batches."""
    desk = book.batches
    batch, results = desk.batch(batch_id), desk.results(batch_id)
    targets = desk.targets(batch.form_id, batch.form_version)
    totals = control_totals(batch, desk.rows(batch_id), results, targets)
    now, counts = local_now(), book.count_by_state()
    stamp = Stamp(
        as_of=now,
        unsent=sum(counts.get(state, 0) for state in OUTBOX),
        who=book.worker.name,
        device=book.worker.device_code,
        version=__version__,
        period=Period(wita_day(batch.made_at), max(wita_day(now), wita_day(batch.made_at))),
    )
    return ReceiptFacts(batch, totals, results, stamp)


class ReceiptPaper(Paper):
    """``size``: ``A4`` or ``F4``."""

    def __init__(self, facts: ReceiptFacts, size: str = "A4") -> None:
        language = words.language()
        self.title = translate("Batch", "Receipt of a batch of paper forms")
        tables = (_counts(facts), _rows(facts))
        self.sheet = lay_out(tables, facts.stamp, language, size, text_width, self.title, _signatures)
        self.creator = f"Jangkau {facts.stamp.version}"


def _counts(facts: ReceiptFacts) -> Table:
    batch, totals = facts.batch, facts.totals
    lines = [
        (translate("Batch", "File"), batch.file_name),
        (translate("Batch", "Fingerprint of the file (SHA-256)"), batch.sha256[:16]),
        (translate("Batch", "Form"), f"{batch.form_title} ({batch.form_version})"),
        (translate("Batch", "Taken in by"), batch.worker or "–"),
        (translate("Batch", "Taken in on"), show_datetime(batch.made_at.astimezone(WITA), words.language(), zone=True)),
        (translate("Batch", "Rows in the file"), sayings.number(totals.rows)),
        (translate("Batch", "Put into the queue"), sayings.number(totals.filed)),
        (translate("Batch", "Not put into the queue"), sayings.number(totals.left)),
        (translate("Batch", "Received by the server"), sayings.number(totals.received)),
    ]
    if totals.expected is not None:
        lines.append((translate("Batch", "Forms in the pile, as counted"), sayings.number(totals.expected)))
    lines += [(translate("Batch", "Sum of {head}").format(head=head), total) for head, total in totals.sums]
    columns = (Column(translate("Batch", "Control"), "", "text"), Column(translate("Batch", "Value"), "", "text"))
    return Table("control", translate("Batch", "Counts and control totals"), "", columns, tuple(lines))


def _rows(facts: ReceiptFacts) -> Table:
    heads = (
        (translate("Batch", "Row"), "code"),
        (translate("Batch", "Number"), "text"),
        ("SHA-256", "text"),
        (translate("Batch", "Status"), "text"),
        (translate("Batch", "Receipt"), "text"),
        (translate("Batch", "Received"), "text"),
    )
    rows = tuple(
        (
            str(one.row),
            one.number or "–",
            one.sha256[:SHORT_HASH],
            sayings.result_face(one.state).word,
            one.receipt or "–",
            sayings.exactly(one.received_at) if one.received_at else "–",
        )
        for one in facts.results
    )
    columns = tuple(Column(word, "", kind) for word, kind in heads)
    return Table("rows", translate("Batch", "Numbers and receipts"), "", columns, rows)


def _signatures(sheet: Sheet) -> None:
    """Two of them, side by side, with a rule to sign on."""
    needed = ROOM + 5 * LINE
    if sheet.y + needed > sheet.bottom:
        sheet.new_page()
    sheet.y += LINE
    half = sheet.inner / 2
    today = show_date(wita_day(local_now()), words.language())
    place = translate("Batch", "Place, date: ……………………, {day}").format(day=today)
    sheet.put(Text(MARGIN, sheet.y, sheet.inner, place))
    sheet.y += 1.5 * LINE
    for at, word in enumerate((translate("Batch", "Handed over by"), translate("Batch", "Taken in by"))):
        left = MARGIN + at * half
        sheet.put(Text(left, sheet.y, half, word))
        sheet.put(Fill(left, sheet.y + ROOM, half - 12 * MM, 0, line=True))
        sheet.put(Text(left, sheet.y + ROOM + 20, half, translate("Batch", "Name and NIP"), quiet=True))
    sheet.y += ROOM + 2 * LINE
