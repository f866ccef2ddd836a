"""Time zones by whatever name a calendar gives them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.exchange.contentlines import read_lines
from tui.exchange.zones import UnknownZone, Zones

WINTER, SUMMER = datetime(2026, 1, 15, 12), datetime(2026, 7, 15, 12)

OWN = """TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
"""


def zones(*definitions: str) -> Zones:
    known = Zones()
    for one in definitions:
        known.define([line for line in read_lines(one.encode(), "f.ics")[0] if not line.fault])
    return known


def hours(known: Zones, name: str) -> tuple[float, float]:
    """The offset in winter and in summer."""
    zone = known.zone(name)
    winter, summer = (one.replace(tzinfo=zone).utcoffset() for one in (WINTER, SUMMER))
    assert winter is not None
    assert summer is not None
    return winter / timedelta(hours=1), summer / timedelta(hours=1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Europe/Berlin", (1, 2)),
        ("Asia/Shanghai", (8, 8)),
        ("America/Argentina/Buenos_Aires", (-3, -3)),
        ("China Standard Time", (8, 8)),
        ("W. Europe Standard Time", (1, 2)),
        ("Eastern Standard Time", (-5, -4)),
        ("India Standard Time", (5.5, 5.5)),
        ("/freeassociation.sourceforge.net/Europe/Berlin", (1, 2)),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", (-3, -3)),
        ("UTC", (0, 0)),
        (" gmt ", (0, 0)),
        ("Etc/GMT-8", (8, 8)),
        ("UTC+8", (8, 8)),
        ("GMT-0330", (-3.5, -3.5)),
        ("utc+05:45", (5.75, 5.75)),
    ],
)
def test_names(name: str, expected: tuple[float, float]) -> None:
    assert hours(Zones(), name) == expected


@pytest.mark.parametrize(
    "name", ["Hier", "(UTC+01:00) Brasília", "Customized Time Zone", "custom/Europe/Nowhere"]
)
def test_zones_of_their_own(name: str) -> None:
    assert hours(zones(OWN.format(name=name)), name) == (1, 2)


def test_a_known_name_goes_before_what_the_calendar_says() -> None:
    assert hours(zones(OWN.format(name="Asia/Shanghai")), "Asia/Shanghai") == (8, 8)


def test_a_zone_without_summer_that_begins_on_a_day() -> None:
    own = (
        "TZID:Camp\nX-COMMENT:x\nBEGIN:STANDARD\nDTSTART;VALUE=DATE:20170101\nTZNAME:Camp\n"
        "TZOFFSETFROM:+1100\nTZOFFSETTO:+1100\nEND:STANDARD"
    )
    assert hours(zones(own), "Camp") == (11, 11)


def test_two_calendars_may_call_different_zones_the_same() -> None:
    name = "Customized Time Zone"
    first, second = zones(OWN.format(name=name)), zones(OWN.replace("+0", "-0").format(name=name))
    assert (hours(first, name), hours(second, name)) == ((1, 2), (-1, -2))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Nowhere",
        "Europe",
        "Europe/",
        "../../etc/passwd",
        "/etc/localtime",
        "UTC+99",
        "\0",
        "x" * 999,
    ],
)
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        Zones().zone(name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("FREQ=YEARLY", "FREQ=SECONDLY"),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYHOUR=1,2;BYSECOND=1"),
        ("INTERVAL=1", "INTERVAL=0"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:+9900"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:soon"),
        ("TZOFFSETFROM:+0100\n", ""),
        ("DTSTART:16010101T020000", "DTSTART:yesterday"),
        ("END:STANDARD\n", ""),
        ("STANDARD", "OTHER"),
    ],
)
def test_a_zone_that_cannot_be_read(old: str, new: str) -> None:
    assert old in OWN
    known = zones(OWN.format(name="Hier").replace(old, new))
    with pytest.raises(UnknownZone):
        hours(known, "Hier")


@settings(deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z/+_0-9.-]{1,20}", fullmatch=True))
def test_no_name_makes_it_stumble(name: str) -> None:
    try:
        Zones().zone(name)
    except UnknownZone:
        return
    assert hours(Zones(), name)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*OWN.splitlines(), "RDATE:20260101T000000", "RRULE:FREQ=YEARLY"])))
def test_no_definition_makes_it_stumble(lines: list[str]) -> None:
    known = zones("\n".join(["TZID:Hier", *lines]))
    try:
        known.zone("Hier")
    except UnknownZone:
        return
    for year in (1950, 2026, 2190):
        assert WINTER.replace(year=year, tzinfo=known.zone("Hier")).utcoffset() is not None
