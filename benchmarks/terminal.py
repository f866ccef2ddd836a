"""A command in a terminal, timed from outside: what a rep's eye and hand would notice."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from datetime import datetime
from typing import Final, Self

_ESCAPES: Final = re.compile(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]")
_PATIENCE: Final = 20.0
_PROCESS_CLOCK: Final = 2
"""What makes a process id the clock of its processor time (``clock_getcpuclockid``)."""
_QUIET: Final = 0.06
"""Seconds without output after which a picture is taken to be complete."""


def environment_at(now: datetime) -> dict[str, str]:
    """The environment of a command in such a terminal, in English, its clock pinned."""
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "ROUNDS_LANG": "en",
        "ROUNDS_TODAY": f"{now:%Y-%m-%dT%H:%M}",
    }
    # As installed: with byte code, which a first run writes.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


class Terminal:
    """Runs a command in a terminal of 120 × 36."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._command = command
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=follower, stdout=follower, stderr=follower, env=environment
        )
        os.close(follower)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._leader)

    def until_painted(self, mark: bytes) -> float:
        """Seconds from the start until ``mark`` stands on the screen."""
        seen = b""
        while mark not in _ESCAPES.sub(b"", seen):
            seen += self._read(_PATIENCE) or self._give_up(mark)
        return time.perf_counter() - self.started

    def key_to_frame(self, key: bytes) -> float:
        """Seconds from a key until the next picture begins to arrive; waits for it to end."""
        self.settle()
        pressed = time.perf_counter()
        os.write(self._leader, key)
        self._read(_PATIENCE) or self._give_up(key)
        return time.perf_counter() - pressed

    def key_until(self, key: bytes, mark: bytes) -> float:
        """Seconds from a key until ``mark`` has been painted."""
        seen = b""
        pressed = time.perf_counter()
        os.write(self._leader, key)
        while mark not in _ESCAPES.sub(b"", seen):
            seen += self._read(_PATIENCE) or self._give_up(mark)
        return time.perf_counter() - pressed

    def worked(self) -> float:
        """Seconds of processor time of the command so far, with all its threads (Linux only)."""
        return time.clock_gettime((~self._process.pid << 3) | _PROCESS_CLOCK)

    def settle(self) -> None:
        """Wait until nothing more is painted."""
        while self._read(_QUIET):
            pass

    def _read(self, patience: float) -> bytes:
        ready, _, _ = select.select([self._leader], [], [], patience)
        return os.read(self._leader, 1 << 20) if ready else b""

    def _give_up(self, what: bytes) -> bytes:
        raise TimeoutError(f"{self._command}: nothing came after {what!r}")
