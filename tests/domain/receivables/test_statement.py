"""The statement of account: what it tells line by line, and that its sums are the ledger's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables.making import invoice, payment
from tui.domain.receivables.ageing import Ageing, balances
from tui.domain.receivables.statement import Line, Statement, currencies, first_day, statement
from tui.domain.records import Allocation, Invoice, Payment

FIRST, LAST = date(2026, 8, 1), date(2026, 11, 21)
DAY = timedelta(days=1)


def made(*records: Invoice | Payment, first: date = FIRST, last: date = LAST) -> Statement:
    """The statement of the first account in euros."""
    invoices = {one.id: one for one in records if isinstance(one, Invoice)}
    payments = [one for one in records if isinstance(one, Payment)]
    return statement(invoices, payments, 1, "EUR", first, last)


def told(one: Statement) -> list[tuple[str, str, int, int]]:
    """Day, kind, debit less credit, and balance of each line."""
    return [
        (line.on.isoformat()[5:] if line.on else "", line.kind, line.debit - line.credit, total)
        for line in one.lines
        for total in [line.balance]
    ]


def test_a_statement_from_its_opening_balance_to_its_closing_balance() -> None:
    one = made(
        invoice(1, 1000, date(2026, 7, 31), date(2026, 7, 1)),
        invoice(2, 500, date(2026, 9, 30), date(2026, 8, 31)),
        invoice(3, -120, None, date(2026, 9, 5)),
        invoice(4, 700, date(2026, 12, 20), date(2026, 11, 20)),
        payment(400, date(2026, 7, 15), (1, 400)),
        payment(600, date(2026, 8, 31), (1, 600)),
        payment(350, date(2026, 10, 2), (2, 300)),
    )
    assert one.opening == 600
    assert told(one) == [
        ("08-31", "invoice", 500, 1100),
        ("08-31", "payment", -600, 500),
        ("09-05", "credit", -120, 380),
        ("10-02", "payment", -350, 30),
        ("11-20", "invoice", 700, 730),
    ]
    assert one.closing == 730
    assert one.ageing == Ageing(not_due=700 - 120 - 50, d31_60=200)
    assert one.lines[0] == Line(
        on=date(2026, 8, 31),
        kind="invoice",
        numbers=("2",),
        due=date(2026, 9, 30),
        debit=500,
        credit=0,
        balance=1100,
    )
    assert one.lines[1].numbers == ("1",)


@pytest.mark.parametrize(
    ("day", "in_opening", "listed"),
    [
        (FIRST - DAY, True, False),
        (FIRST, False, True),
        (LAST, False, True),
        (LAST + DAY, False, False),
    ],
)
def test_the_edges_of_the_period(day: date, in_opening: bool, listed: bool) -> None:
    for one in (made(invoice(1, 100, None, day)), made(payment(-100, day))):
        assert (one.opening, len(one.lines)) == (100 * in_opening, listed)
        assert one.closing == 100 * (in_opening or listed)


def test_a_period_of_one_day() -> None:
    one = made(invoice(1, 100, None, FIRST), payment(30, FIRST), first=FIRST, last=FIRST)
    assert told(one) == [("08-01", "invoice", 100, 100), ("08-01", "payment", -30, 70)]


def test_a_period_that_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="is after"):
        made(first=LAST, last=FIRST)


def test_nothing_is_a_statement_too() -> None:
    one = made(invoice(1, 100, account=2), invoice(2, 100, currency="CNY"))
    assert (one.opening, one.lines, one.closing, one.ageing) == (0, (), 0, Ageing())


# -- Items without dates


def test_an_undated_invoice_stands_first_and_not_in_the_opening_balance() -> None:
    one = made(
        invoice(1, 100, None, date(2026, 7, 1)),
        invoice(2, 40),
        invoice(3, 30, date(2026, 12, 1)),
        invoice(4, 20, date(2026, 9, 1)),
        invoice(5, 10, None, date(2026, 9, 1)),
    )
    assert one.opening == 100
    assert [(line.on, line.numbers[0]) for line in one.lines] == [
        (None, "4"),
        (None, "3"),
        (None, "2"),
        (date(2026, 9, 1), "5"),
    ]
    assert one.closing == 200


@pytest.mark.parametrize(
    ("paid", "on", "opening", "lines"),
    [
        (100, FIRST - DAY, 0, []),
        (99, FIRST - DAY, -99, [("", "invoice", 100, 1)]),
        (100, FIRST, 0, [("", "invoice", 100, 100), ("08-01", "payment", -100, 0)]),
        (100, LAST + DAY, 0, [("", "invoice", 100, 100)]),
    ],
)
def test_an_undated_invoice_is_told_until_it_is_settled(
    paid: int, on: date, opening: int, lines: list[tuple[str, str, int, int]]
) -> None:
    one = made(invoice(1, 100), payment(paid, on, (1, paid)))
    assert (one.opening, told(one)) == (opening, lines)


def test_an_undated_credit_note() -> None:
    assert told(made(invoice(1, -100))) == [("", "credit", -100, -100)]


# -- Money


def test_money_tells_what_it_went_to() -> None:
    one = made(
        invoice(1, 100, None, FIRST),
        invoice(2, 50, None, FIRST),
        payment(150, FIRST, (2, 50), (1, 60), (1, 40)),
        payment(10, FIRST),
    )
    assert [line.numbers for line in one.lines[2:]] == [("2", "1"), ()]


def test_money_taken_back_is_owed_again() -> None:
    one = made(invoice(1, 100, None, FIRST), payment(100, FIRST, (1, 100)), payment(-100, LAST))
    assert (one.lines[-1].debit, one.lines[-1].credit, one.closing) == (100, 0, 100)


def test_money_that_is_only_presumed_says_so() -> None:
    presumed = Payment(account_id=1, on=FIRST, amount=5, currency="EUR", source="presumed")
    assert [one.presumed for one in made(presumed, payment(5, FIRST)).lines] == [True, False]


def test_money_for_an_invoice_that_is_not_at_hand_paid_a_settled_one() -> None:
    assert made(payment(100, FIRST, (7, 100))).lines == ()
    assert told(made(payment(100, FIRST, (7, 60)))) == [("08-01", "payment", -40, -40)]


def test_an_advance_counts_when_it_comes_in() -> None:
    ahead = invoice(1, 100, None, date(2026, 9, 1))
    one = made(ahead, payment(100, FIRST, (1, 100)))
    assert told(one) == [("08-01", "payment", -100, -100), ("09-01", "invoice", 100, 0)]


def test_money_of_another_account_counts_where_it_went() -> None:
    mine = invoice(1, 100, None, date(2026, 9, 1))
    theirs = payment(100, FIRST, (1, 100), account=2)
    assert told(made(mine, theirs)) == [
        ("09-01", "invoice", 100, 100),
        ("09-01", "payment", -100, 0),
    ]
    invoices = {1: mine}
    other = statement(invoices, [theirs], 2, "EUR", FIRST, LAST)
    assert told(other) == [("08-01", "payment", -100, -100), ("09-01", "payment", 100, 0)]
    assert other.lines[1].numbers == ()


# -- The period if nobody says


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2026, 11, 21), date(2026, 8, 1)),
        (date(2026, 11, 30), date(2026, 8, 1)),
        (date(2026, 12, 1), date(2026, 9, 1)),
        (date(2026, 3, 31), date(2025, 12, 1)),
        (date(2026, 1, 1), date(2025, 10, 1)),
        (date(2026, 5, 31), date(2026, 2, 1)),
        (date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_a_statement_begins_three_months_before(last: date, expected: date) -> None:
    assert first_day((), (), 1, last) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (invoice(1, 100, None, date(2026, 5, 9)), date(2026, 5, 9)),
        (invoice(1, -100, None, date(2026, 5, 9)), date(2026, 5, 9)),
        (invoice(1, 100, None, date(2026, 5, 9), currency="CNY"), date(2026, 5, 9)),
        (invoice(1, 100, None, date(2026, 8, 2)), FIRST),
        (invoice(1, 60, None, date(2026, 5, 9)), FIRST),
        (invoice(1, 100, date(2026, 1, 1)), date(2026, 7, 3)),
        (invoice(1, 100, None, date(2026, 5, 9), account=2), FIRST),
        (invoice(1, 100, None, date(2026, 12, 1)), FIRST),
    ],
)
def test_or_with_the_oldest_open_invoice(record: Invoice, expected: date) -> None:
    paid = payment(60, date(2026, 7, 3), (1, 60))
    assert first_day([record], [paid], 1, LAST) == expected


def test_the_currencies_of_an_account() -> None:
    records = [invoice(1, 1, currency="JPY"), invoice(2, 1, currency="CNY", account=2)]
    assert currencies(records, [payment(1, FIRST)], 1) == ["EUR", "JPY"]
    assert currencies(records, [], 3) == []


# -- Laws

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
ACCOUNTS, CODES = st.integers(1, 2), st.sampled_from(("EUR", "CNY"))
AMOUNTS = st.integers(-10_000, 10_000)


@st.composite
def books(draw: st.DrawFn) -> tuple[dict[int, Invoice], list[Payment]]:
    """Any invoices and payments, money of one account for another, and for nothing at hand."""
    asked = draw(
        st.lists(
            st.tuples(AMOUNTS, st.none() | DAYS, st.none() | DAYS, CODES, ACCOUNTS), max_size=8
        )
    )
    parts = st.lists(st.tuples(st.integers(1, 10), AMOUNTS), max_size=3)
    paid = draw(st.lists(st.tuples(AMOUNTS, DAYS, parts, CODES, ACCOUNTS), max_size=8))
    invoices = {id_: invoice(id_, *fields) for id_, fields in enumerate(asked, start=1)}
    payments = [
        Payment(
            id=id_,
            account_id=account,
            on=on,
            amount=amount,
            currency=currency,
            allocations=tuple(Allocation(invoice_id=to, amount=part) for to, part in allocated),
        )
        for id_, (amount, on, allocated, currency, account) in enumerate(paid, start=1)
    ]
    return invoices, payments


PERIODS = st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))


def balance_on(invoices: dict[int, Invoice], payments: list[Payment], day: date) -> int:
    found = balances(invoices, payments, day).get((1, "EUR"))
    return found.outstanding if found else 0


def undated(one: Statement) -> int:
    """What the lines without a date come to."""
    return sum(line.debit - line.credit for line in one.lines if line.on is None)


@given(book=books(), period=PERIODS)
def test_opening_and_lines_are_the_closing_balance_and_that_is_the_ledgers(
    book: tuple[dict[int, Invoice], list[Payment]], period: tuple[date, date]
) -> None:
    first, last = period
    one = statement(*book, 1, "EUR", first, last)
    running = one.opening
    for line in one.lines:
        running += line.debit - line.credit
        assert line.balance == running
        assert min(line.debit, line.credit) == 0 <= max(line.debit, line.credit)
        assert line.on is None or first <= line.on <= last
    assert one.closing == running == balance_on(*book, last) == one.ageing.total
    assert one.opening + undated(one) == balance_on(*book, first - DAY)
    days = [line.on or date.min for line in one.lines]
    assert days == sorted(days)


@given(book=books(), period=PERIODS, length=st.integers(0, 60))
def test_the_next_statement_begins_where_this_one_ends(
    book: tuple[dict[int, Invoice], list[Payment]], period: tuple[date, date], length: int
) -> None:
    first, last = period
    end = last + timedelta(days=length) + DAY
    one = statement(*book, 1, "EUR", first, last)
    after = statement(*book, 1, "EUR", last + DAY, end)
    assert one.closing == after.opening + undated(after)
    whole = statement(*book, 1, "EUR", first, end)
    dated = [line for part in (one, after) for line in part.lines if line.on]
    assert [line for line in whole.lines if line.on] == dated


@given(book=books(), period=PERIODS)
def test_what_belongs_to_others_changes_nothing(
    book: tuple[dict[int, Invoice], list[Payment]], period: tuple[date, date]
) -> None:
    invoices, payments = book
    apart = [
        one
        for one in payments
        if one.account_id == 1 or any(part.invoice_id in invoices for part in one.allocations)
    ]
    whole = statement(invoices, payments, 1, "EUR", *period)
    assert whole == statement(invoices, apart, 1, "EUR", *period)
