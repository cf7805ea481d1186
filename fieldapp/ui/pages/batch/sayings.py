"""What the batch pages say about files, batches and rows."""

from collections.abc import Callable
from datetime import datetime

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import Batch, RowState, Stage
from fieldapp.domain.formats import show_datetime, show_number, show_relative
from fieldapp.errors import BadTable, NotADraft
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.trouble import sentence
from fieldapp.ui.words import translate

OPEN = (RowState.READY, RowState.DOUBTFUL, RowState.REFUSED)


def number(count: int) -> str:
    """With the marks of the language."""
    return show_number(count, words.language())


def trouble(error: Exception) -> str:
    """What to say about an error of these pages."""
    if isinstance(error, NotADraft):
        return translate("Batch", "The first row was sent already, so nothing can be taken back any more.")
    if not isinstance(error, BadTable):
        return sentence(error)
    limit = error.facts.get("limit", 0)
    shown = number(limit) if isinstance(limit, int) else ""
    return _TABLES[str(error.facts["why"])]().format(limit=shown, place=error.facts.get("place", ""))


_TABLES: dict[str, Callable[[], str]] = {
    "not_found": lambda: translate("Batch", "The file is not there any more. Choose it again, or put its stick in."),
    "not_readable": lambda: translate("Batch", "The file cannot be read. Close it in other programs, then try again."),
    "other_kind": lambda: translate("Batch", "This is not a table. Choose an .xlsx, .xls or .csv file."),
    "too_large": lambda: translate("Batch", "The file is larger than {limit} MB. Split it into several files."),
    "bomb": lambda: translate("Batch", "The file unpacks to more than a table holds. Save it again in Excel."),
    "damaged": lambda: translate("Batch", "The file is damaged or not a workbook. Open it in Excel and save it again."),
    "locked": lambda: translate("Batch", "The file is protected with a password. Save it without one."),
    "too_many_rows": lambda: translate("Batch", "More than {limit} rows ({place}). Split the file."),
    "too_many_columns": lambda: translate("Batch", "More than {limit} columns ({place}). Delete those not needed."),
    "too_many_cells": lambda: translate("Batch", "More than {limit} filled cells ({place}). Split the file."),
    "cell_too_long": lambda: translate("Batch", "A cell holds more than {limit} characters ({place})."),
    "too_heavy": lambda: translate("Batch", "Reading took too long or too much memory. Split the file."),
    "empty": lambda: translate("Batch", "The file holds no rows under its heads. Fill it in, or choose another one."),
}


def counted(batch: Batch) -> str:
    """``482 siap, 11 perlu dicek, 3 ditolak``."""
    parts = [
        translate("Batch", "%n ready", batch.count(RowState.READY)),
        translate("Batch", "%n to check", batch.count(RowState.DOUBTFUL)),
        translate("Batch", "%n refused", batch.count(RowState.REFUSED)),
    ]
    filed = batch.count(RowState.FILED)
    if filed:
        parts.insert(0, translate("Batch", "%n in the queue", filed))
    return ", ".join(parts)


def batch_face(batch: Batch) -> Face:
    """Where a batch stands."""
    if batch.stage == Stage.WITHDRAWN:
        return Face(translate("Batch", "Taken back"), "undo-2", "neutral")
    if batch.stage == Stage.FILING:
        return Face(translate("Batch", "Stopped half-way"), "pause", "warning")
    if batch.stage == Stage.FILED:
        return Face(translate("Batch", "In the queue"), "circle-check", "success")
    return Face(translate("Batch", "Being checked"), "list-checks", "info")


def row_face(state: RowState) -> Face:
    """Where a row stands."""
    return {
        RowState.READY: lambda: Face(translate("Batch", "Ready"), "circle-check", "success"),
        RowState.DOUBTFUL: lambda: Face(translate("Batch", "To check"), "triangle-alert", "warning"),
        RowState.REFUSED: lambda: Face(translate("Batch", "Refused"), "circle-alert", "danger"),
        RowState.FILED: lambda: Face(translate("Batch", "In the queue"), "clock", "neutral"),
        RowState.WITHDRAWN: lambda: Face(translate("Batch", "Taken back"), "undo-2", "neutral"),
    }[state]()


def result_face(state: State) -> Face:
    """What became of a row that was filed."""
    if state == State.RECEIVED:
        return Face(translate("Batch", "Received"), "circle-check", "success")
    if state in (State.RETURNED, State.HELD):
        return Face(translate("Batch", "Needs fixing"), "circle-alert", "danger")
    if state == State.UNCONFIRMED:
        return Face(translate("Batch", "Waiting to confirm"), "circle-dashed", "warning")
    if state == State.SENDING:
        return Face(translate("Batch", "Sending"), "cloud-upload", "info")
    if state == State.DRAFT:
        return Face(translate("Batch", "Draft"), "file-pen", "neutral")
    return Face(translate("Batch", "Ready to send"), "clock", "neutral")


def when(at: datetime) -> str:
    """``10.42``, ``Kemarin 10.42``, ``21/11``."""
    return show_relative(at.astimezone(), local_now(), words.language())


def exactly(at: datetime) -> str:
    """``24/11/2026 10.42``."""
    return show_datetime(at.astimezone(), words.language())
