"""Every colour pair reaches its contrast in all three themes, and the sheet knows every token it uses."""

import re

import pytest

from fieldapp.ui import theme
from fieldapp.ui.tokens import AVATARS, CONTRAST, HIGH, HIGHER, LIGHT, LINES, TEXT_RATIO, TEXT_SCALES, THEMES, contrast


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize(("ink", "ground", "ratio"), CONTRAST, ids=lambda value: str(value))
def test_pair_reaches_its_ratio(name: str, ink: str, ground: str, ratio: float) -> None:
    colours = THEMES[name]
    needed = HIGHER[ratio] if name == "contrast" else ratio
    assert contrast(colours[ink], colours[ground]) >= needed


@pytest.mark.parametrize("name", sorted(THEMES))
def test_letters_of_avatars_stand_out(name: str) -> None:
    assert min(contrast(*pair) for pair in AVATARS[name]) >= TEXT_RATIO


def test_high_contrast_has_strong_lines_and_a_ring_seen_without_colours() -> None:
    assert {HIGH["bg"], HIGH["text"], HIGH["focus"]} == {"#000000", "#FFFFFF", "#FFFF00"}
    assert min(contrast(HIGH[line], HIGH["surface"]) for line in HIGH if line.endswith(("border", "_line"))) >= 7
    edge, ring = LINES["contrast"]
    assert edge >= 2
    assert ring >= 2 * edge
    assert "border: 4px solid #FFFF00" in theme.sheet("contrast", 1.0)
    tones = [HIGH[tone] for tone in ("success", "warning", "danger", "primary", "focus")]
    assert len(set(tones)) == len(tones)


def test_a_control_stays_as_high_when_the_keyboard_comes() -> None:
    for name in THEMES:
        text = theme.sheet(name, 1.0)
        rest, focused = (
            re.search(rf"QPushButton{state} {{[^}}]*border: (\d)px[^}}]*min-height: (\d+)px", text)
            for state in ("", ":focus")
        )
        assert rest is not None
        assert focused is not None
        assert 2 * int(rest[1]) + int(rest[2]) == 2 * int(focused[1]) + int(focused[2]) == 36


def test_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_all_themes_have_the_same_tokens() -> None:
    assert {frozenset(colours) for colours in THEMES.values()} == {frozenset(LIGHT)}


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
