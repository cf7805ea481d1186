"""Visits without a network: a letter asks a laptop, tells the one that was asked before, and takes a visit back."""

from pathlib import Path

from fieldapp.domain.visit import VisitFilter, VisitOrder
from fieldapp.fieldbook.shipped import compile_shipped
from tests.courier.road import Laptop
from tests.courier.test_letters import chief, worker
from tests.fieldbook.laptops import BUDI, recorded
from tests.fieldbook.teams import carded

__all__ = ["chief", "worker"]


def test_a_letter_asks_and_tells_the_laptop_that_was_asked_before(chief: Laptop, worker: Laptop, stick: Path) -> None:
    carded(chief.book, worker.book)
    for _, form in compile_shipped(lambda _sha256: False):
        chief.book._store.put_form(form)
        worker.book._store.put_form(form)
    who = recorded(chief.book, BUDI)
    visits = chief.book.visits
    visits.ask(VisitOrder(who, "follow_up", worker.code, note="Bawa foto."))
    visits.ask(VisitOrder(who, "benefit_check", worker.code))
    chief.book.letters.write(stick)
    assert worker.book.letters.read([stick]).visits == 2
    assert {one.form_id for one in worker.book.visits.mine()} == {"follow_up", "benefit_check"}
    assert worker.book.visits.mine()[0].person_name == "Budi Santoso"
    first, second = (one.visit_id for one in visits.all(VisitFilter()))
    visits.move(first, "KT-Z99")
    visits.cancel(second, "Tidak perlu lagi.")
    chief.book.letters.write(stick)
    worker.book.letters.read([stick])
    assert worker.book.visits.mine() == (), "one is another laptop's now, one is nobody's"
    assert worker.book.examine(replace=False).sound
