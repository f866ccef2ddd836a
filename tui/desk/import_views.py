"""An import as the rep asks for it, and what it did."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.desk.import_diff import ImportDiff
from tui.desk.intake import Skipped
from tui.desk.vanishing import Coverage
from tui.exchange.headers import Column, Kind
from tui.exchange.progress import Progress
from tui.exchange.values import DateOrder

if TYPE_CHECKING:
    from tui.store.shapes import Shapes

ImportKind = Kind | Literal["book"]


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be taken in."""

    map: dict[str, str] = {}
    """Header by field, where the file's headers are not known."""
    left_out: tuple[str, ...] = ()
    """Headers of columns that are not to be read."""
    currency: str | None = None
    """Of amounts whose row names none."""
    as_of: date | None = None
    """The day of the export; none: the one that its title lines state, else today."""
    encoding: str | None = None
    sheet: str | None = None
    """Of a workbook; none: the one with most rows."""
    date_order: DateOrder | None = None
    """How dates are written; none: as their column tells."""
    is_full: bool | None = None
    """Whether a file of receivables lists all that is open; none: as it was said of such files
    before, else as what it lists tells."""
    country: str = ""
    """ISO 3166, where telephone numbers without a country are; empty: not known."""
    dry_run: bool = False
    progress: Progress | None = None
    """Who watches the work and may stop it."""
    shapes: Shapes | None = None
    """What the rep has said about files of each shape; an import adds to it."""


class ImportView(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: ``rounds import --json``. Every row of the file counts once."""

    kind: ImportKind
    file: str
    columns: tuple[Column, ...]
    rows: int
    created: int
    updated: int
    unchanged: int
    closed: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    diff: ImportDiff
    as_of: date
    encoding: str
    date_order: DateOrder | None
    """How the dates of the file were read; null where none depends on it, or columns differ."""
    dry_run: bool
    review: int
    """How many questions it has put on the review list."""
    coverage: Coverage | None = None
    """Whether the file listed all that is open; null where it could not show."""
    sheet: str | None = None
    """The sheet that was read; null where a file has none."""
