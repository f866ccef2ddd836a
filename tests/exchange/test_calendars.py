"""Calendars of every make: local times, repetitions with their exceptions, and damage."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.errors import Trouble
from tui.exchange.calendars import Attendee, Calendar, Event, read_calendar
from tui.exchange.contentlines import Refused, WrongFormat, why

REAL = Path(__file__).parents[3] / "shared" / "data" / "ics"
SHANGHAI, BERLIN, NEW_YORK = map(ZoneInfo, ("Asia/Shanghai", "Europe/Berlin", "America/New_York"))
SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)


def read(
    text: str | bytes, zone: tzinfo = BERLIN, since: date = SINCE, until: date = UNTIL
) -> Calendar:
    data = text.encode() if isinstance(text, str) else text
    return read_calendar(data, "week.ics", zone, since, until)


def calendar(*events: str, head: str = "") -> str:
    """A calendar of events, each given by its lines; without a UID it gets one."""
    blocks = (
        f"BEGIN:VEVENT\n{event if 'UID' in event else f'UID:1{chr(10)}{event}'}\nEND:VEVENT\n"
        for event in events
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(blocks)}END:VCALENDAR\n"


def events(*lines: str, zone: tzinfo = BERLIN, head: str = "") -> tuple[Event, ...]:
    found = read(calendar(*lines, head=head), zone)
    assert (found.refused, found.dropped) == ((), ())
    return found.events


def event(lines: str, zone: tzinfo = BERLIN) -> Event:
    (one,) = events(lines, zone=zone)
    return one


def starts(found: tuple[Event, ...]) -> list[str]:
    return [f"{one.start:%m-%d %H:%M}" for one in found]


def test_an_event() -> None:
    found = read(
        calendar(
            "UID:40B@outlook\nDTSTAMP:20261101T000000Z\n"
            "DTSTART;TZID=China Standard Time:20261124T100000\n"
            "DTEND;TZID=China Standard Time:20261124T113000\nSUMMARY:拜访华信\\, 采购部\n"
            "LOCATION:浦东大道 9 号\\; 3 楼\nDESCRIPTION:带样品\\n\\n问回款 \\n\n"
            "ORGANIZER;CN=王小明:MAILTO:wang@huaxin.example\n"
            'ATTENDEE;CN="Lee, Ann";ROLE=REQ-PARTICIPANT:mailto:ann@x.example\n'
            "ATTENDEE;CN=bob@x.example:mailto:bob@x.example\n"
            "ATTENDEE;CUTYPE=ROOM;CN=Room 3:mailto:room3@x.example\n"
            "ATTENDEE;CN=Only a name:invalid:nomail\nATTENDEE:carl@x.example\n"
            "BEGIN:VALARM\nTRIGGER:-PT15M\nDESCRIPTION:Reminder\nSUMMARY:x\nEND:VALARM",
            head="X-WR-CALNAME:Arbeit\\, Reisen\n",
        ),
        SHANGHAI,
    )
    assert (found.name, found.refused, found.dropped) == ("Arbeit, Reisen", (), ())
    assert found.events == (
        Event(
            uid="40B@outlook",
            start=datetime(2026, 11, 24, 10),
            minutes=90,
            summary="拜访华信, 采购部",
            location="浦东大道 9 号; 3 楼",
            description="带样品\n\n问回款",
            organizer=Attendee("王小明", "wang@huaxin.example"),
            attendees=(
                Attendee("Lee, Ann", "ann@x.example"),
                Attendee("", "bob@x.example"),
                Attendee("Only a name", ""),
                Attendee("", "carl@x.example"),
            ),
            line=4,
        ),
    )


@pytest.mark.parametrize(
    ("line", "local"),
    [
        ("DTSTART:20261124T090000Z", datetime(2026, 11, 24, 10)),
        ("DTSTART:20261124T090000", datetime(2026, 11, 24, 9)),
        ("DTSTART;TZID=Europe/Berlin:20261124T090000", datetime(2026, 11, 24, 9)),
        ("DTSTART;TZID=China Standard Time:20261124T090000", datetime(2026, 11, 24, 2)),
        ('DTSTART;TZID="Eastern Standard Time":20261124T200000', datetime(2026, 11, 25, 2)),
        ("DTSTART;TZID=/x.org/1/Asia/Tokyo:20261124T090000", datetime(2026, 11, 24, 1)),
        ("DTSTART;VALUE=DATE-TIME;TZID=UTC+8:20261124T090000", datetime(2026, 11, 24, 2)),
        ("DTSTART:2026-11-24T09:00:00Z", datetime(2026, 11, 24, 10)),
        ("DTSTART:20261124T0900", datetime(2026, 11, 24, 9)),
        ("DTSTART:20261124T085960", datetime(2026, 11, 24, 8, 59)),
        # An hour that the clock jumps over comes after the jump; of one it has twice, the first.
        ("DTSTART;TZID=Europe/Berlin:20260329T023000", datetime(2026, 3, 29, 3, 30)),
        ("DTSTART;TZID=Europe/Berlin:20261025T023000", datetime(2026, 10, 25, 2, 30)),
        ("DTSTART:20261025T003000Z", datetime(2026, 10, 25, 2, 30)),
        ("DTSTART:20261025T013000Z", datetime(2026, 10, 25, 2, 30)),
    ],
)
def test_times_become_local(line: str, local: datetime) -> None:
    found = event(line)
    assert (found.start, found.start.tzinfo, found.start.fold) == (local, None, 0)
    assert not found.all_day


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        ("DTSTART:20261124T090000\nDTEND:20261124T103000", 90),
        ("DTSTART:20261124T090000\nDURATION:PT1H30M", 90),
        ("DTSTART:20261124T090000\nDURATION:+P1DT1H", 25 * 60),
        ("DTSTART:20261124T090000\nDURATION:P1W", 7 * 24 * 60),
        ("DTSTART:20261124T090000", 0),
        ("DTSTART:20261124T090000\nDTEND;VALUE=DATE:20261125", 15 * 60),
        ("DTSTART;TZID=Asia/Shanghai:20261124T090000\nDTEND:20261124T020000Z", 60),
        # Nights with a change of the clock: the end counts as it stands, a day is a day.
        ("DTSTART:20260328T120000\nDTEND:20260329T120000", 23 * 60),
        ("DTSTART:20260328T120000\nDURATION:P1D", 23 * 60),
        ("DTSTART:20260328T120000\nDURATION:PT24H", 24 * 60),
        ("DTSTART:20261024T120000\nDURATION:P1D", 25 * 60),
        ("DTSTART;VALUE=DATE:20260329", 24 * 60),
        ("DTSTART;VALUE=DATE:20260329\nDTEND;VALUE=DATE:20260330", 24 * 60),
        ("DTSTART;VALUE=DATE:20260329\nDTEND;VALUE=DATE:20260331", 2 * 24 * 60),
        ("DTSTART;VALUE=DATE:20260329\nDTEND;VALUE=DATE:20260329", 24 * 60),
        ("DTSTART;VALUE=DATE:20260329\nDURATION:P2D", 2 * 24 * 60),
    ],
)
def test_how_long_it_lasts(lines: str, minutes: int) -> None:
    assert event(lines).minutes == minutes


@pytest.mark.parametrize("zone", [SHANGHAI, BERLIN, NEW_YORK, UTC])
@pytest.mark.parametrize(
    "line",
    [
        "DTSTART;VALUE=DATE:20240229",
        "DTSTART:20240229",
        "DTSTART;TZID=China Standard Time:20240229T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    ],
)
def test_a_whole_day_is_the_same_day_everywhere(line: str, zone: tzinfo) -> None:
    found = event(line, zone)
    assert (found.start, found.all_day, found.minutes) == (datetime(2024, 2, 29), True, 24 * 60)


def test_whole_days_of_outlook_keep_their_number() -> None:
    found = event(
        "DTSTART;TZID=China Standard Time:20241101T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n"
        "DTEND;TZID=China Standard Time:20241104T000000",
        NEW_YORK,
    )
    assert (found.start, found.minutes) == (datetime(2024, 11, 1), 3 * 24 * 60)


# -- Repetitions


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


# -- Damage


@pytest.mark.parametrize(
    ("lines", "at", "reason"),
    [
        ("SUMMARY:x", 3, "start"),
        ("DTSTART:INVALID", 5, "start"),
        ("DTSTART:20260230T100000", 5, "start"),
        ("DTSTART:20261124T250000", 5, "start"),
        ("DTSTART:00010101", 5, "start"),
        ("DTSTART:99991231", 5, "start"),
        ("DTSTART;CHARSET=X:20261124", 5, "charset"),
        ("DTSTART;TZID=Nowhere:20261124T100000", 5, "zone"),
        ("DTSTART:20261124T100000\nDTEND;TZID=Nowhere:20261124T100000", 6, "zone"),
        ("DTSTART:20261124T100000\nDTEND:20261124T090000", 6, "end"),
        ("DTSTART:20261124T100000\nDTEND:later", 6, "end"),
        ("DTSTART:20261124\nDTEND:20261123", 6, "end"),
        ("DTSTART:20261124T100000\nDURATION:-PT1H", 6, "end"),
        ("DTSTART:20261124T100000\nDURATION:P", 6, "end"),
        ("DTSTART:20261124T100000\nDURATION:P999999999999999W", 6, "end"),
        ("DTSTART:20261124T100000\nRRULE:FREQ=HOURLY", 6, "repeats_often"),
        ("DTSTART:20261124T100000\nRRULE:W1 TU #10", 6, "repeats"),
        ("DTSTART:20261124T100000\nRRULE:FREQ=DAILY;UNTIL=never", 6, "repeats"),
        ("DTSTART:20261124T100000\nRDATE:x", 6, "repeats"),
        ("DTSTART:20261124T100000\nEXDATE:20261199", 6, "repeats"),
        ("DTSTART:20261124T100000\nRECURRENCE-ID:x", 6, "repeats"),
    ],
)
def test_a_damaged_event_is_refused_by_itself(lines: str, at: int, reason: str) -> None:
    found = read(calendar(lines, "UID:2\nDTSTART:20261103T100000"))
    assert found.refused == (Refused(at, reason),)
    assert [one.uid for one in found.events] == ["2"]
    assert why(reason)


def test_blocks_without_an_end() -> None:
    found = read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261103\nUID:1\nBEGIN:VEVENT\nDTSTART:20261104\n"
        "UID:2\nEND:VEVENT\nBEGIN:VTODO\nBEGIN:VEVENT\nUID:3\nDTSTART:20261105\nEND:VCALENDAR\n"
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:4\nBEGIN:VALARM\nDTSTART:20261101\nEND:VEVENT\n"
        "END:VEVENT\nBEGIN:VEVENT\nUID:5\nDTSTART:20261106"
    )
    assert [one.uid for one in found.events] == ["2"]
    assert found.refused == (
        *(Refused(2, "unclosed"), Refused(10, "unclosed"), Refused(15, "start")),
        Refused(21, "unclosed"),
    )


def test_lines_that_cannot_be_read_are_named() -> None:
    text = calendar("DTSTART:20261103\nnonsense\nSUMMARY;CHARSET=X:a\nSUMMARY:b")
    found = read(f"stray\nmore\n{text}X\n")
    assert [one.summary for one in found.events] == ["b"]
    assert found.dropped == (
        *(Refused(1, "no_colon"), Refused(8, "no_colon"), Refused(9, "charset")),
        Refused(13, "no_colon"),
    )


def test_a_chinese_calendar_in_gbk_or_utf_16() -> None:
    text = calendar("DTSTART:20261103T100000\nSUMMARY:拜访华信电缆有限公司\nLOCATION:上海")
    for codec in ("gbk", "utf-16", "utf-8-sig"):
        assert read(text.encode(codec)).events[0].summary == "拜访华信电缆有限公司"


@pytest.mark.parametrize("data", [b"", b"\n", b"BEGIN:VCARD\nEND:VCARD\n", b"start,account\n"])
def test_what_is_no_calendar(data: bytes) -> None:
    with pytest.raises(WrongFormat, match=r"week\.ics.*BEGIN:VCALENDAR"):
        read(data)


def test_an_empty_calendar_has_no_events() -> None:
    assert read("BEGIN:VCALENDAR\nEND:VCALENDAR") == Calendar("", (), (), ())


PIECES = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:VALARM"),
        *("END:VALARM", "BEGIN:VCALENDAR", "END:VCALENDAR", "TZID:X", "BEGIN:STANDARD"),
        *("END:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART;TZID=X:20261101T0300"),
        *("DTSTART:20261103T100000Z", "DTSTART;VALUE=DATE:20261103", "DTEND:20261103T110000"),
        *("DTEND;VALUE=DATE:20261104", "DURATION:P9999W", "DURATION:PT5M", "UID:1", "UID:2"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;BYDAY=5MO", "EXDATE:20261104T100000Z", "EXDATE:"),
        *("RRULE:FREQ=MONTHLY;BYSETPOS=9;BYDAY=MO", "RDATE;VALUE=PERIOD:20261105/P1D", "RDATE:,"),
        *("RECURRENCE-ID:20261104T100000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261105"),
        *("ATTENDEE;CN=:mailto:", "ATTENDEE:", "SEQUENCE:²", "METHOD:CANCEL", "SUMMARY:x", ""),
        *("DTSTART:21991231T235959", "DTSTART:19000101", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
    ]
).map(str.encode)


@settings(deadline=None)
@given(
    st.lists(PIECES | st.binary(max_size=12), max_size=40),
    st.sampled_from([SHANGHAI, BERLIN, NEW_YORK]),
)
def test_no_file_makes_it_stumble(pieces: list[bytes], zone: ZoneInfo) -> None:
    try:
        found = read(b"\n".join([b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *pieces]), zone)
    except Trouble:
        return
    assert all(why(one.reason) for one in (*found.refused, *found.dropped))
    assert all(one.uid and one.minutes >= 0 and one.start.tzinfo is None for one in found.events)
    names = [(one.uid, one.recurrence_id) for one in found.events]
    assert len(set(names)) == len(names)


# -- Real calendars

REFUSED = {
    "big_bad_calendar.ics": [(line, "start") for line in range(2, 42, 2)],
    "broken_dtstart.ics": [(6, "start")],
    "invalid_duration.ics": [(8, "end")],
    "issue_526_calendar_with_events.ics": [(7, "zone"), (14, "zone")],
}
READ = {
    "alarm_google_future.ics": ["2024-10-05 02:15 45"],
    "alarm_thunderbird_future.ics": ["2024-10-23 22:00 60"],
    "america_new_york.ics": ["2014-08-29 20:00 120"],
    "issue_104_broken_calendar.ics": ["2014-04-01 08:00 60"],
    "issue_1050_calendar_with_events_and_todos.ics": ["2025-01-15 23:00 60", "2025-01-16 23:00 60"],
    "issue_1081_event_with_rrule.ics": [f"2025-01-{day:02} 18:00 0" for day in range(1, 11)],
    "issue_218_bad_tzid.ics": ["2017-02-28 20:00 30"],
    "issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": ["2017-05-12 00:30 30"],
    "issue_836_do_not_quote_tzid.ics": ["2024-10-29 05:00 60"],
    "multiple_calendar_components.ics": [
        *("2003-05-01 00:00 1440", "2003-12-25 00:00 1440", "2003-12-25 00:00 1440"),
    ],
    "timezone_same_start.ics": ["2017-02-25 04:00 30"],
    "timezoned.ics": ["2012-02-13 17:00 6240"],
}


@pytest.mark.skipif(not REAL.is_dir(), reason="no real calendars here")
def test_every_real_calendar_is_read_or_refused() -> None:
    for file in sorted(REAL.iterdir()):
        found = read_calendar(
            file.read_bytes(), file.name, SHANGHAI, date(2024, 1, 1), date(2025, 12, 31)
        )
        refused = [(one.line, one.reason) for one in found.refused]
        assert refused == REFUSED.get(file.name, []), file.name
        read = [f"{one.start:%Y-%m-%d %H:%M} {one.minutes}" for one in found.events]
        assert read == READ.get(file.name, []), file.name
