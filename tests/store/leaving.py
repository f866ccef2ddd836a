"""Books of which a part leaves for the history."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec

from tests.store.making import DAY, EVER, account, everything, note
from tui.domain.records import HORIZON, Allocation, Invoice, Payment, Record
from tui.store.book import Book, Transaction

CUT = DAY - HORIZON
OLD = date(2024, 5, 10)


def invoice(number: str = "R-1", day: date = OLD, **fields: object) -> Invoice:
    """An invoice that was paid on its day."""
    plain = Invoice(
        account_id=1, number=number, issued=day, due=day, settled=day, amount=100, currency="EUR"
    )
    return msgspec.structs.replace(plain, **fields)


def paid(change: Transaction, *invoices: Invoice) -> list[int]:
    """Store invoices, each with its payment; give their ids."""
    ids = []
    for one in invoices:
        stored = change.add(one)
        part = Allocation(invoice_id=stored.id, amount=stored.amount)
        if stored.settled:
            change.add(
                Payment(
                    account_id=1,
                    on=stored.settled,
                    amount=stored.amount,
                    currency="EUR",
                    allocations=(part,),
                )
            )
        ids.append(stored.id)
    return ids


def years(path: Path) -> dict[str, list[str]]:
    """The invoices in the history by year, by number."""
    files = sorted((path.parent / "book.files" / "history").iterdir())
    tables = {file.name[8:12]: json.loads(file.read_bytes())["invoices"] for file in files}
    return {year: [one["number"] for one in table.values()] for year, table in tables.items()}


def whole(book: Book) -> dict[str, dict[int, Record]]:
    """All records by table, those in the history too; none stands in both."""
    tables = everything(book)
    for name, kind in (("invoices", Invoice), ("payments", Payment)):
        left: Mapping[int, Record] = book.history(kind, EVER)
        assert not left.keys() & tables.get(name, {}).keys()
        if left:
            together = {**left, **tables.get(name, {})}
            tables[name] = {id: together[id] for id in sorted(together)}
    return tables


def four_invoices(path: Path) -> Path:
    """Write a book with two old paid invoices of two years, a new paid one and an open one."""
    with Book.open(path).transaction("four invoices") as change:
        change.add(account())
        paid(
            change,
            invoice("OLD-23", date(2023, 3, 1)),
            invoice("OLD-24"),
            invoice("NEW", DAY - timedelta(days=30)),
            invoice("OPEN", OLD, settled=None),
        )
    return path


def write(path: Path, today: date | None = DAY, text: str = "a note") -> Book:
    book = Book.open(path, today=today)
    with book.transaction(text) as change:
        change.add(note(text))
    return book


def move(path: Path, number: str, today: date) -> None:
    """Let one more invoice of 2024 leave the book."""
    with Book.open(path, today=today).transaction(number) as change:
        paid(change, invoice(number))
