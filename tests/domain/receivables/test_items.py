"""Open items: what a balance may leave out, and what may leave the book."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.receivables.ageing import balances, settled_on
from tui.domain.receivables.items import OpenItems, movable, open_items
from tui.domain.receivables.promises import judge
from tui.domain.records import Allocation, Invoice, Payment, PaymentPromise

CUT = date(2025, 10, 17)
DAY = timedelta(days=1)


def invoice(id: int, amount: int = 100, **fields: object) -> Invoice:
    plain = Invoice(
        id=id,
        account_id=1,
        number=str(id),
        issued=date(2025, 1, 1),
        due=date(2025, 2, 1),
        settled=date(2025, 3, 1),
        amount=amount,
        currency="EUR",
    )
    return msgspec.structs.replace(plain, **fields)


def payment(id: int, *parts: tuple[int, int], **fields: object) -> Payment:
    plain = Payment(
        id=id,
        account_id=1,
        on=date(2025, 3, 1),
        amount=sum(amount for _id, amount in parts),
        currency="EUR",
        allocations=tuple(Allocation(invoice_id=one, amount=amount) for one, amount in parts),
    )
    return msgspec.structs.replace(plain, **fields)


def by_id(*records: Invoice | Payment) -> tuple[dict[int, Invoice], dict[int, Payment]]:
    invoices = {one.id: one for one in records if isinstance(one, Invoice)}
    payments = {one.id: one for one in records if isinstance(one, Payment)}
    return invoices, payments


PAID = (invoice(1), payment(1, (1, 100)))

OPEN_CASES = {
    "nothing": ((), (), ()),
    "paid": (PAID, (), ()),
    "not paid": ((invoice(1, settled=None),), (1,), ()),
    "paid in two parts": ((invoice(1), payment(1, (1, 60)), payment(2, (1, 40))), (), ()),
    "paid in part": ((invoice(1, settled=None), payment(1, (1, 60))), (1,), (1,)),
    "paid too much": ((invoice(1), payment(1, (1, 130))), (1,), (1,)),
    "settled, but nobody paid": ((invoice(1),), (1,), ()),
    "with money to spare": ((invoice(1), payment(1, (1, 100), amount=130)), (), (1,)),
    "for one paid and one open": (
        (invoice(1), invoice(2, settled=None), payment(1, (1, 100), (2, 50))),
        (2,),
        (1,),
    ),
    "for an invoice that is gone": ((payment(1, (9, 100)),), (), ()),
    "a credit note, used": ((invoice(1, -100), payment(1, (1, -100))), (), ()),
    "an invoice over nothing": ((invoice(1, 0),), (), ()),
    "taken back": (
        (invoice(1, settled=None), payment(1, (1, 100)), payment(2, (1, -100))),
        (1,),
        (1, 2),
    ),
}


@pytest.mark.parametrize(("records", "invoices", "payments"), OPEN_CASES.values(), ids=OPEN_CASES)
def test_open_items(
    records: tuple[Invoice | Payment, ...], invoices: tuple[int, ...], payments: tuple[int, ...]
) -> None:
    found = open_items(*by_id(*records))
    assert (found.invoices, found.payments) == (invoices, payments)


def test_what_is_left_out_adds_nothing_from_its_last_date_on() -> None:
    late = invoice(1, issued=date(2025, 5, 1)), payment(1, (1, 100), on=date(2025, 4, 1))
    assert open_items(*by_id(*late)).until == date(2025, 5, 1)
    assert open_items(*by_id(*PAID)).until == date(2025, 3, 1)
    assert open_items({}, {}) == OpenItems(until=date.min, invoices=(), payments=())


MOVABLE_CASES = {
    "paid and old": (PAID, ((1,), (1,))),
    "the day before": (
        (invoice(1, settled=CUT - DAY), payment(1, (1, 100), on=CUT - DAY)),
        ((1,), (1,)),
    ),
    "paid on the day": ((invoice(1, settled=CUT), payment(1, (1, 100), on=CUT)), ((), ())),
    "due on the day, paid long before": ((invoice(1, due=CUT), payment(1, (1, 100))), ((), ())),
    "issued on the day": ((invoice(1, issued=CUT), payment(1, (1, 100))), ((), ())),
    "without dates but its settling": (
        (invoice(1, issued=None, due=None), payment(1, (1, 100))),
        ((1,), (1,)),
    ),
    "open": ((invoice(1, settled=None),), ((), ())),
    "paid too much": ((invoice(1), payment(1, (1, 130))), ((), ())),
    "with money to spare": ((invoice(1), payment(1, (1, 100), amount=130)), ((), ())),
    "paid together with an open one": (
        (invoice(1), invoice(2, settled=None), payment(1, (1, 100), (2, 50))),
        ((), ()),
    ),
    "chained to an open one": (
        (
            invoice(1),
            invoice(2),
            invoice(3, settled=None),
            payment(1, (1, 100), (2, 60)),
            payment(2, (2, 40), (3, 50)),
        ),
        ((), ()),
    ),
    "its other part is too new": (
        (invoice(1, 200), payment(1, (1, 100)), payment(2, (1, 100), on=CUT)),
        ((), ()),
    ),
    "for an invoice that is gone": ((payment(1, (9, 100)),), ((), (1,))),
    "over nothing": ((invoice(1, 0),), ((1,), ())),
}


@pytest.mark.parametrize(("records", "going"), MOVABLE_CASES.values(), ids=MOVABLE_CASES)
def test_movable(
    records: tuple[Invoice | Payment, ...], going: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    invoices, payments = movable(*by_id(*records), [], (), (), CUT)
    assert (tuple(invoices), tuple(payments)) == going


def test_what_others_name_stays_with_its_money() -> None:
    two = invoice(2), payment(2, (2, 100))
    assert movable(*by_id(*PAID, *two), [], {1}, (), CUT) == ({2}, {2})
    assert movable(*by_id(*PAID, *two), [], (), {1}, CUT) == ({2}, {2})


@pytest.mark.parametrize(
    ("made", "due", "account", "goes"),
    [
        (date(2025, 3, 1), CUT, 1, False),
        (date(2025, 2, 1), CUT + DAY, 1, False),
        (date(2025, 3, 2), CUT, 1, True),  # the money was there before the promise
        (date(2025, 3, 1), CUT - DAY, 1, True),  # nobody looks at the promise any more
        (date(2025, 3, 1), CUT, 2, True),
    ],
)
def test_money_that_may_count_for_a_promise_stays(
    made: date, due: date, account: int, goes: bool
) -> None:
    promise = PaymentPromise(account_id=account, made=made, due=due, amount=5, currency="EUR")
    assert movable(*by_id(*PAID), [promise], (), (), CUT) == (
        ({1}, {1}) if goes else (set(), set())
    )


# -- laws

_days = st.integers(-40, 40).map(lambda n: CUT + n * DAY)
_amounts = st.sampled_from([-100, -50, 0, 50, 100, 150])


@st.composite
def _books(draw: st.DrawFn) -> tuple[dict[int, Invoice], dict[int, Payment]]:
    invoices = {
        id: invoice(
            id,
            draw(_amounts),
            account_id=draw(st.integers(1, 2)),
            issued=draw(st.none() | _days),
            due=draw(st.none() | _days),
            settled=None,
        )
        for id in range(1, draw(st.integers(0, 6)) + 1)
    }
    payments = {}
    for id in range(1, draw(st.integers(0, 8)) + 1):
        parts = draw(st.lists(st.tuples(st.integers(1, 7), _amounts), max_size=3))
        extra = draw(st.sampled_from([0, 0, 0, 30]))
        money = payment(id, *parts, on=draw(_days), account_id=draw(st.integers(1, 2)))
        payments[id] = msgspec.structs.replace(money, amount=money.amount + extra)
    for id, one in invoices.items():
        paid = [
            (paying.on, part.amount)
            for paying in payments.values()
            for part in paying.allocations
            if part.invoice_id == id
        ]
        # Now and then somebody has written what does not follow from the payments.
        wrong = draw(st.sampled_from([False] * 7 + [True]))
        settled = draw(st.none() | _days) if wrong else settled_on(one, paid)
        invoices[id] = msgspec.structs.replace(one, settled=settled)
    return invoices, payments


def _without(
    invoices: dict[int, Invoice],
    payments: dict[int, Payment],
    going: tuple[set[int], set[int]],
) -> tuple[dict[int, Invoice], dict[int, Payment]]:
    return (
        {id: one for id, one in invoices.items() if id not in going[0]},
        {id: one for id, one in payments.items() if id not in going[1]},
    )


@settings(max_examples=300, deadline=None)
@given(_books(), st.integers(0, 60))
def test_open_items_make_every_balance_from_their_day_on(
    book: tuple[dict[int, Invoice], dict[int, Payment]], later: int
) -> None:
    invoices, payments = book
    items = open_items(invoices, payments)
    as_of = max(items.until, CUT - 41 * DAY) + later * DAY
    few = {id: invoices[id] for id in items.invoices}
    money = [payments[id] for id in items.payments]
    assert balances(few, money, as_of) == balances(invoices, list(payments.values()), as_of)


@settings(max_examples=300, deadline=None)
@given(_books(), st.integers(0, 60))
def test_what_goes_is_done_with_and_nothing_that_stays_names_it(
    book: tuple[dict[int, Invoice], dict[int, Payment]], later: int
) -> None:
    invoices, payments = book
    going = movable(invoices, payments, [], {2}, (), CUT)
    left, money = _without(invoices, payments, going)
    items = open_items(invoices, payments)
    assert going[0].isdisjoint({*items.invoices, 2})
    assert going[1].isdisjoint(items.payments)
    for id in going[0]:
        dates = (invoices[id].issued, invoices[id].due, invoices[id].settled)
        assert all(day < CUT for day in dates if day)
    for id in going[1]:
        assert payments[id].on < CUT
        assert not {part.invoice_id for part in payments[id].allocations} & left.keys()
    for one in money.values():
        assert not {part.invoice_id for part in one.allocations} & going[0]
    as_of = CUT + later * DAY
    assert balances(left, list(money.values()), as_of) == balances(
        invoices, list(payments.values()), as_of
    )
    # What is left is complete: looking again finds nothing more to go.
    assert movable(left, money, [], {2}, (), CUT) == (set(), set())


@settings(max_examples=200, deadline=None)
@given(
    _books(),
    st.lists(st.tuples(st.integers(1, 2), _days, st.integers(0, 30), _amounts), max_size=4),
    st.integers(0, 60),
)
def test_every_promise_that_is_looked_at_stays_as_it_was_judged(
    book: tuple[dict[int, Invoice], dict[int, Payment]],
    promised: list[tuple[int, date, int, int]],
    later: int,
) -> None:
    invoices, payments = book
    promises = [
        PaymentPromise(
            id=id, account_id=who, made=made, due=made + n * DAY, amount=much, currency="EUR"
        )
        for id, (who, made, n, much) in enumerate(promised, start=1)
    ]
    going = movable(invoices, payments, promises, (), (), CUT)
    _left, money = _without(invoices, payments, going)
    looked_at = [one for one in promises if one.day >= CUT]
    as_of = CUT + later * DAY
    assert judge(looked_at, money.values(), as_of) == judge(looked_at, payments.values(), as_of)
