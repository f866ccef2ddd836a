"""Series of events: their repetitions within a horizon, with what was changed in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import chain
from typing import Final

import msgspec

from tui.exchange import recurrences
from tui.exchange.calendar_events import Event, Found, local_of
from tui.exchange.calendar_parts import DAY, BadEvent, WallTime

_MARGIN: Final = timedelta(days=2)
"""More than two zones can lie apart."""


class _Change(msgspec.Struct, frozen=True):
    """A repetition that was changed: when it was planned, and what it is now."""

    planned: WallTime
    event: Event
    and_later: bool


def by_uid(found: Iterable[Found]) -> Iterable[list[Found]]:
    """Events that belong together: a series with its changed repetitions, or one that is alone."""
    series: dict[str, list[Found]] = {}
    for one in found:
        series.setdefault(one.event.uid, []).append(one)
    return series.values()


def repeated(
    series: Sequence[Found],
    zone: tzinfo,
    since: datetime,
    until: datetime,
    work: recurrences.Work,
) -> list[Event]:
    """The events of one UID: its repetitions within the horizon, with what was changed in them.

    Changed repetitions without their series stand for themselves.

    Args:
        since, until: the horizon in local time, both within it.
        work: what all rules of the file may cost.

    Raises:
        BadEvent: a rule cannot be worked out, or repeats too often.
        TooMuchWork: it was too much.
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
        ((local_of(one.planned, zone), one.event) for one in changes.values() if one.and_later),
        key=_first,
    )
    for start in _starts(head, since, until, work):
        code = start.code
        if code in changes or head.excluded.intersection((code, f"{start.wall:{DAY}}")):
            continue
        event = _repetition(head, start, later, zone)
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
    head: Found, since: datetime, until: datetime, work: recurrences.Work
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


def _repetition(
    head: Found, start: WallTime, later: Sequence[tuple[datetime, Event]], zone: tzinfo
) -> Event:
    """A repetition as the series has it, or as the last change that holds for all later ones.

    Args:
        later: such changes by when they were planned.
    """
    local = local_of(start, zone)
    if at := bisect_right(later, local, key=_first):
        planned, event = later[at - 1]
        return msgspec.structs.replace(event, start=local + (event.start - planned))
    minutes = head.length.minutes(start, zone)
    return msgspec.structs.replace(head.event, start=local, minutes=minutes)
