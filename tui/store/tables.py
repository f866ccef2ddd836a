"""A snapshot as TinyDB sees it: tables of documents, each decoded only where somebody looks.

A table that nobody changes goes from the old text to the new one as it stands; of a
changed one only the changed records are encoded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document

from tui.domain.records import TABLES
from tui.store.snapshot import Snapshot
from tui.store.text import Block, Doc, block_of, doc_of, in_one_line, rows_of

Docs = Mapping[str, Mapping[str, Mapping[str, object]]]
"""Documents by table and id, as TinyDB hands them over."""

_TEXT: Final = ""
"""The only key of a document that goes through TinyDB as its text; no record has such a field."""


class Row(Mapping[str, object]):
    """A document that is decoded when somebody looks inside."""

    __slots__ = ("_seen", "raw")

    def __init__(self, raw: msgspec.Raw) -> None:
        self.raw = raw
        self._seen: Doc | None = None

    def _doc(self) -> Doc:
        if self._seen is None:
            self._seen = doc_of(self.raw)
        return self._seen

    def __getitem__(self, key: str) -> object:
        return self._doc()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._doc())

    def __len__(self) -> int:
        return len(self._doc())


class Tables(dict[str, dict[str, Mapping[str, object]]]):
    """All tables of a snapshot, each laid out when it is asked for."""

    def __init__(self, base: Snapshot) -> None:
        super().__init__()
        self._base = base
        self.changed: set[str] = set()

    def __missing__(self, name: str) -> dict[str, Mapping[str, object]]:
        if name not in self._base.blocks:
            raise KeyError(name)
        table: dict[str, Mapping[str, object]] = {
            id: Row(raw) for id, raw in self._base.rows(name).items()
        }
        super().__setitem__(name, table)
        return table

    def __setitem__(self, name: str, table: dict[str, Mapping[str, object]]) -> None:
        self.changed.add(name)
        super().__setitem__(name, table)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._base.blocks), **dict.fromkeys(super().__iter__())})


def blocks_of(base: Snapshot, data: Docs) -> dict[str, Block]:
    """The text of every table that is not empty: those of `TABLES` in order, then any other.

    Where somebody else has written the base, every table of ours is put in order.
    """
    changed = data.changed if isinstance(data, Tables) else set(data)
    others = {*base.blocks, *data}.difference(TABLES)
    blocks = {}
    for name in [*TABLES, *sorted(others)]:
        if name in changed:
            if table := data[name]:
                blocks[name] = block_of((int(id), _text(doc)) for id, doc in table.items())
        elif name in base.blocks:
            is_known = base.is_ours or name not in TABLES
            blocks[name] = base.blocks[name] if is_known else block_of(rows_of(base.rows(name)))
    return blocks


class Staged(Storage):
    """Gathers what TinyDB writes table by table, so that the file is written once."""

    def __init__(self, data: Tables) -> None:
        self.data = data

    def read(self) -> Tables:
        """All tables as they stand so far."""
        return self.data

    def write(self, data: Docs) -> None:
        """TinyDB changes the tables it has read; there is nothing left to do."""


def change(
    storage: Storage, base: Snapshot, changed: Mapping[str, Mapping[int, bytes | None]]
) -> None:
    """Replace, add and (None) remove records by table and id, given as text, and write once."""
    staged = Staged(Tables(base))
    database = TinyDB(storage=lambda: staged)
    for name, table in changed.items():
        rows = database.table(name)
        standing = base.rows(name)
        if old := [id for id in table if str(id) in standing]:
            rows.remove(doc_ids=old)
        rows.insert_multiple(
            Document({_TEXT: row}, id) for id, row in table.items() if row is not None
        )
    storage.write(staged.data)


def _text(doc: Mapping[str, object]) -> bytes:
    if isinstance(doc, Row):
        return in_one_line(doc.raw)
    text = doc.get(_TEXT)
    return text if isinstance(text, bytes) else msgspec.json.encode(doc)
