"""Reading the receipts that came back on a stick: verified exactly as online ones, harmless when read twice.

A return file is signed with the province's receipt key, for one laptop. Receipts in it carry their own signature too;
a refusal counts because the file is signed. What is settled already stays as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.domain.assessment import OUTBOX, State
from fieldapp.domain.courier import ReadReceipts
from fieldapp.domain.receipt import Refusal
from fieldapp.errors import BadPack, Cancelled, DamagedStore, StoreError, Untrusted
from fieldapp.fieldbook.courier_stick import files_in, reading
from fieldapp.sync import courier_frame
from fieldapp.sync.courier_answer import unpack_answer
from fieldapp.sync.courier_frame import RETURN_ENDING, RETURN_MAGIC, FrameError
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.letter_frame import LETTER_ENDING
from fieldapp.sync.protocol import Answer, Outcome
from fieldapp.sync.receipts import verified_receipt
from fieldapp.vault.sealing import unseal

if TYPE_CHECKING:
    from fieldapp.db.store import Store


def read_receipts(store: "Store", device: DeviceCredentials, sources: Sequence[Path], cancelled: Event) -> ReadReceipts:
    """See ``Courier.read_receipts``."""
    done = ReadReceipts()
    for path in files_in(sources, RETURN_ENDING):
        if path.suffix.lower() == LETTER_ENDING:  # named beside receipts: ``letters`` reads it
            continue
        try:
            answer = _answer(store, device, path)
        except BadPack as error:
            if error.facts["why"] == "other_laptop":
                done = replace(done, others=(*done.others, str(error.facts["laptop"])))
            done = replace(done, refused=(*done.refused, error))
            continue
        done = replace(done, files=done.files + 1)
        for outcome in answer.outcomes:
            if cancelled.is_set():
                raise Cancelled
            counted = _settle(store, device, outcome, answer)
            done = replace(done, **{counted: getattr(done, counted) + 1})
    return done


def _answer(store: "Store", device: DeviceCredentials, path: Path) -> Answer:
    """What the province says to this laptop. Raises BadPack, StickTrouble."""
    try:
        with reading(path) as file:
            head = courier_frame.read_head(file, RETURN_MAGIC)
            said = courier_frame.return_manifest(head)
            sealed = b"".join(courier_frame.verified_pieces(file, said.items))[8:]
        if not device.verify(device.receipt_keys.get(said.key_id, ""), head.signed, head.signature):
            raise BadPack(path.name, "untrusted", said.device_code)
        if said.device_id != device.device_id:
            raise BadPack(path.name, "other_laptop", said.device_code)
        return unpack_answer(unseal(sealed, store.setting("identity")))
    except FrameError as error:
        raise BadPack(path.name, error.why, item=error.item) from None
    except DamagedStore:
        raise BadPack(path.name, "sealed") from None
    except ValueError:
        raise BadPack(path.name, "unreadable") from None


def _settle(store: "Store", device: DeviceCredentials, outcome: Outcome, answer: Answer) -> str:
    """Record one outcome; returns what it counts as."""
    try:
        state = store.assessment(outcome.instance_id).state
        if state not in OUTBOX:
            return "known" if state is not State.DRAFT else "strange"
        if outcome.kind == "receipt" and outcome.receipt is not None:
            store.record_receipt(verified_receipt(outcome.receipt, device, outcome.instance_id, outcome.sha256))
            return "received"
        if outcome.kind == "refusal":
            reasons = (outcome.instance_id, outcome.sha256, outcome.reasons)
            store.record_refusal(Refusal(*reasons, answer.server_time))
            return "returned"
    except (StoreError, Untrusted):  # not of this store, or of other bytes than it holds
        return "strange"
    return "incomplete"
