"""The XML of workbooks, read as a stream: nothing is kept but what is asked for.

A part may be a gigabyte of anything. So no tree is ever made of the large ones; whatever is not
a cell goes by, and what would be too much of it ends the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Final

from tui.exchange.reading import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT
from tui.exchange.sheets import Doubt, Merge, Number, Row, cell_text

if TYPE_CHECKING:
    from tui.exchange.xlsx_values import Shown

_CHUNK: Final = 1 << 16
_MOST_NAMES: Final = 10_000
"""Different names of elements and attributes."""
_MOST_ELEMENTS: Final = 300_000
"""Of a part that a tree is made of; a workbook has room for 64,000 styles."""
_MOST_TAGS: Final = 12_000_000
"""Of any part; cells have four."""
_LONGEST_TAG: Final = 1 << 22
_DEEPEST: Final = 1_000
"""Elements within elements; a cell is the fourth."""
_LAST_ROW: Final = 1_048_576
_MOST_MERGES: Final = 100_000
_KEPT: Final = 1 << 14
_DIGITS: Final = "0123456789"


class TooMuch(Exception):
    """A part of a workbook holds more than is ever read."""


class LongCell(Exception):
    """A cell holds more text than is ever read."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def look_through(source: IO[bytes]) -> None:
    """See that a part may be read as a whole.

    Raises:
        TooMuch: it has too many elements.
        ValueError, ExpatError: it is no XML, or declares a grammar of its own.
    """
    count = 0

    def started(_name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1 + len(attributes)
        if count > _MOST_ELEMENTS:
            raise TooMuch

    for _chunk in _Parser(started).through(source):
        pass


def read_strings(source: IO[bytes]) -> list[str]:
    """The texts that the cells of a workbook share, without what says how they sound.

    Raises:
        TooMuch, ValueError, ExpatError: there are too many, or it is no XML.
    """
    strings: list[str] = []
    parts: list[str] = []
    text: list[str] = []
    room, is_sound, is_text, long = MOST_TEXT, False, False, 0

    def started(name: str, _attributes: dict[str, str]) -> None:
        nonlocal is_sound, is_text, long
        if name == "si":
            parts.clear()
            long = 0
        elif name == "rPh":
            is_sound = True
        elif name == "t":
            is_text = True
            text.clear()

    def ended(name: str) -> None:
        nonlocal is_sound, is_text, room, long
        if name == "t":
            is_text = False
            if not is_sound:
                parts.append("".join(text))
                long += len(parts[-1])
        elif name == "rPh":
            is_sound = False
        elif name == "si":
            one = "".join(parts).replace("x005F_", "")
            room -= len(one)
            if room < 0 or len(strings) >= MOST_CELLS:
                raise TooMuch
            strings.append(one)

    for _chunk in _Parser(started, ended, text.append).through(source):
        if not is_text:
            text.clear()
        elif sum(map(len, text)) + long > room:
            raise TooMuch
    return strings


class SheetStream:
    """One sheet on its way: its rows come out, and what was odd about them is kept here."""

    def __init__(self, strings: Sequence[str], shown: Shown) -> None:
        self.merges: list[Merge] = []
        self.doubts: list[Doubt] = []
        self.numbers: dict[int, tuple[tuple[int, Number], ...]] = {}
        """By row, the columns with numbers that say more than their text."""
        self._strings = strings
        self._shown = shown
        self._clean = lru_cache(_KEPT)(cell_text)
        self._pairs: dict[tuple[int, Number], tuple[int, Number]] = {}
        self._patterns: dict[tuple[tuple[int, Number], ...], tuple[tuple[int, Number], ...]] = {}
        self._columns: dict[str, int] = {}
        self._done: list[Row] = []
        self._count = 0
        self._cells = MOST_CELLS
        self._room = MOST_TEXT
        # of the row
        self._number = 0
        self._next = 1
        self._row: list[str] = []
        self._known: list[tuple[int, Number]] = []
        self._column = -1
        # of the cell
        self._kind = "n"
        self._style = 0
        self._value: str | None = None
        self._inline: list[str] = []
        self._long = 0
        """Characters of what stands in the cell itself."""
        self._has_formula = self._is_text = self._is_sound = False
        self._text: list[str] = []

    def rows(self, source: IO[bytes]) -> Iterator[Row]:
        """The rows that say something, in their order.

        Raises:
            TooMuch: there are too many, or too much stands in them.
            LongCell: a cell holds too much.
            ValueError, IndexError, ExpatError: the part is damaged.
        """
        for _chunk in _Parser(self._started, self._ended, self._text.append).through(source):
            if not self._is_text:
                self._text.clear()
            elif sum(map(len, self._text)) > LONGEST_CELL:
                raise LongCell(self._number)
            yield from self._done
            self._done.clear()

    def _started(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._column = self._column_of(attributes.get("r", ""))
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", 0) or 0)
            self._value, self._has_formula, self._is_sound = None, False, False
            self._long = 0
            if self._inline:
                self._inline.clear()
        elif name in ("v", "t"):
            self._is_text = True
            self._text.clear()
        elif name == "row":
            said = attributes.get("r")
            self._number = _row_number(said) if said else self._number + 1
            self._row, self._known, self._column = [], [], -1
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._is_sound = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _ended(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._is_text = False
            if self._value is None:
                self._value = "".join(self._text)
        elif name == "t":
            self._is_text = False
            if not self._is_sound:
                self._inline.append("".join(self._text))
                self._long += len(self._inline[-1])
                if self._long > LONGEST_CELL:
                    raise LongCell(self._number)
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._is_sound = False

    def _column_of(self, place: str) -> int:
        """The column of a cell, the first is 0; the next one where it does not say."""
        if not place:
            return self._column + 1
        letters = place.rstrip(_DIGITS)
        if letters not in self._columns:
            self._columns[letters] = column_index(letters)
        return self._columns[letters]

    def _end_cell(self) -> None:
        text = self._read()
        row, column = self._row, self._column
        if column >= MOST_COLUMNS:
            raise TooMuch
        if column == len(row):
            row.append(text)
        elif column < len(row):
            row[column] = text
        elif text:
            row += [""] * (column - len(row))
            row.append(text)

    def _read(self) -> str:
        """What the cell says."""
        value, kind = self._value, self._kind
        if kind == "inlineStr":
            return self._clean("".join(self._inline)) if self._inline else ""
        if not value:
            # A formula may well come to an empty text.
            if self._has_formula and kind != "str":
                self._doubt("uncalculated")
            return ""
        if len(value) > LONGEST_CELL:
            raise LongCell(self._number)
        if kind == "n":
            shown: str | None
            shown, known = self._shown.number(value, self._style)
            if known:
                self._known.append((self._column, known))
            if shown is None:
                self._doubt("error")
            return shown or ""
        if kind == "s":
            if value.startswith("-"):
                raise IndexError(value)
            text = self._clean(self._strings[int(value)])
            if len(text) > LONGEST_CELL:
                raise LongCell(self._number)
            return text
        if kind == "e":
            self._doubt("error")
            return ""
        if kind == "b":
            return "TRUE" if int(value) else "FALSE"
        if kind == "d":
            from openpyxl.utils.datetime import from_ISO8601

            moment = from_ISO8601(value)  # type: ignore[no-untyped-call]
            return self._shown.moment(moment, self._style)
        return self._clean(value)

    def _doubt(self, code: str) -> None:
        from openpyxl.utils import get_column_letter

        place = f"{get_column_letter(self._column + 1)}{self._number}"
        doubt = Doubt(self._number, place, "error" if code == "error" else "uncalculated")
        self.doubts.append(doubt)
        if len(self.doubts) > MOST_CELLS // 10:
            raise TooMuch

    def _end_row(self) -> None:
        row, number = self._row, self._number
        if number < self._next:
            return  # it stands where another has stood
        self._next = number + 1
        while row and not row[-1]:
            row.pop()
        if not row:
            return
        self._count += 1
        self._cells -= len(row)
        self._room -= sum(map(len, row))
        if number > _LAST_ROW or self._count > MOST_ROWS or self._cells < 0 or self._room < 0:
            raise TooMuch
        if self._known:
            self.numbers[number] = self._pattern(tuple(self._known))
        self._done.append(Row(number, tuple(row)))

    def _pattern(self, pairs: tuple[tuple[int, Number], ...]) -> tuple[tuple[int, Number], ...]:
        """What rows say of their numbers is mostly the same, and kept once."""
        if known := self._patterns.get(pairs):
            return known
        kept = tuple([self._pairs.setdefault(one, one) for one in pairs])
        self._patterns[kept] = kept
        return kept

    def _merge(self, ref: str) -> None:
        first, _colon, last = ref.partition(":")
        (left, top), (right, bottom) = map(_place, (first, last or first))
        self.merges.append(Merge(top, left, bottom, right))
        if len(self.merges) > _MOST_MERGES:
            raise TooMuch


def _row_number(said: str) -> int:
    try:
        return int(said)
    except ValueError:
        number = float(said)
        if not number.is_integer():
            raise
        return int(number)


def column_index(letters: str) -> int:
    """The column of such letters, the first is 0.

    Raises:
        ValueError: no column is called so.
    """
    index = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or index > MOST_COLUMNS:
            raise ValueError(letters)
        index = 26 * index + ord(letter) - ord("A") + 1
    if not index:
        raise ValueError(letters)
    return index - 1


def _place(cell: str) -> tuple[int, int]:
    """Column, the first is 0, and row of a cell as a spreadsheet calls it."""
    letters = cell.rstrip(_DIGITS)
    return column_index(letters), int(cell[len(letters) :])


class _Parser:
    """An XML parser that knows elements by their names without prefix, and no grammars."""

    def __init__(
        self,
        started: Callable[[str, dict[str, str]], None],
        ended: Callable[[str], None] | None = None,
        said: Callable[[str], None] | None = None,
    ) -> None:
        from xml.parsers import expat

        self._names: dict[str, str] = {}
        self._interned: dict[str, str] = {}
        self._depth = 0
        self._started, self._ended = started, ended
        self._parser = expat.ParserCreate(intern=self._interned)
        self._parser.buffer_text = True
        self._parser.buffer_size = _CHUNK
        self._parser.StartDoctypeDeclHandler = _refuse_grammar
        self._parser.StartElementHandler = self._start
        if ended:
            self._parser.EndElementHandler = self._end
        if said:
            self._parser.CharacterDataHandler = said

    def through(self, source: IO[bytes]) -> Iterator[None]:
        """Read to the end; after each piece of the file it is time to look what has come."""
        fed, tags = 0, _MOST_TAGS
        while chunk := source.read(_CHUNK):
            self._parser.Parse(chunk, False)
            fed += len(chunk)
            tags -= chunk.count(b"<")
            waiting = fed - self._parser.CurrentByteIndex
            if tags < 0 or len(self._interned) > _MOST_NAMES or waiting > _LONGEST_TAG:
                raise TooMuch
            yield
        self._parser.Parse(b"", True)
        yield

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = self._names.get(name)
        if plain is None:
            plain = self._names[name] = name.rpartition(":")[2]
        self._depth += 1
        if self._ended and self._depth > _DEEPEST:
            raise TooMuch
        self._started(plain, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._ended:
            self._ended(self._names[name])


def _refuse_grammar(*_declared: object) -> None:
    """Workbooks have none; what has one means to swell while it is read, or to read other files."""
    raise ValueError("DOCTYPE")
