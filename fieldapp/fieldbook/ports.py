"""What a draft needs of the store, so that the desk's modules need not import each other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from fieldapp.domain.assessment import Progress
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment


class DraftStore(Protocol):
    """The part of ``db.Store`` that an open draft uses."""

    def save(self, instance_id: str, saved: Mapping[str, str | None], progress: Progress, title: str) -> datetime: ...

    def attach(self, instance_id: str, attachment: Attachment, path_name: str) -> None: ...

    def attachments(self, instance_id: str) -> tuple[Attachment, ...]: ...

    def attachment_file(self, sha256: str) -> str: ...

    def form(self, form_id: str, version: str = "") -> PublishedForm: ...
