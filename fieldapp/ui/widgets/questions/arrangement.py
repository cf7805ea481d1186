"""How choices stand on the page: what the words of the appearance column ask for, else what their labels allow.

Appearances: ``columns``, ``columns-3``, ``columns-pack``, ``horizontal``, ``horizontal-compact``, ``compact``,
``compact-3`` (also ``quickcompact``), ``likert``, ``list``, ``no-buttons``. They are hints for a screen: a column
is never narrower than its text can stand, so a wish for ten columns becomes what fits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

SHORT_LABEL = 34  # characters that fit a card in two columns
SHORTER_LABEL = 18  # in three
FEW = 6  # up to here cards read across, above that down
MOST_COLUMNS = 6
ROOM = 600  # px of the page's column at 100 % text
LETTER, AROUND, NARROWEST = 8, 28, 52  # px: a letter, the edges of an upright card with its gap, its least width
PACKED = frozenset({"columns-pack", "horizontal", "horizontal-compact", "compact", "quickcompact", "compact-pack"})
IN_A_ROW = frozenset({"likert", "list"})
NUMBERED = re.compile(r"(?:columns|compact|quickcompact)-(\d+)")
LAID_OUT = frozenset({"columns", *PACKED, *IN_A_ROW, "no-buttons"})


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``columns`` cards side by side, 0 for as many as fit; ``down``: read down first; ``stacked``: mark, picture
    and label above each other; ``marked``: with a radio or check mark; ``worded``: labels are painted."""

    columns: int
    down: bool = False
    stacked: bool = False
    marked: bool = True
    worded: bool = True


def arrange(appearance: Sequence[str], labels: Sequence[str], *, pictures: bool) -> Arrangement:
    """The arrangement of choices with these labels; ``pictures``: at least one of them has one."""
    words = set(appearance)
    marked = "no-buttons" not in words
    if words & IN_A_ROW:
        return Arrangement(_upright(labels, most=len(labels)), stacked=True, marked=marked)
    if words & PACKED:
        return Arrangement(0, stacked=pictures, marked=marked, worded=not (pictures and _wordless(words)))
    wished = next((int(found[1]) for word in appearance if (found := NUMBERED.fullmatch(word))), 0)
    if wished:
        columns = min(max(1, wished), MOST_COLUMNS, max(1, len(labels)))
        if pictures or columns > 3:
            return Arrangement(_upright(labels, most=columns), stacked=True, marked=marked)
        return Arrangement(columns, marked=marked)
    if "columns" in words or pictures:
        return Arrangement(_fitting(labels, most=3), stacked=pictures, marked=marked)
    return Arrangement(_fitting(labels, most=2), down=len(labels) > FEW, marked=marked)


def laid_out(appearance: Sequence[str]) -> bool:
    """The form asks for all choices on the page."""
    return any(word in LAID_OUT or NUMBERED.fullmatch(word) for word in appearance)


def _wordless(words: set[str]) -> bool:
    """Pictures alone; the label is spoken and shown when the mouse rests."""
    return bool(words & {"compact", "quickcompact", "horizontal-compact"})


def _fitting(labels: Sequence[str], most: int) -> int:
    longest = max(map(len, labels), default=0)
    fits = 3 if longest <= SHORTER_LABEL else 2 if longest <= SHORT_LABEL else 1
    return max(1, min(fits, most, len(labels)))


def _upright(labels: Sequence[str], most: int) -> int:
    """As many upright cards side by side as their longest word lets stand."""
    longest = max((len(word) for label in labels for word in label.split()), default=0)
    return max(1, min(most, ROOM // max(NARROWEST, longest * LETTER + AROUND)))
