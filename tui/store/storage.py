"""Where TinyDB keeps a book: one safe file, or memory."""

from __future__ import annotations

import contextlib
import os
import threading
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from tinydb.storages import Storage

from tui.i18n import _
from tui.store import files, history, text, undo
from tui.store.history import History
from tui.store.lock import WAIT, Lock
from tui.store.opening import read
from tui.store.snapshot import Mark, Snapshot
from tui.store.tables import Docs, Tables, blocks_of
from tui.store.troubles import (
    BookBroken,
    BookBusy,
    BookChanged,
    BookGone,
    BookUnreadable,
    NotSaved,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tui.domain.records import Record
    from tui.store.text import Block, Head

BACKUPS_KEPT: Final = 14
"""How many daily backups are kept."""

DAILY: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"
"""The names of daily backups."""

_BEGINNING: Final = 80
"""Bytes at the head of the file; they hold schema and generation."""

Today = date | Callable[[], date] | None
"""The day that names the daily backup; None: none is made."""


class Step(NamedTuple):
    """What the next write is to make of the snapshot, beside TinyDB's documents."""

    base: Snapshot
    head: Head
    entries: tuple[undo.Entry, ...]
    """Changes that the head lists for the first time."""
    tables: Mapping[str, dict[int, Record]]
    """The tables touched, decoded."""
    history: Mapping[str, bytes] = {}
    """New files of the history by name, to be there before the head that names them."""


class Shelf(Storage):
    """A TinyDB storage that knows heads, changes that can be taken back, and turns."""

    def __init__(self, first: Snapshot) -> None:
        self.snapshot = first
        """The newest generation known; replaced as a whole, so any thread may read it."""
        self.step: Step | None = None
        """To be set before TinyDB writes; then it is used up."""

    @property
    def today(self) -> date | None:
        """The day it is, as far as that is known."""
        return None

    def read(self) -> Tables:
        """All tables, for TinyDB."""
        return Tables(self.step.base if self.step else self.snapshot)

    def write(self, data: Docs) -> None:
        """Keep all tables as the next generation, for TinyDB."""
        step = self.step
        if step is None:
            raise RuntimeError("the head of the next generation is not set")
        self.step = None
        blocks = blocks_of(step.base, data)
        mark = self._keep(step, blocks)
        after = Snapshot(step.head, blocks, path=step.base.path, mark=mark, extra=step.base.extra)
        after.inherit(step.base)
        after.adopt(step.tables)
        after.past = step.base.past.of(step.head) if step.base.past else None
        self._publish(after)

    @abstractmethod
    def take_in(self) -> bool:
        """Look for a change from outside, and take it in."""

    @abstractmethod
    def turn(self) -> contextlib.AbstractContextManager[None]:
        """Be the only writer."""

    @abstractmethod
    def entry(self, id: int) -> undo.Entry:
        """A change that can be taken back.

        Raises:
            LookupError: it is lost.
        """

    @abstractmethod
    def drop_entries(self, ids: frozenset[int]) -> None:
        """Remove changes that the head does not list any more."""

    @abstractmethod
    def _keep(self, step: Step, blocks: Mapping[str, Block]) -> Mark | None: ...

    def _publish(self, after: Snapshot) -> None:
        self.snapshot = after


class MemoryStorage(Shelf):
    """A book of which nothing is ever written."""

    def __init__(self, first: Snapshot) -> None:
        super().__init__(first)
        self._entries: dict[int, undo.Entry] = {}
        self._turn = threading.Lock()

    def take_in(self) -> bool:
        return False

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        with self._turn:
            yield

    def entry(self, id: int) -> undo.Entry:
        return self._entries[id]

    def drop_entries(self, ids: frozenset[int]) -> None:
        for id in ids:
            self._entries.pop(id, None)

    def _keep(self, step: Step, _blocks: Mapping[str, Block]) -> None:
        self._entries.update((entry.id, entry) for entry in step.entries)


class FileStorage(Shelf):
    """A book in one JSON file, with a folder of companions beside it.

    Reading creates nothing. A write is a new file put in the place of the old one; until
    then the old one stands untouched, and afterwards it is kept as ``previous.json``.

    Raises:
        BookBroken, BookNewer, BookUnreadable: the file cannot be used.
    """

    def __init__(self, path: Path, *, wait: float, today: Today) -> None:
        self.path = files.real(path)
        self.companion = files.companion(path)
        self._wait = wait
        self._today = today
        self._swap = threading.Lock()
        empty = Snapshot.empty(self.path)
        empty.past = History(history.folder_of(self.companion), {})
        super().__init__(empty)
        self.take_in()

    # -- reading

    @property
    def today(self) -> date | None:
        return self._today() if callable(self._today) else self._today

    def take_in(self) -> bool:
        while True:
            known = self.snapshot
            fresh = load_if_changed(self.path, known.mark)
            if fresh is None:
                return False
            fresh.inherit(known)
            fresh.past = known.past.of(fresh.head) if known.past else None
            with self._swap:
                if self.snapshot is known:  # no thread of ours was faster
                    self.snapshot = fresh
                    return True

    def entry(self, id: int) -> undo.Entry:
        try:
            entry = undo.decode(entry_path(self.companion, id).read_bytes())
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise LookupError(id) from error
        if entry.id != id:
            raise LookupError(id)
        return entry

    # -- writing

    def turn(self) -> contextlib.AbstractContextManager[None]:
        return turn_at(self.path, self._wait)

    def drop_entries(self, ids: frozenset[int]) -> None:
        for id in ids:
            with contextlib.suppress(OSError):
                entry_path(self.companion, id).unlink(missing_ok=True)

    def _publish(self, after: Snapshot) -> None:
        with self._swap:
            self.snapshot = after

    def _keep(self, step: Step, blocks: Mapping[str, Block]) -> Mark:
        data = text.join(step.head, step.base.extra, blocks)
        try:
            with history.written(self.path, self.companion, step.history):
                self._write_entries(step.entries)
                status = self._write_book(step.base, data)
        except OSError as error:
            self.drop_entries(frozenset(entry.id for entry in step.entries))
            raise NotSaved(self.path, error) from error
        if step.head.history != step.base.head.history:
            history.drop_unnamed(self.companion, step.head)
        return _mark_of(status, data[:_BEGINNING])

    def _write_entries(self, entries: tuple[undo.Entry, ...]) -> None:
        if entries:
            files.make_folder(self.companion / "undo")
            for entry in entries:
                files.write_new(entry_path(self.companion, entry.id), undo.encode(entry))
            files.sync_folder(self.companion / "undo")

    def _write_book(self, base: Snapshot, text: bytes) -> os.stat_result:
        new = files.temporary(self.path)
        status = files.write_new(new, text)
        try:
            if not self._stands(base):
                raise BookChanged(self.path)
            if base.mark is not None:
                self._keep_old(base)
            files.replace(new, self.path)
            try:
                files.sync_folder(self.path.parent)
            except OSError:
                self._put_back(base)
                raise
        finally:
            files.drop(new)  # there only if it did not take its place
        return status

    def _stands(self, base: Snapshot) -> bool:
        """Whether nobody who does not know our lock has changed the file meanwhile."""
        handle = _open(self.path)
        if handle is None:
            return base.mark is None
        try:
            return _mark(handle, os.read(handle, _BEGINNING)) == base.mark
        finally:
            os.close(handle)

    def _keep_old(self, base: Snapshot) -> None:
        files.keep(self.path, self.companion / "previous.json")
        backups = self.companion / "backups"
        if base.migrated_from is not None:
            files.make_folder(backups)
            files.keep(self.path, backups / f"before-schema-{base.migrated_from + 1}.json")
        today = self.today
        if today is None:
            return
        daily = backups / f"{today.isoformat()}.json"
        if not daily.exists():
            files.make_folder(backups)
            files.keep(self.path, daily, like=backups / "daily.json")
            for old in sorted(backups.glob(DAILY))[:-BACKUPS_KEPT]:
                with contextlib.suppress(OSError):
                    old.unlink()

    def _put_back(self, base: Snapshot) -> None:
        with contextlib.suppress(OSError):
            if base.mark is None:
                self.path.unlink()
            else:
                files.keep(self.companion / "previous.json", self.path)


def entry_path(companion: Path, id: int) -> Path:
    """Where a change that can be taken back lies."""
    return companion / "undo" / f"{id}.json"


@contextlib.contextmanager
def turn_at(path: Path, wait: float = WAIT) -> Iterator[None]:
    """Be the only writer of a book (``path`` resolved); where none is made, leave no trace.

    Raises:
        BookBusy: somebody else is all the time.
        NotSaved: the lock file cannot be made.
    """
    lock = Lock(files.companion(path) / "lock", wait)
    try:
        lock.__enter__()
    except TimeoutError as error:
        raise BookBusy(path, wait) from error
    except OSError as error:
        raise NotSaved(path, error) from error
    try:
        yield
    finally:
        if not path.exists():
            lock.leave_no_trace()
        lock.__exit__()


def load(path: Path) -> Snapshot | None:
    """The book in a file (``path`` resolved); None where there is none.

    Raises:
        BookBroken, BookNewer, BookUnreadable: the file cannot be used.
    """
    return load_if_changed(path, None)


def load_if_changed(path: Path, known: Mark | None) -> Snapshot | None:
    """As `load`, and None too where the file is still the one of the mark ``known``.

    Raises:
        BookGone: there was a file, and there is none.
        And what `load` raises.
    """
    try:
        handle = _open(path)
        if handle is None:
            if known is not None:
                raise BookGone(path)
            return None
        with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 - a handle, not a path
            mark = _mark(handle, file.read(_BEGINNING))
            if mark == known:
                return None
            file.seek(0)
            data = file.readall()
    except OSError as error:
        raise BookUnreadable(path, error) from error
    found = read(data, path, mark)
    if found.head.year is not None:
        raise BookBroken(path, _("it is the history of a book, not a book"))
    return found


def _open(path: Path) -> int | None:
    """A handle on the file; None where there is none.

    Raises:
        BookBroken: it is not a file.
        OSError: it may not be read.
    """
    try:
        # A pipe without a writer would block an open.
        if not files.is_regular(path.stat()):
            what = _("it is a folder") if path.is_dir() else _("it is not a plain file")
            raise BookBroken(path, what)
        return os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError):
        return None


def _mark(handle: int, beginning: bytes) -> Mark:
    return _mark_of(os.fstat(handle), beginning)


def _mark_of(status: os.stat_result, beginning: bytes) -> Mark:
    return Mark(status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev, beginning)
