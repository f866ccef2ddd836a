"""A week that is told of, and the records in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tests.desk.making import desk_with
from tui.desk.report import report
from tui.domain.records import NextStep, Payment, PaymentPromise, Record

if TYPE_CHECKING:
    from tui.desk.report_views import ReportView


MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
AFTER = datetime(2026, 11, 30, 9)
"""When the week has long been over."""


def told(*records: Record, now: datetime = AFTER, week: date = MONDAY) -> ReportView:
    return report(desk_with(*records, now=now), week)


def on(day: int) -> date:
    return date(2026, 11, day)


def step(id: int, due: date, **fields: object) -> NextStep:
    return NextStep(id=id, account_id=1, due=due, text=f"step {id}", **fields)  # type: ignore[arg-type]


def promise(id: int, made: date, due: date, amount: int = 10_000, **more: object) -> PaymentPromise:
    return PaymentPromise(
        id=id,
        account_id=2,
        made=made,
        due=due,
        amount=amount,
        currency="EUR",
        **more,  # type: ignore[arg-type]
    )


def payment(id: int, day: date, amount: int, account: int = 2, **more: object) -> Payment:
    return Payment(
        id=id,
        account_id=account,
        on=day,
        amount=amount,
        currency=str(more.pop("currency", "EUR")),
        **more,  # type: ignore[arg-type]
    )
