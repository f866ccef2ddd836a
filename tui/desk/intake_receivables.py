"""Receivables from a sheet: invoices, and by their open or settled columns the payments.

The ledger is right about invoices and about what it has booked; what the rep has
entered (payments, promises, disputes) is the rep's and is never touched.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from tui.desk.intake import AccountIndex, Change, Skip, Skipped, Table, Tally, key_of
from tui.desk.names import pinyin_of
from tui.desk.receivable_lines import Line, horizon
from tui.desk.shortened import Shortened, fuller
from tui.domain.money import in_words
from tui.domain.receivables.ageing import settled_on
from tui.domain.receivables.allocation import apply_credit, unclaimed
from tui.domain.records import Account, Allocation, Invoice, Payment
from tui.exchange.amounts import currency_of
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.exchange.sheets import Row


class Booked(msgspec.Struct, frozen=True):
    """Money that an import has booked."""

    invoice: Invoice
    on: date
    amount: int
    """In minor units, below zero where it was taken back."""
    is_presumed: bool


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
        self._accounts = AccountIndex(change.all(Account).values())
        since = horizon([line for _row, line in lines])
        self._invoices = {
            (one.account_id, key_of(one.number)): one
            for one in change.since(Invoice, since).values()
        }
        self._paid: defaultdict[int, list[tuple[date, int, bool]]] = defaultdict(list)
        self._presumed: defaultdict[int, list[Payment]] = defaultdict(list)
        self._credits: defaultdict[tuple[int, str], dict[int, Payment]] = defaultdict(dict)
        for payment in change.since(Payment, since).values():
            self._note(payment)
            if payment.source == "rep" and payment.is_open and payment.on <= as_of:
                self._credits[payment.account_id, payment.currency][payment.id] = payment
        self._seen: dict[int, tuple[int, Line]] = {}
        self._left: dict[tuple[int, str], Invoice] | None = None
        self._shortened = Shortened(self._invoices.values(), lines)
        self.booked: list[Booked] = []
        self.listed: dict[int, Invoice] = {}
        """The invoices that the file lists, by id."""

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
        tally.warnings += self._shortened.warnings()

    def close(self, invoice: Invoice, left: int) -> None:
        """Presume that the rest of an invoice that is no longer listed has been paid.

        Args:
            left: what is open, in minor units.
        """
        rest = left - (self._claim(invoice, left) if left > 0 else 0)
        if rest:
            self._book(invoice, rest, self._as_of, "presumed")
        self._change.put(replace(invoice, settled=self._settled(invoice)))

    def _take(self, row: Row, line: Line) -> Literal["created", "updated", "unchanged"]:
        """Bring the book in line with one row; it is refused before anything is changed."""
        account = self._account(line)
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

        account = self._named(account, line, currency)
        blank = Invoice(account_id=account.id, number=line.number, amount=amount, currency=currency)
        before = known or blank
        invoice = replace(
            before,
            amount=amount,
            currency=currency,
            issued=line.issued or before.issued,
            number=fuller(before.number, line.number),
            due=line.due or before.due or line.likely_due,
            disputed=before.disputed if line.disputed is None else line.disputed,
            listed=max(before.listed or self._as_of, self._as_of),
        )
        if known and self._has_left(known):
            if self._says_nothing_new(known, invoice, paid):
                self._note_row(known, row, line)
                return "unchanged"
            self._change.recall(Invoice, known.id)
        if known is None:
            invoice = self._add(invoice, paid or 0, line.settled)
            result: Literal["created", "updated", "unchanged"] = "created"
        else:
            self._withdraw(known)
            has_paid = paid is not None and self._book_paid(invoice, paid, line.settled)
            invoice = replace(invoice, settled=self._settled(invoice))
            if invoice != known:
                invoice = self._change.put(invoice)
            is_same = not has_paid and replace(invoice, listed=known.listed) == known
            result = "unchanged" if is_same else "updated"
        self._invoices[account.id, key_of(invoice.number)] = invoice
        self._note_row(invoice, row, line)
        return result

    def _note_row(self, invoice: Invoice, row: Row, line: Line) -> None:
        self._seen[invoice.id] = (row.number, line)
        self.listed[invoice.id] = invoice

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
                self._note(payment)
        return self._left.get(key)

    def _has_left(self, invoice: Invoice) -> bool:
        """Whether it was found in the history and is there still."""
        key = (invoice.account_id, key_of(invoice.number))
        return self._left is not None and key in self._left and key not in self._invoices

    def _says_nothing_new(self, known: Invoice, invoice: Invoice, paid: int | None) -> bool:
        """Whether a row says of an invoice that has left what the history says."""
        if self._presumed.get(known.id):
            return False
        parts = [part for part in self._paid[known.id] if part[0] <= self._as_of]
        is_paid = paid is None or paid == sum(amount for _on, amount, _rep in parts)
        return is_paid and replace(invoice, listed=known.listed) == known

    def _add(self, invoice: Invoice, paid: int, settled: date | None) -> Invoice:
        on = self._paid_on(settled)
        parts = [(on, paid)] if paid else []
        stored = self._change.take(replace(invoice, settled=settled_on(invoice, parts)))
        if not paid or self._take_in(stored, paid, on) == paid:
            return stored
        return self._change.put(replace(stored, settled=self._settled(stored)))

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
        currency = line.currency or self._likely_currency(line.sign, account, known)
        if known and currency != known.currency and self._paid.get(known.id):
            raise Skip(
                _("Invoice {number} has payments in {known}; the file says {currency}.").format(
                    number=line.number, known=known.currency, currency=currency
                )
            )
        return currency

    def _likely_currency(self, sign: str, account: Account | None, known: Invoice | None) -> str:
        """The currency of a row that names none, by the sign before its amounts if there is one."""
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
            Whether anything was booked, or claimed of the rep's own.
        """
        parts = [part for part in self._paid[invoice.id] if part[0] <= self._as_of]
        difference = paid - sum(amount for _on, amount, _rep in parts)
        toward = 1 if invoice.amount >= 0 else -1
        if difference * toward > 0:
            self._take_in(invoice, difference, self._paid_on(settled))
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

    def _take_in(self, invoice: Invoice, amount: int, on: date) -> int:
        """Money of the ledger: what the rep has entered for no invoice is the same money first.

        Returns:
            How much of it the book did not know.
        """
        rest = amount - self._claim(invoice, amount)
        if rest:
            self._book(invoice, rest, on)
        return rest

    def _claim(self, invoice: Invoice, most: int) -> int:
        """Let the rep's credit of the account pay an invoice; return how much it paid."""
        credits = self._credits.get((invoice.account_id, invoice.currency))
        if not credits:
            return 0
        claimed = 0
        for payment in apply_credit(credits.values(), [invoice], {invoice.id: most}, most):
            part = unclaimed(credits[payment.id]) - unclaimed(payment)
            credits[payment.id] = self._change.put(payment)
            self._paid[invoice.id].append((payment.on, part, True))
            claimed += part
        return claimed

    def _settled(self, invoice: Invoice) -> date | None:
        parts = [(on, part) for on, part, _is_reps in self._paid[invoice.id]]
        return settled_on(invoice, parts)

    def _paid_on(self, settled: date | None) -> date:
        return min(settled or self._as_of, self._as_of)

    def _note(self, payment: Payment) -> None:
        for part in payment.allocations:
            self._paid[part.invoice_id].append((payment.on, part.amount, payment.source == "rep"))
            if payment.source == "presumed":
                self._presumed[part.invoice_id].append(payment)

    def _withdraw(self, invoice: Invoice) -> None:
        """The ledger lists the invoice again: what was presumed has not come in."""
        for payment in self._presumed.pop(invoice.id, ()):
            if payment.on <= self._as_of:
                self._change.remove(Payment, payment.id)
                for part in payment.allocations:
                    self._paid[invoice.id].remove((payment.on, part.amount, False))

    def _book(
        self,
        invoice: Invoice,
        amount: int,
        on: date,
        source: Literal["import", "presumed"] = "import",
    ) -> None:
        self._change.take(
            Payment(
                account_id=invoice.account_id,
                on=on,
                amount=amount,
                currency=invoice.currency,
                allocations=(Allocation(invoice_id=invoice.id, amount=amount),),
                source=source,
            )
        )
        self._paid[invoice.id].append((on, amount, False))
        self.booked.append(Booked(invoice, on, amount, source == "presumed"))

    def _warn(self, text: str) -> None:
        self._tally.warnings.append(text)
