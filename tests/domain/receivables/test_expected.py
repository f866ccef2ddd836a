"""Expected cash: which promises count, in which week, and with what weight."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables.making import promise
from tui.domain.receivables.expected import ExpectedWeek, expected_by_week, monday_of, payer_rates
from tui.domain.receivables.promises import Judgement, judge
from tui.domain.records import Payment

TODAY = date(2026, 11, 25)
"""A Wednesday."""
MONDAY = date(2026, 11, 23)
NEXT_MONDAY = date(2026, 11, 30)


OPEN = Judgement("open", 0, 100, False)
KEPT = Judgement("kept", 100, 0, False)
PARTLY = Judgement("partly_kept", 40, 60, True)
BROKEN = Judgement("broken", 0, 100, True)
WITHDRAWN = Judgement("withdrawn", 0, 0, False)


@pytest.mark.parametrize(
    ("day", "monday"),
    [(23, 23), (24, 23), (27, 23), (29, 23), (30, 30)],
)
def test_weeks_begin_on_monday(day: int, monday: int) -> None:
    assert monday_of(date(2026, 11, day)) == date(2026, 11, monday)


@pytest.mark.parametrize(
    ("due", "judgement", "week"),
    [
        (TODAY, OPEN, (MONDAY, 100)),
        (date(2026, 11, 29), OPEN, (MONDAY, 100)),
        (date(2026, 11, 30), OPEN, (NEXT_MONDAY, 100)),
        # A part is there already.
        (TODAY, Judgement("open", 30, 70, False), (MONDAY, 70)),
        # Within the tolerance, or replaced by a newer promise: no longer planned with.
        (date(2026, 11, 24), Judgement("open", 0, 100, True), None),
        (date(2026, 11, 24), OPEN, None),
        (date(2026, 11, 20), BROKEN, None),
        (date(2026, 11, 20), PARTLY, None),
        (TODAY, KEPT, None),
        (TODAY, WITHDRAWN, None),
        (TODAY, None, None),
    ],
)
def test_which_promises_are_expected(
    due: date, judgement: Judgement | None, week: tuple[date, int] | None
) -> None:
    judged = {1: judgement} if judgement else {}
    found = expected_by_week([promise(1, due)], judged, TODAY, 1.0)
    assert [(one.monday, one.promised) for one in found] == ([week] if week else [])


def test_each_promise_weighs_what_its_payer_keeps() -> None:
    past = date(2026, 10, 1)
    promises = [
        promise(1, past),
        promise(2, past, currency="CNY"),
        promise(3, past),
        promise(4, past, account=2),
        promise(5, past, account=3),
        # To come: of account 1, which kept two of three; of 2, which kept none; of new ones.
        promise(11, TODAY),
        promise(12, TODAY, account=2),
        promise(13, TODAY, account=3),
        promise(14, NEXT_MONDAY, account=4),
        promise(15, NEXT_MONDAY, amount=200, currency="CNY"),
    ]
    judged = {
        1: KEPT,
        2: KEPT,
        3: PARTLY,
        4: BROKEN,
        5: WITHDRAWN,
        15: Judgement("open", 0, 200, False),
        **dict.fromkeys(range(11, 15), OPEN),
    }
    assert payer_rates(promises, judged) == {1: Fraction(2, 3), 2: 0}
    found = expected_by_week(promises, judged, TODAY, 0.3)
    assert found == (
        ExpectedWeek("CNY", NEXT_MONDAY, 200, Fraction(400, 3)),
        ExpectedWeek("EUR", MONDAY, 300, Fraction(200, 3) + 30),
        ExpectedWeek("EUR", NEXT_MONDAY, 100, Fraction(30)),
    )
    assert [one.expected for one in found] == [133, 97, 30]


def test_the_sum_of_a_week_is_rounded_once() -> None:
    past = date(2026, 10, 1)
    record = [promise(1, past), promise(2, past), promise(3, past)]
    ahead = [promise(id_, TODAY, amount=1) for id_ in (11, 12)]
    one_unit = Judgement("open", 0, 1, False)
    judged = {1: KEPT, 2: BROKEN, 3: BROKEN, 11: one_unit, 12: one_unit}
    [week] = expected_by_week([*record, *ahead], judged, TODAY, 0.5)
    assert (week.weighted, week.expected) == (Fraction(2, 3), 1)


@given(
    promised=st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 500), st.integers(-30, 30)), max_size=10
    ),
    money=st.lists(
        st.tuples(st.integers(1, 3), st.integers(1, 500), st.integers(-40, 0)), max_size=8
    ),
    permille=st.integers(0, 1_000),
)
def test_no_more_is_expected_than_is_promised_and_missing(
    promised: list[tuple[int, int, int]], money: list[tuple[int, int, int]], permille: int
) -> None:
    promises = [
        promise(id_, TODAY + timedelta(days=days), amount, account)
        for id_, (account, amount, days) in enumerate(promised, start=1)
    ]
    payments = [
        Payment(account_id=account, on=TODAY + timedelta(days=days), amount=amount, currency="EUR")
        for account, amount, days in money
    ]
    judged = judge(promises, payments, TODAY)
    weeks = expected_by_week(promises, judged, TODAY, permille / 1_000)
    assert [one.monday for one in weeks] == sorted({one.monday for one in weeks})
    assert all(0 <= one.weighted <= one.promised for one in weeks)
    assert all(one.monday >= MONDAY for one in weeks)
    ahead = [one for one in promises if one.due >= TODAY]
    assert sum(one.promised for one in weeks) == sum(judged[one.id].missing for one in ahead)
    # With nothing on record every promise weighs what a new payer's does.
    fresh = [one for one in ahead if judged[one.id].state == "open"]
    alone = {one.id: judged[one.id] for one in fresh}
    weighed = sum(one.weighted for one in expected_by_week(fresh, alone, TODAY, permille / 1_000))
    assert weighed == Fraction(permille, 1_000) * sum(judged[one.id].missing for one in fresh)
