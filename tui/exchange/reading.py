"""Files from outside as bytes: plain files alone, and none that would fill the memory."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

from tui.exchange.sheets import BadSheet
from tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_MOST: Final = 200_000_000
"""Bytes; the book of a rep's whole life is a tenth of that."""


def read_bytes(file: Path) -> bytes:
    """What stands in a file.

    Raises:
        BadSheet: it is not there, may not be read, is no plain file, or is too large.
    """
    try:
        # A pipe without a writer would block an open.
        handle = os.open(
            file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as opened:
            status = os.fstat(handle)
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not stat.S_ISREG(status.st_mode):
                raise BadSheet(_("Cannot read {file}: it is not a plain file.").format(file=file))
            data = opened.read(_MOST + 1)
    except OSError as error:
        raise BadSheet(
            _("Cannot read {file}: {reason}.").format(file=file, reason=error.strerror or error)
        ) from error
    if len(data) > _MOST:
        raise BadSheet(_("{file} is too large to be imported.").format(file=file))
    return data
