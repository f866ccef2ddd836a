"""One writer at a time: a lock on a file, for the threads and processes of one machine."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Final, Self

from tui.store import files

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


WAIT: Final = 60.0
"""Seconds that a command waits for its turn."""

_FIRST_NAP: Final = 0.001
_LONGEST_NAP: Final = 0.05

_threads: Final[dict[str, threading.Lock]] = {}
"""By lock file: what the threads of this process take before they ask for the file."""


class Lock:
    """A lock held over a ``with`` block.

    Raises:
        TimeoutError: somebody else held it all the time.
        OSError: the lock file cannot be made.
    """

    def __init__(self, path: Path, wait: float = WAIT) -> None:
        self._path = path
        self._wait = wait
        self._mutex = _threads.setdefault(str(path), threading.Lock())
        self._handle: int | None = None
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        deadline = time.monotonic() + self._wait
        if not self._mutex.acquire(timeout=self._wait):
            raise TimeoutError
        with contextlib.ExitStack() as failed:
            failed.callback(self._mutex.release)
            failed.callback(self._close)
            nap = _FIRST_NAP
            while not self._take():
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                # Jitter, so that many who wait do not ask in step.
                time.sleep(min(left, nap * (0.5 + os.urandom(1)[0] / 255)))
                nap = min(nap * 1.5, _LONGEST_NAP)
            failed.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._close()
        self._mutex.release()

    def leave_no_trace(self) -> None:
        """Remove the lock file and the folders made for it; still to be called while held."""
        with contextlib.suppress(OSError):
            self._path.unlink()
            for folder in reversed(self._made):
                folder.rmdir()

    def _take(self) -> bool:
        if self._handle is None:
            self._made += files.make_folder(self._path.parent)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
            try:
                self._handle = os.open(self._path, flags, 0o600)
            except FileNotFoundError:  # the folder has just been removed again
                return False
        if not _try(self._handle):
            return False
        # Whoever removes the lock file leaves us with a lock on a file nobody else will open.
        try:
            if os.path.samestat(os.fstat(self._handle), self._path.stat()):
                return True
        except FileNotFoundError:
            pass
        self._close()
        return False

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
