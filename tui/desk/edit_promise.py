"""The form of a promise to pay: how much, by when, who promised, for which invoices (M58)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.claim_fields import InvoicesField, Sum
from tui.desk.claims import proposed
from tui.desk.days import Day
from tui.desk.fields import Field, FieldTrouble, Sheet
from tui.desk.forms import Form
from tui.desk.naming import KNOWN_ACCOUNT, PersonField, typed_account
from tui.domain.money import in_words
from tui.domain.records import Invoice, PaymentPromise
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk

_FIELDS: Final[tuple[Field, ...]] = (
    KNOWN_ACCOUNT,
    Sum("amount", N_("amount"), N_("80k"), required=True),
    Day("due", N_("by"), N_("fri"), required=True),
    PersonField("person", N_("who"), N_("wang, +Li Wei for somebody new"), attr="person_id"),
    InvoicesField("invoices", N_("invoices"), N_("empty: the oldest first")),
    Field("text", N_("note"), N_("how it will be paid")),
)
_EDITED: Final[tuple[Field, ...]] = (Day("withdrawn", N_("withdrawn"), N_("today"), past=True),)


class PromiseForm(Form[PaymentPromise]):
    """A customer's promise to pay."""

    kind = "promise"
    record = PaymentPromise

    def fields(self, record: PaymentPromise | None) -> tuple[Field, ...]:
        return _FIELDS if record is None else (*_FIELDS, *_EDITED)

    def title(self, desk: Desk, record: PaymentPromise | None) -> str:
        return _("new promise to pay") if record is None else _("promise to pay")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        if not account_id:
            return {}
        return {
            "account": typed_account(desk, account_id),
            "amount": proposed(desk, account_id),
        }

    def blank(self, sheet: Sheet, values: Mapping[str, object]) -> PaymentPromise:
        return PaymentPromise(**{**values, "made": sheet.desk.today})  # type: ignore[arg-type]

    def judge(
        self, sheet: Sheet, old: PaymentPromise | None, new: PaymentPromise
    ) -> PaymentPromise:
        """A promise covers invoices in its own currency."""
        if old is not None and (old.currency, old.invoices) == (new.currency, new.invoices):
            return new
        for id_ in new.invoices:
            invoice = sheet.desk.book.get(Invoice, id_)
            if invoice and invoice.currency != new.currency:
                sentence = _("{invoice} is in {currency}, the promise in {promised}.")
                text = sentence.format(
                    invoice=invoice.number, currency=invoice.currency, promised=new.currency
                )
                raise FieldTrouble("invoices", "other_currency", text, invoice.number)
        return new

    def remarks(self, sheet: Sheet, new: PaymentPromise) -> Mapping[str, str]:
        """What to say aloud, so that both have heard the same (E of POWER)."""
        person = sheet.desk.ground.people.get(new.person_id or 0)
        return {"due": read_back(new, words.addressed(person) if person else "")}

    def told(
        self, sheet: Sheet, account: str, old: PaymentPromise | None, new: PaymentPromise
    ) -> str:
        said = _("{account}: {amount} promised by {day}").format(
            account=account,
            amount=in_words(new.amount, new.currency),
            day=words.full_date(new.due),
        )
        if new.withdrawn:
            return _("{promise}, withdrawn").format(promise=said)
        return said


def read_back(promise: PaymentPromise, person: str) -> str:
    """The promise in one sentence to say aloud.

    Args:
        person: to whom, as one says it; empty where nobody is known.
    """
    amount = in_words(promise.amount, promise.currency)
    day = words.full_date(promise.due)
    if person:
        return _("say: “{person}, you pay {amount} by {day}. I note it.”").format(
            person=person, amount=amount, day=day
        )
    return _("say: “You pay {amount} by {day}. I note it.”").format(amount=amount, day=day)
