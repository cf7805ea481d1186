"""Reading a letter: believed from a supervisor of the team card, for this laptop, about its own bytes."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from fieldapp.domain.review import Review
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.team import ReadLetters, Reviewed
from fieldapp.errors import BadPack, DamagedStore, FormError, StoreError
from fieldapp.sync import courier_frame
from fieldapp.sync.courier_frame import FrameError
from fieldapp.sync.letter_frame import LETTER_MAGIC, LetterText, letter_manifest, unpack_letter
from fieldapp.sync.protocol import SubmissionLine, decode, encode
from fieldapp.vault import signatures
from fieldapp.vault.sealing import unseal

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.letters import Visits
    from fieldapp.fieldbook.team import Teams

VISITS: Final = "visit_request"
SAID: Final = {Reviewed.APPROVED: "kept", Reviewed.RETURNED: "returned"}


class LetterReading:
    """Into one store."""

    def __init__(self, store: "Store", teams: "Teams", visits: "Visits | None") -> None:
        self._store = store
        self._teams = teams
        self._hears = visits

    def read(self, content: bytes, name: str) -> ReadLetters:
        """See ``Letters.read_bytes``."""
        try:
            text = self._opened(content, name)
        except FrameError as error:
            raise BadPack(name, error.why, item=error.item) from None
        except DamagedStore:
            raise BadPack(name, "sealed") from None
        except ValueError:
            raise BadPack(name, "unreadable") from None
        reviews = [
            Review(one.instance_id, one.sha256, SAID.get(one.state, "fine"), one.reasons, one.decided_at)
            for one in text.decisions
            if one.decided_at.tzinfo is not None
        ]
        heard = self._store.hear_supervisor(reviews)
        visits = self._visits(text.lines)
        return ReadLetters(1, heard, len(reviews) - heard, visits)

    def _opened(self, content: bytes, name: str) -> LetterText:
        file = io.BytesIO(content)
        head = courier_frame.read_head(file, LETTER_MAGIC)
        said = letter_manifest(head)
        ((_, sealed),) = courier_frame.verified_items(file, said.items)
        if not signatures.verify(said.public_key, head.signed, head.signature):
            raise FrameError("changed")
        if said.to_id != self._store.setting("device_id"):
            raise BadPack(name, "other_laptop", said.to_code)
        supervisor = self._teams.supervisor_with(said.public_key)
        if supervisor is None or supervisor.device_id != said.device_id:
            raise BadPack(name, "no_supervisor", said.device_code)
        return unpack_letter(unseal(sealed, self._store.setting("identity")))

    def _visits(self, lines: Iterable[SubmissionLine]) -> int:
        """How many were heard or kept, those that earlier letters left here too."""
        good = [line for line in lines if line.form_id == VISITS and sha256_hex(line.xml.encode()) == line.sha256]
        self._store.keep_letter_lines({line.instance_id: encode(line) for line in good})
        for instance_id, kept in self._store.letter_lines():
            if self._heard(decode(kept, SubmissionLine)):
                self._store.forget_letter_line(instance_id)
        return len(good)

    def _heard(self, line: SubmissionLine) -> bool:
        if self._hears is None:
            return False
        try:
            self._hears.hear(line)
        except (FormError, StoreError):  # its form is not here yet: the next letter tries again
            return False
        return True
