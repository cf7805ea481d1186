"""How choices stand on the page, from appearance and labels."""

import pytest

from fieldapp.ui.widgets.questions.arrangement import Arrangement, arrange, laid_out

SHORT, LONG = ["Ya", "Tidak"], ["x" * 50, "y" * 50]
CASES = [
    ("", SHORT, False, Arrangement(2)),
    ("", LONG, False, Arrangement(1)),
    ("", ["a"] * 9, False, Arrangement(2, down=True)),
    ("columns", ["a"] * 9, False, Arrangement(3)),
    ("columns", LONG, False, Arrangement(1)),
    ("columns-3", ["a"] * 9, False, Arrangement(3)),
    ("columns-10", ["a"] * 12, False, Arrangement(6, stacked=True)),
    ("columns-4", SHORT, False, Arrangement(2)),
    ("columns-pack", LONG, False, Arrangement(0)),
    ("horizontal", SHORT, False, Arrangement(0)),
    ("compact", SHORT, True, Arrangement(0, stacked=True, worded=False)),
    ("compact", SHORT, False, Arrangement(0)),
    ("compact-2", SHORT, True, Arrangement(2, stacked=True)),
    ("likert", ["a"] * 5, False, Arrangement(5, stacked=True)),
    ("likert", ["a"] * 11, False, Arrangement(11, stacked=True)),
    ("likert", ["Kadang-kadang sekali"] * 11, False, Arrangement(4, stacked=True)),
    ("list", ["a"] * 3, False, Arrangement(3, stacked=True)),
    ("no-buttons", SHORT, False, Arrangement(2, marked=False)),
    ("", SHORT, True, Arrangement(2, stacked=True)),
    ("w4 nobody-knows", SHORT, False, Arrangement(2)),
]


@pytest.mark.parametrize(("appearance", "labels", "pictures", "wanted"), CASES)
def test_choices_stand_as_the_form_asks(
    appearance: str, labels: list[str], pictures: bool, wanted: Arrangement
) -> None:
    assert arrange(appearance.split(), labels, pictures=pictures) == wanted


def test_only_a_wish_for_all_choices_beats_the_search() -> None:
    assert laid_out(["columns-2"])
    assert laid_out(["quick", "likert"])
    assert not laid_out(["minimal"])
    assert not laid_out([])
