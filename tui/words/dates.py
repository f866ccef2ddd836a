"""Days, weeks and spans of time as the rep reads them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from datetime import date, datetime, time

_HALF_A_YEAR: Final = 183


def _weekdays() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _months() -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        pgettext("month", "May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )


def weekday(day: date) -> str:
    """``Tue``."""
    return _weekdays()[day.weekday()]


def full_date(day: date) -> str:
    """``Tue 24 Nov 2026``: how a date that was typed is echoed."""
    return _("{weekday} {day} {month} {year}").format(**_parts(day))


def short_date(day: date, today: date) -> str:
    """``24 Nov``, with the year where it is not this one."""
    if day.year != today.year:
        return _("{day} {month} {year}").format(**_parts(day))
    return _("{day} {month}").format(**_parts(day))


def day_and_date(day: date, today: date) -> str:
    """``Tue 24 Nov``, or ``today``, ``tomorrow``, ``yesterday``."""
    distance = (day - today).days
    if near := {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}.get(distance):
        return near
    return _("{weekday} {date}").format(weekday=weekday(day), date=short_date(day, today))


def day_of_week(day: date) -> str:
    """``Sat 21 Nov``: a day whose year is known."""
    return _("{weekday} {date}").format(weekday=weekday(day), date=short_date(day, day))


def spoken_date(day: date, today: date) -> str:
    """``24 Nov``: a day as one says it, with the year only where it is another and not near."""
    return short_date(day, day if _is_near(day, today) else today)


def spoken_day(day: date, today: date) -> str:
    """``Tue 24 Nov``: a day as one says it, with the year only where it is half a year off."""
    return day_of_week(day) if _is_near(day, today) else full_date(day)


def _is_near(day: date, today: date) -> bool:
    return abs((day - today).days) <= _HALF_A_YEAR


def week(monday: date) -> str:
    """``16–22 Nov 2026 (2026-W47)``: a week by its days and its ISO number."""
    year, number, _weekday = monday.isocalendar()
    return _("{days} ({week})").format(days=days_of_week(monday), week=f"{year}-W{number:02}")


def days_of_week(monday: date) -> str:
    """``16–22 Nov 2026``: the days of a week."""
    sunday = monday + timedelta(days=6)
    first, last = _parts(monday), _parts(sunday)
    if monday.month == sunday.month:
        return _("{from_day}–{day} {month} {year}").format(from_day=monday.day, **last)
    if monday.year == sunday.year:
        return _("{from_day} {from_month} – {day} {month} {year}").format(
            from_day=monday.day,
            from_month=first["month"],
            from_month_number=monday.month,
            **last,
        )
    return _("{first} – {last}").format(
        first=_("{day} {month} {year}").format(**first),
        last=_("{day} {month} {year}").format(**last),
    )


def clock_time(moment: datetime | time) -> str:
    """``09:05``."""
    return f"{moment:%H:%M}"


def days(n: int) -> str:
    """``1 day``, ``47 days``."""
    return ngettext("{n} day", "{n} days", n).format(n=n)


def minutes(n: int) -> str:
    """``40 min``."""
    return _("{n} min").format(n=n)


def days_short(n: int) -> str:
    """``47 d``, where space is short."""
    return _("{n} d").format(n=n)


def _parts(day: date) -> dict[str, object]:
    return {
        "weekday": weekday(day),
        "day": day.day,
        "month": _months()[day.month - 1],
        "month_number": day.month,
        "year": day.year,
    }
