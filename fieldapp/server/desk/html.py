"""HTML from nested calls. Every text is escaped; only what was made here is not."""

from collections.abc import Iterable
from html import escape

VOID = frozenset({"input", "meta", "link", "br"})


class Html(str):
    """Markup that was made by this module."""

    __slots__ = ()


def tag(name: str, /, *children: "str | Iterable[Html]", **attributes: str | bool) -> Html:
    """One element. ``class_`` and ``for_`` lose their underscore, others turn it into a dash; False leaves one out."""
    said = []
    for key, value in attributes.items():
        if value is False:
            continue
        written = key.rstrip("_").replace("_", "-")
        said.append(f" {written}" if value is True else f' {written}="{escape(str(value))}"')
    if name in VOID:
        return Html(f"<{name}{''.join(said)}>")
    return Html(f"<{name}{''.join(said)}>{''.join(map(_inner, children))}</{name}>")


def table(
    caption: str, head: Iterable[str], rows: Iterable[Iterable[str]], nothing: str, *, titled: bool = True
) -> Html:
    """A table whose columns have names; the first cell of a row names the row. Scrolls on narrow windows.

    ``nothing`` is said instead of an empty one. Not ``titled`` where a heading above says the same: then only heard.
    """
    body = [_row(list(row)) for row in rows]
    if not body:
        return tag("div", [tag("h2", caption)] if titled else [], tag("p", nothing, class_="nothing"))
    top = tag("tr", [tag("th", name, scope="col") for name in head])
    named = tag("caption", caption, class_=False if titled else "unseen")
    made = tag("table", named, tag("thead", top), tag("tbody", body))
    return tag("div", made, class_="wide", tabindex="0", role="region", aria_label=caption)


def unbroken(text: str) -> Html:
    """A code or a date: on one line."""
    return tag("span", text, class_="line")


def _row(cells: list[str]) -> Html:
    return tag("tr", tag("th", cells[0], scope="row"), [tag("td", cell) for cell in cells[1:]])


def _inner(child: "str | Iterable[Html]") -> str:
    if isinstance(child, Html):
        return child
    return escape(child) if isinstance(child, str) else "".join(child)
