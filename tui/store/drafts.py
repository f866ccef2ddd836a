"""Half-typed text, kept beside the book until its form is saved."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from tui.store import files
from tui.store.lock import Lock
from tui.store.troubles import NotSaved

if TYPE_CHECKING:
    from pathlib import Path

_WAIT: Final = 2.0
"""Seconds to wait for another window; a closing terminal gives us no more."""

_Texts = dict[str, dict[str, str]]


class Drafts:
    """The drafts of a book by form (``log:visit:12``, ``line``), each its fields' text by name.

    Every call looks at the file, so windows see each other's drafts. A file that cannot be
    read counts as empty, and is set aside, not lost, when the next draft is kept.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._memory: _Texts = {}

    @classmethod
    def beside(cls, book: Path) -> Drafts:
        """The drafts of the book in a file."""
        return cls(files.companion(book) / "drafts.json")

    @classmethod
    def in_memory(cls) -> Drafts:
        """Drafts of which nothing is ever written."""
        return cls(None)

    def get(self, key: str) -> dict[str, str] | None:
        """The draft of a form; None where there is none."""
        return (self._read() or {}).get(key)

    def set(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep a draft.

        Raises:
            NotSaved: it cannot be written.
        """
        # A lone surrogate is no text and cannot be written.
        draft = {name: text.encode(errors="ignore").decode() for name, text in fields.items()}
        with self._changing() as drafts:
            drafts[key] = draft

    def drop(self, key: str) -> None:
        """Forget a draft.

        Raises:
            NotSaved: it cannot be written.
        """
        if self.get(key) is not None:
            with self._changing() as drafts:
                drafts.pop(key, None)

    def _read(self) -> _Texts | None:
        """All drafts; None where the file is damaged."""
        if self._file is None:
            return dict(self._memory)
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=_Texts)
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    @contextlib.contextmanager
    def _changing(self) -> Iterator[_Texts]:
        if self._file is None:
            yield self._memory
            return
        try:
            with self._turn(self._file):
                drafts = self._read()
                if drafts is None:
                    _set_aside(self._file)
                    drafts = {}
                yield drafts
                text = msgspec.json.format(msgspec.json.encode(drafts), indent=1)
                files.write_safely(self._file, text + b"\n")
        except OSError as error:
            raise NotSaved(self._file, error) from error

    @staticmethod
    @contextlib.contextmanager
    def _turn(file: Path) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            # Rather than lose this text, go on without the lock and risk another window's.
            with contextlib.suppress(TimeoutError):
                stack.enter_context(Lock(file.with_name("drafts.lock"), _WAIT))
            yield


def _set_aside(file: Path) -> None:
    n = 1
    while (aside := file.with_name(f"drafts-damaged-{n}.json")).exists():
        n += 1
    files.replace(file, aside)
