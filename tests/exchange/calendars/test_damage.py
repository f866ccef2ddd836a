"""Calendars that are damaged, or none."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.calendars.reading import BERLIN, NEW_YORK, SHANGHAI, calendar, read
from tui.errors import Trouble
from tui.exchange.calendars import Calendar
from tui.exchange.refusals import Refused, WrongFormat, why


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
    for codec, named in (("gbk", "gb18030"), ("utf-16", "utf-16"), ("utf-8-sig", "utf-8")):
        found = read(text.encode(codec))
        assert found.events[0].summary == "拜访华信电缆有限公司"
        assert found.encoding == named


@pytest.mark.parametrize("data", [b"", b"\n", b"BEGIN:VCARD\nEND:VCARD\n", b"start,account\n"])
def test_what_is_no_calendar(data: bytes) -> None:
    with pytest.raises(WrongFormat, match=r"week\.ics.*BEGIN:VCALENDAR"):
        read(data)


def test_an_empty_calendar_has_no_events() -> None:
    assert read("BEGIN:VCALENDAR\nEND:VCALENDAR") == Calendar("", (), (), (), "utf-8")


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
