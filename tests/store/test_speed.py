"""A large book opens and takes a call without making anybody wait."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.making import DAY, account
from tui.domain.records import Account, Invoice, Person, Visit
from tui.store.book import Book


@pytest.mark.exhaustive
def test_a_large_book_is_opened_and_saved_in_a_third_of_a_second(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    with Book.open(path).transaction("a large book") as change:
        for i in range(500):
            change.add(account(f"Account 电缆 {i}"))
        for i in range(30_000):
            change.add(Person(account_id=i % 500 + 1, name=f"Person 王琳 {i}", phone="021-5555"))
        for i in range(20_000):
            change.add(
                Invoice(account_id=i % 500 + 1, number=f"R-{i}", due=DAY, amount=i, currency="EUR")
            )

    def once() -> float:
        began = time.perf_counter()
        book = Book.open(path, today=DAY)
        assert len(book.all(Account)) == 500
        assert len(book.all(Person)) == 30_000
        with book.transaction("a call") as change:
            change.add(Visit(account_id=5, start=datetime(2026, 11, 21, 10), state="logged"))
        return time.perf_counter() - began

    assert min(once() for _ in range(3)) < 0.3
