"""Invoices and what is paid of them, by days before one day."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.receivables.making import payment
from tui.domain.records import Invoice, Payment

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def paying(target: Invoice, amount: int, on: date, id_: int = 0) -> Payment:
    return payment(amount, on, (target.id, amount), id_=id_)
