"""Events of a calendar one by one, as each stands in the file: alone, or as part of a series."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta, tzinfo
from itertools import chain, islice
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.exchange import contentlines, recurrences
from tui.exchange.calendar_parts import BadEvent, Block, Properties, Source, WallTime
from tui.exchange.contentlines import Line
from tui.exchange.refusals import Refused

_DURATION: Final = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?"
)
_PEOPLE: Final = frozenset(("", "INDIVIDUAL", "GROUP", "UNKNOWN"))
_MOST_EXCEPTIONS: Final = 5_000
"""Days that one event leaves out, or has besides; daily for thirteen years."""
_MOST_PEOPLE: Final = 500
"""Of one event."""
_LONGEST: Final = 1_000
"""Characters of a summary or a place."""


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


class Length(msgspec.Struct, frozen=True):
    """How long an event lasts: days by the clock, and real time behind them."""

    days: int = 0
    rest: timedelta = timedelta()

    def minutes(self, start: WallTime, zone: tzinfo) -> int:
        """Real minutes, counted from a start; a whole day is one whatever the clock does in it."""
        days = timedelta(days=self.days)
        if self.days and not start.is_day:
            days = start.at(start.wall + days).instant(zone) - start.instant(zone)
        return int((days + self.rest) / timedelta(minutes=1))


class Rule(msgspec.Struct, frozen=True):
    """An RRULE."""

    parts: dict[str, str]
    """From `recurrences.parts_of`."""
    until: datetime | None
    """By the clock on the wall where the event starts."""
    line: int
    """Where it stands in the file."""


class Found(msgspec.Struct, frozen=True):
    """An event as it stands in the file: alone, the head of a series, or a changed repetition."""

    event: Event
    start: WallTime
    length: Length
    rules: tuple[Rule, ...]
    extra: tuple[WallTime, ...]
    """Starts besides those of the rules."""
    excluded: frozenset[str]
    """Codes of moments, and of whole days."""
    moments: int
    """So many it left out or has besides, as the file has them."""
    replaces: WallTime | None
    """The planned start of the repetition that it is a change of; None: it is none."""
    and_later: bool
    """Whether the change holds for all later repetitions too."""
    sequence: int
    """Of several versions the greatest is the newest."""


def read_event(block: Block, source: Source, zone: tzinfo, dropped: list[Refused]) -> Found:
    """Read one event.

    Args:
        source: the calendar that it stands in.
        zone: where the rep is.
        dropped: takes the lines that are left out of it.

    Raises:
        BadEvent: it cannot be read.
    """
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
    found = Found(
        event=Event(
            uid=event.text("UID") or _made_uid(start, summary),
            start=local_of(start, zone),
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


def local_of(moment: WallTime, zone: tzinfo) -> datetime:
    """The rep's time, to the minute."""
    return moment.local(zone).replace(second=0)


def _length(event: Properties, start: WallTime, zone: tzinfo) -> Length:
    end, line = event.moment("DTEND", "end"), event.first("DTEND")
    if end and line:
        if start.is_day:
            length = Length(days=max((end.wall - start.wall).days, 1))
            is_possible = end.wall >= start.wall
        else:
            length = Length(rest=end.instant(zone) - start.instant(zone))
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
        return Length(7 * weeks + days, rest)
    return Length(days=int(start.is_day))


def _rule(line: Line, event: Properties, start: WallTime) -> Rule:
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
    return Rule(parts, until, line.number)


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
