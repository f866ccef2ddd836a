"""What the cells of a workbook show, in a form that can be read in one way only."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl import Workbook

_DIGITS: Final = 15
"""What a spreadsheet keeps of a number, and shows."""
_PADDED: Final = re.compile(r"0{2,}")
_KEPT: Final = 1 << 14
"""Cells whose text is remembered; columns repeat themselves."""


class Shown:
    """Numbers and dates as texts, by the formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._days = frozenset[int](book._date_formats)  # type: ignore[attr-defined]
        self._spans = frozenset[int](book._timedelta_formats)  # type: ignore[attr-defined]
        self.number = lru_cache(_KEPT)(self._number)
        self._format = lru_cache(_KEPT)(self._format_of)

    def _number(self, text: str, style: int) -> str | None:
        """A number of a style; None where that makes it a date which cannot be.

        Raises:
            ValueError, IndexError: it is no number, or there is no such style.
        """
        from openpyxl.utils.datetime import from_excel

        value = float(text) if "." in text or "e" in text or "E" in text else int(text)
        if style not in self._days:
            if isinstance(value, float) and not value.is_integer():
                return _fraction(value)
            return self._whole(int(value), style)
        try:
            moment = from_excel(value, self._book.epoch, timedelta=style in self._spans)
        except (OverflowError, ValueError):
            return None
        return self.moment(moment, style)

    def moment(self, value: object, style: int) -> str:
        """A day, a time of day or a span of time."""
        match value:
            case datetime():
                # Serial numbers miss the second by a few millionths.
                near = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
                is_day = near.time() == time()
                return near.date().isoformat() if is_day else near.isoformat(" ")
            case date():
                return value.isoformat()
            case time():
                # The day 0 of a date that was never filled in.
                never = value == time() and "y" in self._format(style).lower()
                return "" if never else f"{value:%H:%M:%S}"
            case timedelta():
                minutes = round(value / timedelta(minutes=1))
                return f"{minutes // 60}:{minutes % 60:02}"
        return ""

    def _whole(self, value: int, style: int) -> str:
        """A whole number, with the zeros in front that a format such as ``00000`` shows."""
        if style and (match := _PADDED.fullmatch(self._format(style))):
            return str(value).zfill(len(match[0]))
        return str(value)

    def _format_of(self, style: int) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

        id_: int = self._book._cell_styles[style].numFmtId  # type: ignore[attr-defined]
        if id_ < BUILTIN_FORMATS_MAX_SIZE:
            return BUILTIN_FORMATS.get(id_, "General")
        own: str = self._book._number_formats[id_ - BUILTIN_FORMATS_MAX_SIZE]  # type: ignore[attr-defined]
        return own


def _fraction(value: float) -> str:
    """A number with a decimal point.

    Never with three decimals: ``123.456`` alone could be a hundred thousand.
    """
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
