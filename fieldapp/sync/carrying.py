"""One batch of lines on its way: in columns against the form's outline, in columns without, or as they are."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event

from fieldapp.errors import StoreError
from fieldapp.sync import batches
from fieldapp.sync.client import Province
from fieldapp.sync.outbox import Outbox
from fieldapp.sync.outline import Outline, outline_of
from fieldapp.sync.protocol import Answer, AskedSubmission, SubmissionLine

Left = Callable[[int, int], None]  # bytes that have left, bytes of the whole body


@dataclass(slots=True)
class Carrier:
    """Of one run. ``wire_bytes`` are those of the last batch that was answered, headers not counted."""

    outbox: Outbox
    province: Province
    wire_bytes: int = 0
    _outlines: dict[tuple[str, str], Outline | None] = field(default_factory=dict)

    def carry(self, lines: Sequence[SubmissionLine], left: Left, cancelled: Event) -> Answer:
        """The province's answer to these lines. Raises SyncError kinds and Cancelled."""
        form = Counter((line.form_id, line.form_version) for line in lines).most_common(1)[0][0]
        outline = self._outline(form)
        asked = [AskedSubmission(line.instance_id, line.sha256) for line in lines]
        try:
            body = batches.pack_columns(lines, outline)
        except ValueError:
            return self._plain(lines, left, cancelled)
        answer = self._columns(body, asked, outline.name if outline else "", left, cancelled)
        if answer is None:
            self._outlines[form] = None
            return self._columns_without(lines, asked, left, cancelled)
        return answer

    def _columns_without(
        self, lines: Sequence[SubmissionLine], asked: Sequence[AskedSubmission], left: Left, cancelled: Event
    ) -> Answer:
        try:
            body = batches.pack_columns(lines)
        except ValueError:
            return self._plain(lines, left, cancelled)
        return self._columns(body, asked, "", left, cancelled) or self._plain(lines, left, cancelled)

    def _columns(
        self, body: bytes, asked: Sequence[AskedSubmission], outline: str, left: Left, cancelled: Event
    ) -> Answer | None:
        self.wire_bytes = len(body)
        return self.province.send_columns(
            body, asked, outline, left=lambda count: left(count, len(body)), cancelled=cancelled
        )

    def _plain(self, lines: Sequence[SubmissionLine], left: Left, cancelled: Event) -> Answer:
        body = batches.pack(lines)
        self.wire_bytes = len(body)
        return self.province.send_batch(body, left=lambda count: left(count, len(body)), cancelled=cancelled)

    def _outline(self, form: tuple[str, str]) -> Outline | None:
        """None for a form that is not here, or that the province has otherwise."""
        if form not in self._outlines:
            try:
                self._outlines[form] = outline_of(self.outbox.form_xml(*form))
            except (StoreError, UnicodeDecodeError):
                self._outlines[form] = None
        return self._outlines[form]
