"""What goes out: CSV and JSON files, replaced as a whole, without formulas."""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from tui.errors import Trouble
from tui.i18n import _

STANDARD_OUTPUT: Final = "-"

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,]*")


class CannotWrite(Trouble):
    """A file cannot be written; what stood there stands there still."""

    code = "cannot_write"


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; plain numbers stay as they are.

    >>> defused("=1+1"), defused("-12.50"), defused("+49 30 1")
    ("'=1+1", '-12.50', "'+49 30 1")
    """
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheets open in the right encoding: UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([defused(cell) for cell in header])
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def json_bytes(value: object) -> bytes:
    """A JSON file that a person can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def write(target: str | Path, data: bytes) -> None:
    """Write a file, 0600, replacing what is there in one step; ``-`` is standard output.

    Raises:
        CannotWrite: with the reason; nothing has changed then.
    """
    # A link stays a link: what it leads to is replaced.
    path = Path(os.path.realpath(target))
    try:
        if str(target) == STANDARD_OUTPUT:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _replace(path, data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(
            _("Cannot write {file}: {reason}.").format(file=target, reason=error.strerror or error)
        ) from error


def _replace(path: Path, data: bytes) -> None:
    # mkstemp makes it 0600, beside the file, so that the last step is a rename.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
