"""The look in numbers: colours of the three themes, type and space, exactly as the design sheet gives them.

Pure data, no Qt. ``CONTRAST`` lists every foreground that stands on a background, with the ratio it needs
(WCAG 2.2: text 4.5, controls and graphics 3); a test checks all of them in every theme. The high-contrast theme is
one dark set, white on black with a yellow ring, whatever the system shows; it needs more (``HIGHER``: 7 and 4.5),
and its lines are thicker (``LINES``), so that the keyboard is also found without seeing colours.
"""

from typing import Final

TEXT_SCALES: Final = (1.0, 1.15, 1.3, 1.5)

LIGHT: Final[dict[str, str]] = {
    "bg": "#F4F6F8",
    "surface": "#FFFFFF",
    "surface2": "#F8FAFB",
    "sunken": "#EAEEF2",
    "hover": "#EEF3F6",
    "border": "#DBE1E7",
    "border_strong": "#7C8896",
    "text": "#15202B",
    "text2": "#4A5866",
    "text3": "#5C6975",
    "primary": "#0B5E82",
    "primary_hover": "#094D6B",
    "primary_press": "#073C54",
    "on_accent": "#FFFFFF",
    "primary_soft": "#E1F0F6",
    "primary_line": "#9CCBDE",
    "selection": "#D5EAF3",
    "focus": "#0B5E82",
    "focus_on_primary": "#15202B",
    "focus_on_danger": "#B3261E",
    "nav_focus": "#FFFFFF",
    "success": "#1B7340",
    "success_soft": "#E3F4E9",
    "success_line": "#A5D6B7",
    "warning": "#8A5300",
    "warning_soft": "#FFF2D9",
    "warning_line": "#EBC987",
    "danger": "#B3261E",
    "danger_hover": "#8F1E18",
    "danger_soft": "#FCE9E7",
    "danger_line": "#F0B4AF",
    "neutral": "#4A5866",
    "neutral_soft": "#EAEEF2",
    "neutral_line": "#C8D0D8",
    "nav": "#0C2B3A",
    "nav_hover": "#16394B",
    "nav_active": "#1D4A60",
    "nav_line": "#1B3F51",
    "nav_text": "#C9DAE3",
    "nav_text_hi": "#FFFFFF",
    "accent": "#E8963A",
    "on_brand": "#1B1206",
    "bar": "#2C84AB",
    "bar_bg": "#E6EDF2",
}

DARK: Final[dict[str, str]] = {
    "bg": "#10161B",
    "surface": "#182027",
    "surface2": "#1D262E",
    "sunken": "#0C1115",
    "hover": "#212C35",
    "border": "#2C3842",
    "border_strong": "#7A8997",
    "text": "#E9EEF2",
    "text2": "#B4C0CA",
    "text3": "#98A5B1",
    "primary": "#6CC0E3",
    "primary_hover": "#8BD0EC",
    "primary_press": "#A8DEF3",
    "on_accent": "#04222F",
    "primary_soft": "#143547",
    "primary_line": "#2B6482",
    "selection": "#1D4459",
    "focus": "#8BD0EC",
    "focus_on_primary": "#E9EEF2",
    "focus_on_danger": "#FF9C94",
    "nav_focus": "#FFFFFF",
    "success": "#6FCF97",
    "success_soft": "#14352A",
    "success_line": "#2C6B4C",
    "warning": "#F2BC5E",
    "warning_soft": "#3A2C11",
    "warning_line": "#77581E",
    "danger": "#FF9C94",
    "danger_hover": "#FFB5AF",
    "danger_soft": "#43201F",
    "danger_line": "#8A3F3A",
    "neutral": "#B4C0CA",
    "neutral_soft": "#25303A",
    "neutral_line": "#3D4A56",
    "nav": "#0A1217",
    "nav_hover": "#14212A",
    "nav_active": "#1B3443",
    "nav_line": "#1A2831",
    "nav_text": "#AFC1CC",
    "nav_text_hi": "#FFFFFF",
    "accent": "#F0A850",
    "on_brand": "#1B1206",
    "bar": "#4C9FC4",
    "bar_bg": "#25303A",
}

HIGH: Final[dict[str, str]] = {
    "bg": "#000000",
    "surface": "#000000",
    "surface2": "#000000",
    "sunken": "#000000",
    "hover": "#262626",
    "border": "#FFFFFF",
    "border_strong": "#FFFFFF",
    "text": "#FFFFFF",
    "text2": "#FFFFFF",
    "text3": "#D6D6D6",
    "primary": "#6FE3FF",
    "primary_hover": "#A5EEFF",
    "primary_press": "#D2F7FF",
    "on_accent": "#000000",
    "primary_soft": "#002A3C",
    "primary_line": "#6FE3FF",
    "selection": "#00445F",
    "focus": "#FFFF00",
    "focus_on_primary": "#FFFF00",
    "focus_on_danger": "#FFFF00",
    "nav_focus": "#FFFF00",
    "success": "#4DFF8E",
    "success_soft": "#00290F",
    "success_line": "#4DFF8E",
    "warning": "#FFB84D",
    "warning_soft": "#331F00",
    "warning_line": "#FFB84D",
    "danger": "#FF9C94",
    "danger_hover": "#FFC2BD",
    "danger_soft": "#3D0000",
    "danger_line": "#FF9C94",
    "neutral": "#FFFFFF",
    "neutral_soft": "#262626",
    "neutral_line": "#FFFFFF",
    "nav": "#000000",
    "nav_hover": "#262626",
    "nav_active": "#002A3C",
    "nav_line": "#FFFFFF",
    "nav_text": "#FFFFFF",
    "nav_text_hi": "#FFFFFF",
    "accent": "#FFB84D",
    "on_brand": "#000000",
    "bar": "#6FE3FF",
    "bar_bg": "#333333",
}

THEMES: Final = {"light": LIGHT, "dark": DARK, "contrast": HIGH}

# Lines in px, whatever the text scale: at rest, and where the keyboard is.
LINES: Final = {"light": (1, 2), "dark": (1, 2), "contrast": (2, 4)}

# Sizes in logical px at 100 %; names are what the style sheet template uses.
SIZES: Final[dict[str, int]] = {
    "display": 26,
    "h1": 20,
    "h2": 16,
    "body": 14,
    "small": 13,
    "caption": 12,
    "key": 11,
    "control": 36,
    "control_small": 30,
    "choice": 38,
    "target": 24,
    "start": 66,
    "topbar": 56,
    "bottombar": 60,
    "nav_wide": 208,
    "nav_rail": 60,
    "indicator": 18,
    "radius_small": 4,
    "radius": 6,
    "radius_card": 10,
    "pill": 11,
}

# Avatars: six fixed pairs (fill, letters) per theme, chosen by a hash of the name.
AVATARS: Final = {
    "light": (
        ("#F3D9DF", "#7A1F38"),
        ("#E3E6D3", "#4A5320"),
        ("#E2DDF1", "#4A3A80"),
        ("#D6E8EE", "#0F4E66"),
        ("#F4E3D0", "#6E4310"),
        ("#D9EBDF", "#1F5B38"),
    ),
    "dark": (
        ("#4F2635", "#F5C6D2"),
        ("#3B4018", "#DDE3B8"),
        ("#362F55", "#D3C9F2"),
        ("#173E4D", "#BDE0EC"),
        ("#4A3416", "#F1D4AC"),
        ("#1D4029", "#BDE5CB"),
    ),
    "contrast": (("#FFFFFF", "#000000"),),
}

TEXT_RATIO: Final = 4.5
GRAPHIC_RATIO: Final = 3.0
HIGHER: Final = {TEXT_RATIO: 7.0, GRAPHIC_RATIO: 4.5}  # what the high-contrast theme needs instead
_SURFACES = ("bg", "surface", "surface2")
CONTRAST: Final[tuple[tuple[str, str, float], ...]] = (
    *((text, ground, TEXT_RATIO) for text in ("text", "text2", "text3") for ground in (*_SURFACES, "sunken")),
    *((text, "primary_soft", TEXT_RATIO) for text in ("text", "text2", "primary")),
    *((text, "selection", TEXT_RATIO) for text in ("text", "text2")),
    *((text, "hover", TEXT_RATIO) for text in ("text", "text2", "primary")),
    *(("primary", ground, TEXT_RATIO) for ground in _SURFACES),
    *(("danger", ground, TEXT_RATIO) for ground in (*_SURFACES, "danger_soft", "primary_soft")),
    *((tone, f"{tone}_soft", TEXT_RATIO) for tone in ("success", "warning", "danger", "neutral")),
    *(("text", f"{tone}_soft", TEXT_RATIO) for tone in ("success", "warning", "danger", "neutral")),
    *(("text2", f"{tone}_soft", TEXT_RATIO) for tone in ("success", "warning", "danger", "neutral")),
    *((tone, "surface", TEXT_RATIO) for tone in ("success", "warning")),
    *(("on_accent", ground, TEXT_RATIO) for ground in ("primary", "primary_hover", "primary_press")),
    *(("nav_text", ground, TEXT_RATIO) for ground in ("nav", "nav_hover", "nav_active")),
    *(("nav_text_hi", ground, TEXT_RATIO) for ground in ("nav", "nav_hover", "nav_active")),
    ("on_brand", "accent", TEXT_RATIO),
    *(("border_strong", ground, GRAPHIC_RATIO) for ground in _SURFACES),
    *(("focus", ground, GRAPHIC_RATIO) for ground in (*_SURFACES, "danger_soft", "primary_soft", "hover")),
    *(("bar", ground, GRAPHIC_RATIO) for ground in ("surface",)),
    *((ring, "nav", GRAPHIC_RATIO) for ring in ("nav_text_hi", "nav_focus")),
)


def luminance(colour: str) -> float:
    """Relative luminance 0..1 of ``#RRGGBB`` (WCAG 2.2 definition)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1..21 of two ``#RRGGBB`` colours (WCAG 2.2 definition)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
