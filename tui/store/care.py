"""Care of a book: backup, restore, check."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

import msgspec

from tui.errors import Trouble
from tui.i18n import _
from tui.store import files, history, text
from tui.store.checks import Finding, findings
from tui.store.history import History
from tui.store.storage import load, turn_at
from tui.store.troubles import BookBroken, BookNewer, BookUnreadable, NotSaved

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tui.store.book import Book
    from tui.store.text import Head

__all__ = ["CannotBackUp", "CannotRestore", "Finding", "backup", "check", "restore"]

_GENERATION = re.compile(rb'"generation":\s*(\d{1,15})')


class CannotBackUp(Trouble):
    """There is nothing to back up, or no place to put it."""

    code = "cannot_back_up"


class CannotRestore(Trouble):
    """The file to bring back is not there, or is the book itself."""

    code = "cannot_restore"


def backup(book: Book, file: Path | None, now: datetime) -> Path:
    """Copy the book as it stands on disk, with all that has left it for the history.

    Args:
        book: a book in a file.
        file: where to; a folder gets a file named for book and day; None: beside the book.
        now: names the copy where ``file`` does not.

    Returns:
        The copy.

    Raises:
        CannotBackUp: there is no book, or ``file`` is not the place for a copy.
        BookBroken, BookNewer, BookUnreadable: the book cannot be used.
        HistoryBroken: a file of the history is not there or cannot be used.
        NotSaved: the copy cannot be written.
    """
    if book.path is None:
        raise CannotBackUp(_("The example book lives in memory; there is no file to back up."))
    source = files.real(book.path)
    standing = load(source)
    if standing is None:
        raise CannotBackUp(
            _("There is no book at {path} yet, so there is nothing to back up.").format(
                path=book.path
            )
        )
    standing.validate()
    target = _place_for_copy(source, file, now)
    try:
        if file is None:
            files.make_folder(target.parent)
        past = History(history.folder_of(files.companion(source)), standing.head.history)
        is_whole = not standing.head.history
        data = source.read_bytes() if is_whole else history.whole(standing, past)
        files.write_safely(target, data)
    except OSError as error:
        raise NotSaved(target, error) from error
    return target


def restore(path: Path, file: Path, now: datetime) -> Path | None:
    """Put the book in ``file`` in the place of the book at ``path``, once it has proved sound.

    The replaced book, a broken one too, is kept among the backups. Ids given by either book are
    not given again. There is nothing to undo afterwards. A copy that names files of the history
    gets them from beside it, if they do not lie beside the book; `missing_history` tells
    afterwards what could not be found.

    Returns:
        Where the replaced book lies now (``now`` names it); None: there was none.

    Raises:
        CannotRestore: ``file`` is not there, or is the book itself.
        BookBroken, BookNewer, BookUnreadable: ``file`` cannot be used, or ``path`` is no file.
        BookBusy, NotSaved: the book stands as it was.
    """
    book, source = files.real(path), files.real(file)
    if source == book or (source.exists() and book.exists() and source.samefile(book)):
        raise CannotRestore(
            _("{file} is the book itself. Name a backup; `rounds check` lists them.").format(
                file=file
            )
        )
    new = load(source)
    if new is None:
        raise CannotRestore(
            _("There is no file {file}. `rounds check` lists the backups.").format(file=file)
        )
    new.validate()
    with turn_at(book):
        try:
            head = _next_head(book, new.head)
            kept = _keep_replaced(book, now) if book.exists() else None
            with history.written(book, files.companion(book), _history_beside(source, book, head)):
                files.write_safely(book, text.join(head, new.extra, new.blocks))
            for entry in (files.companion(book) / "undo").glob("*.json"):
                with contextlib.suppress(OSError):
                    entry.unlink()
        except OSError as error:
            raise NotSaved(book, error) from error
    return kept


def check(path: Path) -> list[Finding]:
    """Everything that is wrong with the book at ``path`` and what lies beside it.

    Never raises for what it finds; a book that is not there has no faults.
    """
    book = files.real(path)
    try:
        standing = load(book)
        past = History(
            history.folder_of(files.companion(book)), standing.head.history if standing else {}
        )
        return findings(book, standing, past)
    except (BookBroken, BookNewer, BookUnreadable) as trouble:
        readable = [str(one) for one in backups(path)]
        offer = (
            _("Backups that can be read, newest first: {files}.").format(files=", ".join(readable))
            if readable
            else _("There is no backup beside it that can be read.")
        )
        text = _("{text} {more}").format(text=trouble, more=offer)
        first = Finding(code=trouble.code, text=text, where=str(path), repairable=False)
        return [first, *findings(book, None, None)]


def missing_history(path: Path) -> list[Path]:
    """The files that the book at ``path`` names and that are not beside it."""
    book = files.real(path)
    standing = load(book)
    if standing is None:
        return []
    folder = history.folder_of(files.companion(book))
    named = [folder / name for name in standing.head.history.values()]
    return [one for one in named if not one.exists()]


def backups(path: Path) -> list[Path]:
    """The copies beside a book that could be restored, newest first."""
    folder = files.companion(path)
    found = []
    for copy in [folder / "previous.json", *(folder / "backups").glob("*.json")]:
        try:
            book = load(copy)
            if book is None:
                continue
            book.validate()
            found.append((copy.stat().st_mtime_ns, copy))
        except (BookBroken, BookNewer, BookUnreadable, OSError):
            continue
    return [copy for _time, copy in sorted(found, reverse=True)]


def _history_beside(source: Path, book: Path, head: Head) -> dict[str, bytes]:
    """The files of the history that lie beside a copy of a book and not beside the book."""
    folder = history.folder_of(files.companion(book))
    # A copy may be a book of its own, or lie in a companion folder or among its backups.
    others = [
        history.folder_of(one)
        for one in (files.companion(source), source.parent, source.parent.parent)
    ]
    return {
        name: (other / name).read_bytes()
        for name in head.history.values()
        if not (folder / name).exists()
        for other in others
        if (other / name).exists()
    }


def _place_for_copy(source: Path, file: Path | None, now: datetime) -> Path:
    if file is None:
        return _unused(files.companion(source) / "backups" / f"{now:%Y-%m-%d-%H%M%S}.json")
    if file.is_dir():
        return _unused(files.real(file) / f"{source.stem}-{now:%Y-%m-%d}.json")
    target = files.real(file)
    if not target.parent.is_dir():
        raise CannotBackUp(
            _("There is no folder {folder}. Make it first, or name another file.").format(
                folder=target.parent
            )
        )
    if not target.exists():
        return target
    if target.samefile(source):
        raise CannotBackUp(_("{file} is the book itself. Name another file.").format(file=file))
    try:
        load(target)
    except (BookBroken, BookUnreadable) as error:
        raise CannotBackUp(
            _("{file} is there and is no book of Rounds. Name another file.").format(file=file)
        ) from error
    return target


def _unused(path: Path) -> Path:
    n, free = 1, path
    while free.exists():
        n += 1
        free = path.with_name(f"{path.stem}-{n}{path.suffix}")
    return free


def _next_head(book: Path, new: Head) -> Head:
    """The head of the restored book: later than the replaced one, and with no id given twice."""
    generation, counters = new.generation, dict(new.counters)
    try:
        old = load(book)
    except (BookBroken, BookNewer, BookUnreadable):
        if not files.is_regular(book.stat()):
            raise
        if found := _GENERATION.search(book.read_bytes()):
            generation = max(generation, int(found[1]))
    else:
        if old is not None:
            generation = max(generation, old.head.generation)
            for name, count in old.head.counters.items():
                counters[name] = max(count, counters.get(name, 0))
    return msgspec.structs.replace(new, generation=generation + 1, counters=counters, undo=())


def _keep_replaced(book: Path, now: datetime) -> Path:
    folder = files.companion(book)
    files.make_folder(folder / "backups")
    kept = _unused(folder / "backups" / f"replaced-{now:%Y-%m-%d-%H%M%S}.json")
    files.keep(book, kept)
    files.keep(book, folder / "previous.json")
    return kept
