"""Imports as the rep asks for them: on the command line and on the import screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.desk import import_preview, remembering, transfer
from tui.desk.import_preview import Kept
from tui.desk.import_views import ImportOptions
from tui.exchange.progress import Cancelled, Progress

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.import_preview import PreviewView
    from tui.desk.import_views import ImportKind, ImportView
    from tui.exchange.headers import Kind

__all__ = [
    "Cancelled",
    "ImportOptions",
    "Kept",
    "Progress",
    "assumed_currency",
    "currency_of",
    "newest",
    "preview",
    "take_in",
]


def take_in(desk: Desk, kind: ImportKind, file: Path, options: ImportOptions) -> ImportView:
    """Take a file into the book (`transfer.import_file`), read as the settings say.

    What the options leave open is as it was said of such files before.

    Raises:
        What `transfer.import_file` raises; then nothing was written.
    """
    desk.learn_holidays()
    return transfer.import_file(
        desk.book,
        kind,
        file,
        _completed(desk, options),
        desk.now,
        month_first=desk.reading.month_first,
        currency=desk.settings.currency,
        holidays=desk.reading.holidays,
    )


def preview(
    desk: Desk, kind: Kind, file: Path, options: ImportOptions, kept: Kept | None = None
) -> PreviewView:
    """How a sheet would be read (`import_preview.preview`).

    Raises:
        What `import_preview.preview` raises.
    """
    return import_preview.preview(
        kind,
        file,
        _completed(desk, options),
        desk.today,
        month_first=desk.reading.month_first,
        kept=kept,
    )


def currency_of(desk: Desk, options: ImportOptions) -> str:
    """The currency of amounts for which neither row nor account names one."""
    return (options.currency or desk.settings.currency).upper()


def assumed_currency(desk: Desk, view: ImportView, options: ImportOptions) -> str:
    """The same for what was imported; empty where a column names it, or there are no amounts.

    Args:
        options: as they were for the import.
    """
    has_amounts = view.kind != "book" and import_preview.has_amounts(view.kind)
    if not has_amounts or any(one.field == "currency" for one in view.columns):
        return ""
    return currency_of(desk, options)


def newest(desk: Desk, kind: ImportKind) -> tuple[Path, str | None]:
    """The file to import again: the newest like the last one of its kind, and its sheet.

    Raises:
        NoFile: nothing of the kind has been imported yet, or no such file is there.
    """
    file, shape = remembering.newest(desk.shapes, kind)
    return file, shape.sheet or None


def _completed(desk: Desk, options: ImportOptions) -> ImportOptions:
    return replace(
        options,
        country=options.country or desk.settings.country,
        shapes=options.shapes or desk.shapes,
    )
