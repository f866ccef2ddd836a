"""The collections queue and the figures above it: `rounds queue` and the place Money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from tui.desk import cases as gathering
from tui.desk.money import AccountRef, AgeingView, ageing_view
from tui.desk.queue_words import reason_text
from tui.domain.codes import NextAction, PayerType
from tui.domain.money import to_decimal
from tui.domain.receivables import metrics, queue
from tui.domain.receivables.ageing import Ageing
from tui.domain.receivables.cost import half_up
from tui.domain.receivables.expected import expected_by_week
from tui.domain.receivables.queue import Item, Standing

if TYPE_CHECKING:
    from fractions import Fraction

    from tui.desk.ground import Desk


class ReasonView(msgspec.Struct, frozen=True):
    """Why an account stands where it does, and what it adds to the score."""

    code: str
    points: int
    text: str


class QueueItem(msgspec.Struct, frozen=True, kw_only=True):
    """An account in the queue, in one currency."""

    account: AccountRef
    currency: str
    overdue: Decimal
    score: int
    reasons: tuple[ReasonView, ...]
    payer_type: PayerType | None
    """As the rep has confirmed it, else as the record suggests it."""
    next_action: NextAction
    due: date
    oldest_days: int
    standing: Standing


class MetricsView(msgspec.Struct, frozen=True, kw_only=True):
    """How well money comes in, in one currency; None where there is nothing to divide by.

    Days with one decimal; CEI in per cent; rates from 0 to 1.
    """

    currency: str
    dso: float | None
    best_dso: float | None
    delinquent_days: float | None
    """DSO less the best possible DSO, on average."""
    cei: float | None
    kept_rate_count: float | None
    kept_rate_amount: float | None
    kept: int
    promised: int


class QueueView(msgspec.Struct, frozen=True):
    """The queue in order: ``rounds queue --json``."""

    as_of: date
    items: tuple[QueueItem, ...]
    metrics: tuple[MetricsView, ...]


class WeekOfCash(msgspec.Struct, frozen=True):
    """What promises let expect in a week, weighted by each payer's own record."""

    monday: date
    promised: Decimal
    expected: Decimal


class MonthOfPromises(msgspec.Struct, frozen=True):
    """How many of a month's promises were kept."""

    month: date
    kept: int
    due: int


class CurrencyView(msgspec.Struct, frozen=True, kw_only=True):
    """All that is owed in one currency."""

    currency: str
    outstanding: Decimal
    overdue: Decimal
    ageing: AgeingView
    expected: tuple[WeekOfCash, ...]
    months: tuple[MonthOfPromises, ...]


class MoneyView(msgspec.Struct, frozen=True, kw_only=True):
    """What the place Money shows."""

    as_of: date
    listed: date | None
    """The as-of date of the newest export of receivables."""
    bounds: tuple[int, int, int]
    currencies: tuple[CurrencyView, ...]
    queue: QueueView


def queue_view(desk: Desk) -> QueueView:
    """Whom to ask for money next, and why."""
    return QueueView(
        as_of=desk.today,
        items=tuple(_item(desk, one) for one in items(desk)),
        metrics=_metrics(desk),
    )


def items(desk: Desk) -> list[Item]:
    """The queue as the rules make it."""
    return queue.queue(
        gathering.cases(desk), gathering.rules(desk), desk.today, desk.reading.holidays
    )


def money_view(desk: Desk) -> MoneyView:
    """The queue with ageing, expected cash and promises kept."""
    ledger = desk.ground.ledger
    sums: dict[str, Ageing] = {}
    overdue: dict[str, int] = {}
    for by_currency in ledger.balances.values():
        for currency, balance in by_currency.items():
            sums[currency] = sums.get(currency, Ageing()) + balance.ageing
            overdue[currency] = overdue.get(currency, 0) + balance.overdue
    weeks = expected_by_week(
        ledger.promises.values(),
        ledger.judged,
        desk.today,
        desk.settings.collections.new_payer_rate,
    )
    months = metrics.kept_by_month(ledger.promises.values(), ledger.judged)
    return MoneyView(
        as_of=desk.today,
        listed=max((one.listed for one in ledger.invoices.values() if one.listed), default=None),
        bounds=desk.settings.collections.ageing_days,
        currencies=tuple(
            CurrencyView(
                currency=currency,
                outstanding=to_decimal(ageing.total, currency),
                overdue=to_decimal(overdue[currency], currency),
                ageing=ageing_view(ageing, currency),
                expected=tuple(
                    WeekOfCash(
                        one.monday,
                        to_decimal(one.promised, currency),
                        to_decimal(one.expected, currency),
                    )
                    for one in weeks
                    if one.currency == currency
                ),
                months=tuple(
                    MonthOfPromises(month, kept.kept, kept.due)
                    for month, kept in months.get(currency, {}).items()
                ),
            )
            for currency, ageing in sorted(sums.items(), key=lambda one: (-overdue[one[0]], one[0]))
            if ageing != Ageing()
        ),
        queue=queue_view(desk),
    )


def _metrics(desk: Desk) -> tuple[MetricsView, ...]:
    ledger = desk.ground.ledger
    periods = metrics.period(
        ledger.invoices, ledger.payments, desk.today, desk.settings.collections.period_days
    )
    kept = metrics.kept_by_currency(ledger.promises.values(), ledger.judged)
    found: list[MetricsView] = []
    for currency in sorted(periods.keys() | kept.keys()):
        period, record = periods.get(currency), kept.get(currency, metrics.Kept())
        found.append(
            MetricsView(
                currency=currency,
                dso=_rounded(metrics.dso(period), 1) if period else None,
                best_dso=_rounded(metrics.best_dso(period), 1) if period else None,
                delinquent_days=_rounded(metrics.delinquent_days(period), 1) if period else None,
                cei=_rounded(metrics.cei(period), 1) if period else None,
                kept_rate_count=_rounded(record.rate_count, 4),
                kept_rate_amount=_rounded(record.rate_amount, 4),
                kept=record.kept,
                promised=record.due,
            )
        )
    return tuple(found)


def _rounded(figure: Fraction | None, places: int) -> float | None:
    """Rounded half up, as one does by hand."""
    if figure is None:
        return None
    return float(Decimal(half_up(figure * 10**places)).scaleb(-places))


def _item(desk: Desk, item: Item) -> QueueItem:
    balance = desk.ground.ledger.balances.get(item.account_id, {}).get(item.currency)
    return QueueItem(
        account=AccountRef(item.account_id, desk.ground.accounts[item.account_id].name),
        currency=item.currency,
        overdue=to_decimal(item.overdue, item.currency),
        score=item.score,
        reasons=tuple(
            ReasonView(one.code, one.points, reason_text(one, item.currency, desk.today))
            for one in item.reasons
        ),
        payer_type=item.payer_type,
        next_action=item.next_action,
        due=item.due,
        oldest_days=balance.oldest_days if balance else 0,
        standing=item.standing,
    )
