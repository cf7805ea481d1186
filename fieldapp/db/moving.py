"""A draft moves to another version of its form, and back: one transaction each, what it was kept beside it."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.columns import instant_text
from fieldapp.db.drafts import write_answers
from fieldapp.db.part import Part, change
from fieldapp.db.rows import find_assessment
from fieldapp.db.schema import answer, moved_draft
from fieldapp.domain.assessment import Assessment, Progress
from fieldapp.errors import StoreError


class MovingDrafts(Part):
    """``move_draft`` and ``move_back``."""

    def move_draft(
        self,
        before: Assessment,
        version: str,
        form_title: str,
        saved: Mapping[str, str],
        progress: Progress,
        title: str,
    ) -> Assessment:
        """The draft as it is on ``version``. Raises NotADraft, and StoreError when it is no longer as ``before``."""
        instance_id = before.instance_id
        with self._draft(instance_id) as connection:
            now = find_assessment(connection, instance_id)
            if (now.form_version, now.changed_at) != (before.form_version, before.changed_at):
                raise StoreError("The draft was changed meanwhile. Look at it again, then move it.")
            kept = {
                "instance_id": instance_id,
                "from_version": now.form_version,
                "to_version": version,
                "was": _as_text(now),
                "answers": json.dumps(_answers(connection, instance_id), ensure_ascii=False),
                "moved_at": self._clock(),
            }
            connection.execute(
                insert(moved_draft).values(kept).on_conflict_do_update(index_elements=["instance_id"], set_=kept)
            )
            _replace_answers(connection, instance_id, saved)
            values = {"form_version": version, "form_title": form_title, "title": title, **asdict(progress)}
            change(connection, instance_id, changed_at=self._clock(), **values)
            self._record(connection, instance_id, "moved", f"{now.form_version} → {version}")
            return find_assessment(connection, instance_id)

    def move_back(self, moved: Assessment) -> Assessment:
        """Exactly what it was before ``move_draft`` gave ``moved``. Raises StoreError when it was answered since."""
        instance_id = moved.instance_id
        with self._draft(instance_id) as connection:
            now = find_assessment(connection, instance_id)
            row = connection.execute(select(moved_draft).where(moved_draft.c.instance_id == instance_id)).one_or_none()
            if row is None or (now.form_version, now.changed_at) != (moved.form_version, moved.changed_at):
                raise StoreError("The draft was changed since it moved; it stays as it is.")
            _replace_answers(connection, instance_id, json.loads(row.answers))
            values = json.loads(row.was)
            values["changed_at"] = datetime.fromisoformat(values["changed_at"])
            change(connection, instance_id, form_version=row.from_version, **values)
            connection.execute(delete(moved_draft).where(moved_draft.c.instance_id == instance_id))
            self._record(connection, instance_id, "moved_back", f"{row.to_version} → {row.from_version}")
            return find_assessment(connection, instance_id)


def _answers(connection: Connection, instance_id: str) -> dict[str, str]:
    wanted = select(answer.c.reference, answer.c.text).where(answer.c.instance_id == instance_id)
    return dict(connection.execute(wanted).all())


def _replace_answers(connection: Connection, instance_id: str, saved: Mapping[str, str]) -> None:
    connection.execute(delete(answer).where(answer.c.instance_id == instance_id))
    write_answers(connection, instance_id, saved)


def _as_text(before: Assessment) -> str:
    """The columns that moving changes, as JSON."""
    columns = {"form_title": before.form_title, "title": before.title, **asdict(before.progress)}
    return json.dumps({**columns, "changed_at": instant_text(before.changed_at)}, ensure_ascii=False)
