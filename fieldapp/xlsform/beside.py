"""Files that a workbook names (lists, pictures): where they are looked for.

In the workbook's own folder, in ``regions`` and ``services`` beside that folder, then among the lists that
come with the app.
"""

from pathlib import Path

from fieldapp import config

LIST_FOLDERS = ("regions", "services")
MAX_BYTES = 20 * 2**20  # a list larger than this is no list of choices


def find_file(workbook: Path, name: str) -> Path | None:
    """The file called ``name``, or None. A name with a folder in it is never found."""
    if not name or name != Path(name).name or "\\" in name:
        return None
    shipped = config.resources()
    folders = [
        workbook.parent,
        *(workbook.parent.parent / folder for folder in LIST_FOLDERS),
        *(shipped / folder for folder in LIST_FOLDERS),
    ]
    places = (folder / name for folder in folders)
    return next((p for p in places if p.is_file() and p.stat().st_size <= MAX_BYTES), None)


def near_names(workbook: Path) -> tuple[str, ...]:
    """Names of the lists within reach, to suggest one when a name is misspelt."""
    shipped = config.resources()
    folders = [workbook.parent, *(shipped / folder for folder in LIST_FOLDERS)]
    return tuple(dict.fromkeys(path.name for folder in folders for path in sorted(folder.glob("*.csv"))))
