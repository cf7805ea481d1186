"""A receipt for people: its facts in the panel, on paper, and the technical lines for support."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from fieldapp.domain import formats
from fieldapp.domain.acceptance import acceptance_in
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.receipt import Receipt
from fieldapp.errors import WorkPurged
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import words
from fieldapp.ui.pages.queue.details import fact
from fieldapp.ui.pages.queue.faces import local
from fieldapp.ui.trouble import sentence
from fieldapp.ui.words import translate


def facts(shown: Assessment) -> list[tuple[str, str, str]]:
    """(name, value, exact value) of a received one; empty without a receipt."""
    receipt = shown.receipt
    if receipt is None:
        return []
    at = formats.show_datetime(local(receipt.received_at), words.language(), zone=True)
    accepted = acceptance_in(receipt)
    if accepted is not None:
        return [
            (translate("Queue", "Accepted by"), accepted.host, ""),
            (translate("Queue", "Answer of the server"), str(accepted.status), ""),
            (translate("Queue", "Time of this laptop"), at, receipt.received_at.isoformat()),
            (translate("Queue", "Signature"), translate("Queue", "None: this server signs nothing"), ""),
            (translate("Queue", "Fingerprint of the content"), short(receipt.sha256), receipt.sha256),
        ]
    return [
        (translate("Queue", "Receipt number"), receipt.number, ""),
        (translate("Queue", "Received by the server"), at, receipt.received_at.isoformat()),
        (translate("Queue", "Place in the server's log"), str(receipt.log_index), ""),
        (translate("Queue", "Signing key"), receipt.key_id, ""),
        (translate("Queue", "Fingerprint of the content"), short(receipt.sha256), receipt.sha256),
    ]


def signed(shown: Assessment) -> bool:
    """Whether there is a receipt to show to others."""
    return shown.receipt is not None and acceptance_in(shown.receipt) is None


def title(shown: Assessment) -> str:
    """Above the facts."""
    return translate("Queue", "Receipt") if signed(shown) else translate("Queue", "Accepted without a receipt")


def promise(shown: Assessment) -> str:
    """What a received one may be said of."""
    if shown.purged_at is not None:
        return sentence(WorkPurged(day=local(shown.purged_at).date()))
    if signed(shown):
        return translate("Queue", "The server has stored this record.")
    return translate("Queue", "The server said that it has this record. It gives no signed receipt.")


def fact_rows(shown: Assessment) -> list[QWidget]:
    """The same for the panel."""
    return [fact(name, value, exact=exact) for name, value, exact in facts(shown)]


def later_rows(receipts: Sequence[Receipt]) -> list[QWidget]:
    """Receipts that came when it was sent again."""
    lang = words.language()
    return [
        fact(
            translate("Queue", "Later receipt"),
            f"{one.number} · {formats.show_datetime(local(one.received_at), lang)}",
            exact=one.received_at.isoformat(),
        )
        for one in receipts
    ]


def short(sha256: str) -> str:
    """Its two ends."""
    return f"{sha256[:8]}…{sha256[-8:]}"


def technical(shown: Assessment, cause: str) -> str:
    """Lines for support: ids, counts and codes, no names and no answers."""
    receipt, refusal = shown.receipt, shown.refusal
    lines = [
        ("number", shown.number),
        ("instance_id", shown.instance_id),
        ("form", f"{shown.form_id} {shown.form_version}"),
        ("state", shown.state.value),
        ("attempts", shown.attempts),
        ("size", shown.size),
        ("finalized_at", shown.finalized_at),
        ("retry_at", shown.retry_at),
        ("cause", cause),
        ("corrects", shown.corrects),
    ]
    if receipt is not None:
        lines += [("receipt", receipt.number), ("key_id", receipt.key_id)]
        lines += [("log_index", receipt.log_index)] if receipt.key_id else []
        lines += [("sha256", receipt.sha256), ("signature", receipt.signature)]
    accepted = acceptance_in(receipt)
    if accepted is not None:
        lines += [("accepted", f"by {accepted.host} with status {accepted.status} at {accepted.at}, unsigned")]
    if refusal is not None:
        lines += [("sha256", refusal.sha256)]
        lines += [("reason", f"{reason.code} {reason.reference}") for reason in refusal.reasons]
    return "\n".join(f"{name}: {value}" for name, value in lines if value not in ("", None))


def paper(shown: Assessment, book: Fieldbook) -> str:
    """The receipt as HTML. The person is named by the record's number only."""
    worker = book.worker
    rows = [
        (translate("Queue", "Record"), shown.number),
        (translate("Queue", "Form"), f"{shown.form_title} v{shown.form_version}"),
        (translate("Queue", "Server"), worker.province_name),
        (translate("Queue", "Laptop"), worker.device_code),
        *((name, exact if name == translate("Queue", "Fingerprint of the content") else value)
          for name, value, exact in facts(shown)),
    ]  # fmt: skip
    body = "".join(
        f"<tr><td style='padding:4px 16px 4px 0;color:#4A5866'>{escape(name)}</td><td>{escape(value)}</td></tr>"
        for name, value in rows
        if value
    )
    title = escape(translate("Queue", "Receipt"))
    promise = escape(translate("Queue", "The server has stored exactly this content and signed for it."))
    return f"<h1 style='font-size:20pt'>{title}</h1><p>{promise}</p><table style='font-size:11pt'>{body}</table>"


def pdf(shown: Assessment, book: Fieldbook) -> bytes:
    """The receipt as a PDF page, A4."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setTitle(f"{translate('Queue', 'Receipt')} {shown.number}")
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20))
    )
    document = QTextDocument()
    document.setDefaultStyleSheet("* { font-family: Inter; color: #15202B; }")
    document.setHtml(paper(shown, book))
    document.print_(writer)
    return bytes(content.data().data())
