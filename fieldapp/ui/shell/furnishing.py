"""What a new frame gets besides its pages: keys, the mark of training, the places that stand open, backups, reports."""

from typing import TYPE_CHECKING

from fieldapp.ui.backing_up import DailyBackup
from fieldapp.ui.reporting_due import DueReports
from fieldapp.ui.shell.desk_keys import desk_keys
from fieldapp.ui.shell.dialog_help import DialogHelp
from fieldapp.ui.shell.doors import open_doors
from fieldapp.ui.shell.training import mark_training

if TYPE_CHECKING:
    from fieldapp.ui.shell.frame import Frame
    from fieldapp.ui.window import Window


def furnish(window: "Window", frame: "Frame") -> None:
    """Once for each frame; it goes with the frame."""
    mark_training(window, frame)
    desk_keys(window, frame)
    DialogHelp(frame, lambda: window.page)
    open_doors(frame, window.book)
    DailyBackup(window.book, frame)
    DueReports(window, frame)
