"""A home with exports, and a book to import them into."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tui.domain.records import Account, PaymentPromise
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

from tests.screens.importing.doing import today_at_ten


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rep's home, with a folder for exports."""
    home = tmp_path / "home"
    (home / "exports").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def folder(home: Path) -> Path:
    """Where exports are put."""
    return home / "exports"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book in a file: Acme is seen today, and promised what is not paid."""
    book = Book.open(tmp_path / "book" / "book.json")
    with book.transaction("Acme") as change:
        change.add(Account(name="Acme", currency="EUR", credit_limit=120_000))
        change.add(today_at_ten(1))
        change.add(
            PaymentPromise(
                account_id=1,
                made=date(2026, 11, 19),
                due=date(2026, 11, 20),
                amount=100_000,
                currency="EUR",
            )
        )
    return book
