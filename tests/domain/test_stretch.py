"""Rhythms that give way where the week is full: lead first, platinum last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.codes import TIERS, Tier
from tui.domain.records import Account
from tui.domain.stretch import (
    MAX_STRETCH,
    STRETCH_ORDER,
    Stretch,
    rhythms_of,
    stretch,
    stretched,
)

RHYTHMS: dict[Tier, int] = {"platinum": 7, "gold": 14, "iron": 30, "lead": 90}


def portfolio(**counts: int) -> list[Account]:
    tiers = [tier for tier, count in counts.items() for _ in range(count)]
    return [Account(id=id, name="A", tier=tier) for id, tier in enumerate(tiers, 1)]  # type: ignore[arg-type]


def of_tier(found: Stretch, accounts: list[Account], tier: Tier) -> int:
    [days] = {found.rhythms[one.id] for one in accounts if one.tier == tier}
    return days


def test_the_accounts_own_rhythm_goes_before_its_tiers() -> None:
    accounts = [
        Account(id=1, name="A", tier="gold"),
        Account(id=2, name="B", tier="gold", rhythm_days=5),
        Account(id=3, name="C", rhythm_days=40),
        Account(id=4, name="D"),
    ]
    assert rhythms_of(accounts, RHYTHMS) == {1: 14, 2: 5, 3: 40}


def test_a_week_with_room_stretches_nothing() -> None:
    accounts = portfolio(platinum=10, gold=20)  # exactly 20 visits a week
    found = stretch(accounts, RHYTHMS, 20)
    assert found.percents == {}
    assert found.asked == found.left == pytest.approx(20)
    assert found.rhythms == rhythms_of(accounts, RHYTHMS)


@pytest.mark.parametrize(
    ("counts", "capacity", "expected"),
    [
        # One visit a week is left for the leads: 13 x 7 / 91 days, 17 x 7 / 119 days.
        ({"platinum": 19, "lead": 13}, 20, {"platinum": 7, "lead": 91}),
        ({"platinum": 19, "lead": 17}, 20, {"platinum": 7, "lead": 119}),
        # Lead at its longest, then iron as far as it must.
        ({"platinum": 15, "iron": 22, "lead": 20}, 20, {"platinum": 7, "iron": 37, "lead": 180}),
        # Gold before platinum.
        ({"platinum": 10, "gold": 30, "iron": 9}, 20, {"platinum": 7, "gold": 24, "iron": 60}),
        # Platinum gives way last, and no further than it may.
        ({"platinum": 30, "gold": 2, "lead": 9}, 20, {"platinum": 11, "gold": 28, "lead": 180}),
        ({"platinum": 100, "lead": 9}, 20, {"platinum": 14, "lead": 180}),
        # No lead at all: iron is next, two visits a week are 10 x 7 / 35 days.
        ({"platinum": 18, "iron": 10}, 20, {"platinum": 7, "iron": 35}),
    ],
)
def test_who_gives_way(counts: dict[str, int], capacity: int, expected: dict[Tier, int]) -> None:
    accounts = portfolio(**counts)
    found = stretch(accounts, RHYTHMS, capacity)
    assert {tier: of_tier(found, accounts, tier) for tier in expected} == expected
    changed = {tier for tier, days in expected.items() if days != RHYTHMS[tier]}
    assert set(found.percents) == changed
    assert list(found.percents) == [tier for tier in STRETCH_ORDER if tier in changed]


def test_a_rhythm_of_its_own_without_a_tier_gives_way_with_iron() -> None:
    accounts = [
        *portfolio(platinum=20, iron=1),
        Account(id=50, name="Own", rhythm_days=10),
        Account(id=51, name="None"),
    ]
    found = stretch(accounts, RHYTHMS, 20)
    assert found.rhythms[50] == 20
    assert found.rhythms[21] == 60
    assert 51 not in found.rhythms


@pytest.mark.parametrize(
    ("days", "percent", "most", "expected"),
    [
        (90, 100, 200, 90),
        (7, 101, 200, 8),
        (90, 133, 200, 120),
        (1, 150, 150, 1),
        (7, 200, 200, 14),
    ],
)
def test_a_rhythm_in_whole_days(days: int, percent: int, most: int, expected: int) -> None:
    assert stretched(days, percent, most) == expected


accounts_of_all_kinds = st.lists(
    st.tuples(st.sampled_from([*TIERS, None]), st.none() | st.integers(1, 3650)), max_size=60
).map(
    lambda rows: [
        Account(id=id, name="A", tier=tier, rhythm_days=days)
        for id, (tier, days) in enumerate(rows, 1)
    ]
)


@given(accounts_of_all_kinds, st.integers(1, 60), st.sampled_from([100, 130, MAX_STRETCH, 300]))
def test_a_tier_is_stretched_only_after_all_below_it(
    accounts: list[Account], capacity: int, most: int
) -> None:
    found = stretch(accounts, RHYTHMS, capacity, most)
    as_set = rhythms_of(accounts, RHYTHMS)
    assert found.rhythms.keys() == as_set.keys()
    longest = {id: days * most // 100 for id, days in as_set.items()}
    group = {one.id: STRETCH_ORDER.index(one.tier or "iron") for one in accounts}
    for id, days in found.rhythms.items():
        assert as_set[id] <= days <= longest[id]
        if days > as_set[id]:  # so all below are as long as they may be
            assert all(
                found.rhythms[other] == longest[other]
                for other in as_set
                if group[other] < group[id]
            )
    demand = sum(7 / days for days in found.rhythms.values())
    assert found.left == pytest.approx(demand)
    assert demand <= capacity + 1e-6 or found.rhythms == longest
    if found.asked <= capacity:
        assert found.rhythms == as_set


@given(accounts_of_all_kinds, st.integers(1, 60))
def test_more_room_never_makes_a_rhythm_longer(accounts: list[Account], capacity: int) -> None:
    tight = stretch(accounts, RHYTHMS, capacity).rhythms
    wide = stretch(accounts, RHYTHMS, capacity + 1).rhythms
    assert all(wide[id] <= tight[id] for id in tight)
