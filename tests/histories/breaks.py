"""Faults put into the product on purpose: each must be found by a few histories, or the histories prove nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest import mock

from fieldapp.db import outbox
from fieldapp.db.schema import assessment
from fieldapp.domain.submission import sha256_hex
from fieldapp.server import commands, entities, identity, logbook, receipts, settled, storing
from fieldapp.server.logbook import Logged
from fieldapp.server.tables import submission as stored
from fieldapp.sync import settling
from fieldapp.sync.protocol import Outcome


def drops_what_got_no_answer() -> AbstractContextManager[object]:
    """The laptop never comes back to what it sent and heard nothing about."""
    return mock.patch.object(outbox.Outbox, "unsettled", return_value=())


def never_sends_again() -> AbstractContextManager[object]:
    """The laptop believes that what it asks about will arrive some day."""
    ask = settling.Settling._ask
    return mock.patch.object(settling.Settling, "_ask", lambda self, items: ask(self, items) and [])


def overwrites() -> AbstractContextManager[object]:
    """The province keeps the newest bytes of an id."""
    insert = storing._insert

    def newest(connection: Any, accepted: Any, device_id: str, now: Any) -> Any:
        for line, _ in accepted:
            values = {"xml": line.xml.encode(), "sha256": sha256_hex(line.xml.encode())}
            connection.execute(stored.update().where(stored.c.instance_id == line.instance_id).values(values))
        return insert(connection, accepted, device_id, now)

    return _several(mock.patch.object(storing, "_insert", newest), mock.patch.object(storing, "_stored", _nothing))


def says_yes_to_other_bytes() -> AbstractContextManager[object]:
    """The province looks at ids only."""
    outcome = receipts._outcome

    def by_id(item: Any, known: Any, held: Any, signed: Any) -> Outcome:
        known_as = {item.instance_id: item.sha256} if item.instance_id in held else {}
        return outcome(item, known, {**held, **known_as}, signed)

    return mock.patch.object(receipts, "_outcome", by_id)


def counts_repeats() -> AbstractContextManager[object]:
    """The province takes what it holds already as new."""
    insert = storing._insert

    def all_of_them(connection: Any, accepted: Any, device_id: str, now: Any) -> Any:
        insert(connection, accepted, device_id, now)
        return accepted

    return _several(mock.patch.object(storing, "_insert", all_of_them), mock.patch.object(storing, "_stored", _nothing))


def signs_before_the_files() -> AbstractContextManager[object]:
    """The province gives receipts for submissions whose photos are missing."""
    return mock.patch.object(storing, "_complete", lambda _, fresh: [(one.instance_id, one.sha256) for one, _ in fresh])


def leaves_gaps() -> AbstractContextManager[object]:
    """The log's numbers come from a sequence that a repeated batch moves on."""
    advance = logbook.advance
    return mock.patch.object(
        logbook, "advance", lambda connection, name, by, *begin: advance(connection, name, by + (by > 2), *begin)
    )


def keeps_its_epoch() -> AbstractContextManager[object]:
    """A restored province goes on as if nothing had happened."""
    return mock.patch.object(commands, "renew_epoch", lambda data: identity.load_identity(data).card)


def signs_anew() -> AbstractContextManager[object]:
    """The province makes a receipt again each time it is asked."""
    found = receipts.logged

    def afresh(connection: Any, ids: Any) -> list[Logged]:
        return [replace(row, signed=str(row.signed) + " ") for row in found(connection, ids)]

    return mock.patch.object(receipts, "logged", afresh)


def recalls_what_left() -> AbstractContextManager[object]:
    """The laptop forgets that it tried."""
    values = {"state": "sending", "retry_at": None}
    forgetful = assessment.update().where(outbox._KEY).values(values)
    return mock.patch.object(outbox, "_SENDING", forgetful)


def believes_its_clock() -> AbstractContextManager[object]:
    """The laptop waits as long as its wrong clock says."""
    return mock.patch.object(outbox, "LONGEST_WAIT", timedelta(days=36_500))


def _nothing(*_facts: object) -> set[str]:
    """Of what is stored already."""
    return set()


def settles_what_no_backup_holds() -> AbstractContextManager[object]:
    """The province calls everything settled that it has received."""
    said = settled._text

    def all_of_it(office: Any) -> Any:
        return replace(said(office), upto=settled.logged_upto(office.engine, office.card.lanes), purge_after_days=0)

    return mock.patch.object(settled, "_text", all_of_it)


def lets_the_last_word_win() -> AbstractContextManager[object]:
    """The province takes what came last for what holds."""
    return mock.patch.object(entities, "_in_a_row", return_value=True)


@contextmanager
def _several(*patches: Any) -> Iterator[None]:
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


BREAKS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    one.__name__: one
    for one in (
        drops_what_got_no_answer,
        never_sends_again,
        overwrites,
        says_yes_to_other_bytes,
        counts_repeats,
        signs_before_the_files,
        leaves_gaps,
        keeps_its_epoch,
        signs_anew,
        recalls_what_left,
        believes_its_clock,
        settles_what_no_backup_holds,
        lets_the_last_word_win,
    )
}
