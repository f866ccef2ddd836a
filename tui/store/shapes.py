"""What the rep has said about files of one shape, kept beside the book.

A shape is the set of headers that the exports of one program have. The answers are no part of
the book: undo of an import does not unlearn them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from tui.store import files
from tui.store.beside import Beside

if TYPE_CHECKING:
    from pathlib import Path


class Shape(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A shape of file, and what is known of it."""

    kind: str
    """What such files are imported as."""
    headers: tuple[str, ...]
    """As they are compared, in order."""
    fields: dict[str, str] = {}
    """Field by header, where the rep has said it; empty: not to be read."""
    is_full: bool | None = None
    """Whether such a file lists all that is open; None: the rep has not said."""
    date_order: Literal["dmy", "mdy"] | None = None
    """How its dates are written, where the rep has said it."""
    sheet: str = ""
    """The sheet of the workbook, where the rep has named it."""
    file: str = ""
    """The file that was last taken in, with its folder."""
    turn: int = 0
    """The higher, the later it was used."""


class Shapes:
    """The shapes of a book's files."""

    def __init__(self, file: Path | None) -> None:
        self._shapes = Beside(file, list[Shape], list)

    @classmethod
    def beside(cls, book: Path) -> Shapes:
        """The shapes of the book in a file."""
        return cls(files.companion(book) / "shapes.json")

    @classmethod
    def in_memory(cls) -> Shapes:
        """Shapes of which nothing is ever written."""
        return cls(None)

    def get(self, kind: str, headers: Iterable[str]) -> Shape | None:
        """What is known of files of that kind with these headers."""
        wanted = tuple(headers)
        return next((one for one in self.of(kind) if one.headers == wanted), None)

    def of(self, kind: str) -> list[Shape]:
        """All shapes of a kind, the one used last first."""
        found = [one for one in self._shapes.read() if one.kind == kind]
        return sorted(found, key=lambda one: one.turn, reverse=True)

    def use(self, shape: Shape) -> None:
        """Remember a shape as the one used last, in the place of what was known of it.

        Raises:
            NotSaved: it cannot be written.
        """
        with self._shapes.changing() as shapes:
            turn = max((one.turn for one in shapes), default=0) + 1
            shapes[:] = [
                one for one in shapes if (one.kind, one.headers) != (shape.kind, shape.headers)
            ]
            shapes.append(replace(shape, turn=turn))
