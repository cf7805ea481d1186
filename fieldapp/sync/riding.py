"""Run after run over a link that breaks: goes on at once while each run gets somewhere.

A run that was cut off after it brought something is followed by the next without waiting; one that brought nothing
ends it, and the waiting times of the outbox apply again.
"""

from collections.abc import Callable
from dataclasses import replace

from fieldapp.sync.uploader import UploadReport


def ride(run: Callable[[], UploadReport]) -> UploadReport:
    """All runs over one connection as one report; its cause and what is left are those of the last."""
    whole = last = run()
    while last.interrupted:
        last = run()
        whole = replace(
            last,
            received=whole.received + last.received,
            returned=whole.returned + last.returned,
            held=whole.held + last.held,
            bytes_sent=whole.bytes_sent + last.bytes_sent,
            seconds=whole.seconds + last.seconds,
        )
    return whole
