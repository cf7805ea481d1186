"""Numbers inside sentences have their thousands apart, and the right form of the noun."""

import pytest

from fieldapp.ui import words


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", ["1 bahasa", "999 bahasa", "12.500 bahasa"]), ("en", ["1 language", "999 languages", "12,500 languages"])],
)
def test_a_count_is_written_as_the_language_does(qtbot: object, language: str, said: list[str]) -> None:
    words.use(language)
    try:
        assert [words.translate("Library", "%n languages", count) for count in (1, 999, 12_500)] == said
    finally:
        words.use("id")
