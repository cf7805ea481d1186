"""Attachments of a run: each wanted content once, in pieces that fit the link, small files before large ones.

Text never waits for a photo: between two pieces whatever was finalized meanwhile goes first.
"""

from collections.abc import Collection

from fieldapp.domain.receipt import Reason
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import Refused, StoreError
from fieldapp.sync.outbox import Queued
from fieldapp.sync.plan import SMALL
from fieldapp.sync.settling import Settling

ASK_FOR = 8  # complete submissions before their receipts are asked for


class Attaching(Settling):
    """Brings what the province wants."""

    def _send_text(self) -> None:
        """Whatever is due and has not left; implemented by the run."""
        raise NotImplementedError

    def _bring_attachments(self) -> None:
        """Every wanted attachment once; receipts are asked for a few at a time."""
        tried: set[str] = set()
        while (file := self._next_file(tried)) is not None:
            self._stop_if_asked()
            tried.add(file.sha256)
            if self._bring(file, self._holders()):
                for item in self._holders():
                    self._wanted[item.instance_id] -= {file.sha256}
            if len(complete := self._complete()) >= ASK_FOR:
                self._ask(complete)
        self._ask(self._complete())

    def _complete(self) -> list[Queued]:
        return [item for item in self._holders() if not self._wanted[item.instance_id]]

    def _holders(self) -> list[Queued]:
        return [item for item in self._open.values() if item.instance_id in self._wanted]

    def _next_file(self, tried: Collection[str]) -> Attachment | None:
        """Small before large, urgent before other, small before larger."""
        urgent: dict[str, int] = {}
        files: dict[str, Attachment] = {}
        for item in self._holders():
            for file in item.attachments:
                if file.sha256 in self._wanted[item.instance_id] and file.sha256 not in tried:
                    files[file.sha256] = file
                    urgent[file.sha256] = max(urgent.get(file.sha256, 0), item.urgency)
        order = sorted(files.values(), key=lambda one: (one.size > SMALL, -urgent[one.sha256], one.size, one.sha256))
        return next((one for one in order if self._allowed(min(one.size, self._link.piece))), None)

    def _bring(self, file: Attachment, holders: Collection[Queued]) -> bool:
        """Whether the province has the attachment now."""
        of = [item for item in holders if any(file.sha256 == other.sha256 for other in item.attachments)]
        try:
            content = self._read_attachment(file)
        except (StoreError, OSError):
            content = b""
        if len(content) != file.size or sha256_hex(content) != file.sha256:
            for item in of:
                self._refuse(item, (Reason("", "unreadable", file.name),))
            return False
        self._outbox.record_sending([item.instance_id for item in of])  # unconfirmed ones are on their way again
        try:
            self._province.put_attachment(
                file,
                content,
                left=self._teller(of[0], file.size, file.size),
                cancelled=self._cancelled,
                piece=self._piece,
                moved=self._piece_moved,
            )
        except Refused as error:
            self._cause = self._cause or error
            return False
        if self._limit:
            return False
        for item in of:
            times = sum(file.sha256 == other.sha256 for other in item.attachments)
            self._count(item, self._moved.get(item.instance_id, 0) + times * file.size)
        return True

    def _piece_moved(self, count: int, seconds: float) -> None:
        self._bytes_sent += count
        self._link.moved(count, seconds)

    def _piece(self, left: int) -> int:
        """Bytes of the next request of an attachment that has ``left`` to go; 0 when the run may send no more."""
        self._send_text()
        size = min(left, self._link.piece)
        return size if self._allowed(size) else 0
