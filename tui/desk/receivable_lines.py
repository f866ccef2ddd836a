"""What the rows of a sheet of receivables say, each by itself."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk.intake import Skip, Skipped, Tally
from tui.desk.intake_names import text_of
from tui.desk.intake_table import Table
from tui.exchange.amounts import is_credit_side
from tui.exchange.invoice_states import is_void, paid_by_state
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.exchange.amounts import Amount
    from tui.exchange.sheets import Row

_BEFORE_FIRST: Final = timedelta(days=366)
"""How long before the first date of a file money for its invoices may have come in."""
_DAMAGED: Final = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
"""What a spreadsheet makes of a long number: ``1.93E+09``."""
_IN_CURRENCY: Final = "open in currency"
_DAYS: Final = re.compile(r"([(-]?)\s*(\d{1,5})(?:[.,]0+)?\s*\)?(-?)\s*(?:days?|天|日)?")


class Line(msgspec.Struct, frozen=True):
    """What one row says about an invoice. Amounts are not yet in minor units."""

    account: str
    account_name: str
    number: str
    issued: date | None
    due: date | None
    likely_due: date | None
    """By the days overdue on the day of the file, where it names no due date."""
    amount: Decimal
    asked: str
    """The field that the amount comes from."""
    left: Decimal | None
    paid: Decimal | None
    settled: date | None
    currency: str | None
    sign: str
    """Of the currency, in the cells of the amounts or in their headers."""
    likely_sign: str
    """Where those show none: what the columns or number formats of the amounts show."""
    disputed: bool | None


def horizon(lines: Sequence[Line]) -> date:
    """From when on invoices and payments of the book may belong to these rows."""
    days = [
        min((day for day in (one.issued, one.due, one.settled) if day), default=date.min)
        for one in lines
    ]
    first = min(days, default=date.min)
    return first - _BEFORE_FIRST if first - date.min > _BEFORE_FIRST else date.min


def read_lines(table: Table, as_of: date, tally: Tally) -> list[tuple[Row, Line]]:
    """The rows that can be read and are of that day; the others are skipped with a reason."""
    reader = _Reader(table, as_of)
    lines: list[tuple[Row, Line]] = []
    for row in table.progress.over(table.rows, "understanding"):
        try:
            lines.append((row, reader.line(row)))
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
    tally.warnings += reader.warnings(lines)
    return lines


def customer(table: Table, row: Row) -> tuple[str, str]:
    """Number or name of the customer of a row, and the name where the first is a number.

    Raises:
        Skip: neither stands in the row, nor in a heading above it.
    """
    account = text_of(table.number(row, "account"))
    name = text_of(table.text(row, "account name"))
    if not account and not name and (group := table.group(row)):
        return group.account, group.name
    if account:
        return account, name
    if name:
        return name, ""
    if not table.has("account"):
        raise Skip(_("No heading above the row says whose it is."))
    raise table.empty("account")


def has_number(table: Table, row: Row) -> bool:
    """Whether a row says which invoice it is about."""
    number = text_of(table.number(row, "number"))
    return bool(number) and not _DAMAGED.fullmatch(number)


def _number(table: Table, row: Row) -> str:
    number = text_of(table.needed(row, "number"))
    if not number:
        raise table.empty("number")
    if not has_number(table, row):
        raise table.refuse(
            row,
            "number",
            _(
                "Column “{column}”: a spreadsheet has cut the number down to “{word}”. "
                "Export the file again and import it as it comes."
            ),
        )
    return number


class _Reader:
    def __init__(self, table: Table, as_of: date) -> None:
        self._table = table
        self._as_of = as_of
        # Days overdue that are never below zero may be cut off there: 0 then says nothing.
        self._are_signed = table.has("days overdue") and any(
            _days(table.text(row, "days overdue")) < 0 for row in table.rows
        )
        self._said = [one for one in ("amount", "open", "paid", "credited") if table.has(one)]
        self._has_ages, self._has_dispute = table.has("ageing"), table.has("disputed")
        self._has_side, self._shows_signs = table.has("side"), table.shows_signs

    def line(self, row: Row) -> Line:
        table = self._table
        number = _number(table, row)
        account, name = customer(table, row)
        if is_void(table.text(row, "state")):
            raise Skip(_("It is a draft, or was cancelled."))
        issued, due = table.day(row, "issued"), table.day(row, "due")
        settled = table.day(row, "settled")
        amounts = self._amounts(row)
        line = Line(
            account=account,
            account_name=name,
            number=number,
            issued=issued,
            due=due,
            likely_due=None if due else self._likely_due(row),
            amount=amounts.amount,
            asked=amounts.asked,
            left=amounts.left,
            paid=amounts.paid,
            settled=settled,
            currency=table.currency(row),
            sign=amounts.sign,
            likely_sign=amounts.likely_sign,
            disputed=table.yes(row, "disputed") if self._has_dispute else None,
        )
        if issued and issued > self._as_of:
            # One reason for all such rows, so that they can be told in one line.
            raise Skip(_("Issued after {as_of}.").format(as_of=self._as_of.isoformat()))
        return line

    def warnings(self, lines: Sequence[tuple[Row, Line]]) -> list[str]:
        """What was concluded, and not read."""
        likely = sum(line.likely_due is not None for _row, line in lines)
        if not likely:
            return []
        field = "days overdue" if self._table.has("days overdue") else "days to due"
        return [
            ngettext(
                "{n} invoice has no due date; it was worked out from “{column}” as of {day}.",
                "{n} invoices have no due date; it was worked out from “{column}” as of {day}.",
                likely,
            ).format(n=likely, column=self._table.header(field), day=self._as_of.isoformat())
        ]

    # -- amounts

    def _amounts(self, row: Row) -> _Amounts:
        table = self._table
        read = {field: table.amount(row, field) for field in self._said}
        in_currency = table.amount(row, _IN_CURRENCY)
        asked, left = _value(read.get("amount")), _value(read.get("open"))
        paid, credited = _value(read.get("paid")), _value(read.get("credited"))
        is_by_age = self._has_ages and asked is None and left is None
        by_age = table.by_age(row) if is_by_age else None
        field = "amount"
        if by_age:
            left = by_age.value
        if in_currency and in_currency.value != left:
            # The other columns are in the currency of the books.
            asked, left, paid, credited = None, in_currency.value, None, None
            read, by_age = {}, None
        if credited:
            paid = (paid or 0) + credited
        if asked is None and left is not None:
            asked, field = left + (paid or 0), "ageing" if by_age else "open"
        if asked is None:
            if table.has("amount") or table.has("open"):
                table.needed(row, "amount" if table.has("amount") else "open")
            raise Skip(_("The row has no amount."))
        if not asked and left:
            # Money that no invoice has claimed stands there with an open amount alone.
            asked, paid, field = left, None, "open"
        left = self._by_state(row, asked, left, paid)
        if self._has_side and is_credit_side(table.text(row, "side")):
            asked, left, paid = -abs(asked), _below_zero(left), _below_zero(paid)
        signs = [one.sign for one in (*read.values(), in_currency, by_age) if one and one.sign]
        if signs or not self._shows_signs:
            return _Amounts(asked, field, left, paid, signs[0] if signs else "")
        fields = (*read, _IN_CURRENCY, *(("ageing",) if by_age else ()))
        return _Amounts(asked, field, left, paid, "", table.likely_sign(row, fields))

    def _by_state(
        self, row: Row, asked: Decimal, left: Decimal | None, paid: Decimal | None
    ) -> Decimal | None:
        """What is open, by the state of the row where nothing else says it."""
        if left is not None or paid is not None:
            return left
        is_paid = paid_by_state(self._table.text(row, "state"))
        if is_paid is None:
            return None
        return Decimal(0) if is_paid else asked

    # -- due dates

    def _likely_due(self, row: Row) -> date | None:
        late = _days(self._table.text(row, "days overdue"))
        if late > 0 or (self._are_signed and late < 0):
            return self._as_of - timedelta(days=late)
        early = _days(self._table.text(row, "days to due"))
        return self._as_of + timedelta(days=early) if early > 0 else None


class _Amounts(msgspec.Struct, frozen=True):
    amount: Decimal
    asked: str
    left: Decimal | None
    paid: Decimal | None
    sign: str
    likely_sign: str = ""


def _value(amount: Amount | None) -> Decimal | None:
    return amount.value if amount else None


def _below_zero(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else -abs(amount)


def _days(text: str) -> int:
    """A number of days, below zero with a minus or in brackets; 0 where there is none."""
    match = _DAYS.fullmatch(text.strip())
    if not match:
        return 0
    return -int(match[2]) if match[1] or match[3] else int(match[2])
