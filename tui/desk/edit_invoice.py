"""The form of an invoice that no export brings: a milestone, or one written by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk.choices import Choice
from tui.desk.claim_fields import Sum
from tui.desk.days import Day
from tui.desk.fields import Field, FieldTrouble, Sheet, Understood
from tui.desk.forms import Form
from tui.desk.naming import KNOWN_ACCOUNT, typed_account
from tui.desk.settling import resettle
from tui.domain.money import in_words
from tui.domain.records import Account, Dispute, Invoice, Payment, PaymentPromise
from tui.domain.references import references
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ground import Desk
    from tui.store.book import Transaction

_MILESTONES: Final = {
    "advance": ("advance", "预付款", "预付"),
    "delivery": ("delivery", "到货款", "到货"),
    "acceptance": ("acceptance", "验收款", "验收"),
}


class _AnyDay(Day):
    """A day before or after today: an invoice may be due long since."""

    def read(self, sheet: Sheet, text: str) -> Understood:
        day = self.day(sheet, text)
        return Understood({self.attr: day}, words.full_date(day))


_FIELDS: Final[tuple[Field, ...]] = (
    KNOWN_ACCOUNT,
    Field("number", N_("invoice"), N_("its number"), required=True),
    Sum("amount", N_("amount"), N_("80k"), required=True),
    Day("issued", N_("issued"), N_("today"), past=True),
    _AnyDay("due", N_("due"), N_("empty: by the terms of the account")),
    Choice("milestone", N_("milestone"), _MILESTONES, words.milestone),
)


class InvoiceForm(Form[Invoice]):
    """An invoice, entered by hand."""

    kind = "invoice"
    record = Invoice

    def fields(self, record: Invoice | None) -> tuple[Field, ...]:
        return _FIELDS

    def title(self, desk: Desk, record: Invoice | None) -> str:
        return _("new invoice") if record is None else _("invoice")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        begin = {"account": typed_account(desk, account_id)} if account_id else {}
        return {**begin, "issued": desk.today.isoformat()}

    def judge(self, sheet: Sheet, old: Invoice | None, new: Invoice) -> Invoice:
        """Without a due day, the terms of the account give it; a number stands once."""
        if old is not None and old.account_id != new.account_id:
            _refuse_orphans(sheet, old, "account")
        if old is not None and old.currency != new.currency:
            _refuse_orphans(sheet, old, "amount")
        if old is None or (old.account_id, old.number) != (new.account_id, new.number):
            _refuse_twin(sheet, new)
        if old is not None and (old.issued, old.due) == (new.issued, new.due):
            return new
        account = sheet.account
        terms = account.terms_days if isinstance(account, Account) else None
        if new.due is None and new.issued and terms is not None:
            return replace(new, due=new.issued + timedelta(days=terms))
        return new

    def remarks(self, sheet: Sheet, new: Invoice) -> Mapping[str, str]:
        return {"due": words.full_date(new.due)} if new.due else {}

    def follow(self, change: Transaction, sheet: Sheet, old: Invoice | None, new: Invoice) -> None:
        resettle(change, [new.id])

    def told(self, sheet: Sheet, account: str, old: Invoice | None, new: Invoice) -> str:
        return _("{account}: invoice {number}, {amount}").format(
            account=account, number=new.number, amount=in_words(new.amount, new.currency)
        )


def _refuse_orphans(sheet: Sheet, old: Invoice, field: str) -> None:
    """What names an invoice belongs to its account, and is in its currency.

    Raises:
        FieldTrouble: a payment, a promise or a dispute names it.
    """
    named = {
        id_
        for kind in (Payment, PaymentPromise, Dispute)
        for one in sheet.desk.book.of(kind, {old.account_id}, date.min).values()
        for _field, table, id_ in references(one)
        if table == "invoices"
    }
    if old.id in named:
        sentence = _("Payments, promises or disputes name {invoice}: account and currency stay.")
        text = sentence.format(invoice=old.number)
        raise FieldTrouble(field, "invoice_named", text, old.number)


def _refuse_twin(sheet: Sheet, new: Invoice) -> None:
    """By account and number the next export finds an invoice again.

    Raises:
        FieldTrouble: the account has another one of that number.
    """
    from tui.desk.intake import key_of

    others = sheet.desk.book.of(Invoice, {new.account_id}, date.min).values()
    if any(one.id != new.id and key_of(one.number) == key_of(new.number) for one in others):
        sentence = _("There is an invoice {number} of this account already.")
        text = sentence.format(number=new.number)
        raise FieldTrouble("number", "known_invoice", text, new.number)
