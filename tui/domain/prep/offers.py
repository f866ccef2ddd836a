"""The times that a call offers: two to choose from, and two later ones after a refusal (M36)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

_MONDAY: Final = 0
_FRIDAY: Final = 4
_MONDAY_FROM: Final = time(10)
_FRIDAY_UNTIL: Final = time(15)
_NOON: Final = time(12)
_APART: Final = 2
"""So many days lie between the times of a pair, where the calendar allows it."""


def is_good(moment: datetime) -> bool:
    """Whether people like to be asked for such a time: not early on Monday, nor late on Friday."""
    if moment.weekday() == _MONDAY:
        return moment.time() >= _MONDAY_FROM
    return not (moment.weekday() == _FRIDAY and moment.time() >= _FRIDAY_UNTIL)


def offers(free: Mapping[date, Sequence[time]]) -> tuple[datetime, ...]:
    """Four times, or as many as the calendar has: two to offer first, then two later ones.

    The two of a pair lie on different days, one before and one after noon where that can be:
    whoever cannot come on one of them may on the other.

    Args:
        free: the free times of the days to come, by day.
    """
    found: list[datetime] = []
    moments = sorted(
        moment
        for day, times in free.items()
        for moment in (datetime.combine(day, one) for one in times)
        if is_good(moment)
    )
    for _pair in range(2):
        for first in _next(moments, found):
            found.append(first)
            found += _second(moments, first)[:1]
            break
    return tuple(found)


def _next(moments: Iterable[datetime], found: Sequence[datetime]) -> list[datetime]:
    last = max((one.date() for one in found), default=date.min)
    return [one for one in moments if one.date() > last]


def _second(moments: Iterable[datetime], first: datetime) -> list[datetime]:
    """The other time of a pair: a later day, the other half of the day, if possible apart."""
    later = [one for one in moments if one.date() > first.date()]
    is_early = first.time() < _NOON
    return sorted(
        later,
        key=lambda one: (
            (one.time() < _NOON) == is_early,
            (one.date() - first.date()).days < _APART,
            one,
        ),
    )
