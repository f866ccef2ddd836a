"""Which records name which: the fields that hold ids, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeVar

import msgspec

from tui.domain.records import Part

S = TypeVar("S", bound=msgspec.Struct)

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
    """Every id of another record, in the record or a part of it: the field, its table, itself."""
    for field in record.__struct_fields__:
        value = getattr(record, field)
        target = REFERENCES.get(field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from references(item)
            elif target is not None and isinstance(item, int):
                yield field, target, item


def without(record: S, gone: Mapping[str, Collection[int]]) -> S | None:
    """The record without the ids that are gone; None where it is nothing without one of them.

    A part that is nothing without one of them goes: what an invoice that is gone had
    claimed of a payment is free again.

    Args:
        record: any record, or part of one.
        gone: ids by the name of their table.
    """
    changes: dict[str, object] = {}
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        lost = gone.get(REFERENCES.get(field.name, ""), ())
        if isinstance(value, tuple):
            changes[field.name] = tuple(
                left
                for item in value
                if (left := without(item, gone) if isinstance(item, Part) else item) is not None
                and not (isinstance(item, int) and item in lost)
            )
        elif isinstance(value, int) and value in lost:
            if field.required:
                return None
            changes[field.name] = None
    return msgspec.structs.replace(record, **changes)
