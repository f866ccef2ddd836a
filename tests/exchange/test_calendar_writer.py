"""Calendars that go out: what other programs want to see, and what we read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tui.domain.text import clean
from tui.exchange.calendar_writer import Entry, calendar_bytes
from tui.exchange.calendars import Attendee, Event, read_calendar

BERLIN = ZoneInfo("Europe/Berlin")
VISIT = Event(
    uid="visit-12@rounds",
    start=datetime(2026, 11, 24, 10),
    minutes=90,
    summary="Huaxin, Wang; demo",
    location="浦东大道 9 号 3 楼",
    description="bring samples\nask for the payment",
    attendees=(Attendee('Ann "A" Lee, Dr.', "ann@x.example"), Attendee("", "bob@x.example")),
)
STAMP = datetime(2026, 11, 21, 9, 5)


def test_what_is_written() -> None:
    data = calendar_bytes([Entry(event=VISIT, stamp=STAMP, alarm=30)], BERLIN)
    assert data.decode().split("\r\n") == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rounds//Rounds//EN", "BEGIN:VEVENT"),
        *("UID:visit-12@rounds", "DTSTAMP:20261121T080500Z", "DTSTART:20261124T090000Z"),
        *(
            "DTEND:20261124T103000Z",
            "SUMMARY:Huaxin\\, Wang\\; demo",
            "LOCATION:浦东大道 9 号 3 楼",
        ),
        "DESCRIPTION:bring samples\\nask for the payment",
        "ATTENDEE;CN=\"Ann ^'A^' Lee, Dr.\":mailto:ann@x.example",
        "ATTENDEE:mailto:bob@x.example",
        *("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT30M", "DESCRIPTION:Huaxin\\, Wang\\; demo"),
        *("END:VALARM", "END:VEVENT", "END:VCALENDAR", ""),
    ]
    assert calendar_bytes([Entry(event=VISIT, stamp=STAMP, alarm=30)], BERLIN) == data


def test_another_library_reads_it() -> None:
    day = msgspec.structs.replace(
        VISIT, uid="2", start=datetime(2026, 11, 25), minutes=2 * 24 * 60, all_day=True
    )
    entries = [Entry(event=VISIT, stamp=STAMP, alarm=30), Entry(event=day, stamp=STAMP)]
    read = icalendar.Calendar.from_ical(calendar_bytes(entries, BERLIN))
    timed, whole = read.walk("VEVENT")
    assert not timed.errors + whole.errors
    assert timed["SUMMARY"] == VISIT.summary
    assert timed["DESCRIPTION"] == VISIT.description
    assert timed.decoded("DTSTART") == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert timed.walk("VALARM")[0].decoded("TRIGGER") == timedelta(minutes=-30)
    assert (whole.decoded("DTSTART"), whole.decoded("DTEND")) == (
        date(2026, 11, 25),
        date(2026, 11, 27),
    )


def test_an_empty_calendar_is_one() -> None:
    data = calendar_bytes([], BERLIN)
    assert read_calendar(data, "x.ics", BERLIN, date(2026, 1, 1), date(2026, 1, 1)).events == ()


WORDS = st.text(st.characters(codec="utf-8"), max_size=90).map(clean)
MAILS = st.emails().map(clean).filter(lambda mail: "," not in mail)
PEOPLE = st.builds(Attendee, WORDS, MAILS).filter(lambda one: one.name != one.mail) | st.builds(
    Attendee, WORDS.filter(bool), st.just("")
)
MINUTES = st.datetimes(datetime(1910, 1, 1), datetime(2190, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
EVENTS = st.builds(
    Event,
    uid=WORDS.filter(bool),
    start=MINUTES,
    minutes=st.integers(0, 5000),
    summary=WORDS,
    location=WORDS,
    description=st.lists(WORDS.filter(bool)).map("\n".join),
    organizer=st.none() | PEOPLE,
    attendees=st.lists(PEOPLE, unique=True, max_size=3).map(tuple),
    cancelled=st.booleans(),
    recurrence_id=st.just("") | MINUTES.map("{:%Y%m%dT%H%M%SZ}".format),
)
DAYS = EVENTS.map(
    lambda event: msgspec.structs.replace(
        event,
        start=datetime.combine(event.start, datetime.min.time()),
        minutes=(event.minutes // 1440 + 1) * 1440,
        all_day=True,
        recurrence_id=event.recurrence_id[:8],
    )
)


@pytest.mark.parametrize("name", ["Europe/Berlin", "Asia/Shanghai", "America/New_York", "UTC"])
@settings(deadline=None)
@given(
    events=st.lists(EVENTS | DAYS, max_size=3, unique_by=lambda event: event.uid),
    alarm=st.none() | st.integers(0, 10_000),
)
def test_what_is_written_is_read(name: str, events: list[Event], alarm: int | None) -> None:
    zone = ZoneInfo(name)
    for event in events:
        there = event.start.replace(tzinfo=zone).astimezone(UTC)
        # An hour that the clock jumps over does not come back.
        assume(event.all_day or there.astimezone(zone).replace(tzinfo=None, fold=0) == event.start)
        assume(event.all_day or there.second == 0)
    entries = [Entry(event=event, stamp=event.start, alarm=alarm) for event in events]
    data = calendar_bytes(entries, zone)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = read_calendar(data, "x.ics", zone, date(1900, 1, 1), date(2199, 12, 31), "utf-8")
    assert (found.refused, found.dropped) == ((), ())
    read = {one.uid: msgspec.structs.replace(one, line=0) for one in found.events}
    assert read == {event.uid: event for event in events}
