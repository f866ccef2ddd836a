"""The form of a payment: how much came in, when, and which invoices it pays (M52)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk.claim_fields import SplitField, Sum
from tui.desk.days import Day
from tui.desk.fields import Field, FieldTrouble, Sheet
from tui.desk.forms import Form
from tui.desk.naming import KNOWN_ACCOUNT, typed_account
from tui.desk.settling import disown, resettle
from tui.domain.money import in_words
from tui.domain.receivables import allocation
from tui.domain.records import Allocation, Invoice, Payment
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk
    from tui.store.book import Transaction


class _OnToday(Day):
    """The day the money came in; empty: today."""

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: sheet.desk.today}


_FIELDS: Final[tuple[Field, ...]] = (
    KNOWN_ACCOUNT,
    Sum("amount", N_("amount"), N_("80k"), required=True),
    _OnToday("on", N_("on"), N_("empty: today"), past=True),
    SplitField(
        "invoices",
        N_("invoices"),
        N_("empty: the oldest first; or: 20311 50k, 20355"),
        attr="allocations",
    ),
    Field("text", N_("note"), N_("by bank transfer")),
)


class PaymentForm(Form[Payment]):
    """Money that came in, entered by the rep before the ledger knows it."""

    kind = "payment"
    record = Payment

    def fields(self, record: Payment | None) -> tuple[Field, ...]:
        return _FIELDS

    def title(self, desk: Desk, record: Payment | None) -> str:
        return _("new payment") if record is None else _("payment")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        return {"account": typed_account(desk, account_id)} if account_id else {}

    def judge(self, sheet: Sheet, old: Payment | None, new: Payment) -> Payment:
        """Let the payment pay what it says, or the oldest invoices first.

        Of another amount it goes on paying what it paid; at another account, or in another
        currency, it begins anew.
        """
        is_as_was = old is not None and new.allocations == old.allocations
        is_same_debt = old is not None and _debt(new) == _debt(old)
        if old is not None and is_as_was and is_same_debt and new.amount == old.amount:
            return new
        left = _left(sheet, old, new)
        if new.allocations and not is_as_was:
            return replace(new, allocations=_by_hand(new, left))
        kept = _cut(old.allocations, new.amount) if old and is_as_was and is_same_debt else ()
        for part in kept:
            left[part.invoice_id] -= part.amount
        owing = [
            one
            for id_, amount in left.items()
            if amount > 0 and (one := sheet.desk.book.get(Invoice, id_))
        ]
        rest = new.amount - sum(part.amount for part in kept)
        parts, _credit = allocation.oldest_first(rest, owing, left)
        return allocation.with_parts(replace(new, allocations=kept), parts)

    def remarks(self, sheet: Sheet, new: Payment) -> Mapping[str, str]:
        """Which invoices it pays, and what stays as a credit."""
        said = [
            _("{invoice} {amount}").format(
                invoice=invoice.number, amount=in_words(part.amount, new.currency)
            )
            for part in new.allocations
            if (invoice := sheet.desk.book.get(Invoice, part.invoice_id))
        ]
        if rest := allocation.unclaimed(new):
            said.append(_("credit {amount}").format(amount=in_words(rest, new.currency)))
        return {"invoices": words.joined(said)}

    def follow(self, change: Transaction, sheet: Sheet, old: Payment | None, new: Payment) -> None:
        parts = (*new.allocations, *(old.allocations if old else ()))
        resettle(change, [part.invoice_id for part in parts])
        if old and old.undated and new.on != old.on:
            change.put(replace(new, undated=False))
        if old and old.source == "presumed" and replace(new, text=old.text) != old:
            change.put(replace(new, source="rep"))
            disown(change, old)

    def told(self, sheet: Sheet, account: str, old: Payment | None, new: Payment) -> str:
        return _("{account}: {amount} came in on {day}").format(
            account=account, amount=in_words(new.amount, new.currency), day=words.full_date(new.on)
        )


def _debt(record: Payment | Invoice) -> tuple[int, str]:
    """Whose debt it is about, and in which currency."""
    return record.account_id, record.currency


def _cut(parts: tuple[Allocation, ...], amount: int) -> tuple[Allocation, ...]:
    """The first parts, as far as the amount goes; none where one set a credit off."""
    if any(part.amount <= 0 for part in parts):
        return ()
    kept: list[Allocation] = []
    for part in parts:
        kept.append(replace(part, amount=min(part.amount, amount)))
        amount -= kept[-1].amount
    return tuple(part for part in kept if part.amount)


def _left(sheet: Sheet, old: Payment | None, new: Payment) -> dict[int, int]:
    """What is open of the account's invoices, as if this payment were not there."""
    ledger = sheet.desk.ground.ledger
    left = {
        id_: amount
        for id_, amount in ledger.open_amounts.items()
        if _debt(ledger.items[id_]) == _debt(new)
    }
    if old is not None and _debt(old) == _debt(new) and old.on <= ledger.as_of:
        for part in old.allocations:
            left[part.invoice_id] = left.get(part.invoice_id, 0) + part.amount
    return left


def _by_hand(new: Payment, left: Mapping[int, int]) -> tuple[Allocation, ...]:
    """The parts that the rep named; one without an amount takes what is open, or what is left.

    Raises:
        FieldTrouble: a part is more than is open, or all are more than the payment.
    """
    rest = new.amount - sum(part.amount for part in new.allocations)
    parts: list[Allocation] = []
    for part in new.allocations:
        if part.amount == 0:
            amount = max(0, min(left.get(part.invoice_id, 0), rest))
            rest -= amount
            parts.append(replace(part, amount=amount))
        else:
            parts.append(part)
    try:
        return allocation.check_by_hand(new.amount, parts, left)[0]
    except allocation.AllocationError as error:
        raise _trouble(error, new.currency) from error


def _trouble(error: allocation.AllocationError, currency: str) -> FieldTrouble:
    sentences = {
        "unknown_invoice": _("This invoice is not open in {currency}."),
        "beyond_open": _("{asked} is more than the {allowed} that is open of this invoice."),
        "beyond_amount": _("The parts are {asked}, more than the payment of {allowed}."),
    }
    said = sentences[error.code].format(
        asked=in_words(error.asked, currency),
        allowed=in_words(error.allowed, currency),
        currency=currency,
    )
    return FieldTrouble("invoices", error.code, said)
