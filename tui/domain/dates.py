"""Reading a day and a time of day from words, English and Chinese: WHEN of the quick line.

Nothing is guessed: a day that does not exist (31/2), or a weekday that does not fit its date,
is not read at all. What is read depends on `Reading` and on whether the past is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec
from dateutil.relativedelta import relativedelta

from tui.domain.calendar import is_working_day
from tui.domain.datewords import (
    DAYS,
    DISTANCES,
    EVENINGS,
    LINKS,
    MONTH_ENDS,
    MONTHS,
    NUMBERED_THINGS,
    SIMPLIFIED,
    UNITS,
    WEEKDAYS,
    YEAR_ENDS,
    YEARS,
    NoSuchDay,
    number,
    shape,
)
from tui.domain.daytime import read_clock, time_of
from tui.domain.lines import is_han, normalise


class When(msgspec.Struct, frozen=True):
    """A day, perhaps with a time of day.

    As an answer of `read_when` it also says how many words it took, and in ``rest`` the end
    of the last of them where the text went on without a space (``下周二演示``).
    """

    day: date
    time: time | None = None
    words: int = 0
    rest: str = ""


class Reading(msgspec.Struct, frozen=True):
    """How dates are read: the order of day and month, and the days on which nobody works."""

    month_first: bool = False
    holidays: frozenset[date] = frozenset()


def read_when(
    words: Sequence[str], now: datetime, reading: Reading, *, past: bool = False
) -> When | None:
    """The longest run of first words that reads as a day with an optional time of day.

    A bare weekday is the next one to come, never today; a date without a year the next one to
    come, today included; a time alone is today, or tomorrow if it has passed. ``on``, ``at``,
    ``by`` and the like before it are skipped.

    Args:
        words: The words; a comma behind one does not matter.
        now: The present moment.
        reading: How dates are read.
        past: The past is meant: a bare weekday, a date without a year and a time alone are the
            latest one past.

    Returns:
        What was read; None where the words begin with no date, or with one that does not exist.
    """
    found = _longest(words, now, reading, past)
    return found if isinstance(found, When) else None


def words_of_no_day(
    words: Sequence[str], now: datetime, reading: Reading, *, past: bool = False
) -> int:
    """How many first words have the form of a date or time that does not exist; 0 for none."""
    found = _longest(words, now, reading, past)
    return 0 if isinstance(found, When) else found


def names_only_a_time(words: Sequence[str]) -> bool:
    """Whether the words are a time of day, without a day (``10:00``, ``下午3点半``)."""
    text = " ".join(_plain(word) for word in words).rstrip(_TRAILING)
    link, _, rest = text.partition(" ")
    return read_clock(rest if link in LINKS else text) is not None


FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""The years that a date can lie in."""
_LONGEST_RUN: Final = 8
_LONGEST_HEAD: Final = 16
"""Characters of a word within which a date may end and the text go on without a space."""
_TRAILING: Final = " ,;，；。、"


def _longest(words: Sequence[str], now: datetime, reading: Reading, past: bool) -> When | int:
    """What the longest run reads as, or how many words are the form of no day (0: no form)."""
    reader = _Reader(now, reading, past)
    texts = [_plain(word) for word in words[:_LONGEST_RUN]]
    for count in range(len(texts), 0, -1):
        try:
            if found := reader.when(" ".join(texts[:count]).rstrip(_TRAILING)):
                return _in_reach(When(found.day, found.time, count))
            for cut in _ends_within(texts[count - 1]):
                head = " ".join((*texts[: count - 1], texts[count - 1][:cut]))
                if (found := reader.when(head)) and (found.time or is_han(head[-1])):
                    return _in_reach(When(found.day, found.time, count, words[count - 1][cut:]))
        except (ValueError, OverflowError):
            return count
    return 0


def _in_reach(when: When) -> When:
    """The day, if a rep can mean it; one beyond would break every reckoning around it."""
    if not FIRST_YEAR <= when.day.year <= LAST_YEAR:
        raise NoSuchDay(when.day.isoformat())
    return when


def _plain(word: str) -> str:
    text = normalise(word).translate(SIMPLIFIED)
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _ends_within(word: str) -> Iterator[int]:
    """Where in a word a date may end and the text go on, the longest beginning first."""
    for cut in range(min(len(word) - 1, _LONGEST_HEAD), 0, -1):
        last, following = word[cut - 1], word[cut]
        if is_han(last):
            if not (following.isalpha() or following in "，,（("):
                continue
            if last == "号" and following in NUMBERED_THINGS:
                continue
            yield cut
        elif is_han(following) and last.isdigit() and word[:cut][-3:-2] == ":":
            yield cut


class _Reader:
    """Reads whole texts as days and times, seen from one moment."""

    def __init__(self, now: datetime, reading: Reading, past: bool) -> None:
        self.now = now
        self.today = now.date()
        self.reading = reading
        self.past = past

    def when(self, text: str) -> When | None:
        """A day with an optional time before or behind it, or a time alone."""
        link, _, rest = text.partition(" ")
        if link in LINKS:
            text = rest
        for evening, plain in EVENINGS.items():
            text = text.replace(evening, plain, 1)
        if day := self._day(text):
            return When(day)
        if clock := read_clock(text):
            return self._time_alone(time_of(clock))
        for cut in _cuts(text):
            head, tail = text[:cut].rstrip(" ,").removesuffix(" at"), text[cut:].lstrip(" ")
            if not head or not tail:
                continue
            if text[cut] == "t" and head[-1].isdigit():
                tail = tail[1:]  # ISO 8601: 2026-11-24T10:00
            if (clock := read_clock(tail)) and (day := self._day(head)):
                return When(day, time_of(clock))
            if text[cut] == " " and (clock := read_clock(head)) and (day := self._day(tail)):
                return When(day, time_of(clock))
        return None

    def _time_alone(self, clock: time) -> When:
        ahead = clock > self.now.time()
        if self.past:
            return When(self.today - timedelta(days=ahead), clock)
        return When(self.today + timedelta(days=not ahead), clock)

    def _day(self, text: str) -> date | None:
        text = text.removeprefix("the ")
        if text[:1] in ("在", "于"):
            text = text[1:]
        if day := self._plain_day(text):
            return day
        if found := shape("deadline").fullmatch(text):
            return self._plain_day(found[1])
        if found := shape("weekday_before").fullmatch(text):
            return self._agreeing(found[1] or found[2], found[3])
        if found := shape("weekday_behind").fullmatch(text):
            return self._agreeing(found[2] or found[3], found[1])
        return None

    def _agreeing(self, weekday: str, text: str) -> date | None:
        """A date that has its weekday beside it: they must agree."""
        if weekday not in WEEKDAYS or not any(map(str.isdigit, text)):
            return None
        if shape("numeric").fullmatch(text):
            # Behind a weekday, 5/6 may as well be text: it is a date only if it fits.
            try:
                day = self._plain_day(text)
            except NoSuchDay:
                return None
            return day if day and day.weekday() == WEEKDAYS[weekday] else None
        if (day := self._plain_day(text)) and day.weekday() != WEEKDAYS[weekday]:
            raise NoSuchDay(text)
        return day

    def _plain_day(self, text: str) -> date | None:
        if (days := DAYS.get(text)) is not None:
            return self.today + timedelta(days=days)
        if (months := MONTH_ENDS.get(text)) is not None:
            return self.today + relativedelta(months=months, day=31)
        if text in YEAR_ENDS:
            return date(self.today.year, 12, 31)
        for name, read in _RULES:
            if (found := shape(name).fullmatch(text)) and (day := read(self, found)):
                return day
        return None

    # -- days at a distance

    def _signed(self, found: re.Match[str]) -> date:
        return self._distant(int(found[1] + found[2]), UNITS[found[3]])

    def _ahead(self, found: re.Match[str]) -> date | None:
        count = _count(found[1])
        return None if count is None else self._distant(count, UNITS[found[2]])

    def _ago(self, found: re.Match[str]) -> date | None:
        count = _count(found[1])
        return None if count is None else self._distant(-count, UNITS[found[2]])

    def _distance(self, found: re.Match[str]) -> date:
        count = number(found[1])
        unit = UNITS[found[2] or found[3] or found[4]]
        return self._distant(-count if found[5] == "前" else count, unit)

    def _distant(self, count: int, unit: str) -> date:
        if unit != "working_days":
            months = {"months": count, "years": 12 * count}.get(unit, 0)
            days = {"days": count, "weeks": 7 * count}.get(unit, 0)
            return self.today + relativedelta(months=months, days=days)
        day, step = self.today, timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not is_working_day(day, self.reading.holidays):
                day += step
        return day

    # -- weekdays

    def _weekday(self, found: re.Match[str]) -> date | None:
        weekday = WEEKDAYS.get(found[2])
        if weekday is None or (found[1] and found[3]):
            return None
        return self._on_weekday(weekday, DISTANCES.get(found[1] or found[3]))

    def _chinese_weekday(self, found: re.Match[str]) -> date:
        weeks = DISTANCES[found[1][0]] * len(found[1]) if found[1] else None
        return self._on_weekday(WEEKDAYS[found[2]], weeks)

    def _on_weekday(self, weekday: int, weeks: int | None) -> date:
        """The weekday of the week so many weeks ahead, or the nearest but today."""
        days = weekday - self.today.weekday()
        if weeks is None:
            days = days % -7 or -7 if self.past else days % 7 or 7
            return self.today + timedelta(days=days)
        return self.today + timedelta(days=days, weeks=weeks)

    # -- dates

    def _iso(self, found: re.Match[str]) -> date:
        return _date(int(found[1]), int(found[3]), int(found[4]))

    def _numeric(self, found: re.Match[str]) -> date | None:
        sign, long_year, short_year, dot = found[2], found[4], found[5], found[6]
        if (dot and sign != ".") or (sign == "-" and not long_year):
            return None
        day, month = int(found[1]), int(found[3])
        if self.reading.month_first:
            day, month = month, day
        if long_year or short_year:
            return _date(int(long_year or f"20{short_year}"), month, day)
        return self._without_year(month, day)

    def _day_month(self, found: re.Match[str]) -> date | None:
        return self._named_month(found[2], found[1], found[3])

    def _month_day(self, found: re.Match[str]) -> date | None:
        return self._named_month(found[1], found[2], found[3])

    def _named_month(self, name: str, day: str, year: str | None) -> date | None:
        month = MONTHS.get(name)
        if month is None:
            return None
        return _date(int(year), month, int(day)) if year else self._without_year(month, int(day))

    def _chinese_date(self, found: re.Match[str]) -> date:
        year, month, day = found[1], number(found[2]), number(found[3])
        if not year:
            return self._without_year(month, day)
        return _date(self.today.year + YEARS[year] if year in YEARS else int(year), month, day)

    def _of_month(self, found: re.Match[str]) -> date:
        first = self.today + relativedelta(months=DISTANCES[found[1]], day=1)
        return _date(first.year, first.month, number(found[2]))

    def _day_number(self, found: re.Match[str]) -> date:
        """The nearest such day of a month; months that lack it are passed over."""
        day = number(found[1] or found[2])
        if not 1 <= day <= 31:
            raise NoSuchDay(found[0])
        first = self.today.replace(day=1)
        if self.past:
            first -= relativedelta(months=day > self.today.day)
        else:
            first += relativedelta(months=day < self.today.day)
        while day > monthrange(first.year, first.month)[1]:
            first += relativedelta(months=-1 if self.past else 1)
        return first.replace(day=day)

    def _end_of(self, found: re.Match[str]) -> date | None:
        month = number(found[2]) if found[2] else MONTHS.get(found[1])
        if month is None:
            return None
        last = date(self.today.year, month, monthrange(self.today.year, month)[1])
        if self.past and last > self.today:
            return last + relativedelta(years=-1, day=31)
        if not self.past and last < self.today:
            return last + relativedelta(years=1, day=31)
        return last

    def _without_year(self, month: int, day: int) -> date:
        """The nearest such date, today included; 29 February waits for its year."""
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(2000, month)[1]:
            raise NoSuchDay(f"{month}-{day}")
        year = self.today.year
        while True:
            if day <= monthrange(year, month)[1]:
                found = date(year, month, day)
                if found == self.today or (found < self.today) == self.past:
                    return found
            year += -1 if self.past else 1


_Rule = Callable[[_Reader, "re.Match[str]"], date | None]
_RULES: Final[tuple[tuple[str, _Rule], ...]] = (
    ("weekday", _Reader._weekday),
    ("signed", _Reader._signed),
    ("iso", _Reader._iso),
    ("numeric", _Reader._numeric),
    ("day_month", _Reader._day_month),
    ("month_day", _Reader._month_day),
    ("chinese_weekday", _Reader._chinese_weekday),
    ("chinese_date", _Reader._chinese_date),
    ("of_month", _Reader._of_month),
    ("day_number", _Reader._day_number),
    ("distance", _Reader._distance),
    ("ahead", _Reader._ahead),
    ("ago", _Reader._ago),
    ("end_of", _Reader._end_of),
)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise NoSuchDay(f"{year}-{month}-{day}") from error


def _count(text: str) -> int | None:
    try:
        return number(text)
    except ValueError:
        return None


def _cuts(text: str) -> Iterator[int]:
    """Places where a text may be cut in two: not inside a number, not inside a Latin word."""
    for cut in range(1, len(text)):
        pair = text[cut - 1 : cut + 1]
        if not pair.isascii() or not (pair.isdigit() or pair.isalpha()):
            yield cut
