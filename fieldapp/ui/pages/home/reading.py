"""What the home page shows, read from the fieldbook in one go; values only."""

import random
import shutil
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from fieldapp.casework.beds import FREE
from fieldapp.casework.services import Catalogue
from fieldapp.casework.tasks import Task
from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.domain.figures import Figures
from fieldapp.domain.form import FormInfo
from fieldapp.domain.policy import PolicyState
from fieldapp.domain.roles import Permission
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.profile import local_now
from fieldapp.forms import Context, FormSession
from fieldapp.ui.sending_count import TROUBLED, needing_of

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

MANY: Final = 2_000  # people; what is due for more takes too long for the window to wait for
DRAFTS: Final = 4
RETURNED: Final = 5
PEOPLE_FOR_CHARTS: Final = 5
CATEGORIES: Final = 6
REGIONS: Final = 5
LOW_DISK: Final = 1_000_000_000
OLD_FORMS_DAYS: Final = 30
# Permensos 5/2019 kinds that are shown to supervisors only: child victim of violence, prostitution, HIV,
# substance abuse, trafficking, violence (ux spec, 5.2)
SENSITIVE: Final = frozenset(("06", "10", "16", "17", "18", "19"))


@dataclass(frozen=True, slots=True)
class Desk:
    """One reading. ``waiting_bytes`` is the size of what waits to be sent; ``free`` bytes of disk.
    ``backup_days`` since ``backup_at``, 0 while that is well.

    ``returned`` and ``held`` leave out what is corrected already or put aside. ``tasks`` are due by ``today``, the
    worst first; ``catalogue`` names their services. ``free_beds`` are those of this desk's shelter.
    ``to_review``: submissions of the team that wait for who works here. ``stale`` drafts were not touched for long,
    on the day of the week when that is told. ``whole`` is False while ``tasks`` are still to be read.
    """

    figures: Figures
    drafts: tuple[Assessment, ...]
    draft_count: int
    returned: tuple[Assessment, ...]
    held: int
    waiting: int
    waiting_bytes: int
    received: int
    forms: tuple[FormInfo, ...]
    enrolled: bool
    practising: bool
    supervisor: bool
    free: int
    fetched_at: datetime | None
    backup_at: datetime | None
    backup_days: int
    today: date
    tasks: tuple[Task, ...]
    catalogue: Catalogue
    free_beds: int | None
    policy: PolicyState
    stale: int = 0
    to_review: int = 0
    whole: bool = True


def read_desk(book: "Fieldbook", *, at_once: bool = False) -> Desk:
    """Everything the page shows; ``at_once``: where there are many people, without what is due for them."""
    counts = book.count_by_state()
    needing = needing_of(book) if any(counts.get(state) for state in TROUBLED) or book.repairs.sent_back() else ()
    fetched = book.setting("forms_asked_at")
    figures = book.people.figures()
    whole = not at_once or figures.people <= MANY
    return Desk(
        figures=figures,
        drafts=book.assessments((State.DRAFT,), limit=DRAFTS) if counts.get(State.DRAFT) else (),
        draft_count=counts.get(State.DRAFT, 0),
        returned=tuple(row for row in needing if row.state is not State.HELD)[:RETURNED],
        held=sum(row.state is State.HELD for row in needing),
        waiting=sum(counts.get(state, 0) for state in OUTBOX),
        waiting_bytes=figures.waiting_bytes,
        received=counts.get(State.RECEIVED, 0),
        forms=book.forms(),
        enrolled=book.connection.enrolled,
        practising=book.connection.practising,
        supervisor=book.worker.supervises,
        free=shutil.disk_usage(book.folder).free,
        fetched_at=datetime.fromisoformat(fetched) if fetched else None,
        backup_at=max(filter(None, (book.backups.last_here, book.backups.last_away)), default=None),
        backup_days=book.backups.days_old(),
        today=book.referrals.today(),
        tasks=book.referrals.pressing() if whole else (),
        catalogue=book.referrals.catalogue(),
        free_beds=_free_beds(book),
        policy=book.connection.policies.state(),
        stale=book.stale.to_tell(),
        to_review=book.reviewing.waiting(),
        whole=whole,
    )


def _free_beds(book: "Fieldbook") -> int | None:
    """Of the shelter this desk works for; None where there is none."""
    shelter = book.shelters.chosen if book.permit.may(Permission.READ_PEOPLE) else None
    return book.shelters.board(shelter).counts[FREE] if shelter else None


def category_words(book: "Fieldbook", language: str) -> dict[str, str]:
    """PPKS code → the label in the form's own choice list; empty when no form has one. *Slow* the first time."""
    found = known_words(book, language) or _read_words(book, language)
    _words.setdefault(book, {})[_words_key(book, language)] = found
    return found


def known_words(book: "Fieldbook", language: str) -> dict[str, str]:
    """The same when ``category_words`` has read these forms before, else empty."""
    return _words.get(book, {}).get(_words_key(book, language), {})


_words: "WeakKeyDictionary[Fieldbook, dict[object, dict[str, str]]]" = WeakKeyDictionary()


def _words_key(book: "Fieldbook", language: str) -> object:
    return language, tuple((info.form_id, info.version) for info in book.forms())


def _read_words(book: "Fieldbook", language: str) -> dict[str, str]:
    for info in book.forms():
        try:
            form = book.form(info.form_id)
        except FieldappError:
            continue
        question = next((r for r in form.references if r.endswith("/ppks")), "")
        if question:
            context = Context(local_now, lambda: str(uuid.uuid4()), random.Random(0), {})  # noqa: S311 (nothing secret)
            session = FormSession.start(form, context, form.language_for(language))
            return {choice.value: choice.label for choice in session.node(question).choices}
    return {}


def old_forms(desk: Desk, now: datetime) -> bool:
    """Nobody asked the province for new forms for a month."""
    return desk.enrolled and (desk.fetched_at is None or now - desk.fetched_at > timedelta(days=OLD_FORMS_DAYS))
