"""The dated changes of how a person stands, kept with the person (M13, M15)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.domain.records import PersonChange

if TYPE_CHECKING:
    from datetime import date

    from tui.domain.codes import ChangedField
    from tui.domain.records import Person

_YES: Final = "yes"


def with_history(old: Person, new: Person, on: date) -> Person:
    """The changed person with a dated entry for each change of how he or she stands.

    Roles are their codes with commas between them, the superior is an id, a mark is "yes"; what
    was not known, and a mark that is not set, is empty.
    """
    before, after = _kept(old), _kept(new)
    steps = [
        PersonChange(on=on, field=field, old=before[field], new=after[field])
        for field in before
        if before[field] != after[field]
    ]
    return replace(new, history=(*new.history, *steps)) if steps else new


def _kept(person: Person) -> dict[ChangedField, str]:
    return {
        "attitude": person.attitude or "",
        "relation": person.relation or "",
        "roles": ",".join(person.roles),
        "title": person.title,
        "reports_to": str(person.reports_to or ""),
        "former": _YES if person.former else "",
        "relation_target": person.relation_target or "",
        "influence": "" if person.influence is None else str(person.influence),
        "hidden": _YES if person.hidden else "",
    }
