"""What comes down: form versions this laptop does not have yet."""

from collections.abc import Callable, Sequence
from threading import Event

from fieldapp.domain.form import FormInfo, PublishedForm
from fieldapp.sync.client import Province


def fetch_forms(
    province: Province,
    have: Sequence[FormInfo],
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    heard: Callable[[Sequence[tuple[str, str]]], None] = lambda offered: None,
    cancelled: Event | None = None,
) -> tuple[PublishedForm, ...]:
    """The offered versions missing in ``have``, hashes verified. ``progress`` hears (done, total),
    ``heard`` the (form_id, version) of everything offered.

    Raises SyncError kinds (Untrusted for a wrong hash) and Cancelled. A published version never changes,
    so form_id and version decide what is missing.
    """
    known = {(form.form_id, form.version) for form in have}
    offered, _ = province.forms(cancelled=cancelled)
    heard([(form.form_id, form.version) for form in offered or ()])
    missing = [form for form in offered or () if (form.form_id, form.version) not in known]
    fetched: list[PublishedForm] = []
    for form in missing:
        progress(len(fetched), len(missing))
        fetched.append(province.form(form, cancelled=cancelled))
    progress(len(fetched), len(missing))
    return tuple(fetched)
