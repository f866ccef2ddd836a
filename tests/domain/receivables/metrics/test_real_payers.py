"""Real payers, beside plain loops over the rows of their file."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.domain.receivables.making import invoice
from tui.domain.receivables.metrics import Period, delays, period
from tui.domain.records import Allocation, Invoice, Payment

IBM = Path(__file__).resolve().parents[5] / "shared" / "data" / "receivables-ibm-late-payment.csv"


@pytest.mark.skipif(not IBM.is_file(), reason="the shared data sets are not here")
def test_real_payers() -> None:
    """The IBM set, beside plain loops over its rows."""
    as_of = date(2013, 6, 30)
    with IBM.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))

    def day(text: str) -> date:
        return datetime.strptime(text, "%m/%d/%Y").date()

    customers = sorted({row["customerID"] for row in rows})
    invoices: dict[int, Invoice] = {}
    payments: list[Payment] = []
    for id_, row in enumerate(rows, start=1):
        account = customers.index(row["customerID"])
        cents = int(Decimal(row["InvoiceAmount"]) * 100)
        issued, due = day(row["InvoiceDate"]), day(row["DueDate"])
        invoices[id_] = invoice(id_, cents, issued=issued, due=due, account=account, currency="USD")
        payments.append(
            Payment(
                id=id_,
                account_id=account,
                on=day(row["SettledDate"]),
                amount=cents,
                currency="USD",
                allocations=(Allocation(invoice_id=id_, amount=cents),),
            )
        )

    amounts: defaultdict[str, int] = defaultdict(int)
    products: defaultdict[str, int] = defaultdict(int)
    outstanding = sold = earlier = overdue = 0
    for row in rows:
        cents = int(Decimal(row["InvoiceAmount"]) * 100)
        settled, issued, due = (
            day(row[name]) for name in ("SettledDate", "InvoiceDate", "DueDate")
        )
        if settled <= as_of:
            amounts[row["customerID"]] += cents
            products[row["customerID"]] += cents * (int(row["DaysToSettle"]) - (due - issued).days)
        if issued <= as_of < settled:
            outstanding += cents
            overdue += cents if due < as_of else 0
        if as_of - timedelta(days=90) < issued <= as_of:
            sold += cents
        if issued <= as_of - timedelta(days=90) < settled:
            earlier += cents
    assert sold > 0 < overdue

    found = delays(invoices, payments, as_of)
    assert {customers[account]: one.average for (account, _currency), one in found.items()} == {
        name: Fraction(products[name], amounts[name]) for name in customers if amounts[name]
    }
    assert period(invoices, payments, as_of, 90) == {
        "USD": Period(90, earlier, sold, outstanding, outstanding - overdue)
    }
