"""The words of camera and recorder."""

from fieldapp.ui.words import translate


def take_photo() -> str:
    """Opens the camera."""
    return translate("Questions", "Take photo")


def take_again() -> str:
    """Opens the camera for another photo instead."""
    return translate("Questions", "Take another")


def ask_first() -> str:
    """Before a person is photographed."""
    return translate("Questions", "Ask first: take a photo of a person only with their consent.")


def which_camera() -> str:
    """Name of the list of cameras."""
    return translate("Questions", "Camera")


def opening_camera() -> str:
    """No picture yet."""
    return translate("Questions", "Opening the camera…")


def snap() -> str:
    """Takes the picture that is seen."""
    return translate("Questions", "Snap")


def again() -> str:
    """Back to the live picture; records once more."""
    return translate("Questions", "Again")


def use() -> str:
    """Keeps the photo or recording."""
    return translate("Questions", "Use")


def cancel() -> str:
    """Closes the panel."""
    return translate("Questions", "Cancel")


def preview(label: str, *, live: bool) -> str:
    """Name of the picture on screen."""
    text = translate("Questions", "{label}: camera picture") if live else translate("Questions", "{label}: photo taken")
    return text.format(label=label)


def no_picture(code: str) -> str:
    """Why the camera shows nothing."""
    known = {
        "denied": translate(
            "Questions", "The system does not allow the camera. Allow it in the system settings, or choose a file."
        ),
        "dark": translate(
            "Questions", "No picture comes. Close other programs that use the camera, then try again, or choose a file."
        ),
        "gone": translate(
            "Questions",
            "The camera was unplugged or is used by another program. Check it and try again, or choose a file.",
        ),
    }
    return known.get(code, known["gone"])


def record() -> str:
    """Opens the microphone."""
    return translate("Questions", "Record")


def which_microphone() -> str:
    """Name of the list of microphones."""
    return translate("Questions", "Microphone")


def ask_first_sound() -> str:
    """Before a person is recorded."""
    return translate("Questions", "Ask first: record a person only with their consent.")


def recording() -> str:
    """While it records."""
    return translate("Questions", "Recording")


def stop() -> str:
    """Ends the recording."""
    return translate("Questions", "Stop")


def play() -> str:
    """Plays the recording."""
    return translate("Questions", "Play")


def silence() -> str:
    """Ends playing."""
    return translate("Questions", "Stop playing")


def level(label: str) -> str:
    """Name of the bar that shows how loud it is."""
    return translate("Questions", "{label}: loudness").format(label=label)


def recorded(length: str) -> str:
    """A recording that may be used."""
    return translate("Questions", "Recorded {length}. Listen to it, then use it.").format(length=length)


def recorded_unheard(length: str) -> str:
    """The same where nothing plays."""
    return translate("Questions", "Recorded {length}.").format(length=length)


def full_length(minutes: int) -> str:
    """It ended by itself."""
    return translate("Questions", "The recording ended after %n minutes, the longest that can be sent.", minutes)


def no_sound(code: str) -> str:
    """Why nothing was recorded."""
    known = {
        "denied": translate(
            "Questions", "The system does not allow the microphone. Allow it in the system settings, or choose a file."
        ),
        "coding": translate("Questions", "The recording could not be written. Record again, or choose a file."),
        "gone": translate("Questions", "The microphone was unplugged. Check it and record again, or choose a file."),
    }
    return known.get(code, known["gone"])


def not_playable() -> str:
    """A sound that this laptop cannot play."""
    return translate("Questions", "This laptop cannot play this recording. It is kept and sent as it is.")
