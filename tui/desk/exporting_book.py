"""The whole book as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk.ledger import back_to
from tui.domain.records import SCHEMA, TABLES, Dated, Record, Standing
from tui.exchange import writers

if TYPE_CHECKING:
    from tui.desk.ledger import Reader


def export_book(book: Reader, file: str | Path) -> None:
    """Write every record of the book as JSON that a person can read; ``-`` is standard output.

    What has left the book for the history is there too, but for accounts that are gone.

    The same book gives the same bytes: tables in their order, records by id, no time of
    making.

    Raises:
        CannotWrite: with the reason; what stood there stands there still.
    """
    tables = {name: _records_of(book, kind) for name, kind in TABLES.items()}
    writers.write(file, writers.json_bytes({"schema": SCHEMA, "tables": tables}))


def _records_of(book: Reader, kind: type[Record]) -> list[Record]:
    if issubclass(kind, Standing):
        return list(book.all(kind).values())
    if issubclass(kind, Dated):
        return list(back_to(book, kind, date.min).values())
    raise TypeError(kind)
