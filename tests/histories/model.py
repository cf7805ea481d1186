"""What must be true, whatever happened. The model knows every version ever finalized, and every receipt ever seen.

A *version* is an instance id with the sha256 of its frozen bytes. Two laptops can hold two versions of one id (a copied
profile); the province keeps one and says conflict to the other.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.domain.receipt import Receipt
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.sync.protocol import SignedReceipt
from fieldapp.sync.receipts import verified_receipt
from tests.histories.field import Laptop
from tests.histories.site import Site

Key = tuple[str, str]  # instance id, sha256
WAITING = {state.value for state in OUTBOX}
WHY = {"unknown": ("held", "unknown_form"), "newer": ("returned", "unknown_version")}  # of what is never taken


@dataclass
class Version:
    """One finalized version, and on which laptops it is."""

    form_id: str
    person: str
    said: dict[str, str]
    files: tuple[Attachment, ...]
    on: set[str] = field(default_factory=set)


@dataclass
class Model:
    """``lost_by_restore``: what the province had and, since an older copy of its disk serves, has not."""

    versions: dict[Key, Version] = field(default_factory=dict)
    receipts: dict[tuple[str, str], Receipt] = field(default_factory=dict)  # laptop, id → as first seen
    told: dict[tuple[str, str], str] = field(default_factory=dict)  # epoch, id → signed text
    places: dict[tuple[str, int], str] = field(default_factory=dict)  # epoch, log index → id
    ledger: dict[str, str] = field(default_factory=dict)  # id → sha256 at the last look
    received: set[str] = field(default_factory=set)  # ids that were complete at the last look
    last: dict[int, int] = field(default_factory=dict)  # lane → its last index at the last look
    lost_by_restore: set[Key] = field(default_factory=set)
    without_files: set[str] = field(default_factory=set)  # ids whose files a restored province has not any more
    epochs: list[str] = field(default_factory=list)
    verified: set[str] = field(default_factory=set)

    def finalized(self, laptop: Laptop, instance_id: str, sha256: str, version: Version) -> None:
        """A laptop called this finalized."""
        found = self.versions.setdefault((instance_id, sha256), version)
        found.on.add(laptop.name)

    def recalled(self, laptop: Laptop, instance_id: str, sha256: str) -> None:
        """A worker took it back before anything left this laptop."""
        self.versions[instance_id, sha256].on.remove(laptop.name)

    def cloned(self, laptop: Laptop, copy: Laptop) -> None:
        """The copy holds what the laptop holds."""
        for version in self.versions.values():
            if laptop.name in version.on:
                version.on.add(copy.name)
        for (name, instance_id), receipt in list(self.receipts.items()):
            if name == laptop.name:
                self.receipts[copy.name, instance_id] = receipt

    def persons(self) -> list[str]:
        """Ids of everybody anybody spoke of."""
        return sorted({version.person for version in self.versions.values()})

    # ---- what a laptop shows

    def look_at_laptop(self, laptop: Laptop) -> None:
        """Nothing finalized is missing, nothing received is unproven, no receipt changed."""
        shown = {one.instance_id: one for one in laptop.book.assessments(limit=10_000)}
        mine = {key[0]: key[1] for key, version in self.versions.items() if laptop.name in version.on}
        assert shown.keys() == mine.keys() | set(laptop.drafts), "a laptop lists what was finalized, and its drafts"
        for instance_id, sha256 in mine.items():
            one = shown[instance_id]
            assert one.state != State.DRAFT, "what was finalized stays finalized"
            assert (one.receipt is not None) == (one.state == State.RECEIVED), one.state
            if one.purged_at is not None:
                assert self.ledger.get(instance_id) == sha256, "what was purged is at the province, restored or not"
            if one.receipt is not None:
                self._look_at_receipt(laptop, one.receipt, sha256)
            elif one.state.value not in WAITING:
                self._look_at_refusal(one, sha256)
        kept = {instance_id for name, instance_id in self.receipts if name == laptop.name}
        assert kept <= {one.instance_id for one in shown.values() if one.receipt}, "a receipt does not disappear"

    def _look_at_receipt(self, laptop: Laptop, receipt: Receipt, sha256: str) -> None:
        instance_id = receipt.instance_id
        if receipt.signed not in self.verified:
            device = laptop.book.connection.credentials()
            proof = SignedReceipt(receipt.signed, receipt.signature)
            assert verified_receipt(proof, device, instance_id, sha256) == receipt
            self.verified.add(receipt.signed)
        assert self.receipts.setdefault((laptop.name, instance_id), receipt) == receipt, "a receipt does not change"
        self._tell(receipt.epoch, receipt.log_index, instance_id, receipt.signed)
        if (instance_id, sha256) not in self.lost_by_restore:
            assert self.ledger.get(instance_id) == sha256, "what is called received is at the province"

    def _look_at_refusal(self, one: Assessment, sha256: str) -> None:
        assert one.refusal is not None
        codes = [reason.code for reason in one.refusal.reasons]
        form_id = self.versions[one.instance_id, sha256].form_id
        if form_id in WHY:
            state, code = WHY[form_id]
            assert (one.state.value, codes) == (state, [code])
        else:
            assert (one.state, codes) == (State.HELD, ["conflict"])
            others = {key[1] for key in self.versions if key[0] == one.instance_id} - {sha256}
            assert others, "a conflict has another side"

    # ---- what the province holds

    def look_at_province(self, site: Site, *, restored: bool = False) -> None:
        """Only what was finalized, each once, never changed, with a log without gaps that only grows."""
        held = site.held()
        now = {instance_id: str(row["sha256"]) for instance_id, row in held.items()}
        assert now.items() <= self.versions.keys(), "nothing is made up or changed"
        assert all(self.versions[key].on for key in now.items()), "what may have left is not taken back to draft"
        if restored:
            self.lost_by_restore |= self.ledger.items() - now.items()
        else:
            assert self.ledger.items() <= now.items(), "what the province holds stays as it is"
        self.lost_by_restore -= now.items()
        self.ledger = now
        self._look_at_log(site, held, restored=restored)

    def _look_at_log(self, site: Site, held: dict[str, dict[str, Any]], *, restored: bool) -> None:
        lanes = site.office.card.lanes
        log, incomplete = site.log(), site.incomplete()
        if restored:
            self.without_files |= self.received & incomplete
        self.received = held.keys() - incomplete
        assert len({row.instance_id for row in log}) == len(log), "one receipt for each submission"
        assert {row.instance_id for row in log} == self.received, "complete is received"
        counts: dict[int, int] = defaultdict(int)
        for row in log:
            lane = (row.log_index - 1) % lanes
            assert row.log_index == counts[lane] * lanes + lane + 1, "the log has no gaps"
            counts[lane] += 1
            assert row.sha256 == self.ledger[row.instance_id]
            assert row.number == held[row.instance_id]["receipt"]
            if row.signed is not None:
                self._tell(row.epoch, row.log_index, row.instance_id, row.signed)
        if not restored:
            assert all(counts[lane] >= count for lane, count in self.last.items()), "the log only grows"
        self.last = dict(counts)
        epochs = [row.epoch for row in log]
        order = [self.epochs.index(epoch) for epoch in epochs] if lanes == 1 else []
        assert order == sorted(order), "epochs follow one another"

    def _tell(self, epoch: str, log_index: int, instance_id: str, signed: str) -> None:
        """Within an epoch a submission has one receipt and a place in the log one submission."""
        assert self.told.setdefault((epoch, instance_id), signed) == signed, "one receipt for ever"
        assert self.places.setdefault((epoch, log_index), instance_id) == instance_id, "one place, one submission"

    # ---- in the end

    def look_at_end(self, laptops: list[Laptop], site: Site, *, resent: bool) -> None:
        """Count by count; ``resent``: laptops bring again what a restored province has lost."""
        on = {laptop.name: laptop for laptop in laptops}
        for (instance_id, sha256), version in self.versions.items():
            for name in version.on:
                one = on[name].book.assessment(instance_id)
                if one.purged_at is not None:
                    assert self.ledger.get(instance_id) == sha256, "what was purged is at the province"
                    continue
                frozen = on[name].book.submission(instance_id)
                assert frozen.sha256 == sha256 == sha256_hex(frozen.xml), "the bytes stay"
                assert one.state.value not in WAITING, f"everything has its answer, not {one.state}"
                for file in frozen.attachments:
                    assert sha256_hex(on[name].book.connection.read_attachment(file)) == file.sha256
            self._look_for(instance_id, sha256, version, on, resent=resent)
        self._look_at_files(site, set() if resent else self.without_files)
        self._look_at_people(site)

    def _look_for(
        self, instance_id: str, sha256: str, version: Version, on: dict[str, Laptop], *, resent: bool
    ) -> None:
        if version.form_id in WHY:
            assert instance_id not in self.ledger
            return
        if self.ledger.get(instance_id) == sha256 or not version.on:
            return
        there = instance_id in self.ledger  # with other bytes
        lost_ids = set() if resent else {key[0] for key in self.lost_by_restore}
        for name in version.on:
            one = on[name].book.assessment(instance_id)
            if one.state == State.HELD:
                assert there or instance_id in lost_ids, "a conflict is with something that the province has"
            else:
                assert one.receipt is not None
                assert one.receipt.epoch != self.epochs[-1], "received, and not at the province"
                assert (instance_id, sha256) in self.lost_by_restore
                assert there or not resent, "lost"

    def _look_at_files(self, site: Site, lost: set[str]) -> None:
        incomplete = site.incomplete()
        assert incomplete <= lost, "every file arrives"
        held = site.held()
        for (instance_id, sha256), version in self.versions.items():
            if self._is_held((instance_id, sha256)):
                for file in version.files if instance_id not in incomplete else ():
                    assert sha256_hex((site.office.settings.attachments / file.sha256).read_bytes()) == file.sha256
                assert held[instance_id]["attachments"] == sorted(file.sha256 for file in version.files)

    def _is_held(self, key: Key) -> bool:
        return self.ledger.get(key[0]) == key[1]

    def _look_at_people(self, site: Site) -> None:
        """Each submission was counted once into what it speaks of, and nobody's word was silently overwritten."""
        spoken: dict[str, list[tuple[str, Version]]] = defaultdict(list)
        for key, version in self.versions.items():
            if self._is_held(key):
                spoken[version.person].append((key[0], version))
        people, numbered = site.people(), site.numbered()
        assert people.keys() == spoken.keys() == numbered.keys()
        for person, said in spoken.items():
            assert sorted(numbered[person]) == sorted(one for one, _ in said), "each changes the register once"
            versions = [version for _, version in said]
            for name in {name for version in versions for name in version.said}:
                of = [version for version in versions if name in version.said]
                assert people[person].values[name] in {version.said[name] for version in of}, "somebody said it"
                if _nobody_saw_both(of, versions, name):
                    assert name in people[person].conflicts, "a value was silently overwritten"


def _nobody_saw_both(of: list[Version], versions: list[Version], name: str) -> bool:
    """Whether the last words on two computers differ that both began with the person they speak of.

    Nothing is fetched in these histories: a computer knows what was said on it, or before it was copied.
    """
    known = [version.on for version in versions if version.form_id == "visit"]
    last = [one for n, one in enumerate(of) if not any(one.on & later.on for later in of[n + 1 :])]
    return any(
        one.said[name] != other.said[name] and not one.on & other.on and any(one.on | other.on <= on for on in known)
        for n, one in enumerate(last)
        for other in last[n + 1 :]
    )
