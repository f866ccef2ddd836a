"""What may be asked of an account: open invoices, less what of them is in dispute."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui import words
from tui.domain import money
from tui.domain.receivables.ageing import days_overdue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.desk.ground import Desk
    from tui.desk.ledger import Ledger
    from tui.domain.records import Invoice


def main_currency(desk: Desk, account_id: int) -> str:
    """The currency in which the account is the longest overdue; of equals, or else, its own."""
    account = desk.ground.accounts.get(account_id)
    own = account.currency if account else desk.settings.currency
    owed = desk.ground.ledger.balances.get(account_id, {})
    asked = [code for code, one in owed.items() if one.overdue or one.outstanding > 0]
    return max(asked, key=lambda code: (owed[code].oldest_days, code == own, code), default=own)


def open_invoices(ledger: Ledger, account_id: int) -> list[Invoice]:
    """The account's invoices with something open, the oldest due first."""
    mine = [
        invoice
        for id_, left in ledger.open_amounts.items()
        if left and (invoice := ledger.items[id_]).account_id == account_id
    ]
    mine.sort(key=lambda one: (one.due or date.max, one.issued or date.max, one.number))
    return mine


def claims(ledger: Ledger, account_id: int, currency: str) -> list[tuple[Invoice, int]]:
    """What may be asked for: open invoices, each with what is not in dispute, the oldest first."""
    return [
        (one, left)
        for one in open_invoices(ledger, account_id)
        if one.currency == currency
        and (left := ledger.open_amounts[one.id] - ledger.disputed_part(one.id)) > 0
    ]


def late_of(claimed: Iterable[tuple[Invoice, int]], today: date) -> list[tuple[Invoice, int]]:
    """Those of them that are overdue."""
    return [(one, left) for one, left in claimed if (days_overdue(one, today) or 0) > 0]


def since_when(late: Sequence[Invoice], say: Callable[[date], str]) -> str:
    """Since when invoices are overdue, as a predicate of their sum; empty where none is.

    Args:
        late: the oldest first.
        say: how a day is put.
    """
    days = sorted({one.due for one in late if one.due})
    return words.due_since(say(days[0]), len(days) > 1) if days else ""


def asked(ledger: Ledger, account_id: int, currency: str, today: date) -> list[tuple[Invoice, int]]:
    """What a call is about: the claims that are overdue, else the one that is due next."""
    mine = claims(ledger, account_id, currency)
    return late_of(mine, today) or mine[:1]


def proposed(desk: Desk, account_id: int) -> str:
    """What to ask a promise for, as it would be typed; empty where there is nothing to ask for."""
    currency = main_currency(desk, account_id)
    due = desk.ground.ledger.promisable(account_id, currency)
    return typed_sum(due, currency, currency) if due else ""


def typed_sum(value: int, currency: str, assumed: str) -> str:
    """``480,000``, with the currency behind it where it is not the one that is assumed."""
    whole, _point, rest = f"{money.to_decimal(value, currency):,f}".partition(".")
    text = f"{whole}.{rest}" if rest.strip("0") else whole
    return text if currency == assumed else f"{text} {currency}"
