"""Which records name which: the fields that hold ids, and what becomes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final, TypeVar, get_args

import msgspec

from tui.domain.records import TABLE_OF, Part, Record

S = TypeVar("S", bound=msgspec.Struct)

REFERENCES: Final = {
    "account_id": "accounts",
    "person_id": "people",
    "people": "people",
    "reports_to": "people",
    "through": "people",
    "listens_to": "people",
    "conflicts_with": "people",
    "successor_id": "people",
    "unlike_people": "people",
    "unlike_accounts": "accounts",
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


def may_name(kind: type[msgspec.Struct], target: str) -> bool:
    """Whether records (or parts) of a kind have a field for ids of a table."""
    return any(
        REFERENCES.get(field.name) == target
        or any(may_name(part, target) for part in _parts_in(field.type))
        for field in msgspec.structs.fields(kind)
    )


def _parts_in(of: object) -> Iterator[type[Part]]:
    if isinstance(of, type) and issubclass(of, Part):
        yield of
    for inner in get_args(of):
        yield from _parts_in(inner)


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


def redirected(record: S, now: Mapping[str, Mapping[int, int]]) -> S:
    """The record with other ids in the place of some: each once in a list, and never its own.

    Args:
        record: any record, or part of one.
        now: the ids that take the place of others, by the name of their table.

    Returns:
        The record itself where it names none of them.
    """
    changes: dict[str, object] = {}
    own = TABLE_OF[type(record)] if isinstance(record, Record) else ""
    for field in record.__struct_fields__:
        value = getattr(record, field)
        target = REFERENCES.get(field, "")
        ids = dict(now.get(target, {}))
        itself = getattr(record, "id", 0) if ids and target == own else 0
        if isinstance(value, tuple):
            if any(isinstance(item, Part) for item in value):
                items = tuple(redirected(item, now) for item in value)
                if any(new is not old for new, old in zip(items, value, strict=True)):
                    changes[field] = items
            elif any(item in ids or item == itself for item in value):
                found = dict.fromkeys(ids.get(item, item) for item in value)
                changes[field] = tuple(item for item in found if item != itself)
        elif target and (value in ids or (itself and value == itself)):
            changes[field] = None if ids.get(value, value) == itself else ids[value]
    return msgspec.structs.replace(record, **changes) if changes else record
