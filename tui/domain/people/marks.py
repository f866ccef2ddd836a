"""The dated history of a person's role, attitude and rung, as marks on a line (M13, M15)."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import msgspec

from tui.domain.records import Person

MarkedField = Literal["roles", "attitude", "relation"]

_FIELDS: Final[tuple[MarkedField, ...]] = ("roles", "attitude", "relation")


class Mark(msgspec.Struct, frozen=True):
    """What held from a day on.

    ``on`` None: from before the first change, or a change that nobody dated. ``value``: the
    code, roles as codes with commas between them; empty: not known.
    """

    on: date | None
    value: str


def marks(person: Person, field: MarkedField) -> tuple[Mark, ...]:
    """How a field came to be what it is, the oldest first, the last mark what holds now.

    Changes of one day are one mark, the last of them. A value not known at the beginning is no
    mark; with nothing known at all there is none.
    """
    changes = sorted(
        (change for change in person.history if change.field == field), key=lambda one: one.on
    )
    found: list[Mark] = []
    if changes:
        found.append(Mark(None, changes[0].old))
    for change in changes:
        if found[-1].on == change.on:
            found.pop()
        found.append(Mark(change.on, change.new))
    now = _now(person, field)
    if not found or found[-1].value != now:
        found.append(Mark(None, now))
    kept = [
        mark
        for number, mark in enumerate(found)
        if number == 0 or mark.value != found[number - 1].value
    ]
    return tuple(kept[1:] if not kept[0].value else kept)


def all_marks(person: Person) -> dict[MarkedField, tuple[Mark, ...]]:
    """The marks of role, attitude and rung."""
    return {field: marks(person, field) for field in _FIELDS}


def _now(person: Person, field: MarkedField) -> str:
    if field == "roles":
        return ",".join(person.roles)
    value = person.attitude if field == "attitude" else person.relation
    return value or ""
