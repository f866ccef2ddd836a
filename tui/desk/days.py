"""The fields of forms that hold days and times, in the words of the quick line."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

import msgspec
from dateutil.relativedelta import relativedelta

from tui import words
from tui.desk.fields import Field, FieldTrouble, Understood
from tui.desk.reading import LineTrouble, read_whole_when
from tui.domain.dates import names_only_a_time, read_when
from tui.domain.records import YEARLESS, SpecialDate
from tui.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.desk.fields import Sheet
    from tui.desk.ground import Desk
    from tui.domain.records import Record

_NOON: Final = time(12)
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SHOWN: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s+(.+)")
_PIECES: Final = re.compile(r"\s*[;；]\s*")


class Said(msgspec.Struct, frozen=True):
    """A moment as it was said: a day, a time of day, or both.

    ``next`` is the day that a time alone means by itself.
    """

    day: date | None
    time: time | None
    next: date


def read_moment(desk: Desk, text: str, *, past: bool = False) -> Said:
    """A day, a time of day or both, in the rep's words.

    Raises:
        LineTrouble: it cannot be read.
    """
    when = read_whole_when(desk, text, past=past)
    day = None if names_only_a_time(text.split()) else when.day
    return Said(day, when.time, when.day)


def moved(said: Said, old: datetime) -> datetime:
    """Where a moment moves to: a time alone keeps the day, a day alone keeps the time."""
    return datetime.combine(said.day or old.date(), said.time or old.time())


def moment_text(moment: datetime) -> str:
    """``Tue 24 Nov 2026 10:00``."""
    return _("{day} {time}").format(
        day=words.full_date(moment.date()), time=words.clock_time(moment)
    )


class Moment(Field):
    """A day with a time of day. Where one of both is missing, it stays as it was."""

    kind = "when"

    def __init__(
        self,
        name: str,
        label: str,
        example: str = "",
        *,
        attr: str,
        past: bool = False,
        required: bool = False,
        time_of: Callable[[Sheet, date], time] = lambda _sheet, _day: _NOON,
    ) -> None:
        """``past``: the past is meant; ``time_of`` finds the time of a day without one."""
        super().__init__(name, label, example, attr=attr, required=required)
        self._past = past
        self._time_of = time_of

    def show(self, sheet: Sheet, record: Record) -> str:
        moment: datetime = getattr(record, self.attr)
        return f"{moment.date().isoformat()} {words.clock_time(moment)}"

    def read(self, sheet: Sheet, text: str) -> Understood:
        if self._past and text.casefold() in ("now", "现在"):
            return Understood(self.empty(sheet), moment_text(sheet.desk.now))
        try:
            said = read_moment(sheet.desk, text, past=self._past)
        except LineTrouble as trouble:
            raise FieldTrouble(self.name, trouble.code, str(trouble), text) from trouble
        if sheet.record is not None:
            moment = moved(said, getattr(sheet.record, self.attr))
        else:
            day = said.day or said.next
            moment = datetime.combine(day, said.time or self._time_of(sheet, day))
        return Understood({self.attr: moment}, moment_text(moment))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        """The present moment."""
        return {self.attr: sheet.desk.now}


class Day(Field):
    """A day without a time."""

    kind = "day"

    def __init__(
        self,
        name: str,
        label: str,
        example: str = "",
        *,
        attr: str = "",
        past: bool = False,
        required: bool = False,
    ) -> None:
        """``past``: the past is meant, and a day to come is refused; else one that is past."""
        super().__init__(name, label, example, attr=attr, required=required)
        self._past = past

    def show(self, sheet: Sheet, record: Record) -> str:
        day: date | None = getattr(record, self.attr)
        return "" if day is None else day.isoformat()

    def read(self, sheet: Sheet, text: str) -> Understood:
        day = self.day(sheet, text)
        if not self._past and day < sheet.desk.today:
            raise self.trouble("date_past", _("“{word}” is already past."), text)
        if self._past and day > sheet.desk.today:
            raise self.trouble("future", _("“{word}” is still to come."), text)
        return Understood({self.attr: day}, words.full_date(day))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None}

    def day(self, sheet: Sheet, text: str) -> date:
        """The day that a text says.

        Raises:
            FieldTrouble: it says none, or a time of day as well.
        """
        try:
            said = read_moment(sheet.desk, text, past=self._past)
        except LineTrouble as trouble:
            raise FieldTrouble(self.name, trouble.code, str(trouble), text) from trouble
        if said.time or said.day is None:
            sentence = _("“{word}” has a time of day. Only a day is asked for here.")
            raise self.trouble("with_time", sentence, text)
        return said.day


class Birthday(Day):
    """A birthday, perhaps without its year (M09): ``3 dec``, ``1978-12-03``, ``12月3日``."""

    def show(self, sheet: Sheet, record: Record) -> str:
        day: date | None = getattr(record, self.attr)
        if day is None or getattr(record, "birth_year_known", True):
            return "" if day is None else day.isoformat()
        return day_of_year(day)

    def read(self, sheet: Sheet, text: str) -> Understood:
        day = self.day(sheet, text)
        if not self._names_year(sheet, text, day):
            day = day.replace(year=YEARLESS)
            echo = _("{day}, year not known").format(day=day_of_year(day))
            return Understood({self.attr: day, "birth_year_known": False}, echo)
        if day > sheet.desk.today and not re.search("[0-9]{4}", text):
            day -= relativedelta(years=100)  # 3/12/78
        if day > sheet.desk.today:
            raise self.trouble("future", _("“{word}” is still to come."), text)
        return Understood({self.attr: day, "birth_year_known": True}, words.full_date(day))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None, "birth_year_known": True}

    def _names_year(self, sheet: Sheet, text: str, day: date) -> bool:
        """Whether the text says the same day in another year, too."""
        earlier = sheet.desk.now - relativedelta(years=8)
        found = read_when(text.split(), earlier, sheet.desk.reading, past=True)
        return found is not None and found.day == day


def day_of_year(day: date) -> str:
    """``3 Dec``: a day that comes back every year, as it can be typed."""
    if language() == "zh":
        return f"{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]}"


class SpecialDates(Field):
    """Days that come back every year (M09): ``2001-12-03 founding day; 12 may first deal``."""

    kind = "text"

    def show(self, sheet: Sheet, record: Record) -> str:
        dates: tuple[SpecialDate, ...] = getattr(record, self.attr)
        return "; ".join(f"{one.day.isoformat()} {_PIECES.sub(', ', one.text)}" for one in dates)

    def read(self, sheet: Sheet, text: str) -> Understood:
        dates = tuple(self._special(sheet, piece) for piece in _PIECES.split(text) if piece)
        echo = words.joined([f"{words.full_date(one.day)} {one.text}" for one in dates])
        return Understood({self.attr: dates}, echo)

    def _special(self, sheet: Sheet, text: str) -> SpecialDate:
        if (found := _SHOWN.fullmatch(text)) and (day := _iso(found[1])):
            return SpecialDate(day=day, text=found[2])
        said = text.split()
        when = read_when(said, sheet.desk.now, sheet.desk.reading, past=True)
        if when is None or when.time:
            sentence = _("“{word}” does not begin with a day. Try 2001-12-03 founding day.")
            raise self.trouble("unreadable_date", sentence, text)
        about = " ".join([*([when.rest] if when.rest else []), *said[when.words :]])
        if not about:
            sentence = _("“{word}” does not say what day it is. Try 2001-12-03 founding day.")
            raise self.trouble("missing_text", sentence, text)
        return SpecialDate(day=when.day, text=about)

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: ()}


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
