"""The IBM set of late payments: the rules against plain loops over the file.

What stands in the first half of this module knows nothing of the product: it reads the
sheet line by line and counts in cents and days.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tui.desk.import_views import ImportOptions
from tui.desk.ledger import Ledger
from tui.desk.transfer import import_file
from tui.domain.receivables.ageing import Ageing
from tui.domain.receivables.metrics import delays
from tui.domain.receivables.payers import payment_records, suggest
from tui.domain.records import Account, Chase, Invoice, Payment, PaymentPromise
from tui.store.book import Book

SHEET: Final = (
    Path(__file__).parents[3] / ".." / "shared" / "data" / "receivables-ibm-late-payment.csv"
)
AS_OF: Final = date(2013, 6, 30)
MONTH_LATER: Final = date(2013, 7, 31)

pytestmark = pytest.mark.skipif(not SHEET.exists(), reason="the real input is not here")


# -- By the file alone


class Row(NamedTuple):
    """A line of the sheet."""

    customer: str
    number: str
    issued: date
    due: date
    settled: date
    cents: int
    disputed: bool


def us_day(text: str) -> date:
    month, day, year = text.split("/")
    return date(int(year), int(month), int(day))


def rows() -> Iterator[Row]:
    with SHEET.open(newline="") as file:
        for line in csv.DictReader(file):
            whole, _point, part = line["InvoiceAmount"].partition(".")
            yield Row(
                line["customerID"],
                line["invoiceNumber"],
                us_day(line["InvoiceDate"]),
                us_day(line["DueDate"]),
                us_day(line["SettledDate"]),
                int(whole) * 100 + int(part.ljust(2, "0")),
                line["Disputed"] == "Yes",
            )


def ages_by_the_file(as_of: date) -> dict[str, list[int]]:
    """Cents not due, to 30, 60, 90 days and beyond, of each customer who owes."""
    found: dict[str, list[int]] = {}
    for row in rows():
        if row.issued > as_of or row.settled <= as_of:
            continue
        ages = found.setdefault(row.customer, [0, 0, 0, 0, 0])
        days = (as_of - row.due).days
        if days <= 0:
            ages[0] += row.cents
        elif days <= 30:
            ages[1] += row.cents
        elif days <= 60:
            ages[2] += row.cents
        elif days <= 90:
            ages[3] += row.cents
        else:
            ages[4] += row.cents
    return found


def delay_by_the_file(as_of: date) -> dict[str, Fraction]:
    """Days after the due day on which money came, the average by amount; early counts too."""
    cents: dict[str, int] = {}
    cent_days: dict[str, int] = {}
    for row in rows():
        if row.issued <= as_of and row.settled <= as_of:
            days = (row.settled - row.due).days
            cents[row.customer] = cents.get(row.customer, 0) + row.cents
            cent_days[row.customer] = cent_days.get(row.customer, 0) + row.cents * days
    return {customer: Fraction(cent_days[customer], cents[customer]) for customer in cents}


class Habit(NamedTuple):
    """How a customer pays: the type, and the figures that decide it."""

    payer: str | None
    on_time: Fraction
    lateness: Fraction


def habits_by_the_file(as_of: date, since: date, chased: dict[str, int]) -> dict[str, Habit]:
    """Payer types over the invoices that were open on a day or later.

    Args:
        chased: how many chases went to a customer on the day itself.
    """
    invoices = defaultdict(list)
    for row in rows():
        if row.issued <= as_of and row.settled >= since:
            invoices[row.customer].append(row)
    found = {}
    for customer, mine in invoices.items():
        settled = total = on_time = late = oldest = asked = 0
        for row in mine:
            if row.settled <= as_of:
                settled += 1
                days = max(0, (row.settled - row.due).days)
            else:
                days = (as_of - row.due).days
                if days <= 0 or row.disputed:
                    continue
                oldest = max(oldest, days)
                if days <= 3:
                    continue
            total += row.cents
            late += row.cents * days
            if row.settled > as_of or row.settled == as_of > row.due:
                asked += row.cents * chased.get(customer, 0)
            if days <= 3:
                on_time += row.cents
        if not total or (settled < 3 and oldest <= 60):
            found[customer] = Habit(None, Fraction(0), Fraction(0))
            continue
        payer = "when_pressed"
        if on_time * 5 >= total * 4:
            payer = "when_due"
        elif late <= total * 30 and asked <= total * 2:
            payer = "when_reminded"
        found[customer] = Habit(payer, Fraction(on_time, total), Fraction(late, total))
    return found


def kept_by_hand(due: date, settled: date, as_of: date) -> str:
    """How a promise of a whole invoice stands: two days of grace that are no weekend days."""
    last = due
    for _one in range(2):
        last += timedelta(days=1)
        while last.strftime("%a") in ("Sat", "Sun"):
            last += timedelta(days=1)
    if settled <= min(last, as_of):
        return "kept"
    return "broken" if as_of > last else "open"


# -- The product's own


@pytest.fixture
def book(tmp_path: Path) -> Book:
    opened = Book.open(tmp_path / "book.json")
    take(opened, AS_OF)
    return opened


def take(book: Book, as_of: date) -> None:
    now = datetime.combine(as_of, datetime.min.time())
    options = ImportOptions(currency="USD", as_of=as_of)
    import_file(book, "receivables", SHEET, options, now)


def names(book: Book) -> dict[int, str]:
    return {id_: one.name for id_, one in book.all(Account).items()}


def buckets(ageing: Ageing) -> list[int]:
    assert ageing.no_due_date == 0
    return [ageing.not_due, ageing.d1_30, ageing.d31_60, ageing.d61_90, ageing.d90_plus]


def test_ageing_per_customer_and_in_all(book: Book) -> None:
    expected = ages_by_the_file(AS_OF)
    name = names(book)
    found: dict[str, list[int]] = {}
    for account, by_currency in Ledger(book, AS_OF).balances.items():
        [(currency, balance)] = by_currency.items()
        assert currency == "USD"
        found[name[account]] = buckets(balance.ageing)
        assert balance.outstanding == sum(expected[name[account]])
        assert balance.overdue == sum(expected[name[account]][1:])
    assert found == expected
    totals = [sum(column) for column in zip(*expected.values(), strict=True)]
    assert [sum(column) for column in zip(*found.values(), strict=True)] == totals
    assert sum(totals) == sum(row.cents for row in rows() if row.issued <= AS_OF < row.settled)


@pytest.mark.parametrize(("weeks", "filled"), [(3, [0, 1, 2]), (7, [1, 2, 3]), (12, [2, 3, 4])])
def test_what_stays_open_grows_old(book: Book, weeks: int, filled: list[int]) -> None:
    later = AS_OF + timedelta(weeks=weeks)
    name = names(book)
    expected: dict[str, list[int]] = {}
    for row in rows():
        if row.issued <= AS_OF < row.settled:
            days = (later - row.due).days
            place = 0 if days < 1 else 1 if days < 31 else 2 if days < 61 else 3 if days < 91 else 4
            expected.setdefault(row.customer, [0] * 5)[place] += row.cents
    found = {
        name[account]: buckets(by_currency["USD"].ageing)
        for account, by_currency in Ledger(book, later).balances.items()
    }
    assert found == expected
    columns = zip(*found.values(), strict=True)
    assert [place for place, column in enumerate(columns) if any(column)] == filled


def test_the_average_delay_by_amount(book: Book) -> None:
    name = names(book)
    invoices = book.since(Invoice, date.min)
    payments = book.since(Payment, date.min).values()
    found = {
        name[account]: delay.average
        for (account, currency), delay in delays(invoices, payments, AS_OF).items()
        if currency == "USD"
    }
    assert found == delay_by_the_file(AS_OF)
    assert len(found) == 100


@pytest.mark.parametrize(
    ("since", "chases", "types"),
    [
        (date(2000, 1, 1), 0, {"when_due", "when_reminded"}),
        (date(2000, 1, 1), 40, {"when_due", "when_reminded", "when_pressed"}),
        (date(2013, 4, 1), 0, {"when_due", "when_reminded", None}),
        (date(2013, 4, 1), 40, {"when_due", "when_reminded", "when_pressed", None}),
        (date(2013, 6, 15), 0, {"when_due", "when_reminded", None}),
    ],
)
def test_payer_types(book: Book, since: date, chases: int, types: set[str | None]) -> None:
    name = names(book)
    habits = habits_by_the_file(AS_OF, since, dict.fromkeys(name.values(), chases))
    ledger = Ledger(book, AS_OF)
    records = payment_records(
        book.since(Invoice, since).values(),
        book.since(Payment, date.min).values(),
        (),
        [Chase(account_id=id_, on=AS_OF) for id_ in name for _one in range(chases)],
        ledger.disputed,
        AS_OF,
    )
    found = {name[id_]: suggest(record) for id_, record in records.items()}
    assert {customer: one.payer_type for customer, one in found.items()} == {
        customer: habit.payer for customer, habit in habits.items()
    }
    for customer, suggestion in found.items():
        figures = {one.code: one for one in suggestion.evidence}
        if suggestion.payer_type:
            assert figures["on_time"].share == habits[customer].on_time
            late = figures["lateness"].average if "lateness" in figures else Fraction(0)
            assert late == habits[customer].lateness
    assert {habit.payer for habit in habits.values()} == types


def test_promises_are_judged_by_the_next_import(book: Book) -> None:
    open_rows = {row.number: row for row in rows() if row.issued <= AS_OF < row.settled}
    invoices = [one for one in book.since(Invoice, AS_OF).values() if one.number in open_rows]
    assert len(invoices) == 84
    promised: dict[int, str] = {}
    with book.transaction("promises") as change:
        for place, one in enumerate(sorted(invoices, key=lambda one: one.number)):
            due = AS_OF + timedelta(days=place % 34)
            stored = change.add(
                PaymentPromise(
                    account_id=one.account_id,
                    made=AS_OF,
                    due=due,
                    amount=one.amount,
                    currency="USD",
                    invoices=(one.id,),
                )
            )
            promised[stored.id] = kept_by_hand(due, open_rows[one.number].settled, MONTH_LATER)
    before = Ledger(book, AS_OF).judged
    assert {one.state for one in before.values()} == {"open"}
    take(book, MONTH_LATER)
    judged = Ledger(book, MONTH_LATER).judged
    assert {id_: one.state for id_, one in judged.items()} == promised
    assert set(promised.values()) == {"kept", "broken", "open"}
