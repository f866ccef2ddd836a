"""Which records name which, and what is left when one goes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import get_args

import msgspec
import pytest

from tui.domain.records import (
    TABLES,
    Account,
    Allocation,
    Chase,
    Dispute,
    NextStep,
    Note,
    Part,
    Payment,
    PaymentPromise,
    Person,
    PlanItem,
    Record,
    Threshold,
    Visit,
)
from tui.domain.references import REFERENCES, may_name, redirected, references, without

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


def structs_of(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """A kind of record and every part that it is made of."""
    yield kind
    for field in msgspec.structs.fields(kind):
        for part in parts_in(field.type):
            yield from structs_of(part)


def parts_in(of: object) -> Iterator[type[Part]]:
    if isinstance(of, type) and issubclass(of, Part):
        yield of
    for inner in get_args(of):
        yield from parts_in(inner)


def fields_with_ids(kind: type[msgspec.Struct]) -> Iterator[str]:
    """The fields of a struct whose type, as it is written, says `Id`; not its own id."""
    for one in kind.__mro__:
        for name, written in inspect.get_annotations(one).items():
            if name != "id" and re.search(r"\bId\b", str(written)):
                yield name


def test_every_field_that_holds_ids_is_known() -> None:
    """A merge or a removal would leave the others as they are, naming what is gone."""
    found = {
        (struct.__name__, field)
        for kind in TABLES.values()
        for struct in structs_of(kind)
        for field in fields_with_ids(struct)
    }
    assert {field for _struct, field in found} == REFERENCES.keys()
    assert set(REFERENCES.values()) <= TABLES.keys()
    assert ("Allocation", "invoice_id") in found
    assert ("Threshold", "person_id") in found


def test_no_id_is_written_as_a_plain_number() -> None:
    """Or the test above would not see it."""
    for kind in TABLES.values():
        for struct in structs_of(kind):
            for field in msgspec.structs.fields(struct):
                if field.name.endswith(("_id", "_ids")) and field.type is not str:
                    assert field.name in fields_with_ids(struct), (struct.__name__, field.name)


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
        (
            Person(account_id=3, name="W", listens_to=(5, 6), conflicts_with=(7,), successor_id=8),
            {
                ("account_id", "accounts", 3),
                ("listens_to", "people", 5),
                ("listens_to", "people", 6),
                ("conflicts_with", "people", 7),
                ("successor_id", "people", 8),
            },
        ),
        (
            Account(name="A", thresholds=(Threshold(approver="CFO", person_id=4),)),
            {("person_id", "people", 4)},
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
        (
            Person(account_id=1, name="W", listens_to=(5, 6), conflicts_with=(5,), successor_id=5),
            {"people": {5}},
            Person(account_id=1, name="W", listens_to=(6,)),
        ),
        (
            Account(name="A", thresholds=(Threshold(approver="CFO", person_id=4),)),
            {"people": {4}},
            Account(name="A", thresholds=(Threshold(approver="CFO"),)),
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


def test_which_kinds_may_name_an_invoice_says_the_truth() -> None:
    kinds = {kind.__name__ for kind in TABLES.values() if may_name(kind, "invoices")}
    assert kinds == {"Opportunity", "Payment", "PaymentPromise", "Dispute"}
    assert may_name(Account, "people")
    assert not may_name(Account, "invoices")


@pytest.mark.parametrize(
    ("record", "now", "after"),
    [
        (VISIT, {"people": {9: 1}, "invoices": {1: 2}}, VISIT),
        (VISIT, {"people": {2: 1}}, msgspec.structs.replace(VISIT, people=(1,))),
        (VISIT, {"people": {1: 5}}, msgspec.structs.replace(VISIT, people=(5, 2))),
        (
            VISIT,
            {"accounts": {1: 3}, "opportunities": {4: 6}},
            msgspec.structs.replace(VISIT, account_id=3, opportunity_id=6),
        ),
        (
            PAYMENT,
            {"invoices": {5: 6}},
            msgspec.structs.replace(
                PAYMENT,
                allocations=(
                    Allocation(invoice_id=6, amount=100),
                    Allocation(invoice_id=6, amount=200),
                ),
            ),
        ),
        (
            Person(id=1, account_id=1, name="W", reports_to=2, listens_to=(2, 3, 1)),
            {"people": {2: 1}},
            Person(id=1, account_id=1, name="W", listens_to=(3,)),
        ),
        (
            # An account's id is not a person's.
            Person(id=1, account_id=2, name="W", reports_to=3),
            {"accounts": {2: 1, 3: 1}},
            Person(id=1, account_id=1, name="W", reports_to=3),
        ),
        (
            Person(id=1, account_id=1, name="W", successor_id=1, conflicts_with=(1, 2)),
            {"people": {9: 1}},
            Person(id=1, account_id=1, name="W", conflicts_with=(2,)),
        ),
        (
            Account(id=1, name="A", unlike_accounts=(2, 3)),
            {"accounts": {2: 1}},
            Account(id=1, name="A", unlike_accounts=(3,)),
        ),
    ],
)
def test_other_ids_in_the_place_of_some(
    record: Record, now: dict[str, dict[int, int]], after: Record
) -> None:
    assert redirected(record, now) == after
    if after == record:
        assert redirected(record, now) is record
