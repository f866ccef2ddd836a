"""How the tests of the example book read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tui.domain.records import (
    Invoice,
    Payment,
    Record,
)

R = TypeVar("R", bound=Record)


def of(book: Sequence[Record], kind: type[R]) -> list[R]:
    return [record for record in book if type(record) is kind]


def by_id(book: Sequence[Record], kind: type[R]) -> dict[int, R]:
    return {record.id: record for record in of(book, kind)}


def open_amounts(book: Sequence[Record]) -> dict[int, int]:
    rest = {invoice.id: invoice.amount for invoice in of(book, Invoice)}
    for payment in of(book, Payment):
        for part in payment.allocations:
            rest[part.invoice_id] -= part.amount
    return rest
