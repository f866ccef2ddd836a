"""Calendars that go out: events with alarms, the same bytes for the same events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from itertools import chain

import msgspec

from tui.exchange import contentlines, folds
from tui.exchange.calendar_events import Attendee, Event
from tui.exchange.calendar_parts import DAY, ZONED, WallTime


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An event to be written."""

    event: Event
    stamp: datetime
    """Local time of the last change, or another that stays: DTSTAMP."""
    alarm: int | None = None
    """Minutes before the start; None: no alarm."""


def calendar_bytes(entries: Iterable[Entry], zone: tzinfo) -> bytes:
    """A calendar file; the same entries give the same bytes.

    Args:
        zone: where the rep is; times are written in UTC.
    """
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rounds//Rounds//EN")
    lines = chain(head, *(_written(entry, zone) for entry in entries), ("END:VCALENDAR",))
    return folds.as_bytes(lines)


def _written(entry: Entry, zone: tzinfo) -> Iterator[str]:
    event = entry.event
    yield "BEGIN:VEVENT"
    yield f"UID:{contentlines.escape(event.uid)}"
    yield f"DTSTAMP:{WallTime(entry.stamp, zone).code}"
    if event.recurrence_id:
        kind = ";VALUE=DATE" if len(event.recurrence_id) == len("20261124") else ""
        yield f"RECURRENCE-ID{kind}:{event.recurrence_id}"
    if event.all_day:
        days = max(-(-event.minutes // (24 * 60)), 1)
        yield f"DTSTART;VALUE=DATE:{event.start:{DAY}}"
        yield f"DTEND;VALUE=DATE:{event.start + timedelta(days=days):{DAY}}"
    else:
        start = WallTime(event.start, zone).instant(zone)
        yield f"DTSTART:{start:{ZONED}}"
        yield f"DTEND:{start + timedelta(minutes=event.minutes):{ZONED}}"
    for name, value in (
        ("SUMMARY", event.summary),
        ("LOCATION", event.location),
        ("DESCRIPTION", event.description),
    ):
        if value:
            yield f"{name}:{contentlines.escape(value)}"
    if event.organizer:
        yield f"ORGANIZER{_person(event.organizer)}"
    yield from (f"ATTENDEE{_person(one)}" for one in event.attendees)
    if event.cancelled:
        yield "STATUS:CANCELLED"
    if entry.alarm is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{entry.alarm}M")
        yield f"DESCRIPTION:{contentlines.escape(event.summary or event.uid)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _person(person: Attendee) -> str:
    name = f";CN={contentlines.quote(person.name)}" if person.name else ""
    return f"{name}:mailto:{person.mail}" if person.mail else f"{name}:invalid:nomail"
