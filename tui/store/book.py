"""The book: typed tables, transactions and undo over one safe file.

Any number of threads may read one `Book`, and one at a time may write it; other windows
and commands may use the same file at the same time. Records are frozen, mappings are
read-only and in id order.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.domain.records import SCHEMA, TABLE_OF, TABLES, Dated, Record, Standing
from tui.domain.text import clean_record
from tui.store import snapshot, tables
from tui.store.lock import WAIT
from tui.store.overlay import Overlay
from tui.store.snapshot import Doc, Head, Snapshot
from tui.store.storage import FileStorage, MemoryStorage, Shelf, Step, Today
from tui.store.troubles import (
    BookBroken,
    BookBusy,
    BookChanged,
    BookGone,
    BookNewer,
    BookUnreadable,
    ChangedSince,
    NothingToUndo,
    NotSaved,
    RecordGone,
    RecordInvalid,
    UndoLost,
)
from tui.store.undo import COUNTER, KEPT, Entry, Undone, digest, entry_of, numbered

__all__ = [
    "Book",
    "BookBroken",
    "BookBusy",
    "BookChanged",
    "BookGone",
    "BookNewer",
    "BookUnreadable",
    "ChangedSince",
    "NotSaved",
    "NothingToUndo",
    "RecordGone",
    "RecordInvalid",
    "Transaction",
    "UndoLost",
    "Undone",
]

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)


class Book:
    """All records of one rep. Open it with `Book.open` or `Book.in_memory`."""

    def __init__(self, shelf: Shelf, path: Path | None) -> None:
        self.path = path
        """The file as it was named; None in memory."""
        self._shelf = shelf
        self._writer: int | None = None

    @classmethod
    def open(cls, path: Path, *, wait: float = WAIT, today: Today = None) -> Book:
        """The book in a file. One that is not there reads as empty; reading creates nothing.

        Args:
            path: the file, or a link to it.
            wait: seconds that a transaction waits for its turn.
            today: the day (or what tells it) that names the daily backup; None: no backup.

        Raises:
            BookBroken, BookNewer, BookUnreadable: the file cannot be used.
        """
        return cls(FileStorage(path, wait=wait, today=today), path)

    @classmethod
    def in_memory(cls, records: Iterable[Record] = ()) -> Book:
        """A book of which nothing is ever written. Ids are kept as given; 0 gets the next one.

        Raises:
            ValueError: two records of a kind have one id.
            BookBroken: a record does not fit its type.
        """
        return cls(MemoryStorage(_of_records(records)), None)

    @property
    def snapshot(self) -> Snapshot:
        """The book as it is known now: one generation, to ask several questions of."""
        return self._shelf.snapshot

    @property
    def generation(self) -> int:
        """How often the book has been written."""
        return self.snapshot.head.generation

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been written."""
        return self.generation == 0

    # -- reading

    def all(self, kind: type[S]) -> Mapping[int, S]:
        """Every record of a kind that is always at hand.

        Raises:
            BookBroken: a record of the table does not fit its type.
        """
        return self.snapshot.all(kind)

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a dated kind that are open or whose day is ``horizon`` or later.

        Raises:
            BookBroken: a record of the table does not fit its type.
        """
        return self.snapshot.since(kind, horizon)

    def get(self, kind: type[R], id: int) -> R | None:
        """The record of that id; None where there is none (any more)."""
        return self.snapshot.get(kind, id)

    def refresh(self) -> bool:
        """Take in a change from outside.

        Returns:
            Whether there was one.

        Raises:
            BookBroken, BookNewer, BookUnreadable, BookGone: the file cannot be used any more;
                the book stays as it was known.
        """
        return self._shelf.take_in()

    # -- writing

    @contextmanager
    def transaction(self, text: str) -> Iterator[Transaction]:
        """Change the book: all of it is written at the end of the block, or nothing.

        The block sees the newest state of the file. When it ends, the change is safe on disk;
        where it changed nothing, nothing is written.

        Args:
            text: the name of the change for undo, in the rep's words.

        Raises:
            BookBusy: the lock was not to be had in time.
            BookBroken, BookNewer, BookUnreadable, BookGone: the file cannot be used.
            NotSaved, BookChanged: it was not written, and stands as it was.
        """
        with self._turn():
            base = self.snapshot
            transaction = Transaction(base, text)
            yield transaction
            if entries := transaction.finish():
                counters = transaction.counters
                new = numbered(entries, counters)
                counters[COUNTER] = new[-1].id
                stack = (*base.head.undo, *(entry.id for entry in new))
                self._write(base, transaction.overlay, counters, stack[-KEPT:], new)

    def trial(self) -> Transaction:
        """A transaction that is never written: what a change would do, for a preview."""
        return Transaction(self.snapshot, "")

    def undo(self) -> Undone:
        """Take back the newest change, whoever made it. Undo itself cannot be taken back.

        Raises:
            NothingToUndo: there is none.
            ChangedSince, UndoLost: it cannot be taken back; the next call takes the one before.
            And what `transaction` raises.
        """
        with self._turn():
            base = self.snapshot
            stack = base.head.undo
            if not stack:
                raise NothingToUndo
            overlay = Overlay(base)
            try:
                entry = self._shelf.entry(stack[-1])
                _lay_back(overlay, entry)
            except LookupError:
                self._write(base, Overlay(base), base.head.counters, stack[:-1], ())
                raise UndoLost(stack[-1]) from None
            except ChangedSince:
                self._write(base, Overlay(base), base.head.counters, stack[:-1], ())
                raise
            self._write(base, overlay, base.head.counters, stack[:-1], ())
        return Undone(text=entry.text, records=len(entry.records))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._writer == me:
            raise RuntimeError("a transaction within a transaction")
        with self._shelf.turn():
            self._writer = me
            try:
                self._shelf.take_in()
                yield
            finally:
                self._writer = None

    def _write(
        self,
        base: Snapshot,
        overlay: Overlay,
        counters: Mapping[str, int],
        stack: tuple[int, ...],
        entries: tuple[Entry, ...],
    ) -> None:
        base.validate()  # what cannot be read is not overwritten, in whichever table it lies
        head = msgspec.structs.replace(
            base.head,
            generation=base.head.generation + 1,
            counters=dict(counters),
            undo=stack,
        )
        self._shelf.step = Step(base, head, entries, overlay.tables())
        try:
            with snapshot.uncollected():
                tables.change(self._shelf, base, overlay.docs())
        finally:
            self._shelf.step = None
        self._shelf.drop_entries(frozenset(base.head.undo).difference(stack))


class Transaction:
    """A change in the making. It sees what it has changed; nobody else does yet."""

    def __init__(self, base: Snapshot, text: str) -> None:
        self.text = text
        """The name of the change for undo; may be set late."""
        self.overlay = Overlay(base)
        self.counters = dict(base.head.counters)
        self._before: dict[tuple[str, int], Doc | None] = {}
        self._done: list[Entry] = []

    def all(self, kind: type[S]) -> Mapping[int, S]:
        """As `Book.all`; the mapping does not follow later changes."""
        return self.overlay.all(kind)

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """As `Book.since`; the mapping does not follow later changes."""
        return self.overlay.since(kind, horizon)

    def get(self, kind: type[R], id: int) -> R | None:
        """As `Book.get`."""
        return self.overlay.get(kind, id)

    def add(self, record: R) -> R:
        """Store a new record under the next id of its table, whatever id it carries.

        Returns:
            The record as it was stored: cleaned, with its id.

        Raises:
            RecordInvalid: it does not fit its type.
        """
        name = TABLE_OF[type(record)]
        highest = next(reversed(self.overlay.table(name)), 0)
        id = max(self.counters.get(name, 0), highest) + 1
        stored, doc = _checked(name, msgspec.structs.replace(record, id=id))
        self.counters[name] = id
        self._touch(name, id)
        self.overlay.put(name, id, stored, doc)
        return stored

    def put(self, record: R) -> R:
        """Replace the record of that id. Make it from `get` of this transaction, not from what a
        window has shown for a while, or another's change is lost.

        Returns:
            The record as it was stored, cleaned.

        Raises:
            RecordGone: there is none of that id.
            RecordInvalid: it does not fit its type.
        """
        name = TABLE_OF[type(record)]
        if record.id not in self.overlay.table(name):
            raise RecordGone(name, record.id)
        stored, doc = _checked(name, record)
        old = self._touch(name, record.id) or {}
        known = record.__struct_fields__
        kept = {key: old[key] for key in old if key in doc or key not in known}
        if (new := kept | doc) != old:
            self.overlay.put(name, record.id, stored, new)
        return stored

    def remove(self, kind: type[Record], id: int) -> None:
        """Remove a record; its id is never given again.

        Raises:
            RecordGone: there is none of that id.
        """
        name = TABLE_OF[kind]
        if id not in self.overlay.table(name):
            raise RecordGone(name, id)
        self._touch(name, id)
        self.overlay.remove(name, id)

    def checkpoint(self, text: str) -> None:
        """End the change made so far; what follows is one of its own, in the same save."""
        changes = [
            (name, id, before, self.overlay.doc(name, id))
            for (name, id), before in self._before.items()
        ]
        if entry := entry_of(self.text, changes):
            self._done.append(entry)
        self._before = {}
        self.text = text

    def finish(self) -> list[Entry]:
        """The changes made, oldest first."""
        self.checkpoint(self.text)
        return self._done

    def _touch(self, name: str, id: int) -> Doc | None:
        doc = self.overlay.doc(name, id)
        self._before.setdefault((name, id), doc)
        return doc


def _checked(name: str, record: R) -> tuple[R, Doc]:
    """A record as it will be read back, and its document."""
    try:
        text = msgspec.json.encode(clean_record(record))
        stored = msgspec.json.decode(text, type=type(record))
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError) as error:
        raise RecordInvalid(name, str(error)) from error
    return stored, snapshot.doc_of(text)


def _lay_back(overlay: Overlay, entry: Entry) -> None:
    """Put back what a change found.

    Raises:
        ChangedSince: a record is not what the change made of it.
        LookupError: a record cannot be put back.
    """
    for image in entry.records:
        if image.table not in TABLES:
            raise LookupError(image.table)
        if digest(overlay.doc(image.table, image.id)) != image.after:
            raise ChangedSince(entry.text)
    for image in entry.records:
        if image.before is None:
            overlay.remove(image.table, image.id)
            continue
        try:
            record = msgspec.convert(image.before, type=TABLES[image.table])
        except msgspec.ValidationError as error:
            raise LookupError(image.table) from error
        overlay.put(image.table, image.id, record, image.before)


def _of_records(records: Iterable[Record]) -> Snapshot:
    by_table: dict[str, dict[int, Record]] = {}
    for record in records:
        table = by_table.setdefault(TABLE_OF[type(record)], {})
        if record.id in table:
            raise ValueError(f"two records have id {record.id}")
        id = record.id or max(table, default=0) + 1
        table[id] = clean_record(msgspec.structs.replace(record, id=id))
    blocks = {
        name: snapshot.block_of((id, msgspec.json.encode(one)) for id, one in table.items())
        for name, table in by_table.items()
    }
    head = Head(
        schema=SCHEMA,
        generation=1 if blocks else 0,
        counters={name: max(table) for name, table in by_table.items()},
    )
    book = Snapshot(head, blocks)
    book.validate()
    return book
