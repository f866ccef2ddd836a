"""Erasing for good: out of the book, its backups, its history, its drafts, what undo keeps, and
what is known of files."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import msgspec

from tui.domain.records import TABLES, Record
from tui.store import files, history, text
from tui.store.beside import Beside
from tui.store.opening import read
from tui.store.shapes import Shape
from tui.store.storage import load, turn_at
from tui.store.transaction import Transaction
from tui.store.troubles import BookBroken, BookNewer, BookUnreadable, NotSaved

if TYPE_CHECKING:
    from tui.store.snapshot import Snapshot

T = TypeVar("T")

ERASED: Final = "…"
"""What stands where something stood that was erased."""
Tables = Mapping[str, Mapping[int, Record]]
"""Every record of a book by table and id."""
Changes = Mapping[str, Mapping[int, Record | None]]
"""What takes the place of records; None: nothing does."""


class Eraser(Protocol):
    """Who knows what is to be erased."""

    def learn(self, tables: Tables) -> None:
        """Look how a book, or a copy of it, tells what is to be erased."""

    def changes(self, tables: Tables) -> Changes:
        """What has to change in a book so that nothing of it is left there."""

    def erased(self, words: str) -> str:
        """A text without it."""

    def is_draft_of(self, form: str) -> bool:
        """Whether a form is about nothing else."""

    def is_in_name(self, name: str) -> bool:
        """Whether a file, folder, sheet or column is named after it."""

    def is_in(self, data: bytes) -> bool:
        """Whether a file that cannot be read holds it."""


class Erased(msgspec.Struct, frozen=True):
    """What was done beside the book."""

    copies: int
    """Backups and files of the history that were written anew."""
    removed: tuple[str, ...]
    """Damaged copies that held it and could not be mended: they are gone."""


class _Copy(msgspec.Struct, frozen=True):
    """A file in the form of a book."""

    path: Path
    snapshot: Snapshot


def erase(path: Path, eraser: Eraser) -> Erased:
    """Erase something from the book at ``path`` and all that lies beside it.

    Nothing of it can be taken back, nor anything done before. The book itself is written last:
    whoever is cut off before finds all of it still there, and does it again.

    Raises:
        BookBusy, BookBroken, BookNewer, BookUnreadable, NotSaved: the book stands as it was.
    """
    book = files.real(path)
    with turn_at(book):
        standing = load(book)
        if standing is None:
            return Erased(0, ())
        standing.validate()
        companion = files.companion(book)
        copies, damaged = _copies(companion)
        years, more = _years(history.folder_of(companion))
        damaged += more
        for one in (standing, *(copy.snapshot for copy in (*copies, *years))):
            eraser.learn(_tables(one))
        try:
            return _erase(book, companion, standing, copies, years, damaged, eraser)
        except OSError as error:
            raise NotSaved(book, error) from error


def erase_in_memory(change: Transaction, eraser: Eraser) -> None:
    """Erase something from a book that is in no file."""
    tables = {name: change.overlay.table(name) for name in TABLES}
    eraser.learn(tables)
    _apply(change, eraser.changes(tables))


def _erase(
    book: Path,
    companion: Path,
    standing: Snapshot,
    copies: list[_Copy],
    years: list[_Copy],
    damaged: list[Path],
    eraser: Eraser,
) -> Erased:
    new: dict[str, bytes] = {}
    renamed: dict[str, str] = {}
    for one in years:
        if changes := eraser.changes(_tables(one.snapshot)):
            data = _written(one.snapshot, changes, {})
            name = history.file_name(one.snapshot.head.year or 0, data)
            new[name], renamed[one.path.name] = data, name
    folder = history.folder_of(companion)
    for name, data in new.items():
        # They stay even if it ends here, for copies may name them by then.
        files.write_safely(folder / name, data)
    written = 0
    for copy in copies:
        changes = eraser.changes(_tables(copy.snapshot))
        if changes or copy.snapshot.head.undo or _names(copy.snapshot, renamed):
            files.write_safely(copy.path, _written(copy.snapshot, changes, renamed))
            written += 1
    gone = [path for path in damaged if eraser.is_in(path.read_bytes())]
    for path in (*gone, *_undo(companion), *_leftovers(book, companion)):
        path.unlink(missing_ok=True)
    _erase_drafts(companion, eraser)
    _erase_shapes(companion, eraser)
    changes = eraser.changes(_tables(standing))
    files.write_safely(book, _written(standing, changes, renamed, is_later=True))
    for name in renamed:
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    return Erased(written + len(new), tuple(map(str, gone)))


def _written(
    standing: Snapshot, changes: Changes, renamed: Mapping[str, str], *, is_later: bool = False
) -> bytes:
    """The text of a book after the changes; nothing of it can be taken back.

    Args:
        renamed: the new names of files of the history.
        is_later: whether it is the next generation of the book.
    """
    change = Transaction(standing, "")
    _apply(change, changes)
    blocks = {
        name: block
        if standing.is_ours or name not in TABLES
        else text.block_of(text.rows_of(standing.rows(name)))
        for name, block in standing.blocks.items()
    }
    for name, changed in change.overlay.rows().items():
        rows = dict(text.rows_of(standing.rows(name)))
        for id, row in changed.items():
            if row is None:
                rows.pop(id, None)
            else:
                rows[id] = row
        blocks.pop(name, None)
        if rows:
            blocks[name] = text.block_of(rows.items())
    head = msgspec.structs.replace(
        standing.head,
        generation=standing.head.generation + is_later,
        undo=(),
        history={year: renamed.get(name, name) for year, name in standing.head.history.items()},
        open_items=standing.head.open_items if standing.is_ours else None,
    )
    in_order = [*(name for name in TABLES if name in blocks), *(set(blocks) - set(TABLES))]
    return text.join(head, standing.extra, {name: blocks[name] for name in in_order})


def _apply(change: Transaction, changes: Changes) -> None:
    for name, table in changes.items():
        for id, record in table.items():
            if record is None:
                change.remove(TABLES[name], id)
            else:
                change.put(record)


def _tables(book: Snapshot) -> Tables:
    return {name: book.table(name) for name in TABLES}


def _names(book: Snapshot, renamed: Mapping[str, str]) -> bool:
    return any(name in renamed for name in book.head.history.values())


def _copies(companion: Path) -> tuple[list[_Copy], list[Path]]:
    """The older books in the companion folder, and those that cannot be read."""
    found: list[_Copy] = []
    damaged: list[Path] = []
    for path in (companion / "previous.json", *sorted((companion / "backups").glob("*"))):
        try:
            snapshot = load(path)
            if snapshot is None:
                continue
            snapshot.validate()
            found.append(_Copy(path, snapshot))
        except (BookBroken, BookNewer, BookUnreadable):
            if path.is_file():
                damaged.append(path)
    return found, damaged


def _years(folder: Path) -> tuple[list[_Copy], list[Path]]:
    """The files of the history, also those of backups alone, and those that cannot be read."""
    found: list[_Copy] = []
    damaged: list[Path] = []
    for path in sorted(folder.glob("*.json")):
        try:
            snapshot = read(path.read_bytes(), path)
            snapshot.validate()
            found.append(_Copy(path, snapshot))
        except (BookBroken, BookNewer):
            damaged.append(path)
    return found, damaged


def _undo(companion: Path) -> list[Path]:
    return [one for one in (companion / "undo").glob("*") if one.is_file()]


def _leftovers(book: Path, companion: Path) -> list[Path]:
    """What saves that were cut off have left."""
    return [files.temporary(book), *companion.rglob(".*.new")]


def _erase_drafts(companion: Path, eraser: Eraser) -> None:
    make: Callable[[], dict[str, dict[str, str]]] = dict
    with _beside(companion / "drafts.json", dict[str, dict[str, str]], make, eraser) as drafts:
        for form, fields in list(drafts.items()):
            if eraser.is_draft_of(form):
                del drafts[form]
            else:
                drafts[form] = {name: eraser.erased(said) for name, said in fields.items()}


def _erase_shapes(companion: Path, eraser: Eraser) -> None:
    with _beside(companion / "shapes.json", list[Shape], list[Shape], eraser) as shapes:
        shapes[:] = [
            _shape_without(one, eraser)
            for one in shapes
            if not any(map(eraser.is_in_name, (*one.headers, *one.fields)))
        ]


def _shape_without(shape: Shape, eraser: Eraser) -> Shape:
    """What is known of files, without their names; they are looked for in the same folder."""
    file = Path(shape.file)
    if eraser.is_in_name(str(file.parent)):
        known = ""
    elif eraser.is_in_name(file.name):
        known = str(file.with_name(f"{ERASED}{file.suffix}"))
    else:
        known = shape.file
    sheet = "" if eraser.is_in_name(shape.sheet) else shape.sheet
    return msgspec.structs.replace(shape, file=known, sheet=sheet)


@contextlib.contextmanager
def _beside(file: Path, kind: type[T], make: Callable[[], T], eraser: Eraser) -> Iterator[T]:
    """A small file beside the book, to be changed; damaged ones that hold it are removed."""
    _erase_damaged(file, eraser)
    if not file.exists():
        yield make()
        return
    with Beside(file, kind, make).changing() as value:
        yield value
    _erase_damaged(file, eraser)  # it was damaged, and has been set aside


def _erase_damaged(file: Path, eraser: Eraser) -> None:
    for path in file.parent.glob(f"{file.stem}-damaged-*.json"):
        if eraser.is_in(path.read_bytes()):
            path.unlink()
