"""Settled follows from payments; and whatever is done about money, undo restores every sum."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, PELL, TODAY, desk_of, desk_with, stand, whole
from tests.desk.owing import bill, books, day, disputed, left_of, paid, sums, word
from tui.desk import chase, edit
from tui.desk.edit import FieldTrouble, Kind
from tui.desk.ground import Desk, Gone
from tui.desk.removal import remove
from tui.desk.settling import resettle
from tui.domain.codes import ChaseKind
from tui.domain.receivables.ageing import settled_on
from tui.domain.records import Chase, Dispute, Invoice, Payment, PaymentPromise, Record

MONEY: dict[Kind, type[Record]] = {
    "invoice": Invoice,
    "payment": Payment,
    "promise": PaymentPromise,
    "dispute": Dispute,
}


# -- settled


@pytest.mark.parametrize(
    ("amount", "payments", "settled"),
    [
        (1000, (), None),
        (1000, ((9, 999),), None),
        (1000, ((9, 1000),), day(-9)),
        (1000, ((9, 400), (3, 600)), day(-3)),
        (1000, ((3, 600), (9, 400)), day(-3)),
        (1000, ((9, 1000), (5, -1000)), None),
        (1000, ((9, 1000), (5, -1000), (2, 1000)), day(-2)),
        (1000, ((9, 1500),), day(-9)),
        (-300, ((9, -300),), day(-9)),
        (-300, ((9, -200),), None),
        (1000, ((2000, 1000),), day(-2000)),  # paid long before it was written
        (0, (), day(-39)),
    ],
)
def test_the_day_since_which_nothing_is_open(
    amount: int, payments: tuple[tuple[int, int], ...], settled: date | None
) -> None:
    records = [paid(id, ago, part, (1, part)) for id, (ago, part) in enumerate(payments, 1)]
    desk = desk_with(bill(1, 9, amount), bill(2, 9), *records)
    with desk.book.transaction("settle") as change:
        resettle(change, [1, 1, 99])
    assert stand(desk, Invoice)[1].settled == settled
    assert stand(desk, Invoice)[2].settled is None


def test_what_is_as_it_should_be_is_not_written() -> None:
    desk = desk_with(bill(1, 9, settled=day(-3)), paid(1, 3, 100_000, (1, 100_000)))
    generation = desk.book.generation
    with desk.book.transaction("settle") as change:
        resettle(change, [1])
        resettle(change, [])
    assert desk.book.generation == generation


@settings(max_examples=60, deadline=None)
@given(books())
def test_after_any_settling_what_is_settled_is_not_open(records: tuple[Record, ...]) -> None:
    open_again = [
        replace(one, settled=TODAY) if isinstance(one, Invoice) else one for one in records
    ]
    desk = desk_of(*open_again)
    with desk.book.transaction("settle") as change:
        resettle(change, stand(desk, Invoice))
    parts: dict[int, list[tuple[date, int]]] = {}
    for payment in stand(desk, Payment).values():
        for part in payment.allocations:
            parts.setdefault(part.invoice_id, []).append((payment.on, part.amount))
    for invoice in stand(desk, Invoice).values():
        assert invoice.settled == settled_on(invoice, parts.get(invoice.id, []))


# -- removing


def test_removing_a_payment_opens_what_it_paid() -> None:
    desk = desk_with(bill(1, 40), bill(2, 9))
    edit.save(desk, "payment", None, {"account": "hx", "amount": "1500"})
    state = sums(desk)
    assert left_of(desk) == {"R-2": 50_000}
    assert remove(desk, "payment", 1) == "Removed: Huaxin Cable 华信电缆, payment of ¥1,500"
    assert left_of(desk) == {"R-1": 100_000, "R-2": 100_000}
    assert stand(desk, Invoice)[1].settled is None
    desk.book.undo()
    assert sums(desk) == state


def test_removing_one_of_two_payments_leaves_the_other() -> None:
    desk = desk_with(
        bill(1, 40, settled=day(-3)),
        paid(1, 9, 60_000, (1, 60_000)),
        paid(2, 3, 40_000, (1, 40_000)),
    )
    remove(desk, "payment", 1)
    assert left_of(desk) == {"R-1": 60_000}
    assert stand(desk, Invoice)[1].settled is None


def test_what_an_invoice_that_is_removed_had_claimed_is_a_credit() -> None:
    invoice = bill(1, 40)
    desk = desk_with(
        invoice, bill(2, 9), paid(1, 3, 70_000, (1, 60_000)), disputed(1, invoice), word(1, 3)
    )
    said = remove(desk, "invoice", 1)
    assert said == "Removed: Huaxin Cable 华信电缆, invoice R-1 with 1 other record"
    assert stand(desk, Payment)[1].allocations == ()
    assert stand(desk, Dispute) == {}
    assert desk.ground.ledger.balances[1]["CNY"].outstanding == 100_000 - 70_000
    desk.book.undo()
    assert left_of(desk) == {"R-1": 40_000, "R-2": 100_000}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("promise", "Removed: Huaxin Cable 华信电缆, promise of ¥1,000"),
        ("dispute", "Removed: Huaxin Cable 华信电缆, dispute: two drums arrived damaged"),
    ],
)
def test_removing_a_promise_or_a_dispute(kind: Kind, said: str) -> None:
    invoice = bill(1, 40)
    chased_ = Chase(id=1, account_id=1, on=TODAY, promise_id=1)
    desk = desk_with(invoice, word(1, 3), disputed(1, invoice), chased_)
    before = whole(desk)
    assert remove(desk, kind, 1) == said
    assert stand(desk, Chase)[1].promise_id == (None if kind == "promise" else 1)
    assert not stand(desk, MONEY[kind])
    desk.book.undo()
    assert whole(desk) == before


@pytest.mark.parametrize("kind", MONEY)
def test_what_has_gone_cannot_be_removed(kind: Kind) -> None:
    with pytest.raises(Gone):
        remove(desk_with(), kind, 99)


# -- undo restores every sum

Job = Callable[[Desk, st.DataObject], object]


def _id_of(desk: Desk, kind: Kind, data: st.DataObject) -> int | None:
    ids = sorted(stand(desk, MONEY[kind]))
    return data.draw(st.sampled_from(ids)) if ids else None


def _account(data: st.DataObject) -> str:
    return str(data.draw(st.sampled_from([HUAXIN, BRANDT, PELL])).id)


typed_amounts = st.sampled_from(["1", "2.50", "80k", "3 JPY", "¥7", "5 EUR"])


def pay(desk: Desk, data: st.DataObject) -> None:
    """Money in, oldest first or for one invoice."""
    invoice = data.draw(st.sampled_from(["", "", "1", "R-2", "3 1"]))
    values = {"account": _account(data), "amount": data.draw(typed_amounts), "invoices": invoice}
    edit.save(desk, "payment", None, values)


def promise(desk: Desk, data: st.DataObject) -> None:
    """A promise, over one invoice or over all."""
    invoice = data.draw(st.sampled_from(["", "", "1", "R-2"]))
    values = {"account": _account(data), "amount": data.draw(typed_amounts), "invoices": invoice}
    edit.save(
        desk, "promise", None, {**values, "due": data.draw(st.sampled_from(["fri", "today"]))}
    )


def quarrel(desk: Desk, data: st.DataObject) -> None:
    """A dispute over an invoice or a part of it."""
    part = data.draw(st.sampled_from(["", "1"]))
    invoice = data.draw(st.sampled_from(["1", "R-2", "R-3"]))
    values = {"account": _account(data), "invoice": invoice, "reason": "x", "amount": part}
    edit.save(desk, "dispute", None, values)


def invoiced(desk: Desk, data: st.DataObject) -> None:
    """An invoice by hand."""
    number = data.draw(st.sampled_from(["N-1", "N-2", "R-1"]))
    values = {"account": _account(data), "number": number, "amount": data.draw(typed_amounts)}
    edit.save(
        desk, "invoice", None, {**values, "due": data.draw(st.sampled_from(["", "1 oct 2026"]))}
    )


def change(desk: Desk, data: st.DataObject) -> None:
    """Another value in one field of a record."""
    kind: Kind = data.draw(st.sampled_from(sorted(MONEY)))
    fields: dict[Kind, list[dict[str, str]]] = {
        "payment": [{"amount": "9"}, {"invoices": ""}, {"on": "1 nov"}, {"account": "3"}],
        "promise": [{"amount": "9"}, {"withdrawn": "today"}, {"due": "fri"}, {"account": "3"}],
        "dispute": [{"settled": "today"}, {"amount": "1"}, {"next_due": "fri"}],
        "invoice": [{"amount": "9"}, {"due": "1 sep 2026"}, {"account": "3"}, {"number": "X"}],
    }
    if id := _id_of(desk, kind, data):
        edit.save(desk, kind, id, data.draw(st.sampled_from(fields[kind])))


def away(desk: Desk, data: st.DataObject) -> None:
    """A record goes."""
    kind: Kind = data.draw(st.sampled_from(sorted(MONEY)))
    if id := _id_of(desk, kind, data):
        remove(desk, kind, id)


def press(desk: Desk, data: st.DataObject) -> None:
    """A chase with an excuse, a promise, or neither."""
    fields: dict[chase.Field, str] = {"why": data.draw(st.sampled_from(["", "1", "11", "15"]))}
    if data.draw(st.booleans()):
        fields |= {"amount": "5", "by": "fri"}
    kind = data.draw(st.sampled_from(get_args(ChaseKind)))
    account = int(_account(data))
    chase.record(desk, chase.read(desk, account, fields, kind))


JOBS: tuple[Job, ...] = (pay, promise, quarrel, invoiced, change, away, press)


@settings(max_examples=80, deadline=None)
@given(books(), st.lists(st.sampled_from(JOBS), min_size=1, max_size=6), st.data())
def test_undo_restores_every_sum(
    records: tuple[Record, ...], jobs: list[Job], data: st.DataObject
) -> None:
    """Balances, open and settled invoices, judged promises, defaults, queue, ageing, figures."""
    desk = desk_of(*records)
    stages: list[tuple[int, object, object]] = []
    for job in jobs:
        stages.append((desk.book.generation, whole(desk), sums(desk)))
        try:
            job(desk, data)
        except FieldTrouble:
            assert whole(desk) == stages[-1][1]
        if desk.book.generation == stages[-1][0]:
            stages.pop()
        else:
            assert whole(desk) != stages[-1][1]
    for _generation, before, state in reversed(stages):
        desk.book.undo()
        assert whole(desk) == before
        assert sums(desk) == state


@settings(max_examples=60, deadline=None)
@given(books(), st.lists(st.sampled_from(JOBS), min_size=1, max_size=6), st.data())
def test_whatever_is_done_the_books_stay_sound(
    records: tuple[Record, ...], jobs: list[Job], data: st.DataObject
) -> None:
    """What was settled right before is so after; money pays the account's own, in its currency."""
    desk = desk_of(*records)
    for job in jobs:
        try:
            job(desk, data)
        except FieldTrouble:
            continue
    invoices = stand(desk, Invoice)
    parts: dict[int, list[tuple[date, int]]] = {}
    for payment in stand(desk, Payment).values():
        for part in payment.allocations:
            invoice = invoices[part.invoice_id]
            assert (invoice.account_id, invoice.currency) == (payment.account_id, payment.currency)
            parts.setdefault(invoice.id, []).append((payment.on, part.amount))
    for invoice in invoices.values():
        assert invoice.settled == settled_on(invoice, parts.get(invoice.id, []))
    for one in stand(desk, PaymentPromise).values():
        for id in one.invoices:
            assert (invoices[id].account_id, invoices[id].currency) == (
                one.account_id,
                one.currency,
            )
    for quarrel_ in stand(desk, Dispute).values():
        assert invoices[quarrel_.invoice_id].account_id == quarrel_.account_id
