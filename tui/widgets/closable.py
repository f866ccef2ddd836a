"""A terminal that may go away under the app: its window is closed, or the line is lost."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, cast

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from io import TextIOWrapper

    from textual.app import App


class ClosableDriver(LinuxDriver):
    """Lets the app end in its own way when its terminal has gone.

    Textual writes from a thread of its own, which dies of the first write that fails; whoever
    paints then waits for it without end, and the app never comes to its end.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = cast("TextIOWrapper", _Closable(self._file))


class _Closable:
    """The end of a terminal that is written to; what it no longer takes goes nowhere."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        try:
            return self._file.write(text)
        except OSError:
            return self._lose(text)

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            self._lose("")

    def fileno(self) -> int:
        return self._file.fileno()

    def _lose(self, text: str) -> int:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._file.fileno())
        os.close(nowhere)
        return len(text)
