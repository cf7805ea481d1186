"""Rows of the team's work, put into a store as if they had come from other laptops."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from fieldapp.db.store import Store
from fieldapp.db.team_tables import team_work
from fieldapp.domain.submission import sha256_hex
from tests.db.desk import NOON

Row = dict[str, Any]


def row(instance_id: str = "", *, xml: bytes | None = b"<data/>", minutes: float = 0, **facts: Any) -> Row:
    """A submission of the outreach form by Rina, finalized so many minutes after noon; facts win."""
    instance_id = instance_id or f"uuid:{uuid.uuid4()}"
    at = NOON + timedelta(minutes=minutes)
    usual: Row = {
        "instance_id": instance_id,
        "sha256": sha256_hex(xml or b""),
        "number": f"JGK-{instance_id[-4:].upper()}-{instance_id[-8:-4].upper()}",
        "form_id": "outreach_rapid",
        "form_version": "1",
        "form_title": "Asesmen cepat",
        "device_id": "dev-a",
        "device_code": "KT-A07",
        "worker_name": "Rina Invented",
        "person_id": "",
        "label": "Budi Invented",
        "region": "64.72",
        "started_at": at - timedelta(minutes=20),
        "finalized_at": at,
        "got_at": at,
        "road": "pack",
        "corrects": "",
        "xml": xml,
        "checks": "[]",
        "flags": 0,
        "alike": 0,
        "state": "waiting",
        "decided_at": None,
        "decided_by": "",
        "decision": "",
        "note": "",
    }
    return usual | facts


def put(store: Store, rows: Iterable[Row]) -> None:
    """Write them."""
    with store._writing() as connection:
        connection.execute(team_work.insert(), list(rows))
