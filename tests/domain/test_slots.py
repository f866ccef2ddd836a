"""The free slots of a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.records import Visit
from tui.domain.slots import LUNCH, WORKING_HOURS, Agenda, free_slots

DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 8)
WHOLE_DAY = (
    "09:00 09:30 10:00 10:30 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30"  # of an hour
)


def visit(at: str, minutes: int = 60, account: int = 1, **fields: object) -> Visit:
    start = datetime.fromisoformat(f"{DAY}T{at}")
    return Visit(account_id=account, start=start, minutes=minutes, **fields)  # type: ignore[arg-type]


def words(slots: list[time]) -> str:
    return " ".join(f"{slot:%H:%M}" for slot in slots)


@pytest.mark.parametrize(
    ("visits", "minutes", "now", "travel", "expected"),
    [
        ([], 60, "08:00", 0, WHOLE_DAY),
        ([], 30, "08:00", 0, "09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00"
         " 15:30 16:00 16:30 17:00"),
        ([], 180, "08:00", 0, "09:00 13:00 13:30 14:00 14:30"),
        ([], 270, "08:00", 0, "13:00"),
        ([], 300, "08:00", 0, ""),
        # Not in the past, and not before one can be there.
        ([], 60, "10:00", 0, "10:00 10:30 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30"),
        ([], 60, "15:01", 0, "15:30 16:00 16:30"),
        ([], 60, "15:01", 40, "16:00 16:30"),
        ([], 60, "16:31", 0, ""),
        ([], 60, "23:59", 0, ""),
        # Around a visit.
        ([visit("10:00")], 60, "08:00", 0,
         "09:00 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30"),
        ([visit("10:15", 30)], 60, "08:00", 0,
         "09:00 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30"),
        # The way there afterwards: 40 minutes after eleven it is 11:40.
        ([visit("10:00"), visit("14:00", 120)], 60, "08:00", 40, "09:00 13:00"),
        ([visit("10:00"), visit("14:00", 120)], 60, "08:00", 20, "09:00 13:00 16:30"),
        # The way to the next one, 65 minutes to account 2.
        ([visit("13:30", account=2)], 60, "08:00", 0,
         "09:00 09:30 10:00 10:30 11:00 14:30 15:00 15:30 16:00 16:30"),
        ([visit("13:00", account=2)], 60, "08:00", 0,
         "09:00 09:30 10:00 10:30 14:00 14:30 15:00 15:30 16:00 16:30"),
        ([visit("13:00", account=2, kind="phone")], 60, "08:00", 0,
         "09:00 09:30 10:00 10:30 11:00 14:00 14:30 15:00 15:30 16:00 16:30"),
        # What does not take place takes no time.
        ([visit("10:00", state="cancelled"), visit("14:00", state="missed")], 60, "08:00", 0,
         WHOLE_DAY),
        ([visit("09:00", 540)], 60, "08:00", 0, ""),
        ([visit("07:00", 150), visit("17:00", 120)], 60, "06:00", 0,
         "09:30 10:00 10:30 11:00 13:00 13:30 14:00 14:30 15:00 15:30 16:00"),
    ],
)  # fmt: skip
def test_where_a_visit_fits(
    visits: list[Visit], minutes: int, now: str, travel: int, expected: str
) -> None:
    moment = datetime.fromisoformat(f"{DAY}T{now}")
    assert words(Agenda(visits, DAY, {2: 65}).free(minutes, moment, travel)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), ""),  # gone by
        (date(2026, 11, 25), WHOLE_DAY),
        (date(2026, 11, 28), WHOLE_DAY),  # a Saturday the rep asks for
        (date(2027, 1, 1), WHOLE_DAY),
        (date(2028, 2, 29), WHOLE_DAY),
        (date(2026, 10, 25), ""),
        (date(2027, 3, 28), WHOLE_DAY),  # the clock goes forward in Europe
    ],
)
def test_another_day_has_all_its_slots_if_it_is_still_to_come(day: date, expected: str) -> None:
    now = datetime.combine(DAY, time(16))
    assert words(Agenda([], day).free(60, now, 90)) == expected


def test_a_visit_nearby_asks_for_no_way() -> None:
    busy = [visit("10:00"), visit("13:30", 240, account=2)]
    assert words(free_slots(busy, DAY, 60, MORNING)) == "09:00 11:00"


visits_of_a_day = st.lists(
    st.builds(
        lambda start, minutes, account, kind, state: visit(
            f"{start // 60:02}:{start % 60:02}", minutes, account, kind=kind, state=state
        ),
        st.integers(0, 24 * 60 - 1),
        st.integers(0, 240),
        st.integers(1, 3),
        st.sampled_from(["in_person", "phone"]),
        st.sampled_from(["planned", "confirmed", "logged", "cancelled", "missed"]),
    ),
    max_size=6,
)


@given(
    visits=visits_of_a_day,
    minutes=st.integers(5, 300),
    now=st.integers(0, 24 * 60 - 1),
    travel=st.integers(0, 120),
)
def test_a_slot_is_free_exactly_if_nothing_stands_against_it(
    visits: list[Visit], minutes: int, now: int, travel: int
) -> None:
    travel_of = {1: 40, 2: 90}
    moment = datetime.combine(DAY, time()) + timedelta(minutes=now)
    way, length = timedelta(minutes=travel), timedelta(minutes=minutes)
    free = Agenda(visits, DAY, travel_of).free(minutes, moment, travel)
    for half in range(18):
        start = datetime.combine(DAY, time(9)) + half * timedelta(minutes=30)
        end = start + length
        lunch, after = (datetime.combine(DAY, one) for one in LUNCH)
        against = (
            end > datetime.combine(DAY, WORKING_HOURS[1])
            or start < moment + way
            or (start < after and end > lunch)
        )
        for one in visits:
            if one.state in ("cancelled", "missed"):
                continue
            to_it = travel_of.get(one.account_id, 0) if one.kind == "in_person" else 0
            until = one.start + timedelta(minutes=one.minutes)
            is_before = end <= one.start - timedelta(minutes=to_it)
            against = against or not (is_before or start >= until + way)
        assert (start.time() in free) is not against
