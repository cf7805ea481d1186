"""Whatever order things happen in, nothing appears and nothing vanishes: the store against a dictionary."""

import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fieldapp.db.store import Store
from fieldapp.db.tallies import recount
from fieldapp.domain.assessment import Progress, State
from fieldapp.domain.receipt import Receipt, Refusal
from fieldapp.domain.submission import Submission
from fieldapp.errors import NotADraft, StoreError
from tests.db.desk import Clock, draft, frozen, opened, receipt_for, refusal_for, says

PEOPLE = ("p0", "p1", "p2")
TEXTS = st.text("ab'é\n ", max_size=4)


@dataclass
class Known:
    """What the dictionary knows of one assessment."""

    answers: dict[str, str]
    state: State = State.DRAFT
    in_bin: bool = False
    attempted: bool = False
    submission: Submission | None = None
    person: str = ""
    proof: Receipt | Refusal | None = None
    retry: object = None


class Desk(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        self.clock = Clock()
        self.store: Store = opened(self.path, self.clock)
        self.known: dict[str, Known] = {}
        self.started = 0
        self.order: list[str] = []  # ids in order of finalization

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.look_at_everything()
            self.store.close()
            self.folder.cleanup()

    def pick(self, number: int) -> tuple[str, Known]:
        self.clock.turn(seconds=1)
        names = list(self.known)
        name = names[number % len(names)]
        return name, self.known[name]

    some = st.integers(0, 30)

    @rule(text=TEXTS)
    def start(self, text: str) -> None:
        self.started += 1
        name = f"uuid:{self.started}"
        draft(self.store, name, {"/data/a": text})
        self.known[name] = Known({"/data/a": text})

    @precondition(lambda self: self.known)
    @rule(number=some, question=st.sampled_from("abc"), text=st.none() | TEXTS)
    def save(self, number: int, question: str, text: str | None) -> None:
        name, known = self.pick(number)
        reference = f"/data/{question}"
        try:
            self.store.save(name, {reference: text}, Progress(), "")
        except NotADraft:
            assert known.state != State.DRAFT or known.in_bin
            return
        assert known.state == State.DRAFT
        assert not known.in_bin
        known.answers.pop(reference, None)
        if text is not None:
            known.answers[reference] = text

    @precondition(lambda self: self.known)
    @rule(number=some, back=st.booleans())
    def bin(self, number: int, back: bool) -> None:
        name, known = self.pick(number)
        try:
            (self.store.undiscard if back else self.store.discard)(name)
        except NotADraft:
            assert known.state != State.DRAFT or (known.in_bin and not back)
            return
        assert known.state == State.DRAFT
        known.in_bin = not back

    @precondition(lambda self: self.known)
    @rule(number=some, person=st.sampled_from(PEOPLE))
    def finalize(self, number: int, person: str) -> None:
        name, known = self.pick(number)
        submission = frozen(name, self.clock)
        try:
            self.store.finalize(submission, [says(person, full_name=f"Nama {name}")], name)
        except NotADraft:
            assert known.state != State.DRAFT or known.in_bin
            return
        assert known.state == State.DRAFT
        known.state, known.submission, known.person = State.FINALIZED, submission, person
        self.order.append(name)

    @precondition(lambda self: self.known)
    @rule(number=some)
    def recall(self, number: int) -> None:
        name, known = self.pick(number)
        try:
            self.store.recall(name)
        except NotADraft:
            assert known.state not in (State.DRAFT, State.FINALIZED) or known.attempted
            return
        assert not known.attempted
        if known.state == State.FINALIZED:
            self.order.remove(name)
        known.state, known.submission, known.person, known.retry = State.DRAFT, None, "", None

    @precondition(lambda self: self.known)
    @rule(number=some)
    def sending(self, number: int) -> None:
        name, known = self.pick(number)
        if known.state in (State.FINALIZED, State.UNCONFIRMED):
            self.store.record_sending([name])
            known.state, known.attempted, known.retry = State.SENDING, True, None

    @precondition(lambda self: self.known)
    @rule(number=some)
    def unconfirmed(self, number: int) -> None:
        name, known = self.pick(number)
        if known.state in (State.SENDING, State.UNCONFIRMED):
            self.store.record_unconfirmed([name])
            known.state, known.retry = State.UNCONFIRMED, None

    @precondition(lambda self: self.known)
    @rule(number=some, seconds=st.integers(0, 20))
    def waiting(self, number: int, seconds: int) -> None:
        name, known = self.pick(number)
        if known.state in (State.FINALIZED, State.SENDING, State.UNCONFIRMED):
            known.retry = self.clock() + timedelta(seconds=seconds)
            self.store.record_waiting([name], known.retry, "offline")
            known.state = State.FINALIZED if known.state == State.SENDING else known.state

    @precondition(lambda self: self.known)
    @rule(number=some, whose=some)
    def receipt(self, number: int, whose: int) -> None:
        (name, known), (_, other) = self.pick(number), self.pick(whose)
        if known.submission is None or other.submission is None or known.state in (State.RETURNED, State.HELD):
            return
        receipt = receipt_for(known.submission)
        if other is not known:
            wrong = Receipt(name, other.submission.sha256, "R", 1, "e", self.clock(), "k")
            try:
                self.store.record_receipt(wrong)
            except StoreError:
                return
            raise AssertionError("a receipt for other bytes was kept")
        self.store.record_receipt(receipt)
        known.state, known.proof, known.retry = State.RECEIVED, receipt, None

    @precondition(lambda self: self.known)
    @rule(number=some, code=st.sampled_from(["constraint", "conflict"]))
    def refusal(self, number: int, code: str) -> None:
        _, known = self.pick(number)
        if known.state in (State.FINALIZED, State.SENDING, State.UNCONFIRMED):
            assert known.submission is not None
            refusal = refusal_for(known.submission, code)
            self.store.record_refusal(refusal)
            known.state = State.HELD if code == "conflict" else State.RETURNED
            known.proof, known.retry = refusal, None

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = opened(self.path, self.clock)

    @rule()
    def a_month_in_the_bin(self) -> None:
        self.clock.turn(days=31)
        self.reopen()
        self.known = {name: known for name, known in self.known.items() if not known.in_bin}

    @rule()
    def rebuild(self) -> None:
        self.store.rebuild_entities()

    @rule()
    def look_at_everything(self) -> None:
        with self.store._writing() as connection:
            assert not recount(connection)
        shown = {one.instance_id: one for one in self.store.assessments(limit=1000)}
        assert shown.keys() == {name for name, known in self.known.items() if not known.in_bin}
        for name, known in self.known.items():
            one = self.store.assessment(name)
            assert (one.state, one.retry_at) == (known.state, known.retry)
            assert (one.receipt or one.refusal) == known.proof
            assert self.store.answers(name) == known.answers
            if known.submission is not None:
                assert self.store.submission(name) == known.submission
        counts = self.store.count_by_state()
        assert sum(counts.values()) == len(shown)

    @invariant()
    def the_queue_holds_exactly_what_is_open(self) -> None:
        if not hasattr(self, "store"):
            return
        later = self.clock() + timedelta(days=1)
        queued = {one.instance_id for one in (*self.store.due(later), *self.store.unsettled(later))}
        open_states = (State.FINALIZED, State.SENDING, State.UNCONFIRMED)
        assert queued == {name for name, known in self.known.items() if known.state in open_states}
        now = {one.instance_id for one in self.store.due(self.clock())}
        assert all(self.known[name].retry is None or self.known[name].retry <= self.clock() for name in now)

    @invariant()
    def the_register_says_what_counted_work_says(self) -> None:
        if not hasattr(self, "store"):
            return
        counted = [name for name in self.order if self.known[name].state not in (State.RETURNED, State.HELD)]
        for person in PEOPLE:
            said = [name for name in counted if self.known[name].person == person]
            try:
                shown = self.store.person(person)
            except StoreError:
                assert not said
                continue
            assert (shown.name, shown.assessments) == (f"Nama {said[-1]}", len(said))


Desk.TestCase.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestDesk = Desk.TestCase
