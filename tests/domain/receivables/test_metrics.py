"""DSO, CEI, payment delay and promises kept: published figures, edge days and laws."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.receivables.ageing import balances
from tui.domain.receivables.metrics import (
    Delay,
    Kept,
    Period,
    best_dso,
    cei,
    delays,
    delinquent_days,
    dso,
    kept_by_currency,
    kept_by_month,
    kept_rates,
    period,
)
from tui.domain.receivables.promises import Judgement, judge
from tui.domain.records import Allocation, Invoice, Payment, PaymentPromise

TODAY = date(2026, 11, 24)
IBM = Path(__file__).resolve().parents[4] / "shared" / "data" / "receivables-ibm-late-payment.csv"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def invoice(
    id_: int,
    amount: int,
    issued: date | None = None,
    due: date | None = None,
    account: int = 1,
    currency: str = "EUR",
) -> Invoice:
    return Invoice(
        id=id_,
        account_id=account,
        number=str(id_),
        amount=amount,
        issued=issued,
        due=due,
        currency=currency,
    )


def payment(amount: int, on: date, *parts: tuple[int, int], id_: int = 0) -> Payment:
    allocations = tuple(Allocation(invoice_id=id_, amount=part) for id_, part in parts)
    return Payment(
        id=id_, account_id=1, on=on, amount=amount, currency="EUR", allocations=allocations
    )


def paying(target: Invoice, amount: int, on: date, id_: int = 0) -> Payment:
    return payment(amount, on, (target.id, amount), id_=id_)


def test_the_published_figures() -> None:
    figures = Period(days=30, opening=12_000, sales=10_000, closing=15_000, closing_current=4_000)
    assert dso(figures) == 45
    assert best_dso(figures) == 12
    assert delinquent_days(figures) == 33
    assert cei(figures) == Fraction(700_000, 18_000)


@pytest.mark.parametrize(
    ("opening", "sales", "closing", "current", "expected"),
    [
        # All that was due has come in; nothing has; half has.
        (100, 50, 50, 50, 100),
        (100, 50, 150, 50, 0),
        (100, 50, 100, 50, 50),
        # A payment was taken back.
        (0, 50, 80, 0, -60),
        # Nothing to collect: all of it is not due yet, or the customer has a credit.
        (0, 50, 50, 50, None),
        (0, 0, 0, 0, None),
        (-100, 0, -50, -50, None),
    ],
)
def test_cei(opening: int, sales: int, closing: int, current: int, expected: int | None) -> None:
    assert cei(Period(30, opening, sales, closing, current)) == expected


def test_nothing_sold_is_no_figure_rather_than_zero() -> None:
    figures = Period(30, 100, 0, 100, 100)
    assert dso(figures) is best_dso(figures) is delinquent_days(figures) is None


def test_figures_are_exact() -> None:
    figures = Period(days=90, opening=0, sales=7, closing=3, closing_current=1)
    assert dso(figures) == Fraction(270, 7)
    assert delinquent_days(figures) == Fraction(180, 7)


@pytest.mark.parametrize(
    ("issued", "opening", "sales", "closing"),
    [
        (ago(31), 100, 0, 100),
        (ago(30), 100, 0, 100),
        (ago(29), 0, 100, 100),
        (ago(0), 0, 100, 100),
        (ago(-1), None, None, None),
        (None, 100, 0, 100),
    ],
)
def test_the_days_of_a_period(
    issued: date | None, opening: int | None, sales: int | None, closing: int | None
) -> None:
    found = period({1: invoice(1, 100, issued)}, (), TODAY, 30)
    if opening is None or sales is None or closing is None:
        assert found == {}
    else:
        assert found == {"EUR": Period(30, opening, sales, closing, closing)}


def test_an_invoice_of_the_period_that_is_paid_counts_as_sold() -> None:
    one = invoice(1, 100, ago(20), ago(10))
    found = period({1: one}, [paying(one, 100, ago(5))], TODAY, 30)
    assert found == {"EUR": Period(30, 0, 100, 0, 0)}


def test_what_is_current_is_all_that_is_not_overdue() -> None:
    invoices = {
        1: invoice(1, 1_000, ago(50), ago(20)),
        2: invoice(2, 400, ago(20), TODAY),
        3: invoice(3, 50, ago(10)),
        4: invoice(4, -30, ago(10), ago(10)),
    }
    found = period(invoices, [payment(200, ago(1))], TODAY, 30)
    assert found == {"EUR": Period(30, 1_000, 450, 1_220, 220)}
    assert delinquent_days(found["EUR"]) == Fraction(1_000 * 30, 450)


def test_periods_are_by_currency_over_all_accounts() -> None:
    invoices = {
        1: invoice(1, 100, ago(5)),
        2: invoice(2, 70, ago(5), account=2),
        3: invoice(3, 9, ago(40), currency="CNY"),
    }
    found = period(invoices, (), TODAY, 30)
    assert list(found.items()) == [
        ("CNY", Period(30, 9, 0, 9, 9)),
        ("EUR", Period(30, 0, 170, 170, 170)),
    ]


DAYS = st.integers(-60, 200)
INVOICES = st.lists(
    st.tuples(st.integers(-2_000, 10_000), DAYS, st.none() | DAYS, st.integers(1, 3)), max_size=8
)
PAYMENTS = st.lists(
    st.tuples(st.integers(-1_000, 5_000), DAYS, st.integers(1, 8), st.integers(0, 1_000)),
    max_size=8,
)


@given(drawn=INVOICES, money=PAYMENTS, days=st.integers(1, 120))
def test_a_period_is_what_came_in_between_two_balances(
    drawn: list[tuple[int, int, int | None, int]],
    money: list[tuple[int, int, int, int]],
    days: int,
) -> None:
    invoices = {
        id_: invoice(id_, amount, ago(issued), None if due is None else ago(due), account)
        for id_, (amount, issued, due, account) in enumerate(drawn, start=1)
    }
    payments = [
        payment(amount, ago(on), *([(target, part)] if target in invoices else []))
        for amount, on, target, part in money
    ]
    found = period(invoices, payments, TODAY, days).get("EUR", Period(days, 0, 0, 0, 0))
    credited = sum(a for a, issued, _due, _account in drawn if a < 0 and 0 <= issued < days)
    received = sum(amount for amount, on, _target, _part in money if 0 <= on < days)
    assert found.closing == found.opening + found.sales + credited - received
    overdue = sum(one.overdue for one in balances(invoices, payments, TODAY).values())
    assert found.closing - found.closing_current == overdue
    days_sold, best, late = dso(found), best_dso(found), delinquent_days(found)
    if days_sold is None or best is None or late is None:
        assert found.sales == 0
    else:
        assert days_sold == best + late
        assert late >= 0
    effective = cei(found)
    if effective is not None:
        assert effective <= 100
        assert (effective == 100) == (overdue == 0)


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ([], None),
        # Due on day 10: early, on the day, late.
        ([(100, 12)], Delay(100, -200, 1, 100, 1)),
        ([(100, 10)], Delay(100, 0, 1, 100, 1)),
        ([(100, 9)], Delay(100, 100, 1, 0, 0)),
        ([(30, 13), (70, 5)], Delay(100, 260, 2, 30, 1)),
        # After the day that is asked about.
        ([(30, 0), (70, -1)], Delay(30, 300, 1, 0, 0)),
        # Taken back: as if never paid, the newest first.
        ([(100, 12), (-100, 8)], None),
        ([(100, 12), (-100, 8), (100, 0)], Delay(100, 1_000, 1, 0, 0)),
        ([(60, 12), (40, 8), (-50, 4)], Delay(50, -100, 1, 50, 1)),
        ([(60, 12), (-90, 8), (40, 4)], Delay(40, 240, 1, 0, 0)),
    ],
)
def test_delay(paid: list[tuple[int, int]], expected: Delay | None) -> None:
    one = invoice(1, 100, ago(40), ago(10))
    payments = [paying(one, amount, ago(on)) for amount, on in paid]
    assert delays({1: one}, payments, TODAY) == ({(1, "EUR"): expected} if expected else {})


def test_a_payment_and_its_reversal_on_one_day() -> None:
    one = invoice(1, 100, ago(40), ago(10))
    came, back = paying(one, 100, ago(5), id_=1), paying(one, -100, ago(5), id_=2)
    assert delays({1: one}, [back, came], TODAY) == {}


def test_shares_and_the_average_of_a_delay() -> None:
    found = Delay(amount=300, weighted_days=1_000, count=4, on_time_amount=100, on_time_count=3)
    assert found.average == Fraction(10, 3)
    assert found.on_time_by_amount == Fraction(1, 3)
    assert found.on_time_by_count == Fraction(3, 4)
    assert Delay().average is Delay().on_time_by_amount is Delay().on_time_by_count is None
    assert found + Delay(1, 2, 3, 4, 5) == Delay(301, 1_002, 7, 104, 8)


def test_only_what_had_a_due_day_can_be_late() -> None:
    undated = invoice(1, 100, ago(40))
    credit_note = invoice(2, -100, ago(40), ago(10))
    not_yet = invoice(3, 100, ago(-1), ago(-30))
    dated = invoice(4, 100, ago(40), ago(10), account=7)
    paid = [
        paying(undated, 100, TODAY),
        paying(credit_note, -100, TODAY),
        payment(10, TODAY, (2, 10)),
        paying(not_yet, 100, TODAY),
        payment(100, TODAY, (99, 100)),
        payment(500, TODAY),
        paying(dated, 100, TODAY),
    ]
    invoices = {one.id: one for one in (undated, credit_note, not_yet, dated)}
    assert delays(invoices, paid, TODAY) == {(7, "EUR"): Delay(100, 1_000, 1, 0, 0)}


@given(
    paid=st.lists(st.tuples(st.integers(1, 500), st.integers(0, 90)), min_size=1, max_size=8),
    twice=st.integers(2, 9),
)
def test_an_average_lies_between_its_days_and_does_not_know_the_unit(
    paid: list[tuple[int, int]], twice: int
) -> None:
    one = invoice(1, 5_000, ago(90), ago(30))
    payments = [paying(one, amount, ago(on)) for amount, on in paid]
    found = delays({1: one}, payments, TODAY)[1, "EUR"]
    late = [30 - on for _amount, on in paid]
    assert found.average is not None
    assert min(late) <= found.average <= max(late)
    assert (found.amount, found.count) == (sum(amount for amount, _on in paid), len(paid))
    larger = [paying(one, amount * twice, ago(on)) for amount, on in paid]
    scaled = delays({1: one}, larger, TODAY)[1, "EUR"]
    assert scaled.average == found.average
    assert scaled.on_time_by_amount == found.on_time_by_amount
    taken_back = [*payments, *(paying(one, -amount, TODAY, id_=1) for amount, _on in paid)]
    assert delays({1: one}, taken_back, TODAY) == {}


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
        invoices[id_] = invoice(id_, cents, issued, due, account, "USD")
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


def promise(
    id_: int, due: date, amount: int = 100, account: int = 1, currency: str = "EUR"
) -> PaymentPromise:
    return PaymentPromise(
        id=id_,
        account_id=account,
        made=date(2026, 1, 1),
        due=due,
        amount=amount,
        currency=currency,
    )


@pytest.mark.parametrize(
    ("judgement", "expected"),
    [
        (Judgement("kept", 100, 0, False), Kept(1, 1, 100, 100)),
        (Judgement("partly_kept", 40, 60, True), Kept(1, 0, 100, 40)),
        (Judgement("broken", 0, 100, True), Kept(1, 0, 100, 0)),
        # Paid too late keeps nothing.
        (Judgement("broken", 0, 0, False), Kept(1, 0, 100, 0)),
        # The tolerance is not over.
        (Judgement("open", 40, 60, True), None),
        (Judgement("withdrawn", 0, 0, False), None),
        (None, None),
    ],
)
def test_which_promises_were_due(judgement: Judgement | None, expected: Kept | None) -> None:
    judged = {1: judgement} if judgement else {}
    promises = [promise(1, ago(1))]
    assert kept_rates(promises, judged) == ({(1, "EUR"): expected} if expected else {})
    assert kept_by_currency(promises, judged) == ({"EUR": expected} if expected else {})
    months = {date(2026, 11, 1): expected}
    assert kept_by_month(promises, judged) == ({"EUR": months} if expected else {})


@pytest.mark.parametrize(
    ("as_of", "paid", "expected"),
    [
        # Promised for Friday the 20th: due when Tuesday is over, or as soon as it is kept.
        (date(2026, 11, 24), 0, None),
        (date(2026, 11, 25), 0, Kept(1, 0, 100, 0)),
        (date(2026, 11, 19), 100, Kept(1, 1, 100, 100)),
        (date(2026, 11, 24), 99, None),
        (date(2026, 11, 25), 99, Kept(1, 0, 100, 99)),
    ],
)
def test_when_a_promise_is_due(as_of: date, paid: int, expected: Kept | None) -> None:
    promises = [promise(1, date(2026, 11, 20))]
    judged = judge(promises, [payment(paid, date(2026, 11, 18))], as_of)
    assert kept_rates(promises, judged).get((1, "EUR")) == expected


def test_rates_of_promises_kept() -> None:
    found = Kept(due=3, kept=2, promised=900, paid=700)
    assert found.rate_count == Fraction(2, 3)
    assert found.rate_amount == Fraction(7, 9)
    assert Kept().rate_count is Kept().rate_amount is None


def test_promises_kept_by_account_currency_and_month() -> None:
    promises = [
        promise(1, date(2026, 11, 30)),
        promise(2, date(2026, 9, 1), account=2),
        promise(3, date(2026, 9, 30)),
        promise(4, date(2026, 12, 1), amount=50, currency="CNY"),
    ]
    judged = {
        1: Judgement("kept", 100, 0, False),
        2: Judgement("broken", 0, 100, True),
        3: Judgement("partly_kept", 60, 40, True),
        4: Judgement("kept", 50, 0, False),
    }
    assert kept_rates(promises, judged) == {
        (1, "EUR"): Kept(2, 1, 200, 160),
        (2, "EUR"): Kept(1, 0, 100, 0),
        (1, "CNY"): Kept(1, 1, 50, 50),
    }
    assert kept_by_currency(promises, judged) == {
        "EUR": Kept(3, 1, 300, 160),
        "CNY": Kept(1, 1, 50, 50),
    }
    by_month = kept_by_month(promises, judged)
    assert by_month == {
        "EUR": {
            date(2026, 9, 1): Kept(2, 0, 200, 60),
            date(2026, 11, 1): Kept(1, 1, 100, 100),
        },
        "CNY": {date(2026, 12, 1): Kept(1, 1, 50, 50)},
    }
    assert list(by_month["EUR"]) == [date(2026, 9, 1), date(2026, 11, 1)]


@given(
    promised=st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 500), st.integers(0, 120), st.booleans()),
        max_size=8,
    ),
    money=st.lists(st.tuples(st.integers(1, 600), st.integers(0, 120)), max_size=8),
)
def test_every_view_of_promises_adds_up_to_the_same(
    promised: list[tuple[int, int, int, bool]], money: list[tuple[int, int]]
) -> None:
    promises = [
        promise(id_, ago(due), amount, account, "EUR" if euro else "CNY")
        for id_, (account, amount, due, euro) in enumerate(promised, start=1)
    ]
    judged = judge(promises, [payment(amount, ago(on)) for amount, on in money], TODAY)
    by_key = kept_rates(promises, judged)
    by_month = kept_by_month(promises, judged)
    for currency, total in kept_by_currency(promises, judged).items():
        of_accounts = [one for (_account, code), one in by_key.items() if code == currency]
        assert sum(of_accounts, Kept()) == total
        assert sum(by_month[currency].values(), Kept()) == total
        assert total.rate_count is not None
        assert total.rate_amount is not None
        assert 0 <= total.rate_count <= 1
        assert 0 <= total.rate_amount <= 1
    counted = sum(one.due for one in by_key.values())
    assert counted == sum(one.state != "open" for one in judged.values())
