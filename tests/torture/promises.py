"""What the app promised while it lived, and whether a store that is opened afterwards keeps it.

The dying process writes two lines for each act: ``try`` before the store is asked, ``did`` once the store's call has
returned, which is before the screen can say *Tersimpan*. What was tried and not confirmed may be there or not.
"""

import functools
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldapp.db.store import Store
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import FieldappError, StoreError
from fieldapp.fieldbook import Fieldbook
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.receipts import verified_receipt

Act = dict[str, Any]
Saved = dict[str, str | None]


def _acts_of_start(_store: Store, args: tuple[Any, ...]) -> Iterator[Act]:
    yield {"verb": "save", "id": args[0], "saved": dict(args[4])}


def _acts_of_save(_store: Store, args: tuple[Any, ...]) -> Iterator[Act]:
    yield {"verb": "save", "id": args[0], "saved": dict(args[1])}


def _acts_of_attach(_store: Store, args: tuple[Any, ...]) -> Iterator[Act]:
    yield {"verb": "attach", "id": args[0], "name": args[1].name, "sha256": args[1].sha256}


def _acts_of_finalize(_store: Store, args: tuple[Any, ...]) -> Iterator[Act]:
    yield {"verb": "finalize", "id": args[0].instance_id, "sha256": args[0].sha256}


def _acts_of_recall(_store: Store, args: tuple[Any, ...]) -> Iterator[Act]:
    yield {"verb": "recall", "id": args[0]}


def _acts_of_receipts(_store: Store, args: tuple[Any, ...]) -> Iterator[Act]:
    for receipt in args[0]:
        yield {"verb": "receipt", "id": receipt.instance_id, "number": receipt.number}


TOLD: dict[str, Callable[[Store, tuple[Any, ...]], Iterable[Act]]] = {
    "start": _acts_of_start,
    "save": _acts_of_save,
    "attach": _acts_of_attach,
    "finalize": _acts_of_finalize,
    "recall": _acts_of_recall,
    "record_receipts": _acts_of_receipts,
}


class Teller:
    """Writes the lines. Each is one ``write``, which a kill cuts nowhere."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def tell(self, when: str, **act: Any) -> None:
        """One line."""
        os.write(self._descriptor, (json.dumps({"when": when, **act}) + "\n").encode())

    def listen(self) -> None:
        """From now on every act of every store of this process is told."""
        for name, acts in TOLD.items():
            setattr(Store, name, self._told(getattr(Store, name), acts))

    def _told(self, found: Callable[..., Any], acts: Callable[[Store, tuple[Any, ...]], Iterable[Act]]) -> Any:
        @functools.wraps(found)
        def told(store: Store, *args: Any) -> Any:
            meant = list(acts(store, args))
            for act in meant:
                self.tell("try", **act)
            result = found(store, *args)
            for act in meant:
                self.tell("did", **act)
            return result

        return told


@dataclass
class Promises:
    """What must be found. ``may`` of an answer: texts it may have, the last confirmed one and what was tried since."""

    may: dict[tuple[str, str], list[str | None]] = field(default_factory=dict)
    attached: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    finalized: dict[str, set[str]] = field(default_factory=dict)  # id → sha256; tried ones too once one is confirmed
    recalled: set[str] = field(default_factory=set)  # tried: may be a draft again
    receipts: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)  # passphrases, one of which opens
    files: dict[str, str] = field(default_factory=dict)  # path → sha256 of a file that was told of
    settings: dict[str, str] = field(default_factory=dict)
    settled: bool = False  # one of the passphrases surely opens
    acts: int = 0  # confirmed
    _confirmed: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        """One line of a teller."""
        act = json.loads(line)
        did = act["when"] == "did"
        self.acts += did
        getattr(self, f"_{act['verb']}")(act, did)

    def hear_all(self, path: Path) -> "Promises":
        """Everything in a file; a last line without its end was not told."""
        for line in path.read_text().splitlines(keepends=True):
            if line.endswith("\n"):
                self.hear(line)
        return self

    def _save(self, act: Act, did: bool) -> None:
        for reference, text in act["saved"].items():
            known = self.may.setdefault((act["id"], reference), [None])
            known[:] = [text] if did else [*known, text]

    def _attach(self, act: Act, did: bool) -> None:
        known = self.attached.setdefault((act["id"], act["name"]), [])
        known[:] = [act["sha256"]] if did else [*known, act["sha256"]]
        if did:
            self._confirmed.add(f"{act['id']} {act['name']}")

    def _finalize(self, act: Act, did: bool) -> None:
        self.recalled.discard(act["id"]) if did else None
        if did:
            self.finalized[act["id"]] = {act["sha256"]}

    def _recall(self, act: Act, did: bool) -> None:
        if did:
            self.finalized.pop(act["id"], None)
            self.recalled.discard(act["id"])
        else:
            self.recalled.add(act["id"])

    def _receipt(self, act: Act, did: bool) -> None:
        if did:
            self.receipts[act["id"]] = act["number"]

    def _words(self, act: Act, did: bool) -> None:
        self.words = [act["words"]] if did else [*self.words, act["words"]]
        self.settled |= did

    def _file(self, act: Act, did: bool) -> None:
        self.files[act["path"]] = act["sha256"]

    def _setting(self, act: Act, did: bool) -> None:
        self.settings[act["key"]] = act["value"]

    def _note(self, _act: Act, _did: bool) -> None:
        """Something that promises nothing."""

    def broken(self, book: Fieldbook) -> list[str]:
        """Every promise that the open book does not keep, in words."""
        ids = {one for one, _ in (*self.may, *self.attached)} | set(self.finalized)
        return [
            *(word for one in ids for word in self._answers_broken(book, one)),
            *(word for one in self.finalized for word in self._frozen_broken(book, one)),
            *(word for one in self.receipts for word in self._receipt_broken(book, one)),
            *(f"setting lost: {key}" for key, value in self.settings.items() if book.setting(key) != value),
        ]

    def _answers_broken(self, book: Fieldbook, instance_id: str) -> Iterator[str]:
        mine = {ref: texts for (one, ref), texts in self.may.items() if one == instance_id}
        try:
            found = book._store.answers(instance_id)
            here = {file.name: file.sha256 for file in book._store.attachments(instance_id)}
        except StoreError as error:
            yield f"{instance_id}: {error}"
            return
        for reference, texts in mine.items():
            if found.get(reference) not in texts and not (found.get(reference) is None and "" in texts):
                yield f"answer lost: {instance_id} {reference}"
        for (one, name), hashes in self.attached.items():
            if one != instance_id or f"{one} {name}" not in self._confirmed:
                continue
            if here.get(name) not in hashes or not _readable(book, here[name]):
                yield f"attachment lost: {instance_id} {name}"

    def _frozen_broken(self, book: Fieldbook, instance_id: str) -> Iterator[str]:
        try:
            frozen = book.submission(instance_id)
        except FieldappError as error:
            if instance_id not in self.recalled:
                yield f"submission lost: {instance_id}: {error}"
            return
        if frozen.sha256 not in self.finalized[instance_id] or sha256_hex(frozen.xml) != frozen.sha256:
            yield f"submission changed: {instance_id}"
        copy = book.folder / "second" / f"{frozen.sha256}.age"
        if book.setting("ingest_recipient") and instance_id not in self.recalled and not _is_age(copy):
            yield f"second copy lost: {instance_id}"
        if not all(_readable(book, file.sha256) for file in frozen.attachments):
            yield f"attachment of a submission lost: {instance_id}"

    def _receipt_broken(self, book: Fieldbook, instance_id: str) -> Iterator[str]:
        try:
            shown = book.assessment(instance_id)
        except StoreError as error:
            yield f"receipt lost: {instance_id}: {error}"
            return
        receipt = shown.receipt
        if shown.state is not State.RECEIVED or receipt is None or receipt.number != self.receipts[instance_id]:
            yield f"receipt lost: {instance_id}"
            return
        proof = SignedReceipt(receipt.signed, receipt.signature)
        sha256 = book.submission(instance_id).sha256
        if verified_receipt(proof, book.connection.credentials(), instance_id, sha256) != receipt:
            yield f"receipt does not hold: {instance_id}"


def _readable(book: Fieldbook, sha256: str) -> bool:
    try:
        return sha256_hex(book._files().read(book._store.attachment_file(sha256), sha256)) == sha256
    except FieldappError:
        return False


def _is_age(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(21) == b"age-encryption.org/v1"
    except OSError:
        return False


def wait_until(condition: Callable[[], bool], seconds: float = 60.0, pause: float = 0.002) -> bool:
    """Whether it became true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
