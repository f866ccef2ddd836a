"""Repetitions within the horizon, with their exceptions and changes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.exchange.calendars.reading import BERLIN, SHANGHAI, calendar, event, events, read, starts


def test_repetitions_within_the_horizon() -> None:
    found = events("DTSTART:20200107T090000Z\nDTEND:20200107T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU")
    assert starts(found) == ["11-03 10:00", "11-10 10:00", "11-17 10:00", "11-24 10:00"]
    assert found[0].recurrence_id == "20261103T090000Z"
    assert {(one.uid, one.minutes, one.line) for one in found} == {("1", 60, 3)}


def test_both_days_of_the_horizon_belong_to_it() -> None:
    rule = "DTSTART:20200101T000000\nRRULE:FREQ=DAILY;BYHOUR=0,23;BYMINUTE=0,59"
    found = events(rule)
    assert starts(found)[0] == "11-01 00:00"
    assert starts(found)[-1] == "11-30 23:59"
    assert len(found) == 30 * 4


def test_an_event_that_does_not_repeat_is_read_whenever_it_is() -> None:
    assert event("DTSTART:19990101T090000").recurrence_id == ""
    assert events("DTSTART:19990101T090000\nRRULE:FREQ=YEARLY;COUNT=3") == ()


def test_repetitions_keep_the_time_of_their_own_zone() -> None:
    rule = "DTSTART;TZID=W. Europe Standard Time:20261001T100000\nRRULE:FREQ=WEEKLY"
    found = read(calendar(rule), SHANGHAI, date(2026, 10, 1), date(2026, 11, 6)).events
    assert [f"{one.start:%d %H}" for one in found] == [
        *("01 16", "08 16", "15 16", "22 16"),
        *("29 17", "05 17"),
    ]
    assert [one.recurrence_id[-7:] for one in found[3:5]] == ["080000Z", "090000Z"]


def test_a_repetition_in_the_hour_that_is_jumped_over() -> None:
    rule = "DTSTART;TZID=Europe/Berlin:20260327T023000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4"
    found = read(calendar(rule), BERLIN, date(2026, 3, 1), date(2026, 3, 31)).events
    assert [f"{one.start:%d %H:%M}" for one in found] == [
        *("27 02:30", "28 02:30", "29 03:30", "30 02:30"),
    ]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261117T090000Z", "11-17 10:00"),
        ("20261117T085959Z", "11-10 10:00"),
        ("20261117", "11-17 10:00"),
        ("20261117T100000", "11-17 10:00"),
    ],
)
def test_until(until: str, last: str) -> None:
    found = events(f"DTSTART;TZID=Europe/Berlin:20261103T100000\nRRULE:FREQ=WEEKLY;UNTIL={until}")
    assert starts(found)[-1] == last


def test_whole_days_repeat() -> None:
    found = events("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1")
    assert [(one.start, one.all_day, one.recurrence_id) for one in found] == [
        (datetime(2026, 11, 30), True, "20261130"),
    ]


WEEKLY = "DTSTART;TZID=Europe/Berlin:20261103T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n"


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Berlin:20261110T100000,20261124T100000",
        "EXDATE:20261110T090000Z\nEXDATE:20261124T090000Z",
        "EXDATE:20261110T100000,20261124T100000",
        "EXDATE;VALUE=DATE:20261110,20261124",
        "EXDATE;TZID=China Standard Time:20261110T170000,20261124T170000",
    ],
)
def test_exceptions(line: str) -> None:
    assert starts(events(WEEKLY + line)) == ["11-03 10:00", "11-17 10:00"]


def test_exceptions_of_whole_days() -> None:
    daily = "DTSTART;VALUE=DATE:20261101\nRRULE:FREQ=DAILY;COUNT=4\n"
    for line in ("EXDATE;VALUE=DATE:20261102,20261103", "EXDATE:20261102T000000,20261103T000000Z"):
        assert starts(events(daily + line)) == ["11-01 00:00", "11-04 00:00"]


def test_extra_dates() -> None:
    found = events(
        "DTSTART:20261103T100000\nDURATION:PT1H\nRDATE:20261105T120000,20261103T100000\n"
        "RDATE;VALUE=DATE:20261107\nRDATE;VALUE=PERIOD:20261108T080000/PT3H"
    )
    assert starts(found) == ["11-03 10:00", "11-05 12:00", "11-07 10:00", "11-08 08:00"]
    assert {one.minutes for one in found} == {60}


def test_a_changed_repetition_takes_the_place_of_the_planned_one() -> None:
    found = events(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261110T100000\nDTSTART:20261111T143000Z\n"
        "DURATION:PT2H\nSUMMARY:moved",
        f"{WEEKLY}SUMMARY:week",
        "RECURRENCE-ID:20261117T090000Z\nDTSTART:20261117T090000Z\nSTATUS:CANCELLED\nSUMMARY:off",
        "RECURRENCE-ID:20261124T100000\nDTSTART;TZID=Europe/Berlin:20261124T110000\nSUMMARY:late",
    )
    assert [
        (one.summary, f"{one.start:%d %H:%M}", one.minutes, one.cancelled, one.recurrence_id)
        for one in found
    ] == [
        ("week", "03 10:00", 60, False, "20261103T090000Z"),
        ("moved", "11 15:30", 120, False, "20261110T090000Z"),
        ("off", "17 10:00", 0, True, "20261117T090000Z"),
        ("late", "24 11:00", 0, False, "20261124T090000Z"),
    ]


def test_a_change_may_name_the_day_alone_and_move_it_out_of_the_horizon() -> None:
    found = events(
        WEEKLY,
        "RECURRENCE-ID;VALUE=DATE:20261110\nDTSTART:20261210T090000Z",
        "RECURRENCE-ID:20251230T090000Z\nDTSTART:20251230T090000Z",
    )
    assert starts(found) == ["11-03 10:00", "11-17 10:00", "11-24 10:00", "12-10 10:00"]


def test_a_change_of_all_that_follow() -> None:
    found = events(
        WEEKLY,
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261110T090000Z\nDTSTART:20261111T140000Z\n"
        "DURATION:PT2H\nSUMMARY:new",
        "RECURRENCE-ID:20261117T090000Z\nDTSTART:20261117T090000Z\nSUMMARY:once",
    )
    assert [(f"{one.start:%d %H:%M}", one.minutes, one.summary) for one in found] == [
        ("03 10:00", 60, ""),
        ("11 15:00", 120, "new"),
        ("17 10:00", 0, "once"),
        ("25 15:00", 120, "new"),
    ]


def test_a_change_without_its_series_stands_for_itself() -> None:
    found = event("RECURRENCE-ID:20211110T090000Z\nDTSTART:20211111T090000Z")
    assert (found.start.date(), found.recurrence_id) == (date(2021, 11, 11), "20211110T090000Z")


def test_the_newest_version_of_an_event_counts() -> None:
    found = events(
        "UID:a\nDTSTART:20261103T100000\nSEQUENCE:2\nSUMMARY:new",
        "UID:a\nDTSTART:20261103T090000\nSEQUENCE:1\nSUMMARY:old",
        "UID:b\nDTSTART:20261103T100000\nSUMMARY:first",
        "UID:b\nDTSTART:20261103T110000\nSUMMARY:second",
    )
    assert [one.summary for one in found] == ["new", "second"]


def test_what_is_cancelled_says_so() -> None:
    line = "DTSTART:20261103T100000"
    assert event(f"{line}\nSTATUS:Cancelled").cancelled
    assert not event(f"{line}\nSTATUS:TENTATIVE").cancelled
    assert events(line, head="METHOD:CANCEL\n")[0].cancelled
    assert all(one.cancelled for one in events(f"{WEEKLY}STATUS:CANCELLED"))


def test_an_event_without_a_uid_keeps_the_one_it_is_given() -> None:
    def made(start: str, summary: str) -> str:
        text = calendar(f"DTSTART:{start}\nSUMMARY:{summary} UID").replace("UID:1\n", "")
        return read(text).events[0].uid

    assert made("20261103T100000Z", "a") == made("2026-11-03T10:00:00Z", "a")
    others = {made("20261103T100000Z", "b"), made("20261103T100000", "a"), made("20261103", "a")}
    assert len({made("20261103T100000Z", "a"), *others}) == 4
