"""Time zones as calendars name them: IANA names, Windows names, offsets, zones of their own."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

from tui.exchange import recurrences
from tui.exchange.contentlines import Line

_KEY: Final = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")
_OFFSET: Final = re.compile(r"(?:UTC|GMT)([+-])(\d{1,2}):?(\d{2})?")
_RULE_PARTS: Final = frozenset(
    ("FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST")
)
"""What the yearly rules of a zone are made of."""

_LONGEST: Final = 200
"""Characters of a name."""
_MOST: Final = 200
"""Different names in one calendar."""
_MOST_OWN: Final = 50
"""Zones that a calendar defines and that have no name in the world."""
_MOST_LINES: Final = 2_000
"""Of the rules of one zone; each change of the clock since 1900 has not so many."""

_TRIED: Final = tuple(datetime(year, month, 1) for year in (1900, 2026, 2199) for month in (1, 7))


class UnknownZone(Exception):
    """There is no time zone of this name, or what defines it cannot be read."""


class Zones:
    """The time zones that the events of one calendar may name."""

    def __init__(self) -> None:
        self._own: dict[str, Sequence[Line]] = {}
        self._known: dict[str, tzinfo | None] = {}
        self._made = 0

    def define(self, lines: Sequence[Line]) -> None:
        """Take in a VTIMEZONE of the calendar: the lines between its BEGIN and its END."""
        name = next((line.value.strip() for line in lines if line.name == "TZID"), "")
        self._own[name] = lines

    def zone(self, name: str) -> tzinfo:
        """The time zone of a name.

        Names of the IANA database and of Windows go first, because calendars often carry the
        rules of one year only; then what the calendar defines; then a bare offset.

        Raises:
            UnknownZone: none of these.
        """
        name = name.strip()
        if name not in self._known:
            if len(name) > _LONGEST or len(self._known) >= _MOST:
                raise UnknownZone(name)
            self._known[name] = self._found(name)
        if zone := self._known[name]:
            return zone
        raise UnknownZone(name)

    def _found(self, name: str) -> tzinfo | None:
        if known := _iana(name) or _windows(name) or _iana_within(name):
            return known
        if name in self._own and self._made < _MOST_OWN:
            self._made += 1
            return _defined(self._own[name])
        if match := _OFFSET.fullmatch(name.upper()):
            offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
            if offset < timedelta(days=1):
                return timezone(-offset if match[1] == "-" else offset)
        return None


def _iana(name: str) -> tzinfo | None:
    if name.upper() in ("UTC", "GMT", "Z"):
        return UTC
    if not _KEY.fullmatch(name):
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # OSError: it is a folder
        return None


def _windows(name: str) -> tzinfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _iana(WINDOWS_TO_OLSON.get(name, ""))


def _iana_within(name: str) -> tzinfo | None:
    """The zone at the end of a name that is unique in the world: ``/maker/2026/Europe/Berlin``."""
    parts = name.strip("/").split("/")
    for start in range(1, len(parts) - 1):
        if known := _iana("/".join(parts[start:])):
            return known
    return None


def _defined(lines: Sequence[Line]) -> tzinfo | None:
    from icalendar import Timezone

    if len(lines) > _MOST_LINES or not all(
        _is_yearly(line.value) for line in lines if line.name == "RRULE"
    ):
        return None
    text = "\r\n".join(["BEGIN:VTIMEZONE", *map(_as_text, lines), "END:VTIMEZONE", ""])
    try:
        read = Timezone.from_ical(text)
        if not isinstance(read, Timezone):
            raise ValueError(text)
        zone: tzinfo = read.to_tz(lookup_tzid=False)
        for moment in _TRIED:
            moment.replace(tzinfo=zone).utcoffset()
    except Exception:  # noqa: BLE001 - the library says in many ways that it cannot read it
        return None
    return zone


def _is_yearly(rule: str) -> bool:
    """Whether a rule is such as zones have; others might take for ever."""
    try:
        parts = recurrences.parts_of(rule)
    except recurrences.BadRule:
        return False
    return parts["FREQ"] == "YEARLY" and _RULE_PARTS.issuperset(parts)


def _as_text(line: Line) -> str:
    kind = line.param("VALUE")
    return f"{line.name};VALUE={kind}:{line.value}" if kind else f"{line.name}:{line.value}"
