"""Where the header of a sheet stands: under title lines, on one line or on several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import msgspec

from tui.exchange.ageing_columns import is_bucket
from tui.exchange.amount_headers import is_of_currency
from tui.exchange.headers import AMOUNTS, BETWEEN_LINES
from tui.exchange.sheets import Merge, Row, Sheet, padded
from tui.exchange.values import LONGEST, find_dates, is_no_day

Known: TypeAlias = Callable[[Sequence[str]], Mapping[int, str]]
"""The fields that a row gives as the header, by column."""

_LOOK_AT: Final = 40
"""Rows among which the header is looked for."""
_MOST_LINES: Final = 3
_WIDEST: Final = 300
"""So many columns of a row tell whether it is the header."""
_WORDS_OF_MONEY: Final = re.compile(r"\b[A-Za-z]{2,3}\b|[万亿元]|(?<=\d)[A-Za-z]{2,3}$")
"""What stands beside the digits of an amount: ``5 USD``, ``1.2万元``, ``5 CR``."""
_LEAST_SAID_AGAIN: Final = 2
"""So many columns have to be known of a row that says again what the header says."""
_MOST_OF: Final = 0.6
"""A row that fills so much of the widest one can be a header that nobody knows."""
_NUMBER: Final = re.compile(r"[^\w]*\d[\d\s.,:/年月日%-]*[^\w]*")

_AS_OF: Final = re.compile(
    r"\b(?:as of|as at|as on|key date|balance date|cut-?off(?: date)?|stichtag|stand|zum)\b"
    r"|截止|截至",
    re.I,
)
_REPORTED: Final = re.compile(
    r"\breport(?:ing)? date\b|报表日期|统计日期|报告日期|对账日期|查询日期", re.I
)
_MADE_ON: Final = re.compile(
    r"\b(?:printed|exported|generated|created|run|print|export)(?: date| on)?\b|^\s*date\b"
    r"|制表|打印|导出|生成|^\s*日期",
    re.I,
)
_UNIT: Final = re.compile(
    r"(?:\b(?:currency|amounts? in|figures? in|values? in|all in)\b|币种|币别|货币|单位)"
    r"\s*(?:[:：]\s*)?(.*)$",
    re.I,
)


_COLONS: Final = (":", "：")
_IN_BRACKETS: Final = re.compile(r"\(([^()]+)\)\s*$")


class Titles(msgspec.Struct, frozen=True):
    """What the lines above the header say about the whole of the sheet."""

    as_of: str = ""
    """The day of the report, as it stands there."""
    units: tuple[str, ...] = ()
    """What may be the unit of the amounts: a currency, or in what they count."""


def lay_out(sheet: Sheet, known: Known) -> Sheet:
    """The sheet with its header where it is.

    The header is the row, or the two or three rows together, whose cells are known best; where
    none is known, the first row that is about as wide as the sheet and holds no number. A row
    belongs to the header above it where merged cells say so; where it only tells apart what
    stands under one header or under none, or names the units of what stands above; where it
    says the same in other words; or where more is known with it than without. A row with a
    number or a day in it never does.

    Args:
        sheet: as `read_sheet` gives it.
    """
    rows = (*sheet.heads, *sheet.rows)
    first = [Row(row.number, row.cells[:_WIDEST]) for row in rows[: _LOOK_AT + _MOST_LINES]]
    at, lines = _header_at(first, sheet.merges, known)
    heads = rows[at : at + lines]
    header = _joined(heads, sheet.merges)
    return msgspec.structs.replace(
        sheet,
        header=header,
        heads=heads,
        titles=rows[:at],
        rows=padded(rows[at + lines :], len(header)),
    )


def _header_at(rows: Sequence[Row], merges: Collection[Merge], known: Known) -> tuple[int, int]:
    """The place of the header, and how many rows it has."""
    best, most = (-1, 1), 0
    for at in range(min(_LOOK_AT, len(rows))):
        if _says_values(rows[at]):
            continue
        alone = known(rows[at].cells)
        count = _count(alone)
        if count > most:
            best, most = (at, 1), count
        by_form = _lines(rows, at, merges, alone) if alone else 1
        for lines in range(2, min(_MOST_LINES, len(rows) - at) + 1):
            last = rows[at + lines - 1]
            is_by_form = lines <= by_form
            # A header that is no title knows something by itself.
            if not is_by_form and (not alone or _has_value(last)):
                break
            fields = known(_joined(rows[at : at + lines], merges))
            together = _count(fields)
            if is_by_form and _splits_amounts(rows[at : at + lines], alone, fields):
                together = max(together, count)
            is_as_good = best[0] == at and together == most
            if together > most or (
                is_as_good and (is_by_form or _says_again(rows[at], last, known))
            ):
                best, most = (at, lines), together
    if best[0] >= 0:
        return best
    at = _widest(rows)
    return at, _lines(rows, at, merges, {})


def _says_values(row: Row) -> bool:
    """Whether a row says what something is: ``A/C:`` and then ``A1``."""
    return any(
        cell.endswith(_COLONS) and value and not value.endswith(_COLONS)
        for cell, value in pairwise(row.cells)
    )


def _count(fields: Mapping[int, str]) -> int:
    return len(set(fields.values()))


def _splits_amounts(
    heads: Sequence[Row], alone: Mapping[int, str], together: Mapping[int, str]
) -> bool:
    """Whether all that is no longer known with more lines are amounts that they tell apart.

    Then the first of them is not what was meant, and the rep is asked.
    """
    lost = [at for at, field in alone.items() if field not in together.values()]
    below = [at for at, cell in enumerate(heads[1].cells) if cell]
    return bool(lost) and all(
        alone[at] in AMOUNTS and len(_under(heads[0], at, below)) > 1 for at in lost
    )


def _says_again(above: Row, below: Row, known: Known) -> bool:
    """Whether a row is the header above once more, in another language."""
    if len(known(below.cells)) < _LEAST_SAID_AGAIN:
        return False
    said = [index for index, cell in enumerate(below.cells) if cell]
    return all(_cell(above, index) for index in said) and any(
        below.cells[index].casefold() != _cell(above, index).casefold() for index in said
    )


def _lines(
    rows: Sequence[Row], at: int, merges: Collection[Merge], alone: Mapping[int, str]
) -> int:
    """How many rows the header has that begins there, by its form alone.

    Args:
        alone: the fields of the first of them.
    """
    lines = 1
    while lines < _MOST_LINES and at + lines < len(rows):
        below = rows[at + lines]
        # Under the header of currencies a currency is one of a row.
        is_value = any(
            alone.get(index) == "currency" for index, one in enumerate(below.cells) if one
        )
        if is_value and _names_currencies(below):
            break
        if not _tells_apart(rows[at + lines - 1], below, merges):
            break
        lines += 1
    return lines


def _tells_apart(above: Row, below: Row, merges: Collection[Merge]) -> bool:
    """Whether a row only tells apart what stands under one header above, or under none."""
    if any(one.top <= above.number and one.bottom >= below.number for one in merges):
        return True
    filled = [index for index, cell in enumerate(below.cells) if cell]
    if _names_currencies(below):
        return all(any(above.cells[: index + 1]) for index in filled)
    if len(filled) < 2 or _has_value(below):
        return False
    return all(len(_under(above, index, filled)) > 1 for index in filled if _cell(above, index))


def _names_currencies(row: Row) -> bool:
    """Whether nothing but currencies stands in a row."""
    return all(is_of_currency(cell) for cell in row.cells if cell)


def _under(above: Row, index: int, filled: Sequence[int]) -> list[int]:
    """The columns of a row that stand under one header: up to the next header above."""
    end = index + 1
    while filled and end <= filled[-1] and not _cell(above, end):
        end += 1
    return [one for one in filled if index <= one < end]


def _has_value(row: Row) -> bool:
    """Whether an amount, a number or a day stands in a row, and no age."""
    return any(
        any(map(str.isdigit, cell))
        and (_is_number(_WORDS_OF_MONEY.sub("", cell)) or bool(find_dates(cell)))
        and not is_bucket(cell)
        and not is_of_currency(cell)
        for cell in row.cells
    )


def _is_number(cell: str) -> bool:
    return len(cell) <= LONGEST and bool(_NUMBER.fullmatch(cell))


def _widest(rows: Sequence[Row]) -> int:
    """The first row that is about as wide as the sheet and holds no number; else the first."""
    counts = [sum(map(bool, row.cells)) for row in rows[:_LOOK_AT]]
    least = _MOST_OF * max(counts)
    for at, count in enumerate(counts):
        if count >= least and not any(map(_is_number, rows[at].cells)):
            return at
    return 0


def _joined(heads: Sequence[Row], merges: Collection[Merge]) -> tuple[str, ...]:
    """The header of one row or several; what stands above stands before."""
    if len(heads) == 1:
        return heads[0].cells
    width = max(len(row.cells) for row in heads)
    lines = [[_cell(row, index) for index in range(width)] for row in heads]
    place = {row.number: at for at, row in enumerate(heads)}
    wide = [one for one in merges if one.top in place and one.left < min(one.right, width)]
    for one in wide:
        line, end = lines[place[one.top]], min(one.right + 1, width)
        line[one.left : end] = [line[one.left]] * (end - one.left)
    if not wide:
        for at, line in enumerate(lines[:-1]):
            for index in range(1, width):
                below = [lower[index] for lower in lines[at + 1 :]]
                beside = [lower[index - 1] for lower in lines[at + 1 :]]
                if not line[index] and any(below) and any(beside):
                    line[index] = line[index - 1]
    return tuple(
        BETWEEN_LINES.join(dict.fromkeys(line[index] for line in lines if line[index]))
        for index in range(width)
    )


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def filled(sheet: Sheet, columns: Collection[int]) -> Sheet:
    """The sheet with the text of cells merged over several rows in each of these rows.

    Args:
        columns: where that is what was meant; an amount that spans two rows is there once.
    """
    deep = [one for one in sheet.merges if one.bottom > one.top and one.left in columns]
    if not deep or not sheet.rows:
        return sheet
    text_at = {(row.number, index): row.cells[index] for row in sheet.rows for index in columns}
    written: dict[tuple[int, int], str] = {}
    for one in deep:
        if text := text_at.get((one.top, one.left), ""):
            for number in range(one.top + 1, one.bottom + 1):
                written[number, one.left] = text
    rows = []
    for row in sheet.rows:
        cells = tuple(
            cell or written.get((row.number, index), "") for index, cell in enumerate(row.cells)
        )
        rows.append(Row(row.number, cells))
    return msgspec.structs.replace(sheet, rows=tuple(rows))


# -- what the titles say


def read_titles(titles: Sequence[Row]) -> Titles:
    """The day and the unit that the lines above the header state.

    ``As of``, ``截止日期`` and their like go before the day of a report, and that before the day on
    which it was made; of a period it is the end. The day may stand in the next cell.
    """
    as_of = reported = made_on = ""
    units: list[str] = []
    for row in titles:
        cells = [unicodedata.normalize("NFKC", cell[:LONGEST]) for cell in row.cells if cell]
        for index, cell in enumerate(cells):
            after = cells[index + 1] if index + 1 < len(cells) else ""
            if match := _AS_OF.search(cell):
                as_of = as_of or _day(cell[match.end() :], after)
            elif match := _REPORTED.search(cell):
                reported = reported or _day(cell[match.end() :], after)
            elif match := _MADE_ON.search(cell):
                made_on = made_on or _day(cell[match.end() :], after)
            units += _units(cell, after)
    return Titles(as_of or reported or made_on, tuple(units))


def _day(text: str, after: str) -> str:
    found = find_dates(text) or find_dates(after)
    if not found and after.replace(".", "", 1).isdecimal() and not is_no_day(after):
        return after
    return found[-1] if found else ""


def _units(cell: str, after: str) -> Iterator[str]:
    if match := _UNIT.search(cell):
        yield match[1].strip() or after
    elif match := _IN_BRACKETS.search(cell):
        yield match[1].strip()
