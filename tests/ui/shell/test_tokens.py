"""Every colour pair reaches its contrast in both themes, and the sheet knows every token it uses."""

import re

import pytest

from fieldapp.ui import theme
from fieldapp.ui.tokens import CONTRAST, DARK, LIGHT, TEXT_SCALES, THEMES, contrast


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize(("ink", "ground", "ratio"), CONTRAST, ids=lambda value: str(value))
def test_pair_reaches_its_ratio(name: str, ink: str, ground: str, ratio: float) -> None:
    colours = THEMES[name]
    assert contrast(colours[ink], colours[ground]) >= ratio


def test_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_sheet_is_filled_completely(name: str, scale: float) -> None:
    assert not re.findall(r"\$\{?[a-z_]+", theme.sheet(name, scale))


def test_lengths_grow_with_the_text() -> None:
    assert "font-size: 14px" in theme.sheet("light", 1.0)
    assert "font-size: 21px" in theme.sheet("light", 1.5)


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_circles_stay_round_at_every_text_size(scale: float) -> None:
    """Qt draws square corners when a radius is more than half the side."""
    text = theme.sheet("light", scale)
    for selector, side in (
        ("QRadioButton::indicator", round(14 * scale) + 4),
        ('QFrame[kind="pill"]', round(22 * scale)),
    ):
        rules = re.findall(re.escape(selector) + r" \{[^}]*border-radius: (\d+)px", text)
        assert rules
        assert all(side / 2 - 1 <= int(radius) <= side / 2 for radius in rules)
