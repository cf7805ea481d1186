"""Courier packs in words: how one stands, what a run did, why a file is not taken and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.domain.courier import CarriedPack, Delivered, MadePack, Packed, ReadReceipts, Taken, ToCarry
from fieldapp.domain.formats import show_datetime, show_number, show_size
from fieldapp.domain.team import ReadLetters
from fieldapp.errors import BadPack
from fieldapp.ui import trouble, words
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.connection import Connection


@dataclass(frozen=True, slots=True)
class Said:
    """A result: tone (success, info, warning, danger) and sentences."""

    tone: str
    text: str


def alone(connection: "Connection", here: str) -> str:
    """Why nothing leaves this laptop; ``here``: what one does on this page in real work."""
    if not connection.practising:
        return translate("Courier", "Enrol this laptop first: packs are sealed to its province.")
    nothing = translate("Courier", "In training nothing leaves this laptop.")
    way_out = translate("Courier", "“Leave training” at the top goes back to your work.")
    return f"{nothing} {here} {way_out}"


def records(count: int) -> str:
    """``3 catatan``."""
    return translate("Courier", "%n records", count)


def to_carry(found: ToCarry) -> str:
    """What a pack made now would take."""
    if not found.submissions:
        return translate("Courier", "Every record has its answer. There is nothing to carry.")
    size = show_size(found.size, words.language())
    text = translate("Courier", "%n records without a receipt ({size}).", found.submissions).format(size=size)
    if found.fresh == found.submissions:
        return text
    if not found.fresh:
        return f"{text} {translate('Courier', 'All of them are in a pack already.')}"
    return f"{text} {translate('Courier', '%n of them were never in a pack.', found.fresh)}"


def carrying(packs: tuple[CarriedPack, ...]) -> str:
    """What this laptop carries for others."""
    waiting = sum(pack.status in ("waiting", "closed") for pack in packs)
    if not packs:
        return translate("Courier", "No packs of other laptops here yet.")
    if not waiting:
        return translate("Courier", "Every pack has been brought. Take the receipts back on a USB stick.")
    return translate("Courier", "%n packs wait to be brought to the server.", waiting)


def made_face(pack: MadePack) -> tuple[str, str, str]:
    """Word, icon, tone."""
    if pack.settled and not pack.returned:
        return translate("Courier", "All received"), "circle-check", "success"
    if pack.settled:
        return translate("Courier", "All answered"), "circle-check", "success"
    if pack.received or pack.returned:
        return translate("Courier", "Partly answered"), "circle-dashed", "info"
    return translate("Courier", "On its way"), "hard-drive", "neutral"


def made_text(pack: MadePack) -> str:
    """``12 dari 40 diterima, 1 dikembalikan``."""
    text = translate("Courier", "{done} of {all} received").format(
        done=show_number(pack.received, words.language()), all=show_number(pack.submissions, words.language())
    )
    return f"{text}, {translate('Courier', '%n returned', pack.returned)}" if pack.returned else text


def carried_face(pack: CarriedPack) -> tuple[str, str, str]:
    """Word, icon, tone."""
    if pack.status == "refused":
        return translate("Courier", "Not taken"), "circle-alert", "danger"
    if pack.status == "closed":
        return translate("Courier", "At the server"), "clock", "info"
    if pack.status == "waiting":
        return translate("Courier", "To be sent"), "clock", "neutral"
    if pack.written_at is None:
        return translate("Courier", "Receipts here"), "receipt", "warning"
    return translate("Courier", "Receipts on USB"), "circle-check", "success"


def carried_text(pack: CarriedPack) -> str:
    """What the province made of it, or why it was not taken."""
    if pack.status == "refused":
        return why_not(pack.reason, pack.name, pack.device_code)
    if pack.status == "closed":
        return translate("Courier", "The office has not opened it yet. Send again later.")
    if pack.status == "waiting":
        return f"{records(pack.submissions)}, {show_size(pack.size, words.language())}"
    parts = [translate("Courier", "%n received", pack.received)]
    parts += [translate("Courier", "%n returned", pack.refused)] if pack.refused else []
    parts += [translate("Courier", "%n wait for files", pack.incomplete)] if pack.incomplete else []
    parts += [translate("Courier", "%n parts unreadable: pack again", pack.damaged)] if pack.damaged else []
    return ", ".join(parts)


def when(pack: MadePack | CarriedPack) -> str:
    """The day and time a pack was made."""
    return show_datetime(pack.made_at.astimezone(), words.language())


def packed(done: Packed) -> Said:
    """After making packs."""
    if not done.packs:
        return Said(
            "info", translate("Courier", "Nothing to carry: every record has its answer or is in a pack already.")
        )
    count = sum(pack.submissions for pack in done.packs)
    text = translate("Courier", "{name} was written and checked: {records}. You can remove the USB stick.").format(
        name=", ".join(pack.name for pack in done.packs), records=records(count)
    )
    if done.missing:
        text = f"{text} {translate('Courier', '%n files are no longer on this laptop and stay behind.', done.missing)}"
    if done.left:
        left = translate("Courier", "%n records did not fit. Put in another stick and continue.", done.left)
        return Said("warning", f"{text} {left}")
    return Said("warning" if done.missing else "success", text)


def taken(done: Taken) -> Said:
    """After taking packs."""
    parts = [translate("Courier", "%n new packs are on this laptop.", len(done.fresh))] if done.fresh else []
    parts += [translate("Courier", "%n submissions wait for your review.", done.work.fresh)] if done.work.fresh else []
    parts += [translate("Courier", "%n packs were here already.", done.known)] if done.known else []
    parts += [bad_pack(error) for error in done.refused]
    if not parts:
        return Said(
            "warning", translate("Courier", "There are no packs in this folder. Choose the folder of the stick.")
        )
    return Said("danger" if done.refused else "success", " ".join(parts))


def delivered(done: Delivered) -> Said:
    """After bringing packs to the province."""
    parts = [translate("Courier", "%n packs are at the server.", len(done.delivered))] if done.delivered else []
    parts += [carried_text(pack) for pack in done.refused]
    if done.cause is not None:
        parts.append(trouble.sentence(done.cause))
        parts.append(translate("Courier", "Send again later; it goes on where it stopped."))
    if done.delivered:
        parts.append(translate("Courier", "Now write the receipts to a USB stick."))
    if not parts:
        return Said("info", translate("Courier", "No packs to send."))
    return Said("danger" if done.refused else "warning" if done.cause else "success", " ".join(parts))


def written(count: int, letters: int = 0) -> Said:
    """After writing receipts, and a supervisor's letters."""
    parts = [translate("Courier", "%n files of receipts are on the stick.", count)] if count else []
    parts += [translate("Courier", "%n letters to laptops of the team are on the stick.", letters)] if letters else []
    if not parts:
        return Said("info", translate("Courier", "There are no receipts to write yet. Send the packs first."))
    return Said("success", " ".join((*parts, translate("Courier", "You can remove it."))))


def read(done: ReadReceipts, letters: ReadLetters | None = None) -> Said:
    """After reading receipts and letters. Letters of other laptops on the same stick are nobody's trouble."""
    said, told = _receipts(done), _letters(letters or ReadLetters())
    if told is None:
        return said
    if not done.files and not done.refused:
        return told
    tones = ("danger", "warning", "success")
    return Said(next(tone for tone in tones if tone in (said.tone, told.tone)), f"{said.text} {told.text}")


def _letters(done: ReadLetters) -> Said | None:
    """What letters said; None where there was none for this laptop."""
    parts = [translate("Courier", "%n decisions of the supervisor came.", done.decisions)] if done.decisions else []
    parts += [translate("Courier", "%n visits are asked for.", done.visits)] if done.visits else []
    if done.files and not parts:
        parts.append(translate("Courier", "The supervisor's letter says nothing new."))
    parts += [bad_pack(error) for error in done.refused]
    return Said("danger" if done.refused else "success", " ".join(parts)) if parts else None


def _receipts(done: ReadReceipts) -> Said:
    parts = [translate("Courier", "%n records are received now.", done.received)] if done.received else []
    parts += [translate("Courier", "%n records were returned; see the queue.", done.returned)] if done.returned else []
    parts += [translate("Courier", "%n records had their receipt already.", done.known)] if done.known else []
    parts += [translate("Courier", "%n records wait for files.", done.incomplete)] if done.incomplete else []
    others = done.others if not done.files else ()
    parts += [bad_pack(error) for error in done.refused if error.facts["why"] != "other_laptop"]
    if others:
        text = translate("Courier", "These are receipts of laptop {laptops}. Read them there; nothing changed here.")
        parts.append(text.format(laptops=", ".join(sorted(set(others)))))
    if not parts:
        return Said("warning", translate("Courier", "There are no receipts for this laptop in this folder."))
    bad = any(error.facts["why"] != "other_laptop" for error in done.refused)
    return Said("danger" if bad else "warning" if others else "success", " ".join(parts))


def bad_pack(error: BadPack) -> str:
    """Why a file is not taken, and what to do."""
    return why_not(str(error.facts["why"]), str(error.facts["name"]), str(error.facts["laptop"]))


def why_not(why: str, name: str, laptop: str) -> str:
    """One sentence for a key of ``BadPack.WHYS``."""
    return _WHYS[why]().format(name=Path(name).name, laptop=laptop)


_WHYS: dict[str, Callable[[], str]] = {
    "not_this": lambda: translate("Courier", "{name} is neither a pack nor receipts. Choose another file."),
    "cut": lambda: translate("Courier", "{name} is cut short. Copy it again, or make the pack again on its laptop."),
    "changed": lambda: translate(
        "Courier", "{name} is damaged. Copy it again, or make the pack again on its laptop; nothing is lost there."
    ),
    "unreadable": lambda: translate("Courier", "{name} cannot be read. Make it again on the laptop it came from."),
    "newer": lambda: translate("Courier", "{name} comes from a newer version of Jangkau. Update the app here."),
    "foreign": lambda: translate("Courier", "{name} is for another province. Give it to a laptop of that province."),
    "other_laptop": lambda: translate("Courier", "{name} holds the receipts of laptop {laptop}. Read it there."),
    "untrusted": lambda: translate("Courier", "{name} is not signed by the province. Ask for the receipts again."),
    "sealed": lambda: translate("Courier", "{name} was made for this laptop before it was set up anew. Pack again."),
    "unknown_laptop": lambda: translate(
        "Courier", "{name}: the server does not know laptop {laptop}. Enrol that laptop again, then pack again."
    ),
    "no_supervisor": lambda: translate(
        "Courier", "{name} is not from a supervisor of this laptop. Send once over the network, then read it again."
    ),
    "refused": lambda: translate("Courier", "{name}: the server does not take it. Tell your admin the file's name."),
}
