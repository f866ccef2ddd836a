"""What the cells of a workbook show, in a form that can be read in one way only."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tui.exchange.amounts import currency_of, sign_in
from tui.exchange.sheets import Number

if TYPE_CHECKING:
    from openpyxl import Workbook

_DIGITS: Final = 15
"""What a spreadsheet keeps of a number, and shows."""
_PADDED: Final = re.compile(r"0{2,}")
_LITERAL: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]\-]*)(?:-(?P<place>[^\]]*))?\]'
    r"|\[[^\]]*\]|[_*].|(?P<own>[^\s#0?.,;/%Ee+\-()])"
)
"""What a format shows besides the number, and what only looks so: colours, gaps, fillings."""
_PLACES: Final = {
    **{"409": "USD", "1009": "CAD", "c0c": "CAD", "c09": "AUD", "1409": "NZD", "c04": "HKD"},
    **{"1004": "SGD", "404": "TWD", "80a": "MXN", "411": "JPY", "804": "CNY", "809": "GBP"},
    **{"41d": "SEK", "414": "NOK", "814": "NOK", "406": "DKK", "40f": "ISK", "340a": "CLP"},
}
"""The currency of a place by its number in formats, for signs that several currencies use."""
_KEPT: Final = 1 << 14
"""Cells whose text is remembered; columns repeat themselves."""


class Shown:
    """Numbers and dates as texts, by the formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._days = frozenset[int](book._date_formats)  # type: ignore[attr-defined]
        self._spans = frozenset[int](book._timedelta_formats)  # type: ignore[attr-defined]
        self.number = lru_cache(_KEPT)(self._number_of)
        self._format = lru_cache(_KEPT)(self._format_of)
        self._known = lru_cache(_KEPT)(self._known_of)

    def _number_of(self, text: str, style: int) -> tuple[str | None, Number | None]:
        """A number of a style as a text, and what it says besides, if anything.

        The text is None where the style makes it a date which cannot be.

        Raises:
            ValueError, IndexError: it is no number, or there is no such style.
        """
        shown = self._text(text, style)
        if style in self._days or style in self._spans:
            return shown, None
        return shown, self._known(style, shown is not None and "." in shown)

    def _known_of(self, style: int, is_fraction: bool) -> Number | None:
        sign = sign_of(self._format(style)) if style else ""
        return Number(sign, is_fraction) if sign or is_fraction else None

    def _text(self, text: str, style: int) -> str | None:
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


def sign_of(number_format: str) -> str:
    """The sign or code of the currency that a format shows with a number; empty if none.

    >>> sign_of('_("$"* #,##0.00_)'), sign_of("[$¥-411]#,##0"), sign_of('0 "days"')
    ('$', 'JPY', '')
    """
    said, place = "", ""
    for match in _LITERAL.finditer(number_format.partition(";")[0]):
        said += match["quoted"] or match["escaped"] or match["money"] or match["own"] or ""
        place = match["place"] or place
    sign, code = sign_in(said), _PLACES.get(place.lower())
    return currency_of(sign, (code,)) if sign and code else sign


def _fraction(value: float) -> str:
    """A number with a decimal point.

    Never with three decimals: ``123.456`` alone could be a hundred thousand.
    """
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
