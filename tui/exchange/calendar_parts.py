"""What calendars are made of: blocks of lines, their properties, and times on the wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, tzinfo
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.exchange import contentlines
from tui.exchange.contentlines import Line
from tui.exchange.refusals import Refused
from tui.exchange.zones import UnknownZone, Zones

DAY: Final = "%Y%m%d"
FLOATING: Final = "%Y%m%dT%H%M%S"
ZONED: Final = "%Y%m%dT%H%M%SZ"

_EVENT: Final = "VEVENT"
_ZONE: Final = "VTIMEZONE"
_BLOCKS: Final = frozenset((_EVENT, _ZONE, "VTODO", "VJOURNAL", "VFREEBUSY"))
_MOMENT: Final = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z)?)?", re.IGNORECASE
)
_YEARS: Final = range(1900, 2200)
_DEEPEST: Final = 10
"""Blocks within blocks; sound files have two."""


class BadEvent(Exception):
    """An event cannot be read."""

    def __init__(self, line: int, code: str) -> None:
        super().__init__(code)
        self.refused = Refused(line, code)


class WallTime(msgspec.Struct, frozen=True):
    """A moment of a calendar: the clock on the wall, and whose wall it is."""

    wall: datetime
    zone: tzinfo | None
    """None: wherever the rep is."""
    is_day: bool = False

    def local(self, zone: tzinfo) -> datetime:
        """The time of another zone; what the clock jumps over comes after the jump."""
        if self.zone is None:
            return self.wall
        # By way of UTC, also within one zone, because times that are jumped over have to move.
        return self.instant(zone).astimezone(zone).replace(tzinfo=None, fold=0)

    def instant(self, zone: tzinfo) -> datetime:
        """The moment in UTC; ``zone`` is where the rep is."""
        return self.wall.replace(tzinfo=self.zone or zone).astimezone(UTC)

    @property
    def code(self) -> str:
        """The moment as RFC 5545 writes it, the same for all zones."""
        if self.is_day:
            return f"{self.wall:{DAY}}"
        return f"{self.wall:{FLOATING}}" if self.zone is None else f"{self.instant(UTC):{ZONED}}"

    def at(self, wall: datetime) -> WallTime:
        """Another moment on the same wall."""
        return msgspec.structs.replace(self, wall=wall)

    def like(self, start: WallTime) -> WallTime:
        """The moment as the start of a series says it: all day or not, and in its zone.

        Programs leave the zone of an exception out, or name the whole day.
        """
        if start.is_day:
            return start.at(datetime.combine(self.wall, time()))
        if self.is_day:
            return start.at(datetime.combine(self.wall, start.wall.time()))
        return start.at(self.wall) if self.zone is None else self


class Block(msgspec.Struct):
    """The lines of an event, a zone, or something that is not read."""

    kind: str
    line: int
    """Where it begins in the file."""
    lines: list[Line]
    nested: list[str]
    """What has begun within it and not ended."""

    def take(self, line: Line) -> None:
        """Take in a line; of an event not what is nested in it, its alarms."""
        value = line.value.strip().upper()
        if line.name == "BEGIN" and len(self.nested) < _DEEPEST:
            self.nested.append(value)
        is_own = not self.nested or self.kind == _ZONE
        if line.name == "END" and value in self.nested:
            while self.nested.pop() != value:
                pass
        if is_own:
            self.lines.append(line)


class Source(msgspec.Struct):
    """One VCALENDAR of a file."""

    zones: Zones
    events: list[Block]
    method: str = ""
    name: str = ""


def sources_of(
    lines: Iterable[Line], refused: list[Refused], dropped: list[Refused]
) -> list[Source]:
    """The calendars of a file; what cannot be read of them is added to the lists."""
    sources: list[Source] = []
    block: Block | None = None
    for line in lines:
        value = line.value.strip().upper()
        if line.name == "BEGIN" and (value == "VCALENDAR" or value in _BLOCKS):
            _abandon(block, refused)
            block = None
            if value == "VCALENDAR":
                sources.append(Source(Zones(), []))
            elif sources:
                block = Block(value, line.number, [], [])
        elif block is None:
            _outside(line, sources, dropped)
        elif line.name == "END" and value in (block.kind, "VCALENDAR"):
            if value == block.kind:
                _close(block, sources[-1])
            else:
                _abandon(block, refused)
            block = None
        else:
            block.take(line)
    _abandon(block, refused)
    return sources


def _abandon(block: Block | None, refused: list[Refused]) -> None:
    if block and block.kind == _EVENT:
        refused.append(Refused(block.line, "unclosed"))


def _close(block: Block, source: Source) -> None:
    if block.kind == _EVENT:
        source.events.append(block)
    elif block.kind == _ZONE:
        source.zones.define([line for line in block.lines if not line.fault])


def _outside(line: Line, sources: list[Source], dropped: list[Refused]) -> None:
    """A line that belongs to the calendar, or to nothing."""
    if not sources or line.fault:
        code = line.fault or "outside"
        # One word for all that follow each other in front of a calendar.
        if sources or not dropped:
            dropped.append(Refused(line.number, code))
    elif line.name == "METHOD":
        sources[-1].method = line.value.strip().upper()
    elif line.name in ("X-WR-CALNAME", "NAME"):
        sources[-1].name = sources[-1].name or clean(contentlines.unescape(line.value))


class Properties:
    """The properties of an event by name; lines that cannot be read are not among them."""

    def __init__(self, block: Block, zones: Zones) -> None:
        self._zones = zones
        self._by_name: dict[str, list[Line]] = {}
        for line in block.lines:
            if not line.fault:
                self._by_name.setdefault(line.name, []).append(line)

    def all(self, name: str) -> list[Line]:
        """All lines of a name, in the order of the file."""
        return self._by_name.get(name, [])

    def first(self, name: str) -> Line | None:
        """The line that counts where there should be one."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The first that says something, as one clean line."""
        found = (clean(contentlines.unescape(line.value)) for line in self.all(name))
        return next(filter(None, found), "")

    def moment(self, name: str, code: str) -> WallTime | None:
        """A moment; None where the event has none.

        Raises:
            BadEvent: it cannot be read (``code``) or its zone is not known.
        """
        line = self.first(name)
        return self.read(line, line.value, code) if line else None

    def moments(self, name: str) -> Iterator[WallTime]:
        """All moments of a name; of a period its start. Raises as `moment` does."""
        for line in self.all(name):
            for value in filter(str.strip, line.value.split(",")):
                yield self.read(line, value.partition("/")[0], "repeats")

    def read(self, line: Line, value: str, code: str) -> WallTime:
        """The moment that a part of a line says. Raises as `moment` does."""
        match = _MOMENT.fullmatch(value.strip())
        if not match or int(match[1]) not in _YEARS:
            raise BadEvent(line.number, code)
        year, month, day, hour, minute = (int(one or 0) for one in match.groups()[:5])
        try:
            # A leap second is the one before it.
            wall = datetime(year, month, day, hour, minute, min(int(match[6] or 0), 59))
        except ValueError:
            raise BadEvent(line.number, code) from None
        if match[4] is None:
            return WallTime(wall, None, is_day=True)
        if match[7]:
            return WallTime(wall, UTC)
        name = line.param("TZID")
        try:
            return WallTime(wall, self._zones.zone(name) if name else None)
        except UnknownZone:
            raise BadEvent(line.number, "zone") from None
