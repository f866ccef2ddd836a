"""The portfolio: every account with its tier, rhythm, sales and what it owes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
from dateutil.relativedelta import relativedelta

from tui.desk.circles import circle_of
from tui.domain import portfolio
from tui.domain.account_file import share_known
from tui.domain.codes import Face, Tier
from tui.domain.money import part_of, to_decimal

if TYPE_CHECKING:
    from tui.desk.ground import Desk, Ground


class AccountName(msgspec.Struct, frozen=True):
    """An account by name."""

    id: int
    name: str


class AccountView(msgspec.Struct, frozen=True):
    """A row of the portfolio; what is not known is null."""

    id: int
    name: str
    tier: Tier | None
    face: Face | None
    field: portfolio.Field | None
    currency: str
    sales_12m: Decimal
    margin_12m: Decimal | None
    last_contact: date | None
    rhythm_days: int | None
    urgency: float | None
    completeness: float
    overdue: Decimal


class ParetoView(msgspec.Struct, frozen=True):
    """A step of the Pareto curve of one currency."""

    account: AccountName
    currency: str
    sales: Decimal
    share: float
    cumulated: float


class AccountsView(msgspec.Struct, frozen=True):
    """The portfolio: ``rounds accounts --json``."""

    accounts: tuple[AccountView, ...]
    pareto: tuple[ParetoView, ...]


def accounts(desk: Desk) -> AccountsView:
    """All accounts, the most urgent first, those without a rhythm behind them by name."""
    ground = desk.ground
    sales = _sales(ground)
    typical = portfolio.typical_potentials(ground.accounts.values())
    rows: list[AccountView] = []
    for account in ground.accounts.values():
        currency = account.currency
        rhythm = account.rhythm_days or desk.settings.rhythm_days.of(account.tier)
        last = ground.last_contact.get(account.id)
        sold = sales.get((currency, account.id), 0)
        weight = desk.settings.urgency_weight.of(account.tier)
        late = [one for one in ground.overdue.get(account.id, ()) if one.currency == currency]
        rows.append(
            AccountView(
                id=account.id,
                name=account.name,
                tier=account.tier,
                face=account.face,
                field=portfolio.field_of(account, typical.get(currency)),
                currency=currency,
                sales_12m=to_decimal(sold, currency),
                margin_12m=None
                if account.margin is None
                else to_decimal(part_of(sold, account.margin), currency),
                last_contact=last,
                rhythm_days=rhythm,
                urgency=portfolio.urgency(
                    (desk.today - last).days if last else None, rhythm, weight
                ),
                completeness=share_known(circle_of(desk, account.id)),
                overdue=late[0].amount if late else to_decimal(0, currency),
            )
        )
    rows.sort(key=lambda row: (-(row.urgency or 0), row.name.casefold(), row.id))
    return AccountsView(tuple(rows), tuple(_pareto(ground, sales)))


def _sales(ground: Ground) -> dict[tuple[str, int], int]:
    """Invoiced in the last twelve months by currency and account, credits taken off."""
    since = ground.today - relativedelta(months=12)
    sold: defaultdict[tuple[str, int], int] = defaultdict(int)
    for invoice in ground.ledger.invoices.values():
        if invoice.issued and since < invoice.issued <= ground.today:
            sold[invoice.currency, invoice.account_id] += invoice.amount
    return dict(sold)


def _pareto(ground: Ground, sales: dict[tuple[str, int], int]) -> list[ParetoView]:
    rows: list[ParetoView] = []
    for currency in sorted({currency for currency, _account in sales}):
        mine = [(account, sold) for (code, account), sold in sales.items() if code == currency]
        for row in portfolio.pareto(mine):
            account = ground.accounts.get(row.account_id)
            rows.append(
                ParetoView(
                    account=AccountName(row.account_id, account.name if account else "?"),
                    currency=currency,
                    sales=to_decimal(row.sales, currency),
                    share=round(row.share, 6),
                    cumulated=round(row.cumulated, 6),
                )
            )
    return rows
