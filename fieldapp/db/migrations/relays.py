"""Schema 14, a part of it: laptops that are paired in one room.

Never edited once released: later changes are later steps.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE relay_laptop (
        fingerprint TEXT NOT NULL,
        side TEXT NOT NULL,
        certificate BLOB NOT NULL,
        device_id TEXT NOT NULL,
        device_code TEXT NOT NULL,
        worker_name TEXT NOT NULL,
        public_key TEXT NOT NULL,
        address TEXT NOT NULL,
        paired_at TEXT NOT NULL,
        last_seen TEXT,
        packs INTEGER NOT NULL,
        records INTEGER NOT NULL,
        files INTEGER NOT NULL,
        PRIMARY KEY (fingerprint, side),
        CONSTRAINT relay_laptop_side CHECK (side IN ('relay', 'team'))
    )
     STRICT
    """,
    """
    CREATE TABLE relay_file (
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        got_at TEXT NOT NULL,
        PRIMARY KEY (sha256)
    )
     STRICT
    """,
    """
    CREATE TRIGGER relay_laptop_update BEFORE UPDATE OF fingerprint, certificate, device_id ON relay_laptop
    WHEN NEW.fingerprint <> OLD.fingerprint OR NEW.certificate <> OLD.certificate OR NEW.device_id <> OLD.device_id
    BEGIN SELECT RAISE(ABORT, 'a paired laptop is that one for ever'); END
    """,
)
