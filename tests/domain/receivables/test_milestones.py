"""Money at milestones: how each stands day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tui.domain.receivables.milestones import MilestoneState, standing
from tui.domain.records import Invoice, PaymentMilestone

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


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
