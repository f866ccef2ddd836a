"""Safe files: written beside the old one, made durable, then put in its place in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path
from typing import Final

_REPLACE_WAITS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries to replace a file that a reader holds open (Windows only)."""

_NEW_FILE: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def real(path: Path) -> Path:
    """The file itself, whatever links lead to it."""
    return Path(os.path.realpath(path))


def companion(path: Path) -> Path:
    """The folder beside a book that holds its lock, undo, drafts and backups.

    ``book.json`` has ``book.files``; any other name keeps its ending: ``book.db.files``.
    """
    book = real(path)
    stem = book.stem if book.suffix.lower() == ".json" else book.name
    return book.parent / f"{stem}.files"


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and its missing parents, all 0700.

    Returns:
        The folders that were made, outermost first.
    """
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    made = []
    for one in reversed(missing):
        with contextlib.suppress(FileExistsError):
            one.mkdir(mode=0o700)
            made.append(one)
    return made


def temporary(path: Path) -> Path:
    """Where the next generation of ``path`` is written before it takes its place.

    Always the same name, so that what a killed process leaves is overwritten by the next save.
    """
    return path.with_name(f".{path.name}.new")


def write_new(path: Path, data: bytes) -> os.stat_result:
    """Write a file of our own from nothing, 0600 and durable; on failure it is not there."""
    path.unlink(missing_ok=True)
    handle = os.open(path, _NEW_FILE, 0o600)
    with contextlib.ExitStack() as failed:
        failed.callback(drop, path)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
            status = os.fstat(handle)
        finally:
            os.close(handle)
        failed.pop_all()
    return status


def drop(path: Path) -> None:
    """Remove what is in the way or half written, if it is there and goes."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def replace(source: Path, target: Path) -> None:
    """Put ``source`` in the place of ``target`` in one step."""
    for wait in _REPLACE_WAITS:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.replace(target)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system knows how to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def write_safely(path: Path, data: bytes) -> None:
    """Replace a file as a whole: afterwards it is the old one or the new one."""
    new = temporary(path)
    write_new(new, data)
    try:
        replace(new, path)
    finally:
        drop(new)  # there only if it did not take its place
    sync_folder(path.parent)


def keep(source: Path, target: Path, *, like: Path | None = None) -> None:
    """Let ``target`` be what ``source`` is now: a second name for it, or a copy.

    A second name is enough, for a book is replaced and never written in place.

    Args:
        like: whose `temporary` name to use, where that of ``target`` would not come again.
    """
    new = temporary(like or target)
    new.unlink(missing_ok=True)
    try:
        try:
            os.link(source, new)
            if new.stat().st_mode & 0o077:
                new.chmod(0o600)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.ENOENT):
                raise
            write_new(new, source.read_bytes())
        replace(new, target)
    finally:
        # Between two names of one file a rename does nothing and leaves both.
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)


def is_regular(status: os.stat_result) -> bool:
    """Whether it is a plain file, not a folder, pipe or device."""
    return stat.S_ISREG(status.st_mode)
