"""What stands where a file should: nothing, a folder, a pipe, a device, a link to itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tests.e2e.hostile.case import BIG


def empty(file: Path) -> Path:
    """A file without anything in it."""
    file.touch()
    return file


def folder(file: Path) -> Path:
    """A folder that is called like a file."""
    file.mkdir()
    return file


def pipe(file: Path) -> Path:
    """A pipe into which nobody writes."""
    os.mkfifo(file)
    return file


def device(file: Path) -> Path:
    """A link to zeros without an end."""
    file.symlink_to("/dev/zero")
    return file


def circle(file: Path) -> Path:
    """A link to itself."""
    file.symlink_to(file)
    return file


def dangling(file: Path) -> Path:
    """A link to nothing."""
    file.symlink_to(file.with_name("nothing"))
    return file


def terabyte(file: Path) -> Path:
    """A file that says it has a terabyte."""
    with file.open("wb") as opened:
        opened.truncate(10**12)
    return file


def unreadable_name(file: Path) -> Path:
    """A file whose name is no text."""
    return Path(os.fsdecode(os.fsencode(file.with_suffix("")) + b"\xe9" + os.fsencode(file.suffix)))


NO_FILES: Final = (
    (empty, ""),
    (folder, "directory"),
    (pipe, "not a plain file"),
    (device, "not a plain file"),
    (circle, "links"),
    (dangling, "No such file"),
    (terabyte, BIG),
    (unreadable_name, "name"),
)
