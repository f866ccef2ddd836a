"""The free slots of a day: the half hours at which another visit could begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from tui.domain.records import Visit

WORKING_HOURS: Final = (time(9), time(17, 30))
LUNCH: Final = (time(12), time(13))
SLOT: Final = timedelta(minutes=30)

_NOWHERE: Final[Mapping[int, int]] = {}


class Agenda:
    """What is taken of a day, looked at once for many questions."""

    def __init__(
        self, visits: Iterable[Visit], day: date, travel_of: Mapping[int, int] = _NOWHERE
    ) -> None:
        """Take in the visits of the day, or of more; those cancelled or missed take no time.

        Args:
            travel_of: minutes of the way to the accounts of the visits by their id; an
                account that is not there is taken to be near.
        """
        self.day = day
        self._taken = _taken(visits, travel_of)

    def free(self, minutes: int, now: datetime, travel: int = 0) -> list[time]:
        """The half hours at which a visit of so many minutes could begin.

        It lies within the working hours, leaves lunch free, and leaves the time for the way
        there: after the visit before it, from here and now, and on to the visit after it. A
        weekend or a holiday has slots like any day: the rep asks for that day.

        Args:
            travel: minutes of the way to the account that is to be visited.
        """
        length, way = timedelta(minutes=minutes), timedelta(minutes=travel)
        opening, closing = (datetime.combine(self.day, one) for one in WORKING_HOURS)
        lunch, after_lunch = (datetime.combine(self.day, one) for one in LUNCH)
        found: list[time] = []
        start = opening
        while start + length <= closing:
            end = start + length
            if (
                start >= now + way
                and (end <= lunch or start >= after_lunch)
                and not any(leave < end and start < until + way for leave, until in self._taken)
            ):
                found.append(start.time())
            start += SLOT
        return found


def free_slots(visits: Iterable[Visit], day: date, minutes: int, now: datetime) -> list[time]:
    """The half hours of a day at which a visit nearby could begin (see `Agenda.free`)."""
    return Agenda(visits, day).free(minutes, now)


def _taken(
    visits: Iterable[Visit], travel_of: Mapping[int, int]
) -> list[tuple[datetime, datetime]]:
    """When the rep is on the way to a visit or there, what overlaps taken together."""
    spans = sorted(
        (_leaving(visit, travel_of), visit.start + timedelta(minutes=visit.minutes))
        for visit in visits
        if visit.state not in ("cancelled", "missed")
    )
    taken: list[tuple[datetime, datetime]] = []
    for leave, until in spans:
        if taken and leave <= taken[-1][1]:
            taken[-1] = (taken[-1][0], max(taken[-1][1], until))
        else:
            taken.append((leave, until))
    return taken


def _leaving(visit: Visit, travel_of: Mapping[int, int]) -> datetime:
    if visit.kind != "in_person":
        return visit.start
    return visit.start - timedelta(minutes=travel_of.get(visit.account_id, 0))
