"""Appointments that move and that are cancelled."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.desk import visits
from tests.desk.making import BRANDT, NOW, desk_with, stand, visit, whole
from tests.desk.visits import CANCELLED, CONFIRMED
from tui.desk import appointments
from tui.desk.appointments import Over
from tui.desk.ground import Desk, Gone
from tui.desk.reading import LineTrouble
from tui.domain.records import Visit

PLANNED = replace(visits.PLANNED, minutes=45, kind="video")
LOGGED = visit(3, "2026-11-20T09:00", state="logged", outcome="advance")
MISSED = replace(
    PLANNED,
    id=4,
    start=datetime(2026, 11, 19, 9, 0),
    state="missed",
    outcome="missed",
    note="ill",
    logged_at=datetime(2026, 11, 19, 9, 30),
)
FORGOTTEN = visit(6, "2026-11-20T10:00")


def desk(now: datetime = NOW) -> Desk:
    return desk_with(PLANNED, CONFIRMED, LOGGED, MISSED, CANCELLED, FORGOTTEN, now=now)


# -- moving


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("thu 14:00", datetime(2026, 11, 26, 14, 0)),
        ("14:00", datetime(2026, 11, 24, 14, 0)),
        ("2pm", datetime(2026, 11, 24, 14, 0)),
        ("0:00", datetime(2026, 11, 24, 0, 0)),
        ("23:59", datetime(2026, 11, 24, 23, 59)),
        ("下午3点半", datetime(2026, 11, 24, 15, 30)),
        ("thu", datetime(2026, 11, 26, 10, 0)),
        ("today", datetime(2026, 11, 21, 10, 0)),
        ("eom", datetime(2026, 11, 30, 10, 0)),
        ("1/1", datetime(2027, 1, 1, 10, 0)),
        ("29 feb", datetime(2028, 2, 29, 10, 0)),
        ("today 9:05", NOW),
        ("+1w", datetime(2026, 11, 28, 10, 0)),
        ("2026-11-25T08:15", datetime(2026, 11, 25, 8, 15)),
    ],
)
def test_a_time_alone_keeps_the_day_and_a_day_alone_the_time(
    typed: str, expected: datetime
) -> None:
    found = desk()
    said = appointments.reschedule(found, 1, typed)
    assert stand(found, Visit)[1] == replace(PLANNED, start=expected)
    assert said.startswith("Huaxin Cable 华信电缆: visit moved to ")
    assert f"{expected:%H:%M}" in said


def test_over_the_night_in_which_the_clocks_change_the_time_stays() -> None:
    before = visit(7, "2027-03-27T10:00")
    found = desk_with(before)
    appointments.reschedule(found, 7, "2027-03-28")
    assert stand(found, Visit)[7].start == datetime(2027, 3, 28, 10, 0)


def test_a_move_says_where_to_and_is_taken_back_by_one_undo() -> None:
    found = desk()
    before = whole(found)
    said = appointments.reschedule(found, 1, "thu 14:00")
    assert said == "Huaxin Cable 华信电缆: visit moved to Thu 26 Nov 2026 14:00"
    assert found.book.undo().text == said
    assert whole(found) == before


@pytest.mark.parametrize(
    ("id", "state"), [(1, "planned"), (2, "planned"), (5, "planned"), (6, "planned")]
)
def test_what_moves_is_planned_again(id: int, state: str) -> None:
    found = desk()
    appointments.reschedule(found, id, "thu 14:00")
    assert stand(found, Visit)[id].state == state


def test_a_cancelled_visit_is_planned_again_even_for_the_same_moment() -> None:
    found = desk_with(visit(1, "14:00", state="cancelled"))
    appointments.reschedule(found, 1, "14:00")
    assert stand(found, Visit)[1] == visit(1, "14:00")


def test_a_missed_visit_stays_and_a_new_one_is_planned_for_the_same_matter() -> None:
    found = desk()
    before = whole(found)
    appointments.reschedule(found, 4, "thu 14:00")
    visits = stand(found, Visit)
    assert visits[4] == MISSED
    assert visits[7] == replace(PLANNED, id=7, start=datetime(2026, 11, 26, 14, 0))
    found.book.undo()
    assert whole(found) == before


def test_a_visit_that_is_there_already_is_not_written() -> None:
    found = desk()
    generation = found.book.generation
    said = appointments.reschedule(found, 2, "14:00")
    assert said == "Brandtner Pumpen: the visit already is on Sat 21 Nov 2026 14:00"
    assert found.book.generation == generation
    assert stand(found, Visit)[2].state == "confirmed"


@pytest.mark.parametrize(
    ("id", "typed", "code", "word"),
    [
        (1, "yesterday", "date_past", "Fri 20 Nov 2026 10:00"),
        (1, "today 9:04", "date_past", "Sat 21 Nov 2026 09:04"),
        (6, "14:00", "date_past", "Fri 20 Nov 2026 14:00"),
        (1, "whenever", "unreadable_date", "whenever"),
        (1, "thu 14:00 demo", "unreadable_date", "thu 14:00 demo"),
        (1, "31/2", "unreadable_date", "31/2"),
        (1, "25:00", "unreadable_date", "25:00"),
        (1, "", "unreadable_date", ""),
    ],
)
def test_a_moment_that_cannot_be_used_is_pointed_at(
    id: int, typed: str, code: str, word: str
) -> None:
    found = desk()
    before = whole(found)
    for job in (appointments.reschedule, appointments.preview_move):
        with pytest.raises(LineTrouble) as caught:
            job(found, id, typed)
        assert (caught.value.code, caught.value.word) == (code, word)
    assert whole(found) == before


def test_what_is_over_or_gone_does_not_move() -> None:
    for job in (appointments.reschedule, appointments.preview_move):
        with pytest.raises(Over, match="has been logged"):
            job(desk(), 3, "thu")
        with pytest.raises(Gone):
            job(desk(), 99, "thu")


# -- seeing before


@pytest.mark.parametrize(
    ("id", "typed", "expected"),
    [
        (1, "thu", "Thu 26 Nov 2026 10:00"),
        (1, "14:00", "Tue 24 Nov 2026 14:00"),
        (4, "thu", "Thu 26 Nov 2026 09:00"),
        (5, "thu", "Thu 26 Nov 2026 09:00"),
        (1, "today 14:30", "Sat 21 Nov 2026 14:30; overlaps Brandtner Pumpen 14:00"),
        (1, "today 13:15", "Sat 21 Nov 2026 13:15"),
        (1, "today 13:16", "Sat 21 Nov 2026 13:16; overlaps Brandtner Pumpen 14:00"),
        # in person the way counts: 40 minutes
        (
            6,
            "today 15:39",
            "Sat 21 Nov 2026 15:39; 39 min after Brandtner Pumpen, the way takes 40 min",
        ),
        (6, "today 15:40", "Sat 21 Nov 2026 15:40"),
        (6, "today 9:30", "Sat 21 Nov 2026 09:30; 25 min left, the way takes 40 min"),
        (6, "today 9:45", "Sat 21 Nov 2026 09:45"),
        (
            2,
            "tue 10:30",
            "Tue 24 Nov 2026 10:30; overlaps Huaxin Cable 10:00",
        ),
        (2, "14:15", "Sat 21 Nov 2026 14:15"),  # itself is no obstacle
    ],
)
def test_a_preview_says_where_to_and_what_speaks_against_it(
    id: int, typed: str, expected: str
) -> None:
    found = desk()
    before = whole(found)
    assert appointments.preview_move(found, id, typed) == expected
    assert whole(found) == before


def test_the_way_to_the_next_visit_counts_too() -> None:
    found = desk_with(visit(1, "11:00"), visit(2, "15:00", BRANDT))
    assert appointments.preview_move(found, 2, "9:30") == (
        "Sat 21 Nov 2026 09:30; 30 min before Huaxin Cable 11:00, the way there takes 40 min"
    )


# -- cancelling


@pytest.mark.parametrize("id", [1, 2, 6])
def test_a_visit_still_to_come_is_cancelled(id: int) -> None:
    found = desk()
    before = whole(found)
    old = stand(found, Visit)[id]
    said = appointments.cancel(found, id)
    assert stand(found, Visit)[id] == replace(old, state="cancelled")
    assert said.endswith(f"{old.start:%H:%M} cancelled")
    assert found.book.undo().text == said
    assert whole(found) == before


def test_a_cancel_names_the_visit() -> None:
    assert appointments.cancel(desk(), 1) == (
        "Huaxin Cable 华信电缆: visit of Tue 24 Nov 2026 10:00 cancelled"
    )


@pytest.mark.parametrize(("id", "word"), [(3, "logged"), (4, "missed"), (5, "cancelled")])
def test_what_is_over_is_not_cancelled(id: int, word: str) -> None:
    found = desk()
    before = whole(found)
    with pytest.raises(Over, match=word):
        appointments.cancel(found, id)
    assert whole(found) == before


def test_what_has_gone_is_told() -> None:
    with pytest.raises(Gone):
        appointments.cancel(desk(), 99)
