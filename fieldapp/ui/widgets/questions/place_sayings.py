"""The words of questions for places: receiver, map and map files."""

from fieldapp.domain import formats
from fieldapp.ui.words import language, translate


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
    """A fix that gets better; ``wanted`` is "" where nobody waits for an accuracy."""
    if not wanted:
        return translate("Questions", "Accuracy {accuracy}. %n satellites.", satellites).format(accuracy=accuracy)
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


# the map ---------------------------------------------------------------------------------------------


def map_of(label: str) -> str:
    """Name of the map of a question."""
    return translate("Questions", "{label}: map").format(label=label)


def map_keys() -> str:
    """What the keys do on the map."""
    return translate(
        "Questions", "Arrows move the map, + and − zoom, Enter takes the place under the cross, Home goes back."
    )


def under_the_cross(latitude: float, longitude: float) -> str:
    """Where the cross stands."""
    return f"{latitude:.5f} {longitude:.5f}"


def away(distance: str) -> str:
    """From the point that was there before."""
    return translate("Questions", "{distance} from the point").format(distance=distance)


def use_point() -> str:
    """Takes the place under the cross."""
    return translate("Questions", "Use this point")


def add_corner() -> str:
    """Adds the place under the cross to a line or area."""
    return translate("Questions", "Add point here")


def undo_corner() -> str:
    """Takes the last point of a line or area back."""
    return translate("Questions", "Take back the last point")


def done() -> str:
    """Keeps the line or area."""
    return translate("Questions", "Done")


def drawn(count: int) -> str:
    """Points so far."""
    return translate("Questions", "%n points", count)


def nearer() -> str:
    """Zoom in."""
    return translate("Questions", "Zoom in")


def farther() -> str:
    """Zoom out."""
    return translate("Questions", "Zoom out")


def which_map() -> str:
    """Name of the list of maps."""
    return translate("Questions", "Map file")


def add_map() -> str:
    """Takes a map file in."""
    return translate("Questions", "Add map…")


def map_filter() -> str:
    """Name of map files in the file dialog."""
    return translate("Questions", "Offline maps")


def adding_map(part: int) -> str:
    """A map is being copied."""
    return translate("Questions", "Adding the map: {part}%").format(part=part)


def map_added(name: str) -> str:
    """A map was copied."""
    return translate("Questions", "Map “{name}” added.").format(name=name)


def no_map_yet() -> str:
    """No map file on this laptop."""
    return translate(
        "Questions",
        "No map on this laptop yet. Add an .mbtiles file from your supervisor. Without one, the grid and the scale "
        "still let you place a point.",
    )


def map_elsewhere() -> str:
    """The cross stands beside the map."""
    return translate("Questions", "This map does not reach here. Choose another map, or press Home to go back.")


def map_refused(reason: str) -> str:
    """Why a file is no map, and what to do."""
    known = {
        "unreadable": translate("Questions", "This file is no map, or it is damaged. Copy it again from its source."),
        "no_tiles": translate("Questions", "This file holds no map. Choose an .mbtiles file."),
        "empty": translate("Questions", "This map is empty. Ask for a file that holds tiles."),
        "vector": translate("Questions", "This map holds vector tiles. Ask for a raster map (PNG or JPEG tiles)."),
        "unknown": translate(
            "Questions", "The pictures of this map are of an unknown kind. Ask for PNG or JPEG tiles."
        ),
        "full": translate("Questions", "Not enough room on the disk for this map. Free some space, then add it again."),
    }
    return known.get(reason, known["unreadable"])


# the settings ----------------------------------------------------------------------------------------


def settings_part() -> str:
    """Name of the part."""
    return translate("Questions", "Location and maps")


def receiver() -> str:
    """Which receiver."""
    return translate("Questions", "Satellite receiver")


def receiver_auto() -> str:
    """Looks at the ports itself."""
    return translate("Questions", "Automatic")


def receiver_off() -> str:
    """None is asked."""
    return translate("Questions", "None")


def receiver_other() -> str:
    """A port or address."""
    return translate("Questions", "Another port or address")


def receiver_example() -> str:
    """Placeholder of it."""
    return translate("Questions", "e.g. COM4 or 192.168.43.1:50000")


def receiver_effect() -> str:
    """What it is for."""
    return translate(
        "Questions",
        "A USB or Bluetooth receiver, or the address of a phone that shares its position in the network (NMEA).",
    )


def try_receiver() -> str:
    """Listens to it now."""
    return translate("Questions", "Try the receiver")


def receiver_works(place: str, accuracy: str) -> str:
    """It gave a place."""
    if not accuracy:
        return translate("Questions", "The receiver works: {place}.").format(place=place)
    text = translate("Questions", "The receiver works: {place}, accuracy {accuracy}.")
    return text.format(place=place, accuracy=accuracy)


def maps_title() -> str:
    """The list of map files."""
    return translate("Questions", "Offline maps")


def maps_effect() -> str:
    """What they are for."""
    return translate("Questions", "Raster maps (.mbtiles) for questions about places. They work without internet.")


def remove_map() -> str:
    """Takes a map away."""
    return translate("Questions", "Remove")


def remove_named(name: str) -> str:
    """Name of that button."""
    return translate("Questions", "Remove {choice}").format(choice=name)


def map_removed(name: str) -> str:
    """After that."""
    return translate("Questions", "Map “{name}” removed.").format(name=name)


def undo() -> str:
    """Brings it back."""
    return translate("Questions", "Undo")


def length(metres: float) -> str:
    """``300 m``, ``2,5 km``."""
    number, unit = (metres / 1000, "km") if metres >= 1000 else (metres, "m")
    places = int(number < 10 and not number.is_integer())
    return f"{formats.show_decimal(number, language(), places)} {unit}"
