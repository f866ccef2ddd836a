"""Money at milestones: no unit is lost in splitting, and how each stands day by day."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.codes import Milestone
from tui.domain.receivables.milestones import MilestoneState, SharesError, split, standing
from tui.domain.records import Invoice, PaymentMilestone

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def shares(advance: float, delivery: float, acceptance: float) -> dict[Milestone, float]:
    return {"acceptance": acceptance, "delivery": delivery, "advance": advance}


@pytest.mark.parametrize(
    ("total", "by", "expected"),
    [
        (100_000, (0.3, 0.6, 0.1), [30_000, 60_000, 10_000]),
        (100, (1 / 3, 1 / 3, 1 / 3), [34, 33, 33]),
        (101, (1 / 3, 1 / 3, 1 / 3), [34, 34, 33]),
        (101, (0.3, 0.6, 0.1), [30, 61, 10]),
        (1, (0.3, 0.3, 0.4), [0, 0, 1]),
        (10, (0.35, 0.25, 0.4), [4, 2, 4]),
        (0, (0.3, 0.6, 0.1), [0, 0, 0]),
        (7, (0.0, 1.0, 0.0), [0, 7, 0]),
        # Shares a little beyond the whole are still shares of the whole.
        (10**10, (0.3333333334,) * 3, [3_333_333_334, 3_333_333_333, 3_333_333_333]),
        (-100, (1 / 3, 1 / 3, 1 / 3), [-33, -33, -34]),
    ],
)
def test_split(total: int, by: tuple[float, float, float], expected: list[int]) -> None:
    found = split(total, shares(*by))
    assert list(found) == ["advance", "delivery", "acceptance"]
    assert list(found.values()) == expected


def test_a_project_may_have_fewer_milestones() -> None:
    assert split(101, {"acceptance": 0.5, "advance": 0.5}) == {"advance": 51, "acceptance": 50}


@pytest.mark.parametrize(
    ("by", "code", "total"),
    [
        (shares(0.3, 0.6, 0.2), "not_whole", Fraction(11, 10)),
        (shares(0.3, 0.6, 0.0), "not_whole", Fraction(9, 10)),
        (shares(1.3, -0.3, 0.0), "negative", Fraction(1)),
        ({}, "not_whole", Fraction(0)),
    ],
)
def test_shares_that_divide_nothing(by: dict[Milestone, float], code: str, total: Fraction) -> None:
    with pytest.raises(SharesError) as raised:
        split(100, by)
    assert (raised.value.code, raised.value.total) == (code, total)


@given(
    total=st.integers(-(10**12), 10**12),
    cuts=st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)),
)
def test_no_unit_is_lost_and_none_is_far_from_its_share(total: int, cuts: tuple[int, int]) -> None:
    first, second = sorted(cuts)
    ten_thousandths = (first, second - first, 10_000 - second)
    advance, delivery, acceptance = (one / 10_000 for one in ten_thousandths)
    found = split(total, shares(advance, delivery, acceptance))
    assert sum(found.values()) == total
    for part, weight in zip(found.values(), ten_thousandths, strict=True):
        assert abs(part - Fraction(total * weight, 10_000)) < 1


def milestone(due: date | None = None, invoice_id: int | None = None) -> PaymentMilestone:
    return PaymentMilestone(kind="delivery", amount=100, due=due, invoice_id=invoice_id)


def invoice(issued: date | None = YESTERDAY, settled: date | None = None) -> Invoice:
    return Invoice(
        id=7,
        account_id=1,
        number="7",
        amount=100,
        currency="EUR",
        issued=issued,
        settled=settled,
    )


@pytest.mark.parametrize(
    ("one", "at_hand", "expected"),
    [
        (milestone(), None, "planned"),
        (milestone(TOMORROW), None, "planned"),
        (milestone(TODAY), None, "planned"),
        (milestone(YESTERDAY), None, "due"),
        (milestone(YESTERDAY, 7), invoice(), "invoiced"),
        (milestone(TOMORROW, 7), invoice(), "invoiced"),
        (milestone(YESTERDAY, 7), invoice(issued=TODAY), "invoiced"),
        (milestone(YESTERDAY, 7), invoice(issued=None), "invoiced"),
        # Its invoice is written for a later day.
        (milestone(YESTERDAY, 7), invoice(issued=TOMORROW), "due"),
        (milestone(TOMORROW, 7), invoice(issued=TOMORROW), "planned"),
        (milestone(YESTERDAY, 7), invoice(settled=TODAY), "paid"),
        (milestone(YESTERDAY, 7), invoice(settled=TOMORROW), "invoiced"),
        # Settled so long ago that it is no longer at hand.
        (milestone(YESTERDAY, 7), None, "paid"),
    ],
)
def test_standing(one: PaymentMilestone, at_hand: Invoice | None, expected: MilestoneState) -> None:
    invoices = {at_hand.id: at_hand} if at_hand else {}
    assert standing([one], invoices, TODAY) == ((one, expected),)


def test_milestones_keep_their_order() -> None:
    several = [milestone(TOMORROW), milestone(YESTERDAY), milestone()]
    assert [one for one, _state in standing(several, {}, TODAY)] == several
