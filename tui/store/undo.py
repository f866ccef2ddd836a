"""Taking back: what each change found, kept until it is too old to matter."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import msgspec

from tui.store.text import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEPT: Final = 200
"""How many changes can be taken back."""

COUNTER: Final = "undo"
"""The head's counter from which changes get their ids."""


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """One record of a change: as it was (none: it is new) and a digest of what it became."""

    table: str
    id: int
    before: Doc | None
    after: str | None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One change, named in the rep's words."""

    id: int = 0
    text: str
    records: tuple[Image, ...]


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken back, and how many records that touched."""

    text: str
    records: int


def digest(doc: Doc | None) -> str | None:
    """By what we see that a record is still what a change made of it; None where there is none."""
    if doc is None:
        return None
    text = msgspec.json.encode(doc, order="sorted")
    return f"{zlib.crc32(text):08x}-{len(text)}"


def entry_of(text: str, changes: Iterable[tuple[str, int, Doc | None, Doc | None]]) -> Entry | None:
    """The entry of a change of (table, id, before, after); None where nothing changed."""
    images = tuple(
        Image(table=table, id=id, before=before, after=digest(after))
        for table, id, before, after in changes
        if before != after
    )
    return Entry(text=text, records=images) if images else None


def numbered(entries: Iterable[Entry], counters: Mapping[str, int]) -> tuple[Entry, ...]:
    """The entries with the ids that follow."""
    first = counters.get(COUNTER, 0) + 1
    return tuple(
        msgspec.structs.replace(entry, id=id) for id, entry in enumerate(entries, start=first)
    )


def encode(entry: Entry) -> bytes:
    """The text of an entry."""
    return msgspec.json.encode(entry) + b"\n"


def decode(data: bytes) -> Entry:
    """The entry of a text.

    Raises:
        msgspec.DecodeError: it is not one.
    """
    return msgspec.json.decode(data, type=Entry)
