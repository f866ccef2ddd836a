"""The text of a book, and of a year of its history: one JSON object, one record a line.

First stands ``"rounds"``, the head, then one object per table, ``{"id": record}``. The head
tells length and check sum of every table, so a text that is as we wrote it is taken apart
without being read through; any other is read as JSON, whatever an editor made of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final, NamedTuple

import msgspec

from tui.domain.receivables.items import OpenItems

Doc = dict[str, object]
"""A record as it stands in the file, with keys that this version may not know."""

HEAD: Final = "rounds"
_OPENING: Final = f'{{"{HEAD}":'.encode()
_BETWEEN: Final = b",\n"
_CLOSING: Final = b"}\n"


class Head(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the text says of itself.

    ``counters`` holds the highest id ever given by table, and under ``undo`` that of changes.
    ``undo`` holds the ids of the changes that can be taken back, newest last.
    """

    schema: int
    generation: int = 0
    year: int | None = None
    """Of a file of the history: which year it holds."""
    counters: dict[str, int] = {}
    undo: tuple[int, ...] = ()
    moved: date | None = None
    """What is closed and before this day may have left for the history."""
    history: dict[int, str] = {}
    """By year the name of the file that holds it."""
    open_items: OpenItems | None = None
    """Which records of the tables below are open items; None: not known."""
    tables: dict[str, tuple[int, int]] = {}
    """Length and check sum of each table, as they were written."""
    seal: int = 0
    """Check sum of the two before it, which say of the text what they could not say of another."""

    def sealed(self) -> int:
        """What ``seal`` has to be."""
        return zlib.crc32(msgspec.json.encode((self.open_items, self.tables)))


class Block:
    """The text of one table, where it stands in a larger text."""

    __slots__ = ("_sum", "_text", "end", "start")

    def __init__(
        self, text: bytes, start: int = 0, end: int | None = None, sum: int | None = None
    ) -> None:
        self._text = text
        self.start = start
        self.end = len(text) if end is None else end
        self._sum = sum

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def view(self) -> memoryview:
        """The text itself, not copied."""
        return memoryview(self._text)[self.start : self.end]

    @property
    def sum(self) -> int:
        """Its check sum."""
        if self._sum is None:
            self._sum = zlib.crc32(self.view)
        return self._sum

    def is_same(self, other: Block | None) -> bool:
        """Whether both say the same, byte by byte."""
        if other is None or len(self) != len(other) or self.sum != other.sum:
            return False
        return self.view.tobytes() == other.view.tobytes()

    def some(self, ids: Iterable[int]) -> bytes | None:
        """A table of those records only; None where one is not to be found.

        Args:
            ids: in ascending order. The text has to be one that `block_of` made.
        """
        text, start, end = self._text, self.start + len(b"{\n"), self.end - len(b"\n}")
        lines = []
        for id in ids:
            low, high = start, end
            while low < high:
                middle = (low + high) // 2
                line = text.rfind(b"\n", low, middle) + 1 or low
                after = text.find(b"\n", middle, end) + 1 or end + 1
                found = int(text[line + 1 : text.index(b'"', line + 1)])
                if found == id:
                    lines.append(text[line : after - 1].removesuffix(b","))
                    start = after
                    break
                if found < id:
                    low = after
                else:
                    high = line
            else:
                return None
        return b"{" + b",".join(lines) + b"}"


class Parts(NamedTuple):
    """A text taken apart."""

    head: Head
    extra: Mapping[str, object]
    """Keys of the head that this version does not know."""
    blocks: dict[str, Block]
    is_ours: bool
    """Whether every table is as we wrote it: each record fits its type and has a line."""


class NoBook(Exception):
    """The text has no head."""


class BadHead(Exception):
    """The head is damaged."""


def split(data: bytes) -> Parts:
    """Take a text apart.

    Raises:
        NoBook, BadHead: it is not the text of a book.
        msgspec.DecodeError, UnicodeDecodeError: it is not JSON.
    """
    if parts := _split_ours(data):
        return parts
    try:
        rows = decoder_of_rows().decode(data)
    except msgspec.ValidationError as error:
        raise NoBook from error
    if HEAD not in rows:
        raise NoBook
    head, extra = _read_head(bytes(rows.pop(HEAD)))
    return Parts(head, extra, {name: Block(bytes(raw)) for name, raw in rows.items()}, False)


def _split_ours(data: bytes) -> Parts | None:
    """Take apart a text that is as we wrote it; None where anything is not as the head says."""
    end = data.find(b"\n")
    if not data.startswith(_OPENING) or data[end - 1 : end + 1] != _BETWEEN:
        return None
    try:
        head, extra = _read_head(data[len(_OPENING) : end - 1])
    except BadHead:
        return None
    if head.seal != head.sealed():
        return None
    at, blocks, view = end + 1, {}, memoryview(data)
    for name, (length, check) in head.tables.items():
        key = _key(name)
        start = at + len(key)
        at = start + length
        if not data.startswith(key, start - len(key)) or zlib.crc32(view[start:at]) != check:
            return None
        blocks[name] = Block(data, start, at, check)
        if data[at : at + 2] != (_BETWEEN if len(blocks) < len(head.tables) else _CLOSING):
            return None
        at += 2
    return Parts(head, extra, blocks, True) if blocks and at == len(data) else None


def join(head: Head, extra: Mapping[str, object], blocks: Mapping[str, Block]) -> bytes:
    """The text of a book."""
    tables = {name: (len(block), block.sum) for name, block in blocks.items()}
    head = msgspec.structs.replace(head, tables=tables)
    head = msgspec.structs.replace(head, seal=head.sealed())
    first = {**msgspec.to_builtins(head), **extra}
    parts: list[bytes | memoryview] = [_OPENING, msgspec.json.encode(first)]
    for name, block in blocks.items():
        parts += [_BETWEEN, _key(name), block.view]
    return b"".join([*parts, _CLOSING])


def block_of(rows: Iterable[tuple[int, bytes]]) -> Block:
    """The text of a table: one record per line, in id order."""
    lines = [b'"%d":%b' % row for row in sorted(rows)]
    return Block(b"{\n" + b",\n".join(lines) + b"\n}")


def in_one_line(raw: msgspec.Raw) -> bytes:
    """The text of a record without the line breaks that an editor may have put in."""
    text = bytes(raw)
    return msgspec.json.encode(msgspec.json.decode(text)) if b"\n" in text else text


def rows_of(rows: Mapping[str, msgspec.Raw]) -> Iterator[tuple[int, bytes]]:
    """The records of a table by id, each in one line."""
    return ((int(id), in_one_line(raw)) for id, raw in rows.items())


def doc_of(text: bytes | msgspec.Raw) -> Doc:
    """The document of a record's text."""
    return _decoder_of_doc().decode(text)


def _key(name: str) -> bytes:
    return msgspec.json.encode(name) + b":"


def _read_head(raw: bytes) -> tuple[Head, dict[str, object]]:
    try:
        head = msgspec.json.decode(raw, type=Head)
        keys = doc_of(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadHead(str(error)) from error
    return head, {key: keys[key] for key in keys if key not in Head.__struct_fields__}


@cache
def _decoder_of_doc() -> msgspec.json.Decoder[Doc]:
    return msgspec.json.Decoder(Doc)


@cache
def decoder_of_rows() -> msgspec.json.Decoder[dict[str, msgspec.Raw]]:
    """Reads an object as the texts of its values."""
    return msgspec.json.Decoder(dict[str, msgspec.Raw])
