"""What the page shows, read in one go in the background; values only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldapp.casework.services import Catalogue
from fieldapp.domain.referral import Referral, ReferralFilter
from fieldapp.errors import FieldappError
from fieldapp.ui.pages.referrals import sayings
from fieldapp.ui.pages.referrals.code_words import Words, code_words
from fieldapp.ui.pages.referrals.letter import LETTERHEAD, PLACE, LetterFacts
from fieldapp.ui.pages.referrals.model import PAGE
from fieldapp.ui.pages.referrals.panel import Shown

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


@dataclass(frozen=True, slots=True)
class Reading:
    """A list: its counts, the rows up to the wanted length, and the words of codes."""

    wanted: ReferralFilter
    counts: Mapping[str, int]
    rows: tuple[Referral, ...]
    more: bool
    catalogue: Catalogue
    today: date
    words: Words


def read_list(book: "Fieldbook", wanted: ReferralFilter, referral_id: str, least: int, language: str) -> Reading:
    """``referral_id``: the row asked for; where it is not on the first page, the list is that of its person."""
    limit = PAGE * max(1, -(-least // PAGE))
    rows = book.referrals.page(wanted, limit)
    if referral_id and all(one.referral_id != referral_id for one in rows):
        wanted = _of_its_person(book, referral_id) or wanted
        rows = book.referrals.page(wanted, limit)
    return Reading(
        wanted,
        book.referrals.counts(wanted),
        rows,
        len(rows) == limit,
        book.referrals.catalogue(),
        book.referrals.today(),
        code_words(book, language),
    )


def shown_of(book: "Fieldbook", referral: Referral, reading: Reading) -> Shown:
    """Everything the panel says about a referral."""
    service = book.referrals.service_of(referral)
    task = book.referrals.task_of(referral)
    try:
        packet = book.referrals.packet(referral)
    except FieldappError:  # the person is on another laptop
        packet = None
    return Shown(
        referral,
        sayings.service(referral, reading.catalogue),
        sayings.official(referral, reading.catalogue),
        service.place if service else "",
        place_name(book, packet.region if packet else referral.text("region")),
        packet,
        book.referrals.sharing(referral),
        task,
        sayings.due(task, reading.today),
        sayings.waiting(task, reading.today),
        book.referrals.steps(referral.referral_id),
        reading.words,
    )


def letter_facts(book: "Fieldbook", shown: Shown, sent_to: str, letter_no: str, today: date) -> LetterFacts:
    """The letter's facts. Raises LookupError for a person who is not on this laptop."""
    if shown.packet is None:
        raise LookupError("a letter needs its person")
    first = next((step for step in shown.steps if step.number), None)
    head = tuple(line for line in book.setting("letterhead").splitlines() if line.strip())
    return LetterFacts(
        packet=shown.packet,
        service=book.referrals.service_of(shown.referral),
        service_name=shown.official or shown.service,
        record=first.number if first else "",
        referral_id=shown.referral.referral_id,
        sha256=first.sha256 if first else "",
        day=today,
        sent_to=sent_to,
        letter_no=letter_no,
        place=book.setting("letter_place", PLACE),
        region=shown.region,
        head=head if len(head) > 1 else LETTERHEAD,
    )


def place_name(book: "Fieldbook", code: str) -> str:
    """``Sungai Pinang, Kota Samarinda``: below the province, the finest first; the code where it is not in the list."""
    names = [region.name for region in book.regions.path(code) if region.level != "provinsi"]
    return ", ".join(reversed(names)) if names else code


def _of_its_person(book: "Fieldbook", referral_id: str) -> ReferralFilter | None:
    try:
        person_id = book.referrals.referral(referral_id).person_id
    except FieldappError:
        return None
    return ReferralFilter(person_id=person_id) if person_id else None
