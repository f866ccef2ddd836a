"""A real terminal to drive the app in: a pty on one side, a screen of cells on the other."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Final

import pyte
from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

PATIENCE: Final = 30.0
"""Seconds to wait for what must come; a busy machine may need most of them."""

KEYS: Final = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}
COPIED: Final = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
"""How a program puts a text on the terminal's clipboard (OSC 52)."""


class Terminal:
    """A command in a terminal of its own, which is its controlling one.

    Nothing here sleeps: whoever waits names a condition, and what the command writes
    is taken in until it holds.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        env: Mapping[str, str],
        rows: int,
        columns: int,
        *,
        cwd: Path | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.written = bytearray()
        """All that the command has written, as it came."""
        self._master, slave = os.openpty()
        self._is_over = False
        try:
            self._set_size(slave, rows, columns)
            self.process = subprocess.Popen(
                [str(word) for word in command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=dict(env),
                cwd=cwd,
                start_new_session=True,
                preexec_fn=_take_terminal,  # noqa: PLW1509
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- What is on it

    @property
    def screen(self) -> list[str]:
        """The lines, as they stand; a wide character is one character of its line."""
        return [self._line(row).rstrip() for row in range(self._screen.lines)]

    def _line(self, row: int) -> str:
        """The characters of a line; of a wide one that was written over by half, nothing stays."""
        line = self._screen.buffer[row]
        cells = [line[column].data for column in range(self._screen.columns)]
        shown = ""
        is_half = False
        for cell, after in zip(cells, [*cells[1:], " "], strict=True):
            if not cell:
                # The right half of a wide character: shown with the left one, if that is there.
                shown += "" if is_half else " "
                is_half = False
                continue
            is_half = cell_len(cell) == 2 and not after
            shown += " " if cell_len(cell) == 2 and after else cell
        return shown

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.screen)

    @property
    def words(self) -> str:
        """The words as one line, wherever the lines broke."""
        return " ".join(self.text.split())

    @property
    def colours(self) -> set[str]:
        """Of all cells: six hexadecimal digits of red, green and blue, or a colour's name."""
        cells = [cell for line in self._screen.buffer.values() for cell in line.values()]
        return {colour for cell in cells for colour in (cell.fg, cell.bg)}

    @property
    def clipboard(self) -> str:
        """The text that the command copied last; empty where it copied none."""
        copied = COPIED.findall(self.written)
        return base64.b64decode(copied[-1]).decode() if copied else ""

    # -- What is done to it

    def press(self, *keys: str) -> None:
        """Send keys by their names (``enter``, ``ctrl+p``), or text as it is typed."""
        self._send("".join(_sequence(key) for key in keys).encode())

    def leave_by(self, *keys: str) -> None:
        """Send the keys by which a rep leaves the command, and see it end well."""
        self.press(*keys)
        assert self.wait_closed() == 0

    def resize(self, rows: int, columns: int) -> None:
        """Make the window another size; the command is told."""
        self._screen.resize(rows, columns)
        self._set_size(self._master, rows, columns)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """End the command by a signal and return what it ended with."""
        self.process.send_signal(number)
        return self.wait_closed()

    def hang_up(self) -> int:
        """Take the terminal away, as a closed window or a lost line does."""
        os.close(self._master)
        self._master = -1
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the command, however it stands, and give everything back."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # -- Waiting

    def wait_for(self, what: str | Callable[[Terminal], object], timeout: float = PATIENCE) -> None:
        """Take in what the command writes until a text is on screen, or a condition holds."""
        self._wait(
            lambda: what in self.text if isinstance(what, str) else bool(what(self)),
            timeout,
            repr(what) if isinstance(what, str) else "a condition",
        )

    def wait_for_line(self, *parts: str) -> None:
        """Take in what the command writes until one line holds all the parts, in this order."""
        line = re.compile(".*".join(map(re.escape, parts)))
        self._wait(lambda: any(map(line.search, self.screen)), PATIENCE, f"a line with {parts}")

    def wait_for_words(self, words: str) -> None:
        """Take in what the command writes until these words stand there, over whatever lines."""
        self._wait(lambda: words in self.words, PATIENCE, f"the words {words!r}")

    def wait_gone(self, part: str, timeout: float = PATIENCE) -> None:
        """Take in what the command writes until a text is no longer on screen."""
        self._wait(lambda: part not in self.text, timeout, f"{part!r} to go")

    def wait_closed(self, timeout: float = PATIENCE) -> int:
        """Take in what the command writes until it ends; its exit status."""
        self._wait(lambda: self._is_over or self.process.poll() is not None, timeout, "its end")
        return self.process.wait(timeout)

    def _wait(self, holds: Callable[[], bool], timeout: float, what: str) -> None:
        end = time.monotonic() + timeout
        while True:
            self._take_in(0)
            if holds():
                return
            left = end - time.monotonic()
            if left <= 0 or self._is_over:
                state = "ended" if self._is_over else f"waited {timeout:.0f} s"
                raise AssertionError(f"{state}, not seen: {what}. On screen:\n{self.text}")
            # Conditions of other things than the screen are asked again before long.
            self._take_in(min(left, 0.1))

    def _take_in(self, patience: float) -> None:
        """All that has been written by now; wait for the first of it."""
        while not self._is_over and select.select([self._master], [], [], patience)[0]:
            patience = 0
            try:
                data = os.read(self._master, 65536)
            except OSError:  # what Linux says where the other side has closed
                data = b""
            self._is_over = not data
            self.written += data
            self._stream.feed(data)

    def _send(self, data: bytes) -> None:
        # The command may be writing while we are: neither side may block the other.
        while data:
            _reads, writes, _errors = select.select([], [self._master], [], 0.1)
            if writes:
                data = data[os.write(self._master, data[:256]) :]
            else:
                self._take_in(0)

    @staticmethod
    def _set_size(handle: int, rows: int, columns: int) -> None:
        fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _take_terminal() -> None:
    """In the new process: make the terminal its controlling one, so that it is hung up with it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _sequence(key: str) -> str:
    """What a terminal sends for a key."""
    if key.startswith("ctrl+") and len(key) == len("ctrl+") + 1:
        return chr(ord(key[-1].upper()) & 0x1F)
    return KEYS.get(key, key)
