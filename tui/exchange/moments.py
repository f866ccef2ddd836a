"""What cells say about a day beyond a plain date: a time of day, or a birthday without its year.

As in `tui.exchange.values`, a reader raises `ValueError` where a cell cannot be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final

import msgspec

from tui.domain.daytime import read_clock, time_of
from tui.domain.records import YEARLESS
from tui.exchange.values import DateOrder, DateReading, read_date

_BREAK: Final = re.compile(r"\s+|(?<=\d)T(?=\d)|(?<=[日号])")
"""Where a day may end and a time of day begin."""
_SECONDS: Final = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?")
_ZONED: Final = re.compile(r"T.*(?:Z|[+-]\d{2}:?\d{2})$")
_ISO_END: Final = re.compile(r"(\d{1,2})-(\d{1,2})|--(\d{2})-?(\d{2})")
_ORDERED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})\.?")
_CHINESE: Final = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")


class Moment(msgspec.Struct, frozen=True):
    """A day with the time of day, None where the cell has none."""

    day: date
    time: time | None


def read_moment(text: str, order: DateOrder) -> Moment:
    """A date in any of the forms that files have, with the time of day behind it.

    A time that names its zone (``2026-11-24T10:00Z``) becomes the local time of this machine.

    Raises:
        ValueError: it is no date, or what stands behind the date is no time of day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _ZONED.search(plain):
        local = datetime.fromisoformat(plain).astimezone()
        return Moment(local.date(), local.time().replace(second=0, microsecond=0))
    for day, clock in _halves(_SECONDS.sub(r"\1", plain)):
        if found := read_clock(clock.replace(" ", "").casefold()):
            return Moment(read_date(day, order), time_of(found))
    return Moment(read_date(plain, order), None)


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for gap in _BREAK.finditer(text):
        if 0 < gap.end() < len(text):
            yield text[: gap.start()], text[gap.end() :]


class Birthday(msgspec.Struct, frozen=True):
    """A birthday; without its year it stands in `YEARLESS`."""

    day: date
    has_year: bool


def read_birthday(text: str, dates: DateReading) -> Birthday:
    """A birthday, with its year or without: ``3 Dec``, ``3/12``, ``12-03``, ``12月3日``.

    Without a year, numbers with a hyphen are the end of an ISO date, month first, unless the
    column has said otherwise; other numbers stand in the order of the column. A number above
    12 is a day wherever it stands.

    Args:
        dates: how the dates of the file are read.

    Raises:
        ValueError: it is no date.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := _CHINESE.fullmatch(plain):
        return _yearless(int(match[1]), int(match[2]))
    if match := _ISO_END.fullmatch(plain):
        first, second = int(match[1] or match[3]), int(match[2] or match[4])
        said = dates.is_needed and dates.is_decided and dates.order == "dmy"
        is_day_first = said and not match[3]
    elif match := _ORDERED.fullmatch(plain):
        first, second = int(match[1]), int(match[2])
        is_day_first = dates.order == "dmy"
    else:
        return _named_or_full(plain, dates.order)
    if max(first, second) > 12:
        is_day_first = first > 12
    return _yearless(second, first) if is_day_first else _yearless(first, second)


def _yearless(month: int, day: int) -> Birthday:
    return Birthday(date(YEARLESS, month, day), has_year=False)


def _named_or_full(text: str, order: DateOrder) -> Birthday:
    try:
        return Birthday(read_date(text, order), has_year=True)
    except ValueError:
        if not any(map(str.isalpha, text)):
            raise
    return Birthday(read_date(f"{text} {YEARLESS}", order), has_year=False)
