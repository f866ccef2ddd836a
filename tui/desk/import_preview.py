"""How a file would be read, before it is imported: its columns with samples, and what to ask."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import msgspec

from tui.desk import remembering
from tui.desk.intake_table import Table
from tui.exchange.columns import missing
from tui.exchange.exports import Export, Learned, judge_of, understand
from tui.exchange.headers import Kind, all_fields
from tui.exchange.sheets import read_sheet
from tui.exchange.values import DateOrder

if TYPE_CHECKING:
    from tui.desk.import_views import ImportOptions
    from tui.exchange.sheets import Sheet
    from tui.store.shapes import Shapes

_SAMPLES: Final = 3
_ENOUGH: Final = 100
"""So many rows tell whether a file is of another kind."""


class ColumnView(msgspec.Struct, frozen=True):
    """A column, what it is read as, and some of its cells."""

    header: str
    field: str | None
    samples: tuple[str, ...]


class PreviewView(msgspec.Struct, frozen=True, kw_only=True):
    """A file as an import would read it."""

    kind: Kind
    file: str
    sheet: str | None
    sheets: tuple[str, ...]
    """The names of all sheets of a workbook."""
    encoding: str
    titles: tuple[str, ...]
    """The lines above the header."""
    columns: tuple[ColumnView, ...]
    fields: tuple[str, ...]
    """What a column can be read as."""
    missing: tuple[tuple[str, ...], ...]
    """Of each of these groups one field is needed, and no column is read as any."""
    likelier: Kind | None
    """Where something is missing: the kind of which the file has all, and more of its columns."""
    rows: dict[str, int]
    """How many rows there are by what they are: ``item``, ``subtotal`` …"""
    as_of: date
    """The day that the titles state, else today."""
    date_order: DateOrder | None
    """How dates would be read; null where none depends on it, or columns differ."""
    is_order_decided: bool
    """False: no cell tells, and the setting does."""
    is_known: bool
    """Whether such a file has been imported before."""
    is_full: bool | None
    """What the rep has said of such files: whether they list all that is open."""
    warnings: tuple[str, ...]


class Kept:
    """The sheet of a file, read once while the rep mends how it is understood."""

    def __init__(self) -> None:
        self._of: object = None
        """The file as it was, and what was said of reading it."""
        self._sheet: Sheet | None = None

    def read(self, file: Path, options: ImportOptions, kind: Kind, learned: Learned) -> Sheet:
        """The sheet; anew if the file has changed, or is to be read otherwise.

        Of a workbook it is the one that an import of the kind would read.

        Raises:
            BadSheet, UnknownEncoding: it cannot be read.
            Cancelled: whoever watches has stopped it.
        """
        try:
            status = file.stat()
        except OSError:
            of = None  # reading it says why
        else:
            of = kind, file, status.st_mtime_ns, status.st_size, options.encoding, options.sheet
        if self._sheet is None or of is None or of != self._of:
            judge = judge_of(kind, options.map, learned)
            self._sheet = read_sheet(file, options.encoding, options.sheet, options.progress, judge)
            self._of = of
        return self._sheet


def has_amounts(kind: Kind) -> bool:
    """Whether rows of a kind hold amounts, and so one may say in which currency they are."""
    return "currency" in all_fields(kind)


def preview(
    kind: Kind,
    file: Path,
    options: ImportOptions,
    today: date,
    *,
    month_first: bool = False,
    kept: Kept | None = None,
) -> PreviewView:
    """Read a sheet as an import with these options would; a column that is missing is no trouble.

    Args:
        kept: holds the sheet of the file from one preview to the next.

    Raises:
        BadSheet, UnknownEncoding: it cannot be read.
        BadColumns: an option names a column that is not there.
        Cancelled: whoever watches has stopped it.
    """
    shapes = options.shapes
    learned = remembering.fields_of(shapes, kind, options.left_out)
    read = (kept or Kept()).read(file, options, kind, learned)
    export = understand(read, kind, options.map, learned)
    lacking = _lacking(export, kind)
    shape = remembering.shape_of(shapes, kind, export)
    order = options.date_order or (shape.date_order if shape else None)
    table = Table.of(export, month_first, order)
    sheet = export.sheet
    return PreviewView(
        kind=kind,
        file=str(file),
        sheet=sheet.name or None,
        sheets=sheet.names,
        encoding=sheet.encoding,
        titles=tuple(" ".join(filter(None, row.cells)) for row in sheet.titles),
        columns=tuple(
            ColumnView(one.header, one.field, _samples(table, index))
            for index, one in enumerate(export.columns)
        ),
        fields=all_fields(kind),
        missing=lacking,
        likelier=_likelier(read, kind, export, shapes) if lacking else None,
        rows=dict(Counter(export.rows.sorts)),
        as_of=options.as_of or min(table.as_of or today, today),
        date_order=table.date_order,
        is_order_decided=table.dates.is_decided,
        is_known=shape is not None,
        is_full=shape.is_full if shape else None,
        warnings=tuple(table.warnings()),
    )


def _lacking(export: Export, kind: Kind) -> tuple[tuple[str, ...], ...]:
    return tuple(missing(export.columns, kind, is_grouped=export.rows.is_grouped))


def _likelier(sheet: Sheet, kind: Kind, export: Export, shapes: Shapes | None) -> Kind | None:
    """The kind that more of the columns are of, if the file has all that it needs.

    Args:
        sheet: as it was read.
        export: how it is understood as of this kind.
    """
    begun = msgspec.structs.replace(sheet, rows=sheet.rows[:_ENOUGH])
    most, likelier = _known(export), None
    for other in get_args(Kind):
        tried = understand(begun, other, learned=remembering.fields_of(shapes, other))
        if other != kind and _known(tried) > most and not _lacking(tried, other):
            most, likelier = _known(tried), other
    return likelier


def _known(export: Export) -> int:
    """How many columns have a meaning."""
    return sum(one.field is not None for one in export.columns)


def _samples(table: Table, index: int) -> tuple[str, ...]:
    """The first cells of a column that say something, each once.

    While no row is known to be an item, all rows are looked at: by its samples the rep sees
    what a column is.
    """
    found: dict[str, None] = {}
    for row in table.rows or table.sheet.rows:
        if row.cells[index]:
            found[row.cells[index]] = None
            if len(found) == _SAMPLES:
                break
    return tuple(found)
