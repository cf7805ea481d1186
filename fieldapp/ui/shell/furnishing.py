"""What a new frame gets besides its pages: the keys, and the mark of training."""

from typing import TYPE_CHECKING

from fieldapp.ui.shell.desk_keys import desk_keys
from fieldapp.ui.shell.training import mark_training

if TYPE_CHECKING:
    from fieldapp.ui.shell.frame import Frame
    from fieldapp.ui.window import Window


def furnish(window: "Window", frame: "Frame") -> None:
    """Once for each frame; it goes with the frame."""
    mark_training(window, frame)
    desk_keys(window, frame)
