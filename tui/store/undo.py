"""Taking back: what each change found, kept until it is too old to matter."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import msgspec

from tui.store.text import Doc, doc_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.domain.records import Record

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


def digest(doc: Doc | Record | None) -> str | None:
    """By what we see that a record is still what a change made of it; None where there is none.

    A record has the digest of its document, if that has no keys that we do not know.
    """
    if doc is None:
        return None
    text = msgspec.json.encode(doc, order="sorted")
    return f"{zlib.crc32(text):08x}-{len(text)}"


def image_of(table: str, id: int, row: bytes | None, new_row: bytes | None) -> Image | None:
    """The image of a record by its text before and after; None where nothing changed."""
    if row == new_row:
        return None
    before, after = (None if one is None else doc_of(one) for one in (row, new_row))
    if before == after:
        return None
    return Image(table=table, id=id, before=before, after=digest(after))


def entry_of(text: str, images: Sequence[Image]) -> Entry | None:
    """The entry of a change; None where nothing changed."""
    return Entry(text=text, records=tuple(images)) if images else None


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
