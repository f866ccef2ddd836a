"""A rep with a book and files to import."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.desk.importing import accounted, counts_of
from tui.desk.exporting_book import export_book
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.money import owes
from tui.desk.transfer import import_file
from tui.domain.records import Account, Invoice, Payment
from tui.exchange.headers import Kind
from tui.store.book import Book

NOW = datetime(2026, 11, 24, 8, 0)
TODAY = NOW.date()
PLAIN = """number,account,issued,due,amount,open,currency,disputed
R1,华信电缆,2026-10-01,2026-10-31,1000.00,400.00,CNY,no
R2,华信电缆,2026-11-01,2026-12-01,500.00,500.00,CNY,yes
R3,C-77,2026-11-02,,80.50,80.50,EUR,
"""


def state_of(book: Book, folder: Path) -> bytes:
    """All that the book says, as the bytes of an export."""
    file = folder / "state.json"
    export_book(book, file)
    return file.read_bytes()


class Rep:
    """A rep with a book and files to import."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book = Book.open(folder / "book.json")

    def take(self, text: str | bytes, kind: Kind = "receivables", **options: Any) -> ImportView:
        file = self.folder / "export.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        view = import_file(self.book, kind, file, ImportOptions(**options), NOW)
        assert view.closed == 0
        return accounted(view)

    def counts(self, text: str, kind: Kind = "receivables", **options: Any) -> tuple[int, ...]:
        return counts_of(self.take(text, kind, **options))

    @property
    def accounts(self) -> dict[str, Account]:
        return {one.name: one for one in self.book.all(Account).values()}

    @property
    def invoices(self) -> dict[str, Invoice]:
        return {one.number: one for one in self.book.since(Invoice, date.min).values()}

    @property
    def payments(self) -> list[Payment]:
        return list(self.book.since(Payment, date.min).values())

    @property
    def settled(self) -> dict[str, date | None]:
        return {number: one.settled for number, one in self.invoices.items()}

    def outstanding(self, as_of: date = TODAY) -> dict[str, str]:
        return {one.account.name: str(one.outstanding) for one in owes(self.book, as_of).accounts}


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path)
