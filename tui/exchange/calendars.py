"""Calendars (iCalendar, RFC 5545): what Outlook, Google, Thunderbird and Exchange export.

Events come out in local time, repetitions worked out one by one. An event is read or refused
by itself, with its line in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, tzinfo
from typing import Final

import msgspec

from tui.exchange import contentlines, recurrences
from tui.exchange.calendar_events import Attendee, Event, Found, read_event
from tui.exchange.calendar_parts import BadEvent, Source, sources_of
from tui.exchange.calendar_series import by_uid, repeated
from tui.exchange.reading import MOST_ROWS, too_large
from tui.exchange.refusals import Refused, WrongFormat
from tui.i18n import _

__all__ = ["Attendee", "Calendar", "Event", "read_calendar"]


class Calendar(msgspec.Struct, frozen=True):
    """What a calendar file has."""

    name: str
    """As the calendar calls itself; empty where it does not."""
    events: tuple[Event, ...]
    """By start."""
    refused: tuple[Refused, ...]
    """Events that were not read, and lines outside of events."""
    dropped: tuple[Refused, ...]
    """Lines left out of events that were read."""
    encoding: str
    """Of the file, as a Python codec name."""


_MOST_MOMENTS: Final = 200_000
"""Days that all events of a file leave out, or have besides."""
_MOST_GUESTS: Final = 500_000
"""People of all events of a file, with every repetition."""


def read_calendar(
    data: bytes, file: str, zone: tzinfo, since: date, until: date, encoding: str | None = None
) -> Calendar:
    """Read a calendar file.

    Args:
        file: its name, for messages.
        zone: where the rep is; all times are told in it.
        since, until: the days, both included, for which repetitions are worked out. Events
            that do not repeat are read whenever they are.
        encoding: what the rep says the file has; None: find it.

    Raises:
        WrongFormat: it is no calendar.
        UnknownEncoding: its text cannot be read for certain.
        BadSheet: there is too much of it.
    """
    refused: list[Refused] = []
    dropped: list[Refused] = []
    lines, codec = contentlines.read_lines(data, file, encoding)
    sources = sources_of(lines, refused, dropped)
    if not sources:
        raise WrongFormat(
            _("{file} is no calendar: no line of it is BEGIN:VCALENDAR.").format(file=file)
        )
    # All is local: the horizon is cut where the days of the rep begin and end.
    horizon = datetime.combine(since, time()), datetime.combine(until, time.max)
    found = _found(sources, file, zone, refused, dropped)
    events = _repeated(found, file, zone, horizon, refused)
    return Calendar(
        next((source.name for source in sources if source.name), ""),
        tuple(sorted(events, key=lambda event: (event.start, event.line, event.recurrence_id))),
        tuple(sorted(refused, key=lambda one: one.line)),
        tuple(sorted(dropped, key=lambda one: one.line)),
        codec,
    )


def _found(
    sources: Sequence[Source],
    file: str,
    zone: tzinfo,
    refused: list[Refused],
    dropped: list[Refused],
) -> Iterable[Found]:
    """The events as they stand in the file, of each its newest version."""
    found: dict[tuple[str, str], Found] = {}
    moments = 0
    for source in sources:
        for block in source.events:
            try:
                one = read_event(block, source, zone, dropped)
            except BadEvent as error:
                refused.append(error.refused)
                continue
            moments += one.moments
            if moments > _MOST_MOMENTS or len(found) > MOST_ROWS:
                raise too_large(file)
            key = one.event.uid, one.event.recurrence_id
            if key not in found or one.sequence >= found[key].sequence:
                found[key] = one
    return found.values()


def _repeated(
    found: Iterable[Found],
    file: str,
    zone: tzinfo,
    horizon: tuple[datetime, datetime],
    refused: list[Refused],
) -> list[Event]:
    """The events with all their repetitions within the horizon."""
    events: list[Event] = []
    work = recurrences.Work()
    people = 0
    for series in by_uid(found):
        before = len(events)
        try:
            events += repeated(series, zone, *horizon, work)
        except BadEvent as error:
            refused.append(error.refused)
            events += (one.event for one in series if one.event.recurrence_id)
        except recurrences.TooMuchWork:
            raise too_large(file) from None
        people += sum(len(one.attendees) for one in events[before:])
        if len(events) > MOST_ROWS or people > _MOST_GUESTS:
            raise too_large(file)
    return events
