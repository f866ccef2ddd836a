"""Totals and subtotals of a sheet: which rows are such, and whether they are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, TypeAlias, cast

import msgspec

from tui.exchange.amounts import AmountReading, is_credit_side, read_amount
from tui.exchange.headers import Column
from tui.exchange.sheets import Row

Sort: TypeAlias = Literal["item", "subtotal", "total", "heading", "header", "blank", "note"]
Found: TypeAlias = Sort | Literal["sum", "account_sum", "text"]
"""What a row may be as long as the sums are not known: a ``sum`` holds amounts and nothing else,
an ``account_sum`` amounts and a customer, ``text`` no amount at all."""

SUMS: Final = frozenset(("subtotal", "total", "sum", "account_sum"))
_CHECKED: Final[tuple[str, ...]] = ("open", "amount", "paid")
_FINEST: Final = -4
"""Money has less decimals; what has more has been computed, and never adds up to the last one."""
_CENT: Final = Decimal("0.01")
_NEAR: Final = Decimal("0.005")
_ANY: Final = ""
"""The currency of a sum that names none."""


class Disagreement(msgspec.Struct, frozen=True):
    """A total or subtotal that is not what its items add up to."""

    row: int
    header: str
    stated: Decimal
    found: Decimal


class _Adder:
    """One column added up from the top, by currency."""

    def __init__(self) -> None:
        self.running: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.since: defaultdict[str, Decimal] = defaultdict(Decimal)
        """What had been added up when the last sum or heading came."""
        self._bounds: defaultdict[str, set[Decimal]] = defaultdict(lambda: {Decimal(0)})
        self._cents: defaultdict[str, set[Decimal]] = defaultdict(lambda: {Decimal(0)})
        """The same to the cent, for amounts that have been computed."""

    def add(self, currency: str, amount: Decimal) -> None:
        for one in {currency, _ANY}:
            self.running[one] += amount

    def bound(self) -> None:
        """A heading or a sum: the next subtotal may begin here."""
        for one, amount in self.running.items():
            self._bounds[one].add(amount)
            self._cents[one].add(amount.quantize(_CENT))
            self.since[one] = amount

    def is_all(self, currency: str, stated: Decimal) -> bool:
        """Whether a sum is that of all rows; one that names no currency may be of any."""
        return any(_are_equal(self.running[one], stated) for one in self._asked(currency))

    def is_some(self, currency: str, stated: Decimal) -> bool:
        """Whether a sum is that of the rows since one of the bounds."""
        return any(self._is_bound(one, self.running[one] - stated) for one in self._asked(currency))

    def _is_bound(self, currency: str, amount: Decimal) -> bool:
        if amount in self._bounds[currency]:
            return True
        return _is_computed(amount) and not self._cents[currency].isdisjoint(
            (amount + near).quantize(_CENT) for near in (-_NEAR, _NEAR)
        )

    def _asked(self, currency: str) -> tuple[str, ...]:
        return (currency,) if currency else (*self.running, _ANY)


def _is_computed(amount: Decimal) -> bool:
    return cast("int", amount.as_tuple().exponent) < _FINEST


def _are_equal(found: Decimal, stated: Decimal) -> bool:
    """Whether two sums are one, as far as money goes."""
    if found == stated:
        return True
    rest = found - stated
    return _is_computed(rest) and abs(rest) < _NEAR


def settle(
    rows: Sequence[Row],
    found: Sequence[Found],
    columns: Sequence[Column],
    readings: Mapping[str, AmountReading],
) -> tuple[list[Sort], tuple[Disagreement, ...]]:
    """Decide which rows are sums of which kind, and see whether they are right.

    A total is what all items come to, a subtotal what those since any heading or sum above it
    come to. A sum that is neither is wrong; the last one below all items is a total all the
    same. One that names a currency counts the items in it.
    """
    if SUMS.isdisjoint(found):
        return ["note" if one == "text" else cast("Sort", one) for one in found], ()
    return _Sums(rows, found, columns, readings).settled()


class _Sums:
    def __init__(
        self,
        rows: Sequence[Row],
        found: Sequence[Found],
        columns: Sequence[Column],
        readings: Mapping[str, AmountReading],
    ) -> None:
        self._rows, self._found, self._columns, self._readings = rows, found, columns, readings
        fields = [one.field for one in columns]
        self._place = {
            field: fields.index(field) if field in fields else -1 for field in ("currency", "side")
        }
        checked = {one for one in _CHECKED if one in fields} or {"ageing"}
        self._checked = {at: field for at, field in enumerate(fields) if field and field in checked}
        self._whole = {at: _Adder() for at in self._checked}
        self._last_item = -1
        for at, sort in enumerate(found):
            if sort == "item":
                self._last_item = at
                self._add(self._whole, rows[at])
        self._last_sum = {
            self._cell(rows[at], "currency"): at
            for at, sort in enumerate(found)
            if at > self._last_item and sort in SUMS
        }
        self._adders = {at: _Adder() for at in self._checked}

    def settled(self) -> tuple[list[Sort], tuple[Disagreement, ...]]:
        sorts: list[Sort] = []
        wrong: list[Disagreement] = []
        for at, (row, found) in enumerate(zip(self._rows, self._found, strict=True)):
            sort = self._sort(at, row, found)
            sorts.append(sort)
            if sort == "item":
                self._add(self._adders, row)
            elif sort in ("total", "subtotal", "heading"):
                if sort != "heading" and (one := self._disagreement(row, sort)):
                    wrong.append(one)
                for adder in self._adders.values():
                    adder.bound()
        return sorts, tuple(wrong)

    def _sort(self, at: int, row: Row, found: Found) -> Sort:
        match found:
            case "text":
                return "note"
            case "account_sum":
                return "subtotal" if self._is_right(row) else "item"
            case "sum" | "total":
                return self._total(at, row, is_said=found == "total")
        return found

    def _total(self, at: int, row: Row, *, is_said: bool) -> Sort:
        stated = self._stated(row)
        if not stated:
            return "total"
        currency = self._cell(row, "currency")
        is_last = self._last_sum.get(currency) == at
        is_all = all(self._whole[one].is_all(currency, value) for one, value in stated.items())
        if is_all and (is_last or (is_said and at < self._last_item)):
            return "total"
        return "total" if is_last and not self._is_right(row) else "subtotal"

    def _is_right(self, row: Row) -> bool:
        return self._disagreement(row, "subtotal") is None

    def _disagreement(self, row: Row, sort: Sort) -> Disagreement | None:
        currency = self._cell(row, "currency")
        for at, value in self._stated(row).items():
            whole, adder = self._whole[at], self._adders[at]
            if not whole.is_all(currency, value) and not adder.is_some(currency, value):
                part = adder.running[currency] - adder.since[currency]
                found = whole.running[currency] if sort == "total" else part
                return Disagreement(row.number, self._columns[at].header, value, found)
        return None

    def _add(self, adders: Mapping[int, _Adder], row: Row) -> None:
        for at, value in self._stated(row).items():
            adders[at].add(self._cell(row, "currency"), value)

    def _stated(self, row: Row) -> dict[int, Decimal]:
        """The amounts of a row that are checked and can be read, by their column."""
        found: dict[int, Decimal] = {}
        is_credit = is_credit_side(self._cell(row, "side"))
        for at, field in self._checked.items():
            try:
                amount = read_amount(row.cells[at], self._readings[field])
            except ValueError:
                continue
            if amount:
                found[at] = -abs(amount.value) if is_credit else amount.value
        return found

    def _cell(self, row: Row, field: str) -> str:
        index = self._place[field]
        return row.cells[index].upper() if index >= 0 else ""
