"""What can go wrong with a book, each with its own name and one sentence for the rep."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


class BookBroken(Trouble):
    """The file is there and cannot be used as a book. It is never overwritten.

    ``table``, ``id`` and ``field`` say where, as far as that is known.
    """

    code = "broken"

    def __init__(
        self,
        path: Path,
        what: str,
        *,
        table: str | None = None,
        id: str | None = None,
        field: str | None = None,
    ) -> None:
        self.path = path
        self.what = what
        self.table = table
        self.id = id
        self.field = field
        super().__init__(
            _(
                "The book {path} cannot be used: {what}. It was left untouched; "
                "`rounds check` says what is wrong and which backups can be read, "
                "`rounds restore FILE` brings one back."
            ).format(path=path, what=what)
        )


class BookNewer(Trouble):
    """The book was written by a newer Rounds. It is never overwritten."""

    code = "newer"

    def __init__(self, path: Path, schema: int) -> None:
        self.path = path
        self.schema = schema
        super().__init__(
            _(
                "The book {path} was written by a newer Rounds (schema {schema}) and was left "
                "untouched. Update Rounds, or bring back an older backup with "
                "`rounds restore FILE`; `rounds check` lists them."
            ).format(path=path, schema=schema)
        )


class BookUnreadable(Trouble):
    """The operating system does not let us read the file."""

    code = "unreadable"

    def __init__(self, path: Path, error: OSError) -> None:
        self.path = path
        if error.errno in (errno.EACCES, errno.EPERM):
            text = _(
                "Rounds may not read the book {path}. Change its permissions, "
                "or name another book with --book."
            ).format(path=path)
        else:
            text = _(
                "The book {path} cannot be read ({reason}). Check the disk and the path, "
                "or name another book with --book."
            ).format(path=path, reason=error.strerror or error)
        super().__init__(text)


class BookGone(Trouble):
    """The file was there when it was read and is not there any more."""

    code = "gone"

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            _(
                "The book {path} is gone since it was opened. Nothing was saved. Put it back, "
                "or bring back a backup with `rounds restore FILE`; `rounds check` lists them."
            ).format(path=path)
        )


class BookChanged(Trouble):
    """A program that does not know our lock has changed the file during a transaction."""

    code = "changed"

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            _(
                "Another program changed {path} during the save. Nothing was saved; try again."
            ).format(path=path)
        )


class BookBusy(Trouble):
    """Somebody else holds the lock for longer than we may wait."""

    code = "busy"

    def __init__(self, path: Path, seconds: float) -> None:
        self.path = path
        super().__init__(
            _(
                "Another window or command has been writing to {path} for {seconds:.0f} seconds. "
                "Nothing was saved; try again when it is done."
            ).format(path=path, seconds=seconds)
        )


class NotSaved(Trouble):
    """The operating system did not let us write. The book stands as it was."""

    code = "not_saved"

    def __init__(self, path: Path, error: OSError) -> None:
        self.path = path
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            text = _(
                "The disk is full: {path} was not saved and stands as it was. "
                "Free some space, then try again."
            ).format(path=path)
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            text = _(
                "Rounds may not write in the folder {folder}: {name} was not saved and stands as "
                "it was. Change the folder's permissions, or name another file."
            ).format(folder=path.parent, name=path.name)
        else:
            text = _(
                "{path} was not saved and stands as it was ({reason}). "
                "Check the disk, then try again."
            ).format(path=path, reason=error.strerror or error)
        super().__init__(text)


class HistoryBroken(Trouble):
    """A file of the history is not there or cannot be used. The book itself is not concerned."""

    code = "history_broken"

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self.what = what
        super().__init__(
            _(
                "Closed work of earlier years cannot be read: {path}: {what}. The book itself is "
                "sound, and nothing was changed. Put the file back from a copy of your disk, or "
                "bring back a backup with `rounds restore FILE`."
            ).format(path=path, what=what)
        )


class RecordGone(Trouble):
    """The record was removed, here or in another window, before the change arrived."""

    code = "record_gone"

    def __init__(self, table: str, id: int) -> None:
        super().__init__(
            _(
                "What you were changing ({table} {id}) has been removed meanwhile. "
                "Nothing was saved."
            ).format(table=table, id=id)
        )


class RecordInvalid(Trouble):
    """A record's fields do not fit its type, so it may not enter the book."""

    code = "record_invalid"

    def __init__(self, table: str, reason: str) -> None:
        super().__init__(
            _("This cannot be saved ({table}: {reason}). Nothing was written.").format(
                table=table, reason=reason
            )
        )


class NothingToUndo(Trouble):
    """The stack of changes is empty."""

    code = "nothing_to_undo"

    def __init__(self) -> None:
        super().__init__(_("There is nothing to take back."))


class ChangedSince(Trouble):
    """A record of the newest change has changed since; that change cannot be taken back."""

    code = "changed_since"

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            _(
                "“{text}” cannot be taken back: what it wrote has changed since. "
                "The next undo takes back the change before it."
            ).format(text=text)
        )


class UndoLost(Trouble):
    """The images of the newest change are not there any more or cannot be used."""

    code = "undo_lost"

    def __init__(self, id: int) -> None:
        super().__init__(
            _(
                "The newest change (number {id}) cannot be taken back: what it found is missing or "
                "damaged. The next undo takes back the change before it."
            ).format(id=id)
        )
