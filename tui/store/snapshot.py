"""A book as it stood at one moment: its text, and its records as far as they were asked for.

A snapshot never changes, so any number of threads may read it; tables are decoded when first
asked for, and where the text is our own a question about few records decodes those alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

import msgspec

from tui.collector import uncollected
from tui.domain.records import SCHEMA, TABLE_OF, TABLES, Dated, Record
from tui.i18n import _
from tui.store.text import Block, Doc, Head, decoder_of_rows, doc_of
from tui.store.troubles import BookBroken

if TYPE_CHECKING:
    from tui.store.history import History

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)

IN_MEMORY: Final = Path(":memory:")
_NO_ROWS: Final = b"{}"
_OPEN: Final = "open"
_FEW: Final = 1_000
"""Bytes of a table for each record wanted of it, from which on they are looked for one by one."""


class Mark(NamedTuple):
    """By what we see that a file has changed: its status, and its first bytes."""

    size: int
    mtime_ns: int
    inode: int
    device: int
    beginning: bytes
    """Holds the generation, for two saves may fall into one tick of the file's clock."""


class Fault(NamedTuple):
    """A record that does not fit its type."""

    table: str
    id: str
    field: str
    reason: str


class Snapshot:
    """One generation of a book. Nothing about it changes but what has been decoded."""

    def __init__(
        self,
        head: Head,
        blocks: Mapping[str, Block],
        *,
        path: Path | None = None,
        mark: Mark | None = None,
        extra: Mapping[str, object] | None = None,
        migrated_from: int | None = None,
        is_ours: bool = True,
    ) -> None:
        self.head = head
        self.blocks = blocks
        self.is_ours = is_ours
        """Whether the text is as we wrote it: its form is known, and that its records are sound."""
        self.past: History | None = None
        """What has left the book; whoever keeps the book says so."""
        self.path = path
        self.mark = mark
        self.extra = extra or {}
        """Keys of the head that this version does not know."""
        self.migrated_from = migrated_from
        self._rows: dict[str, Mapping[str, msgspec.Raw]] = {}
        self._records: dict[str, dict[int, Record]] = {}
        self._views: dict[tuple[str, date | str | None], Mapping[int, Record]] = {}

    @classmethod
    def empty(cls, path: Path | None = None) -> Snapshot:
        """The book that nobody has written yet."""
        return cls(Head(schema=SCHEMA), {}, path=path)

    # -- records

    def table(self, name: str) -> dict[int, Record]:
        """The records of a table in id order. Not to be changed: copy it first.

        Raises:
            BookBroken: a record does not fit its type.
        """
        records = self._records.get(name)
        if records is None:
            records = self._decode(name)
            self._records[name] = records
        return records

    def all(self, kind: type[R]) -> Mapping[int, R]:
        """Every record of a kind, in id order."""
        return cast("Mapping[int, R]", self._view(TABLE_OF[kind], None))

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a kind that are open or whose day is ``horizon`` or later."""
        return cast("Mapping[int, D]", self._view(TABLE_OF[kind], horizon))

    def get(self, kind: type[R], id: int) -> R | None:
        """The record of that id."""
        return cast("R | None", self.table(TABLE_OF[kind]).get(id))

    def of(
        self, kind: type[D], accounts: Collection[int], horizon: date = date.min
    ) -> Mapping[int, D]:
        """As `since`, of some accounts only."""
        name = TABLE_OF[kind]
        if name in self._records or not self.is_ours:
            return of_accounts(self.since(kind, horizon), accounts)
        try:
            owners = _decoder_of_owners().decode(self._text_of(name))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._broken_table(name) from error
        ids = [id for id, one in owners.items() if one.account_id in accounts]
        return cast("Mapping[int, D]", within(self._some(name, ids), horizon))

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]:
        """Of invoices or payments at least those that make the balance of a day.

        What is left out is done with, and adds nothing to it (`domain.receivables.items`).
        """
        name = TABLE_OF[kind]
        items = self.head.open_items
        if items is None or not self.is_ours or on < items.until:
            return self.since(kind, date.min)
        view = self._views.get((name, _OPEN))
        if view is None:
            ids: tuple[int, ...] = getattr(items, name)
            view = MappingProxyType(self._some(name, ids))
            self._views[name, _OPEN] = view
        return cast("Mapping[int, D]", view)

    @property
    def moved(self) -> date | None:
        """Closed records before this day may have left for the history; None: none has."""
        return self.head.moved if self.head.history else None

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a kind that have left the book and whose day is ``horizon`` or later.

        Reads the files of those years.

        Raises:
            HistoryBroken: one of them is not there or cannot be used.
        """
        if self.past is None:
            return {}
        return cast("Mapping[int, D]", self.past.since(TABLE_OF[kind], horizon))

    def adopt(self, records: Mapping[str, dict[int, Record]]) -> None:
        """Take over tables that are known already, instead of decoding them again."""
        self._records.update(records)

    def inherit(self, other: Snapshot) -> None:
        """Take over what another generation has decoded of tables whose text is the same."""
        same = {
            name
            for name, block in self.blocks.items()
            if block is other.blocks.get(name) or block.is_same(other.blocks.get(name))
        }
        self._records.update(
            (name, one) for name, one in other._records.copy().items() if name in same
        )
        self._rows.update((name, one) for name, one in other._rows.copy().items() if name in same)
        self._views.update(
            (key, one)
            for key, one in other._views.copy().items()
            if key[0] in same and key[1] is not _OPEN
        )

    def validate(self) -> None:
        """Decode every table of a text that may not be as we wrote it.

        Raises:
            BookBroken: a record does not fit its type.
        """
        if not self.is_ours:
            for name in TABLES:
                self.table(name)

    # -- text

    def rows(self, name: str) -> Mapping[str, msgspec.Raw]:
        """The records of a table as text, by id as it stands in the file.

        Raises:
            BookBroken: the table is not an object of records.
        """
        rows = self._rows.get(name)
        if rows is None:
            try:
                rows = decoder_of_rows().decode(self._text_of(name))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise BookBroken(
                    self._named, _("the table {table} is damaged").format(table=name), table=name
                ) from error
            self._rows[name] = rows
        return rows

    def doc(self, name: str, id: int) -> Doc | None:
        """A record as it stands in the file."""
        raw = self.rows(name).get(str(id))
        return None if raw is None else doc_of(raw)

    def faults(self) -> list[Fault]:
        """Every record that does not fit its type."""
        found = []
        for name in TABLES:
            try:
                self.table(name)
            except BookBroken as broken:
                if broken.id is None:
                    found.append(Fault(name, "", "", broken.what))
                else:
                    found += list(_faults_of(name, self.rows(name)))
        return found

    # -- inside

    @property
    def _named(self) -> Path:
        return self.path or IN_MEMORY

    def _text_of(self, name: str) -> bytes | memoryview:
        block = self.blocks.get(name)
        return _NO_ROWS if block is None else block.view

    def _some(self, name: str, ids: Collection[int]) -> dict[int, Record]:
        """Some records of a table, in id order, without decoding the others if that can be."""
        block = self.blocks.get(name)
        is_worth_it = block is not None and len(block) > _FEW * len(ids)
        if block and is_worth_it and self.is_ours and name not in self._records:
            rows = block.some(sorted(ids))
            if rows is not None:
                try:
                    return _decoder_of(name).decode(rows)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise self._broken_table(name) from error
        table = self.table(name)
        return {id: table[id] for id in sorted(ids) if id in table}

    def _view(self, name: str, horizon: date | None) -> Mapping[int, Record]:
        view = self._views.get((name, horizon))
        if view is None:
            records = self.table(name)
            view = MappingProxyType(records if horizon is None else within(records, horizon))
            self._views[name, horizon] = view
        return view

    def _decode(self, name: str) -> dict[int, Record]:
        block = self.blocks.get(name)
        if block is None:
            return {}
        try:
            with uncollected():
                records = _decoder_of(name).decode(block.view)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._broken_table(name) from error
        if not all(record.id == id > 0 for id, record in records.items()):
            raise self._broken_table(name)
        ids = list(records)
        if ids != sorted(ids):
            return {id: records[id] for id in sorted(ids)}
        return records

    def _broken_table(self, name: str) -> BookBroken:
        for fault in _faults_of(name, self.rows(name)):
            what = _("in {table}, record {id}, {field}: {reason}").format(
                table=name, id=fault.id, field=fault.field, reason=fault.reason
            )
            return BookBroken(self._named, what, table=name, id=fault.id, field=fault.field)
        return BookBroken(
            self._named, _("the table {table} is damaged").format(table=name), table=name
        )


def within(records: Mapping[int, Record], horizon: date) -> dict[int, Record]:
    """Those of a table of `Dated` records that are open or not older than ``horizon``."""
    dated = cast("Mapping[int, Dated]", records)
    return {id: one for id, one in dated.items() if one.is_open or one.day >= horizon}


def of_accounts(records: Mapping[int, D], accounts: Collection[int]) -> dict[int, D]:
    """Those of some accounts."""
    return {id: one for id, one in records.items() if getattr(one, "account_id", 0) in accounts}


def _faults_of(name: str, rows: Mapping[str, msgspec.Raw]) -> Iterable[Fault]:
    decoder = msgspec.json.Decoder(TABLES[name])
    for id, raw in rows.items():
        try:
            record = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason, _sep, where = str(error).partition(" - at `$")
            yield Fault(name, id, where.strip(".`") or _("the record"), reason)
        else:
            if str(record.id) != id or record.id == 0:
                reason = _("{id} does not stand under its own id").format(id=record.id)
                yield Fault(name, id, "id", reason)


@cache
def _decoder_of(name: str) -> msgspec.json.Decoder[dict[int, Record]]:
    kind = TABLES[name]
    decoder: msgspec.json.Decoder[dict[int, Record]] = msgspec.json.Decoder(
        dict[int, kind]  # type: ignore[valid-type]
    )
    return decoder


class _Owner(msgspec.Struct):
    """Whose a record is."""

    account_id: int = 0


@cache
def _decoder_of_owners() -> msgspec.json.Decoder[dict[int, _Owner]]:
    return msgspec.json.Decoder(dict[int, _Owner])
