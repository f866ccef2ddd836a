"""Which file to import: where one begins, what lies there, and what a typed path means."""

from __future__ import annotations

import os
import stat
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import msgspec

from tui.desk import intake_files, remembering
from tui.desk.import_views import ImportKind
from tui.domain.text import clean
from tui.errors import Trouble
from tui.exchange.headers import Kind
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.ground import Desk

KINDS: Final[tuple[ImportKind, ...]] = (
    "receivables",
    *(kind for kind in get_args(Kind) if kind != "receivables"),
    "book",
)
"""What can be imported, what comes every morning first."""
_AT_HOME: Final = ("~/", f"~{os.sep}")
_SHEETS: Final = (".csv", ".xlsx")
_ENDINGS: Final[dict[ImportKind, tuple[str, ...]]] = {
    "people": (*_SHEETS, ".vcf"),
    "visits": (*_SHEETS, ".ics"),
    "book": (".json",),
}
"""What files of a kind are usually called; of all others like sheets."""
_FORMS: Final[dict[ImportKind, str]] = {
    "people": N_("an address book"),
    "visits": N_("a calendar"),
    "book": N_("a whole book"),
}
"""What a file is that is no sheet, by the kind it is imported as."""


class BadFile(Trouble):
    """A path names nothing that can be imported."""

    code = "file"


class FileView(msgspec.Struct, frozen=True):
    """A file or folder that can be chosen."""

    path: Path
    name: str
    """As it can be shown and typed."""
    is_folder: bool = False
    size: int = 0
    """In bytes."""
    changed: datetime | None = None


def has_columns(kind: ImportKind, file: Path) -> bool:
    """Whether the file is a sheet, whose columns are given fields."""
    return not intake_files.is_no_sheet(kind, file)


def last_kind(desk: Desk) -> ImportKind:
    """What was imported last."""
    used = {kind: desk.shapes.of(kind)[:1] for kind in KINDS}
    turns = {kind: found[0].turn for kind, found in used.items() if found}
    return max(turns, key=lambda kind: turns[kind]) if turns else KINDS[0]


def begin(desk: Desk, kind: ImportKind) -> str:
    """The folder where one begins to look, as it is typed.

    That of the last import of the kind, else of any; else where a browser puts exports.
    """
    used = [*desk.shapes.of(kind), *desk.shapes.of(last_kind(desk))]
    folders = [Path(shape.file).parent for shape in used]
    if home := _home():
        folders += [Path(home, "Downloads"), Path(home)]
    for folder in folders:
        if folder.is_dir():
            return as_typed(folder, is_folder=True)
    return as_typed(Path.cwd(), is_folder=True)


def as_typed(path: Path, *, is_folder: bool = False) -> str:
    """A path as the rep would type it, ``~`` for the home."""
    home, text = _home(), str(path)
    if home and (text == home or text.startswith(home + os.sep)):
        text = "~" + text[len(home) :]
    return clean(text).rstrip(os.sep) + os.sep if is_folder else clean(text)


def folder_of(text: str) -> Path:
    """The folder that a typed path is in, or is if it ends there."""
    return Path(os.path.split(_meant(text))[0] or os.curdir)


def listing(folder: Path, kind: ImportKind) -> tuple[FileView, ...]:
    """What can be imported as a kind, the newest first, and then the folders.

    A folder that cannot be read holds nothing; `find` says why.
    """
    files: list[FileView] = []
    folders: list[FileView] = []
    try:
        with os.scandir(folder) as found:
            for one in found:
                view = _view(one, kind)
                if view is not None:
                    (folders if view.is_folder else files).append(view)
    except (OSError, ValueError):
        return ()
    files.sort(key=lambda one: (one.changed or datetime.min, one.name), reverse=True)
    folders.sort(key=lambda one: one.name.casefold())
    return (*files, *folders)


def _view(one: os.DirEntry[str], kind: ImportKind) -> FileView | None:
    name = clean(one.name)
    if not name or not _is_text(one.name):
        return None
    path = Path(one.path)
    try:
        status = one.stat()
    except OSError:  # a link to nothing
        return None
    if stat.S_ISDIR(status.st_mode):
        return FileView(path, name, is_folder=True)
    if not stat.S_ISREG(status.st_mode) or not can_be(kind, path) or name.startswith("~$"):
        return None
    return FileView(
        path, name, size=status.st_size, changed=datetime.fromtimestamp(status.st_mtime)
    )


def _is_text(name: str) -> bool:
    """Whether a name can be written down; what it cannot is not offered."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def can_be(kind: ImportKind, file: Path) -> bool:
    """Whether a file of this ending can be imported as a kind."""
    ending = file.suffix.lower()
    if kind == "book":
        return ending == ".json"
    return ending in remembering.SHEETS or intake_files.is_no_sheet(kind, file)


def matching(text: str, files: Sequence[FileView]) -> list[FileView]:
    """What a typed path may become: names that begin so, or else hold it.

    What is hidden is offered to who types its dot.
    """
    begun = os.path.split(_meant(text))[1].casefold()
    shown = [one for one in files if begun.startswith(".") or not one.name.startswith(".")]
    names = [(one, one.name.casefold()) for one in shown]
    found = [one for one, name in names if name.startswith(begun)]
    found.sort(key=lambda one: one.name.casefold() != begun)
    return found or [one for one, name in names if begun in name]


def completed(text: str, file: FileView) -> str:
    """The typed path with the name of a file."""
    typed = text.lstrip()
    at = max(typed.rfind(sep) for sep in (os.sep, os.altsep) if sep)
    head = typed[: at + 1]
    if typed[at + 1 :].rstrip() in ("~", os.pardir):
        head = typed.rstrip() + os.sep
    return head + file.name + (os.sep if file.is_folder else "")


def begun_anew(text: str) -> str:
    """The typed path from where it begins anew: with a root or a home behind a separator.

    >>> begun_anew("~//tmp/x.csv"), begun_anew("~/exports/~/x.csv")
    ('/tmp/x.csv', '~/x.csv')
    """
    for begin in (os.sep, *_AT_HOME):
        at = text.rfind(os.sep + begin)
        if at > 0:
            return text[at + len(os.sep) :]
    return text


def find(text: str, kind: ImportKind) -> Path:
    """The file that a typed path names.

    Raises:
        BadFile: there is none, or it cannot be imported as this kind.
    """
    typed = text.strip()
    if not typed:
        raise BadFile(_("Which file? Type its path, or choose one below."))
    file = Path(_meant(typed))
    try:
        status = file.stat()
    except (OSError, ValueError) as error:
        raise BadFile(_told(file, typed, error)) from error
    if stat.S_ISDIR(status.st_mode):
        try:
            os.scandir(file).close()
        except OSError as error:
            raise BadFile(_told(file, typed, error)) from error
        raise BadFile(nothing_in(typed, kind))
    if not stat.S_ISREG(status.st_mode):
        raise BadFile(_("Cannot read {file}: it is not a plain file.").format(file=typed))
    if not can_be(kind, file):
        raise BadFile(_other_kind(kind, file))
    return file


def _told(file: Path, typed: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        folder = file.parent
        if not folder.is_dir():
            return _("There is no folder {folder}.").format(folder=as_typed(folder, is_folder=True))
        return _("There is no file {file}.").format(file=typed)
    reason = (error.strerror if isinstance(error, OSError) else None) or error
    return _("Cannot read {file}: {reason}.").format(file=typed, reason=reason)


def nothing_in(typed: str, kind: ImportKind) -> str:
    """That a folder, as it is typed, holds nothing that can be imported as this kind."""
    said = _("{folder} holds no file that can be imported so. Type another folder; .. goes up.")
    if kind == "book":
        said = _("{folder} holds no JSON file. Type another folder; .. goes up.")
    return said.format(folder=typed.strip())


def _other_kind(kind: ImportKind, file: Path) -> str:
    for other, form in _FORMS.items():
        if intake_files.is_no_sheet(other, file) and can_be(other, file):
            return _("{file} is {what}: import it as {kind}.").format(
                file=clean(file.name), what=_(form), kind=_(remembering.NAMES[other])
            )
    return _("{file} cannot be imported as {kind}: it takes {endings}.").format(
        file=clean(file.name),
        kind=_(remembering.NAMES[kind]),
        endings=", ".join(_ENDINGS.get(kind, _SHEETS)),
    )


def _meant(text: str) -> str:
    """The path that is meant: without quotation marks, and with the home in its place.

    One stands in the folder that ``~`` or ``..`` names, without a sign behind it.
    """
    typed = text.strip()
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "\"'":
        typed = typed[1:-1]
    if typed == "~" or os.path.split(typed)[1] == os.pardir:
        typed += os.sep
    if (home := _home()) and typed[:2] in _AT_HOME:
        typed = home + typed[1:]
    return typed


def _home() -> str:
    """The rep's home without a sign behind it; empty where nobody says which it is."""
    try:
        return str(Path.home()).rstrip(os.sep)
    except RuntimeError:
        return ""
