"""A book that files are imported into, and what it says afterwards."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from tui.desk.exporting_book import export_book
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.transfer import import_file
from tui.domain.records import Account, Dated, Person, Record, Standing, Visit
from tui.exchange.headers import Kind
from tui.store.book import Book

NOW = datetime(2026, 11, 24, 9, 0)
"""A Tuesday."""
TODAY = NOW.date()

R = TypeVar("R", bound=Record)


def csv_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()


def counts_of(view: ImportView) -> tuple[int, int, int, int]:
    """How many rows were new, changed something, changed nothing, and were skipped."""
    return view.created, view.updated, view.unchanged, len(view.skipped)


def accounted(view: ImportView) -> ImportView:
    """What an import did; every row of its file is accounted for."""
    assert sum(counts_of(view)) == view.rows
    return view


class Rep:
    """A rep with files to import, by default into an empty book."""

    def __init__(
        self, folder: Path, kind: Kind, records: Iterable[Record] = (), now: datetime = NOW
    ) -> None:
        self.folder = folder
        self.kind = kind
        self.now = now
        self.book = Book.in_memory(records)

    def take(self, text: str, **options: Any) -> ImportView:
        """Import a file."""
        file = self.folder / f"{self.kind}.csv"
        file.write_text(text, encoding="utf-8")
        month_first = options.pop("month_first", False)
        view = import_file(
            self.book,
            self.kind,
            file,
            ImportOptions(**options),
            self.now,
            month_first=month_first,
        )
        return accounted(view)

    def counts(self, text: str, **options: Any) -> tuple[int, int, int, int]:
        return counts_of(self.take(text, **options))

    def check_dry_run(self, text: str) -> None:
        """A dry run of a file reports what its import does then, and writes nothing."""
        before = self.state()
        trial = self.take(text, dry_run=True)
        assert self.state() == before
        assert replace(trial, dry_run=False) == self.take(text)

    def check_undo(self, text: str, named: str) -> None:
        """One undo takes all of a file back; the change is named so."""
        before = self.state()
        self.take(text)
        assert self.state() != before
        assert self.book.undo().text == named
        assert self.state() == before

    def state(self) -> Mapping[str, Any]:
        """All that the book says."""
        file = self.folder / "state.json"
        export_book(self.book, file)
        found: Mapping[str, Any] = json.loads(file.read_bytes())["tables"]
        return found

    def all(self, kind: type[R]) -> list[R]:
        if issubclass(kind, Standing):
            return list(self.book.all(kind).values())
        assert issubclass(kind, Dated)
        return list(self.book.since(kind, date.min).values())

    @property
    def accounts(self) -> dict[str, Account]:
        return {one.name: one for one in self.all(Account)}

    @property
    def people(self) -> dict[str, Person]:
        return {one.name: one for one in self.all(Person)}

    @property
    def visits(self) -> list[Visit]:
        return self.all(Visit)
