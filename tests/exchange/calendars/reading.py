"""Calendars of a few events, and what is read in them."""

from __future__ import annotations

from datetime import date, tzinfo
from zoneinfo import ZoneInfo

from tui.exchange.calendars import Calendar, Event, read_calendar

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
