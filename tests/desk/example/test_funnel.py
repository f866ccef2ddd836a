"""The opportunities, snapshots and the relationship plan of the example book."""

from __future__ import annotations

from datetime import date, timedelta

from tests.desk.example.reading import of
from tui.domain.codes import STAGES, Stage
from tui.domain.records import FunnelSnapshot, Invoice, Opportunity, PlanItem, Record

WIN_PERCENT: dict[Stage, int] = dict(zip(STAGES, (5, 10, 20, 30, 50, 80), strict=True))


def test_opportunities_stand_in_all_six_stages(today: date, book: list[Record]) -> None:
    opportunities = of(book, Opportunity)
    assert {o.stage for o in opportunities if o.is_open} == set(STAGES)
    assert {o.state for o in opportunities} == {"open", "won", "lost"}
    for opportunity in opportunities:
        changes = opportunity.stages
        assert changes[0].on == opportunity.opened
        assert tuple(change.stage for change in changes) == STAGES[: len(changes)]
        assert changes[-1].stage == opportunity.stage
        days = [change.on for change in changes]
        assert days == sorted(days)
        assert days[-1] <= (opportunity.ended or today)
        assert all(day <= today for day in opportunity.steps.values())
        assert list(opportunity.steps.values()) == sorted(opportunity.steps.values())


def test_what_was_won_this_quarter_was_paid_on_that_day(today: date, book: list[Record]) -> None:
    won = [o for o in of(book, Opportunity) if o.state == "won"]
    assert len(won) == 2
    for opportunity in won:
        assert opportunity.ended is not None
        assert (opportunity.ended.year, (opportunity.ended.month - 1) // 3) == (
            today.year,
            (today.month - 1) // 3,
        )
        bills = [i for i in of(book, Invoice) if i.opportunity_id == opportunity.id]
        assert sum(bill.amount for bill in bills) == opportunity.amount
        assert {bill.settled for bill in bills} == {opportunity.ended}


def test_snapshots_of_the_last_eight_weeks_add_up(today: date, book: list[Record]) -> None:
    snapshots = of(book, FunnelSnapshot)
    monday = today - timedelta(days=today.weekday())
    weeks = [monday - timedelta(weeks=n) for n in range(8, 0, -1)]
    for currency in ("CNY", "EUR"):
        own = [snapshot for snapshot in snapshots if snapshot.currency == currency]
        assert [snapshot.week for snapshot in own] == weeks
        assert len({snapshot.weighted for snapshot in own}) > 1
        for snapshot in own:
            rows = sum(row.amount * WIN_PERCENT[row.stage] for row in snapshot.stages)
            assert snapshot.weighted == rows // 100
            assert all(row.count > 0 for row in snapshot.stages)


def test_the_plan_has_a_line_late_one_due_and_one_done(today: date, book: list[Record]) -> None:
    items = of(book, PlanItem)
    due = {(item.due - today).days for item in items if item.is_open}
    assert 2 in due
    assert min(due) < 0
    assert sum(not item.is_open for item in items) == 1
