"""Words that Qt itself puts on screen: menus over fields, dialogs for files and printing.

Qt brings no Indonesian. It asks the catalogues for these sentences by its own contexts, so they are collected from here
like ours; nothing else reads this.
"""

from fieldapp.ui.words import translate


def of_menus() -> tuple[str, ...]:
    """The menu over a field, and that of a scroll bar."""
    return (
        translate("QLineEdit", "&Undo"),
        translate("QLineEdit", "&Redo"),
        translate("QLineEdit", "Cu&t"),
        translate("QLineEdit", "&Copy"),
        translate("QLineEdit", "&Paste"),
        translate("QLineEdit", "Delete"),
        translate("QLineEdit", "Select All"),
        translate("QWidgetTextControl", "&Undo"),
        translate("QWidgetTextControl", "&Redo"),
        translate("QWidgetTextControl", "Cu&t"),
        translate("QWidgetTextControl", "&Copy"),
        translate("QWidgetTextControl", "Copy &Link Location"),
        translate("QWidgetTextControl", "&Paste"),
        translate("QWidgetTextControl", "Delete"),
        translate("QWidgetTextControl", "Select All"),
        translate("QAbstractSpinBox", "&Select All"),
        translate("QAbstractSpinBox", "&Step up"),
        translate("QAbstractSpinBox", "Step &down"),
        translate("QScrollBar", "Scroll here"),
        translate("QScrollBar", "Top"),
        translate("QScrollBar", "Bottom"),
        translate("QScrollBar", "Left edge"),
        translate("QScrollBar", "Right edge"),
        translate("QScrollBar", "Page up"),
        translate("QScrollBar", "Page down"),
        translate("QScrollBar", "Page left"),
        translate("QScrollBar", "Page right"),
        translate("QScrollBar", "Scroll up"),
        translate("QScrollBar", "Scroll down"),
        translate("QScrollBar", "Scroll left"),
        translate("QScrollBar", "Scroll right"),
    )


def of_buttons() -> tuple[str, ...]:
    """Buttons whose words a desktop decides."""
    return (
        translate("QPlatformTheme", "OK"),
        translate("QPlatformTheme", "Save"),
        translate("QPlatformTheme", "Save All"),
        translate("QPlatformTheme", "Open"),
        translate("QPlatformTheme", "&Yes"),
        translate("QPlatformTheme", "Yes to &All"),
        translate("QPlatformTheme", "&No"),
        translate("QPlatformTheme", "N&o to All"),
        translate("QPlatformTheme", "Abort"),
        translate("QPlatformTheme", "Retry"),
        translate("QPlatformTheme", "Ignore"),
        translate("QPlatformTheme", "Close"),
        translate("QPlatformTheme", "Cancel"),
        translate("QPlatformTheme", "Discard"),
        translate("QPlatformTheme", "Help"),
        translate("QPlatformTheme", "Apply"),
        translate("QPlatformTheme", "Reset"),
        translate("QPlatformTheme", "Restore Defaults"),
        translate("QDialogButtonBox", "OK"),
        translate("QMessageBox", "Show Details..."),
        translate("QMessageBox", "Hide Details..."),
    )


def of_files() -> tuple[str, ...]:
    """The dialog for files, where the system has none of its own."""
    return (
        translate("QFileDialog", "Back"),
        translate("QFileDialog", "Go back"),
        translate("QFileDialog", "Forward"),
        translate("QFileDialog", "Go forward"),
        translate("QFileDialog", "Parent Directory"),
        translate("QFileDialog", "Go to the parent directory"),
        translate("QFileDialog", "Create New Folder"),
        translate("QFileDialog", "Create a New Folder"),
        translate("QFileDialog", "List View"),
        translate("QFileDialog", "Change to list view mode"),
        translate("QFileDialog", "Detail View"),
        translate("QFileDialog", "Change to detail view mode"),
        translate("QFileDialog", "Sidebar"),
        translate("QFileDialog", "List of places and bookmarks"),
        translate("QFileDialog", "Files"),
        translate("QFileDialog", "File &name:"),
        translate("QFileDialog", "&Open"),
        translate("QFileDialog", "&Save"),
        translate("QFileDialog", "&Choose"),
        translate("QFileDialog", "Open"),
        translate("QFileDialog", "Save As"),
        translate("QFileDialog", "Find Directory"),
        translate("QFileDialog", "Directory:"),
        translate("QFileDialog", "&Rename"),
        translate("QFileDialog", "&Delete"),
        translate("QFileDialog", "Show &hidden files"),
        translate("QFileDialog", "&New Folder"),
        translate("QFileDialog", "All Files (*)"),
        translate("QFileDialog", "All files (*)"),
        translate("QFileDialog", "Directories"),
        translate("QFileDialog", "Recent Places"),
        translate("QFileDialog", "New Folder"),
        translate("QFileDialog", "Remove"),
        translate("QFileDialog", "Delete"),
        translate("QFileDialog", "Show "),
        translate("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
        translate("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
        translate("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        translate("QFileDialog", "'%1' is write protected.\nDo you want to delete it anyway?"),
        translate("QFileDialog", "Are you sure you want to delete '%1'?"),
        translate("QFileDialog", "Could not delete directory."),
        translate("QFileSystemModel", "Name"),
        translate("QFileSystemModel", "Size"),
        translate("QFileSystemModel", "Type"),
        translate("QFileSystemModel", "Kind"),
        translate("QFileSystemModel", "Date Modified"),
        translate("QFileSystemModel", "Computer"),
        translate("QFileSystemModel", "My Computer"),
    )


def of_printing() -> tuple[str, ...]:
    """The dialog for printing, where the system has none of its own."""
    return (
        translate("QPrintDialog", "Print"),
        translate("QPrintDialog", "Print to File (PDF)"),
        translate("QPrintDialog", "&Options >>"),
        translate("QPrintDialog", "&Options <<"),
        translate("QPrintDialog", "&Print"),
        translate("QPrintWidget", "Printer"),
        translate("QPrintWidget", "&Name:"),
        translate("QPrintWidget", "P&roperties"),
        translate("QPrintWidget", "Location:"),
        translate("QPrintWidget", "Preview"),
        translate("QPrintWidget", "Type:"),
        translate("QPrintWidget", "Output &file:"),
        translate("QPrintSettingsOutput", "Copies"),
        translate("QPrintSettingsOutput", "Print range"),
        translate("QPrintSettingsOutput", "Print all"),
        translate("QPrintSettingsOutput", "Pages from"),
        translate("QPrintSettingsOutput", "to"),
        translate("QPrintSettingsOutput", "Current Page"),
        translate("QPrintSettingsOutput", "Selection"),
        translate("QPrintSettingsOutput", "Output Settings"),
        translate("QPrintSettingsOutput", "Copies:"),
        translate("QPrintSettingsOutput", "Collate"),
        translate("QPrintSettingsOutput", "Reverse"),
        translate("QPrintSettingsOutput", "Options"),
        translate("QPrintSettingsOutput", "Color Mode"),
        translate("QPrintSettingsOutput", "Color"),
        translate("QPrintSettingsOutput", "Grayscale"),
    )
