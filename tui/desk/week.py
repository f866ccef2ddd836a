"""The week: seven days from Monday on, and which week the rep means."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk import today
from tui.desk.reading import LineTrouble, read_day
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.today_views import DayView

DAYS: Final = 7
_WEEK: Final = timedelta(days=DAYS)
_AROUND: Final = timedelta(weeks=104)
"""How far around a week its days and its report look, at most."""

_RELATIVE: Final = {
    "last": -1,
    "last week": -1,
    "this": 0,
    "this week": 0,
    "next": 1,
    "next week": 1,
    **dict.fromkeys(("上周", "上星期", "上个星期", "上礼拜", "上一周"), -1),
    **dict.fromkeys(("本周", "这周", "这星期", "这个星期", "本星期", "这礼拜", "这一周"), 0),
    **dict.fromkeys(("下周", "下星期", "下个星期", "下礼拜", "下一周"), 1),
}
_NUMBERED: Final = re.compile(
    r"(?:(?P<year>[0-9]{4})-?w|(?P<cn_year>[0-9]{4})年第?|kw ?|week ?|w ?|第)?"
    r"(?P<week>[0-9]{1,2})周?"
)


class NoSuchWeek(Trouble):
    """The words name no week."""

    code = "no_such_week"


class DayCounts(msgspec.Struct, frozen=True):
    """A day of the week in figures."""

    visits: int
    """All but the cancelled."""
    logged: int
    open: int
    """Planned or confirmed: still to come, or not yet logged."""
    loose_ends: int


class WeekView(msgspec.Struct, frozen=True):
    """A week: ``rounds today --week --json``."""

    from_: date = msgspec.field(name="from")
    to: date
    days: tuple[DayView, ...]

    @property
    def counts(self) -> tuple[DayCounts, ...]:
        """The figures of each day."""
        return tuple(_counts(day) for day in self.days)


def monday_of(day: date) -> date:
    """The Monday of the day's week (ISO 8601).

    Raises:
        NoSuchWeek: it lies where the calendar begins or ends.
    """
    if min(date.max - day, day - date.min) < _AROUND:
        raise NoSuchWeek(_("The week of {day} is too far away.").format(day=day.isoformat()))
    return day - timedelta(days=day.weekday())


def week(desk: Desk, monday: date) -> WeekView:
    """The seven days of a week, each as Today shows it.

    Args:
        desk: the desk.
        monday: any day of the week will do.
    """
    monday = monday_of(monday)
    days = tuple(today.day(desk, monday + timedelta(days=number)) for number in range(DAYS))
    return WeekView(from_=monday, to=days[-1].date, days=days)


def read_week(desk: Desk, text: str) -> date:
    """The Monday of a week in the rep's words; none: this week.

    ``last``, ``this``, ``next``; a number alone is the latest week of that number that has
    begun; ``2026-W47``; or a day in words, where a bare weekday or a date without a year is the
    latest one past.

    Raises:
        NoSuchWeek: it cannot be read, or there is no such week.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    this = monday_of(desk.today)
    if not plain:
        return this
    if plain in _RELATIVE:
        return monday_of(this + _RELATIVE[plain] * _WEEK)
    if found := _NUMBERED.fullmatch(plain):
        year = found["year"] or found["cn_year"]
        return _numbered(text, int(found["week"]), int(year) if year else None, this)
    try:
        return monday_of(read_day(desk, text, past=True))
    except LineTrouble as trouble:
        raise NoSuchWeek(
            _("Cannot read “{text}” as a week. Try last, 47, 2026-W47 or a day of it.").format(
                text=text
            )
        ) from trouble


def _numbered(text: str, number: int, year: int | None, this: date) -> date:
    """The Monday of a week by its number; without a year the latest that has begun."""
    newest = this.isocalendar().year
    for one in (newest, newest - 1) if year is None else (year,):
        try:
            monday = date.fromisocalendar(one, number, 1)
        except ValueError:
            continue
        if year is not None or monday <= this:
            return monday_of(monday)
    raise NoSuchWeek(_("There is no week “{text}”.").format(text=text))


def _counts(day: DayView) -> DayCounts:
    states = [visit.state for visit in day.visits]
    return DayCounts(
        visits=len(states) - states.count("cancelled"),
        logged=states.count("logged"),
        open=states.count("planned") + states.count("confirmed"),
        loose_ends=len(day.loose_ends),
    )
