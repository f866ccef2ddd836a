"""Which approval an amount needs, and who sits in that chair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.people.making import account, circle, deal, person, threshold
from tui.domain.people.approvals import Chairs, threshold_for

MILLIONS = (
    threshold("executive vice-president", 100),
    threshold("CEO", 200),
    threshold("CEO with five of them", 500),
    threshold("board"),
)
PEOPLE = (
    person(1, name="Gu Yan 顾彦", title="general manager", department="management"),
    person(2, name="Zhao Min", title="head of finance", department="finance", level="management"),
    person(3, name="Li Ping", title="cashier", department="Finance", level="operations"),
    person(4, name="孙浩", title="技术总监", department="技术部", level="management"),
    person(5, name="钱磊", title="化验员", department="技术部"),
    person(6, name="Ann", title="CFO, group", department="finance, Hamburg", level="decision"),
)


@pytest.mark.parametrize(
    ("amount", "approver"),
    [
        (0, "executive vice-president"),
        (99, "executive vice-president"),
        (100, "CEO"),
        (199, "CEO"),
        (200, "CEO with five of them"),
        (499, "CEO with five of them"),
        (500, "board"),
        (10**9, "board"),
    ],
)
def test_below_means_below(amount: int, approver: str) -> None:
    for order in (MILLIONS, MILLIONS[::-1]):
        found = threshold_for(amount, order)
        assert found is not None
        assert found.approver == approver


def test_beyond_the_last_threshold_nobody_is_named() -> None:
    assert threshold_for(100, MILLIONS[:1]) is None
    assert threshold_for(1, ()) is None


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_larger_amount_never_needs_a_lower_approval(one: int, other: int) -> None:
    low, high = sorted((one, other))
    found = [threshold_for(amount, MILLIONS) for amount in (low, high)]
    places = [MILLIONS.index(chair) for chair in found if chair]
    assert places == sorted(places)
    assert len(places) == 2


@pytest.mark.parametrize(
    ("chair", "expected"),
    [
        ("general manager", (1,)),
        ("The General Manager", (1,)),
        ("Gu Yan", (1,)),
        ("顾彦", (1,)),
        ("gu yan 顾彦", (1,)),
        ("head of finance", (2,)),
        ("finance", (2,)),  # the highest of the department
        ("finance and management together", (2, 1)),
        ("head of finance / general manager", (2, 1)),
        ("财务、技术会签", (4,)),
        ("技术部", (4,)),
        ("技术部审批", (4,)),
        ("CFO", (6,)),
        ("finance, Hamburg", (6,)),
        ("city council", ()),
        ("manager", ()),
        ("…", ()),
    ],
)
def test_who_sits_in_a_chair(chair: str, expected: tuple[int, ...]) -> None:
    assert Chairs(PEOPLE).who_fills(threshold(chair)) == expected


def test_the_person_whom_the_rep_named_goes_first() -> None:
    chairs = Chairs(PEOPLE)
    assert chairs.who_fills(threshold("general manager", person_id=5)) == (5,)
    assert chairs.who_fills(threshold("general manager", person_id=99)) == (1,)


@pytest.mark.parametrize(
    ("fields", "fills"),
    [
        ({}, True),
        ({"former": True}, False),
        ({"roles": ("competitor",)}, False),
        ({"outside": "our_house"}, False),
        ({"outside": "authority"}, True),
    ],
)
def test_who_may_fill_a_chair_of_the_account(fields: dict[str, object], fills: bool) -> None:
    one = person(1, title="CEO", **fields)
    of = account(thresholds=(threshold("CEO"),))
    now = circle(one, deal(amount=5), of=of)
    assert now.approvers == ({1} if fills else set())


def test_only_open_opportunities_with_an_amount_in_the_accounts_currency_need_approval() -> None:
    of = account(thresholds=(threshold("CEO"),), currency="EUR")
    deals = [
        deal(1, amount=5),
        deal(2, amount=0),
        deal(3, amount=5, currency="CNY"),
        deal(4, amount=5, state="won"),
    ]
    assert [one.opportunity_id for one in circle(*deals, of=of).approvals] == [1]
    assert circle(*deals).approvals == ()
