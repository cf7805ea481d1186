"""What people do on the batch page, and what the background brings back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from fieldapp.domain.batch import Batch, BatchRow, Filed, Mapped, RowResult
from fieldapp.domain.courier import Taken
from fieldapp.domain.table import Table
from fieldapp.fieldbook.batch_papers import bad_rows, template
from fieldapp.ui import background, words
from fieldapp.ui.background import Job
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.file_step import LAST_FORM
from fieldapp.ui.pages.batch.receipt import ReceiptPaper, receipt_facts
from fieldapp.ui.pages.courier import sayings as courier_sayings
from fieldapp.ui.pages.queue.limit_dialog import LimitDialog, Plan
from fieldapp.ui.pages.reports.saving import print_pages, saved_news
from fieldapp.ui.shell.dropping import FormDrops
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.batch.page import BatchPage

FILES = "*.xlsx *.xlsm *.xls *.csv *.txt *.tsv"
PLACE = "batch_place"  # the folder that was chosen last
PACKS = "courier_place"


class Deeds:
    """Of one page."""

    def __init__(self, page: "BatchPage") -> None:
        self._page = page
        self._drops: FormDrops | None = None
        self._reading: Job | None = None

    @property
    def _desk(self) -> Any:
        return self._page.shell.book.batches

    def connect_steps(self) -> None:
        """Once, after the steps were made."""
        page = self._page
        self._drops = FormDrops(page, lambda path: self.read(Path(path)), (".xlsx", ".xlsm", ".xls", ".csv", ".txt"))
        page.file.sheet.activated.connect(lambda _at: self._other_sheet())
        page.file.template.clicked.connect(self.save_template)
        page.check.panel.mended.connect(self._mend)
        page.check.panel.accepted.connect(self._accept)
        page.check.panel.doubted.connect(self._doubt)

    # the file -----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file."""
        page = self._page
        start = page.shell.book.setting(PLACE)
        title = translate("Batch", "Choose an Excel or CSV file")
        chosen, _ = QFileDialog.getOpenFileName(page, title, start, f"{translate('Batch', 'Tables')} ({FILES})")
        if chosen:
            page.shell.book.put_setting(PLACE, str(Path(chosen).parent))
            self.read(Path(chosen))

    def read(self, path: Path, sheet: str = "") -> None:
        """Read a table and show what it holds."""
        desk = self._desk
        self._path = path

        def work(_job: Job) -> tuple[Table, tuple[Batch, ...]]:
            table = desk.read(path, sheet)
            return table, desk.made_from(table)

        def done(found: tuple[Table, tuple[Batch, ...]]) -> None:
            self._page.batch_id = ""
            self._page.file.show_table(*found)
            self._page.show_step(0)

        self._page.run(translate("Batch", "Reading {name}…").format(name=path.name), work, done)

    def _other_sheet(self) -> None:
        self.read(self._path, str(self._page.file.sheet.currentData()))

    def take_packs(self) -> None:
        """Every pack on a stick, then the way to send them."""
        page = self._page
        start = page.shell.book.setting(PACKS)
        chosen = QFileDialog.getExistingDirectory(page, translate("Batch", "Where the packs are"), start)
        if chosen:
            page.shell.book.put_setting(PACKS, chosen)
            self.take_from(Path(chosen))

    def take_from(self, place: Path) -> None:
        """Copy packs; what is here already is passed over, so a stopped copy goes on."""
        page, courier = self._page, self._page.shell.book.courier

        def done(taken: Taken) -> None:
            said = courier_sayings.taken(taken)
            page.say(said.text, said.tone, "usb")
            go = page.shell.go
            page.banner.set_action(translate("Batch", "See the packs"), lambda: go("courier", show="carried"))

        text = translate("Batch", "Copying and checking packs…")
        page.run(text, lambda job: courier.take([place], lambda *far: job.tell(far), job.cancelled), done)

    # columns and check --------------------------------------------------------------------------

    def to_columns(self) -> None:
        """Suggest a question for every column."""
        page, file = self._page, self._page.file
        assert file.table is not None
        form_id, heads = file.form_id(), file.heads()
        page.shell.book.put_setting(LAST_FORM, form_id)
        mapped, remembered = self._desk.suggest(form_id, heads)
        targets = self._desk.targets(form_id)
        page.columns.show_columns(file.table, file.head_at(), targets, mapped, remembered=remembered)
        page.show_step(1)

    def make(self) -> None:
        """Keep the table with its mapping and judge every row."""
        page, file, desk = self._page, self._page.file, self._desk
        table, head, form_id = file.table, file.head_at(), file.form_id()
        mapped: Mapped = page.columns.mapped()

        def done(batch: Batch) -> None:
            page.batch_id = batch.batch_id
            self.judge()

        page.run(translate("Batch", "Keeping the table…"), lambda _job: desk.make(table, head, form_id, mapped), done)

    def judge(self) -> None:
        """Judge what was not judged yet, then show all."""
        page, desk, batch_id = self._page, self._desk, self._page.batch_id

        def work(job: Job) -> tuple[Batch, tuple[BatchRow, ...]]:
            batch = desk.check(batch_id, lambda *far: job.tell(far), job.cancelled.is_set)
            return batch, desk.rows(batch_id)

        def done(found: tuple[Batch, tuple[BatchRow, ...]]) -> None:
            page.check.show_batch(*found)
            page.show_step(2)

        page.run(translate("Batch", "Checking…"), work, done)

    def stopped(self) -> None:
        """After a stop: the list, where everything that is kept can be opened again."""
        if self._page.batch_id:
            self._page.show_step(-1)
            text = translate("Batch", "Stopped. Nothing is lost; open the file below to go on.")
            self._page.say(text, "info", "info")

    def _mend(self, column: int, text: str) -> None:
        self._change(lambda batch_id, row: self._desk.mend(batch_id, row, column, text))

    def _accept(self, person_id: str) -> None:
        self._change(lambda batch_id, row: self._desk.accept(batch_id, row, person_id))

    def _doubt(self) -> None:
        self._change(lambda batch_id, row: self._desk.accept(batch_id, row, accepted=False))

    def _change(self, act: Any) -> None:
        page, batch_id, row = self._page, self._page.batch_id, self._page.check.row()
        if row is None:
            return
        desk, number = self._desk, row.number

        def done(found: tuple[Batch, BatchRow]) -> None:
            page.check.replace_row(*found)
            page.check.table.setFocus()

        page.run(
            translate("Batch", "Checking the row…"),
            lambda _job: (act(batch_id, number), desk.batch(batch_id))[::-1],
            done,
        )

    # the queue ----------------------------------------------------------------------------------

    def to_summary(self) -> None:
        """What will go."""
        self._page.summary.show_batch(self._desk.batch(self._page.batch_id))
        self._page.show_step(3)

    def put_in(self) -> None:
        """Put every ready row into the queue, or go on with it."""
        page, desk, batch_id = self._page, self._desk, self._page.batch_id
        if page.steps[3].isVisible():
            desk.expect(batch_id, page.summary.expected())

        def done(filed: Filed) -> None:
            self.show_result()
            page.show_step(4)
            text = translate("Batch", "%n rows are in the queue.", filed.filed)
            page.shell.say(News(text, translate("Batch", "Undo"), self.withdraw))
            page.shell.sender.wake()
            page.shell.changed()

        work = lambda job: desk.file(batch_id, lambda *far: job.tell(far), job.cancelled.is_set)  # noqa: E731
        page.run(translate("Batch", "Putting into the queue…"), work, done)

    def show_result(self) -> None:
        """How the batch stands now, with the plan of the next run; in the background, for both may be long."""
        page, desk, batch_id = self._page, self._desk, self._page.batch_id
        if not batch_id:
            return
        self.stop_reading()
        allowed = page.shell.book.connection.allowed

        def work(_job: Job) -> tuple[Batch, tuple[RowResult, ...], Plan, bool]:
            plan = allowed.plan(allowed.day_limit())
            return desk.batch(batch_id), desk.results(batch_id), plan, desk.may_withdraw(batch_id)

        def done(found: tuple[Batch, tuple[RowResult, ...], Plan, bool]) -> None:
            self._reading = None
            if page.batch_id == batch_id:
                batch, results, plan, may = found
                page.result.show_batch(batch, results, plan, may_withdraw=may)

        self._reading = background.run(work, done, lambda error: page.say(sayings.trouble(error)))

    def stop_reading(self) -> None:
        """The page is left, or reads again."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def send(self) -> None:
        """One run with everything in the queue."""
        self._page.shell.sender.send_now()

    def send_limited(self) -> None:
        """The same within minutes or megabytes."""
        page = self._page
        dialog = LimitDialog(page, page.shell.book)
        if dialog.exec() != LimitDialog.DialogCode.Accepted:
            return
        if dialog.lifted or dialog.budget is not None:
            page.shell.book.connection.allowed.set_day_limit(dialog.budget)
        page.shell.sender.send_now(dialog.seconds)

    def withdraw(self) -> None:
        """Everything back out of the queue."""
        page, desk, batch_id = self._page, self._desk, self._page.batch_id

        def done(count: int) -> None:
            self.show_result()
            page.shell.say(News(translate("Batch", "%n rows were taken back.", count)))
            page.shell.changed()

        if batch_id:
            page.run(translate("Batch", "Taking back…"), lambda _job: desk.withdraw(batch_id), done)

    def forget(self, batch: Batch) -> None:
        """Ask, then delete what is not in the queue from this laptop."""
        count = batch.count(*sayings.OPEN)
        title = translate("Batch", "Delete %n rows from this laptop?", count)
        intro = translate("Batch", "They are not in the queue. Your file {name} stays as it is.")
        dialog = Asking(self._page, title, intro.format(name=batch.file_name))
        dialog.finish(translate("Batch", "Delete"))
        if dialog.exec() == Asking.DialogCode.Accepted:
            self._desk.drop(batch.batch_id)
            self._page.refresh()
            self._page.listing.file_button.setFocus()
        dialog.deleteLater()

    # papers -------------------------------------------------------------------------------------

    def save_bad_rows(self) -> None:
        """The rows that do not go, with their reasons, as they came."""
        page, desk = self._page, self._desk
        batch = desk.batch(page.batch_id)
        path = self._ask(f"{Path(batch.file_name).stem}_{translate('Batch', 'to-mend')}.xlsx", "xlsx")
        if path is not None:
            self._write(path, lambda: bad_rows(desk, batch), "bad rows", named=True)

    def save_template(self) -> None:
        """A blank table for the chosen form."""
        page, desk = self._page, self._desk
        form_id = page.file.form_id()
        path = self._ask(f"{translate('Batch', 'Template')}_{form_id}.xlsx", "xlsx")
        if path is not None:
            self._write(path, lambda: template(desk.targets(form_id), words.language()), "template", named=False)

    def save_receipt(self) -> None:
        """The receipt as a file."""
        page = self._page
        batch = self._desk.batch(page.batch_id)
        path = self._ask(f"{translate('Batch', 'Receipt')}_{Path(batch.file_name).stem}.pdf", "pdf")
        if path is not None:
            book, batch_id = page.shell.book, page.batch_id
            self._write(path, lambda: ReceiptPaper(receipt_facts(book, batch_id)).pdf(), "receipt", named=False)

    def print_receipt(self) -> None:
        """The receipt on paper."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        page = self._page
        paper = ReceiptPaper(receipt_facts(page.shell.book, page.batch_id))
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.title)
        printer.setPageLayout(paper.layout(0))
        if QPrintDialog(printer, page).exec():
            print_pages(paper, printer)

    def _write(self, path: Path, make: Any, what: str, *, named: bool) -> None:
        page, desk, batch_id = self._page, self._desk, self._page.batch_id

        def work(_job: Job) -> tuple[Path, ...]:
            desk.hand_out(batch_id, path, make(), what, named=named)
            return (path,)

        page.run(
            translate("Batch", "Saving {name}…").format(name=path.name),
            work,
            lambda paths: page.shell.say(saved_news(paths)),
        )

    def _ask(self, name: str, ending: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder or Path.home()) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._page, translate("Batch", "Save"), start, f"*.{ending}")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
