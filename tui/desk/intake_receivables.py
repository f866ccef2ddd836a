"""Receivables from a sheet: invoices, and by their open or settled columns the payments.

The ledger is right about invoices; promises and disputes are the rep's and are never touched.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from tui.desk.booking import Booked, Booking
from tui.desk.customers import Customers
from tui.desk.intake import Change, Skip, Skipped, Tally, key_of
from tui.desk.intake_table import Table
from tui.desk.receivable_lines import Line, horizon
from tui.desk.shortened import Shortened, fuller
from tui.domain.receivables.ageing import settled_on
from tui.domain.records import Account, Invoice, Payment
from tui.exchange.amounts import currency_of
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.exchange.sheets import Row


class Money(msgspec.Struct, frozen=True):
    """The default currencies of an import: the rep's for this file, and the settings'."""

    named: str | None
    default: str


class ReceivablesIntake:
    """One import at work: the rows of a sheet of receivables go into a change of the book."""

    def __init__(
        self,
        change: Change,
        table: Table,
        lines: Sequence[tuple[Row, Line]],
        as_of: date,
        money: Money,
        tally: Tally,
    ) -> None:
        self._change = change
        self._table = table
        self._lines = lines
        self._as_of = as_of
        self._money = money
        self._tally = tally
        self._customers = Customers(change, (line for _row, line in lines))
        since = horizon([line for _row, line in lines])
        self._invoices = {
            (one.account_id, key_of(one.number)): one
            for one in change.since(Invoice, since).values()
        }
        listed = [one.listed for one in self._invoices.values() if one.listed]
        self._last = max(listed, default=date.max)
        """The day of the last export before this one."""
        todays = [one.listing for one in self._invoices.values() if one.listed == as_of]
        self._listing = max(todays, default=-1) + 1
        """How many exports of that day have been taken in before."""
        self._booking = Booking(change, change.since(Payment, since).values(), as_of)
        self._seen: dict[int, tuple[int, Line]] = {}
        self._left: dict[tuple[int, str], Invoice] | None = None
        self._shortened = Shortened(self._invoices.values(), lines)
        self.listed: dict[int, Invoice] = {}
        """The invoices that the file lists, by id."""

    @property
    def booked(self) -> Sequence[Booked]:
        """The money that has been booked."""
        return self._booking.booked

    def take_all(self) -> None:
        """Take every row; one that cannot be taken is skipped with its reason."""
        tally = self._tally
        for row, line in self._table.progress.over(self._lines, "taking"):
            try:
                result = self._take(row, line)
            except Skip as skip:
                tally.skipped.append(Skipped(row.number, str(skip)))
                continue
            if result == "created":
                tally.created += 1
            elif result == "updated":
                tally.updated += 1
            else:
                tally.unchanged += 1
        tally.warnings += self._booking.warnings
        tally.warnings += (*self._customers.warnings(), *self._shortened.warnings())

    def close(self, invoice: Invoice, left: int) -> None:
        """Presume that the rest of an invoice that is no longer listed has been paid.

        Args:
            left: what is open, in minor units.
        """
        self._booking.presume(invoice, left)
        self._change.put(replace(invoice, settled=self._booking.settled(invoice)))

    # -- invoices

    def _take(self, row: Row, line: Line) -> Literal["created", "updated", "unchanged"]:
        """Bring the book in line with one row; it is refused before anything is changed."""
        account = self._customers.known(line)
        known = self._known(account, line) if account else None
        if known and (earlier := self._seen.get(known.id)):
            if earlier[1] == line:
                return "unchanged"
            raise Skip(
                _("The same invoice stands in row {row} with other values.").format(row=earlier[0])
            )
        currency = self._currency(line, account, known)
        amount = self._table.minor(row, line.asked, line.amount, currency)
        paid = self._ledger_paid(row, line, amount, currency)
        if known and paid is None and self._booking.is_rest(known, amount, currency):
            # A list of open items that says what is left, in its only column of amounts.
            amount = known.amount

        account = self._customers.taken(line, currency)
        result: Literal["created", "updated", "unchanged"] = "created"
        if known is None:
            invoice = self._add(account, line, amount, currency, paid or 0)
        else:
            invoice, result = self._renew(known, line, amount, currency, paid)
        self._seen[invoice.id] = (row.number, line)
        self.listed[invoice.id] = invoice
        return result

    def _add(self, account: Account, line: Line, amount: int, currency: str, paid: int) -> Invoice:
        on, undated = self._paid_on(line), self._is_undated(line)
        if undated:
            on = min(line.issued or line.due or on, on)
        invoice = Invoice(
            account_id=account.id,
            number=line.number,
            issued=line.issued,
            due=line.due or line.likely_due,
            amount=amount,
            currency=currency,
            disputed=bool(line.disputed),
            listed=self._as_of,
            listing=self._listing,
        )
        if settled := settled_on(invoice, [(on, paid)] if paid else []):
            invoice = replace(invoice, settled=settled)
        invoice = self._change.take(invoice)
        if paid and self._booking.take_in(invoice, paid, on, undated=undated) != paid:
            invoice = self._change.put(replace(invoice, settled=self._booking.settled(invoice)))
        self._invoices[account.id, key_of(invoice.number)] = invoice
        return invoice

    def _renew(
        self, known: Invoice, line: Line, amount: int, currency: str, paid: int | None
    ) -> tuple[Invoice, Literal["updated", "unchanged"]]:
        invoice = replace(
            known,
            amount=amount,
            currency=currency,
            issued=line.issued or known.issued,
            number=fuller(known.number, line.number),
            due=line.due or known.due or line.likely_due,
            disputed=known.disputed if line.disputed is None else line.disputed,
            listed=max(known.listed or self._as_of, self._as_of),
        )
        if invoice.listed != known.listed:
            invoice = replace(invoice, listing=self._listing)
        if self._has_left(known):
            if self._says_nothing_new(known, invoice, paid):
                return known, "unchanged"
            self._change.recall(Invoice, known.id)
        self._booking.withdraw(known)
        has_paid = paid is not None and self._booking.bring_to(invoice, paid, self._paid_on(line))
        invoice = replace(invoice, settled=self._booking.settled(invoice))
        if invoice != known:
            invoice = self._change.put(invoice)
        self._invoices[known.account_id, key_of(invoice.number)] = invoice
        is_same = not has_paid and _as_listed(invoice, known) == known
        return invoice, "unchanged" if is_same else "updated"

    def _paid_on(self, line: Line) -> date:
        return min(line.settled or self._as_of, self._as_of)

    def _is_undated(self, line: Line) -> bool:
        """Whether nobody can say when the money came in that a new invoice has got.

        Of one issued since the last export it came in between that and this one.
        """
        is_since = line.issued is not None and line.issued > self._last
        return line.settled is None and not is_since

    # -- what has left the book

    def _known(self, account: Account, line: Line) -> Invoice | None:
        """The invoice of a row, in the book or in its history."""
        key = (account.id, key_of(line.number))
        found = self._invoices.get(key) or self._shortened.find(account.id, line.number)
        if found or self._change.moved is None:
            return found
        if self._left is None:
            self._left = {
                (one.account_id, key_of(one.number)): one
                for one in self._change.history(Invoice, date.min).values()
            }
            for payment in self._change.history(Payment, date.min).values():
                self._booking.know(payment)
        return self._left.get(key)

    def _has_left(self, invoice: Invoice) -> bool:
        """Whether it was found in the history and is there still."""
        key = (invoice.account_id, key_of(invoice.number))
        return self._left is not None and key in self._left and key not in self._invoices

    def _says_nothing_new(self, known: Invoice, invoice: Invoice, paid: int | None) -> bool:
        """Whether a row says of an invoice that has left what the history says."""
        if self._booking.is_presumed(known):
            return False
        is_paid = paid is None or paid == self._booking.paid(known)
        return is_paid and _as_listed(invoice, known) == known

    # -- currencies

    def _currency(self, line: Line, account: Account | None, known: Invoice | None) -> str:
        currency = line.currency or self._likely_currency(line, account, known)
        if known and currency != known.currency and self._booking.has_any(known):
            raise Skip(
                _("Invoice {number} has payments in {known}; the file says {currency}.").format(
                    number=line.number, known=known.currency, currency=currency
                )
            )
        return currency

    def _likely_currency(self, line: Line, account: Account | None, known: Invoice | None) -> str:
        """The currency of a row that names none, by the sign of its amounts if there is one."""
        sign = line.sign or ("" if self._money.named else line.likely_sign)
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
        return currency_of(sign, likely) if sign else likely[0]

    # -- money

    def _ledger_paid(self, row: Row, line: Line, amount: int, currency: str) -> int | None:
        """What the ledger says has been paid by the day; None where it does not say."""
        table = self._table
        is_later = line.settled is not None and line.settled > self._as_of
        if line.left is not None:
            paid = amount - table.minor(row, "open", line.left, currency)
            if line.paid is not None and table.minor(row, "paid", line.paid, currency) != paid:
                self._tally.warnings.append(
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
            self._tally.warnings.append(
                _("Row {row}: more is open than the amount; the amount was taken.").format(
                    row=row.number
                )
            )
            return 0
        return paid


def _as_listed(invoice: Invoice, known: Invoice) -> Invoice:
    """An invoice as if no export had named it since."""
    return replace(invoice, listed=known.listed, listing=known.listing)
