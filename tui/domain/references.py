"""Which records name which: the fields that hold ids, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeVar

import msgspec

from tui.domain.records import Allocation, Payment, Record

R = TypeVar("R", bound=Record)

REFERENCES: Final = {
    "account_id": "accounts",
    "person_id": "people",
    "people": "people",
    "reports_to": "people",
    "through": "people",
    "visit_id": "visits",
    "opportunity_id": "opportunities",
    "invoice_id": "invoices",
    "invoices": "invoices",
    "promise_id": "promises",
}
"""The table that a field's id, or each of its ids, stands in."""


def references(record: msgspec.Struct) -> Iterator[tuple[str, str, int]]:
    """Every id of another record: the field it stands in, its table, itself."""
    for field in record.__struct_fields__:
        value = getattr(record, field)
        target = REFERENCES.get(field)
        if isinstance(value, tuple):
            for item in value:
                if isinstance(item, Allocation):
                    yield from references(item)
                elif target is not None and isinstance(item, int):
                    yield field, target, item
        elif target is not None and isinstance(value, int):
            yield field, target, value


def without(record: R, gone: Mapping[str, Collection[int]]) -> R | None:
    """The record without the ids that are gone; None where it is nothing without one of them.

    Args:
        record: any record. What an invoice that is gone had claimed of a payment is free again.
        gone: ids by the name of their table.
    """
    changes: dict[str, object] = {}
    needed = {field.name for field in msgspec.structs.fields(type(record)) if field.required}
    for field, target, id in references(record):
        if id not in gone.get(target, ()):
            continue
        value = getattr(record, field, None)
        if isinstance(value, tuple):
            changes[field] = tuple(one for one in value if one not in gone[target])
        elif field in needed:
            return None
        elif value is not None:
            changes[field] = None
    if isinstance(record, Payment):
        lost = gone.get("invoices", ())
        kept = tuple(part for part in record.allocations if part.invoice_id not in lost)
        changes["allocations"] = kept
    return msgspec.structs.replace(record, **changes)
