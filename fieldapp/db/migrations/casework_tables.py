"""Schema 4: tables for what submissions say about cases and shelters, one a kind of entity.

Never edited: later changes are later steps.

They hold what ``entity`` holds, one column a property; ``fieldapp doctor --rebuild`` fills them for older work.
"""

STATEMENTS = (
    """
    CREATE TABLE relation (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        person_id TEXT NOT NULL,
        full_name TEXT NOT NULL,
        kind TEXT NOT NULL,
        sex TEXT NOT NULL,
        nik TEXT NOT NULL,
        same_house TEXT NOT NULL,
        age INTEGER,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE referral (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        person_id TEXT NOT NULL,
        services TEXT NOT NULL,
        service_other TEXT NOT NULL,
        reason TEXT NOT NULL,
        urgency TEXT NOT NULL,
        region TEXT NOT NULL,
        answer_how TEXT NOT NULL,
        outcome_reason TEXT NOT NULL,
        goal TEXT NOT NULL,
        unmet TEXT NOT NULL,
        letter_no TEXT NOT NULL,
        sent_to TEXT NOT NULL,
        answered_by TEXT NOT NULL,
        needs TEXT NOT NULL,
        risks TEXT NOT NULL,
        share TEXT NOT NULL,
        due_date TEXT,
        state_date TEXT,
        proposed_on TEXT,
        sent_on TEXT,
        accepted_on TEXT,
        declined_on TEXT,
        served_on TEXT,
        closed_on TEXT,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE stay (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        person_id TEXT NOT NULL,
        facility TEXT NOT NULL,
        room TEXT NOT NULL,
        bed TEXT NOT NULL,
        register_no TEXT NOT NULL,
        brought_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        voluntary TEXT NOT NULL,
        over_reason TEXT NOT NULL,
        extension TEXT NOT NULL,
        risks TEXT NOT NULL,
        access_need TEXT NOT NULL,
        given TEXT NOT NULL,
        sex TEXT NOT NULL,
        exit_reason TEXT NOT NULL,
        destination TEXT NOT NULL,
        needs TEXT NOT NULL,
        moves TEXT NOT NULL,
        stay_until TEXT,
        followup_due TEXT,
        admitted_at TEXT,
        left_at TEXT,
        age INTEGER,
        with_children INTEGER,
        days INTEGER,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE activity (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        topics TEXT NOT NULL,
        audience TEXT NOT NULL,
        region TEXT NOT NULL,
        venue TEXT NOT NULL,
        fund TEXT NOT NULL,
        started_at TEXT,
        ended_at TEXT,
        male_child INTEGER,
        female_child INTEGER,
        male_adult INTEGER,
        female_adult INTEGER,
        male_older INTEGER,
        female_older INTEGER,
        participants INTEGER,
        disabled INTEGER,
        new_reports INTEGER,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE benefit (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        person_id TEXT NOT NULL,
        program TEXT NOT NULL,
        program_other TEXT NOT NULL,
        period TEXT NOT NULL,
        cut_by TEXT NOT NULL,
        useful TEXT NOT NULL,
        used_for TEXT NOT NULL,
        complaint TEXT NOT NULL,
        region TEXT NOT NULL,
        checked_on TEXT,
        arrived_on TEXT,
        due_date TEXT,
        expected INTEGER,
        received INTEGER,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE bed (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        facility TEXT NOT NULL,
        room TEXT NOT NULL,
        room_kind TEXT NOT NULL,
        code TEXT NOT NULL,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE bed_mark (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        facility TEXT NOT NULL,
        bed TEXT NOT NULL,
        what TEXT NOT NULL,
        reason TEXT NOT NULL,
        held_for TEXT NOT NULL,
        person_id TEXT NOT NULL,
        since TEXT,
        until TEXT,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE waiting (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        facility TEXT NOT NULL,
        person_id TEXT NOT NULL,
        sex TEXT NOT NULL,
        room_kind TEXT NOT NULL,
        urgency TEXT NOT NULL,
        reason TEXT NOT NULL,
        since TEXT,
        age INTEGER,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE night_count (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        facility TEXT NOT NULL,
        absent TEXT NOT NULL,
        remark TEXT NOT NULL,
        night TEXT,
        counted_at TEXT,
        expected INTEGER,
        counted INTEGER,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    """
    CREATE TABLE merge (
        entity_id TEXT NOT NULL,
        label TEXT NOT NULL,
        kept_id TEXT NOT NULL,
        merged_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        chosen TEXT NOT NULL,
        state TEXT NOT NULL,
        state_doubt TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (entity_id)
    )
     STRICT
    """,
    "CREATE INDEX relation_by_person ON relation (person_id)",
    "CREATE INDEX referral_by_person ON referral (person_id)",
    "CREATE INDEX referral_by_state ON referral (state, due_date)",
    "CREATE INDEX referral_by_creation ON referral (created_at)",
    "CREATE INDEX referral_by_unmet ON referral (unmet) WHERE unmet <> ''",
    "CREATE INDEX referral_by_doubt ON referral (state_doubt) WHERE state_doubt <> ''",
    "CREATE INDEX stay_by_limit ON stay (state, stay_until)",
    "CREATE INDEX stay_by_followup ON stay (followup_due) WHERE followup_due IS NOT NULL",
    """
    CREATE INDEX entity_by_next_visit ON entity (json_extract(properties, '$.next_visit'))
    WHERE json_extract(properties, '$.decision') IS NOT 'close'
    """,
    """
    CREATE INDEX entity_by_unmet ON entity (json_extract(properties, '$.unmet'))
    WHERE json_extract(properties, '$.unmet') <> ''
    """,
    "CREATE INDEX stay_by_facility ON stay (facility, state)",
    "CREATE INDEX stay_by_person ON stay (person_id)",
    "CREATE INDEX activity_by_start ON activity (started_at)",
    "CREATE INDEX benefit_by_person ON benefit (person_id)",
    "CREATE INDEX benefit_by_program ON benefit (program, state)",
    "CREATE INDEX bed_by_facility ON bed (facility, state)",
    "CREATE INDEX bed_mark_by_facility ON bed_mark (facility, state)",
    "CREATE INDEX waiting_by_facility ON waiting (facility, state)",
    "CREATE INDEX waiting_by_person ON waiting (person_id)",
    "CREATE INDEX night_count_by_facility ON night_count (facility, night)",
    "CREATE INDEX merge_by_kept ON merge (kept_id)",
    "CREATE INDEX merge_by_merged ON merge (merged_id)",
)
