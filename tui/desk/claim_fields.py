"""The fields of forms about money owed: amounts in any currency, invoices by their number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from tui import words
from tui.desk.claims import main_currency, open_invoices, typed_sum
from tui.desk.fields import SEPARATORS, Field, Understood, split_last
from tui.desk.figures import amount_in
from tui.domain.lines import normalise
from tui.domain.records import Allocation, Invoice
from tui.domain.text import clean
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.desk.fields import FieldKind, Sheet
    from tui.domain.records import Record


class Sum(Field):
    """An amount with its currency; without one, that of the record, else what the account owes."""

    kind = "money"

    def show(self, sheet: Sheet, record: Record) -> str:
        value: int | None = getattr(record, self.attr)
        if value is None:
            return ""
        account_id: int = getattr(record, "account_id", 0)
        currency: str = getattr(record, "currency", sheet.currency)
        return typed_sum(value, currency, main_currency(sheet.desk, account_id))

    def read(self, sheet: Sheet, text: str) -> Understood:
        amount = amount_in(self, text, self._assumed(sheet))
        sheet.currency = amount.currency
        echo = words.money_text(amount.minor, amount.currency)
        return Understood({self.attr: amount.minor, "currency": amount.currency}, echo)

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None}

    @staticmethod
    def _assumed(sheet: Sheet) -> str:
        if sheet.record is not None:
            kept: str = getattr(sheet.record, "currency", sheet.currency)
            return kept
        if sheet.account_id:
            return main_currency(sheet.desk, sheet.account_id)
        return sheet.currency


class Part(Sum):
    """A part of an invoice: in the currency of the invoice that another field names."""

    def __init__(self, name: str, label: str, example: str = "", *, of: InvoiceField) -> None:
        super().__init__(name, label, example)
        self._of = of

    def show(self, sheet: Sheet, record: Record) -> str:
        value: int | None = getattr(record, self.attr)
        if value is None:
            return ""
        currency = self._of.currency_of(sheet, self._of.id_of(record))
        return typed_sum(value, currency, currency)

    def read(self, sheet: Sheet, text: str) -> Understood:
        wanted = self._of.currency_of(sheet, self._of.chosen(sheet))
        minor = _of_invoice(self, text, wanted)
        return Understood({self.attr: minor}, words.money_text(minor, wanted))

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """The same figure is another amount in another currency."""
        chosen = self._of.chosen(sheet)
        was = self._of.currency_of(sheet, self._of.id_of(old))
        return getattr(old, self.attr) is not None and was != self._of.currency_of(sheet, chosen)


def _of_invoice(field: Field, text: str, currency: str) -> int:
    """The minor units that a text says, of an invoice in a currency.

    Raises:
        FieldTrouble: it is no amount, or one in another currency.
    """
    amount = amount_in(field, text, currency)
    if amount.currency != currency:
        sentence = _("“{word}” is not in {currency}, the currency of the invoice.")
        raise field.trouble("other_currency", sentence, text, currency=currency)
    return amount.minor


class InvoicesField(Field):
    """Some of the account's open invoices by number, with commas between them."""

    kind: ClassVar[FieldKind] = "people"

    def show(self, sheet: Sheet, record: Record) -> str:
        ids: tuple[int, ...] = getattr(record, self.attr)
        return ", ".join(self._number(sheet, one) for one in ids)

    def read(self, sheet: Sheet, text: str) -> Understood:
        found = [self.invoice(sheet, one) for one in SEPARATORS.split(text) if one]
        ids = tuple(dict.fromkeys(one.id for one in found))
        return Understood({self.attr: ids}, words.joined([self._said(sheet, one) for one in found]))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: ()}

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """The same number is another invoice at another account."""
        return bool(sheet.account_id != getattr(old, "account_id", 0))

    def invoice(self, sheet: Sheet, text: str) -> Invoice:
        """The open invoice that a number, or the end of one, names.

        Raises:
            FieldTrouble: none or several.
        """
        mine = self._choices(sheet)
        found = _named(mine, text)
        if len(found) == 1:
            return found[0]
        if found:
            sentence = _("“{word}” could be {candidates}. Write more of the number.")
            names = words.some([one.number for one in found])
            raise self.trouble("ambiguous_invoice", sentence, text, candidates=names)
        if not mine:
            raise self.trouble("unknown_invoice", _("This account has no open invoice."), text)
        sentence = _("There is no open invoice “{word}”. Open are: {candidates}.")
        names = words.some([one.number for one in mine])
        raise self.trouble("unknown_invoice", sentence, text, candidates=names)

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        begin, last = split_last(text)
        said = set(SEPARATORS.split(begin))
        start = normalise(last).casefold()
        return [
            begin + one.number
            for one in self._choices(sheet)
            if one.number.casefold().startswith(start) and one.number not in said
        ]

    def _choices(self, sheet: Sheet) -> list[Invoice]:
        """Open invoices, and those that the record names already."""
        ledger = sheet.desk.ground.ledger
        mine = open_invoices(ledger, sheet.account_id)
        named = self._ids(sheet.record) if sheet.record else ()
        known = {one.id for one in mine}
        return mine + [
            invoice
            for one in named
            if one not in known
            and (invoice := sheet.desk.book.get(Invoice, one))
            and invoice.account_id == sheet.account_id
        ]

    def _ids(self, record: Record) -> tuple[int, ...]:
        ids: tuple[int, ...] = getattr(record, self.attr)
        return ids

    @staticmethod
    def _number(sheet: Sheet, id: int) -> str:
        invoice = sheet.desk.book.get(Invoice, id)
        return invoice.number if invoice else f"id{id}"

    @staticmethod
    def _said(sheet: Sheet, invoice: Invoice) -> str:
        left = sheet.desk.ground.ledger.open_amounts.get(invoice.id, invoice.amount)
        return f"{invoice.number} {words.money_text(left, invoice.currency)}"


class InvoiceField(InvoicesField):
    """One of the account's open invoices."""

    kind: ClassVar[FieldKind] = "person"

    def show(self, sheet: Sheet, record: Record) -> str:
        return self._number(sheet, self.id_of(record))

    def read(self, sheet: Sheet, text: str) -> Understood:
        found = self.invoice(sheet, text)
        return Understood({self.attr: found.id}, self._said(sheet, found))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None}

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        start = normalise(text).casefold()
        return [
            one.number for one in self._choices(sheet) if one.number.casefold().startswith(start)
        ]

    def id_of(self, record: Record) -> int:
        """The id of the invoice that a record names."""
        found: int = getattr(record, self.attr)
        return found

    def chosen(self, sheet: Sheet) -> int:
        """The id of the invoice that stands in the field now; 0: of none that is known.

        Raises:
            FieldTrouble: none or several.
        """
        old = sheet.record
        text = clean(sheet.typed.get(self.name, self.show(sheet, old) if old else ""))
        if not text or not sheet.account_id:
            return 0
        if old and text == self.show(sheet, old) and not self.is_touched(sheet, old):
            return self.id_of(old)
        return self.invoice(sheet, text).id

    @staticmethod
    def currency_of(sheet: Sheet, invoice_id: int) -> str:
        """The currency of an invoice; of the account where there is none."""
        invoice = sheet.desk.book.get(Invoice, invoice_id)
        return invoice.currency if invoice else sheet.currency

    def _ids(self, record: Record) -> tuple[int, ...]:
        return (self.id_of(record),)


class SplitField(InvoicesField):
    """Which invoices a payment goes to: ``HX-20311 200k, HX-20355``; empty: the oldest first.

    A number without an amount takes what is open, or what is left of the payment.
    """

    def show(self, sheet: Sheet, record: Record) -> str:
        parts: tuple[Allocation, ...] = getattr(record, self.attr)
        currency: str = getattr(record, "currency", sheet.currency)
        return ", ".join(
            f"{self._number(sheet, one.invoice_id)} {typed_sum(one.amount, currency, currency)}"
            for one in parts
        )

    def read(self, sheet: Sheet, text: str) -> Understood:
        parts = [self._part(sheet, one) for one in _pieces(text) if one]
        return Understood({self.attr: tuple(parts)})

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """The payment finds its invoices anew at another account."""
        return False

    def _part(self, sheet: Sheet, text: str) -> Allocation:
        """One piece; amount 0 where it names none."""
        number, said = self._parted(sheet, text)
        invoice = self.invoice(sheet, number)
        if not said:
            return Allocation(invoice_id=invoice.id, amount=0)
        amount = _of_invoice(self, said, invoice.currency)
        return Allocation(invoice_id=invoice.id, amount=amount)

    def _parted(self, sheet: Sheet, text: str) -> tuple[str, str]:
        """Number and amount; a number may have spaces, so the longest that is known counts."""
        mine, said = self._choices(sheet), text.split()
        for count in range(len(said), 0, -1):
            if _named(mine, number := " ".join(said[:count])):
                return number, " ".join(said[count:])
        return said[0], " ".join(said[1:])

    def _ids(self, record: Record) -> tuple[int, ...]:
        parts: tuple[Allocation, ...] = getattr(record, self.attr)
        return tuple(one.invoice_id for one in parts)


def _named(invoices: Sequence[Invoice], text: str) -> list[Invoice]:
    """Those whose number is the text, else those whose number ends with it."""
    said = normalise(text).casefold()
    numbers = [(normalise(one.number).casefold(), one) for one in invoices]
    exact = [one for number, one in numbers if number == said]
    return exact or [one for number, one in numbers if number.endswith(said)]


def _pieces(text: str) -> list[str]:
    """Pieces between commas; a comma with three digits behind it belongs to an amount."""
    return re.split(r"\s*(?:[，、;；]|,(?!\d{3}(?:\D|$)))\s*", text)
