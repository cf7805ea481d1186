"""The tables as they are today. What they must always keep is in ``rules``; how they came to be, in ``migrations``."""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

from fieldapp.casework import entities
from fieldapp.db.columns import Day, Instant
from fieldapp.domain.assessment import State

metadata = MetaData()
_STATES = ", ".join(f"'{state.value}'" for state in State)


def _text(name: str, **more: Any) -> Column[str]:
    return Column(name, Text, nullable=False, **more)


def _count(name: str, **more: Any) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"), **more)


def _of(target: str, **more: Any) -> Column[str]:
    return Column("instance_id", Text, ForeignKey(f"{target}.instance_id"), nullable=False, **more)


def _table(name: str, *parts: Any, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


setting = _table("setting", _text("key", primary_key=True), _text("value"))

form = _table(
    "form",
    _text("form_id", primary_key=True),
    _text("version", primary_key=True),
    _text("title"),
    _text("sha256"),
    Column("xml", LargeBinary, nullable=False),
    Column("stored_at", Instant, nullable=False),
)

form_file = _table(
    "form_file",
    _text("form_id", primary_key=True),
    _text("version", primary_key=True),
    _text("name", primary_key=True),
    _text("sha256"),
    Column("content", LargeBinary, nullable=False),
)

form_origin = _table(
    "form_origin",
    _text("form_id", primary_key=True),
    _text("version", primary_key=True),
    _text("source"),
    _text("place"),
    Column("offered_at", Instant),  # the province listed it last
    Column("hidden_at", Instant),
)

assessment = _table(
    "assessment",
    _text("instance_id", primary_key=True),
    _text("form_id"),
    _text("form_version"),
    _text("form_title"),
    _text("state"),
    _text("title"),
    Column("started_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    _count("answered"),
    _count("total"),
    _count("section"),
    _count("sections"),
    _text("reference"),
    _text("person_id"),
    _text("corrects"),
    Column("finalized_at", Instant),
    _text("number", server_default=text("''")),
    _count("size"),
    _count("attempts"),
    Column("first_attempt_at", Instant),
    Column("retry_at", Instant),
    Column("exported_at", Instant),
    Column("discarded_at", Instant),
    _text("worker", server_default=text("''")),  # a user of this laptop, "" is the first
    CheckConstraint(f"state IN ({_STATES})", name="state_is_known"),
    CheckConstraint("discarded_at IS NULL OR state = 'draft'", name="only_drafts_are_discarded"),
    CheckConstraint("state = 'draft' OR finalized_at IS NOT NULL", name="finalized_has_a_time"),
)
Index("assessment_by_change", assessment.c.changed_at.desc())
Index("assessment_by_finalization", assessment.c.finalized_at, assessment.c.corrects)
Index(
    "assessment_by_state",
    assessment.c.state,
    assessment.c.changed_at.desc(),
    sqlite_where=text("discarded_at IS NULL"),
)
Index("assessment_by_origin", assessment.c.corrects, sqlite_where=text("corrects <> ''"))
Index("assessment_by_person", assessment.c.person_id, sqlite_where=text("person_id <> ''"))
Index("assessment_in_bin", assessment.c.discarded_at, sqlite_where=text("discarded_at IS NOT NULL"))
Index("assessment_to_retry", assessment.c.retry_at, sqlite_where=text("retry_at IS NOT NULL"))
Index(
    "assessment_to_settle",
    assessment.c.state,
    assessment.c.finalized_at,
    sqlite_where=text("state IN ('finalized', 'sending', 'unconfirmed')"),
)

answer = _table(
    "answer",
    _of("assessment", primary_key=True),
    _text("reference", primary_key=True),
    _text("text"),
    rowid=False,
)

moved_draft = _table(  # what a draft was before it moved to another form version
    "moved_draft",
    _of("assessment", primary_key=True),
    _text("from_version"),
    _text("to_version"),
    _text("was"),
    _text("answers"),
    Column("moved_at", Instant, nullable=False),
)

attachment_file = _table(
    "attachment_file",
    _text("sha256", primary_key=True),
    _text("file_name", unique=True),
    Column("stored_at", Instant, nullable=False),
)

attachment = _table(
    "attachment",
    _of("assessment", primary_key=True),
    _text("name", primary_key=True),
    _text("sha256"),
    _count("size"),
    _text("media_type"),
    _count("travels"),  # 1: named by the frozen bytes; 0: kept with a question that became not relevant
)
Index("attachment_by_content", attachment.c.sha256)

submission = _table(
    "submission",
    _of("assessment", primary_key=True),
    _text("sha256"),
    Column("xml", LargeBinary, nullable=False),
    _text("number", unique=True),
    _text("form_id"),
    _text("form_version"),
    Column("finalized_at", Instant, nullable=False),
    _text("corrects"),
    _count("size"),
    CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
)

receipt = _table(
    "receipt",
    _of("submission", primary_key=True),
    _text("sha256"),
    _text("number"),
    _count("log_index"),
    _text("epoch"),
    Column("received_at", Instant, nullable=False),
    _text("key_id"),
    _text("signed"),
    _text("signature"),
)

refusal = _table(
    "refusal",
    _of("submission", primary_key=True),
    _text("sha256"),
    _text("reasons"),
    Column("refused_at", Instant, nullable=False),
)

event = _table(
    "event",
    Column("id", Integer, primary_key=True),
    _of("assessment"),
    _text("kind"),
    Column("at", Instant, nullable=False),
    _text("note"),
)
Index("event_by_assessment", event.c.instance_id)

entity_change = _table(
    "entity_change",
    Column("id", Integer, primary_key=True),
    _of("assessment"),
    _text("entity_list"),
    _text("entity_id"),
    _text("action"),
    _text("label"),
    _text("properties"),
    _count("base_version"),
    _text("branch_id"),
    Column("at", Instant, nullable=False),
    _count("trunk_version"),
)
Index("entity_change_by_entity", entity_change.c.entity_list, entity_change.c.entity_id)
Index("entity_change_by_assessment", entity_change.c.instance_id)

_VERSION = ("entity_list", "entity_id", "version")
registry_change = _table(  # what the province has numbered of the entities that this laptop may see
    "registry_change",
    Column("id", Integer, primary_key=True),  # in the order heard here
    _text("entity_list"),
    _text("entity_id"),
    _count("version"),
    _count("position"),
    _text("instance_id"),
    _text("form_id"),
    _text("action"),
    _text("label"),
    _text("properties"),
    _count("base_version"),
    _text("branch_id"),
    _count("trunk_version"),
    Column("at", Instant, nullable=False),
    _text("device"),
)
Index("registry_change_by_entity", *(registry_change.c[name] for name in _VERSION), unique=True)

draft_seen = _table(  # how much this laptop knew when a draft was begun: the last ids of both tables of changes
    "draft_seen",
    _of("assessment", primary_key=True),
    _count("heard"),
    _count("said"),
)

access = _table(  # who looked at what is not shown to everybody, printed or split it; each row seals the one before
    "access",
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    _text("who"),
    _text("action"),
    _text("person_id"),
    _text("reason"),
    _text("chain"),
    CheckConstraint("length(chain) = 64", name="chain_is_whole"),
)
Index("access_by_person", access.c.person_id)

entity = _table(
    "entity",
    _text("entity_list", primary_key=True),
    _text("entity_id", primary_key=True),
    _text("label"),
    _text("properties"),
    _count("version"),
    Column("changed_at", Instant, nullable=False),
    Column("conflicts", Text, nullable=False, server_default=text("''")),  # "" or JSON: property → claims
)
Index("entity_in_conflict", entity.c.entity_list, sqlite_where=text("conflicts <> ''"))

person = _table(
    "person",
    _text("person_id", primary_key=True),
    _text("name"),
    _text("folded"),
    _text("alias"),
    _text("sex"),
    Column("birth_date", Day),
    Column("birth_year", Integer),
    _count("estimated"),
    _text("nik"),
    _text("region"),
    _text("marks"),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    _count("assessments"),
    _text("last_form"),
)
Index("person_by_nik", person.c.nik, sqlite_where=text("nik <> ''"))
Index("person_by_birth_date", person.c.birth_date)
Index("person_by_creation", person.c.created_at)
Index("person_by_region", person.c.region)

name_word = Table(  # every folded word of a name; ids are never given twice, so new words are those after the last
    "name_word",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("word", unique=True),
    _text("sound"),
    _count("people"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
Index("name_word_by_sound", name_word.c.sound)

person_word = _table(  # ``number`` is the rowid of ``person`` (never VACUUM), ``place`` its kecamatan and sex
    "person_word",
    *(Column(name, Integer, primary_key=True, nullable=False) for name in ("word", "year", "number")),
    Column("place", Integer, nullable=False),
    rowid=False,
)
Index("person_by_nik_birth", text("substr(nik, 7)"), sqlite_where=text("nik <> ''"), _table=person)

person_pair = _table(  # who may be one person, by rule; ``one`` is the lesser id
    "person_pair", _text("one", primary_key=True), _text("other", primary_key=True), _text("reasons"), rowid=False
)
Index("person_pair_by_other", person_pair.c.other)

pair_decision = _table(  # what people decided about pairs: a source, never computed
    "pair_decision",
    _text("one", primary_key=True),
    _text("other", primary_key=True),
    _text("decision"),
    Column("decided_at", Instant, nullable=False),
    CheckConstraint("decision IN ('same', 'different', 'unsure')", name="decision_is_known"),
    rowid=False,
)

person_alias = _table(  # who was merged away, and the record that speaks for them; computed
    "person_alias", _text("person_id", primary_key=True), _text("representative"), rowid=False
)
Index("person_alias_by_representative", person_alias.c.representative)

person_category = _table(
    "person_category", _text("person_id", primary_key=True), _text("code", primary_key=True), rowid=False
)
Index("person_category_by_code", person_category.c.code)


_COLUMNS: dict[str, Any] = {entities.TEXT: Text, entities.DAY: Day, entities.MOMENT: Instant, entities.NUMBER: Integer}


def _kind_table(kind: entities.Kind) -> Table:
    """One row an entity, one column a property; ``entity`` has the same and what the kind does not name."""
    names = {**kind.properties, **({entities.DOUBT: entities.TEXT} if kind.states else {})}
    return _table(
        kind.name,
        _text("entity_id", primary_key=True),
        _text("label"),
        *(Column(name, _COLUMNS[what], nullable=what != entities.TEXT) for name, what in names.items()),
        Column("created_at", Instant, nullable=False),
        Column("changed_at", Instant, nullable=False),
    )


KIND_TABLES: dict[str, Table] = {
    name: _kind_table(kind) for name, kind in entities.KINDS.items() if kind is not entities.PERSON
}
relation, referral, stay, activity, benefit, bed, bed_mark, waiting, night_count, merge, visit = KIND_TABLES.values()
for _of_person in (relation, referral, stay, benefit, waiting):
    Index(f"{_of_person.name}_by_person", _of_person.c.person_id)
Index("referral_by_state", referral.c.state, referral.c.due_date)
Index("referral_by_creation", referral.c.created_at)
Index("referral_by_unmet", referral.c.unmet, sqlite_where=text("unmet <> ''"))
Index("referral_by_doubt", referral.c.state_doubt, sqlite_where=text("state_doubt <> ''"))
Index("stay_by_limit", stay.c.state, stay.c.stay_until)
Index("stay_by_followup", stay.c.followup_due, sqlite_where=text("followup_due IS NOT NULL"))
NEXT_VISIT = "json_extract(properties, '$.next_visit')"  # of a person; read by these very words, so that the index is
UNMET = "json_extract(properties, '$.unmet')"
STILL_OPEN = "json_extract(properties, '$.decision') IS NOT 'close'"
HAS_UNMET = f"{UNMET} <> ''"
HAS_WITHDRAWN = "json_extract(properties, '$.withdrawn_at') <> ''"
IS_PERSON = "+entity_list = 'person'"  # the sign keeps SQLite from walking all people by the primary key
Index("entity_by_next_visit", text(NEXT_VISIT), sqlite_where=text(STILL_OPEN), _table=entity)
Index("entity_by_unmet", text(UNMET), sqlite_where=text(HAS_UNMET), _table=entity)
Index("entity_by_withdrawal", entity.c.entity_id, sqlite_where=text(HAS_WITHDRAWN), _table=entity)
Index("stay_by_facility", stay.c.facility, stay.c.state)
for _of_shelter in (bed, bed_mark, waiting):
    Index(f"{_of_shelter.name}_by_facility", _of_shelter.c.facility, _of_shelter.c.state)
Index("night_count_by_facility", night_count.c.facility, night_count.c.night)
Index("merge_by_kept", merge.c.kept_id)
Index("merge_by_merged", merge.c.merged_id)
Index("activity_by_start", activity.c.started_at)
Index("benefit_by_program", benefit.c.program, benefit.c.state)
