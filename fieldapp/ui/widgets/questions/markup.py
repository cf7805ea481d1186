"""ODK's small Markdown in labels: bold, emphasis and line breaks; everything else is plain text.

Emphasis is shown as medium weight, because the interface uses no italics.
"""

import html
import re

from fieldapp.ui import theme

_MARKED = re.compile(r"\*\*|__|[*_][^*_\s][^*_]*[*_]|\n|<span|^#", re.MULTILINE)


def rich_text(label: str, suffix: str = "") -> str:
    """Rich text for a QLabel when the label needs it, else the label itself; ``suffix`` in normal weight."""
    if not suffix and not _MARKED.search(label):
        return label
    text = html.escape(re.sub(r"</?span[^>]*>", "", label), quote=False)
    text = re.sub(r"^#{1,6}\s*", "", text, flags=re.MULTILINE)
    text = re.sub(r"(\*\*|__)(.+?)\1", r"<b>\2</b>", text)
    text = re.sub(r"(?<!\w)([*_])(\S(?:.*?\S)?)\1(?!\w)", r'<span style="font-weight:500">\2</span>', text)
    text = text.replace("\n", "<br>")
    return f'{text} <span style="{_quiet()}">{html.escape(suffix)}</span>' if suffix else f"<span>{text}</span>"


def plain_text(label: str) -> str:
    """The label without its marks, for names, links and sentences."""
    text = re.sub(r"</?span[^>]*>|\*\*|__", "", label)
    text = re.sub(r"(?<!\w)([*_])(\S(?:.*?\S)?)\1(?!\w)", r"\2", text)
    return re.sub(r"\s+", " ", text.lstrip("# ")).strip()


def _quiet() -> str:
    """Normal weight in the second text colour."""
    return f"font-weight:400; color:{theme.hex_colour('text2')}"
