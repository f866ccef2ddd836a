"""The golden rule of the day: what is missing calls for it, and all have their turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.maxims import MAXIM_FOR, MAXIMS, Cause, Choice, Finding, Seen, choose, findings
from tui.domain.planning import visits_ahead
from tui.domain.records import (
    Account,
    Chase,
    NextStep,
    Opportunity,
    Person,
    Record,
    Visit,
)

NOW = datetime(2026, 11, 24, 9)
TODAY = NOW.date()
R = TypeVar("R", bound=Record)

PLATINUM = Account(id=1, name="P", tier="platinum")
GOLD = Account(id=2, name="G", tier="gold")
IRON = Account(id=3, name="I", tier="iron")
RHYTHMS = {1: 7, 2: 14, 3: 30}


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def visit(id: int, offset: int, account: int = 1, hour: int = 10, **fields: object) -> Visit:
    start = datetime.combine(day(offset), datetime.min.time()) + timedelta(hours=hour)
    return Visit(id=id, account_id=account, start=start, **fields)  # type: ignore[arg-type]


def call(id: int, offset: int, outcome: str, account: int = 1, **fields: object) -> Visit:
    return visit(id, offset, account, state="logged", outcome=outcome, **fields)  # type: ignore[arg-type]


def step(id: int, due: int, account: int = 1, **fields: object) -> NextStep:
    return NextStep(id=id, account_id=account, due=day(due), text="x", **fields)  # type: ignore[arg-type]


def deal(id: int, account: int = 1, **fields: object) -> Opportunity:
    return Opportunity(id=id, account_id=account, name="x", opened=day(-30), **fields)  # type: ignore[arg-type]


def seen(*records: Record, late: dict[int, int] | None = None, resting: Iterable[int] = ()) -> Seen:
    """What the rules look at, of three accounts and these records."""
    visits = sorted(of(records, Visit), key=lambda one: (one.start, one.id))
    accounts = [PLATINUM, GOLD, IRON]
    last: dict[int, date] = {}
    for one in visits:
        if one.state == "logged":
            last[one.account_id] = one.day
    return Seen(
        accounts={one.id: one for one in accounts},
        rhythms=RHYTHMS,
        last_contact=last,
        ahead=visits_ahead(visits, TODAY),
        visits=visits,
        visits_of=by_account(visits),
        steps_of=by_account(of(records, NextStep)),
        opportunities_of=by_account(of(records, Opportunity)),
        people_of=by_account(of(records, Person)),
        chases_of=by_account(of(records, Chase)),
        overdue_days=late or {},
        resting_on_promise=frozenset(resting),
    )


def of(records: Iterable[Record], kind: type[R]) -> list[R]:
    return [one for one in records if isinstance(one, kind)]


def by_account(records: Iterable[R]) -> dict[int, list[R]]:
    groups: defaultdict[int, list[R]] = defaultdict(list)
    for one in records:
        groups[one.account_id].append(one)  # type: ignore[attr-defined]
    return groups


def found(state: Seen, cause: Cause) -> Finding | None:
    """What the rules say to one cause."""
    return next((one for one in findings(state, NOW) if one.cause == cause), None)


def test_an_empty_book_misses_nothing() -> None:
    assert findings(seen(), NOW) == []


def test_a_book_of_accounts_that_lacks_only_what_is_optional_misses_nothing() -> None:
    calls = [call(id, -id, "order", account=id % 3 + 1) for id in range(1, 7)]
    assert findings(seen(*calls), NOW) == []


# -- clear goals


@pytest.mark.parametrize(
    ("more", "account", "count"),
    [
        ([], 2, 2),
        ([step(1, 3, account=2)], 3, 1),
        ([step(1, -3, account=2)], 3, 1),  # late, but there
        ([step(1, -3, account=2, done=day(-3))], 2, 2),
        ([visit(1, 0, account=2)], 3, 1),
        ([visit(1, 40, account=3)], 2, 1),
        ([visit(1, 2, account=3, state="cancelled")], 2, 2),
        ([step(1, 3, account=2), visit(1, 2, account=3)], None, 0),
    ],
)
def test_open_business_wants_a_next_step(
    more: list[Record], account: int | None, count: int
) -> None:
    business = [deal(1, 3), deal(2, 2), deal(3, 1, state="won", ended=day(-1))]
    expected = Finding("no_next_step", account, count=count) if account else None
    assert found(seen(*business, *more), "no_next_step") == expected


# -- the crocodile


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([call(1, -10, "order")], None),
        ([call(1, -11, "order")], Finding("quiet_account", 1, count=1, days=11, rhythm=7)),
        ([call(1, -11, "order"), visit(2, 90)], None),
        ([call(1, -21, "order", account=2)], None),
        (
            [call(1, -22, "order", account=2)],
            Finding("quiet_account", 2, count=1, days=22, rhythm=14),
        ),
        ([call(1, -300, "order", account=3)], None),  # iron is no key account
        ([], None),  # nobody knows since when they wait
        (
            [call(1, -14, "order"), call(2, -30, "order", account=2)],
            Finding("quiet_account", 2, count=2, days=30, rhythm=14),  # 2.1 rhythms, not 2
        ),
    ],
)
def test_a_key_account_past_one_and_a_half_rhythms_is_quiet(
    records: list[Record], expected: Finding | None
) -> None:
    assert found(seen(*records), "quiet_account") == expected


# -- said is not heard


@pytest.mark.parametrize(
    ("offset", "more", "is_alone"),
    [
        (0, [], False),
        (-2, [], False),
        (-3, [], True),
        (-30, [], True),
        (-31, [], False),
        (-5, [step(1, 4)], False),
        (-5, [step(1, -5)], False),
        (-5, [step(1, -6)], True),  # was due before
        (-5, [step(1, -6, visit_id=9)], False),
        (-5, [step(1, 4, account=2)], True),
        (-5, [step(1, 4, done=day(-4))], False),
        (-5, [step(1, 4, done=day(-6))], True),
        (-5, [visit(1, 6)], False),
        (-5, [visit(1, -2)], False),
        (-5, [visit(1, 6, state="cancelled")], True),
        (-5, [visit(1, -8)], True),
        (-5, [call(1, -3, "continuation")], False),
    ],
)
def test_an_advance_wants_something_to_follow(
    offset: int, more: list[Record], is_alone: bool
) -> None:
    expected = Finding("advance_alone", 1, 9, count=1, days=-offset) if is_alone else None
    assert found(seen(call(9, offset, "advance"), *more), "advance_alone") == expected


def test_the_newest_advance_is_named() -> None:
    state = seen(call(1, -9, "advance", 1), call(2, -5, "advance", 2), call(3, -4, "order", 3))
    assert found(state, "advance_alone") == Finding("advance_alone", 2, 2, count=1, days=5)


# -- responsibility


def test_promises_of_ours_that_are_late() -> None:
    state = seen(
        step(1, -1, promised=True),
        step(2, -4, account=2, promised=True),
        step(3, -9),
        step(4, -9, promised=True, done=day(-9)),
        step(5, 0, promised=True),
    )
    assert found(state, "late_promises") == Finding("late_promises", 2, 2, count=2, days=4)
    assert found(seen(step(5, 0, promised=True)), "late_promises") is None


# -- ask for the business


@pytest.mark.parametrize(
    ("outcomes", "count"),
    [
        ("c c", 0),
        ("c c c", 3),
        ("o c c c", 3),
        ("c c c c", 4),
        ("c c c o", 0),
        ("c c a c", 0),
        ("c c x c", 3),  # what did not take place is no call
        ("c c n", 0),
    ],
)
def test_kind_words_in_a_row(outcomes: str, count: int) -> None:
    names = {"o": "order", "a": "advance", "c": "continuation", "n": "no_sale", "x": "missed"}
    calls = [
        visit(id, id - 20, outcome=names[sign], state="missed" if sign == "x" else "logged")
        for id, sign in enumerate(outcomes.split(), 1)
    ]
    expected = Finding("continuations", 1, count=count) if count else None
    assert found(seen(*calls), "continuations") == expected


@pytest.mark.parametrize(("last", "counts"), [(-90, True), (-91, False)])
def test_kind_words_of_long_ago_are_forgotten(last: int, counts: bool) -> None:
    calls = [call(id, last - 10 * id, "continuation") for id in range(3)]
    assert bool(found(seen(*calls), "continuations")) is counts


def test_calls_without_an_outcome_do_not_break_a_row() -> None:
    calls = [call(id, -id, "continuation") for id in (1, 3, 5)]
    assert found(seen(*calls, visit(4, -4, state="logged")), "continuations")


# -- drive


@pytest.mark.parametrize(
    ("days", "more", "is_found"),
    [
        (30, [], False),
        (31, [], True),
        (60, [Chase(id=1, account_id=1, on=day(-14))], False),
        (60, [Chase(id=1, account_id=1, on=day(-15))], True),
        (60, [Chase(id=1, account_id=2, on=day(-1))], True),
        (60, [visit(1, 3, purpose="collection")], False),
        (60, [visit(1, -3, purpose="collection", state="logged")], False),
        (60, [visit(1, -15, purpose="collection", state="logged")], True),
        (60, [visit(1, 3, purpose="collection", state="cancelled")], True),
        (60, [visit(1, 3, purpose="proposal")], True),
    ],
)
def test_late_money_wants_to_be_asked_for(days: int, more: list[Record], is_found: bool) -> None:
    expected = Finding("unchased", 1, count=1, days=days) if is_found else None
    assert found(seen(*more, late={1: days}), "unchased") == expected


def test_an_open_promise_is_waited_for() -> None:
    state = seen(late={1: 90, 2: 50, 3: 70}, resting=[1])
    assert found(state, "unchased") == Finding("unchased", 3, count=2, days=70)


# -- simple moves


def test_three_calls_of_days_gone_by_that_are_not_logged() -> None:
    waiting = [visit(1, -1), visit(2, -2, account=2), visit(3, 0, hour=7)]
    assert found(seen(*waiting), "unlogged") is None  # today's is not late yet
    state = seen(*waiting, visit(4, -40, account=3))
    assert found(state, "unlogged") == Finding("unlogged", 3, 4, count=3)


# -- files


@pytest.mark.parametrize(
    ("older", "last", "notes", "is_found"),
    [
        ("a note", -1, "", True),
        ("", -1, "", False),  # a rep who never writes notes is not told off
        ("a note", -1, "one", False),
        ("a note", -11, "", False),  # the five reach back beyond a fortnight
    ],
)
def test_a_rep_who_writes_notes_misses_them(
    older: str, last: int, notes: str, is_found: bool
) -> None:
    calls = [call(id, last + id - 4, "order", note=notes) for id in range(5)]
    state = seen(call(9, -40, "order", note=older), *calls)
    expected = Finding("no_notes", 1, 4, count=5) if is_found else None
    assert found(state, "no_notes") == expected


def test_four_calls_are_too_few_to_tell() -> None:
    calls = [call(id, -id, "order") for id in range(1, 5)]
    assert found(seen(*calls), "no_notes") is None


def test_a_key_account_that_is_visited_and_where_nobody_is_known() -> None:
    calls = [call(1, -1, "order", 1), call(2, -1, "order", 2), call(3, -1, "order", 3)]
    at_iron = Person(id=1, account_id=3, name="X")
    state = seen(*calls, at_iron)
    assert found(state, "nobody_known") == Finding("nobody_known", 1, count=2)
    known = [Person(id=2, account_id=1, name="Y"), Person(id=3, account_id=2, name="Z")]
    assert found(seen(*calls, at_iron, *known), "nobody_known") is None
    assert found(seen(at_iron), "nobody_known") is None  # never visited
    assert found(seen(*calls), "nobody_known") is None  # a book without people


# -- nothing is impossible


@pytest.mark.parametrize(
    ("calls", "is_found"),
    [
        ([(-3, "no_sale"), (-2, "no_sale"), (-1, "no_sale")], True),
        ([(-3, "no_sale"), (-2, "order"), (-1, "no_sale")], False),
        ([(-2, "no_sale"), (-1, "no_sale")], False),
        ([(-14, "no_sale"), (-2, "no_sale"), (-1, "no_sale")], True),
        ([(-15, "no_sale"), (-2, "no_sale"), (-1, "no_sale")], False),
    ],
)
def test_three_times_no(calls: list[tuple[int, str]], is_found: bool) -> None:
    logged = [call(id, at, what, account=id) for id, (at, what) in enumerate(calls, 1)]
    expected = Finding("no_sales", 3, 3, count=3) if is_found else None
    assert found(seen(*logged), "no_sales") == expected


# -- the choice


def test_there_are_twelve_habits_and_five_maxims() -> None:
    assert len(MAXIMS) == len(set(MAXIMS)) == 17
    assert set(MAXIM_FOR) == set(get_args(Cause))
    assert len(set(MAXIM_FOR.values())) == len(MAXIM_FOR)


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)))
def test_where_nothing_is_missing_each_has_its_turn_within_seventeen_days(today: date) -> None:
    shown = [choose([], today + timedelta(days=one)) for one in range(17)]
    assert {choice.code for choice in shown} == set(MAXIMS)
    assert all(choice.finding is None for choice in shown)


@given(st.dates(), st.lists(st.sampled_from(get_args(Cause)), min_size=1, unique=True))
def test_what_is_missing_goes_first_and_takes_turns(today: date, causes: list[Cause]) -> None:
    today = min(today, date(9999, 1, 1))
    missing = [Finding(cause, 1) for cause in causes]
    shown = [choose(missing, today + timedelta(days=one)) for one in range(len(causes))]
    assert {choice.code for choice in shown} == {MAXIM_FOR[cause] for cause in causes}
    assert all(choice.finding in missing for choice in shown)


def test_one_thing_missing_chooses_its_rule_on_any_day() -> None:
    state = seen(step(1, -1, promised=True))
    [missing] = findings(state, NOW)
    assert choose([missing], TODAY) == Choice("full_responsibility", missing)
    assert choose([missing], day(1)) == Choice("full_responsibility", missing)


def test_findings_stand_in_the_order_of_their_causes() -> None:
    state = seen(deal(1), step(1, -1, 2, promised=True), call(1, -40, "advance"), late={3: 99})
    order = list(MAXIM_FOR)
    positions = [order.index(one.cause) for one in findings(state, NOW)]
    assert positions == sorted(positions)
    assert len(positions) == 4


def test_records_of_accounts_that_are_gone_call_for_nothing() -> None:
    gone = [
        deal(1, 99),
        step(1, -5, 99, promised=True),
        *(call(id, -id - 3, "continuation", 99) for id in range(4)),
        *(visit(id, -id, 99) for id in range(11, 15)),
        call(20, -4, "advance", 99),
    ]
    assert findings(seen(*gone, late={99: 90}), NOW) == []
