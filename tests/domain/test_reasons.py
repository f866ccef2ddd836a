"""What speaks for seeing an account: one kind of reason at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.domain import planning
from tui.domain.day import next_anniversary
from tui.domain.planning import Reason
from tui.domain.receivables.ageing import Ageing, Balance
from tui.domain.records import (
    Account,
    NextStep,
    Opportunity,
    PaymentPromise,
    Person,
    SpecialDate,
)

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_promise_to_pay_that_was_missed() -> None:
    promise = PaymentPromise(
        id=5, account_id=1, made=ago(9), due=ago(1), amount=800, currency="EUR"
    )
    assert list(planning.of_missed([(promise, 300)])) == [
        (1, Reason("promise_missed", amount=300, currency="EUR", due=ago(1), ref=5))
    ]


def test_only_what_is_overdue_counts_each_currency_for_itself() -> None:
    balances = {
        1: {"EUR": Balance(900, 500, 12, Ageing()), "USD": Balance(70, 70, 3, Ageing())},
        2: {"EUR": Balance(900, 0, 0, Ageing())},
        3: {"EUR": Balance(-50, -50, 0, Ageing())},
    }
    assert list(planning.of_balances(balances)) == [
        (1, Reason("overdue", days=12, amount=500, currency="EUR")),
        (1, Reason("overdue", days=3, amount=70, currency="USD")),
    ]


@pytest.mark.parametrize(
    ("today", "due", "late"),
    [
        ("2026-11-24", "2026-11-23", 1),
        ("2026-11-24", "2026-11-24", None),
        ("2026-11-24", "2026-11-25", None),
        ("2027-01-01", "2026-12-31", 1),
        ("2028-03-01", "2028-02-28", 2),
        ("2027-03-01", "2027-02-28", 1),
    ],
)
def test_a_promise_of_ours_is_late_from_the_day_after(
    today: str, due: str, late: int | None
) -> None:
    on = date.fromisoformat(due)
    steps = [
        NextStep(id=1, account_id=7, due=on, text="certificate", promised=True),
        NextStep(id=2, account_id=7, due=on, text="a task of mine"),
        NextStep(id=3, account_id=7, due=on, text="kept", promised=True, done=on),
    ]
    found = list(planning.of_our_promises(steps, date.fromisoformat(today)))
    expected = Reason("our_promise", days=late or 0, due=on, text="certificate", ref=1)
    assert found == ([(7, expected)] if late else [])


@pytest.mark.parametrize(
    ("born", "on", "due"),
    [
        ("1980-11-24", "2026-11-24", "2026-11-24"),
        ("1980-12-08", "2026-11-24", "2026-12-08"),
        ("1980-12-09", "2026-11-24", None),
        ("1980-11-23", "2026-11-24", None),
        ("1980-01-03", "2026-12-28", "2027-01-03"),
        ("1980-02-29", "2027-02-20", "2027-02-28"),
        ("1980-02-29", "2028-02-20", "2028-02-29"),
        ("1980-02-29", "2027-02-14", "2027-02-28"),
        ("1980-02-29", "2028-02-14", None),
        ("1980-02-29", "2028-02-29", "2028-02-29"),
        ("1980-02-29", "2027-03-01", None),
    ],
)
def test_a_day_that_comes_back_is_near_for_a_fortnight(born: str, on: str, due: str | None) -> None:
    today, day = date.fromisoformat(on), date.fromisoformat(born)
    person = Person(id=3, account_id=1, name="Wang Lin", birthday=day)
    own = Account(id=2, name="B", special_dates=(SpecialDate(day=day, text="first deal"),))
    found = list(planning.of_dates([own], [person], [], today))
    expected: list[tuple[int, Reason]] = []
    if due:
        back = date.fromisoformat(due)
        near = Reason("special_date", days=(back - today).days, due=back, ref=3)
        expected = [(1, near), (2, replace(near, ref=0, text="first deal"))]
    assert found == expected


@given(
    born=st.dates(date(1930, 1, 1), date(2010, 12, 31)),
    on=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_the_quick_look_at_birthdays_passes_nobody_over(born: date, on: date) -> None:
    person = Person(id=3, account_id=1, name="Wang Lin", birthday=born)
    is_near = (next_anniversary(born, on) - on).days <= 14
    assert bool(list(planning.of_dates([], [person], [], on))) is is_near


def test_the_open_opportunity_that_came_furthest() -> None:
    def deal(id: int, **fields: object) -> Opportunity:
        base = Opportunity(id=id, account_id=1, name="x", opened=ago(30), currency="CNY")
        return replace(base, **fields)

    of = {
        1: [
            deal(1, stage="interest", amount=900),
            deal(2, stage="design", amount=5),
            deal(3, stage="design", amount=70),
            deal(4, stage="use", amount=70, state="won"),
        ],
        2: [deal(5, state="lost")],
        3: [],
    }
    assert list(planning.of_opportunities(of)) == [
        (1, Reason("opportunity", amount=70, currency="CNY", stage="design", ref=3))
    ]
