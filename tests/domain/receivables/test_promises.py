"""The states of a promise to pay, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.domain.receivables.making import payment as paid
from tui.domain.calendar import add_working_days, is_working_day
from tui.domain.receivables.promises import Judgement, judge
from tui.domain.records import Payment, PaymentPromise

MADE = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
"""The date promised: the tolerance ends on Tuesday the 24th."""


def nov(day: int) -> date:
    return date(2026, 11, day)


def promise(
    id_: int = 1,
    amount: int = 100,
    due: date = FRIDAY,
    made: date = MADE,
    invoices: tuple[int, ...] = (),
    withdrawn: date | None = None,
) -> PaymentPromise:
    return PaymentPromise(
        id=id_,
        account_id=1,
        made=made,
        due=due,
        amount=amount,
        currency="EUR",
        invoices=invoices,
        withdrawn=withdrawn,
    )


def told(payment: Payment) -> Payment:
    return replace(payment, source="presumed")


def test_working_days() -> None:
    assert add_working_days(nov(20), 1) == nov(23)
    assert add_working_days(nov(20), 2) == nov(24)
    assert add_working_days(nov(21), 2) == nov(24)
    assert add_working_days(nov(22), 2) == nov(24)
    assert add_working_days(nov(23), 2) == nov(25)
    assert add_working_days(nov(20), 0) == nov(20)
    assert add_working_days(nov(20), 2, {nov(23)}) == nov(25)
    assert is_working_day(nov(20))
    assert not is_working_day(nov(21))
    assert not is_working_day(nov(20), {nov(20)})


@pytest.mark.parametrize(
    ("as_of", "payments", "state", "is_missed"),
    [
        # Nothing paid: open through Tuesday, missed from Saturday.
        (nov(16), [], "open", False),
        (nov(20), [], "open", False),
        (nov(21), [], "open", True),
        (nov(24), [], "open", True),
        (nov(25), [], "broken", True),
        # Paid in full: on the day it was made, on its last day, a day too late.
        (nov(16), [(100, 16)], "kept", False),
        (nov(24), [(100, 24)], "kept", False),
        (nov(25), [(100, 24)], "kept", False),
        (nov(25), [(100, 25)], "broken", False),
        (nov(25), [(150, 20)], "kept", False),
        # Paid before it was made, or not yet.
        (nov(25), [(100, 15)], "broken", True),
        (nov(19), [(100, 20)], "open", False),
        # Paid in part.
        (nov(20), [(99, 18)], "open", False),
        (nov(21), [(99, 18)], "open", True),
        (nov(25), [(99, 18)], "partly_kept", True),
        (nov(25), [(60, 18), (40, 24)], "kept", False),
        (nov(26), [(60, 18), (40, 25)], "partly_kept", False),
        # Taken back.
        (nov(25), [(100, 18), (-100, 19)], "broken", True),
        (nov(25), [(100, 18), (-30, 19)], "partly_kept", True),
    ],
)
def test_states(as_of: date, payments: list[tuple[int, int]], state: str, is_missed: bool) -> None:
    money = [paid(amount, nov(day)) for amount, day in payments]
    found = judge([promise()], money, as_of)[1]
    assert (found.state, found.is_missed) == (state, is_missed)


def test_a_holiday_lengthens_the_tolerance() -> None:
    assert judge([promise()], [], nov(25), {nov(23)})[1].state == "open"
    assert judge([promise()], [], nov(26), {nov(23)})[1].state == "broken"


def test_withdrawn_from_its_day_on() -> None:
    one = promise(withdrawn=nov(19))
    assert judge([one], [], nov(18))[1].state == "open"
    assert judge([one], [], nov(19))[1] == Judgement("withdrawn", 0, 0, False)
    assert judge([one], [paid(100, nov(18))], nov(30))[1].state == "withdrawn"


def test_a_promise_not_yet_made_is_not_judged() -> None:
    assert judge([promise()], [], nov(15)) == {}


def test_only_money_for_its_invoices_counts_where_it_names_some() -> None:
    named = promise(invoices=(7, 8))
    assert judge([named], [paid(100, nov(18), (9, 100))], nov(25))[1].state == "broken"
    split = paid(150, nov(18), (7, 60), (8, 40), (9, 50))
    assert judge([named], [split], nov(25))[1] == Judgement("kept", 100, 0, False)
    assert judge([named], [paid(100, nov(18))], nov(25))[1].state == "kept"


def test_money_of_others_and_in_other_currencies_does_not_count() -> None:
    money = [paid(100, nov(18), account=2), paid(100, nov(18), currency="USD")]
    assert judge([promise()], money, nov(25))[1].state == "broken"


def test_money_is_counted_once_and_for_the_promise_due_first() -> None:
    first, second = promise(1), promise(2, due=nov(23))
    found = judge([second, first], [paid(150, nov(18))], nov(30))
    assert [(found[id_].state, found[id_].paid) for id_ in (1, 2)] == [
        ("kept", 100),
        ("partly_kept", 50),
    ]


def test_a_promise_takes_first_what_nobody_else_could_claim() -> None:
    anything, named = promise(1), promise(2, due=nov(23), invoices=(7,))
    money = [paid(100, nov(17), (7, 100)), paid(100, nov(18), (8, 100))]
    found = judge([anything, named], money, nov(30))
    assert {found[1].state, found[2].state} == {"kept"}


def test_what_is_there_since_nobody_knows_when_keeps_no_promise() -> None:
    money = [replace(paid(100, FRIDAY, (1, 100)), undated=True)]
    assert judge([promise(invoices=(1,))], money, FRIDAY)[1] == Judgement("open", 0, 100, False)


@pytest.mark.parametrize(
    ("payments", "left"),
    [
        # One payment of an invoice less a credit note.
        ([paid(60, FRIDAY, (1, 100), (9, -40))], 60),
        ([paid(60, FRIDAY, (9, -40), (1, 100))], 60),
        ([paid(0, FRIDAY, (1, 100), (9, -100))], 0),
        # What an export has closed on one day.
        ([told(paid(100, FRIDAY, (1, 100))), told(paid(-40, FRIDAY, (9, -40), id_=2))], 60),
        ([told(paid(-100, FRIDAY, (9, -100))), told(paid(100, FRIDAY, (1, 100), id_=2))], 0),
        # Of another day it was not set off, and the rep's own word is another.
        ([told(paid(100, FRIDAY, (1, 100))), told(paid(-40, nov(23), (9, -40), id_=2))], 100),
        ([paid(100, FRIDAY, (1, 100)), told(paid(-40, FRIDAY, (9, -40), id_=2))], 100),
        # Taken back from the invoice itself.
        ([told(paid(100, nov(18), (1, 100))), told(paid(-40, FRIDAY, (1, -40), id_=2))], 60),
    ],
)
def test_a_credit_note_keeps_no_promise(payments: list[Payment], left: int) -> None:
    found = judge([promise(invoices=(1, 9))], payments, nov(24))
    assert found[1].paid == left


def test_a_newer_promise_takes_the_place_of_a_broken_one() -> None:
    broken = promise(1)
    again = promise(2, made=nov(25), due=nov(30))
    found = judge([broken, again], [], nov(26))
    assert (found[1].state, found[1].is_missed) == ("broken", False)
    assert (found[2].state, found[2].is_missed) == ("open", False)
    other = promise(2, made=nov(25), due=nov(30), invoices=(8,))
    assert judge([promise(1, invoices=(7,)), other], [], nov(26))[1].is_missed


def test_late_money_goes_to_the_newer_promise_first() -> None:
    broken = promise(1)
    again = promise(2, made=nov(25), due=nov(30))
    found = judge([broken, again], [paid(100, nov(27))], nov(30))
    assert (found[1].state, found[2].state) == ("broken", "kept")


MONEY = st.lists(
    st.tuples(st.integers(1, 200), st.integers(1, 30), st.integers(6, 9) | st.none()), max_size=8
)
PROMISED = st.lists(
    st.tuples(
        st.integers(1, 200),
        st.integers(1, 15),
        st.integers(0, 14),
        st.frozensets(st.integers(6, 9), max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@given(PROMISED, MONEY, st.integers(1, 40))
def test_no_money_is_counted_twice(
    promised: list[tuple[int, int, int, frozenset[int]]],
    money: list[tuple[int, int, int | None]],
    days: int,
) -> None:
    promises = [
        promise(id_, amount, nov(made) + timedelta(days=wait), nov(made), tuple(sorted(named)))
        for id_, (amount, made, wait, named) in enumerate(promised, start=1)
    ]
    payments = [
        paid(amount, nov(day), *([(target, amount)] if target else []))
        for amount, day, target in money
    ]
    as_of = nov(1) + timedelta(days=days)
    found = judge(promises, payments, as_of)
    assert set(found) == {one.id for one in promises if one.made <= as_of}
    assert sum(one.paid for one in found.values()) <= sum(
        one.amount for one in payments if one.on <= as_of
    )
    for one in promises:
        if one.id in found:
            judged = found[one.id]
            assert 0 <= judged.paid <= judged.paid + judged.missing <= one.amount
            assert (judged.state == "kept") == (judged.paid == one.amount)
            assert not (judged.is_missed and judged.state == "kept")
            assert not (judged.is_missed and as_of <= one.due)
