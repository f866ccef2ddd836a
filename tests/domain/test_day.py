"""The rules of a day: leave-by, flags, loose ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain import day
from tui.domain.records import (
    Account,
    NextStep,
    Person,
    PlanItem,
    SpecialDate,
    Visit,
)

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0)
ACCOUNT = Account(id=1, name="Huaxin Cable", tier="platinum", travel_minutes=40)


def visit(at: str = "2026-11-21T10:00", **fields: object) -> Visit:
    return Visit(**{"id": 1, "account_id": 1, "start": datetime.fromisoformat(at), **fields})  # type: ignore[arg-type]


def person(id: int = 1, **fields: object) -> Person:
    return Person(**{"id": id, "account_id": 1, "name": f"P{id}", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "travel", "start", "margin", "expected"),
    [
        ("in_person", 40, "2026-11-21T10:00", 15, "2026-11-21T09:05"),
        ("in_person", 0, "2026-11-21T10:00", 15, "2026-11-21T09:45"),
        ("in_person", 40, "2026-11-21T00:30", 15, "2026-11-20T23:35"),
        ("in_person", 90, "2026-01-01T01:00", 0, "2025-12-31T23:30"),
        ("in_person", None, "2026-11-21T10:00", 15, None),
        ("phone", 40, "2026-11-21T10:00", 15, None),
        ("video", 40, "2026-11-21T10:00", 15, None),
    ],
)
def test_leave_by_is_start_less_travel_less_margin(
    kind: str, travel: int | None, start: str, margin: int, expected: str | None
) -> None:
    account = Account(id=1, name="A", travel_minutes=travel)
    leave = day.leave_by(visit(start, kind=kind), account, margin)
    assert leave == (datetime.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("born", "today", "expected"),
    [
        ("1980-11-21", "2026-11-21", "2026-11-21"),
        ("1980-11-20", "2026-11-21", "2027-11-20"),
        ("1980-11-22", "2026-11-21", "2026-11-22"),
        ("1980-01-01", "2026-12-31", "2027-01-01"),
        ("1988-02-29", "2026-02-20", "2026-02-28"),
        ("1988-02-29", "2026-03-01", "2027-02-28"),
        ("1988-02-29", "2028-02-28", "2028-02-29"),
        ("1988-02-29", "2028-02-29", "2028-02-29"),
        ("2026-11-30", "2026-11-21", "2026-11-30"),
    ],
)
def test_a_special_date_comes_back_every_year(born: str, today: str, expected: str) -> None:
    found = day.next_anniversary(date.fromisoformat(born), date.fromisoformat(today))
    assert found == date.fromisoformat(expected)


@given(st.dates(date(1930, 1, 1), date(2020, 12, 31)), st.dates(date(2021, 1, 1), date(2060, 1, 1)))
def test_the_next_anniversary_lies_within_a_year(born: date, today: date) -> None:
    found = day.next_anniversary(born, today)
    assert today <= found <= today + timedelta(days=366)
    assert found.month == born.month


class TestFlags:
    @pytest.mark.parametrize(
        ("purpose", "state", "is_overdue", "expected"),
        [
            ("negotiation", "planned", True, True),
            ("negotiation", "planned", False, False),
            ("negotiation", "cancelled", True, False),
            ("service", "planned", True, False),
            ("collection", "planned", True, False),
            (None, "planned", True, False),
        ],
    )
    def test_selling_where_money_is_overdue(
        self, purpose: str | None, state: str, is_overdue: bool, expected: bool
    ) -> None:
        one = visit(purpose=purpose, state=state)
        assert day.sells_and_collects(one, [one], is_overdue) is expected

    def test_selling_and_collecting_visits_on_one_day(self) -> None:
        selling = visit(purpose="proposal")
        collecting = visit("2026-11-21T16:00", id=2, purpose="collection")
        elsewhere = visit("2026-11-21T16:00", id=3, purpose="collection", account_id=2)
        cancelled = visit("2026-11-21T16:00", id=4, purpose="collection", state="cancelled")
        assert day.sells_and_collects(selling, [selling, collecting], False)
        assert not day.sells_and_collects(selling, [selling, elsewhere, cancelled], False)

    def test_money_flags_stand_the_most_urgent_first(self) -> None:
        selling = visit(purpose="proposal")
        assert day.money_flags(selling, [selling], True, True) == ("sell_and_collect", "over_limit")
        assert day.money_flags(selling, [selling], True, False) == ("sell_and_collect",)
        assert day.money_flags(selling, [selling], False, False) == ()
        assert day.money_flags(None, [], True, True) == ("over_limit",)


class TestLooseEnds:
    @pytest.mark.parametrize(
        ("start", "minutes", "state", "is_loose"),
        [
            ("2026-11-20T16:00", 60, "planned", True),
            ("2026-11-20T16:00", 60, "confirmed", True),
            ("2026-11-20T16:00", 60, "logged", False),
            ("2026-11-20T16:00", 60, "cancelled", False),
            ("2026-11-20T16:00", 60, "missed", False),
            ("2026-11-21T08:00", 60, "planned", True),
            ("2026-11-21T08:01", 60, "planned", False),
            ("2026-11-21T10:00", 60, "planned", False),
        ],
    )
    def test_a_call_is_unlogged_once_it_is_over(
        self, start: str, minutes: int, state: str, is_loose: bool
    ) -> None:
        one = visit(start, minutes=minutes, state=state)
        assert bool(day.of_visits([one], NOW)) is is_loose

    @pytest.mark.parametrize(
        ("due", "done", "promised", "kind"),
        [
            (TODAY, None, False, "next_step"),
            (TODAY, None, True, "our_promise"),
            (TODAY - timedelta(days=3), None, False, "next_step"),
            (TODAY + timedelta(days=1), None, False, None),
            (TODAY, TODAY, False, None),
        ],
    )
    def test_steps_that_are_due_or_late(
        self, due: date, done: date | None, promised: bool, kind: str | None
    ) -> None:
        step = NextStep(id=7, account_id=1, due=due, text="x", done=done, promised=promised)
        found = day.of_steps([step], TODAY)
        assert [(end.kind, end.ref) for end in found] == ([(kind, 7)] if kind else [])

    def test_plan_items_that_are_due(self) -> None:
        items = [
            PlanItem(id=n, account_id=1, person_id=1, target="t", due=TODAY + timedelta(days=shift))
            for n, shift in ((1, -1), (2, 0), (3, 1))
        ]
        assert [end.ref for end in day.of_plan(items, TODAY)] == [1, 2]

    @pytest.mark.parametrize(
        ("ahead", "is_shown"), [(0, True), (1, True), (14, True), (15, False), (-1, False)]
    )
    def test_special_dates_of_the_next_fourteen_days(self, ahead: int, is_shown: bool) -> None:
        due = TODAY + timedelta(days=ahead)
        one = person(5, birthday=due.replace(year=1980))
        assert bool(day.of_special_dates([], [one], [], TODAY)) is is_shown

    def test_a_planned_greeting_settles_a_birthday(self) -> None:
        one = person(5, birthday=date(1980, 11, 25))
        greeting = NextStep(
            account_id=1, person_id=5, due=date(2026, 11, 25), text="greet", greeting=True
        )
        assert day.of_special_dates([], [one], [], TODAY)
        assert not day.of_special_dates([], [one], [greeting], TODAY)

    def test_an_account_has_special_dates_of_its_own(self) -> None:
        account = Account(
            id=3, name="A", special_dates=(SpecialDate(day=date(2001, 11, 30), text="first deal"),)
        )
        (end,) = day.of_special_dates([account], [], [], TODAY)
        assert (end.account_id, end.ref, end.due, end.text) == (
            3,
            0,
            date(2026, 11, 30),
            "first deal",
        )

    @pytest.mark.parametrize(
        ("tier", "own", "since", "planned", "is_past"),
        [
            ("platinum", None, 7, False, False),
            ("platinum", None, 8, False, True),
            ("platinum", 20, 20, False, False),
            ("platinum", 20, 21, False, True),
            ("lead", None, 60, False, False),
            (None, None, 900, False, False),
            (None, 10, 11, False, True),
            ("platinum", None, 8, True, False),
            ("platinum", None, None, False, False),
        ],
    )
    def test_accounts_past_their_rhythm(
        self, tier: str | None, own: int | None, since: int | None, planned: bool, is_past: bool
    ) -> None:
        account = Account(id=1, name="A", tier=tier, rhythm_days=own)  # type: ignore[arg-type]
        last = {} if since is None else {1: TODAY - timedelta(days=since)}
        found = day.of_rhythm(
            [account],
            {"platinum": 7, "gold": 14, "iron": 30, "lead": 90},
            last,
            {1} if planned else set(),
            TODAY,
        )
        assert bool(found) is is_past

    def test_the_order_is_what_a_rep_would_take_first(self) -> None:
        ends = [
            day.LooseEnd("rhythm", 1, 1, TODAY),
            day.LooseEnd("our_promise", 2, 1, TODAY - timedelta(days=9)),
            day.LooseEnd("our_promise", 1, 2, TODAY),
            day.LooseEnd("promise_missed", 2, 3, TODAY),
            day.LooseEnd("unlogged", 2, 4, TODAY),
        ]
        ordered = day.in_order(ends, {1: "platinum", 2: "lead"})
        assert [(end.kind, end.account_id) for end in ordered] == [
            ("promise_missed", 2),
            ("our_promise", 1),
            ("our_promise", 2),
            ("unlogged", 2),
            ("rhythm", 1),
        ]
