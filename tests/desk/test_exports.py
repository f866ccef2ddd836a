"""Exports of other programs go into the book as they come, with no word about their columns."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.desk.importing import accounted
from tests.exchange.exports import EXPORTS, Export
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.ledger import Ledger
from tui.desk.transfer import import_file
from tui.domain.money import to_decimal
from tui.domain.records import Account, Invoice
from tui.store.book import Book

NOW = datetime(2026, 11, 21, 8, 0)
TODAY = NOW.date()
FORMS = ("csv", "xlsx")
BAD = {"QuickBooks": [12]}
"""Rows that are items and cannot be taken: a payment without a number."""
CURRENCY = {
    **{"QuickBooks": "USD", "Xero": "NZD", "IBM": "USD", "QuickBooks open invoices": "USD"},
    **{"Sage 50 UK": "GBP", "Sage 50 US": "USD"},
    **{"DATEV": "EUR", "DATEV S/H": "EUR"},
}
"""Of files that do not say it."""


def take(book: Book, file: Path, **options: Any) -> ImportView:
    view = import_file(book, "receivables", file, ImportOptions(**options), NOW, currency="CNY")
    return accounted(view)


def owed(book: Book, day: date) -> set[tuple[Any, ...]]:
    """Account, number, open amount, currency and due date of every invoice."""
    ledger = Ledger(book, day)
    accounts = book.all(Account)
    return {
        (
            accounts[one.account_id].name,
            one.number,
            to_decimal(ledger.open_amounts.get(one.id, 0), one.currency),
            one.currency,
            one.due,
        )
        for one in book.since(Invoice, date.min).values()
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_taken_in(tmp_path: Path, name: str, form: str) -> None:
    export: Export = EXPORTS[name]
    book = Book.in_memory()
    file = export.written(tmp_path, form)
    view = take(book, file, currency=CURRENCY.get(name))
    day = export.as_of or TODAY
    assert view.as_of == day
    assert owed(book, day) == {
        (one.account, one.number, one.amount, one.currency, one.due) for one in export.owed
    }
    bad = BAD.get(name, [])
    kinds = {one.row: one.kind for one in view.skipped}
    assert kinds == {**export.sorts, **dict.fromkeys(bad, "bad")}
    warnings = [one for one in view.warnings if "GB18030" not in one]
    assert len(warnings) == len(export.warned), warnings
    assert all(any(word in one for one in warnings) for word in export.warned)
    again = take(book, file, currency=CURRENCY.get(name))
    assert (again.created, again.updated, again.closed) == (0, 0, 0)
    assert again.unchanged == view.created


def test_accounts_have_their_numbers_and_names(tmp_path: Path) -> None:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("用友", "home-made", "payment prediction", "SAP FBL5N"):
        book = Book.in_memory()
        take(book, EXPORTS[name].written(tmp_path, "csv"))
        found[name] = {one.number: one.name for one in book.all(Account).values()}
    assert found == {
        "用友": {"0101": "华信电缆有限公司", "0205": "上海建工集团"},
        "home-made": {"20011": "Harbor Diner", "20012": "Bay Hotel"},
        "payment prediction": {"0200769623": "WAL-MAR corp", "0200980828": "BEN E"},
        "SAP FBL5N": {"100123": "100123", "100777": "100777"},
    }


def test_a_day_that_is_still_to_come_is_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("As of 2027-01-31\nnumber,account,amount\nR1,A,5\n")
    view = take(Book.in_memory(), file)
    assert view.as_of == TODAY
    assert "2027-01-31" in view.warnings[0]
    assert take(Book.in_memory(), file, as_of=date(2026, 11, 1)).as_of == date(2026, 11, 1)


def test_the_customer_of_merged_cells_is_that_of_each_row(tmp_path: Path) -> None:
    export = Export(
        rows=[
            ["Customer", "Invoice No", "Balance"],
            ["Acme", "R1", 5],
            [None, "R2", 6],
            ["Beta", "R3", 7],
        ],
        fields={},
        owed=[],
        merges=["A2:A3"],
    )
    book = Book.in_memory()
    assert take(book, export.written(tmp_path, "xlsx")).created == 3
    assert {(account, number) for account, number, *_more in owed(book, TODAY)} == {
        ("Acme", "R1"),
        ("Acme", "R2"),
        ("Beta", "R3"),
    }
    # Without the merge nobody knows whose the second is.
    view = take(Book.in_memory(), export._replace(merges=[]).written(tmp_path, "xlsx"))
    assert [one.row for one in view.skipped] == [3]
