"""The form of a dispute: which invoice, what is wrong with it, and who settles it by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.claim_fields import InvoiceField, Part
from tui.desk.claims import open_invoices
from tui.desk.days import Day
from tui.desk.fields import Field, FieldTrouble, Sheet
from tui.desk.forms import Form
from tui.desk.naming import KNOWN_ACCOUNT, typed_account
from tui.domain.money import in_words
from tui.domain.records import Dispute, Invoice
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk


_INVOICE: Final = InvoiceField(
    "invoice", N_("invoice"), N_("its number"), attr="invoice_id", required=True
)
_FIELDS: Final[tuple[Field, ...]] = (
    KNOWN_ACCOUNT,
    _INVOICE,
    Field("reason", N_("what"), N_("two drums arrived damaged"), required=True),
    Part("amount", N_("amount"), N_("empty: the whole invoice"), of=_INVOICE),
    Day("next_due", N_("next"), N_("fri: when you look at it again")),
    Field("owner", N_("owner"), N_("who of us settles it")),
)
_EDITED: Final[tuple[Field, ...]] = (Day("settled", N_("settled"), N_("today"), past=True),)


class DisputeForm(Form[Dispute]):
    """A quarrel over an invoice."""

    kind = "dispute"
    record = Dispute

    def fields(self, record: Dispute | None) -> tuple[Field, ...]:
        return _FIELDS if record is None else (*_FIELDS, *_EDITED)

    def title(self, desk: Desk, record: Dispute | None) -> str:
        return _("new dispute") if record is None else _("dispute")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        if not account_id:
            return {}
        begin = {"account": typed_account(desk, account_id)}
        ledger = desk.ground.ledger
        free = [one for one in open_invoices(ledger, account_id) if one.id not in ledger.disputed]
        return {**begin, "invoice": free[0].number} if len(free) == 1 else begin

    def blank(self, sheet: Sheet, values: Mapping[str, object]) -> Dispute:
        return Dispute(**{**values, "opened": sheet.desk.today})  # type: ignore[arg-type]

    def judge(self, sheet: Sheet, old: Dispute | None, new: Dispute) -> Dispute:
        """An invoice has one dispute at a time, about no more than the invoice."""
        invoice = sheet.desk.book.get(Invoice, new.invoice_id)
        if invoice is None:
            return new
        is_other = old is None or old.invoice_id != new.invoice_id
        if new.settled is None and (is_other or (old and old.settled)):
            _refuse_second(sheet, new, invoice)
        if new.amount is not None and (is_other or (old and old.amount != new.amount)):
            _refuse_too_much(new.amount, invoice)
        return new

    def told(self, sheet: Sheet, account: str, old: Dispute | None, new: Dispute) -> str:
        invoice = sheet.desk.book.get(Invoice, new.invoice_id)
        number = invoice.number if invoice else "?"
        if new.settled:
            return _("{account}: dispute over {invoice} settled").format(
                account=account, invoice=number
            )
        said = _("{account}: {invoice} in dispute: {reason}").format(
            account=account, invoice=number, reason=new.reason
        )
        if new.next_due:
            next_day = words.full_date(new.next_due)
            return _("{dispute}; next {day}").format(dispute=said, day=next_day)
        return said


def _refuse_second(sheet: Sheet, new: Dispute, invoice: Invoice) -> None:
    other = sheet.desk.ground.ledger.disputes.get(invoice.id)
    if other and other.id != new.id:
        sentence = _("{invoice} is in dispute already: {reason}.")
        text = sentence.format(invoice=invoice.number, reason=other.reason)
        raise FieldTrouble("invoice", "known_dispute", text, invoice.number)


def _refuse_too_much(part: int, invoice: Invoice) -> None:
    if part > abs(invoice.amount):
        asked = in_words(part, invoice.currency)
        allowed = in_words(invoice.amount, invoice.currency)
        sentence = _("{asked} is more than the invoice, {allowed}.")
        text = sentence.format(asked=asked, allowed=allowed)
        raise FieldTrouble("amount", "beyond_invoice", text, asked)
