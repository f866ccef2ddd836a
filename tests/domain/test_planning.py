"""Whom to see next: the ranking, its reasons, and who rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.domain import planning
from tui.domain.codes import TIERS, Tier
from tui.domain.planning import Candidate, Facts, Reason, rank
from tui.domain.records import Account, Skip, Visit

TODAY = date(2026, 11, 24)
WEIGHTS: dict[Tier | None, float] = {
    "platinum": 1.5,
    "gold": 1.2,
    "iron": 1.0,
    "lead": 0.5,
    None: 1.0,
}
OVERDUE = Reason("overdue", days=47, amount=48_000_000, currency="CNY")
DEAL = Reason("opportunity", stage="design", amount=100, currency="CNY")


def account(id: int, tier: Tier | None = None, rhythm: int | None = None) -> Account:
    return Account(id=id, name=f"A{id}", tier=tier, rhythm_days=rhythm)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(
    rhythms: Mapping[int, int],
    days_since: Mapping[int, int] | None = None,
    **fields: object,
) -> Facts:
    known: dict[str, object] = {
        "rhythms": rhythms,
        "set_rhythms": rhythms,
        "last_contact": {id: ago(days) for id, days in (days_since or {}).items()},
        "ahead": {},
        "resting": (),
        "reasons": {},
    }
    return Facts(**(known | fields))  # type: ignore[arg-type]


def ids(found: Iterable[Candidate]) -> list[int]:
    return [candidate.account_id for candidate in found]


def codes(found: Iterable[Reason]) -> list[str]:
    return [reason.code for reason in found]


# -- The ranking


def test_the_most_urgent_stands_first() -> None:
    accounts = [account(1, "lead"), account(2, "platinum"), account(3, "gold"), account(4, "iron")]
    known = facts({1: 90, 2: 7, 3: 14, 4: 30}, {1: 120, 2: 7, 3: 21, 4: 15})
    found = rank(accounts, known, WEIGHTS, TODAY)
    assert ids(found) == [3, 2, 1, 4]
    assert [one.urgency for one in found] == pytest.approx([1.8, 1.5, 120 / 90 * 0.5, 0.5])


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, "in_rhythm"), (6, "in_rhythm"), (7, "in_rhythm"), (8, "past_rhythm")],
)
def test_the_rhythm_is_past_on_the_day_after_its_last(days: int, code: str) -> None:
    [found] = rank([account(1, "platinum")], facts({1: 7}, {1: days}), WEIGHTS, TODAY)
    assert found.reasons == (Reason(code, days=days, rhythm=7),)  # type: ignore[arg-type]


def test_a_stretched_rhythm_counts_and_is_told() -> None:
    known = facts({1: 120}, {1: 100}, set_rhythms={1: 90})
    [found] = rank([account(1, "lead")], known, WEIGHTS, TODAY)
    assert found.reasons == (
        Reason("in_rhythm", days=100, rhythm=120),
        Reason("stretched", days=90, rhythm=120),
    )
    assert found.urgency == pytest.approx(100 / 120 * 0.5)


def test_an_account_without_tier_and_rhythm_needs_another_reason() -> None:
    known = facts({}, {1: 300}, reasons={2: [OVERDUE], 3: [DEAL]})
    found = rank([account(1), account(2), account(3)], known, WEIGHTS, TODAY)
    assert [(one.account_id, one.urgency, codes(one.reasons)) for one in found] == [
        (2, None, ["overdue"]),
        (3, None, ["opportunity"]),
    ]


def test_a_rhythm_of_its_own_is_enough() -> None:
    [found] = rank([account(1, rhythm=10)], facts({1: 10}, {1: 20}), WEIGHTS, TODAY)
    assert found.urgency == pytest.approx(2.0)


def test_never_seen_or_pressing_stands_as_at_the_end_of_the_rhythm() -> None:
    accounts = [
        account(1, "platinum"),  # never seen: 1.5
        account(2, "platinum"),  # 14 days: 3.0
        account(3),  # overdue: 1.0
        account(4),  # open business alone: last
        account(5, "lead"),  # a day: just above nothing
        account(6, "gold"),  # 14 days: 1.2
    ]
    known = facts(
        {1: 7, 2: 7, 5: 90, 6: 14},
        {2: 14, 5: 1, 6: 14},
        reasons={3: [OVERDUE], 4: [DEAL]},
    )
    found = rank(accounts, known, WEIGHTS, TODAY)
    assert ids(found) == [2, 1, 6, 3, 5, 4]
    never = found[1]
    assert never.urgency is None
    assert never.reasons == (Reason("never_seen", rhythm=7),)


@pytest.mark.parametrize(
    ("rhythm", "visit_in", "is_proposed"),
    [
        (7, 0, False),
        (7, 7, False),
        (7, 8, True),
        (90, 60, False),
        (None, 200, False),  # nobody said how often: a visit ahead is enough
        (7, None, True),
    ],
)
def test_a_visit_ahead_within_the_rhythm(
    rhythm: int | None, visit_in: int | None, is_proposed: bool
) -> None:
    known = facts(
        {1: rhythm} if rhythm else {},
        {1: 40},
        ahead={} if visit_in is None else {1: TODAY + timedelta(days=visit_in)},
        reasons={1: [OVERDUE]},
    )
    assert bool(rank([account(1)], known, WEIGHTS, TODAY)) is is_proposed


def test_who_was_seen_that_day_or_rests_is_not_proposed() -> None:
    accounts = [account(1, "platinum"), account(2, "platinum"), account(3, "platinum")]
    known = facts(
        dict.fromkeys((1, 2, 3), 7),
        {1: 0, 2: 30, 3: 1},
        resting={2},
        reasons={1: [OVERDUE], 2: [OVERDUE]},
    )
    assert ids(rank(accounts, known, WEIGHTS, TODAY)) == [3]


def test_equals_stand_by_tier_then_days_then_id() -> None:
    accounts = [account(4, "iron", 20), account(3, "iron", 10), account(2), account(1, "iron", 10)]
    known = facts(
        {1: 10, 3: 10, 4: 20}, {1: 10, 3: 10, 4: 20}, reasons={2: [OVERDUE]}
    )  # all stand at 1.0
    assert ids(rank(accounts, known, WEIGHTS, TODAY)) == [4, 1, 3, 2]


def test_reasons_stand_in_a_fixed_order() -> None:
    given = [
        DEAL,
        Reason("special_date", due=TODAY, ref=3),
        replace(OVERDUE, currency="EUR", days=12),
        OVERDUE,
        Reason("our_promise", days=3, due=ago(3), ref=2),
        Reason("our_promise", days=9, due=ago(9), ref=1),
        Reason("promise_missed", due=ago(1)),
    ]
    for reasons in (given, given[::-1]):
        known = facts({1: 7}, {1: 8}, reasons={1: reasons})
        [found] = rank([account(1, "platinum")], known, WEIGHTS, TODAY)
        assert codes(found.reasons) == [
            "past_rhythm",
            "promise_missed",
            "our_promise",
            "our_promise",
            "overdue",
            "overdue",
            "special_date",
            "opportunity",
        ]
        assert [one.ref for one in found.reasons if one.code == "our_promise"] == [1, 2]
        assert [one.days for one in found.reasons if one.code == "overdue"] == [47, 12]


tiers = st.sampled_from([*TIERS, None])


@given(
    tier=tiers,
    rhythm=st.integers(1, 3650),
    days=st.tuples(st.integers(1, 4000), st.integers(1, 4000)),
)
def test_the_longer_ago_the_more_urgent(
    tier: Tier | None, rhythm: int, days: tuple[int, int]
) -> None:
    earlier, later = max(days), min(days)
    accounts = [account(1, tier), account(2, tier)]
    found = rank(accounts, facts({1: rhythm, 2: rhythm}, {1: later, 2: earlier}), WEIGHTS, TODAY)
    urgencies = {one.account_id: one.urgency or 0 for one in found}
    assert urgencies[2] >= urgencies[1]
    if earlier > later:
        assert urgencies[2] > urgencies[1]
        assert ids(found) == [2, 1]


@given(
    st.lists(
        st.tuples(tiers, st.none() | st.integers(1, 400), st.none() | st.integers(0, 400)),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_book_does_not_matter(
    rows: list[tuple[Tier | None, int | None, int | None]], random: object
) -> None:
    accounts = [account(id, tier) for id, (tier, _r, _d) in enumerate(rows, 1)]
    known = facts(
        {id: rhythm for id, (_t, rhythm, _d) in enumerate(rows, 1) if rhythm},
        {id: days for id, (_t, _r, days) in enumerate(rows, 1) if days is not None},
    )
    found = rank(accounts, known, WEIGHTS, TODAY)
    random.shuffle(accounts)  # type: ignore[attr-defined]
    assert rank(accounts, known, WEIGHTS, TODAY) == found
    urgencies = [one.urgency for one in found if one.urgency is not None]
    assert urgencies == sorted(urgencies, reverse=True)
    assert all(one.reasons for one in found)


# -- Visits ahead, and rest


def test_the_next_visit_of_each_account() -> None:
    def visit(id: int, at: str, state: str = "planned", account_id: int = 1) -> Visit:
        start = datetime.fromisoformat(at)
        return Visit(id=id, account_id=account_id, start=start, state=state)  # type: ignore[arg-type]

    visits = [
        visit(1, "2026-11-23T10:00"),  # of yesterday: not ahead, to be logged
        visit(2, "2026-12-01T10:00", "confirmed"),
        visit(3, "2026-11-30T10:00"),
        visit(4, "2026-11-25T10:00", "cancelled"),
        visit(5, "2026-11-24T08:00", account_id=2),
        visit(6, "2026-11-24T08:00", "logged", account_id=3),
    ]
    assert planning.visits_ahead(visits, TODAY) == {1: date(2026, 11, 30), 2: TODAY}


@pytest.mark.parametrize(
    ("on", "rests"),
    [
        ("2026-12-27", False),
        ("2026-12-28", True),
        ("2027-01-03", True),
        ("2027-01-04", False),
    ],
)
def test_a_skipped_account_rests_until_its_day(on: str, rests: bool) -> None:
    skip = Skip(id=1, account_id=7, on=date(2026, 12, 28), until=date(2027, 1, 4))
    assert planning.resting([skip], date.fromisoformat(on)) == ({7: skip} if rests else {})


def test_of_several_skips_the_longest_counts() -> None:
    long = Skip(id=1, account_id=7, on=TODAY, until=TODAY + timedelta(days=9), reason="away")
    short = Skip(id=2, account_id=7, on=TODAY, until=TODAY + timedelta(days=2))
    for skips in ([long, short], [short, long]):
        assert planning.resting(skips, TODAY) == {7: long}


@pytest.mark.parametrize(
    ("on", "rhythm", "until"),
    [
        ("2026-11-24", None, "2026-12-01"),
        ("2026-11-24", 30, "2026-12-01"),
        ("2026-11-24", 7, "2026-12-01"),
        ("2026-11-24", 3, "2026-11-27"),
        ("2026-12-29", 90, "2027-01-05"),
        ("2028-02-25", 14, "2028-03-03"),
        ("2027-02-25", 4, "2027-03-01"),
    ],
)
def test_a_skip_lasts_a_week_or_a_shorter_rhythm(on: str, rhythm: int | None, until: str) -> None:
    assert planning.rest_until(date.fromisoformat(on), rhythm) == date.fromisoformat(until)


def test_a_skip_is_at_hand_until_it_is_over() -> None:
    skip = Skip(account_id=1, on=TODAY, until=TODAY + timedelta(days=7))
    assert skip.day == skip.until
    assert not skip.is_open
