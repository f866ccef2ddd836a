"""What every import is made of: a change of the book, and a count of what became of the rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import msgspec

from tui.desk.matching import AccountIndex, Skip, halves, key_of
from tui.domain.records import Dated, Record, Standing

if TYPE_CHECKING:
    from tui.exchange.sums import Sort

__all__ = [
    "AccountIndex",
    "Change",
    "Skip",
    "Skipped",
    "Tally",
    "codes",
    "halves",
    "key_of",
]

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)
Code = TypeVar("Code", bound=str)


class Change(Protocol):
    """A change of the book, or one on trial."""

    def all(self, kind: type[S]) -> Mapping[int, S]: ...

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...

    def of(self, kind: type[D], accounts: Collection[int], horizon: date) -> Mapping[int, D]: ...

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]: ...

    @property
    def moved(self) -> date | None: ...

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...

    def recall(self, kind: type[R], id: int) -> R | None: ...

    def add(self, record: R) -> R: ...

    def take(self, record: R) -> R: ...

    def put(self, record: R) -> R: ...

    def remove(self, kind: type[Record], id: int) -> None: ...

    def trial(self) -> Change: ...


class Skipped(msgspec.Struct, frozen=True):
    """A row that was not taken, by its number in the file, and why."""

    row: int
    reason: str
    kind: Sort | Literal["bad"] = "bad"
    """What the row is; ``bad``: an item that could not be taken."""


class Tally(msgspec.Struct):
    """What became of the rows. Every row counts once."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: list[Skipped] = []
    warnings: list[str] = []


def codes(words: Mapping[Code, Sequence[str]]) -> dict[str, str]:
    """The code by each of its words and by itself, its parts joined by ``_``, space or hyphen."""
    return {
        sign.join(word.casefold().replace("_", " ").split()): code
        for code, known in words.items()
        for word in (str(code), *known)
        for sign in (" ", "_", "-")
    }
