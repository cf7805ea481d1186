"""What the province holds, told without answers: for comparing both ends."""

from collections.abc import Iterator

from sqlalchemy import Engine, select

from fieldapp.domain.submission import sha256_hex
from fieldapp.server.database import reading
from fieldapp.server.tables import clock_note, device, receipt_log, submission, submission_attachment


def held_submissions(engine: Engine) -> Iterator[dict[str, object]]:
    """One mapping per stored submission, by instance_id, ready for JSON.

    instance_id, device_code (of the laptop it came from), sha256 (of the stored bytes, computed anew), form_id,
    form_version, number (the laptop's), attachments (their sha256, sorted), stored_at; receipt (its number) and
    received_at are None while attachments are missing; clock is None unless the laptop doubted its own: then
    offset_s and uncertain.
    """
    whence = receipt_log.c.instance_id == submission.c.instance_id
    joined = submission.outerjoin(receipt_log, whence).outerjoin(device, device.c.device_id == submission.c.device_id)
    received = select(
        submission.c.instance_id,
        device.c.device_code,
        submission.c.xml,
        submission.c.form_id,
        submission.c.form_version,
        submission.c.number,
        submission.c.stored_at,
        receipt_log.c.number.label("receipt"),
        receipt_log.c.received_at,
    ).select_from(joined)
    file = submission_attachment
    with reading(engine) as connection:
        files: dict[str, list[str]] = {}
        for instance_id, sha256 in connection.execute(select(file.c.instance_id, file.c.sha256)):
            files.setdefault(instance_id, []).append(sha256)
        doubts = {
            row.instance_id: {"offset_s": row.offset_s, "uncertain": bool(row.uncertain)}
            for row in connection.execute(select(clock_note))
        }
        for held in connection.execute(received.order_by(submission.c.instance_id)).mappings():
            facts = dict(held)
            facts["sha256"] = sha256_hex(facts.pop("xml"))
            yield {
                **facts,
                "attachments": sorted(files.get(held["instance_id"], [])),
                "clock": doubts.get(held["instance_id"]),
            }
