"""The few words question widgets say themselves; labels and hints come from the form."""

from fieldapp.ui.words import translate


def exclusive(choice: str) -> str:
    """An exclusive choice took the others away."""
    return translate("Questions", "“{choice}” cleared the other choices.").format(choice=choice)


def calendar(label: str) -> str:
    """Name of the calendar button of a question."""
    return translate("Questions", "{label}: calendar").format(label=label)


def calendar_tip() -> str:
    """Tooltip of the calendar button."""
    return translate("Questions", "Calendar (F4)")


def now() -> str:
    """Button that takes the time of this moment."""
    return translate("Questions", "Now")


def type_to_search() -> str:
    """Placeholder of a search among choices."""
    return translate("Questions", "Type to search")


def search(label: str) -> str:
    """Name of the search field of a list of choices."""
    return translate("Questions", "{label}: search").format(label=label)


def choices(label: str) -> str:
    """Name of the list of choices."""
    return translate("Questions", "{label}: choices").format(label=label)


def show_choices(label: str) -> str:
    """Name of the button that opens a list of choices."""
    return translate("Questions", "{label}: show the list").format(label=label)


def take_out(choice: str) -> str:
    """Name of the button that removes a chosen answer."""
    return translate("Questions", "Remove {choice}").format(choice=choice)


def limited(shown: int, found: int) -> str:
    """The list shows only the first of many matches."""
    text = translate("Questions", "First {shown} of {found} shown. Type more letters.")
    return text.format(shown=shown, found=found)


def nothing_matches() -> str:
    """The search finds no choice."""
    return translate("Questions", "No choice matches. Check the spelling.")


def locked() -> str:
    """Spoken beside an answer that cannot be changed."""
    return translate("Questions", "Filled in by the form")


def point_example() -> str:
    """Placeholder of the coordinates field."""
    return translate("Questions", "latitude longitude, e.g. -0.5021 117.1536")


def point_of(label: str, place: int) -> str:
    """Name of the field of one point of a line or area."""
    return translate("Questions", "{label}: point {place}").format(label=label, place=place)


def add_point() -> str:
    """Button under the points."""
    return translate("Questions", "Add point")


def line_help() -> str:
    """What a geotrace needs."""
    return translate("Questions", "At least 2 points, in the order of the way.")


def area_help() -> str:
    """What a geoshape needs."""
    return translate("Questions", "At least 3 points, in order along the edge. The area is closed by itself.")


def choose_file() -> str:
    """Button for a picture."""
    return translate("Questions", "Choose file")


def replace() -> str:
    """Button that takes another picture instead."""
    return translate("Questions", "Replace")


def remove() -> str:
    """Button that takes the picture away."""
    return translate("Questions", "Remove")


def unreadable_picture() -> str:
    """The chosen file is not a picture."""
    return translate("Questions", "This file is not a picture this laptop can read. Choose a JPEG or PNG file.")


def pictures_filter() -> str:
    """Name of the picture files in the file dialog."""
    return translate("Questions", "Pictures")


def preparing() -> str:
    """A large picture is being made smaller."""
    return translate("Questions", "Preparing the picture…")


def sign_here() -> str:
    """Inside the empty signature pad."""
    return translate("Questions", "Sign here with the mouse or a pen")


def clear() -> str:
    """Button that empties the signature pad."""
    return translate("Questions", "Clear")


def cannot_sign() -> str:
    """Button for people who cannot sign."""
    return translate("Questions", "Cannot sign")


def cannot_sign_help() -> str:
    """What to do instead of a signature."""
    return translate(
        "Questions", "Choose another form of consent above and write the name of a witness. The pad stays empty."
    )


def not_answered() -> str:
    """A slider nobody has touched."""
    return translate("Questions", "Not answered yet")


def up(choice: str) -> str:
    """Name of the button that moves a choice up."""
    return translate("Questions", "Move {choice} up").format(choice=choice)


def down(choice: str) -> str:
    """Name of the button that moves a choice down."""
    return translate("Questions", "Move {choice} down").format(choice=choice)


def not_ranked() -> str:
    """Nobody has touched the order yet."""
    return translate("Questions", "Move the choices into order; the first is the most important.")


def keep_order() -> str:
    """Button that takes the shown order as the answer."""
    return translate("Questions", "Keep this order")


def ticked(chosen: bool) -> str:
    """Spoken after a line of a checklist."""
    return translate("Questions", "ticked") if chosen else translate("Questions", "not ticked")


def not_here() -> str:
    """The file of an answer is missing."""
    return translate("Questions", "This file is not on this laptop.")


def unreadable_file() -> str:
    """The chosen file cannot be opened."""
    return translate("Questions", "This file cannot be read. Choose another file.")


def unfit_file(limit: str) -> str:
    """The chosen file is empty or too large."""
    return translate("Questions", "Choose a file that is not empty and at most {limit}.").format(limit=limit)


def uncover() -> str:
    """Button of a covered text."""
    return translate("Questions", "Show the text (F6)")


def cover() -> str:
    """Button of an uncovered text."""
    return translate("Questions", "Hide the text (F6)")


def open_link() -> str:
    """Button beside a web address."""
    return translate("Questions", "Open link")


def no_browser() -> str:
    """No program opens web addresses."""
    return translate("Questions", "No browser opened on this laptop. Copy the link instead.")


def fewer() -> str:
    """Button that counts down."""
    return translate("Questions", "One fewer")


def more() -> str:
    """Button that counts up."""
    return translate("Questions", "One more")


def bearing_example() -> str:
    """Placeholder of a direction."""
    return translate("Questions", "0–360")


def scan() -> str:
    """Placeholder of a barcode."""
    return translate("Questions", "Scan or type the code")


def month_example() -> str:
    """Placeholder of a month."""
    return translate("Questions", "month/year, e.g. 11/2026")


def year_example() -> str:
    """Placeholder of a year."""
    return translate("Questions", "year")


def draw_here() -> str:
    """Inside empty drawing paper."""
    return translate("Questions", "Draw here with the mouse or a pen")


def choose_to_draw_over() -> str:
    """Inside the empty paper of a picture to mark."""
    return translate("Questions", "Choose a picture file, then draw on it")


def undo_stroke() -> str:
    """Takes the last line of a drawing back."""
    return translate("Questions", "Take back the last line (Ctrl+Z)")


def ink(place: int) -> str:
    """Colours of the pen."""
    return (
        translate("Questions", "Black pen"),
        translate("Questions", "Red pen"),
        translate("Questions", "Blue pen"),
        translate("Questions", "Green pen"),
    )[place]


def other_kind(kind: str) -> str:
    """The chosen file is no sound, or no video."""
    if kind == "audio":
        return translate("Questions", "This file is not a sound recording. Choose an audio file, e.g. MP3 or M4A.")
    return translate("Questions", "This file is not a video. Choose a video file, e.g. MP4.")


def files_filter(kind: str) -> str:
    """Name of a kind of files in the file dialog."""
    return translate("Questions", "Sound recordings") if kind == "audio" else translate("Questions", "Videos")


def play(kind: str) -> str:
    """Button for the sound or video of a label."""
    return translate("Questions", "Play sound") if kind == "audio" else translate("Questions", "Play video")


def media_of(kind: str, label: str) -> str:
    """Name of a label's picture, sound or video."""
    text = {
        "audio": translate("Questions", "{label}: play sound"),
        "video": translate("Questions", "{label}: play video"),
    }.get(kind, translate("Questions", "{label}: show the picture large"))
    return text.format(label=label)


def close() -> str:
    """Closes the large picture."""
    return translate("Questions", "Close")


def more_about() -> str:
    """Unfolds the guidance of a question."""
    return translate("Questions", "More about this question")


def less_about() -> str:
    """Folds the guidance."""
    return translate("Questions", "Less about this question")


def gregorian() -> str:
    """A calendar that is not offered."""
    return translate("Questions", "Enter the date of the Gregorian calendar; another calendar is not available here.")


def no_choice_map() -> str:
    """Choices that would be picked on a map."""
    return translate("Questions", "The map is not available here. Choose from the list.")


def no_other_app() -> str:
    """An answer that another app would give."""
    return translate("Questions", "The form asks for another app that is not available here. Enter the answer.")
