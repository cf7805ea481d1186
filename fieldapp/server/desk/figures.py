"""What the pages show, asked of the database. Numbers, codes and dates; never an answer of anybody."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import Select, func, select

from fieldapp.domain import formats
from fieldapp.server.database import reading
from fieldapp.server.office import Office
from fieldapp.server.tables import device, form, form_file, heartbeat, receipt_log, refusal, review, submission

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Totals:
    """The overview's numbers; ``today`` is the province's own day."""

    received_today: int
    refused_today: int
    waiting: int
    unsent: int


@dataclass(frozen=True, slots=True)
class Item:
    """A submission as the desk knows it. ``outcome``: a sentence of ``words``."""

    instance_id: str
    number: str
    form: str
    device_code: str
    stored_at: str
    receipt: str
    outcome: str
    reasons: tuple[tuple[str, str, str], ...] = ()
    form_id: str = ""
    form_version: str = ""
    returnable: bool = False  # received and looked through: a person may send it back


OUTCOMES = {
    "fine": "Received, checked",
    "waiting": "Received, waits for a review",
    "kept": "Received, accepted as it is",
    "returned": "Received, returned to the worker",
}


def totals(office: Office) -> Totals:
    """Counted now."""
    zone = timezone(timedelta(hours=office.settings.utc_offset_hours))
    midnight = office.clock().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight.astimezone(UTC).isoformat()
    open_devices = select(device.c.device_id).where(device.c.revoked_at.is_(None))
    unsent = func.coalesce(func.sum(heartbeat.c.unsent), 0)
    with reading(office.engine) as connection:

        def number(of: Select[int]) -> int:
            return int(connection.execute(of).scalar_one())

        return Totals(
            number(select(func.count()).select_from(receipt_log).where(receipt_log.c.received_at >= since)),
            number(select(func.count()).select_from(refusal).where(refusal.c.refused_at >= since)),
            number(select(func.count()).select_from(review).where(review.c.state == "waiting")),
            number(select(unsent).where(heartbeat.c.device_id.in_(open_devices))),
        )


def latest(office: Office) -> Sequence[Item]:
    """The last received, newest first."""
    return _items(office, _known().order_by(receipt_log.c.received_at.desc()).limit(SHOWN), inner=True)


def waiting(office: Office) -> Sequence[Item]:
    """What a person must decide, oldest first."""
    wanted = _known().where(review.c.state == "waiting").order_by(review.c.checked_at, review.c.instance_id)
    return _items(office, wanted.limit(SHOWN))


def returned(office: Office) -> Sequence[Item]:
    """What people sent back, the newest decision first."""
    wanted = _known().where(review.c.state == "returned").order_by(review.c.checked_at.desc(), review.c.instance_id)
    return _items(office, wanted.limit(SHOWN))


def received(office: Office, instance_id: str) -> Item | None:
    """One submission that is here; None for any other."""
    found = _items(office, _known().where(submission.c.instance_id == instance_id))
    return found[0] if found else None


def search(office: Office, number: str) -> Sequence[Item]:
    """By the laptop's number, the receipt's or the instance id; small and capital letters are one."""
    written = number.strip()
    upper = written.upper()
    same = (submission.c.number == upper) | (receipt_log.c.number == upper) | (submission.c.instance_id == written)
    found = list(_items(office, _known().where(same).limit(SHOWN)))
    return found or _refused(office, written)


def published(office: Office) -> Sequence[tuple[str, str, str, str, int]]:
    """Form id, version, title, when, number of files; newest first."""
    same = (form_file.c.form_id == form.c.form_id) & (form_file.c.version == form.c.version)
    columns = (form.c.form_id, form.c.version, form.c.title, form.c.published_at, func.count(form_file.c.name))
    joined = select(*columns).outerjoin_from(form, form_file, same)
    grouped = joined.group_by(*columns[:4]).order_by(form.c.published_at.desc(), form.c.form_id)
    with reading(office.engine) as connection:
        return [(row[0], row[1], row[2], row[3], row[4]) for row in connection.execute(grouped)]


def local_time(office: Office, moment: str | None, language: str) -> str:
    """Day and minute in the province's own time, as the language writes them; "" for none."""
    if not moment:
        return ""
    zone = timezone(timedelta(hours=office.settings.utc_offset_hours))
    return formats.show_datetime(datetime.fromisoformat(moment).astimezone(zone), language)


def _known() -> Select[*tuple[object, ...]]:
    columns = (
        *(submission.c.instance_id, submission.c.number, submission.c.form_id, submission.c.form_version),
        *(device.c.device_code, submission.c.stored_at, receipt_log.c.number.label("receipt")),
        *(review.c.state, review.c.reasons),
    )
    joined = select(*columns).outerjoin_from(
        submission, receipt_log, receipt_log.c.instance_id == submission.c.instance_id
    )
    joined = joined.outerjoin(review, review.c.instance_id == submission.c.instance_id)
    return joined.outerjoin(device, device.c.device_id == submission.c.device_id)


def _items(office: Office, wanted: Select[*tuple[object, ...]], *, inner: bool = False) -> Sequence[Item]:
    if inner:
        wanted = wanted.where(receipt_log.c.number.is_not(None))
    with reading(office.engine) as connection:
        rows = connection.execute(wanted).mappings().all()
    return [
        Item(
            row["instance_id"],
            row["number"],
            f"{row['form_id']} {row['form_version']}",
            row["device_code"] or "",
            row["stored_at"],
            row["receipt"] or "",
            _outcome(row["receipt"], row["state"]),
            _reasons(row["reasons"] or "[]"),
            row["form_id"],
            row["form_version"],
            row["state"] in ("waiting", "fine", "kept"),
        )
        for row in rows
    ]


def _outcome(receipt: str | None, state: str | None) -> str:
    if receipt is None:
        return "Waiting for a file"
    return OUTCOMES.get(state or "", "Received, not checked yet")


def _refused(office: Office, instance_id: str) -> Sequence[Item]:
    columns = (refusal.c.instance_id, refusal.c.refused_at, refusal.c.reasons, device.c.device_code)
    joined = select(*columns).outerjoin_from(refusal, device, device.c.device_id == refusal.c.device_id)
    with reading(office.engine) as connection:
        rows = connection.execute(joined.where(refusal.c.instance_id == instance_id).limit(SHOWN)).mappings().all()
    return [
        Item(
            row["instance_id"], row["instance_id"], "", row["device_code"] or "", row["refused_at"], "", "Refused",
            _reasons(row["reasons"]),
        )
        for row in rows
    ]  # fmt: skip


def _reasons(text: str) -> tuple[tuple[str, str, str], ...]:
    """Place, code and the form's own sentence of each."""
    return tuple((one["reference"], one["code"], one["message"]) for one in json.loads(text))
