"""Which invoices a payment pays, and that no unit is made or lost on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables import making
from tui.domain.receivables.ageing import balances, open_amounts
from tui.domain.receivables.allocation import (
    AllocationError,
    apply_credit,
    check_by_hand,
    oldest_first,
    unclaimed,
    with_parts,
)
from tui.domain.records import Allocation, Invoice, Payment

TODAY = date(2026, 11, 24)


def nov(day: int | None) -> date | None:
    return None if day is None else date(2026, 11, day)


def invoice(id_: int, amount: int, due: int | None = None, issued: int | None = None) -> Invoice:
    return making.invoice(id_, amount, nov(due), nov(issued))


def parts(*pairs: tuple[int, int]) -> tuple[Allocation, ...]:
    return tuple(Allocation(invoice_id=id_, amount=amount) for id_, amount in pairs)


def payment(id_: int, amount: int, day: int, *pairs: tuple[int, int]) -> Payment:
    return making.payment(amount, date(2026, 11, day), *pairs, id_=id_)


THREE = [invoice(1, 100, due=20), invoice(2, 50, due=10), invoice(3, 70, due=15)]
ALL_OPEN = {1: 100, 2: 50, 3: 70}


@pytest.mark.parametrize(
    ("amount", "expected", "rest"),
    [
        (0, (), 0),
        (-30, (), -30),
        (1, ((2, 1),), 0),
        (49, ((2, 49),), 0),
        (50, ((2, 50),), 0),
        (51, ((2, 50), (3, 1)), 0),
        (219, ((2, 50), (3, 70), (1, 99)), 0),
        (220, ((2, 50), (3, 70), (1, 100)), 0),
        (221, ((2, 50), (3, 70), (1, 100)), 1),
    ],
)
def test_oldest_first(amount: int, expected: tuple[tuple[int, int], ...], rest: int) -> None:
    assert oldest_first(amount, THREE, ALL_OPEN) == (parts(*expected), rest)


def test_the_order_of_age() -> None:
    in_order = [
        invoice(9, 1, due=1, issued=20),
        invoice(4, 1, due=2, issued=1),
        invoice(3, 1, due=2, issued=2),
        invoice(7, 1, due=2, issued=2),
        invoice(1, 1, due=2),
        invoice(8, 1, issued=1),
        invoice(2, 1),
        invoice(5, 1),
    ]
    found, rest = oldest_first(8, reversed(in_order), dict.fromkeys(range(10), 1))
    assert [part.invoice_id for part in found] == [one.id for one in in_order]
    assert rest == 0


def test_only_what_is_open_is_paid() -> None:
    credit_note = invoice(4, -500, due=1)
    left = {1: 100, 2: 0, 3: -10, 4: -500}
    assert oldest_first(150, [*THREE, credit_note], left) == (parts((1, 100)), 50)
    assert oldest_first(150, THREE, {}) == ((), 150)


@pytest.mark.parametrize(
    ("amount", "named", "expected", "rest"),
    [
        (100, (), (), 100),
        (100, ((1, 60), (2, 40)), ((1, 60), (2, 40)), 0),
        (100, ((1, 60),), ((1, 60),), 40),
        (100, ((1, 0), (2, 40)), ((2, 40),), 60),
        (100, ((1, 30), (2, 10), (1, 30)), ((1, 60), (2, 10)), 30),
        (100, ((1, 100),), ((1, 100),), 0),
        # Less a credit note; one against the other; paid back.
        (70, ((1, 100), (4, -30)), ((1, 100), (4, -30)), 0),
        (0, ((1, 30), (4, -30)), ((1, 30), (4, -30)), 0),
        (-30, ((4, -30),), ((4, -30),), 0),
        (-30, ((4, -20),), ((4, -20),), -10),
        (-30, (), (), -30),
    ],
)
def test_by_hand(
    amount: int,
    named: tuple[tuple[int, int], ...],
    expected: tuple[tuple[int, int], ...],
    rest: int,
) -> None:
    left = {1: 100, 2: 50, 4: -30}
    assert check_by_hand(amount, parts(*named), left) == (parts(*expected), rest)


@pytest.mark.parametrize(
    ("amount", "named", "error"),
    [
        (200, ((1, 101),), ("beyond_open", 101, 100, 1)),
        (200, ((1, 60), (1, 41)), ("beyond_open", 101, 100, 1)),
        (200, ((1, -1),), ("beyond_open", -1, 100, 1)),
        (200, ((4, -31),), ("beyond_open", -31, -30, 4)),
        (200, ((4, 1),), ("beyond_open", 1, -30, 4)),
        (200, ((3, 1),), ("beyond_open", 1, 0, 3)),
        (200, ((9, 1),), ("unknown_invoice", 1, 0, 9)),
        (99, ((1, 100),), ("beyond_amount", 100, 99, None)),
        (99, ((1, 60), (2, 40)), ("beyond_amount", 100, 99, None)),
        (0, ((1, 1),), ("beyond_amount", 1, 0, None)),
        # A credit note alone would make the rest more than came in.
        (99, ((4, -30),), ("beyond_amount", -30, 99, None)),
        (-29, ((4, -30),), ("beyond_amount", -30, -29, None)),
        (-29, ((1, 10),), ("beyond_amount", 10, -29, None)),
    ],
)
def test_what_cannot_be_by_hand(
    amount: int,
    named: tuple[tuple[int, int], ...],
    error: tuple[str, int, int, int | None],
) -> None:
    left = {1: 100, 2: 50, 3: 0, 4: -30}
    with pytest.raises(AllocationError) as raised:
        check_by_hand(amount, parts(*named), left)
    found = raised.value
    assert (found.code, found.asked, found.allowed, found.invoice_id) == error


def test_a_credit_pays_the_oldest_with_the_oldest_money() -> None:
    newer = payment(1, 90, 9)
    older = payment(2, 60, 5, (2, 20))
    spent = payment(3, 10, 1, (3, 10))
    left = {1: 100, 2: 30, 3: 70}
    changed = apply_credit([newer, older, spent], THREE, left)
    assert [(one.id, one.allocations) for one in changed] == [
        (2, parts((2, 50), (3, 10))),
        (1, parts((3, 60), (1, 30))),
    ]


def test_no_more_credit_is_applied_than_asked_for() -> None:
    changed = apply_credit([payment(1, 90, 9), payment(2, 60, 5)], THREE, ALL_OPEN, most=70)
    assert [(one.id, one.allocations) for one in changed] == [
        (2, parts((2, 50), (3, 10))),
        (1, parts((3, 10))),
    ]
    assert apply_credit([payment(1, 90, 9)], THREE, ALL_OPEN, most=0) == ()


def test_money_paid_back_is_no_longer_there_to_apply() -> None:
    came, back = payment(1, 90, 5), payment(2, -60, 9)
    [changed] = apply_credit([came, back], THREE, ALL_OPEN)
    assert changed.allocations == parts((2, 30))
    assert apply_credit([came, payment(2, -90, 9)], THREE, ALL_OPEN) == ()
    assert apply_credit([came], THREE, {}) == ()


def test_parts_for_one_invoice_become_one() -> None:
    one = payment(1, 90, 9, (2, 20), (3, 5))
    more = with_parts(one, parts((3, 10), (1, 4)))
    assert more.allocations == parts((2, 20), (3, 15), (1, 4))
    assert (unclaimed(one), unclaimed(more)) == (65, 51)
    assert with_parts(one, ()) == one
    assert with_parts(one, parts((2, -20))).allocations == parts((3, 5))


DAY = st.none() | st.integers(1, 30)
INVOICES = st.lists(st.tuples(st.integers(-500, 1_000), DAY, DAY), max_size=8)


def invoices_of(drawn: list[tuple[int, int | None, int | None]]) -> dict[int, Invoice]:
    return {
        id_: invoice(id_, amount, due, issued)
        for id_, (amount, due, issued) in enumerate(drawn, start=1)
    }


def total(allocations: Iterable[Allocation]) -> int:
    return sum(part.amount for part in allocations)


@given(
    drawn=INVOICES,
    open_now=st.lists(st.integers(-300, 800), min_size=8, max_size=8),
    amount=st.integers(-500, 5_000),
    data=st.data(),
)
def test_oldest_first_neither_makes_nor_loses_a_unit(
    drawn: list[tuple[int, int | None, int | None]],
    open_now: list[int],
    amount: int,
    data: st.DataObject,
) -> None:
    invoices = list(invoices_of(drawn).values())
    left = dict(enumerate(open_now, start=1))
    found, rest = oldest_first(amount, invoices, left)
    assert total(found) + rest == amount
    assert all(0 < part.amount <= left[part.invoice_id] for part in found)
    assert len({part.invoice_id for part in found}) == len(found)
    payable = sum(max(0, left[one.id]) for one in invoices)
    assert total(found) == max(0, min(amount, payable))
    # At most the last is paid in part.
    assert all(part.amount == left[part.invoice_id] for part in found[:-1])
    assert oldest_first(amount, data.draw(st.permutations(invoices)), left) == (found, rest)
    # What the rule proposes, the rep could have typed.
    assert check_by_hand(amount, found, left) == (found, rest)


LEFT = st.dictionaries(st.integers(1, 5), st.integers(-300, 800), max_size=5)


@given(left=LEFT, more=st.integers(0, 500), data=st.data())
def test_by_hand_neither_makes_nor_loses_a_unit(
    left: dict[int, int], more: int, data: st.DataObject
) -> None:
    named = {
        id_: data.draw(st.integers(min(0, whole), max(0, whole))) for id_, whole in left.items()
    }
    asked = sum(named.values())
    amount = asked + more if asked >= 0 else asked - more
    found, rest = check_by_hand(amount, parts(*named.items()), left)
    assert {part.invoice_id: part.amount for part in found} == {
        id_: part for id_, part in named.items() if part
    }
    assert rest == amount - asked


@given(
    amount=st.integers(-300, 800),
    named=st.lists(st.tuples(st.integers(1, 5), st.integers(-200, 400)), min_size=1, max_size=4),
    left=LEFT,
)
def test_by_hand_pays_nothing_beyond_its_bounds(
    amount: int, named: list[tuple[int, int]], left: dict[int, int]
) -> None:
    sums: defaultdict[int, int] = defaultdict(int)
    for id_, part in named:
        sums[id_] += part
    pairs = [*((part, left.get(id_)) for id_, part in sums.items()), (sum(sums.values()), amount)]
    if all(whole is not None and min(0, whole) <= part <= max(0, whole) for part, whole in pairs):
        assert check_by_hand(amount, parts(*named), left)[1] == amount - sum(sums.values())
    else:
        with pytest.raises(AllocationError):
            check_by_hand(amount, parts(*named), left)


@given(
    drawn=INVOICES,
    money=st.lists(st.tuples(st.integers(-300, 1_500), st.integers(1, 30)), max_size=5),
    most=st.none() | st.integers(0, 2_000),
    data=st.data(),
)
def test_applying_a_credit_changes_no_balance(
    drawn: list[tuple[int, int | None, int | None]],
    money: list[tuple[int, int]],
    most: int | None,
    data: st.DataObject,
) -> None:
    as_of = TODAY + timedelta(days=30)
    invoices = invoices_of(drawn)
    payments = {id_: payment(id_, amount, day) for id_, (amount, day) in enumerate(money, start=1)}
    left = open_amounts(invoices.values(), payments.values(), as_of)
    changed = apply_credit(payments.values(), invoices.values(), left, most)
    after = payments | {one.id: one for one in changed}
    still = open_amounts(invoices.values(), after.values(), as_of)

    applied = sum(left.values()) - sum(still.values())
    credit = max(0, sum(unclaimed(one) for one in payments.values()))
    payable = sum(max(0, amount) for amount in left.values())
    assert applied == min(credit, payable, credit if most is None else most)
    assert all(min(0, left[id_]) <= amount <= max(0, left[id_]) for id_, amount in still.items())
    assert all(0 <= unclaimed(one) < unclaimed(payments[one.id]) for one in changed)
    before = balances(invoices, list(payments.values()), as_of)
    now = balances(invoices, list(after.values()), as_of)
    assert {key: one.outstanding for key, one in now.items() if one.outstanding} == {
        key: one.outstanding for key, one in before.items() if one.outstanding
    }
    shuffled = data.draw(st.permutations(list(payments.values())))
    assert apply_credit(shuffled, reversed(invoices.values()), left, most) == changed
