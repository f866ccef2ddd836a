"""Files from outside as bytes: plain files alone, and none that would fill the memory."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 128_000_000
"""Of a file; address books have pictures in them, and workbooks too."""
MOST_TEXT: Final = 32_000_000
"""Bytes of text, all that is kept of a file; 200,000 invoices have less."""
MOST_ROWS: Final = 100_000
"""Rows that say something; the ledger of a rep has a hundredth of that."""
MOST_CELLS: Final = 2_000_000
"""In rows as long as their last cell; 50,000 invoices with 40 columns have as many."""
MOST_ENDS: Final = 6_000_000
"""Of lines: most of an address book's are those of pictures, most of a sheet's are empty."""
MOST_COLUMNS: Final = 16_384
"""What a sheet of a workbook has room for."""
LONGEST_CELL: Final = 131_072
"""Characters; a workbook has room for a quarter of that."""


class BadSheet(Trouble):
    """A file cannot be read, or not as what it should be."""

    code = "sheet"


def too_large(file: str) -> BadSheet:
    """A file holds more than is ever imported."""
    return BadSheet(
        _(
            "{file} is too large to be imported. Export a shorter period, or only the part that "
            "is needed, and import that."
        ).format(file=file)
    )


def long_cell(file: str, row: int) -> BadSheet:
    """A cell of a row holds more than any text that somebody has written."""
    return BadSheet(
        _(
            "{file}, row {row}: a cell holds more than {most} characters. "
            "Mend that row, or see whether a quotation mark is missing, and import again."
        ).format(file=file, row=row, most=f"{LONGEST_CELL:,}")
    )


def read_bytes(file: Path, most: int = MOST_BYTES) -> bytes:
    """What stands in a file.

    Args:
        most: so many bytes it may have.

    Raises:
        BadSheet: it is not there, may not be read, is no plain file, is too large, or is
            changed while it is read.
    """
    if not _is_readable(str(file.absolute())):
        raise BadSheet(
            _("Cannot read {file}: its name is not readable text. Give it another.").format(
                file=file
            )
        )
    try:
        # A pipe without a writer would block an open.
        handle = os.open(
            file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as opened:
            before = os.fstat(handle)
            if stat.S_ISDIR(before.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not stat.S_ISREG(before.st_mode):
                raise BadSheet(_("Cannot read {file}: it is not a plain file.").format(file=file))
            if before.st_size > most:
                raise too_large(str(file))
            data = opened.read(most + 1)
            after = os.fstat(handle)
    except OSError as error:
        raise BadSheet(
            _("Cannot read {file}: {reason}.").format(file=file, reason=error.strerror or error)
        ) from error
    if len(data) > most:
        raise too_large(str(file))
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise BadSheet(
            _("{file} is being written just now. Wait until that is done and import again.").format(
                file=file
            )
        )
    return data


def _is_readable(name: str) -> bool:
    """Whether a name can be written down; what a book remembers of a file is its name."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in name
