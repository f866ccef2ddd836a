"""The book: typed tables, transactions and undo over one safe file.

Any number of threads may read one `Book`, and one at a time may write it; other windows
and commands may use the same file at the same time. Records are frozen, mappings are
read-only and in id order.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeVar, cast

import msgspec

from tui.collector import uncollected
from tui.domain.receivables.items import OpenItems, open_items
from tui.domain.records import (
    HORIZON,
    SCHEMA,
    TABLE_OF,
    TABLES,
    Dated,
    Invoice,
    Payment,
    Record,
    Standing,
)
from tui.domain.text import clean_record
from tui.store import history, tables
from tui.store.history import History
from tui.store.lock import WAIT
from tui.store.overlay import Overlay
from tui.store.snapshot import Snapshot
from tui.store.storage import FileStorage, MemoryStorage, Shelf, Step, Today
from tui.store.text import Head, block_of
from tui.store.transaction import Transaction
from tui.store.troubles import (
    BookBroken,
    BookBusy,
    BookChanged,
    BookGone,
    BookNewer,
    BookUnreadable,
    ChangedSince,
    HistoryBroken,
    NothingToUndo,
    NotSaved,
    RecordGone,
    RecordInvalid,
    UndoLost,
)
from tui.store.undo import COUNTER, KEPT, Entry, Undone, digest, numbered

__all__ = [
    "Book",
    "BookBroken",
    "BookBusy",
    "BookChanged",
    "BookGone",
    "BookNewer",
    "BookUnreadable",
    "ChangedSince",
    "HistoryBroken",
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


_MONTH: Final = timedelta(days=30)
"""So long closed records gather before they leave the book together."""
_MANY: Final = 1_000
"""A change of so many records lets them leave at once."""


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

    def of(
        self, kind: type[D], accounts: Collection[int], horizon: date = date.min
    ) -> Mapping[int, D]:
        """As `since`, of some accounts only, without decoding those of the others.

        Raises:
            BookBroken: a record of the table does not fit its type.
        """
        return self.snapshot.of(kind, accounts, horizon)

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]:
        """Of invoices or payments at least those that make the balance of a day.

        What is left out is done with, and adds nothing to it (`domain.receivables.items`).

        Raises:
            BookBroken: a record of the table does not fit its type.
        """
        return self.snapshot.open_items(kind, on)

    @property
    def moved(self) -> date | None:
        """Closed records before this day may have left for the history; None: none has."""
        return self.snapshot.moved

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a kind that have left the book and whose day is ``horizon`` or later.

        Reads the files of those years; only invoices and payments ever leave.

        Raises:
            HistoryBroken: one of the files is not there or cannot be used.
        """
        try:
            return self.snapshot.history(kind, horizon)
        except HistoryBroken:
            # Another window may have put newer files in the place of those we know.
            if not self.refresh():
                raise
        return self.snapshot.history(kind, horizon)

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
                moved = self._sweep(base, transaction.overlay)
                self._write(base, transaction.overlay, counters, stack[-KEPT:], new, moved)

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
                _lay_back(overlay, base.past, entry)
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

    def _sweep(self, base: Snapshot, overlay: Overlay) -> date | None:
        """Let closed and old records leave the book: once a month, and after a large change.

        Returns:
            The day before which they have left.
        """
        moved, today = base.head.moved, self._shelf.today
        if base.past is None or today is None or today - date.min < HORIZON:
            return moved
        cut = today - HORIZON
        changed = sum(len(overlay.rows().get(name, ())) for name in history.MOVING)
        if moved is not None and cut - moved < _MONTH and changed < _MANY:
            return moved
        history.sweep(overlay, base.past, cut)
        return max(moved or cut, cut)

    def _write(
        self,
        base: Snapshot,
        overlay: Overlay,
        counters: Mapping[str, int],
        stack: tuple[int, ...],
        entries: tuple[Entry, ...],
        moved: date | None = None,
    ) -> None:
        base.validate()  # what cannot be read is not overwritten, in whichever table it lies
        names, files = base.head.history, dict[str, bytes]()
        if base.past is not None and (overlay.moved or overlay.recalled):
            names, files = history.rewritten(base.past, overlay)
        head = msgspec.structs.replace(
            base.head,
            generation=base.head.generation + 1,
            counters=dict(counters),
            undo=stack,
            moved=moved or base.head.moved,
            history=names,
            open_items=_open_items(base, overlay),
        )
        self._shelf.step = Step(base, head, entries, overlay.tables(), files)
        try:
            with uncollected():
                tables.change(self._shelf, base, overlay.rows())
        finally:
            self._shelf.step = None
        self._shelf.drop_entries(frozenset(base.head.undo).difference(stack))


def _open_items(base: Snapshot, overlay: Overlay) -> OpenItems | None:
    """The open items after a change; None where there is no money in the book."""
    is_touched = not overlay.rows().keys().isdisjoint(("invoices", "payments"))
    if base.is_ours and base.head.open_items and not is_touched:
        return base.head.open_items
    invoices = cast("Mapping[int, Invoice]", overlay.table("invoices"))
    payments = cast("Mapping[int, Payment]", overlay.table("payments"))
    return open_items(invoices, payments) if invoices or payments else None


def _lay_back(overlay: Overlay, past: History | None, entry: Entry) -> None:
    """Put back what a change found, also of what has left the book since.

    Raises:
        ChangedSince: a record is not what the change made of it.
        LookupError: a record cannot be put back.
        HistoryBroken: a file of the history is not there or cannot be used.
    """
    if past is not None:
        left: dict[str, set[int]] = {name: set() for name in history.MOVING}
        for image in entry.records:
            if image.table in left and image.after is not None:
                left[image.table].add(image.id)
        history.recall(overlay, past, left)
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
        overlay.put(image.table, image.id, record, msgspec.json.encode(image.before))


def _of_records(records: Iterable[Record]) -> Snapshot:
    by_table: dict[str, dict[int, Record]] = {}
    for record in records:
        table = by_table.setdefault(TABLE_OF[type(record)], {})
        if record.id in table:
            raise ValueError(f"two records have id {record.id}")
        id = record.id or max(table, default=0) + 1
        table[id] = clean_record(msgspec.structs.replace(record, id=id))
    blocks = {
        name: block_of((id, msgspec.json.encode(one)) for id, one in table.items())
        for name, table in by_table.items()
    }
    head = Head(
        schema=SCHEMA,
        generation=1 if blocks else 0,
        counters={name: max(table) for name, table in by_table.items()},
    )
    book = Snapshot(head, blocks, is_ours=False)
    book.validate()
    items = _open_items(book, Overlay(book))
    sound = Snapshot(msgspec.structs.replace(head, open_items=items), blocks)
    sound.inherit(book)
    return sound
