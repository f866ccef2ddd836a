"""The currencies that the amounts of a sheet show without their rows saying it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from tui.exchange.amounts import decide_amounts, only_sign
from tui.exchange.values import is_nothing

if TYPE_CHECKING:
    from tui.exchange.amounts import AmountReading
    from tui.exchange.headers import Column
    from tui.exchange.sheets import Row, Sheet

_FIGURES: Final = str.maketrans(dict.fromkeys("0123456789.,'()+- "))


class Signs:
    """What columns of amounts show: signs in some of their cells, totals, and number formats.

    Bookkeepers write the sign with the first amount of a column and with the total. So where a
    column shows one alone, it is that of all its amounts.
    """

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], readings: Mapping[str, AmountReading]
    ) -> None:
        """``readings``: how each field of amounts is written."""
        self._numbers = sheet.numbers
        self._columns = columns
        self._signed: dict[str, bool] = {}
        """Whether it is a sign of a currency that stands around a number, by what stands there."""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(columns):
            if one.field and one.field in readings:
                self._places[one.field].append(at)
        self._money = frozenset(at for places in self._places.values() for at in places)
        shown: defaultdict[int, set[str]] = defaultdict(set)
        for at, number in {pair for pairs in set(sheet.numbers.values()) for pair in pairs}:
            if number.sign:
                shown[at].add(number.sign)
        self._only = {
            field: only_sign(readings[field].signs.union(*(shown[at] for at in places)))
            for field, places in self._places.items()
        }
        self.has_any: bool = any(self._only.values()) or any(shown[at] for at in self._money)

    def likely(self, row: Row, fields: Iterable[str]) -> str:
        """The currency in which one of these amounts is shown; empty if none is.

        That of its own number format goes before that of its column.
        """
        formats = self._formats(row)
        for field in fields:
            places = [at for at in self._places.get(field, ()) if row.cells[at]]
            own = next((sign for at in places if (sign := formats.get(at))), "")
            if sign := own or (self._only[field] if places else ""):
                return sign
        return ""

    def is_computed(self, row: Row) -> bool:
        """Whether an amount of a row is a number with decimals of a workbook."""
        return any(
            number.is_fraction and at in self._money
            for at, number in self._numbers.get(row.number, ())
        )

    def partly(self, rows: Sequence[Row], but: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        """The header and sign of columns some amounts of which show one, and others do not.

        A sign with the first amount alone is what is to be expected.

        Args:
            but: fields whose currency the file states.
        """
        for field, places in self._places.items():
            sign = "" if field in but else self._only[field]
            for at in places if sign else ():
                shown = [
                    self._is_signed(row.cells[at]) or at in self._formats(row)
                    for row in rows
                    if not is_nothing(row.cells[at])
                ]
                if any(shown[1:]) and not all(shown):
                    yield self._columns[at].header, sign

    def _is_signed(self, cell: str) -> bool:
        """Whether an amount shows a currency; amounts alike but for their figures do so alike."""
        around = cell.translate(_FIGURES)
        if not around:
            return False
        if around not in self._signed:
            self._signed[around] = bool(decide_amounts((cell,)).signs)
        return self._signed[around]

    def _formats(self, row: Row) -> dict[int, str]:
        return {at: one.sign for at, one in self._numbers.get(row.number, ()) if one.sign}
