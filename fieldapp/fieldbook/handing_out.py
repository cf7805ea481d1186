"""A file for somebody else's eyes, put where a person said, in one piece."""

from pathlib import Path

from fieldapp.errors import FileInUse, StoreError
from fieldapp.vault.durable import durable_write


def put_file(path: Path, content: bytes) -> None:
    """Write it. Raises FileInUse (open in an office program), DiskFull, StoreError."""
    if any((path.parent / name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#")):
        raise FileInUse(name=path.name)
    try:
        durable_write(path, content)
    except StoreError as error:
        if isinstance(error.__cause__, PermissionError) and path.exists():
            raise FileInUse(name=path.name) from error
        raise
