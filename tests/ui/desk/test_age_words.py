"""How old somebody is, in words: years, months below one year, estimates as such."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from fieldapp.domain.person import Person
from fieldapp.ui import words
from fieldapp.ui.pages.people.sayings import age_word

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(1969, 7, 4), "57 tahun"),
        (date(2025, 11, 28), "1 tahun"),
        (date(2025, 11, 29), "11 bulan"),
        (date(2026, 3, 30), "7 bulan"),
        (date(2026, 11, 22), "0 tahun"),
    ],
)
def test_babies_are_counted_in_months(qapp: QApplication, born: date, said: str) -> None:
    words.use("id")
    assert age_word(Person("1", "Bayi", birth_date=born, birth_year=born.year), TODAY) == said


def test_an_estimate_is_never_counted_in_months(qapp: QApplication) -> None:
    words.use("id")
    person = Person("1", "Bayi", birth_date=date(2026, 1, 1), birth_year=2026, estimated=True)
    assert age_word(person, TODAY) == "±0 tahun"
