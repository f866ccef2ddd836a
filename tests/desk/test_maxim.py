"""The golden rule of the day in words, with what called for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import get_args

import pytest

from tests.desk.making import (
    BRANDT,
    EHLERS,
    HUAXIN,
    NOW,
    PELL,
    TODAY,
    WANG,
    ZHAO,
    desk_of,
    desk_with,
    visit,
)
from tui.desk.maxim import MaximView, of_today
from tui.desk.today_views import AccountName
from tui.domain.maxims import MAXIMS, Cause
from tui.domain.records import (
    Account,
    Chase,
    Invoice,
    NextStep,
    Opportunity,
    PaymentPromise,
    Record,
    Visit,
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def call(id: int, days: int, outcome: str, account: Account = HUAXIN, note: str = "") -> Visit:
    return visit(id, f"{ago(days)}T10:00", account, state="logged", outcome=outcome, note=note)


LATE = Invoice(id=1, account_id=3, number="R1", amount=500, currency="EUR", due=ago(45))


def test_a_book_without_gaps_takes_the_rules_in_turn() -> None:
    shown = [of_today(desk_with(now=NOW + timedelta(days=one))) for one in range(len(MAXIMS))]
    assert {view.code for view in shown} == set(MAXIMS)
    assert {(view.why, view.cause, view.account) for view in shown} == {("", None, None)}
    assert len({view.text for view in shown}) == len(MAXIMS)
    assert all(len(view.text) <= 120 for view in shown)  # two lines of a narrow terminal


CASES: dict[Cause, tuple[list[Record], str, str]] = {
    "no_next_step": (
        [Opportunity(id=1, account_id=2, name="x", opened=ago(9))],
        "clear_goals",
        "1 account with open business has no next step: Brandtner Pumpen.",
    ),
    "quiet_account": (
        [call(1, 30, "order", BRANDT)],
        "crocodile",
        "Brandtner Pumpen: 30 days without a contact, the rhythm is 14.",
    ),
    "advance_alone": (
        [call(1, 3, "advance")],
        "said_not_heard",
        "Huaxin Cable 华信电缆: an advance 3 days ago, and no next step since.",
    ),
    "late_promises": (
        [NextStep(id=1, account_id=2, due=ago(1), text="x", promised=True)],
        "full_responsibility",
        "1 promise of ours is late, 1 day at Brandtner Pumpen.",
    ),
    "continuations": (
        [call(id, 4 - id, "continuation") for id in (1, 2, 3)],
        "ask_for_business",
        "Huaxin Cable 华信电缆: 3 calls in a row ended in a continuation.",
    ),
    "unchased": (
        [LATE],
        "steady_drive",
        "Pell & Daughters: 45 days overdue, and nobody has asked for it lately.",
    ),
    "unlogged": (
        [visit(id, f"{ago(4 - id)}T10:00", PELL) for id in (1, 2, 3)],
        "simple_moves",
        "3 calls of the last days are not logged, the first at Pell & Daughters.",
    ),
    "no_notes": (
        [call(1, 9, "order", PELL, "well"), *(call(9 - id, id, "order", PELL) for id in range(5))],
        "keep_files",
        "The last 5 calls have no note.",
    ),
    "no_sales": (
        [call(id, 4 - id, "no_sale", PELL) for id in (1, 2, 3)],
        "nothing_impossible",
        "The last 3 calls ended in no sale.",
    ),
}


@pytest.mark.parametrize("cause", CASES)
def test_what_is_missing_chooses_the_rule_and_says_why(cause: Cause) -> None:
    records, code, why = CASES[cause]
    view = of_today(desk_with(*records))
    assert (view.cause, view.code, view.why) == (cause, code, why)
    assert view.account


def test_a_key_account_where_nobody_is_known() -> None:
    view = of_today(desk_of(HUAXIN, BRANDT, EHLERS, call(1, 1, "order")))
    assert view == MaximView(
        code="beginners_mind",
        text=view.text,
        why="1 key account is visited, but nobody there is in the book: Huaxin Cable 华信电缆.",
        cause="nobody_known",
        account=AccountName(1, HUAXIN.name),
    )


def test_every_cause_has_its_case() -> None:
    assert {*CASES, "nobody_known"} == set(get_args(Cause))


def test_several_gaps_take_turns() -> None:
    records = [*CASES["late_promises"][0], *CASES["unchased"][0]]
    shown = {of_today(desk_with(*records, now=NOW + timedelta(days=one))).cause for one in (0, 1)}
    assert shown == {"late_promises", "unchased"}


def test_several_are_counted() -> None:
    steps = [
        NextStep(id=id, account_id=id, due=ago(id), text="x", promised=True) for id in (1, 2, 3)
    ]
    assert of_today(desk_with(*steps)).why == (
        "3 promises of ours are late, the oldest by 3 days at Pell & Daughters."
    )


@pytest.mark.parametrize(
    "record",
    [
        Chase(id=1, account_id=3, on=ago(2)),
        PaymentPromise(id=1, account_id=3, made=ago(2), due=TODAY, amount=500, currency="EUR"),
    ],
)
def test_money_that_is_being_followed_needs_no_rule(record: Record) -> None:
    assert of_today(desk_with(LATE, record)).cause is None


def test_a_promise_that_was_missed_is_not_waited_for() -> None:
    missed = PaymentPromise(id=1, account_id=3, made=ago(2), due=ago(1), amount=500, currency="EUR")
    assert of_today(desk_with(LATE, missed)).cause == "unchased"


def test_it_stays_the_same_all_day() -> None:
    records = [*CASES["late_promises"][0], *CASES["unchased"][0], WANG, ZHAO]
    shown = {
        of_today(desk_of(HUAXIN, BRANDT, PELL, *records, now=datetime(2026, 11, 21, hour))).code
        for hour in range(24)
    }
    assert len(shown) == 1
