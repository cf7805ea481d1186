"""Getting a report out of the app: content made and written in the background, named lists with their purpose."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QPainter

from fieldapp.errors import Cancelled
from fieldapp.fieldbook.reporting import Made
from fieldapp.ui.pages.reports.paper import RESOLUTION, Paper
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from fieldapp.fieldbook import Fieldbook

Stop = Callable[[], bool]


def save(book: "Fieldbook", made: Made, paper: Paper, path: Path, purpose: str, stop: Stop) -> tuple[Path, ...]:
    """Write the report in the format that the file's ending names; CSV of several tables goes beside it. *Slow.*

    Raises Cancelled, FileInUse, DiskFull, StoreError.
    """
    ending = path.suffix.lstrip(".").lower()
    if ending == "pdf":
        files = {path: paper.pdf(stop)}
    else:
        made_files = book.reports.contents(made, ending)
        one = len(made_files) == 1
        files = {path if one else path.parent / name: content for name, content in made_files.items()}
    for target, content in files.items():
        if stop():
            raise Cancelled
        book.reports.write(made, target, content, purpose)
    return tuple(files)


def print_pages(paper: Paper, printer: "QPrinter") -> None:
    """All pages, each on its own side of the paper's size."""
    printer.setPageLayout(paper.layout(0))
    printer.setFullPage(True)
    painter = QPainter(printer)
    scale = printer.resolution() / RESOLUTION
    for page in range(paper.count):
        if page:
            printer.setPageLayout(paper.layout(page))
            printer.newPage()
        painter.save()
        painter.scale(scale, scale)
        paper.draw(painter, page)
        painter.restore()
    painter.end()


def saved_news(paths: tuple[Path, ...]) -> News:
    """The toast: what was saved, with *Open* and *Open folder*."""
    first = paths[0]
    text = translate("Reports", "Saved: {name}").format(name=first.name)
    if len(paths) > 1:
        text = translate("Reports", "Saved %n files beside {name}", len(paths)).format(name=first.name)
    return News(
        text,
        translate("Reports", "Open"),
        lambda: _open(first),
        more_text=translate("Reports", "Open folder"),
        more=lambda: _open(first.parent),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
