"""The province's tables. Times are ISO 8601 text in UTC. Submissions are only ever added.

No identity comes from a sequence. All rows of a submission (itself, its files, its place in the log, what was
found in it) carry its instance_id, and one lane of the log (``tally.lane_of``) holds them all: they can be
kept together on one machine of several.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

schema_version = Table(  # the numbered changes that this database has had
    "schema_version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made_at", String(32), nullable=False),
)

code = Table(
    "enrolment_code",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("worker_name", Text, nullable=False),
    Column("worker_role", String(32), nullable=False),
    Column("regions", Text, nullable=False, server_default=""),  # as of the device
    Column("expires_at", String(32), nullable=False),
    Column("device_id", String(64)),  # who used it
)

device = Table(
    "device",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("device_code", String(16), nullable=False, unique=True),
    Column("public_key", String(64), nullable=False),
    Column("device_name", Text, nullable=False),
    Column("app_name", Text, nullable=False),
    Column("worker_name", Text, nullable=False),
    Column("worker_role", String(32), nullable=False),  # one of scopes.ROLES
    Column("regions", Text, nullable=False, server_default=""),  # codes between blanks, "" for the whole province
    Column("enrolled_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
    Column("seal_order", Text),  # signed JSON (protocol.SignedReceipt): seal yourself at your next contact
    Column("sealed_at", String(32)),  # when it said that it does
)

form = Table(
    "form",
    metadata,
    Column("form_id", String(255), primary_key=True),
    Column("version", String(255), primary_key=True),
    Column("title", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("xml", LargeBinary, nullable=False),
    Column("published_at", String(32), nullable=False),
)

form_file = Table(
    "form_file",
    metadata,
    Column("form_id", String(255), primary_key=True),
    Column("version", String(255), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

form_check = Table(  # a form that was looked at and may be published as it was; forgotten after a day
    "form_check",
    metadata,
    Column("check_id", String(64), primary_key=True),
    Column("form_id", String(255), nullable=False),
    Column("version", String(255), nullable=False),
    Column("title", Text, nullable=False),
    Column("xml", LargeBinary, nullable=False),
    Column("files", LargeBinary, nullable=False),  # MessagePack: name → content
    Column("made_at", String(32), nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("instance_id", String(255), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("form_id", String(255), nullable=False),
    Column("form_version", String(255), nullable=False),
    Column("xml", LargeBinary, nullable=False),
    Column("number", String(64), nullable=False),
    Column("corrects", String(255), nullable=False),
    Column("finalized_at", String(32), nullable=False),
    Column("stored_at", String(32), nullable=False),
    Column("device_id", String(64), nullable=False),  # of a device; no foreign key: it may live elsewhere
)

submission_attachment = Table(
    "submission_attachment",
    metadata,
    Column("instance_id", String(255), ForeignKey("submission.instance_id"), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String(255), nullable=False),
)

clock_note = Table(  # only of submissions whose finalized_at the laptop itself does not believe
    "clock_note",
    metadata,
    Column("instance_id", String(255), primary_key=True),
    Column("offset_s", BigInteger, nullable=False),  # to be added
    Column("uncertain", Integer, nullable=False),  # 1: the clock was changed since it was compared
)

attachment = Table(
    "attachment",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("stored_at", String(32), nullable=False),
)

receipt_log = Table(
    "receipt_log",
    metadata,
    Column("log_index", BigInteger, primary_key=True, autoincrement=False),
    Column("instance_id", String(255), nullable=False, unique=True),  # stored in the same transaction
    Column("sha256", String(64), nullable=False),
    Column("number", String(64), nullable=False),
    Column("epoch", String(64), nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("signed", Text),  # the exact text
    Column("signature", Text),  # base64, or a place in a signed tree
)

settled = Table(  # of the log, what lies in a backup outside the building; holds in the epoch ``noted_in``
    "settled",
    metadata,
    Column("epoch", String(64), primary_key=True),
    Column("lane", Integer, primary_key=True, autoincrement=False),
    Column("upto", BigInteger, nullable=False),
    Column("noted_in", String(64), nullable=False),
    Column("noted_at", String(32), nullable=False),
    Column("purge_after_days", Integer, nullable=False),
)

tally = Table(
    "tally",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", BigInteger, nullable=False),
    postgresql_with={"fillfactor": "10"},
)

review = Table(  # what the full check found; a row for each submission that was looked at
    "review",
    metadata,
    Column("instance_id", String(255), primary_key=True),
    Column("state", String(16), nullable=False),  # fine | waiting | returned | kept
    Column("reasons", Text, nullable=False),  # JSON, as in a refusal
    Column("checked_at", String(32), nullable=False),
    Column("position", BigInteger, nullable=False, server_default="0"),  # of the last decision; 0: nobody decided
    Column("counted", Integer, nullable=False, server_default="0"),  # 1: what it says of the world is in ``entity``
)

used_nonce = Table(
    "used_nonce",
    metadata,
    Column("nonce_id", String(64), primary_key=True),
    Column("expires_at", String(32), nullable=False),
)

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("seen_at", String(32), nullable=False),
    Column("app", Text, nullable=False),
    Column("forms", Text, nullable=False),  # JSON object: form_id → version
    Column("unsent", Integer, nullable=False),
    Column("drafts", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("last_received_at", String(32)),
)

administrator = Table(
    "administrator",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("passphrase", Text, nullable=False),  # its hash; "" while the account has only a one-time token
    Column("token_hash", String(64), nullable=False),
    Column("token_expires_at", String(32), nullable=False),
    Column("generation", Integer, nullable=False),  # raised to end every session
)

refusal = Table(
    "refusal",
    metadata,
    Column("instance_id", String(255), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("reasons", Text, nullable=False),
    Column("refused_at", String(32), nullable=False),
    Column("device_id", String(64), nullable=False),
)

entity = Table(
    "entity",
    metadata,
    Column("entity_list", String(255), primary_key=True),
    Column("entity_id", String(255), primary_key=True),
    Column("label", Text, nullable=False),
    Column("properties", Text, nullable=False),  # JSON object of texts
    Column("version", Integer, nullable=False),  # of its last change
    Column("changed_at", String(32), nullable=False),
    Column("conflicts", Text, nullable=False, server_default="{}"),  # JSON: property → claims, the one shown first
    Column("forked", Integer, nullable=False, server_default="0"),  # 1: a change did not know all before it
    Column("region", String(255), nullable=False, server_default=""),
    Column("person_id", String(255), nullable=False, server_default=""),  # whose it is; of a person its own id
    Column("also_id", String(255), nullable=False, server_default=""),  # the second person of a merge
    Column("withheld", Integer, nullable=False, server_default="0"),  # 1: a person whose consent has ended
)

entity_change = Table(  # all that was said of every entity, numbered twice: of its entity, and of all for the laptops
    "entity_change",
    metadata,
    Column("entity_list", String(255), primary_key=True),
    Column("entity_id", String(255), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),  # in the order in which they become visible, in each lane
    Column("instance_id", String(255), nullable=False),
    Column("form_id", String(255), nullable=False),
    Column("action", String(16), nullable=False),
    Column("label", Text, nullable=False),
    Column("properties", Text, nullable=False),  # JSON object of texts, as they were said
    Column("base_version", BigInteger, nullable=False),
    Column("branch_id", String(255), nullable=False),
    Column("trunk_version", BigInteger, nullable=False),
    Column("at", String(40), nullable=False),  # when the submission was finalized, by the laptop's clock
    Column("device_id", String(64), nullable=False),
    Column("moved", Integer, nullable=False),  # whether others may see the entity from here on: entities.MOVED
    Column("region_before", String(255), nullable=False),  # of the entity, "" when it is new
)

export_account = Table(  # who may read the feed for spreadsheets
    "export_account",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("token_hash", String(64), nullable=False),
    Column("regions", Text, nullable=False),  # as of the device
    Column("sensitive", Integer, nullable=False),  # 1: sensitive questions too
    Column("withheld", Integer, nullable=False),  # 1: people whose consent has ended too
    Column("reason", Text, nullable=False),  # of either
    Column("made_by", String(64), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)

export_record = Table(  # every file and every page that went out, without answers
    "export_record",
    metadata,
    Column("record_id", String(64), primary_key=True),
    Column("taken_at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("form_id", String(255), nullable=False),
    Column("way", String(16), nullable=False),
    Column("rows_out", Integer, nullable=False),  # submissions; of the feed rows of a table
    Column("wish", Text, nullable=False),  # JSON: what was asked
    Column("reason", Text, nullable=False),
)

Index("attachment_of", submission_attachment.c.sha256)
Index("entity_of_person", entity.c.person_id)
Index("entity_also_of", entity.c.also_id)
Index("change_of_instance", entity_change.c.instance_id)
Index("change_position", entity_change.c.position, unique=True)
Index("change_of_device", entity_change.c.device_id, entity_change.c.entity_list, entity_change.c.entity_id)

pack = Table(
    "pack",
    metadata,
    Column("pack_id", String(64), primary_key=True),  # sha256 of the manifest
    Column("device_id", String(64), nullable=False),  # the laptop it came from
    Column("manifest", LargeBinary, nullable=False),
    Column("brought_by", String(64), nullable=False),  # the device that carried it first
    Column("first_at", String(32), nullable=False),
    Column("flagged", String(32), nullable=False),  # "" or why a person looks at it
)

pack_item = Table(
    "pack_item",
    metadata,
    Column("pack_id", String(64), ForeignKey("pack.pack_id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("arrived_at", String(32)),
    Column("opened_at", String(32)),
    Column("trouble", String(32), nullable=False),  # why it could not be used
)

pack_piece = Table(  # of items on their way; gone once the item was opened
    "pack_piece",
    metadata,
    Column("pack_id", String(64), ForeignKey("pack.pack_id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("offset_at", Integer, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

pack_submission = Table(
    "pack_submission",
    metadata,
    Column("pack_id", String(64), ForeignKey("pack.pack_id"), primary_key=True),
    Column("instance_id", String(255), primary_key=True),
    Column("sha256", String(64), primary_key=True),
)
Index("review_state", review.c.state, review.c.checked_at)
Index("review_position", review.c.position)
Index("submission_number", submission.c.number)
Index("log_received", receipt_log.c.received_at)
Index("nonce_expiry", used_nonce.c.expires_at)
_CORRECTS = submission.c.corrects != ""  # few: whoever looks for corrections passes over all others
Index("correction_of", submission.c.corrects, sqlite_where=_CORRECTS, postgresql_where=_CORRECTS)
Index("export_taken", export_record.c.taken_at)

audit_branch = Table(  # 1 of each laptop's audit; another wherever it went on otherwise than it had told before
    "audit_branch",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("branch", Integer, primary_key=True, autoincrement=False),
    Column("base", Integer, nullable=False),  # the branch that it goes on from; 0 for the first
    Column("base_seq", Integer, nullable=False),  # the last line that both have
    Column("seq", Integer, nullable=False),  # its end now
    Column("chain", String(64), nullable=False),
    Column("signed", Text, nullable=False),  # by the laptop
    Column("signature", Text, nullable=False),
    Column("began_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
)

audit_line = Table(
    "audit_line",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("branch", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("line", Text, nullable=False),  # the text that was sealed
    Column("chain", String(64), nullable=False),
    Column("at", String(32), nullable=False),  # by the laptop's clock, in UTC; this and the next are what it says
    Column("who", Text, nullable=False),
    Column("verb", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("object_id", String(255), nullable=False),
    Column("received_at", String(32), nullable=False),
)
Index("audit_received", audit_line.c.received_at, audit_line.c.seq)
Index("audit_object", audit_line.c.object_id, audit_line.c.received_at)
Index("audit_verb", audit_line.c.verb, audit_line.c.received_at)

audit_refused = Table(  # batches that were not what they said: one row a laptop and reason
    "audit_refused",
    metadata,
    Column("device_id", String(64), primary_key=True),
    Column("why", String(16), primary_key=True),  # chain | signature
    Column("at", String(32), nullable=False),  # the last time
    Column("times", Integer, nullable=False),
)

policy = Table(  # what laptops may do while they are out of reach: one row, JSON of ``policy.Rules``
    "policy",
    metadata,
    Column("policy_id", Integer, primary_key=True, autoincrement=False),
    Column("rules", Text, nullable=False),
)
