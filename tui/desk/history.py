"""The dated changes of a person, kept with the person (M13, M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from tui.domain.records import PersonChange

if TYPE_CHECKING:
    from datetime import date

    from tui.domain.records import Person

Field = Literal["attitude", "relation", "roles", "title", "reports_to"]


def with_history(old: Person, new: Person, on: date) -> Person:
    """The changed person with a dated entry for each change of attitude, relation, roles,
    title and superior.

    Roles are their codes with commas between them, the superior is an id; what was not known is
    empty.
    """
    before, after = _kept(old), _kept(new)
    steps = [
        PersonChange(on=on, field=field, old=before[field], new=after[field])
        for field in before
        if before[field] != after[field]
    ]
    return replace(new, history=(*new.history, *steps)) if steps else new


def _kept(person: Person) -> dict[Field, str]:
    return {
        "attitude": person.attitude or "",
        "relation": person.relation or "",
        "roles": ",".join(person.roles),
        "title": person.title,
        "reports_to": str(person.reports_to or ""),
    }
