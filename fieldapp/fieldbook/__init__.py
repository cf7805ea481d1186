"""The use cases of the desk: unlock, start, resume, answer, finalize, correct, discard, find, upload.

The only place that joins the store, the vault, the wire and the engine. Screens, the demo and tests
call this and nothing below it. Slow calls (marked *slow*) belong in the background thread. Importing
this package stays cheap: the database, the keys and the wire are loaded when first needed.
"""

from typing import TYPE_CHECKING

from fieldapp.fieldbook.profile import (
    check_passphrase,
    create,
    profile_device,
    profile_exists,
    recover,
    suggest_passphrase,
    unlock,
)
from fieldapp.fieldbook.regions import Region, Regions

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.fieldbook.draft import OpenAssessment
    from fieldapp.fieldbook.worker import Worker

__all__ = [
    "Fieldbook",
    "OpenAssessment",
    "Region",
    "Regions",
    "Worker",
    "check_passphrase",
    "create",
    "profile_device",
    "profile_exists",
    "recover",
    "suggest_passphrase",
    "unlock",
]


def __getattr__(name: str) -> object:
    """The heavy classes, loaded at first use."""
    if name == "Fieldbook":
        from fieldapp.fieldbook import book

        return book.Fieldbook
    if name == "Worker":
        from fieldapp.fieldbook import worker

        return worker.Worker
    if name == "OpenAssessment":
        from fieldapp.fieldbook import draft

        return draft.OpenAssessment
    raise AttributeError(name)
