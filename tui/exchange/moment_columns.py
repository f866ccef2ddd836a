"""Calendars as sheets: the day of a visit in one column and its time in another are one field.

What both say together is put into a column behind the others, so that a file has columns for
fields as all others have.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tui.exchange.headers import normal
from tui.exchange.made_columns import with_column
from tui.exchange.sheets import Sheet

_PAIRS: Final = (
    *(("Start Date", "Start Time"), ("Date", "Start Time"), ("Date", "Time"), ("Day", "Time")),
    *(("Visit Date", "Visit Time"), ("开始日期", "开始时间"), ("拜访日期", "拜访时间")),
    *(("日期", "开始时间"), ("日期", "时间"), ("Datum", "Uhrzeit"), ("Beginnt am", "Beginnt um")),
)
_START: Final = ("Start", "开始")


def with_starts(sheet: Sheet) -> Sheet:
    """The sheet with a column for the start of visits, where day and time stand in two.

    Args:
        sheet: laid out.
    """
    if not (pair := _pair_in(sheet.header)):
        return sheet
    days, times = (sheet.column(at) for at in pair)
    cells = [
        f"{day} {time}" if day and time else day for day, time in zip(days, times, strict=True)
    ]
    return with_column(sheet, _START, pair, cells)


def parts_in(header: Sequence[str]) -> tuple[int, ...]:
    """The columns that stand together in one behind them."""
    is_made = bool(header) and header[-1].startswith(tuple(f"{name} (" for name in _START))
    return _pair_in(header) if is_made else ()


def _pair_in(header: Sequence[str]) -> tuple[int, ...]:
    place = {normal(one): at for at, one in enumerate(header)}
    if any(normal(one) in place for one in _START):
        return ()
    for day, time in _PAIRS:
        if normal(day) in place and normal(time) in place:
            return place[normal(day)], place[normal(time)]
    return ()
