"""The invoices, payments, promises and chases of the example book."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tests.desk.example.reading import of, open_amounts
from tui.desk.example.ids import HUAXIN
from tui.domain.receivables.promises import judge
from tui.domain.records import (
    Account,
    Chase,
    Dispute,
    Invoice,
    Payment,
    PaymentPromise,
    Record,
)


def test_an_invoice_is_settled_exactly_when_nothing_is_open(book: list[Record]) -> None:
    rest = open_amounts(book)
    last: dict[int, date] = {}
    for payment in of(book, Payment):
        assert payment.amount == sum(part.amount for part in payment.allocations)
        for part in payment.allocations:
            assert part.amount > 0
            last[part.invoice_id] = max(payment.on, last.get(part.invoice_id, payment.on))
    for invoice in of(book, Invoice):
        if invoice.amount > 0:
            assert rest[invoice.id] >= 0
        assert (rest[invoice.id] == 0) == (invoice.settled is not None)
        assert invoice.settled is None or last[invoice.id] == invoice.settled
        assert invoice.id not in last or invoice.issued is None or invoice.issued < last[invoice.id]
    shapes = Counter(len(payment.allocations) for payment in of(book, Payment))
    assert shapes[2] >= 1
    assert any(0 < rest[i.id] < i.amount for i in of(book, Invoice))


def test_invoices_of_every_age_are_open(today: date, book: list[Record]) -> None:
    ages: Counter[str] = Counter()
    for invoice in of(book, Invoice):
        if invoice.settled is not None:
            continue
        if invoice.due is None:
            ages["no due date"] += 1
        else:
            late = (today - invoice.due).days
            bound = next((b for b in (0, 30, 60, 90) if late <= b), None)
            ages[f"to {bound}"] += 1
    assert ages == {
        "to 0": 14,
        "to 30": 6,
        "to 60": 4,
        "to 90": 4,
        "to None": 2,
        "no due date": 2,
    }
    assert [invoice.amount < 0 for invoice in of(book, Invoice)].count(True) == 1


def test_invoices_carry_their_terms_and_a_number_of_their_own(book: list[Record]) -> None:
    invoices = of(book, Invoice)
    assert len({invoice.number for invoice in invoices}) == len(invoices)
    for account in of(book, Account):
        own = [invoice for invoice in invoices if invoice.account_id == account.id]
        assert own
        for invoice in own:
            if invoice.issued and invoice.due and account.terms_days is not None:
                assert (invoice.due - invoice.issued).days == account.terms_days
        if not any(invoice.settled and invoice.opportunity_id for invoice in own):
            dated = [invoice.issued for invoice in own if invoice.due]
            assert dated == sorted(dated, key=lambda day: day or date.max)


def test_one_credit_limit_is_exceeded(book: list[Record]) -> None:
    rest = open_amounts(book)
    owed: Counter[int] = Counter()
    for invoice in of(book, Invoice):
        owed[invoice.account_id] += rest[invoice.id]
    over = [a.name for a in of(book, Account) if a.credit_limit and owed[a.id] > a.credit_limit]
    assert over == ["岚湖精密 Lanhu"]


def test_promises_are_kept_partly_kept_broken_withdrawn_missed_and_open(
    today: date, book: list[Record]
) -> None:
    promises = of(book, PaymentPromise)
    for promise in promises:
        assert promise.made < promise.due
        assert promise.withdrawn is None or promise.made < promise.withdrawn < promise.due
    judged = judge(promises, of(book, Payment), today)
    assert Counter(found.state for found in judged.values()) == {
        "kept": 6,
        "partly_kept": 1,
        "broken": 1,
        "withdrawn": 1,
        "open": 4,
    }
    ahead = [
        ((promise.due - today).days, judged[promise.id].is_missed)
        for promise in promises
        if judged[promise.id].state == "open"
    ]
    assert sorted(ahead) == [(-1, True), (0, False), (3, False), (9, False)]


def test_open_promises_do_not_exceed_what_is_owed(book: list[Record]) -> None:
    rest = open_amounts(book)
    for promise in of(book, PaymentPromise):
        if promise.invoices and promise.due >= max(p.on for p in of(book, Payment)):
            assert promise.amount <= sum(rest[id] for id in promise.invoices)


def test_one_payer_has_given_the_same_excuse_three_times(book: list[Record]) -> None:
    excuses = Counter((chase.account_id, chase.excuse) for chase in of(book, Chase))
    assert excuses[HUAXIN, "in_process"] == 3
    days = [chase.on for chase in of(book, Chase)]
    assert days == sorted(days)


def test_one_dispute_is_open_over_what_is_still_unpaid(today: date, book: list[Record]) -> None:
    rest = open_amounts(book)
    (dispute,) = (dispute for dispute in of(book, Dispute) if dispute.is_open)
    assert "short delivery" in dispute.reason
    assert dispute.amount == rest[dispute.invoice_id]
    assert dispute.next_due is not None
    assert dispute.next_due > today
