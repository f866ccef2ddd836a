"""What to do next, how firmly, and how long a second promise may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.calendar import is_working_day
from tui.domain.codes import PAYER_TYPES, MessageStep, MessageTone, NextAction, PayerType
from tui.domain.receivables.escalation import (
    Facts,
    Level,
    level,
    longest_second_promise,
    message_step,
    message_tone,
    next_action,
    second_promise_by,
)

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("payer", "days", "action", "at"),
    [
        (None, 0, "remind_before_due", 0),
        ("never", 0, "remind_before_due", 0),
        ("when_due", 1, "remind", 0),
        ("when_due", 15, "remind", 0),
        ("when_due", 16, "call", 1),
        ("when_due", 60, "call", 1),
        ("when_due", 61, "call", 2),
        ("when_due", 90, "call", 2),
        ("when_due", 91, "escalate", 3),
        ("when_reminded", 1, "remind", 0),
        ("when_reminded", 7, "remind", 0),
        ("when_reminded", 8, "call", 1),
        ("when_reminded", 60, "call", 1),
        ("when_reminded", 61, "visit", 2),
        ("when_reminded", 90, "visit", 2),
        ("when_reminded", 91, "escalate", 3),
        (None, 7, "remind", 0),
        (None, 8, "call", 1),
        (None, 61, "visit", 2),
        (None, 91, "escalate", 3),
        ("when_pressed", 1, "call", 1),
        ("when_pressed", 30, "call", 1),
        ("when_pressed", 31, "visit", 2),
        ("when_pressed", 90, "visit", 2),
        ("when_pressed", 91, "escalate", 3),
        ("never", 1, "visit", 1),
        ("never", 30, "visit", 1),
        ("never", 31, "visit", 2),
        ("never", 60, "visit", 2),
        ("never", 61, "stop_deliveries", 3),
        ("never", 400, "stop_deliveries", 3),
    ],
)
def test_by_payer_and_days(
    payer: PayerType | None, days: int, action: NextAction, at: Level
) -> None:
    facts = Facts(oldest_days=days, payer_type=payer)
    assert (next_action(facts), level(facts)) == (action, at)


@pytest.mark.parametrize(
    ("facts", "action", "at"),
    [
        (Facts(), "remind_before_due", 0),
        (Facts(oldest_days=5, chases=1), "remind", 0),
        (Facts(oldest_days=5, chases=2), "call", 1),
        (Facts(oldest_days=5, chases=3), "call", 2),
        (Facts(oldest_days=5, meets_today=True), "visit", 0),
        (Facts(oldest_days=0, meets_today=True), "remind_before_due", 0),
        (Facts(oldest_days=20, meets_today=True), "visit", 1),
        (Facts(oldest_days=91, meets_today=True), "escalate", 3),
        (Facts(oldest_days=91, payer_type="when_pressed", chases=2), "escalate", 3),
        (Facts(oldest_days=91, payer_type="when_pressed", chases=3), "stop_deliveries", 3),
        (Facts(oldest_days=91, payer_type="when_reminded", chases=9), "escalate", 3),
        (Facts(oldest_days=90, payer_type="when_pressed", chases=9), "visit", 2),
        (Facts(missed=1), "second_promise", 2),
        (Facts(missed=1, oldest_days=200, payer_type="never"), "second_promise", 2),
        (Facts(missed=1, oldest_days=3, meets_today=True), "second_promise", 2),
        (Facts(missed=2), "escalate", 3),
        (Facts(missed=3, oldest_days=200, payer_type="never"), "escalate", 3),
    ],
)
def test_history_counts(facts: Facts, action: NextAction, at: Level) -> None:
    assert (next_action(facts), level(facts)) == (action, at)


payers = st.sampled_from([*PAYER_TYPES, None])
all_facts = st.builds(
    Facts,
    oldest_days=st.integers(0, 400),
    missed=st.integers(0, 3),
    payer_type=payers,
    chases=st.integers(0, 6),
    meets_today=st.booleans(),
)


@given(payers, st.integers(0, 300), st.integers(0, 5), st.integers(0, 200), st.integers(0, 4))
def test_older_and_more_often_asked_is_never_gentler(
    payer: PayerType | None, days: int, chases: int, older: int, more: int
) -> None:
    before = Facts(oldest_days=days, payer_type=payer, chases=chases)
    after = Facts(oldest_days=days + older, payer_type=payer, chases=chases + more)
    assert level(after) >= level(before)


@given(all_facts)
def test_a_last_step_goes_with_a_last_notice(facts: Facts) -> None:
    assert (next_action(facts) in ("escalate", "stop_deliveries")) == (level(facts) == 3)
    if next_action(facts) in ("remind", "remind_before_due"):
        assert level(facts) == 0


@pytest.mark.parametrize(
    ("at", "is_missed", "is_overdue", "step"),
    [
        (0, False, False, "before_due"),
        (0, False, True, "overdue"),
        (1, False, True, "overdue"),
        (2, False, True, "overdue"),
        (2, True, True, "missed_promise"),
        (2, True, False, "missed_promise"),
        (3, True, True, "last_notice"),
        (3, False, True, "last_notice"),
    ],
)
def test_the_message(at: Level, is_missed: bool, is_overdue: bool, step: MessageStep) -> None:
    assert message_step(at, is_missed=is_missed, is_overdue=is_overdue) == step


@pytest.mark.parametrize(
    ("payer", "tones"),
    [
        ("when_due", ("friendly", "friendly", "friendly", "firm")),
        ("when_reminded", ("friendly", "friendly", "firm", "firm")),
        (None, ("friendly", "friendly", "firm", "firm")),
        ("when_pressed", ("friendly", "firm", "firm", "firm")),
        ("never", ("friendly", "firm", "firm", "firm")),
    ],
)
def test_the_tone_by_level(payer: PayerType | None, tones: tuple[MessageTone, ...]) -> None:
    levels: tuple[Level, ...] = (0, 1, 2, 3)
    assert tuple(message_tone(at, payer) for at in levels) == tones


@pytest.mark.parametrize(
    ("length", "days", "by"),
    [
        (0, 1, "2026-11-25"),
        (1, 1, "2026-11-25"),
        (2, 1, "2026-11-25"),
        (3, 1, "2026-11-25"),
        (4, 2, "2026-11-26"),
        (7, 3, "2026-11-27"),
        (8, 4, "2026-11-27"),  # Saturday: the Friday before
        (10, 5, "2026-11-27"),
        (12, 6, "2026-11-30"),
        (14, 7, "2026-12-01"),
    ],
)
def test_a_second_promise_takes_half_the_time(length: int, days: int, by: str) -> None:
    made = date(2026, 11, 2)
    due = made + timedelta(days=length)
    assert longest_second_promise(made, due) == days
    assert second_promise_by(made, due, TUESDAY) == date.fromisoformat(by)


def test_a_second_promise_has_a_working_day_at_least() -> None:
    made, due = date(2026, 11, 9), date(2026, 11, 11)
    friday = date(2026, 11, 27)
    assert second_promise_by(made, due, friday) == date(2026, 11, 30)
    assert second_promise_by(made, due, friday, {date(2026, 11, 30)}) == date(2026, 12, 1)


@given(st.integers(0, 400), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_second_promise_is_shorter_or_the_next_working_day(length: int, today: date) -> None:
    made = today - timedelta(days=length + 1)
    by = second_promise_by(made, made + timedelta(days=length), today)
    assert by > today
    assert is_working_day(by)
    between = [today + timedelta(days=day) for day in range(1, (by - today).days)]
    assert (by - today).days * 2 <= length or not any(map(is_working_day, between))
