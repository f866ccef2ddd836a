"""The IBM set, against an independent reading of the file."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from tests.desk.transfer.conftest import NOW, state_of
from tui.desk.import_diff import ImportDiff
from tui.desk.import_views import ImportOptions
from tui.desk.money import owes
from tui.desk.transfer import import_file
from tui.domain.records import Invoice
from tui.store.book import Book, NothingToUndo

IBM = Path(__file__).resolve().parents[4] / "shared" / "data" / "receivables-ibm-late-payment.csv"
IBM_DAY = date(2013, 6, 30)


@pytest.mark.skipif(not IBM.exists(), reason="the fixture folder is not here")
def test_the_ibm_set_to_the_cent(tmp_path: Path) -> None:
    def us(text: str) -> date:
        month, day, year = text.split("/")
        return date(int(year), int(month), int(day))

    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    late: defaultdict[str, Decimal] = defaultdict(Decimal)
    paid = 0
    with IBM.open(newline="") as file:
        for row in csv.DictReader(file):
            if us(row["InvoiceDate"]) <= IBM_DAY < us(row["SettledDate"]):
                sums[row["customerID"]] += Decimal(row["InvoiceAmount"])
                if us(row["DueDate"]) < IBM_DAY:
                    late[row["customerID"]] += Decimal(row["InvoiceAmount"])
            paid += us(row["InvoiceDate"]) <= IBM_DAY >= us(row["SettledDate"])

    book = Book.open(tmp_path / "book.json")
    options = ImportOptions(currency="USD", as_of=IBM_DAY)
    view = import_file(book, "receivables", IBM, options, NOW)
    assert (view.rows, view.created, view.updated, view.unchanged) == (2466, 1930, 0, 0)
    assert len(view.skipped) == 536
    assert all("after 2013-06-30" in one.reason for one in view.skipped)
    assert (view.date_order, view.warnings) == ("mdy", ())
    found = owes(book, IBM_DAY).accounts
    assert {one.account.name: one.outstanding for one in found} == dict(sums)
    assert {one.account.name: one.overdue for one in found if one.overdue} == dict(late)
    assert {one.currency for one in found} == {"USD"}
    invoices = book.since(Invoice, date.min).values()
    assert sum(one.settled is not None for one in invoices) == paid == 1846
    assert sum(one.settled is None for one in invoices) == 84
    assert len(view.diff.newly_overdue) == sum(
        one.due is not None and one.due < IBM_DAY and one.settled is None for one in invoices
    )
    assert view.diff.paid == ()

    before, generation = state_of(book, tmp_path), book.generation
    again = import_file(book, "receivables", IBM, options, NOW)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1930)
    assert again.skipped == view.skipped
    assert again.diff == ImportDiff()
    assert (state_of(book, tmp_path), book.generation) == (before, generation)

    month_later = msgspec.structs.replace(options, as_of=date(2013, 7, 31))
    later = import_file(book, "receivables", IBM, month_later, NOW)
    assert later.created > 0
    assert later.updated == sum(
        1
        for one in later.diff.paid
        if one.number in {known.number for known in invoices if known.settled is None}
    )
    assert book.undo().text == f"import receivables: 2,466 rows of {IBM.name}"
    assert state_of(book, tmp_path) == before
    book.undo()
    assert all(not stored for stored in json.loads(state_of(book, tmp_path))["tables"].values())
    with pytest.raises(NothingToUndo):
        book.undo()
