"""Who followed somebody who has left, and who stands in an empty chair's place (M21.4)."""

from __future__ import annotations

from datetime import date

from tui.domain.people.circle import Circle
from tui.domain.records import Person


def successor(circle: Circle, left: Person) -> Person | None:
    """Where the chain of successors of somebody who left ends.

    Returns:
        Somebody at hand; or who left last and whose successor is not known, which may be
        the person asked about; None where the chair has gone.
    """
    seen = {left.id}
    while left.former:
        if left.chair_gone:
            return None
        after = circle.by_id.get(left.successor_id or 0)
        if after is None or after.id in seen:
            break
        seen.add(after.id)
        left = after
    return left


def left_on(person: Person) -> date | None:
    """The day on which somebody left, where the history tells it."""
    for change in reversed(person.history):
        if change.field == "former" and change.new:
            return change.on
    return None
