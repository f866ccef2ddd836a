"""Small files beside the book, which several windows change: what is not worth a transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import msgspec

from tui.store import files
from tui.store.lock import Lock
from tui.store.troubles import NotSaved

if TYPE_CHECKING:
    from pathlib import Path

_WAIT: Final = 2.0
"""Seconds to wait for another window; a closing terminal gives us no more."""

T = TypeVar("T")


class Beside(Generic[T]):
    """One value in a JSON file of its own.

    Every call looks at the file, so windows see each other's changes. A file that cannot be
    read counts as empty, and is set aside, not lost, with the next change.

    Args:
        file: None: nothing is ever written.
        kind: the type of the value, which can be changed in place.
        empty: makes the value of a file that is not there.
    """

    def __init__(self, file: Path | None, kind: type[T], empty: Callable[[], T]) -> None:
        self._file = file
        self._kind = kind
        self._empty = empty
        self._memory = empty()

    def read(self) -> T:
        """The value; not to be changed."""
        found = self._read()
        return self._empty() if found is None else found

    @contextlib.contextmanager
    def changing(self) -> Iterator[T]:
        """The value to be changed in place; it is written afterwards.

        Raises:
            NotSaved: it cannot be written.
        """
        if self._file is None:
            yield self._memory
            return
        try:
            with self._turn(self._file):
                value = self._read()
                if value is None:
                    _set_aside(self._file)
                    value = self._empty()
                yield value
                text = msgspec.json.format(msgspec.json.encode(value), indent=1)
                files.write_safely(self._file, text + b"\n")
        except OSError as error:
            raise NotSaved(self._file, error) from error

    def _read(self) -> T | None:
        """The value; None where the file is damaged."""
        if self._file is None:
            return self._memory
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=self._kind)
        except FileNotFoundError:
            return self._empty()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    @staticmethod
    @contextlib.contextmanager
    def _turn(file: Path) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            # Rather than lose this change, go on without the lock and risk another window's.
            with contextlib.suppress(TimeoutError):
                stack.enter_context(Lock(file.with_suffix(".lock"), _WAIT))
            yield


def _set_aside(file: Path) -> None:
    n = 1
    while (aside := file.with_name(f"{file.stem}-damaged-{n}.json")).exists():
        n += 1
    files.replace(file, aside)
