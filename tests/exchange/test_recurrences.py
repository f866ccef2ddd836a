"""Rules of repetition: what they give within a horizon, and rules that are none."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.exchange.recurrences import BadRule, parts_of, starts

FIRST = datetime(2026, 1, 5, 10)  # a Monday


def days(rule: str, first: datetime = FIRST, year: int = 2026) -> list[str]:
    found = starts(parts_of(rule), first, None, datetime(year, 1, 1), datetime(year, 12, 31))
    assert all(one.time() == first.time() for one in found)
    return [f"{one:%m-%d}" for one in found]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["01-05", "01-06", "01-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", ["01-05", "01-19", "02-02"]),
        ("freq=weekly;byday=mo,we;count=3;", ["01-05", "01-07", "01-12"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["01-05", "01-30", "02-27"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["01-05", "01-30", "02-27"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["01-05", "01-31", "03-31"]),
        ("FREQ=YEARLY", ["01-05"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=1", ["01-05", "05-11"]),
    ],
)
def test_rules(rule: str, expected: list[str]) -> None:
    assert days(rule) == expected


def test_a_rule_without_end_is_cut_at_the_horizon() -> None:
    found = starts(parts_of("FREQ=DAILY"), FIRST, None, datetime(2031, 5, 1), datetime(2031, 5, 4))
    assert found == [datetime(2031, 5, day, 10) for day in (1, 2, 3)]


def test_the_last_moment_belongs_to_the_rule() -> None:
    parts = parts_of("FREQ=DAILY;UNTIL=20260107T100000Z")
    horizon = datetime(2026, 1, 1), datetime(2027, 1, 1)
    assert len(starts(parts, FIRST, datetime(2026, 1, 7, 10), *horizon)) == 3
    assert len(starts(parts, FIRST, datetime(2026, 1, 7, 9, 59), *horizon)) == 2
    assert starts(parts, FIRST, datetime(2025, 1, 1), *horizon) == [FIRST]


def test_the_29th_of_february() -> None:
    leap = datetime(2024, 2, 29, 9)
    assert [days("FREQ=YEARLY", leap, year) for year in (2024, 2026, 2028)] == [
        ["02-29"],
        [],
        ["02-29"],
    ]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        *((rule, "repeats_often") for rule in ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY")),
        ("FREQ=DAILY;BYHOUR=8,9,10;BYMINUTE=0,5,10,15,20,25,30,35,40", "repeats_often"),
        *(
            (rule, "repeats")
            for rule in (
                *("", "x", "FREQ", "FREQ=", "FREQ=FORTNIGHTLY", "INTERVAL=2", "D1 #5"),
                *("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1,2"),
                *("FREQ=DAILY;COUNT=x", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=99999999"),
                *("FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=0", "FREQ=YEARLY;BYMONTH=²"),
                *("FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32"),
                *("FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=54MO"),
                *("FREQ=WEEKLY;WKST=1MO", "FREQ=DAILY;BYHOUR=24", "FREQ=DAILY;X-Y=1"),
                *("FREQ=DAILY;FREQ=DAILY", "RRULE:FREQ=DAILY", "FREQ=DAILY;BYEASTER=1"),
            )
        ),
    ],
)
def test_rules_that_are_none(rule: str, code: str) -> None:
    with pytest.raises(BadRule) as caught:
        parts_of(rule)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;BYSETPOS=9",
        "FREQ=YEARLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=DAILY;BYMONTHDAY=1;BYYEARDAY=2;COUNT=5",
    ],
)
def test_a_rule_that_no_day_meets_comes_to_an_end(rule: str) -> None:
    began = time.process_time()
    assert days(rule) == ["01-05"]
    assert time.process_time() - began < 2


RULES = st.builds(
    "FREQ={};INTERVAL={}{}{}".format,
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    st.sampled_from(["", ";BYDAY=MO,FR", ";BYMONTHDAY=-1,15", ";BYMONTH=2,6", ";WKST=SU"]),
    st.sampled_from(["", ";COUNT=7", ";COUNT=300"]),
)


@settings(deadline=None)
@given(
    RULES, st.datetimes(datetime(2000, 1, 1), datetime(2027, 1, 1)), st.integers(0, 2500), st.data()
)
def test_dateutil_says_the_same(rule: str, first: datetime, wait: int, data: st.DataObject) -> None:
    first = first.replace(microsecond=0)
    since = first + timedelta(days=wait)
    before = since + timedelta(days=data.draw(st.integers(1, 900)))
    plain = (
        {one for one in rrulestr(rule, dtstart=first).xafter(since, inc=True) if one < before}
        if "COUNT" in rule
        else set(rrulestr(rule, dtstart=first).between(since, before, inc=True))
    )
    expected = sorted(one for one in {*plain, first} if since <= one < before)
    assert starts(parts_of(rule), first, None, since, before) == expected
