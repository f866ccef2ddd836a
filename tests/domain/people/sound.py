"""An account without a minefield, for the tests: its people, and what flags others raise."""

from __future__ import annotations

from msgspec.structs import replace

from tests.domain.people.making import TODAY, circle, person, visit
from tui.domain.people.circle import Circle
from tui.domain.people.minefields import Flag, minefields
from tui.domain.records import Record

CHIEF = person(1, roles=("decision_maker",), attitude="accepts", relation="trust")
USER = person(2, roles=("user",), attitude="accepts", relation="know")
LAB = person(3, roles=("technical_gatekeeper",), attitude="accepts", relation="know")
COACH = person(4, roles=("coach",), relation="partner")
SOUND = (CHIEF, USER, LAB, COACH)
"""An account without a flag."""


def flags(*records: Record, of: object = None, **fields: object) -> list[Flag]:
    """The flags of a map."""
    return list(minefields(circle(*records, of=of, **fields)))  # type: ignore[arg-type]


def told(*records: Record, of: object = None, **fields: object) -> set[tuple[str, str, int | None]]:
    """Code, cure and person of each flag."""
    return {(one.code, one.cure, one.person_id) for one in flags(*records, of=of, **fields)}


def seen(now: Circle, id: int | None) -> Circle:
    """The map after a visit to somebody today."""
    call = visit(9000 + len(now.visits), 0, id or 0)
    met = {**now.last_met, id or 0: TODAY}
    return replace(now, visits=[*now.visits, call], last_met=met)
