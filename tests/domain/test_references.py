"""Which records name which, and what is left when one goes."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
import pytest

from tui.domain.records import (
    TABLES,
    Allocation,
    Chase,
    Dispute,
    NextStep,
    Note,
    Payment,
    PaymentPromise,
    Person,
    PlanItem,
    Record,
    Visit,
)
from tui.domain.references import REFERENCES, references, without

DAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12)
VISIT = Visit(id=7, account_id=1, start=NOON, people=(1, 2), opportunity_id=4)
PAYMENT = Payment(
    id=1,
    account_id=1,
    on=DAY,
    amount=300,
    currency="EUR",
    allocations=(Allocation(invoice_id=5, amount=100), Allocation(invoice_id=6, amount=200)),
)


def test_every_field_that_holds_ids_is_known() -> None:
    for kind in TABLES.values():
        for field in msgspec.structs.fields(kind):
            if field.name.endswith("_id"):
                assert REFERENCES[field.name] in TABLES


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            VISIT,
            {
                ("account_id", "accounts", 1),
                ("people", "people", 1),
                ("people", "people", 2),
                ("opportunity_id", "opportunities", 4),
            },
        ),
        (
            PAYMENT,
            {
                ("account_id", "accounts", 1),
                ("invoice_id", "invoices", 5),
                ("invoice_id", "invoices", 6),
            },
        ),
        (
            Person(account_id=3, name="Wang", reports_to=9),
            {("account_id", "accounts", 3), ("reports_to", "people", 9)},
        ),
    ],
)
def test_whom_a_record_names(record: Record, expected: set[tuple[str, str, int]]) -> None:
    assert set(references(record)) == expected


@pytest.mark.parametrize(
    ("record", "gone", "left"),
    [
        (VISIT, {}, VISIT),
        (VISIT, {"people": {9}}, VISIT),
        (VISIT, {"visits": {7}}, VISIT),
        (VISIT, {"people": {2}}, msgspec.structs.replace(VISIT, people=(1,))),
        (VISIT, {"people": {1, 2}}, msgspec.structs.replace(VISIT, people=())),
        (VISIT, {"opportunities": {4}}, msgspec.structs.replace(VISIT, opportunity_id=None)),
        (VISIT, {"accounts": {1}}, None),
        (Note(account_id=1, person_id=2, at=NOON, text="x"), {"accounts": {1}}, None),
        (
            Note(account_id=1, person_id=2, at=NOON, text="x"),
            {"people": {2}},
            Note(account_id=1, at=NOON, text="x"),
        ),
        (
            NextStep(account_id=1, due=DAY, text="x", visit_id=7),
            {"visits": {7}},
            NextStep(account_id=1, due=DAY, text="x"),
        ),
        (
            Chase(account_id=1, on=DAY, person_id=2, visit_id=7, promise_id=3),
            {"visits": {7}, "people": {2}, "promises": {3}},
            Chase(account_id=1, on=DAY),
        ),
        (PlanItem(account_id=1, person_id=2, target="t", due=DAY), {"people": {2}}, None),
        (
            PlanItem(account_id=1, person_id=2, through=3, target="t", due=DAY),
            {"people": {3}},
            PlanItem(account_id=1, person_id=2, target="t", due=DAY),
        ),
        (Dispute(account_id=1, invoice_id=5, opened=DAY, reason="r"), {"invoices": {5}}, None),
        (
            PaymentPromise(
                account_id=1, made=DAY, due=DAY, amount=1, currency="EUR", invoices=(5, 6)
            ),
            {"invoices": {5}},
            PaymentPromise(
                account_id=1, made=DAY, due=DAY, amount=1, currency="EUR", invoices=(6,)
            ),
        ),
        (
            PAYMENT,
            {"invoices": {5}},
            msgspec.structs.replace(PAYMENT, allocations=(Allocation(invoice_id=6, amount=200),)),
        ),
    ],
)
def test_what_is_left_of_a_record(
    record: Record, gone: dict[str, set[int]], left: Record | None
) -> None:
    assert without(record, gone) == left
