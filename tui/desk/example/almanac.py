"""The days of the example book, all counted from today."""

from __future__ import annotations

from calendar import isleap
from datetime import date, datetime, time, timedelta

MON, TUE, WED, THU, FRI = range(5)


class Almanac:
    """Turns "three days ago" and "Tuesday of last week" into dates.

    Args:
        today: the day on which the example book is opened; any day will do.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self._monday = today - timedelta(days=today.weekday())

    def day(self, offset: int) -> date:
        """The day ``offset`` days after today; before it where negative."""
        return self.today + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """The same, but the Friday before where it falls on a weekend."""
        day = self.day(offset)
        return day - timedelta(days=max(0, day.weekday() - FRI))

    def in_week(self, week: int, weekday: int) -> date:
        """A weekday (Monday is 0) of the week that is ``week`` weeks after this one."""
        return self._monday + timedelta(days=7 * week + weekday)

    def slot(self, week: int, weekday: int, clock: str) -> datetime:
        """The same with a time of day, ``"09:30"``."""
        return datetime.combine(self.in_week(week, weekday), time.fromisoformat(clock))

    def at(self, offset: int, clock: str) -> datetime:
        """A time of day, ``offset`` days after today."""
        return datetime.combine(self.day(offset), time.fromisoformat(clock))

    def yearly(self, offset: int, year: int) -> date:
        """A date in ``year`` (or the leap year before it, for 29 February) whose day comes
        round ``offset`` days after today."""
        day = self.day(offset)
        if (day.month, day.day) == (2, 29):
            while not isleap(year):
                year -= 1
        return day.replace(year=year)

    def in_quarter(self, ago: int) -> date:
        """The day ``ago`` days ago, or the first of this quarter if that is later."""
        first = date(self.today.year, (self.today.month - 1) // 3 * 3 + 1, 1)
        return max(first, self.day(-ago))
