"""Is a submission what its form allows? The same engine decides as on the laptop.

``check`` never looks at the database except for published forms, and is pure otherwise. Its refusal codes:

unreadable            not XML, hash of other bytes, more than one meaning of a member
too_large             XML over the protocol's limit
form_mismatch         the XML is of another form or version than the line says
instance_mismatch     the XML's instanceID is not the line's
unknown_form, unknown_version, unknown_question
required, constraint, format, choice, too_many    one question (the engine's violations)
attachment_missing    the XML names a file that the line does not list
attachment_unknown    the line lists a file that the XML does not name
attachment_unreadable a listed file without a usable hash, size or name
"""

import random
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from xml.etree.ElementTree import Element

from msgspec import UnsetType

from fieldapp.domain.receipt import Reason
from fieldapp.domain.submission import EntityChange, sha256_hex
from fieldapp.errors import FormError
from fieldapp.forms import Context, Form, FormSession
from fieldapp.forms.head import read_head
from fieldapp.forms.xml import attribute, local, parse_xml
from fieldapp.server.entities import Statement, can_be_kept
from fieldapp.server.library import Library
from fieldapp.sync.protocol import MAX_ATTACHMENT, MAX_SUBMISSION, SubmissionLine

LANGUAGE = "id"  # of the form's own messages
MAX_REASONS = 50
MAX_OFFSET = 10**12 - 1  # seconds: some 30,000 years
MAX_NAME, MAX_NUMBER = 255, 64  # characters that the tables can keep
META = frozenset({"instanceID", "instanceName", "deprecatedID"})  # OpenRosa metadata that a form need not declare
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Checked:
    """``reasons`` empty means accepted; then ``entities`` is what the submission says about the world."""

    reasons: tuple[Reason, ...] = ()
    entities: tuple[EntityChange, ...] = ()


def check(line: SubmissionLine, library: Library, utc_offset: timedelta) -> Checked:
    """Check one line. The form's ``now()`` and ``today()`` are those of the moment it was finalized, at the
    province's ``utc_offset`` unless the line brings its own."""
    reasons = tuple(_envelope(line))
    if reasons:
        return Checked(reasons)
    content = line.xml.encode()
    try:
        root = parse_xml(content)
    except FormError:
        return _refused("unreadable", message="The XML cannot be read.")
    reasons = tuple(_identity(line, root))
    if reasons:
        return Checked(reasons)
    form = library.form(line.form_id, line.form_version)
    if form is None:
        return _refused("unknown_version" if library.knows(line.form_id) else "unknown_form")
    reasons = tuple(_unknown_questions(root, form))
    if reasons:
        return Checked(reasons[:MAX_REASONS])
    return _against_form(line, content, form, library, utc_offset)


def changes_of(line: SubmissionLine, library: Library) -> tuple[EntityChange, ...] | None:
    """What a submission says of the world, from its bytes alone; None when that cannot be read or kept."""
    reader = library.reader(line.form_id, line.form_version)
    try:
        changes = reader.changes(line.xml.encode()) if reader else ()
    except (FormError, ValueError):  # a version of thousands of digits is no number
        return None
    return changes if all(map(can_be_kept, changes)) else None


def statements(line: SubmissionLine, device_id: str, changes: Iterable[EntityChange]) -> list[Statement]:
    """The same with where it comes from, to be projected."""
    return [Statement(change, line.instance_id, line.form_id, line.finalized_at, device_id) for change in changes]


def check_head(line: SubmissionLine, library: Library) -> Checked:
    """What must hold before a receipt even where the rules of the form are looked at afterwards."""
    reasons = tuple(_envelope(line))
    if reasons:
        return Checked(reasons)
    try:
        head = read_head(line.xml.encode())
    except FormError:
        return _refused("unreadable", message="The XML cannot be read.")
    reasons = tuple(_mismatch(line, head.form_id, head.version, list(head.instance_ids)))
    if reasons:
        return Checked(reasons)
    if library.form(line.form_id, line.form_version) is None:
        return _refused("unknown_version" if library.knows(line.form_id) else "unknown_form")
    return Checked()


def _refused(code: str, reference: str = "", message: str = "") -> Checked:
    return Checked((Reason(reference, code, message),))


def _envelope(line: SubmissionLine) -> Iterator[Reason]:
    """What can be said without reading the XML."""
    content = line.xml.encode()
    if len(content) > MAX_SUBMISSION:
        yield Reason("", "too_large", f"At most {MAX_SUBMISSION} bytes.")
    elif sha256_hex(content) != line.sha256:
        yield Reason("", "unreadable", "The hash is of other bytes.")
    if line.finalized_at.tzinfo is None:
        yield Reason("", "unreadable", "finalized_at has no time zone.")
    if not isinstance(line.clock, UnsetType) and abs(line.clock.offset_s) > MAX_OFFSET:
        yield Reason("", "unreadable", "A clock cannot be so far off.")
    if max(map(len, (line.form_id, line.form_version, line.corrects))) > MAX_NAME or len(line.number) > MAX_NUMBER:
        yield Reason("", "unreadable", "A name is too long.")
    if "\0" in f"{line.form_id}{line.form_version}{line.corrects}{line.number}":
        yield Reason("", "unreadable", "A name holds a null character.")
    names = [file.name for file in line.attachments]
    if len(set(names)) != len(names):
        yield Reason("", "attachment_unreadable", "One name is listed twice.")
    for file in line.attachments:
        named = 0 < len(file.name) <= MAX_NAME and len(file.media_type) <= MAX_NAME
        if "\0" in file.name + file.media_type or not (
            named and _SHA256.fullmatch(file.sha256) and 0 <= file.size <= MAX_ATTACHMENT
        ):
            yield Reason("", "attachment_unreadable", file.name[:MAX_NAME])


def _identity(line: SubmissionLine, root: Element) -> Iterator[Reason]:
    meta = next((child for child in root if local(child) == "meta"), None)
    ids = [(child.text or "").strip() for child in (meta if meta is not None else ()) if local(child) == "instanceID"]
    yield from _mismatch(line, attribute(root, "id"), attribute(root, "version"), ids)


def _mismatch(line: SubmissionLine, form_id: str, version: str, ids: list[str]) -> Iterator[Reason]:
    if (form_id, version) != (line.form_id, line.form_version):
        yield Reason("", "form_mismatch", "The XML is of another form or version.")
    if ids != [line.instance_id]:
        yield Reason("", "instance_mismatch", "The XML has another instanceID.")


def _unknown_questions(root: Element, form: Form) -> Iterator[Reason]:
    known = {reference.rsplit("/", depth)[0] for reference in form.references for depth in range(reference.count("/"))}
    known |= {f"/{local(root)}/meta"} | {f"/{local(root)}/meta/{name}" for name in META}
    unknown = {path: None for path in _paths(root, f"/{local(root)}") if path not in known}
    return (Reason(path[:MAX_NAME], "unknown_question") for path in unknown)


def _paths(element: Element, path: str) -> Iterator[str]:
    yield path
    for child in element:
        yield from _paths(child, f"{path}/{local(child)}")


def _against_form(line: SubmissionLine, content: bytes, form: Form, library: Library, utc_offset: timedelta) -> Checked:
    try:
        session = FormSession.from_submission(form, _context(line.finalized_at, utc_offset), content)
        session.set_language(form.language_for(LANGUAGE))
        reasons = [Reason(found.reference, found.kind, found.message) for found in session.violations()]
        reasons += _attachments(line, session)
        if reasons:
            return Checked(tuple(reasons[:MAX_REASONS]))
    except FormError:
        return _refused("unreadable", message="The XML does not have the form's shape.")
    said = changes_of(line, library)
    if said is None:
        return _refused("unreadable", message="What it says of an entity cannot be kept.")
    return Checked(entities=said)


def _attachments(line: SubmissionLine, session: FormSession) -> list[Reason]:
    named, listed = set(session.attachments()), {file.name for file in line.attachments}
    missing = [Reason("", "attachment_missing", name) for name in sorted(named - listed)]
    return missing + [Reason("", "attachment_unknown", name) for name in sorted(listed - named)]


def _context(finalized_at: datetime, utc_offset: timedelta) -> Context:
    own = finalized_at.utcoffset()
    now = finalized_at if own else finalized_at.astimezone(timezone(utc_offset))
    return Context(
        now=lambda: now,
        new_uuid=lambda: str(uuid.uuid4()),
        random=random.Random(0),  # noqa: S311 (order of choices, nothing secret)
        properties={},
    )
