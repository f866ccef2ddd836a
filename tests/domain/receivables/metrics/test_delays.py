"""How late is paid: edge days and laws."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables.making import invoice, payment
from tests.domain.receivables.metrics.paying import TODAY, ago, paying
from tui.domain.receivables.metrics import Delay, delays


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ([], None),
        # Due on day 10: early, on the day, late.
        ([(100, 12)], Delay(100, -200, 1)),
        ([(100, 10)], Delay(100, 0, 1)),
        ([(100, 9)], Delay(100, 100, 1)),
        ([(30, 13), (70, 5)], Delay(100, 260, 2)),
        # After the day that is asked about.
        ([(30, 0), (70, -1)], Delay(30, 300, 1)),
        # Taken back: as if never paid, the newest first.
        ([(100, 12), (-100, 8)], None),
        ([(100, 12), (-100, 8), (100, 0)], Delay(100, 1_000, 1)),
        ([(60, 12), (40, 8), (-50, 4)], Delay(50, -100, 1)),
        ([(60, 12), (-90, 8), (40, 4)], Delay(40, 240, 1)),
    ],
)
def test_delay(paid: list[tuple[int, int]], expected: Delay | None) -> None:
    one = invoice(1, 100, issued=ago(40), due=ago(10))
    payments = [paying(one, amount, ago(on)) for amount, on in paid]
    assert delays({1: one}, payments, TODAY) == ({(1, "EUR"): expected} if expected else {})


def test_a_payment_and_its_reversal_on_one_day() -> None:
    one = invoice(1, 100, issued=ago(40), due=ago(10))
    came, back = paying(one, 100, ago(5), id_=1), paying(one, -100, ago(5), id_=2)
    assert delays({1: one}, [back, came], TODAY) == {}


def test_the_average_of_a_delay() -> None:
    found = Delay(amount=300, weighted_days=1_000, count=4)
    assert found.average == Fraction(10, 3)
    assert Delay().average is None
    assert found + Delay(1, 2, 3) == Delay(301, 1_002, 7)


def test_only_what_had_a_due_day_can_be_late() -> None:
    undated = invoice(1, 100, issued=ago(40))
    credit_note = invoice(2, -100, issued=ago(40), due=ago(10))
    not_yet = invoice(3, 100, issued=ago(-1), due=ago(-30))
    dated = invoice(4, 100, issued=ago(40), due=ago(10), account=7)
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
    assert delays(invoices, paid, TODAY) == {(7, "EUR"): Delay(100, 1_000, 1)}


@given(
    paid=st.lists(st.tuples(st.integers(1, 500), st.integers(0, 90)), min_size=1, max_size=8),
    twice=st.integers(2, 9),
)
def test_an_average_lies_between_its_days_and_does_not_know_the_unit(
    paid: list[tuple[int, int]], twice: int
) -> None:
    one = invoice(1, 5_000, issued=ago(90), due=ago(30))
    payments = [paying(one, amount, ago(on)) for amount, on in paid]
    found = delays({1: one}, payments, TODAY)[1, "EUR"]
    late = [30 - on for _amount, on in paid]
    assert found.average is not None
    assert min(late) <= found.average <= max(late)
    assert (found.amount, found.count) == (sum(amount for amount, _on in paid), len(paid))
    larger = [paying(one, amount * twice, ago(on)) for amount, on in paid]
    scaled = delays({1: one}, larger, TODAY)[1, "EUR"]
    assert scaled.average == found.average
    taken_back = [*payments, *(paying(one, -amount, TODAY, id_=1) for amount, _on in paid)]
    assert delays({1: one}, taken_back, TODAY) == {}
