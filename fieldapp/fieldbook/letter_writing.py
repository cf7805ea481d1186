"""Writing letters: of everything a supervisor decided lately, what is about one laptop's work, and its visits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from fieldapp.casework.decided_work import FORM, Decision, decisions
from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import NOTE
from fieldapp.domain.submission import Submission, sha256_hex
from fieldapp.domain.team import Member, Reviewed
from fieldapp.fieldbook.team_packs import RETURN_TO
from fieldapp.forms.xml import local, parse_xml
from fieldapp.sync import batches, courier_frame
from fieldapp.sync.courier_frame import SealedItem
from fieldapp.sync.letter_frame import LetterManifest, LetterText, ToldDecision, letter_head, pack_letter
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.vault.sealing import is_recipient, seal

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection

VISITS: Final = "visit_request"
LATELY: Final = timedelta(days=180)  # what is older has come by another road, or is of no use any more


@dataclass(frozen=True, slots=True)
class _Told:
    """One submission of the supervisor: a review with its decisions, or a visit asked of a laptop."""

    submission: Submission
    decisions: tuple[Decision, ...] = ()
    asked_of: frozenset[str] = frozenset()  # device codes: who is asked, and who was before


class LetterWriting:
    """One profile's; frozen submissions are read once."""

    def __init__(self, store: "Store", connection: "Connection", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._connection = connection
        self._clock = clock
        self._read: dict[str, _Told] = {}
        self._sealed: dict[str, tuple[str, bytes]] = {}  # device id → what it was made of, the letter

    def all(self) -> list[tuple[Member, bytes]]:
        """Members with their letters."""
        team = self._connection.teams.now()
        told = self._lately()
        made = [(member, self._letter(member, told)) for member in (team.members if team else ())]
        return [(member, content) for member, content in made if content is not None]

    def sealed_for(self, device_id: str) -> bytes | None:
        """Of one member."""
        team = self._connection.teams.now()
        member = next((one for one in (team.members if team else ()) if one.device_id == device_id), None)
        return self._letter(member, self._lately()) if member else None

    def _lately(self) -> list[_Told]:
        """Oldest first."""
        ids = self._store.own_of_forms((FORM, VISITS), self._clock() - LATELY)
        for submission in self._store.submissions([one for one in ids if one not in self._read]):
            self._read[submission.instance_id] = _told(submission)
        return [self._read[one] for one in ids if one in self._read]

    def _letter(self, member: Member, told: Sequence[_Told]) -> bytes | None:
        recipient = member.recipient or self._store.setting(f"{RETURN_TO}{member.device_id}").rpartition(" ")[2]
        text = _text(member, told)
        if not is_recipient(recipient) or not (text.decisions or text.lines):
            return None
        plain = pack_letter(text)
        made_of = sha256_hex(plain + recipient.encode())
        before = self._sealed.get(member.device_id)
        if before is None or before[0] != made_of:
            self._sealed[member.device_id] = before = (made_of, self._framed(member, seal(plain, [recipient])))
        return before[1]

    def _framed(self, member: Member, sealed: bytes) -> bytes:
        item = SealedItem("letter", len(sealed), sha256_hex(sealed))
        get = self._store.setting
        manifest = LetterManifest(
            v=1,
            kind="letter",
            device_id=get("device_id"),
            device_code=get("device_code"),
            public_key=self._connection.public_key(),
            to_id=member.device_id,
            to_code=member.device_code,
            made_at=self._clock().astimezone(UTC),
            items=(item,),
        )
        head = letter_head(manifest, self._connection.credentials().sign)
        return head.to_bytes() + courier_frame.item_length(item) + sealed


def _told(submission: Submission) -> _Told:
    if submission.form_id == FORM:
        return _Told(submission, decisions(submission.xml))
    asked = (one.text for one in parse_xml(submission.xml).iter() if local(one) in ("device_code", "device_before"))
    return _Told(submission, asked_of=frozenset(filter(None, asked)))


def _text(member: Member, told: Sequence[_Told]) -> LetterText:
    """What is about one laptop: of each submission the last word only."""
    named = (member.device_id, member.device_code)
    last: dict[str, ToldDecision] = {}
    lines: list[SubmissionLine] = []
    for one in told:
        for decision in one.decisions:
            if decision.device_id in named:
                last[decision.instance_id] = _decided(decision, one.submission)
        if not one.asked_of.isdisjoint(named):
            lines.append(batches.line_of(one.submission))
    return LetterText(1, tuple(last.values()), tuple(lines))


def _decided(decision: Decision, by: Submission) -> ToldDecision:
    said = decision.notes if decision.state is Reviewed.RETURNED else ()
    reasons = tuple(Reason(note.reference, NOTE, note.text) for note in said)
    of = (decision.instance_id, decision.sha256, decision.state, reasons)
    return ToldDecision(by.instance_id, by.finalized_at.astimezone(UTC), *of)
