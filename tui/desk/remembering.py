"""What the rep has said about files of one shape, and which of them is the newest."""

from __future__ import annotations

import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.errors import Trouble
from tui.exchange import columns, headers
from tui.exchange.exports import Export, Learned, read_header
from tui.i18n import N_, _
from tui.store.shapes import Shape, Shapes
from tui.store.troubles import NotSaved

if TYPE_CHECKING:
    from tui.desk.import_views import ImportKind, ImportOptions
    from tui.exchange.headers import Kind

SHEETS: Final = frozenset((".csv", ".tsv", ".tab", ".txt", ".xls", ".xlsx", ".xlsm"))
NAMES: Final = {
    "accounts": N_("accounts"),
    "people": N_("people"),
    "receivables": N_("receivables"),
    "visits": N_("visits"),
    "opportunities": N_("opportunities"),
    "book": N_("books"),
}
_MOST: Final = 50
"""So many files of a folder are looked at, the newest first."""


class NoFile(Trouble):
    """There is no file to import again."""

    code = "no_file"


def fields_of(shapes: Shapes | None, kind: Kind, left_out: Collection[str] = ()) -> Learned:
    """What has been learned about the columns of files with some header.

    Args:
        left_out: headers of columns that the rep says are not to be read.
    """
    known = {one.headers: one.fields for one in shapes.of(kind)} if shapes else {}
    unread = {headers.normal(one): "" for one in left_out}

    def learned(header: Sequence[str]) -> Mapping[str, str]:
        return {**known.get(columns.shape_of(header), {}), **unread}

    return learned


def shape_of(shapes: Shapes | None, kind: Kind, export: Export) -> Shape | None:
    """What is known of files such as this one."""
    return shapes.get(kind, columns.shape_of(export.sheet.header)) if shapes else None


def remember(
    shapes: Shapes, kind: Kind, file: Path, export: Export, options: ImportOptions
) -> list[str]:
    """Remember what was said with an import of such a file, and where it was.

    Returns:
        Why that could not be written, in a sentence; the import stands all the same.
    """
    key = columns.shape_of(export.sheet.header)
    known = shapes.get(kind, key) or Shape(kind=kind, headers=key)
    told = {headers.normal(one) for one in (*options.map.values(), *options.left_out)}
    said = {
        headers.normal(one.header): one.field or ""
        for one in export.columns
        if headers.normal(one.header) in told
    }
    kept = {
        header: field
        for header, field in known.fields.items()
        if not field or field not in said.values()
    }
    return _use(
        shapes,
        replace(
            known,
            fields={**kept, **said},
            is_full=known.is_full if options.is_full is None else options.is_full,
            date_order=options.date_order or known.date_order,
            sheet=options.sheet or "",
            file=str(file.absolute()),
        ),
    )


def remember_ending(shapes: Shapes, kind: ImportKind, file: Path) -> list[str]:
    """The same of a file that is no sheet: its shape is the ending of its name."""
    ending = (file.suffix.lower(),)
    return _use(shapes, Shape(kind=kind, headers=ending, file=str(file.absolute())))


def _use(shapes: Shapes, shape: Shape) -> list[str]:
    try:
        shapes.use(shape)
    except NotSaved as trouble:
        return [str(trouble)]
    return []


def newest(shapes: Shapes, kind: ImportKind) -> tuple[Path, Shape]:
    """The newest file of the shape last used for a kind, in the folder last used.

    Raises:
        NoFile: nothing of the kind has been imported yet, or no such file is there.
    """
    used = shapes.of(kind)
    if not used or not used[0].file:  # or it named somebody who was erased
        raise NoFile(
            _("No {kind} have been imported yet: say which file.").format(kind=_(NAMES[kind]))
        )
    shape = used[0]
    file = Path(shape.file)
    endings = SHEETS if kind != "book" and _is_sheet(shape) else frozenset(shape.headers)
    for one in _newest_first(file.parent, endings):
        if kind == "book" or not _is_sheet(shape) or _has_shape(one, kind, shape, shapes):
            return one, shape
    raise NoFile(
        _("{folder} has no file like {file} any more: say which file.").format(
            folder=file.parent, file=file.name
        )
    )


def _is_sheet(shape: Shape) -> bool:
    return not (len(shape.headers) == 1 and shape.headers[0].startswith("."))


def _has_shape(file: Path, kind: Kind, shape: Shape, shapes: Shapes) -> bool:
    try:
        header = read_header(file, kind, shape.sheet or None, fields_of(shapes, kind))
    except Trouble:
        return False
    return columns.shape_of(header) == shape.headers


def _newest_first(folder: Path, endings: Collection[str]) -> list[Path]:
    """The files of a folder with such endings; not those that a spreadsheet has beside its own."""
    found: list[tuple[float, str, Path]] = []
    try:
        for one in folder.iterdir():
            if one.suffix.lower() in endings and not one.name.startswith((".", "~$")):
                status = one.stat()
                if stat.S_ISREG(status.st_mode):
                    found.append((status.st_mtime, one.name, one))
    except OSError as error:
        raise NoFile(
            _("Cannot read {file}: {reason}.").format(file=folder, reason=error.strerror or error)
        ) from error
    return [path for _time, _name, path in sorted(found, reverse=True)[:_MOST]]
