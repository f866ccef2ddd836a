"""What a change makes of a snapshot, before it is written: both records and their text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar, cast

import msgspec

from tui.domain.records import TABLE_OF, TABLES, Dated, Record
from tui.domain.text import clean_record, is_clean_json
from tui.store.snapshot import of_accounts, within
from tui.store.text import doc_of, in_one_line
from tui.store.troubles import RecordInvalid

if TYPE_CHECKING:
    from tui.store.snapshot import Snapshot
    from tui.store.text import Doc

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)

_LATER: Final = b""
"""The row of a record whose text is made when the change ends."""
_TOGETHER: Final = 2_000
"""So many records are looked at in one go."""


class Overlay:
    """A snapshot seen through the changes laid over it.

    Mappings handed out stay as they are; a later change copies the table first.
    """

    def __init__(self, base: Snapshot) -> None:
        self._base = base
        self._tables: dict[str, dict[int, Record]] = {}
        self._handed_out: set[str] = set()
        self._out_of_order: set[str] = set()
        self._rows: dict[str, dict[int, bytes | None]] = {}
        self._staged: dict[str, set[int]] = {}
        self.recalled: dict[str, set[int]] = {}
        """What has come back from the history, by table; it stands there no longer."""
        self.moved: dict[str, dict[int, tuple[int, bytes]]] = {}
        """What leaves the book for the history, by table and id: its year and its text."""

    def all(self, kind: type[R]) -> Mapping[int, R]:
        """Every record of a kind, in id order."""
        name = TABLE_OF[kind]
        if name not in self._tables:
            return self._base.all(kind)
        table = self.table(name)
        self._handed_out.add(name)
        return cast("Mapping[int, R]", MappingProxyType(table))

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a kind that are open or whose day is ``horizon`` or later."""
        name = TABLE_OF[kind]
        if name not in self._tables:
            return self._base.since(kind, horizon)
        return cast("Mapping[int, D]", MappingProxyType(within(self.table(name), horizon)))

    def get(self, kind: type[R], id: int) -> R | None:
        """The record of that id."""
        return cast("R | None", self.table(TABLE_OF[kind]).get(id))

    def of(
        self, kind: type[D], accounts: Collection[int], horizon: date = date.min
    ) -> Mapping[int, D]:
        """As `since`, of some accounts only."""
        if TABLE_OF[kind] not in self._tables:
            return self._base.of(kind, accounts, horizon)
        return of_accounts(self.since(kind, horizon), accounts)

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]:
        """Of invoices or payments at least those that make the balance of a day."""
        if self._tables.keys().isdisjoint(("invoices", "payments")):
            return self._base.open_items(kind, on)
        return self.since(kind, date.min)

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a kind that have left the book and whose day is ``horizon`` or later."""
        found = self._base.history(kind, horizon)
        if back := self.recalled.get(TABLE_OF[kind]):
            return {id: one for id, one in found.items() if id not in back}
        return found

    def has(self, name: str, id: int) -> bool:
        """Whether a record stands in the book."""
        return id in (self._tables[name] if name in self._tables else self._base.table(name))

    def is_back(self, name: str, id: int) -> bool:
        """Whether a record has come back from the history, whatever became of it then."""
        return id in self.recalled.get(name, ())

    def table(self, name: str) -> dict[int, Record]:
        """The records of a table in id order, for a look at once. Not to be changed."""
        if name not in self._tables:
            return self._base.table(name)
        table = self._tables[name]
        if name in self._out_of_order:
            self._out_of_order.remove(name)
            table = self._tables[name] = {id: table[id] for id in sorted(table)}
        return table

    def row(self, name: str, id: int) -> bytes | None:
        """The text of a record as it would stand in the file, in one line."""
        rows = self._rows.get(name)
        if rows is None or id not in rows:
            raw = self._base.rows(name).get(str(id))
            return None if raw is None else in_one_line(raw)
        row = rows[id]
        return msgspec.json.encode(self._tables[name][id]) if row == _LATER else row

    def doc(self, name: str, id: int) -> Doc | None:
        """A record as it would stand in the file."""
        row = self.row(name, id)
        return None if row is None else doc_of(row)

    def put(self, name: str, id: int, record: Record, row: bytes) -> None:
        """Lay a new or changed record over the snapshot, with its text."""
        table = self._own(name)
        if id not in table and table and id < next(reversed(table)):
            self._out_of_order.add(name)
        table[id] = record
        self._rows[name][id] = row

    def stage(self, name: str, id: int, record: Record) -> None:
        """Lay a new record over the snapshot whose text `settle` makes."""
        self.put(name, id, record, _LATER)
        self._staged.setdefault(name, set()).add(id)

    def is_staged(self, name: str, id: int) -> bool:
        """Whether a record is new and `settle` is still to make its text."""
        return id in self._staged.get(name, ())

    def settle(self) -> None:
        """Clean and check the records that were staged, many at a time, and make their text.

        Raises:
            RecordInvalid: one does not fit its type.
        """
        for name, staged in self._staged.items():
            table, ids = self._own(name), sorted(id for id in staged if self.has(name, id))
            for start in range(0, len(ids), _TOGETHER):
                some = ids[start : start + _TOGETHER]
                records, rows = _settled(name, [table[id] for id in some])
                table.update(zip(some, records, strict=True))
                self._rows[name].update(zip(some, rows, strict=True))
        self._staged = {}

    def remove(self, name: str, id: int) -> None:
        """Take a record away."""
        del self._own(name)[id]
        self._rows[name][id] = None

    def recall(self, name: str, id: int, record: Record, row: bytes) -> None:
        """Put a record back into the book that has been in the history."""
        self.recalled.setdefault(name, set()).add(id)
        self.put(name, id, record, row)

    def move(self, name: str, ids: Collection[int]) -> None:
        """Let records leave the book for the history."""
        for id in ids:
            record = cast("Dated", self.table(name)[id])
            row = cast("bytes", self.row(name, id))
            self.moved.setdefault(name, {})[id] = (record.day.year, row)
            self.remove(name, id)

    def rows(self) -> Mapping[str, Mapping[int, bytes | None]]:
        """What was laid over by table and id, as text; None is a removal."""
        return self._rows

    def tables(self) -> Mapping[str, dict[int, Record]]:
        """The tables touched, as they will be."""
        return {name: self.table(name) for name in self._tables}

    def _own(self, name: str) -> dict[int, Record]:
        table = self._tables.get(name)
        if table is None:
            self._rows[name] = {}
            table = self._tables[name] = dict(self._base.table(name))
        elif name in self._handed_out:
            self._handed_out.remove(name)
            table = self._tables[name] = dict(table)
        return table


def _settled(name: str, records: list[Record]) -> tuple[list[Record], list[bytes]]:
    """Records as they will be read back, and their text."""
    try:
        rows = [msgspec.json.encode(one) for one in records]
        text = b"[%b]" % b",".join(rows)
        if not is_clean_json(text):
            rows = [msgspec.json.encode(clean_record(one)) for one in records]
            text = b"[%b]" % b",".join(rows)
        return _decoder_of_list(name).decode(text), rows
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError) as error:
        raise RecordInvalid(name, str(error)) from error


@cache
def _decoder_of_list(name: str) -> msgspec.json.Decoder[list[Record]]:
    kind = TABLES[name]
    decoder: msgspec.json.Decoder[list[Record]] = msgspec.json.Decoder(
        list[kind]  # type: ignore[valid-type]
    )
    return decoder
