"""The reference provincial server: an optional part, ``fieldapp[server]``.

Importing it without its libraries raises FieldappError with the command that installs them.
"""

from importlib.util import find_spec

from fieldapp.errors import FieldappError

LIBRARIES = ("fastapi", "uvicorn", "joserfc", "psycopg")

_missing = [name for name in LIBRARIES if find_spec(name) is None]
if _missing:
    raise FieldappError(
        "The province's server needs more libraries ({missing}). Install them with: pip install 'fieldapp[server]'",
        missing=", ".join(_missing),
    )
