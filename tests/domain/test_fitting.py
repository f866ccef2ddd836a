"""Whether a visit fits between the others."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.fitting import Clash, clashes
from tui.domain.records import Visit

NOW = datetime(2026, 11, 24, 8, 0)
TRAVEL = {1: 40, 2: 20}


def visit(id: int, at: str, account: int = 1, **fields: object) -> Visit:
    """A visit of an hour on the 24th, or at another moment."""
    start = datetime.fromisoformat(at if "T" in at else f"2026-11-24T{at}")
    return Visit(id=id, account_id=account, start=start, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        # overlapping
        (visit(1, "10:00"), visit(2, "10:30", 2), [Clash("overlap", 2)]),
        (visit(1, "10:00"), visit(2, "09:30", 2), [Clash("overlap", 2)]),
        (visit(1, "10:00"), visit(2, "10:00", 1), [Clash("overlap", 2)]),
        (visit(1, "10:00"), visit(2, "10:30", 2, kind="phone"), [Clash("overlap", 2)]),
        (visit(1, "10:00"), visit(2, "10:30", 2, state="confirmed"), [Clash("overlap", 2)]),
        (visit(1, "10:00"), visit(2, "10:30", 2, state="cancelled"), []),
        (visit(1, "10:00"), visit(2, "10:30", 2, state="missed"), []),
        (visit(1, "10:00"), visit(2, "10:30", 2, state="logged"), []),
        # the way there: 40 minutes
        (visit(1, "11:39"), visit(2, "10:00", 2), [Clash("way_from", 2, 39, 40)]),
        (visit(1, "11:40"), visit(2, "10:00", 2), []),
        (visit(1, "11:00"), visit(2, "10:00", 2), [Clash("way_from", 2, 0, 40)]),
        (visit(1, "11:00", kind="phone"), visit(2, "10:00", 2), []),
        (visit(1, "11:00", kind="video"), visit(2, "10:00", 2), []),
        (visit(1, "11:00"), visit(2, "10:00", 2, kind="phone"), []),
        (visit(1, "11:00"), visit(2, "10:00", 1), []),
        (visit(1, "11:00", 9), visit(2, "10:00", 1), []),
        # the way to the next: 20 minutes
        (visit(1, "10:00"), visit(2, "11:19", 2), [Clash("way_to", 2, 19, 20)]),
        (visit(1, "10:00"), visit(2, "11:20", 2), []),
        (visit(1, "10:00"), visit(2, "11:00", 9), []),
        # the way from here
        (visit(1, "08:39"), visit(2, "15:00", 2), [Clash("way_now", 0, 39, 40)]),
        (visit(1, "08:40"), visit(2, "15:00", 2), []),
        (visit(1, "07:00"), visit(2, "15:00", 2), []),
        (visit(1, "2026-11-25T00:10"), visit(2, "15:00", 2), []),
        # itself
        (visit(1, "10:00"), visit(1, "10:30"), []),
        # minutes without length
        (visit(1, "10:00", minutes=0), visit(2, "09:30", 1, minutes=30), []),
    ],
)
def test_what_speaks_against_a_visit(mine: Visit, other: Visit, expected: list[Clash]) -> None:
    assert clashes(mine, [other], TRAVEL, NOW) == expected


def test_all_that_speaks_against_it_in_order_of_time() -> None:
    others = [visit(4, "11:10", 2), visit(3, "10:59", 2), visit(2, "09:00", 2)]
    found = clashes(visit(1, "10:00"), others, TRAVEL, NOW)
    assert [(one.code, one.other) for one in found] == [
        ("way_from", 2),
        ("overlap", 3),
        ("way_to", 4),
    ]


@given(st.integers(0, 600), st.integers(0, 600), st.integers(0, 90), st.integers(0, 90))
def test_two_visits_overlap_or_neither(one: int, two: int, long: int, short: int) -> None:
    start = datetime(2026, 11, 25, 8)
    mine = Visit(id=1, account_id=1, start=start + timedelta(minutes=one), minutes=long)
    other = Visit(id=2, account_id=2, start=start + timedelta(minutes=two), minutes=short)
    there = {clash.code for clash in clashes(mine, [other], {}, NOW)}
    back = {clash.code for clash in clashes(other, [mine], {}, NOW)}
    assert there == back
    assert there <= {"overlap"}
