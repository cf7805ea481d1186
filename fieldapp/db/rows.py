"""Rows become frozen values here, and nowhere else."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from fieldapp.db.repair_tables import aside, review
from fieldapp.db.retention_tables import purged
from fieldapp.db.schema import assessment, receipt, refusal
from fieldapp.domain.assessment import Assessment, Progress, State
from fieldapp.domain.receipt import Reason, Receipt, Refusal
from fieldapp.domain.review import Aside, Review
from fieldapp.errors import StoreError

_RECEIPT = ("sha256", "number", "log_index", "epoch", "received_at", "key_id", "signed", "signature")
_REFUSAL = ("sha256", "reasons", "refused_at")
_REVIEW = ("state", "reasons", "decided_at")
_ASIDE = ("kind", "at", "until", "reason")
_PURGED = ("at",)


def assessment_query() -> Select[Any]:
    """Assessments with receipt, refusal, review, what was put aside or purged; neither answers nor frozen bytes."""
    columns: list[Any] = [assessment]
    joined: Any = assessment
    for table, names in (
        (receipt, _RECEIPT),
        (refusal, _REFUSAL),
        (review, _REVIEW),
        (aside, _ASIDE),
        (purged, _PURGED),
    ):
        columns += [table.c[name].label(f"{table.name}_{name}") for name in names]
        joined = joined.outerjoin(table, table.c.instance_id == assessment.c.instance_id)
    return select(*columns).select_from(joined)


def find_assessment(connection: Connection, instance_id: str) -> Assessment:
    """One assessment, also when it is in the bin. Raises StoreError when it is not here."""
    row = connection.execute(assessment_query().where(assessment.c.instance_id == instance_id)).one_or_none()
    if row is None:
        raise StoreError("This assessment is not on this laptop.")
    return to_assessment(row)


def to_assessment(row: Row[Any]) -> Assessment:
    """A row of ``assessment_query``."""
    return Assessment(
        instance_id=row.instance_id,
        form_id=row.form_id,
        form_version=row.form_version,
        form_title=row.form_title,
        state=State(row.state),
        title=row.title,
        started_at=row.started_at,
        changed_at=row.changed_at,
        progress=Progress(row.answered, row.total, row.section, row.sections, row.reference),
        person_id=row.person_id,
        finalized_at=row.finalized_at,
        number=row.number,
        size=row.size,
        attempts=row.attempts,
        retry_at=row.retry_at,
        receipt=_receipt(row),
        refusal=_refusal(row),
        corrects=row.corrects,
        exported_at=row.exported_at,
        review=_review(row),
        aside=_aside(row),
        worker=row.worker,
        purged_at=row.purged_at,
    )


def _receipt(row: Row[Any]) -> Receipt | None:
    if row.receipt_sha256 is None:
        return None
    return Receipt(row.instance_id, *(getattr(row, f"receipt_{name}") for name in _RECEIPT))


def _refusal(row: Row[Any]) -> Refusal | None:
    if row.refusal_sha256 is None:
        return None
    refused_at: datetime = row.refusal_refused_at
    return Refusal(row.instance_id, row.refusal_sha256, read_reasons(row.refusal_reasons), refused_at)


def _review(row: Row[Any]) -> Review | None:
    if row.review_state is None:
        return None
    sha256 = row.receipt_sha256 or ""
    return Review(row.instance_id, sha256, row.review_state, read_reasons(row.review_reasons), row.review_decided_at)


def _aside(row: Row[Any]) -> Aside | None:
    return None if row.aside_kind is None else Aside(*(getattr(row, f"aside_{name}") for name in _ASIDE))


def write_reasons(reasons: Sequence[Reason]) -> str:
    """Reasons as JSON text."""
    return json.dumps([(reason.reference, reason.code, reason.message) for reason in reasons], ensure_ascii=False)


def read_reasons(text: str) -> tuple[Reason, ...]:
    """Reasons from JSON text."""
    return tuple(Reason(*parts) for parts in json.loads(text))


def write_properties(properties: Mapping[str, str]) -> str:
    """Entity properties as JSON text."""
    return json.dumps(dict(properties), ensure_ascii=False, sort_keys=True)


def read_properties(text: str) -> dict[str, str]:
    """Entity properties from JSON text."""
    kept: dict[str, str] = json.loads(text)
    return kept


def write_conflicts(conflicts: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Property → claims (value, instance id) as JSON text; "" when there are none."""
    told = {name: [list(claim) for claim in claims] for name, claims in conflicts.items()}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""


def read_conflicts(text: str) -> dict[str, list[tuple[str, str]]]:
    """What ``write_conflicts`` wrote."""
    told: dict[str, list[list[str]]] = json.loads(text) if text else {}
    return {name: [(value, instance_id) for value, instance_id in claims] for name, claims in told.items()}
