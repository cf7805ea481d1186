"""The words of questions for places: receiver, map and map files."""

from fieldapp.domain import formats
from fieldapp.ui.words import translate


def metres(amount: float, language: str) -> str:
    """``4,2 m``; whole metres from 10 on."""
    return f"{formats.show_decimal(amount, language, 1 if amount < 10 else 0)} m"


def locate() -> str:
    """Button that asks the receiver."""
    return translate("Questions", "Get location")


def add_located() -> str:
    """Button that adds a point of a line or area from the receiver."""
    return translate("Questions", "Add point from receiver")


def on_map(kind: str) -> str:
    """Button that opens the map."""
    return (
        translate("Questions", "Pick on the map") if kind == "geopoint" else translate("Questions", "Draw on the map")
    )


def stop() -> str:
    """Stops asking the receiver; closes the map."""
    return translate("Questions", "Cancel")


def take_now() -> str:
    """Takes the place as accurate as it is now."""
    return translate("Questions", "Use it now")


def connecting() -> str:
    """Nothing heard yet."""
    return translate("Questions", "Connecting to the receiver…")


def searching(used: int, seen: int) -> str:
    """No fix yet."""
    text = translate("Questions", "Looking for satellites: {used} used, {seen} in view.")
    return text.format(used=used, seen=seen)


def averaging(accuracy: str, wanted: str, satellites: int) -> str:
    """A fix that gets better."""
    text = translate("Questions", "Accuracy {accuracy}, wanted {wanted}. %n satellites.", satellites)
    return text.format(accuracy=accuracy, wanted=wanted)


def averaging_blindly(satellites: int) -> str:
    """A fix of a receiver that does not tell its accuracy."""
    return translate("Questions", "Position found; the receiver does not tell its accuracy. %n satellites.", satellites)


def first_fix() -> str:
    """Spoken once."""
    return translate("Questions", "Position found. Stand still while it gets more accurate.")


def go_outside() -> str:
    """Long without a fix."""
    return translate(
        "Questions", "No satellites yet. Take the receiver outside or to a window, away from roofs and trees."
    )


def stand_still() -> str:
    """Long without the wanted accuracy."""
    return translate("Questions", "Not accurate enough yet. Stand still under open sky, or use it now.")


def taken(at: str, accuracy: str) -> str:
    """After a place was taken."""
    if not accuracy:
        return translate("Questions", "Taken at {time}; accuracy not known.").format(time=at)
    return translate("Questions", "Taken at {time}, accuracy {accuracy}.").format(time=at, accuracy=accuracy)


def poor(accuracy: str, limit: str) -> str:
    """A place less accurate than the form's limit."""
    text = translate(
        "Questions", "Accuracy {accuracy} is worse than {limit}. Get the location again under open sky if you can."
    )
    return text.format(accuracy=accuracy, limit=limit)


def no_position(code: str) -> str:
    """Why the receiver gave no place, and what to do; codes of ``fieldapp.devices.receiver``, and ``sky``."""
    known = {
        "none": translate("Questions", "No receiver found. Plug it in or pair it, then get the location again."),
        "busy": translate(
            "Questions", "The receiver's port does not open. Unplug it, plug it in again, then try again."
        ),
        "denied": translate(
            "Questions",
            "Another program uses the receiver, or you may not read its port. Close that program, or ask your admin.",
        ),
        "gone": translate("Questions", "The connection to the receiver ended. Check plug or network, then try again."),
        "unreachable": translate(
            "Questions", "Nobody answers at the receiver's address. Check the address in the settings and the network."
        ),
        "silent": translate(
            "Questions", "The receiver is connected but says nothing. Check that it is switched on, then try again."
        ),
        "module": translate("Questions", "This laptop cannot read receivers at a port. Type the coordinates."),
        "ended": translate("Questions", "The recording of a receiver ended without a usable position."),
        "sky": translate(
            "Questions", "No position after 3 minutes. Try again under open sky, or type the coordinates."
        ),
    }
    return known.get(code, known["none"])
