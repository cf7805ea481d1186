"""Everything that is said of one person, read for their case file; under whichever id they are recorded."""

from collections import defaultdict
from collections.abc import Collection
from itertools import chain

from sqlalchemy import ColumnElement, select

from fieldapp.casework.merging import Known, fold
from fieldapp.casework.projection import PERSON
from fieldapp.casework.said import Said
from fieldapp.casework.versions import settle
from fieldapp.db.cases import to_entity
from fieldapp.db.merged_people import members, representative, standing_among
from fieldapp.db.part import Part
from fieldapp.db.rows import assessment_query, to_assessment
from fieldapp.db.saying import said_of
from fieldapp.db.schema import assessment, entity_change, merge
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.entity import Entity

Key = tuple[str, str]


class CaseReading(Part):
    """``records_of``, ``representative_of``, ``told_of``, ``assessments_of``, ``spoken_of``, ``merges``."""

    def records_of(self, person_id: str) -> tuple[str, ...]:
        """The ids of all records that are this person, in their order."""
        with self._reading() as connection:
            return tuple(sorted(members(connection, [person_id])))

    def representative_of(self, person_id: str) -> str:
        """The id under which the register holds this person."""
        with self._reading() as connection:
            return representative(connection, person_id)

    def told_of(self, person_id: str) -> tuple[tuple[Said, ...], Known]:
        """What was said of this person, oldest first, and what is known after it."""
        with self._reading() as connection:
            records, merges = standing_among(connection, [person_id])
            said = said_of(connection, PERSON, records)
        told = sorted(chain.from_iterable(said.values()), key=lambda one: one.order)
        holds = chain.from_iterable(settle(of_record).said for of_record in said.values())
        return tuple(told), fold(holds, merges)

    def assessments_of(self, person_id: str) -> tuple[Assessment, ...]:
        """Drafts and finalized work about one person, newest first, without the bin."""
        if not person_id:
            return ()
        with self._reading() as connection:
            here = assessment.c.person_id.in_(members(connection, [person_id]))
            wanted = assessment_query().where(here, assessment.c.person_id != "", assessment.c.discarded_at.is_(None))
            rows = connection.execute(wanted.order_by(assessment.c.started_at.desc(), assessment.c.instance_id))
            return tuple(map(to_assessment, rows))

    def spoken_of(self, instance_ids: Collection[str]) -> dict[str, tuple[Key, ...]]:
        """Which entities (list, id) each of these submissions speaks of."""
        columns = select(entity_change.c.instance_id, entity_change.c.entity_list, entity_change.c.entity_id)
        wanted = columns.where(entity_change.c.instance_id.in_(instance_ids)).order_by(entity_change.c.id)
        found: dict[str, list[Key]] = defaultdict(list)
        with self._reading() as connection:
            for instance_id, entity_list, entity_id in connection.execute(wanted):
                found[instance_id].append((entity_list, entity_id))
        return {instance_id: tuple(keys) for instance_id, keys in found.items()}

    def merges(self, person_id: str = "", limit: int = 500) -> tuple[Entity, ...]:
        """Merges, standing and split, newest change first; those of one person when an id is given."""
        with self._reading() as connection:
            here: list[ColumnElement[bool]] = []
            if person_id:
                of = members(connection, [person_id])
                here = [merge.c.kept_id.in_(of) | merge.c.merged_id.in_(of)]
            wanted = select(merge).where(*here).order_by(merge.c.changed_at.desc(), merge.c.entity_id).limit(limit)
            rows = connection.execute(wanted).mappings().all()
        return tuple(to_entity("merge", row) for row in rows)
