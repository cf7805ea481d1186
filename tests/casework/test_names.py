"""Two spellings of one name fold to one text; different names do not."""

import pytest

from fieldapp.casework.names import fold, folded, sound, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moch. Soekarno", "Muhammad Sukarno"),
        ("H. Muh. Yusuf", "M. Yusuf"),
        ("Mohd Ali", "MUHAMAD ALI"),
        ("St. Aminah", "Siti Aminah"),
        ("Sitti Aminah", "siti aminah"),
        ("Abd. Rahman", "Abdul Rahman"),
        ("Achmad Yani", "Ahmad Yani"),
        ("Djoko Tjipto", "Joko Cipto"),
        ("Soerjadi", "Surjadi"),
        ("Budi bin Hasan", "Budi Hasan"),
        ("Rahma binti Ali", "Rahma Ali"),
        ("Pak Budi", "Budi"),
        ("Hj. Nurhayati, S.Pd.", "Nurhayati"),
        ("Drs. Andi Tenri, M.Si.", "Andi Tenri"),
        ("Ma'ruf", "Maruf"),
        ("Anna", "Ana"),
        ("M.Ali", "Muhammad Ali"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yusuf", "Yunus"), ("Budi", "Dodi"), ("Andi Budi", "Budi"), ("Daeng Tata", "Tata"), ("Siti", "Sari")],
)
def test_other_names_stay_other(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_of_titles_only_is_still_searchable() -> None:
    assert fold("Nenek") == ("nenek",)
    assert fold("Pak Haji") == ("pak", "haji")
    assert fold("St.") == ("siti",)
    assert fold("") == fold(" . ") == ()
    assert folded("H. Moch. Soekarno bin Ali") == "muhamad sukarno ali"


@pytest.mark.parametrize(
    ("one", "other"),
    [("fatimah", "patima"), ("zainal", "sainal"), ("yusuf", "iusup"), ("rakhman", "rakman"), ("syarif", "sarif")],
)
def test_words_of_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert sound("budi") != sound("dudi")


def test_people_see_the_spellings_that_are_searched_too() -> None:
    assert spellings("Soekarno") == ("sukarno",)
    assert spellings("sukarno") == ("soekarno",)
    assert spellings("Ani") == ()
