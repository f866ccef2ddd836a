"""The queue: its view, its groups, its currencies and its days."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, NOW, PELL, TODAY, desk_of, desk_with, visit
from tests.desk.owing import bill, day, disputed, left_of, paid, word
from tests.desk.queueing import REMINDED, one_of, points, queue, said
from tui import i18n
from tui.clock import Clock
from tui.desk.cases import cases
from tui.desk.collecting import items, money_view, queue_view
from tui.desk.ground import Desk
from tui.domain.codes import PayerType
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

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
            "delinquent_days",
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
