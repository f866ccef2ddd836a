"""The statement of account: what a customer was asked for and has paid, ready to be sent.

It goes to the customer, so it is in the customer's language and holds nothing that is the
rep's own: no notes, no promises, no disputes, no text of a payment.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tui import i18n
from tui.desk.ground import account_by_id
from tui.desk.ledger import Reader, back_to
from tui.desk.money import AccountRef, AgeingView
from tui.domain.money import to_decimal
from tui.domain.receivables import statement as rules
from tui.domain.receivables.statement import Line, LineKind
from tui.domain.records import Invoice, Payment
from tui.errors import Trouble
from tui.exchange import statements, writers
from tui.exchange.statements import Document, Section, Table
from tui.i18n import Language, _, pgettext

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tui.desk.ground import Desk

_LAST_COLUMNS: Final = (4, 5, 6)
"""Debit, credit and balance."""


class BadPeriod(Trouble):
    """A period that ends before it begins."""

    code = "period"


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that changed the balance; debit and credit are never below zero."""

    on: date | None
    """None for an invoice that names no day of issue."""
    kind: LineKind
    numbers: tuple[str, ...]
    """The invoice's number; for money those of the invoices that it went to."""
    due: date | None
    debit: Decimal
    credit: Decimal
    balance: Decimal
    """What is owed when this has happened."""
    presumed: bool
    """Nobody saw this money: an export no longer named the invoice."""


class CurrencyStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in one currency; a balance below zero is the customer's credit."""

    currency: str
    opening: Decimal
    lines: tuple[StatementLine, ...]
    closing: Decimal
    ageing: AgeingView
    """The closing balance by how late it is on the last day."""


class StatementView(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The statement of one account, a part for each currency in which there is anything."""

    account: AccountRef
    account_number: str
    company: str
    """Our house."""
    from_: date
    to: date
    bounds: tuple[int, int, int]
    """The last day overdue of each age but the oldest."""
    parts: tuple[CurrencyStatement, ...]
    language: Language
    """What the customer reads."""


def statement(
    desk: Desk,
    account_id: int,
    language: Language | None = None,
    first: date | None = None,
    last: date | None = None,
) -> StatementView:
    """The statement of one account.

    Args:
        language: the customer's; None: the rep's.
        first: None: the first day of the month three months before, or the day of issue
            of the oldest invoice still open, if that is earlier.
        last: None: today.

    Raises:
        Gone: the account is no longer in the book.
        BadPeriod: the period ends before it begins.
    """
    ground = desk.ground
    account = account_by_id(ground, account_id)
    last = last or desk.today
    invoices, payments = _money(ground.snapshot, first or last)
    if first is None:
        first = rules.first_day(invoices.values(), payments, account_id, last)
        invoices, payments = _money(ground.snapshot, first)
    if first > last:
        raise BadPeriod(
            _("The period ends ({last}) before it begins ({first}).").format(
                first=first.isoformat(), last=last.isoformat()
            )
        )
    bounds = desk.settings.collections.ageing_days
    used = rules.currencies(invoices.values(), payments, account_id)
    made = [
        rules.statement(invoices, payments, account_id, currency, first, last, bounds)
        for currency in used or [account.currency]
    ]
    told = [one for one in made if one.opening or one.lines or one.closing]
    return StatementView(
        account=AccountRef(account.id, account.name),
        account_number=account.number,
        company=desk.settings.company,
        from_=first,
        to=last,
        bounds=bounds,
        parts=tuple(map(_part, told or made[:1])),
        language=language or i18n.language(),
    )


def _money(book: Reader, first: date) -> tuple[Mapping[int, Invoice], Collection[Payment]]:
    """All invoices and payments, for an opening balance knows everything before it.

    What has left the book came to nothing before the day of the last move, so the history is
    read only for a period that begins earlier.
    """
    if book.moved and first < book.moved:
        return back_to(book, Invoice, date.min), back_to(book, Payment, date.min).values()
    return book.since(Invoice, date.min), book.since(Payment, date.min).values()


def as_markdown(view: StatementView) -> str:
    """The statement as Markdown, ready to paste."""
    with i18n.speaking(view.language):
        return statements.as_markdown(_document(view))


def write(view: StatementView, target: str | Path) -> None:
    """Write the statement as XLSX, CSV or Markdown, by the end of the file's name.

    The same view gives the same bytes, whenever it is written. ``-`` is Markdown on
    standard output.

    Raises:
        UnknownFormat: the name ends in none of these.
        CannotWrite: with the reason; what stood there stands there still.
    """
    form = statements.form_of(target)
    with i18n.speaking(view.language):
        data = form(_document(view))
    writers.write(target, data)


def _part(one: rules.Statement) -> CurrencyStatement:
    currency = one.currency
    return CurrencyStatement(
        currency=currency,
        opening=to_decimal(one.opening, currency),
        lines=tuple(_line(line, currency) for line in one.lines),
        closing=to_decimal(one.closing, currency),
        ageing=AgeingView(
            *(to_decimal(part, currency) for part in msgspec.structs.astuple(one.ageing))
        ),
    )


def file_name(view: StatementView) -> str:
    """A name for the file of a statement."""
    name = "-".join("".join(c if c.isalnum() else " " for c in view.account.name).split())
    return f"statement-{name}-{view.to.isoformat()}.xlsx"


def write_to(view: StatementView, text: str) -> str:
    """Write the statement to the file that was named, and say where it is.

    Raises:
        UnknownFormat: the name ends in nothing that we write.
        CannotWrite: the file cannot be written.
    """
    target = Path(text).expanduser()
    write(view, target)
    return _("Written to {file}").format(file=target)


def _line(line: Line, currency: str) -> StatementLine:
    return StatementLine(
        on=line.on,
        kind=line.kind,
        numbers=line.numbers,
        due=line.due,
        debit=to_decimal(line.debit, currency),
        credit=to_decimal(line.credit, currency),
        balance=to_decimal(line.balance, currency),
        presumed=line.presumed,
    )


# -- In the customer's words


def _document(view: StatementView) -> Document:
    facts = (
        (pgettext("statement", "Supplier"), view.company),
        (pgettext("statement", "Customer"), view.account.name),
        (pgettext("statement", "Customer number"), view.account_number),
        (
            pgettext("statement", "Period"),
            _("{first} – {last}").format(first=view.from_.isoformat(), last=view.to.isoformat()),
        ),
    )
    return Document(
        title=_("Statement of account"),
        facts=tuple((label, value) for label, value in facts if value),
        sections=tuple(_section(view, part) for part in view.parts),
    )


def _section(view: StatementView, part: CurrencyStatement) -> Section:
    items = Table(
        title="",
        header=(
            pgettext("statement", "Date"),
            pgettext("statement", "Item"),
            pgettext("statement", "Number"),
            pgettext("statement", "Due"),
            pgettext("statement", "Debit"),
            pgettext("statement", "Credit"),
            pgettext("statement", "Balance"),
        ),
        rows=(
            (view.from_, _("Opening balance"), "", None, None, None, part.opening),
            *map(_row, part.lines),
            (view.to, _("Closing balance"), "", None, None, None, part.closing),
        ),
        right=_LAST_COLUMNS,
    )
    first, second, third = view.bounds
    ageing = Table(
        title=_("Days overdue on {day}").format(day=view.to.isoformat()),
        header=(
            pgettext("statement", "Not due"),
            _days(1, first),
            _days(first + 1, second),
            _days(second + 1, third),
            _("Over {n} days").format(n=third),
            pgettext("statement", "No due date"),
            pgettext("statement", "Total"),
        ),
        rows=((*msgspec.structs.astuple(part.ageing), part.closing),),
        right=tuple(range(7)),
    )
    return Section(
        name=part.currency,
        facts=((pgettext("statement", "Currency"), part.currency),),
        tables=(items, ageing),
    )


def _days(first: int, last: int) -> str:
    return _("{first}–{last} days").format(first=first, last=last)


def _row(line: StatementLine) -> tuple[statements.Cell, ...]:
    # Of debit and credit one is empty; an invoice over nothing says so.
    return (
        line.on,
        item(line),
        ", ".join(line.numbers),
        line.due,
        line.debit if line.debit or not line.credit else None,
        line.credit or None,
        line.balance,
    )


def item(line: StatementLine) -> str:
    """What happened, in a word."""
    if line.kind == "invoice":
        return pgettext("statement", "Invoice")
    if line.kind == "credit":
        return pgettext("statement", "Credit note")
    if line.debit:
        return pgettext("statement", "Payment taken back")
    return pgettext("statement", "Settled") if line.presumed else pgettext("statement", "Payment")
