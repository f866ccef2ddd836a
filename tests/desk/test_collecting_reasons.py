"""What puts an account into the queue, or takes it out: disputes, chases, the payer, the limit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, TODAY, desk_of, visit
from tests.desk.owing import bill, chased, day, disputed, paid, word
from tests.desk.queueing import REMINDED, one_of, points, said
from tui.desk.collecting import QueueItem, queue_view
from tui.domain.records import Record

# -- disputes


def test_a_dispute_takes_its_invoice_out_of_the_score_and_has_its_own_day() -> None:
    old, new = bill(1, 95), bill(2, 10, 40_000)

    def one_of(*records: Record) -> QueueItem:
        (item,) = queue_view(desk_of(REMINDED, *records)).items
        return item

    before = one_of(old, new)
    assert (before.score, before.next_action) == (60, "escalate")
    after = one_of(old, new, disputed(1, old, next_due=day(4)))
    assert points(after) == {"large_share": 20, "overdue": 10, "disputed": 0}
    assert "in dispute: ¥1,000" in said(after)
    assert (after.overdue, after.next_action) == (Decimal("1400.00"), "call")
    both = one_of(old, new, disputed(1, old, next_due=day(4)), disputed(2, new, next_due=day(2)))
    assert (both.standing, both.score, both.next_action, both.due) == (
        "disputed",
        0,
        "settle_dispute",
        day(2),
    )
    assert both.overdue == Decimal("1400.00")


def test_a_part_in_dispute_leaves_the_rest_in_the_score() -> None:
    other = bill(2, 10, 1_900_000, BRANDT, "CNY")
    old = bill(1, 95, 150_000)

    def huaxin(*records: Record) -> QueueItem:
        view = queue_view(desk_of(REMINDED, BRANDT, old, other, *records))
        return next(one for one in view.items if one.account.id == 1)

    assert points(huaxin()) == {"over_90": 40, "share": 10}
    part = huaxin(disputed(1, old, 60_000))
    assert points(part) == {"over_90": 40, "disputed": 0}  # no twentieth of all any more
    assert part.overdue == Decimal("1500.00")
    assert huaxin(disputed(1, old, 149_999)).standing == "active"
    assert huaxin(disputed(1, old, 150_000)).standing == "disputed"


@pytest.mark.parametrize(
    ("more", "standing"),
    [({"settled": TODAY}, "active"), ({"settled": day(-3)}, "active"), ({}, "disputed")],
)
def test_a_settled_dispute_is_over(more: dict[str, Any], standing: str) -> None:
    old = bill(1, 95)
    assert one_of(old, disputed(1, old, **more)).standing == standing


def test_a_mark_of_the_ledger_is_a_dispute_without_a_day() -> None:
    item = one_of(bill(1, 40, disputed=True))
    assert (item.standing, item.next_action, item.due) == ("disputed", "settle_dispute", TODAY)


def test_a_dispute_over_a_paid_invoice_has_no_say_in_the_day() -> None:
    done, old = bill(1, 95), bill(2, 10)
    item = one_of(
        done,
        old,
        paid(1, 3, 100_000, (1, 100_000)),
        disputed(1, done, next_due=day(1)),
        disputed(2, old, next_due=day(6)),
    )
    assert (item.next_action, item.due) == ("settle_dispute", day(6))


def test_a_dispute_over_an_invoice_settled_long_ago_stands_in_nobodys_way() -> None:
    gone = bill(1, 900, settled=day(-800))
    item = one_of(
        gone,
        paid(1, 800, 100_000, (1, 100_000)),
        disputed(1, gone, opened=day(-850), next_due=day(1)),
        bill(2, 10),
    )
    assert (item.standing, item.overdue) == ("active", Decimal("1000.00"))


# -- chases


@pytest.mark.parametrize(
    ("ago", "every", "action", "due"),
    [
        (0, 3, "wait", day(3)),
        (1, 3, "wait", day(2)),
        (2, 3, "wait", day(2)),  # the day itself is a Sunday
        (3, 3, "call", TODAY),
        (0, 1, "wait", day(2)),
        (1, 1, "call", TODAY),
        (6, 7, "wait", day(2)),
    ],
)
def test_nobody_is_chased_more_often_than_is_set(
    ago: int, every: int, action: str, due: date
) -> None:
    item = one_of(bill(1, 20), chased(1, ago), chase_every_days=every)
    assert (item.next_action, item.due) == (action, due)
    assert item.standing == ("resting" if action == "wait" else "active")
    if action == "wait":
        assert item.reasons[0].code == "chased_lately"


def test_after_a_missed_promise_a_chase_before_it_is_no_excuse_to_wait() -> None:
    assert one_of(bill(1, 40), word(1, -1), chased(1, 1)).next_action == "second_promise"
    again = one_of(bill(1, 40), word(1, -1), chased(1, 0))
    assert (again.standing, again.next_action, again.due) == ("missed", "wait", day(3))


def test_the_same_excuse_twice_speaks() -> None:
    twice = [chased(1, 20, "in_process"), chased(2, 9, "in_process")]
    assert "same excuse again: not signed, in process" in said(one_of(bill(1, 40), *twice))
    between = chased(3, 12, "away")
    assert "same_excuse" not in points(one_of(bill(1, 40), *twice, between))


# -- the account


@pytest.mark.parametrize(
    ("start", "kind", "state", "is_said"),
    [
        ("10:00", "in_person", "planned", True),
        ("08:00", "phone", "confirmed", True),
        ("10:00", "in_person", "cancelled", False),
        ("10:00", "in_person", "logged", False),
        ("2026-11-22T10:00", "in_person", "planned", False),
        ("2026-11-20T10:00", "in_person", "planned", False),
    ],
)
def test_a_visit_today_is_a_reason(start: str, kind: str, state: str, is_said: bool) -> None:
    item = one_of(bill(1, 40), visit(1, start, kind=kind, state=state))
    assert ("visit_today" in points(item)) is is_said


SLOW = [
    one
    for id in (11, 12, 13, 14)
    for one in (
        bill(id, 200 + id, settled=day(-120)),
        paid(id, 120, 100_000, (id, 100_000)),
    )
]
"""Four invoices that were paid three months late: pays when pressed."""


def test_what_the_rep_confirms_beats_what_the_record_suggests() -> None:
    suggested = one_of(bill(1, 10), *SLOW)
    assert suggested.payer_type == "when_pressed"
    assert points(suggested)["slow_payer"] == 10
    desk = desk_of(replace(HUAXIN, payer_type="when_due"), bill(1, 10), *SLOW)
    (confirmed,) = queue_view(desk).items
    assert (confirmed.payer_type, confirmed.next_action) == ("when_due", "remind")
    assert "slow_payer" not in points(confirmed)


@pytest.mark.parametrize(("limit", "is_over"), [(99_999, True), (100_000, False), (None, False)])
def test_the_credit_limit(limit: int | None, is_over: bool) -> None:
    desk = desk_of(replace(HUAXIN, credit_limit=limit), bill(1, 10))
    (item,) = queue_view(desk).items
    assert ("over_limit" in points(item)) is is_over


def test_a_limit_is_of_the_accounts_own_currency() -> None:
    desk = desk_of(replace(HUAXIN, credit_limit=100), bill(1, 10, 1_000_000, currency="EUR"))
    assert "over_limit" not in points(queue_view(desk).items[0])


@pytest.mark.parametrize(
    ("late", "margin", "is_gone"),
    [(61, 0.01, True), (60, 0.01, False), (200, None, False), (10, 0.0, True)],
)
def test_the_delay_eats_the_margin(late: int, margin: float | None, is_gone: bool) -> None:
    """1 % at 6 % a year is gone after 61 days (60.83)."""
    desk = desk_of(replace(HUAXIN, margin=margin), bill(1, late))
    assert ("margin_gone" in points(queue_view(desk).items[0])) is is_gone
