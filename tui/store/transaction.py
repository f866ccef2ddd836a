"""A change in the making: what it adds, replaces and removes, and how each can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypeVar

import msgspec

from tui.domain.records import TABLE_OF, Dated, Record, Standing
from tui.domain.text import clean_record
from tui.store import history
from tui.store.overlay import Overlay
from tui.store.snapshot import Snapshot
from tui.store.text import doc_of
from tui.store.troubles import RecordGone, RecordInvalid
from tui.store.undo import Entry, Image, digest, entry_of, image_of

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)


class Transaction:
    """A change in the making. It sees what it has changed; nobody else does yet."""

    def __init__(self, base: Snapshot, text: str) -> None:
        self.text = text
        """The name of the change for undo; may be set late."""
        self.overlay = Overlay(base)
        self.counters = dict(base.head.counters)
        self._base = base
        self._before: dict[tuple[str, int], bytes | None] = {}
        self._done: list[Entry] = []

    def trial(self) -> Transaction:
        """A change of the same book that is never written, and sees nothing of this one."""
        return Transaction(self._base, "")

    def all(self, kind: type[S]) -> Mapping[int, S]:
        """As `Book.all`; the mapping does not follow later changes."""
        return self.overlay.all(kind)

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """As `Book.since`; the mapping does not follow later changes."""
        return self.overlay.since(kind, horizon)

    def get(self, kind: type[R], id: int) -> R | None:
        """As `Book.get`."""
        return self.overlay.get(kind, id)

    def of(
        self, kind: type[D], accounts: Collection[int], horizon: date = date.min
    ) -> Mapping[int, D]:
        """As `Book.of`."""
        return self.overlay.of(kind, accounts, horizon)

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]:
        """As `Book.open_items`."""
        return self.overlay.open_items(kind, on)

    @property
    def moved(self) -> date | None:
        """As `Book.moved`."""
        return self._base.moved

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """As `Book.history`, without what this change has brought back."""
        return self.overlay.history(kind, horizon)

    def recall(self, kind: type[R], id: int) -> R | None:
        """Bring a record back from the history, with those that belong together with it.

        What came back is in the book like any other record; bringing it back is no change.

        Returns:
            The record; None where there is none of that id, nor was in the history.

        Raises:
            HistoryBroken: a file of the history is not there or cannot be used.
        """
        if self._base.past is not None:
            history.recall(self.overlay, self._base.past, {TABLE_OF[kind]: (id,)})
        return self.get(kind, id)

    def add(self, record: R) -> R:
        """Store a new record under the next id of its table, whatever id it carries.

        Returns:
            The record as it was stored: cleaned, with its id.

        Raises:
            RecordInvalid: it does not fit its type.
        """
        name = TABLE_OF[type(record)]
        id = self._next_id(name)
        stored, row = _checked(name, msgspec.structs.replace(record, id=id))
        self.counters[name] = id
        self._before[name, id] = None
        self.overlay.put(name, id, stored, row)
        return stored

    def take(self, record: R) -> R:
        """As `add`, of one record among thousands: it is cleaned and checked when the change ends.

        Until then, and in what is returned, texts are as they came.
        """
        name = TABLE_OF[type(record)]
        id = self.counters[name] = self._next_id(name)
        stored = msgspec.structs.replace(record, id=id)
        self._before[name, id] = None
        self.overlay.stage(name, id, stored)
        return stored

    def _next_id(self, name: str) -> int:
        return max(self.counters.get(name, 0), next(reversed(self.overlay.table(name)), 0)) + 1

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
        if self.overlay.is_staged(name, record.id):
            self.overlay.stage(name, record.id, record)
            return record
        stored, row = _checked(name, record)
        if row == (before := self._touch(name, record.id)):
            return stored
        old, doc = doc_of(before or b"{}"), doc_of(row)
        known = record.__struct_fields__
        kept = {key: old[key] for key in old if key in doc or key not in known}
        if (new := kept | doc) != old:
            self.overlay.put(name, record.id, stored, msgspec.json.encode(new))
        return stored

    def lay(self, record: R) -> R:
        """Store a new record under the id that it carries: one of another book that moves in.

        Returns:
            The record as it was stored, cleaned.

        Raises:
            RecordInvalid: it does not fit its type, or there is one of that id.
        """
        name = TABLE_OF[type(record)]
        if record.id < 1 or record.id in self.overlay.table(name):
            raise RecordInvalid(name, f"id {record.id}")
        stored, row = _checked(name, record)
        self.counters[name] = max(self.counters.get(name, 0), record.id)
        self._touch(name, record.id)
        self.overlay.put(name, record.id, stored, row)
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
        self.overlay.settle()
        images = [
            image
            for (name, id), before in self._before.items()
            if (image := self._image(name, id, before))
        ]
        if entry := entry_of(self.text, images):
            self._done.append(entry)
        self._before = {}
        self.text = text

    def _image(self, name: str, id: int, before: bytes | None) -> Image | None:
        if before is None and (new := self.overlay.table(name).get(id)):
            return Image(table=name, id=id, before=None, after=digest(new))
        return image_of(name, id, before, self.overlay.row(name, id))

    def finish(self) -> list[Entry]:
        """The changes made, oldest first."""
        self.checkpoint(self.text)
        return self._done

    def _touch(self, name: str, id: int) -> bytes | None:
        row = self.overlay.row(name, id)
        self._before.setdefault((name, id), row)
        return row


def _checked(name: str, record: R) -> tuple[R, bytes]:
    """A record as it will be read back, and its text."""
    try:
        text = msgspec.json.encode(clean_record(record))
        stored = msgspec.json.decode(text, type=type(record))
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError) as error:
        raise RecordInvalid(name, str(error)) from error
    return stored, text
