"""The queue: who is to be asked for money next, why, and what stands above it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, NOW, PELL, TODAY, desk_of, desk_with, visit
from tests.desk.owing import bill, books, chased, day, disputed, left_of, paid, word
from tui import i18n
from tui.clock import Clock
from tui.desk.cases import cases
from tui.desk.collecting import QueueItem, items, money_view, queue_view
from tui.desk.ground import Desk
from tui.domain.calendar import is_working_day
from tui.domain.codes import PayerType
from tui.domain.receivables.cases import Points
from tui.domain.records import Record
from tui.settings import Collections, QueuePoints, Settings
from tui.store.book import Book
from tui.store.drafts import Drafts


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def queue(*records: Record, **collections: object) -> tuple[QueueItem, ...]:
    return queue_view(desk_with(*records, settings=set_to(**collections))).items


REMINDED = replace(HUAXIN, payer_type="when_reminded")


def set_to(**collections: object) -> Settings:
    return Settings(collections=Collections(**collections))  # type: ignore[arg-type]


def one_of(*records: Record, **collections: object) -> QueueItem:
    """The only row of the queue."""
    (item,) = queue(*records, **collections)
    return item


def points(item: QueueItem) -> dict[str, int]:
    return {reason.code: reason.points for reason in item.reasons}


def said(item: QueueItem) -> list[str]:
    return [reason.text for reason in item.reasons]


# -- laws


@settings(max_examples=150, deadline=None)
@given(books())
def test_laws_of_the_queue_for_any_book(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    view = queue_view(desk)
    ledger = desk.ground.ledger
    keys = [(item.account.id, item.currency) for item in view.items]
    assert len(set(keys)) == len(keys)
    overdue = {
        (account, currency)
        for account, owed in ledger.balances.items()
        for currency, balance in owed.items()
        if balance.overdue
    }
    assert overdue <= set(keys)
    for item in view.items:
        assert item.score == sum(reason.points for reason in item.reasons)
        assert len({reason.code for reason in item.reasons}) == len(item.reasons)
        assert all(reason.text and "{" not in reason.text for reason in item.reasons)
        balance = ledger.balances.get(item.account.id, {}).get(item.currency)
        assert item.overdue == (Decimal(balance.overdue) if balance else 0) / (
            1 if item.currency == "JPY" else 100
        )
        assert item.due >= TODAY
        if item.standing == "resting":
            assert item.next_action == "wait"
            assert item.score == 0
        if item.next_action == "wait":
            assert item.due > TODAY
            assert is_working_day(item.due)
    order = ["missed", "active", "disputed", "resting"]
    ranks = [order.index(item.standing) for item in view.items]
    assert ranks == sorted(ranks)
    for before, after in zip(view.items, view.items[1:], strict=False):
        if before.standing == after.standing and before.next_action != "wait" != after.next_action:
            assert before.score >= after.score


@settings(max_examples=80, deadline=None)
@given(books())
def test_ageing_adds_up_and_currencies_stay_apart_for_any_book(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    view = money_view(desk)
    outstanding: Counter[str] = Counter()
    overdue: Counter[str] = Counter()
    for owed in desk.ground.ledger.balances.values():
        for currency, balance in owed.items():
            outstanding[currency] += balance.outstanding
            overdue[currency] += balance.overdue
    shown = {one.currency for one in view.currencies}
    assert all(not sum_ for currency, sum_ in overdue.items() if currency not in shown)
    for one in view.currencies:
        places = 1 if one.currency == "JPY" else 100
        assert sum(msgspec.structs.astuple(one.ageing)) == one.outstanding
        assert one.outstanding * places == outstanding[one.currency]
        assert one.overdue * places == overdue[one.currency]
        for week in one.expected:
            assert 0 <= week.expected <= week.promised
            assert week.monday.weekday() == 0


@settings(max_examples=80, deadline=None)
@given(books(), st.integers(0, 100))
def test_other_points_change_no_reason(records: tuple[Record, ...], each: int) -> None:
    everything = dict.fromkeys(QueuePoints.__struct_fields__, each)
    mine = set_to(points=QueuePoints(**everything))
    plain, other = queue_view(desk_of(*records)), queue_view(desk_of(*records, settings=mine))

    def whys(items: tuple[QueueItem, ...]) -> set[tuple[int, str, tuple[str, ...]]]:
        return {
            (one.account.id, one.currency, tuple(sorted(reason.text for reason in one.reasons)))
            for one in items
        }

    assert whys(plain.items) == whys(other.items)
    silent = {"disputed", "promise_open", "chased_lately"}
    for item in other.items:
        assert item.score == each * sum(reason.code not in silent for reason in item.reasons)


def test_settings_know_every_rule_of_the_queue() -> None:
    assert set(QueuePoints.__struct_fields__) == set(Points.__struct_fields__)
    assert msgspec.to_builtins(QueuePoints()) == msgspec.to_builtins(Points())


# -- the view


def test_the_json_is_the_contracts() -> None:
    desk = desk_with(
        bill(1, 47, 48_000_000),
        word(1, -1, 10_000_000, made=-9),
        visit(1, "10:00"),
        replace(PELL, id=4, name="Norrvik", payer_type="when_due"),
        bill(2, 3, 5_000, BRANDT),
    )
    found = json.loads(msgspec.json.encode(queue_view(desk)))
    assert set(found) == {"as_of", "items", "metrics"}
    assert found["as_of"] == "2026-11-21"
    huaxin, brandt = found["items"]
    assert {key: huaxin[key] for key in huaxin if key not in ("reasons", "oldest_days")} == {
        "account": {"id": 1, "name": HUAXIN.name},
        "currency": "CNY",
        "overdue": "480000.00",
        "score": 100,
        "payer_type": None,
        "next_action": "second_promise",
        "due": "2026-11-21",
        "standing": "missed",
    }
    assert huaxin["reasons"] == [
        {"code": "missed_promise", "points": 50, "text": "missed promise: ¥100,000, yesterday"},
        {"code": "over_30", "points": 20, "text": "over 30 days"},
        {"code": "large_share", "points": 20, "text": "100 % of all overdue"},
        {"code": "visit_today", "points": 10, "text": "visit today"},
    ]
    assert (brandt["currency"], brandt["overdue"], brandt["next_action"]) == (
        "EUR",
        "50.00",
        "remind",
    )
    assert [set(one) for one in found["metrics"]] == [
        {
            "currency",
            "dso",
            "best_dso",
            "cei",
            "kept_rate_count",
            "kept_rate_amount",
            "kept",
            "promised",
        }
    ] * 2
    assert [one["currency"] for one in found["metrics"]] == ["CNY", "EUR"]


def test_an_empty_book_has_an_empty_queue() -> None:
    view = money_view(desk_of())
    assert (view.queue.items, view.queue.metrics, view.currencies, view.listed) == (
        (),
        (),
        (),
        None,
    )


@pytest.mark.parametrize(
    ("late", "code", "text"),
    [
        (1, "overdue", "overdue 1 d"),
        (30, "overdue", "overdue 30 d"),
        (31, "over_30", "over 30 days"),
        (60, "over_30", "over 30 days"),
        (61, "over_60", "over 60 days"),
        (90, "over_60", "over 60 days"),
        (91, "over_90", "over 90 days"),
    ],
)
def test_of_the_ages_only_the_oldest_speaks(late: int, code: str, text: str) -> None:
    (item,) = queue_view(desk_of(REMINDED, bill(1, late), bill(2, 1))).items
    assert item.reasons[0 if code != "overdue" else -1].code == code
    assert text in said(item)
    assert set(points(item)) == {code, "large_share"}
    assert item.oldest_days == late


@pytest.mark.parametrize("late", [0, -1, -40])
def test_what_is_not_overdue_calls_for_nothing(late: int) -> None:
    assert queue(bill(1, late)) == ()


@pytest.mark.parametrize(
    ("late", "payer", "is_there"),
    [
        (0, "when_reminded", True),
        (-5, "when_reminded", True),
        (-6, "when_reminded", False),
        (-5, "when_due", False),
        (-5, None, False),
        (-5, "never", True),
    ],
)
def test_a_reminder_before_the_day_is_for_those_who_need_one(
    late: int, payer: PayerType | None, is_there: bool
) -> None:
    desk = desk_of(replace(HUAXIN, payer_type=payer), bill(1, late))
    found = queue_view(desk).items
    assert [one.next_action for one in found] == ["remind_before_due"] * is_there
    assert [points(one)["due_soon"] for one in found] == [5] * is_there


def test_an_invoice_without_a_due_day_is_never_asked_for() -> None:
    assert queue(bill(1, 100, due=None, issued=day(-400))) == ()


# -- groups


def test_missed_promises_stand_on_top_and_who_rests_stands_last() -> None:
    three = replace(PELL, id=4, name="Norrvik")
    found = queue(
        three,
        bill(1, 95),  # the highest score without a promise
        bill(2, 2, 100, BRANDT),
        word(2, -1, 50, BRANDT),
        bill(3, 40, 100_000, PELL),
        word(3, 2, 100_000, PELL),
        bill(4, 10, 100, three),
        disputed(4, bill(4, 10, 100, three), next_due=day(4)),
    )
    assert [(one.account.id, one.standing, one.next_action) for one in found] == [
        (2, "missed", "second_promise"),
        (1, "active", "escalate"),
        (4, "disputed", "settle_dispute"),
        (3, "resting", "wait"),
    ]
    assert [one.due for one in found] == [TODAY, TODAY, day(4), day(3)]
    assert said(found[3]) == ["promised by Mon 23 Nov"]


@pytest.mark.parametrize(
    ("due", "standing"), [(1, "resting"), (0, "resting"), (-1, "missed"), (-30, "missed")]
)
def test_a_promise_is_missed_on_the_morning_after_its_day(due: int, standing: str) -> None:
    assert one_of(bill(1, 40), word(1, due)).standing == standing


@pytest.mark.parametrize(
    ("amount", "standing"), [(100_000, "resting"), (50_000, "resting"), (49_999, "active")]
)
def test_an_account_rests_on_a_promise_of_half_the_sum(amount: int, standing: str) -> None:
    assert one_of(bill(1, 40), word(1, 2, amount)).standing == standing
    assert one_of(bill(1, 40), word(1, 2, amount), rest_share=1.0).standing == (
        "resting" if amount == 100_000 else "active"
    )


def test_a_second_promise_takes_the_missed_one_off_the_top() -> None:
    assert one_of(bill(1, 40), word(1, -1), word(2, 2, made=0)).standing == "resting"
    withdrawn = word(1, -1, withdrawn=TODAY)
    assert one_of(bill(1, 40), withdrawn).standing == "active"


def test_two_missed_promises_escalate() -> None:
    item = one_of(bill(1, 40), word(1, -20, 20_000, made=-25), word(2, -10, 30_000, made=-21))
    assert item.next_action == "escalate"
    assert said(item)[0] == "2 missed promises: ¥500, Sun 1 Nov"


def test_money_that_has_come_ends_the_missed_promise() -> None:
    item = one_of(bill(1, 40), word(1, -1, 30_000), paid(1, 2, 30_000, (1, 30_000)))
    assert item.standing == "active"
    assert item.overdue == Decimal("700.00")


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


# -- currencies


def test_two_currencies_of_an_account_are_two_rows() -> None:
    found = queue(
        bill(1, 40, 100_000),
        bill(2, 10, 900, currency="EUR"),
        bill(3, 10, 100, BRANDT),
        word(1, -1, 100, currency="EUR"),
    )
    assert [(one.account.id, one.currency, one.overdue, one.standing) for one in found] == [
        (1, "EUR", Decimal("9.00"), "missed"),
        (1, "CNY", Decimal("1000.00"), "active"),
        (2, "EUR", Decimal("1.00"), "active"),
    ]
    assert "90 % of all overdue" in said(found[0])
    assert "100 % of all overdue" in said(found[1])
    assert "10 % of all overdue" in said(found[2])


def test_currencies_are_never_added() -> None:
    view = money_view(
        desk_with(
            bill(1, 40, 100_000),
            bill(2, 10, 900, currency="EUR"),
            bill(3, -10, 70_000, BRANDT),
            bill(4, 5, 12_345, currency="JPY"),
            word(1, 2, 5_000, PELL),
        )
    )
    assert [(one.currency, one.outstanding, one.overdue) for one in view.currencies] == [
        ("CNY", Decimal("1000.00"), Decimal("1000.00")),
        ("JPY", Decimal(12345), Decimal(12345)),
        ("EUR", Decimal("709.00"), Decimal("9.00")),
    ]
    assert [one.currency for one in view.queue.metrics] == ["CNY", "EUR", "JPY"]


# -- the clock and the calendar


def test_the_queue_is_as_of_the_pinned_clock() -> None:
    records = (bill(1, 40), word(1, 0, 60_000))
    book = Book.in_memory((HUAXIN, *records))
    clock = Clock(NOW)
    desk = Desk(book, clock, Settings(), Drafts.in_memory())
    assert queue_view(desk).items[0].standing == "resting"
    tomorrow = Desk(book, Clock(NOW + timedelta(days=1)), Settings(), Drafts.in_memory())
    view = queue_view(tomorrow)
    assert (view.as_of, view.items[0].standing) == (day(1), "missed")
    long_ago = Desk(book, Clock(NOW - timedelta(days=60)), Settings(), Drafts.in_memory())
    assert queue_view(long_ago).items == ()


def test_nobody_waits_until_a_holiday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDS_CACHE", str(tmp_path))
    german = Settings(country="DE")
    now = datetime(2026, 12, 24, 9)
    records = (replace(BRANDT, id=1), bill(1, 40, account=replace(BRANDT, id=1)))
    promise = replace(word(1, 0, account=BRANDT), account_id=1, made=day(-2), due=now.date())
    desk = desk_of(*records, promise, now=now, settings=german)
    plain = desk_of(*records, promise, now=now)
    assert queue_view(plain).items[0].due == date(2026, 12, 25)
    desk.learn_holidays()
    assert queue_view(desk).items[0].due == date(2026, 12, 28)


# -- figures


def test_the_published_dso() -> None:
    """Receivables 15,000, 4,000 of them current, sales of 10,000 in 30 days: 45 and 12."""
    view = queue_view(
        desk_of(
            BRANDT,
            bill(1, -20, 400_000, BRANDT, issued=day(-10)),
            bill(2, 5, 600_000, BRANDT, issued=day(-29)),
            bill(3, 60, 500_000, BRANDT, issued=day(-90)),
            settings=set_to(period_days=30),
        )
    )
    (figures,) = view.metrics
    assert (figures.dso, figures.best_dso) == (45.0, 12.0)


def test_the_collection_effectiveness() -> None:
    """Opening 5,000, sales 10,000, closing 6,000, of it 4,000 current: 9,000 of 11,000."""
    view = queue_view(
        desk_of(
            BRANDT,
            bill(1, -20, 400_000, BRANDT, issued=day(-10)),
            bill(2, 5, 600_000, BRANDT, issued=day(-29)),
            bill(3, 60, 500_000, BRANDT, issued=day(-90)),
            paid(1, 2, 900_000, (3, 500_000), (2, 400_000), account=BRANDT),
            settings=set_to(period_days=30),
        )
    )
    assert view.metrics[0].cei == 81.8
    assert view.metrics[0].dso == 18.0


def test_promises_kept_by_count_and_amount() -> None:
    view = queue_view(
        desk_of(
            BRANDT,
            bill(1, 60, 500_000, BRANDT),
            word(1, -30, 10_000, BRANDT, made=-40),
            word(2, -20, 20_000, BRANDT, made=-29),
            word(3, -1, 5_000, BRANDT, made=-2),  # within its tolerance
            word(4, -9, 7_000, BRANDT, made=-12, withdrawn=day(-10)),
            paid(1, 31, 10_000, (1, 10_000), account=BRANDT),
            paid(2, 21, 5_000, (1, 5_000), account=BRANDT),
        )
    )
    (figures,) = view.metrics
    assert (figures.kept, figures.promised, figures.kept_rate_count) == (1, 2, 0.5)
    assert figures.kept_rate_amount == 0.5


def test_nothing_to_divide_by_is_unknown() -> None:
    (old,) = queue_view(desk_of(HUAXIN, bill(1, 200))).metrics
    assert (old.dso, old.best_dso, old.cei) == (None, None, 0.0)
    assert (old.kept_rate_count, old.kept_rate_amount, old.promised) == (None, None, 0)


def test_figures_are_rounded_half_up() -> None:
    view = queue_view(
        desk_of(
            BRANDT,
            bill(1, -30, 20_000, BRANDT, issued=TODAY),
            paid(1, 0, 19_910, (1, 19_910), account=BRANDT),
            settings=set_to(period_days=100),
        )
    )
    assert view.metrics[0].dso == 0.5  # 0.45 days


def test_expected_cash_is_weighted_by_the_payers_own_record() -> None:
    view = money_view(
        desk_of(
            HUAXIN,
            replace(BRANDT, currency="CNY"),
            bill(1, 60, 500_000),
            word(1, -30, 10_000, made=-40),
            paid(1, 31, 10_000, (1, 10_000)),
            word(2, -20, 20_000, made=-29),
            word(3, 3, 40_000, made=0),  # Tuesday
            word(4, 3, 8_000, BRANDT, "CNY", made=0),  # a new payer: half
            word(5, 11, 1_001, BRANDT, "CNY", made=0),
        )
    )
    (yuan,) = view.currencies
    assert [(one.monday, one.promised, one.expected) for one in yuan.expected] == [
        (date(2026, 11, 23), Decimal("480.00"), Decimal("240.00")),
        (date(2026, 11, 30), Decimal("10.01"), Decimal("5.01")),
    ]
    assert [(one.month, one.kept, one.due) for one in yuan.months] == [
        (date(2026, 10, 1), 1, 1),
        (date(2026, 11, 1), 0, 1),
    ]


def test_the_place_knows_how_old_the_ledger_is() -> None:
    view = money_view(desk_with(bill(1, 4, listed=day(-3)), bill(2, 4, listed=day(-9))))
    assert view.listed == day(-3)
    assert view.bounds == (30, 60, 90)
    mine = money_view(desk_with(bill(1, 10), settings=set_to(ageing_days=(7, 14, 21)))).currencies[
        0
    ]
    assert (mine.ageing.d1_30, mine.ageing.d31_60) == (Decimal(0), Decimal("1000.00"))


# -- cases


def test_a_case_holds_what_is_not_in_dispute() -> None:
    old, marked, ahead = bill(1, 40), bill(2, 20, disputed=True), bill(3, -9)
    desk = desk_with(old, marked, ahead, disputed(1, old, 30_000, next_due=day(2)), bill(4, 3, -50))
    (case,) = cases(desk)
    assert [(one.invoice_id, one.open, one.days) for one in case.owed] == [
        (1, 70_000, 40),
        (3, 100_000, -9),
    ]
    assert (case.disputed, case.dispute_due) == (130_000, day(2))
    assert [one.score for one in items(desk)] == [40]


def test_a_record_of_an_account_that_is_gone_is_passed_over() -> None:
    desk = desk_of(BRANDT, bill(1, 40), bill(2, 40, account=BRANDT))
    assert [one.account.id for one in queue_view(desk).items] == [2]
    assert left_of(desk) == {"R-1": 100_000, "R-2": 100_000}


def test_words_in_chinese() -> None:
    i18n.use("zh")
    item = one_of(bill(1, 40), word(1, -1))
    assert all(any("一" <= char <= "鿿" for char in text) for text in said(item))


def test_an_account_that_only_has_credit_is_not_asked() -> None:
    assert queue(bill(1, 40, -5_000), paid(1, 3, 700)) == ()
