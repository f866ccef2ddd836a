"""Receivables from a sheet: invoices, and by their open or settled columns the payments.

The ledger is right about invoices and about what it has booked; what the rep has
entered (payments, promises, disputes) is the rep's and is never touched.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec.structs import replace

from tui.desk.intake import AccountIndex, Change, Skip, Skipped, Table, Tally, key_of
from tui.desk.names import pinyin_of
from tui.domain.money import in_words
from tui.domain.receivables.ageing import settled_on
from tui.domain.records import Account, Allocation, Invoice, Payment
from tui.exchange import values
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.exchange.sheets import Row

_BEFORE_FIRST: Final = timedelta(days=366)
"""How long before the first date of a file money for its invoices may have come in."""


class Line(msgspec.Struct, frozen=True):
    """What one row says about an invoice. Amounts are not yet in minor units."""

    account: str
    account_name: str
    number: str
    issued: date | None
    due: date | None
    amount: Decimal
    left: Decimal | None
    paid: Decimal | None
    settled: date | None
    currency: str | None
    sign: str
    disputed: bool | None


class Money(msgspec.Struct, frozen=True):
    """The default currencies of an import: the rep's for this file, and the settings'."""

    named: str | None
    default: str


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
    lines: list[tuple[Row, Line]] = []
    for row in table.rows:
        try:
            lines.append((row, _line(table, row, as_of)))
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
    return lines


def _line(table: Table, row: Row, as_of: date) -> Line:
    number, account = table.needed(row, "number"), table.needed(row, "account")
    issued, due = table.day(row, "issued"), table.day(row, "due")
    settled = table.day(row, "settled")
    amounts = {field: table.amount(row, field) for field in ("amount", "open", "paid")}
    asked, left, paid = (one.value if one else None for one in amounts.values())
    if asked is None and left is not None:
        asked = left + (paid or 0)
    if asked is None:
        table.needed(row, "amount" if table.has("amount") else "open")
        raise Skip(_("The row has no amount."))
    line = Line(
        account=account,
        account_name=table.text(row, "account name"),
        number=number,
        issued=issued,
        due=due,
        amount=asked,
        left=left,
        paid=paid,
        settled=settled,
        currency=table.currency(row),
        sign=next((one.sign for one in amounts.values() if one and one.sign), ""),
        disputed=table.yes(row, "disputed"),
    )
    if issued and issued > as_of:
        # One reason for all such rows, so that they can be told in one line.
        raise Skip(_("Issued after {as_of}.").format(as_of=as_of.isoformat()))
    return line


def import_receivables(
    change: Change,
    table: Table,
    lines: Sequence[tuple[Row, Line]],
    as_of: date,
    money: Money,
    tally: Tally,
) -> list[tuple[Invoice, date, int]]:
    """Take the rows of a sheet of receivables into a change of the book.

    Returns:
        What was booked: invoice, day and amount in minor units, below zero where taken back.
    """
    intake = _Intake(change, table, [line for _row, line in lines], as_of, money, tally)
    for row, line in lines:
        try:
            result = intake.take(row, line)
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
            continue
        if result == "created":
            tally.created += 1
        elif result == "updated":
            tally.updated += 1
        else:
            tally.unchanged += 1
    tally.skipped.sort(key=lambda one: one.row)
    return intake.booked


class _Intake:
    """One import at work."""

    def __init__(
        self,
        change: Change,
        table: Table,
        lines: Sequence[Line],
        as_of: date,
        money: Money,
        tally: Tally,
    ) -> None:
        self._change = change
        self._table = table
        self._as_of = as_of
        self._money = money
        self._tally = tally
        self._accounts = AccountIndex(change.all(Account).values())
        since = horizon(lines)
        self._invoices = {
            (one.account_id, key_of(one.number)): one
            for one in change.since(Invoice, since).values()
        }
        self._paid: defaultdict[int, list[tuple[date, int, bool]]] = defaultdict(list)
        for payment in change.since(Payment, since).values():
            for part in payment.allocations:
                self._paid[part.invoice_id].append(
                    (payment.on, part.amount, payment.source == "rep")
                )
        self._seen: dict[int, tuple[int, Line]] = {}
        self.booked: list[tuple[Invoice, date, int]] = []

    def take(self, row: Row, line: Line) -> Literal["created", "updated", "unchanged"]:
        """Bring the book in line with one row; it is refused before anything is changed."""
        account = self._account(line)
        known = self._invoices.get((account.id, key_of(line.number))) if account else None
        if known and (earlier := self._seen.get(known.id)):
            if earlier[1] == line:
                return "unchanged"
            raise Skip(
                _("The same invoice stands in row {row} with other values.").format(row=earlier[0])
            )
        currency = self._currency(line, account, known)
        asked = "amount" if self._table.text(row, "amount") else "open"
        amount = self._table.minor(row, asked, line.amount, currency)
        paid = self._ledger_paid(row, line, amount, currency)

        account = self._named(account, line, currency)
        blank = Invoice(account_id=account.id, number=line.number, amount=amount, currency=currency)
        before = known or blank
        invoice = replace(
            before,
            amount=amount,
            currency=currency,
            issued=line.issued or before.issued,
            due=line.due or before.due,
            disputed=before.disputed if line.disputed is None else line.disputed,
            listed=max(before.listed or self._as_of, self._as_of),
        )
        if known is None:
            invoice = self._add(invoice, paid or 0, line.settled)
            result: Literal["created", "updated", "unchanged"] = "created"
        else:
            has_paid = paid is not None and self._book_paid(invoice, paid, line.settled)
            parts = [(on, part) for on, part, _is_reps in self._paid[invoice.id]]
            invoice = replace(invoice, settled=settled_on(invoice, parts))
            if invoice != known:
                invoice = self._change.put(invoice)
            is_same = not has_paid and replace(invoice, listed=known.listed) == known
            result = "unchanged" if is_same else "updated"
        self._invoices[account.id, key_of(line.number)] = invoice
        self._seen[invoice.id] = (row.number, line)
        return result

    def _add(self, invoice: Invoice, paid: int, settled: date | None) -> Invoice:
        on = self._paid_on(settled)
        parts = [(on, paid)] if paid else []
        stored = self._change.add(replace(invoice, settled=settled_on(invoice, parts)))
        if paid:
            self._book(stored, paid, on)
        return stored

    # -- accounts and currencies

    def _account(self, line: Line) -> Account | None:
        if account := self._accounts.by_number(line.account):
            return account
        if line.account_name:
            return self._accounts.by_name(line.account_name, without_number=True)
        return self._accounts.by_name(line.account)

    def _named(self, account: Account | None, line: Line, currency: str) -> Account:
        """The account of the row, made where it is not there, named where it had no name."""
        if account is None:
            # What has a digit is a customer number, whatever the column is called.
            is_number = bool(line.account_name) or any(map(str.isdigit, line.account))
            name = line.account_name or line.account
            stored = self._change.add(
                Account(
                    name=name,
                    number=line.account if is_number else "",
                    pinyin=pinyin_of(name),
                    currency=currency,
                )
            )
        elif line.account_name and account.name == account.number != line.account_name:
            name = line.account_name
            stored = self._change.put(replace(account, name=name, pinyin=pinyin_of(name)))
        elif line.account_name and not account.number:
            stored = self._change.put(replace(account, number=line.account))
        else:
            return account
        self._accounts.take(stored)
        return stored

    def _currency(self, line: Line, account: Account | None, known: Invoice | None) -> str:
        likely = [
            one
            for one in (
                self._money.named,
                known.currency if known else None,
                account.currency if account else None,
                self._money.default,
            )
            if one
        ]
        if line.currency:
            currency = line.currency
        elif line.sign:
            currency = values.currency_of(line.sign, likely)
        else:
            currency = likely[0]
        if known and currency != known.currency and self._paid.get(known.id):
            raise Skip(
                _("Invoice {number} has payments in {known}; the file says {currency}.").format(
                    number=line.number, known=known.currency, currency=currency
                )
            )
        return currency

    # -- payments

    def _ledger_paid(self, row: Row, line: Line, amount: int, currency: str) -> int | None:
        """What the ledger says has been paid by the day; None where it does not say."""
        table = self._table
        is_later = line.settled is not None and line.settled > self._as_of
        if line.left is not None:
            paid = amount - table.minor(row, "open", line.left, currency)
            if line.paid is not None and table.minor(row, "paid", line.paid, currency) != paid:
                self._warn(
                    _("Row {row}: amount less paid is not what is open; open was taken.").format(
                        row=row.number
                    )
                )
        elif line.paid is not None:
            paid = table.minor(row, "paid", line.paid, currency)
        elif table.has("settled"):
            paid = amount if line.settled and not is_later else 0
        else:
            return None
        if is_later and paid == amount:
            return 0
        if paid * amount < 0:
            self._warn(
                _("Row {row}: more is open than the amount; the amount was taken.").format(
                    row=row.number
                )
            )
            return 0
        return paid

    def _book_paid(self, invoice: Invoice, paid: int, settled: date | None) -> bool:
        """Book what the ledger has and the book has not; take back what only imports booked.

        Returns:
            Whether anything was booked.
        """
        parts = [part for part in self._paid[invoice.id] if part[0] <= self._as_of]
        difference = paid - sum(amount for _on, amount, _rep in parts)
        toward = 1 if invoice.amount >= 0 else -1
        if difference * toward > 0:
            self._book(invoice, difference, self._paid_on(settled))
            return True
        ours = sum(amount for _on, amount, rep in parts if not rep)
        back = -toward * max(0, min(-difference * toward, ours * toward))
        if back:
            self._book(invoice, back, self._as_of)
        if theirs := abs(difference - back):
            self._warn(
                _("Invoice {number}: {amount} that you entered is not in the ledger yet.").format(
                    number=invoice.number, amount=in_words(theirs, invoice.currency)
                )
            )
        return bool(back)

    def _paid_on(self, settled: date | None) -> date:
        return min(settled or self._as_of, self._as_of)

    def _book(self, invoice: Invoice, amount: int, on: date) -> None:
        self._change.add(
            Payment(
                account_id=invoice.account_id,
                on=on,
                amount=amount,
                currency=invoice.currency,
                allocations=(Allocation(invoice_id=invoice.id, amount=amount),),
                source="import",
            )
        )
        self._paid[invoice.id].append((on, amount, False))
        self.booked.append((invoice, on, amount))

    def _warn(self, text: str) -> None:
        self._tally.warnings.append(text)
