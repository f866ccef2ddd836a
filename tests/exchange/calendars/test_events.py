"""Events of every make: what they say, in local time, and how long they last."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

import pytest

from tests.exchange.calendars.reading import BERLIN, NEW_YORK, SHANGHAI, calendar, event, read
from tui.exchange.calendars import Attendee, Event


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
