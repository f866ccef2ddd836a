"""What has left a book: closed records, by the year of their day.

Each year is a file in the form of a book. Such a file never changes: when a year gets other
records, a file of another name takes its place, and every name holds its check sum. The head of
a book names the files that belong to it. So a move happens when the book is put in its place,
not before; and a backup knows the history of its own day.
"""

from __future__ import annotations

import contextlib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

import msgspec

from tui.domain.receivables.items import movable
from tui.domain.records import SCHEMA, TABLES, Invoice, Payment, PaymentPromise
from tui.domain.references import may_name, references
from tui.i18n import _
from tui.store import files, text
from tui.store.opening import read
from tui.store.snapshot import within
from tui.store.text import Head
from tui.store.troubles import BookBroken, BookNewer, HistoryBroken

if TYPE_CHECKING:
    from pathlib import Path

    from tui.domain.records import Record
    from tui.store.overlay import Overlay
    from tui.store.snapshot import Snapshot

MOVING: Final = ("invoices", "payments")
"""The tables whose closed records may leave the book."""

Wanted = Mapping[str, Collection[int]]
"""Ids by table."""

_Key = tuple[str, int]
_FILES: Final = "history-*.json"


class History:
    """The files that one generation of a book names, read when they are asked for."""

    def __init__(
        self,
        folder: Path | None,
        names: Mapping[int, str],
        known: Mapping[str, Snapshot] | None = None,
    ) -> None:
        self.folder = folder
        """Where they lie; None in memory, where nothing ever leaves the book."""
        self.names = dict(sorted(names.items()))
        """The file by year."""
        self._read = {name: one for name, one in (known or {}).items() if name in names.values()}

    def of(self, head: Head) -> History:
        """The history of another generation of the book."""
        if head.history == self.names:
            return self
        return History(self.folder, head.history, self._read)

    def path(self, year: int) -> Path | None:
        """The file of a year."""
        return self.folder / self.names[year] if self.folder and year in self.names else None

    def year(self, year: int) -> Snapshot | None:
        """A year of the history; None where there is none.

        Raises:
            HistoryBroken: its file is not there or cannot be used.
        """
        path = self.path(year)
        if path is None:
            return None
        found = self._read.get(path.name)
        if found is None:
            found = self._read[path.name] = _load(path, year)
        return found

    def is_usable(self, year: int) -> bool:
        """Whether records may be added to a year."""
        try:
            self.year(year)
        except HistoryBroken:
            return False
        return True

    def since(self, name: str, horizon: date) -> dict[int, Record]:
        """The records of a table whose day is ``horizon`` or later, in id order.

        Raises:
            HistoryBroken: a file of those years is not there or cannot be used.
        """
        found: dict[int, Record] = {}
        for year in self.names:
            if year >= horizon.year and (snapshot := self.year(year)):
                found |= within(snapshot.table(name), horizon)
        return {id: found[id] for id in sorted(found)}

    def places(self, wanted: Wanted) -> dict[_Key, int]:
        """The year in which each of some records lies; those that lie in none are left out."""
        return {
            (name, id): year
            for year in self.names
            if (snapshot := self.year(year))
            for name, ids in wanted.items()
            for id in snapshot.table(name).keys() & set(ids)
        }

    def together(self, wanted: Wanted) -> dict[str, set[int]]:
        """These records with all that names them or is named by them, as far as they lie here."""
        found: dict[str, set[int]] = defaultdict(set)
        to_do = list(self.places(wanted))
        while to_do:
            name, id = to_do.pop()
            if id not in found[name]:
                found[name].add(id)
                to_do += self._links.get((name, id), ())
        return found

    @cached_property
    def _links(self) -> Mapping[_Key, list[_Key]]:
        links: defaultdict[_Key, list[_Key]] = defaultdict(list)
        for name in MOVING:
            if not any(may_name(TABLES[name], target) for target in MOVING):
                continue
            for id, record in self.since(name, date.min).items():
                for _field, target, named in references(record):
                    if target in MOVING:
                        links[name, id].append((target, named))
                        links[target, named].append((name, id))
        return links


def recall(overlay: Overlay, past: History, wanted: Wanted) -> None:
    """Bring records back into the book, with those that belong together with them.

    Raises:
        HistoryBroken: a file of the history is not there or cannot be used.
    """
    away = {name: [id for id in ids if not overlay.has(name, id)] for name, ids in wanted.items()}
    if not past.names or not any(away.values()):
        return
    for (name, id), year in past.places(past.together(away)).items():
        snapshot = past.year(year)
        if snapshot is not None and not overlay.has(name, id) and not overlay.is_back(name, id):
            row = text.in_one_line(snapshot.rows(name)[str(id)])
            overlay.recall(name, id, snapshot.table(name)[id], row)


def sweep(overlay: Overlay, past: History, cut: date) -> None:
    """Let what is closed and before a day leave the book.

    A year whose file cannot be used gets nothing; its records stay in the book.
    """
    invoices = cast("Mapping[int, Invoice]", overlay.table("invoices"))
    payments = cast("Mapping[int, Payment]", overlay.table("payments"))
    promises = cast("Mapping[int, PaymentPromise]", overlay.table("promises")).values()
    named = {
        id
        for name, kind in TABLES.items()
        if name not in MOVING and may_name(kind, "invoices")
        for record in overlay.table(name).values()
        for _field, target, id in references(record)
        if target == "invoices"
    }
    going, with_them = movable(invoices, payments, promises, named, (), cut)
    years = {invoices[id].day.year for id in going} | {payments[id].day.year for id in with_them}
    if closed := {year for year in years if not past.is_usable(year)}:
        named |= {id for id in going if invoices[id].day.year in closed}
        staying = {id for id in with_them if payments[id].day.year in closed}
        going, with_them = movable(invoices, payments, promises, named, staying, cut)
    overlay.move("invoices", going)
    overlay.move("payments", with_them)


def rewritten(past: History, overlay: Overlay) -> tuple[dict[int, str], dict[str, bytes]]:
    """The history after a change: the file of each year, and the text of those that are new.

    Raises:
        HistoryBroken: a year that something comes back from is not there or cannot be used.
    """
    coming: dict[int, dict[str, dict[int, bytes]]] = defaultdict(lambda: defaultdict(dict))
    for name, moved in overlay.moved.items():
        for id, (year, row) in moved.items():
            coming[year][name][id] = row
    back = past.places(overlay.recalled) if overlay.recalled else {}
    names, files = dict(past.names), {}
    for year in sorted({*coming, *back.values()}):
        snapshot = past.year(year)
        blocks = dict(snapshot.blocks) if snapshot else {}
        for name in MOVING:
            rows = dict(text.rows_of(snapshot.rows(name))) if snapshot else {}
            rows = {id: row for id, row in rows.items() if (name, id) not in back}
            rows |= coming[year][name]
            blocks.pop(name, None)
            if rows:
                blocks[name] = text.block_of(rows.items())
        if not blocks:
            names.pop(year, None)
            continue
        data = text.join(Head(schema=SCHEMA, year=year), {}, blocks)
        names[year] = file_name(year, data)
        files[names[year]] = data
    return dict(sorted(names.items())), files


def whole(book: Snapshot, past: History) -> bytes:
    """The text of a book with all that has left it, but for accounts that are gone.

    Raises:
        HistoryBroken: a file of the history is not there or cannot be used.
    """
    accounts = book.table("accounts")
    blocks = dict(book.blocks)
    for name in MOVING:
        rows: dict[int, bytes] = {}
        for year in past.names:
            if snapshot := past.year(year):
                table = snapshot.table(name)
                rows |= {
                    id: row
                    for id, row in text.rows_of(snapshot.rows(name))
                    if getattr(table[id], "account_id", 0) in accounts
                }
        if rows:
            blocks[name] = text.block_of((rows | dict(text.rows_of(book.rows(name)))).items())
    head = msgspec.structs.replace(book.head, history={}, moved=None, open_items=None)
    return text.join(head, book.extra, blocks)


def _load(path: Path, year: int) -> Snapshot:
    try:
        found = read(path.read_bytes(), path)
        for name in MOVING:
            found.table(name)
    except FileNotFoundError as error:
        raise HistoryBroken(path, _("it is not there")) from error
    except OSError as error:
        raise HistoryBroken(path, error.strerror or str(error)) from error
    except BookBroken as error:
        raise HistoryBroken(path, error.what) from error
    except BookNewer as error:
        raise HistoryBroken(path, _("it was written by a newer Rounds")) from error
    if found.head.year != year:
        raise HistoryBroken(path, _("it does not hold the year {year}").format(year=year))
    return found


def file_name(year: int, data: bytes) -> str:
    """What the file of a year is called."""
    return f"history-{year}-{zlib.crc32(data):08x}.json"


# -- Files


def folder_of(companion: Path) -> Path:
    """Where the files lie, in the companion folder of a book."""
    return companion / "history"


@contextlib.contextmanager
def written(book: Path, companion: Path, new: Mapping[str, bytes]) -> Iterator[None]:
    """Write files that the book will name at the end of the block; if it does not, they go again.

    Raises:
        OSError: one of them cannot be written.
    """
    folder = folder_of(companion)
    # One name for all, so that what a killed process leaves is overwritten by the next move.
    unfinished = files.temporary(folder / "history.json")
    made: list[Path] = []
    with contextlib.ExitStack() as failed:
        failed.callback(_take_back, book, unfinished, made)
        if new:
            files.make_folder(folder)
        for name, data in new.items():
            path = folder / name
            if not path.exists():
                made.append(path)
            elif path.read_bytes() == data:
                continue
            files.write_new(unfinished, data)
            files.replace(unfinished, path)
        if new:
            files.sync_folder(folder)
        yield
        failed.pop_all()


def _take_back(book: Path, unfinished: Path, made: Iterable[Path]) -> None:
    """Remove what was written for a book that does not name it after all."""
    with contextlib.suppress(OSError):
        unfinished.unlink(missing_ok=True)
        named = _named_in(book) if book.exists() else set()
        for path in made:
            if path.name not in named:
                path.unlink(missing_ok=True)


def drop_unnamed(companion: Path, head: Head) -> None:
    """Remove the files that neither the book nor a copy of it in its companion folder names.

    Where a copy cannot be read, nobody knows what it names, and nothing is removed.
    """
    with contextlib.suppress(OSError):
        kept = set(head.history.values())
        for copy in _copies(companion):
            kept |= _named_in(copy)
        for path in folder_of(companion).glob(_FILES):
            if path.name not in kept:
                path.unlink()


def _named_in(book: Path) -> set[str]:
    """The files that a book names; none where it is no book.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return set(text.split(book.read_bytes()).head.history.values())
    except (text.NoBook, text.BadHead, msgspec.DecodeError, UnicodeDecodeError):
        return set()


def _copies(companion: Path) -> list[Path]:
    """The older books in a companion folder."""
    previous = companion / "previous.json"
    return [*([previous] if previous.exists() else []), *(companion / "backups").glob("*.json")]
