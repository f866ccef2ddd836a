"""Visits of every state, and what the form of a visit makes of them."""

from __future__ import annotations

from tests.desk.making import BRANDT, desk_with, stand, visit
from tui.desk import edit
from tui.desk.ground import Desk
from tui.domain.records import Visit

PLANNED = visit(
    1,
    "2026-11-24T10:00",
    people=(1,),
    purpose="negotiation",
    text="price",
    seek="trial order",
    least="a date",
)
CONFIRMED = visit(2, "14:00", BRANDT, state="confirmed")
LOGGED = visit(3, "2026-11-20T09:00", state="logged", outcome="advance", note="agreed")
MISSED = visit(4, "2026-11-19T09:00", state="missed", outcome="missed", note="ill")
CANCELLED = visit(5, "2026-11-18T09:00", state="cancelled")
FORGOTTEN = visit(6, "2026-11-17T09:00")


def desk() -> Desk:
    return desk_with(PLANNED, CONFIRMED, LOGGED, MISSED, CANCELLED, FORGOTTEN)


def shown(desk: Desk, id: int) -> dict[str, str]:
    return {field.name: field.value for field in edit.form(desk, "visit", id=id).fields}


def saved(desk: Desk, id: int | None, **values: str) -> Visit:
    """The visit as it stands after saving these fields."""
    told = edit.save(desk, "visit", id, values)
    return stand(desk, Visit)[told.id]
