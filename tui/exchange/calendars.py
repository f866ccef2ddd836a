"""Calendars (iCalendar, RFC 5545): what Outlook, Google, Thunderbird and Exchange export.

Events come out in local time, repetitions worked out one by one. An event is read or refused
by itself, with its line in the file.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import chain, islice
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.exchange import contentlines, recurrences
from tui.exchange.calendar_parts import (
    DAY,
    BadEvent,
    Block,
    Properties,
    Source,
    WallTime,
    sources_of,
)
from tui.exchange.contentlines import Line, Refused, WrongFormat
from tui.exchange.reading import MOST_ROWS, too_large
from tui.i18n import _


class Attendee(msgspec.Struct, frozen=True):
    """Somebody who is asked to an event; either part may be empty."""

    name: str
    mail: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event, or one repetition of it; texts are clean."""

    uid: str
    """Made from start and summary where the calendar has none."""
    start: datetime
    """Local time, without a zone; midnight where it lasts all day."""
    minutes: int
    """Real minutes: a night that loses an hour is one of 23 hours."""
    all_day: bool = False
    summary: str = ""
    location: str = ""
    description: str = ""
    """May have several lines."""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    """People, not rooms."""
    cancelled: bool = False
    recurrence_id: str = ""
    """Which repetition it is, by its planned start as RFC 5545 writes it; with ``uid`` it names
    the event for ever, whatever zone the rep is in."""
    line: int = 0
    """Where the event begins in the file."""


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


_DURATION: Final = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?"
)
_PEOPLE: Final = frozenset(("", "INDIVIDUAL", "GROUP", "UNKNOWN"))
_MOST_EXCEPTIONS: Final = 5_000
"""Days that one event leaves out, or has besides; daily for thirteen years."""
_MOST_MOMENTS: Final = 200_000
"""The same of all events of a file."""
_MOST_PEOPLE: Final = 500
"""Of one event."""
_MOST_GUESTS: Final = 500_000
"""The same of all events of a file, with every repetition."""
_LONGEST: Final = 1_000
"""Characters of a summary or a place."""
_MARGIN: Final = timedelta(days=2)
"""More than two zones can lie apart."""


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
    lines = contentlines.read_lines(data, file, encoding)
    sources = sources_of(lines, refused, dropped)
    if not sources:
        raise WrongFormat(
            _("{file} is no calendar: no line of it is BEGIN:VCALENDAR.").format(file=file)
        )
    # All is local: the horizon is cut where the days of the rep begin and end.
    horizon = datetime.combine(since, time()), datetime.combine(until, time.max)
    found: dict[tuple[str, str], _Found] = {}
    moments = 0
    for source in sources:
        for block in source.events:
            try:
                one = _read(block, source, zone, dropped)
            except BadEvent as error:
                refused.append(error.refused)
                continue
            moments += one.moments
            if moments > _MOST_MOMENTS or len(found) > MOST_ROWS:
                raise too_large(file)
            key = one.event.uid, one.event.recurrence_id
            if key not in found or one.sequence >= found[key].sequence:
                found[key] = one
    events: list[Event] = []
    work = recurrences.Work()
    people = 0
    for series in _by_uid(found.values()):
        before = len(events)
        try:
            events += _expanded(series, zone, *horizon, work)
        except BadEvent as error:
            refused.append(error.refused)
            events += (one.event for one in series if one.event.recurrence_id)
        except recurrences.TooMuchWork:
            raise too_large(file) from None
        people += sum(len(one.attendees) for one in events[before:])
        if len(events) > MOST_ROWS or people > _MOST_GUESTS:
            raise too_large(file)
    return Calendar(
        next((source.name for source in sources if source.name), ""),
        tuple(sorted(events, key=lambda event: (event.start, event.line, event.recurrence_id))),
        tuple(sorted(refused, key=lambda one: one.line)),
        tuple(sorted(dropped, key=lambda one: one.line)),
    )


# -- Events


class _Length(msgspec.Struct, frozen=True):
    """How long an event lasts: days by the clock, and real time behind them."""

    days: int = 0
    rest: timedelta = timedelta()

    def minutes(self, start: WallTime, zone: tzinfo) -> int:
        """Real minutes, counted from a start; a whole day is one whatever the clock does in it."""
        days = timedelta(days=self.days)
        if self.days and not start.is_day:
            days = start.at(start.wall + days).instant(zone) - start.instant(zone)
        return int((days + self.rest) / timedelta(minutes=1))


class _Rule(msgspec.Struct, frozen=True):
    """An RRULE."""

    parts: dict[str, str]
    until: datetime | None
    """By the clock on the wall where the event starts."""
    line: int


class _Found(msgspec.Struct, frozen=True):
    """An event as it stands in the file: alone, the head of a series, or a changed repetition."""

    event: Event
    start: WallTime
    length: _Length
    rules: tuple[_Rule, ...]
    extra: tuple[WallTime, ...]
    excluded: frozenset[str]
    """Codes of moments, and of whole days."""
    moments: int
    """So many it left out or has besides, as the file has them."""
    replaces: WallTime | None
    and_later: bool
    sequence: int


def _read(block: Block, source: Source, zone: tzinfo, dropped: list[Refused]) -> _Found:
    event = Properties(block, source.zones)
    spoilt = [line for line in block.lines if line.fault]
    start = event.moment("DTSTART", "start")
    if start is None:
        raise next(
            (BadEvent(line.number, line.fault) for line in spoilt if line.name == "DTSTART"),
            BadEvent(block.line, "start"),
        )
    if event.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and start.wall.time() == time():
        start = WallTime(start.wall, None, is_day=True)
    length = _length(event, start, zone)
    replaces = event.moment("RECURRENCE-ID", "repeats")
    excluded, extra = (_moments(event, name, block) for name in ("EXDATE", "RDATE"))
    summary = event.text("SUMMARY")[:_LONGEST]
    mark = event.first("RECURRENCE-ID")
    status = event.text("STATUS").upper()
    found = _Found(
        event=Event(
            uid=event.text("UID") or _made_uid(start, summary),
            start=_local(start, zone),
            minutes=length.minutes(start, zone),
            all_day=start.is_day,
            summary=summary,
            location=event.text("LOCATION")[:_LONGEST],
            description=_description(event),
            organizer=next(_people(event, "ORGANIZER"), None),
            attendees=tuple(dict.fromkeys(islice(_people(event, "ATTENDEE"), _MOST_PEOPLE))),
            cancelled=status == "CANCELLED" or source.method == "CANCEL",
            recurrence_id=replaces.code if replaces else "",
            line=block.line,
        ),
        start=start,
        length=length,
        rules=tuple(_rule(line, event, start) for line in event.all("RRULE")),
        extra=tuple(moment.like(start) for moment in extra),
        # As it stands it may name a day, and so all repetitions of that day.
        excluded=frozenset(chain.from_iterable((at.code, at.like(start).code) for at in excluded)),
        moments=len(excluded) + len(extra),
        replaces=replaces,
        and_later=mark is not None and mark.param("RANGE").upper() == "THISANDFUTURE",
        sequence=_whole(event.text("SEQUENCE")),
    )
    dropped += [Refused(line.number, line.fault) for line in spoilt]
    return found


def _moments(event: Properties, name: str, block: Block) -> list[WallTime]:
    moments = list(islice(event.moments(name), _MOST_EXCEPTIONS + 1))
    if len(moments) > _MOST_EXCEPTIONS:
        raise BadEvent(block.line, "repeats_often")
    return moments


def _local(moment: WallTime, zone: tzinfo) -> datetime:
    """The rep's time, to the minute."""
    return moment.local(zone).replace(second=0)


def _length(event: Properties, start: WallTime, zone: tzinfo) -> _Length:
    end, line = event.moment("DTEND", "end"), event.first("DTEND")
    if end and line:
        if start.is_day:
            length = _Length(days=max((end.wall - start.wall).days, 1))
            is_possible = end.wall >= start.wall
        else:
            length = _Length(rest=end.instant(zone) - start.instant(zone))
            is_possible = length.rest >= timedelta()
        if not is_possible:
            raise BadEvent(line.number, "end")
        return length
    if line := event.first("DURATION"):
        match = _DURATION.fullmatch(line.value.strip().upper())
        if not match or not any(match.groups()):
            raise BadEvent(line.number, "end")
        weeks, days, hours, minutes, seconds = (int(one or 0) for one in match.groups())
        rest = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return _Length(7 * weeks + days, rest)
    return _Length(days=int(start.is_day))


def _rule(line: Line, event: Properties, start: WallTime) -> _Rule:
    try:
        parts = recurrences.parts_of(line.value)
    except recurrences.BadRule as error:
        raise BadEvent(line.number, error.code) from None
    until = None
    if "UNTIL" in parts:
        last = event.read(line, parts["UNTIL"], "repeats")
        until = last.local(start.zone) if start.zone else last.wall
        if last.is_day:
            until = datetime.combine(last.wall, time.max)
    return _Rule(parts, until, line.number)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _made_uid(start: WallTime, summary: str) -> str:
    told = hashlib.sha256(f"{start.code} {summary}".encode()).hexdigest()
    return f"made-{told[:20]}"


def _description(event: Properties) -> str:
    line = event.first("DESCRIPTION")
    return contentlines.many_lines(contentlines.unescape(line.value)) if line else ""


def _people(event: Properties, name: str) -> Iterator[Attendee]:
    for line in event.all(name):
        if line.param("CUTYPE").upper() not in _PEOPLE:
            continue
        scheme, _colon, address = line.value.strip().partition(":")
        mail = clean(address) if scheme.lower() == "mailto" else ""
        if not _colon and "@" in scheme:
            mail = clean(scheme)
        if (shown := clean(line.param("CN"))) or mail:
            yield Attendee("" if shown == mail else shown, mail)


# -- Repetitions


class _Change(msgspec.Struct, frozen=True):
    """A repetition that was changed: when it was planned, and what it is now."""

    planned: WallTime
    event: Event
    and_later: bool


def _by_uid(found: Iterable[_Found]) -> Iterable[list[_Found]]:
    series: dict[str, list[_Found]] = {}
    for one in found:
        series.setdefault(one.event.uid, []).append(one)
    return series.values()


def _expanded(
    series: Sequence[_Found],
    zone: tzinfo,
    since: datetime,
    until: datetime,
    work: recurrences.Work,
) -> list[Event]:
    """The events of one UID: its repetitions within the horizon, with what was changed in them.

    Changed repetitions without their series stand for themselves.
    """
    head = next((one for one in series if not one.replaces), None)
    if head is None or (len(series) == 1 and not (head.rules or head.extra)):
        return [one.event for one in series]
    events: list[Event] = []
    changes: dict[str, _Change] = {}
    for one in series:
        if one.replaces:
            planned = one.replaces.like(head.start)
            event = msgspec.structs.replace(one.event, recurrence_id=planned.code)
            changes[planned.code] = _Change(planned, event, one.and_later)
    later = sorted(
        ((_local(one.planned, zone), one.event) for one in changes.values() if one.and_later),
        key=_first,
    )
    for start in _starts(head, since, until, work):
        code = start.code
        if code in changes or head.excluded.intersection((code, f"{start.wall:{DAY}}")):
            continue
        event = _repeated(head, start, later, zone)
        if since <= event.start <= until:
            events.append(msgspec.structs.replace(event, recurrence_id=code))
    for change in changes.values():
        planned_start = change.planned.local(zone)
        if since <= change.event.start <= until or since <= planned_start <= until:
            events.append(change.event)
    return events


def _first(pair: tuple[datetime, Event]) -> datetime:
    return pair[0]


def _starts(
    head: _Found, since: datetime, until: datetime, work: recurrences.Work
) -> Iterable[WallTime]:
    first = head.start
    walls = set() if head.rules else {first.wall}
    around = since - _MARGIN, until + _MARGIN
    for rule in head.rules:
        try:
            walls.update(recurrences.starts(rule.parts, first.wall, rule.until, *around, work))
        except recurrences.BadRule as error:
            raise BadEvent(rule.line, error.code) from None
    return {one.code: one for one in chain(map(first.at, sorted(walls)), head.extra)}.values()


def _repeated(
    head: _Found, start: WallTime, later: Sequence[tuple[datetime, Event]], zone: tzinfo
) -> Event:
    """A repetition as the series has it, or as the last change that holds for all later ones.

    Args:
        later: such changes by when they were planned.
    """
    local = _local(start, zone)
    if at := bisect_right(later, local, key=_first):
        planned, event = later[at - 1]
        return msgspec.structs.replace(event, start=local + (event.start - planned))
    minutes = head.length.minutes(start, zone)
    return msgspec.structs.replace(head.event, start=local, minutes=minutes)
