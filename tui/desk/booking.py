"""The money of one import: what the ledger has booked, beside what the rep has entered.

The ledger is right about what it has booked; what the rep has entered is the rep's and is
never touched. Money that the rep entered for no invoice is claimed first, so nothing counts
twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from tui.domain.money import in_words
from tui.domain.receivables.ageing import settled_on
from tui.domain.receivables.allocation import apply_credit, unclaimed
from tui.domain.records import Allocation, Invoice, Payment
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.intake import Change


class Booked(msgspec.Struct, frozen=True):
    """Money that an import has booked."""

    invoice: Invoice
    on: date
    amount: int
    """In minor units, below zero where it was taken back."""
    is_presumed: bool


class _Part(NamedTuple):
    """A part of a payment that went to an invoice."""

    on: date
    amount: int
    is_reps: bool


class Booking:
    """The payments of the book, and those that an import adds to them."""

    def __init__(self, change: Change, payments: Iterable[Payment], as_of: date) -> None:
        """Know the payments that may belong to the invoices of a file.

        Args:
            as_of: the day of the file; what came in later it cannot know.
        """
        self._change = change
        self._as_of = as_of
        self._parts: dict[int, list[_Part]] = {}
        self._presumed: defaultdict[int, list[Payment]] = defaultdict(list)
        self._credits: defaultdict[tuple[int, str], dict[int, Payment]] = defaultdict(dict)
        self.booked: list[Booked] = []
        self.warnings: list[str] = []
        for payment in payments:
            self.know(payment)
            if payment.source == "rep" and payment.is_open and payment.on <= as_of:
                self._credits[payment.account_id, payment.currency][payment.id] = payment

    def know(self, payment: Payment) -> None:
        """Know a payment that is in the book or in its history."""
        for part in payment.allocations:
            self._know_part(part.invoice_id, payment.on, part.amount, payment.source == "rep")
            if payment.source == "presumed":
                self._presumed[part.invoice_id].append(payment)

    # -- what is known

    def has_any(self, invoice: Invoice) -> bool:
        """Whether any money has gone to an invoice that stays there when a file lists it."""
        return len(self._parts.get(invoice.id, ())) > len(self._presumed_by_now(invoice))

    def is_presumed(self, invoice: Invoice) -> bool:
        """Whether it was taken for paid because no file listed it any more."""
        return bool(self._presumed.get(invoice.id))

    def is_rest(self, invoice: Invoice, amount: int, currency: str) -> bool:
        """Whether an amount, in minor units, is what is left of an invoice paid in part."""
        presumed = sum(
            part.amount
            for payment in self._presumed_by_now(invoice)
            for part in payment.allocations
            if part.invoice_id == invoice.id
        )
        paid = self.paid(invoice) - presumed
        return paid != 0 and (amount, currency) == (invoice.amount - paid, invoice.currency)

    def paid(self, invoice: Invoice) -> int:
        """What has gone to an invoice by the day of the file, in minor units."""
        return sum(part.amount for part in self._by_now(invoice))

    def settled(self, invoice: Invoice) -> date | None:
        """The day since which nothing is open of an invoice, or None."""
        parts = self._parts.get(invoice.id, ())
        return settled_on(invoice, [(part.on, part.amount) for part in parts])

    def _presumed_by_now(self, invoice: Invoice) -> list[Payment]:
        """What was presumed of an invoice, and has not come in if the file lists it."""
        return [one for one in self._presumed.get(invoice.id, ()) if one.on <= self._as_of]

    def _by_now(self, invoice: Invoice) -> list[_Part]:
        return [part for part in self._parts.get(invoice.id, ()) if part.on <= self._as_of]

    # -- what an import books

    def take_in(self, invoice: Invoice, amount: int, on: date, *, undated: bool = False) -> int:
        """Money of the ledger: what the rep has entered for no invoice is the same money first.

        Args:
            undated: it is there, but not known since when.

        Returns:
            How much of it the book did not know.
        """
        rest = amount - self._claim(invoice, amount)
        if rest:
            self._book(invoice, rest, on, "import", undated)
        return rest

    def bring_to(self, invoice: Invoice, paid: int, on: date) -> bool:
        """Book what the ledger has and the book has not; take back what only imports booked.

        Args:
            paid: what the ledger says has been paid, in minor units.

        Returns:
            Whether anything was booked, or claimed of the rep's own.
        """
        parts = self._by_now(invoice)
        difference = paid - sum(part.amount for part in parts)
        toward = 1 if invoice.amount >= 0 else -1
        if difference * toward > 0:
            self.take_in(invoice, difference, on)
            return True
        ours = sum(part.amount for part in parts if not part.is_reps)
        back = -toward * max(0, min(-difference * toward, ours * toward))
        if back:
            self._book(invoice, back, self._as_of, "import")
        if theirs := abs(difference - back):
            self.warnings.append(
                _("Invoice {number}: {amount} that you entered is not in the ledger yet.").format(
                    number=invoice.number, amount=in_words(theirs, invoice.currency)
                )
            )
        return bool(back)

    def presume(self, invoice: Invoice, left: int) -> None:
        """Take the rest of an invoice for paid.

        Args:
            left: what is open, in minor units.
        """
        rest = left - (self._claim(invoice, left) if left > 0 else 0)
        if rest:
            self._book(invoice, rest, self._as_of, "presumed")

    def withdraw(self, invoice: Invoice) -> None:
        """The ledger lists the invoice again: what was presumed has not come in."""
        for payment in self._presumed_by_now(invoice):
            self._change.remove(Payment, payment.id)
            for part in payment.allocations:
                self._parts[part.invoice_id].remove(_Part(payment.on, part.amount, False))
                others = self._presumed.get(part.invoice_id, [])
                others[:] = [one for one in others if one.id != payment.id]

    def _claim(self, invoice: Invoice, most: int) -> int:
        """Let the rep's credit of the account pay an invoice; return how much it paid."""
        credits = self._credits.get((invoice.account_id, invoice.currency))
        if not credits:
            return 0
        claimed = 0
        for payment in apply_credit(credits.values(), [invoice], {invoice.id: most}, most):
            part = unclaimed(credits[payment.id]) - unclaimed(payment)
            credits[payment.id] = self._change.put(payment)
            self._know_part(invoice.id, payment.on, part, is_reps=True)
            claimed += part
        return claimed

    def _book(
        self,
        invoice: Invoice,
        amount: int,
        on: date,
        source: Literal["import", "presumed"],
        undated: bool = False,
    ) -> None:
        self._change.take(
            Payment(
                account_id=invoice.account_id,
                on=on,
                amount=amount,
                currency=invoice.currency,
                allocations=(Allocation(invoice_id=invoice.id, amount=amount),),
                source=source,
                undated=undated,
            )
        )
        self._know_part(invoice.id, on, amount, is_reps=False)
        self.booked.append(Booked(invoice, on, amount, source == "presumed"))

    def _know_part(self, invoice: int, on: date, amount: int, is_reps: bool) -> None:
        self._parts.setdefault(invoice, []).append(_Part(on, amount, is_reps))
