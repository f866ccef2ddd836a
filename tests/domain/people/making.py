"""One account with its people, as the rules of the map look at it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from tui.domain.people.circle import Circle
from tui.domain.records import (
    Account,
    NextStep,
    Opportunity,
    Person,
    PlanItem,
    Record,
    Threshold,
    Visit,
)

R = TypeVar("R", bound=Record)

TODAY = date(2026, 11, 21)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def account(**fields: object) -> Account:
    return Account(**{"id": 1, "name": "A", **fields})  # type: ignore[arg-type]


def person(id: int = 1, **fields: object) -> Person:
    return Person(**{"id": id, "account_id": 1, "name": f"P{id}", **fields})  # type: ignore[arg-type]


def deal(id: int = 1, **fields: object) -> Opportunity:
    return Opportunity(**{"id": id, "account_id": 1, "name": "x", "opened": day(-30), **fields})  # type: ignore[arg-type]


def visit(id: int, offset: int, *people: int, state: str = "logged", **fields: object) -> Visit:
    start = datetime.combine(day(offset), time(10))
    return Visit(id=id, account_id=1, start=start, people=people, state=state, **fields)  # type: ignore[arg-type]


def item(id: int, person_id: int, due: int = 10, **fields: object) -> PlanItem:
    return PlanItem(id=id, account_id=1, person_id=person_id, target="t", due=day(due), **fields)  # type: ignore[arg-type]


def step(id: int, person_id: int, due: int = 10, **fields: object) -> NextStep:
    return NextStep(id=id, account_id=1, person_id=person_id, text="s", due=day(due), **fields)  # type: ignore[arg-type]


def threshold(approver: str, below: int | None = None, person_id: int | None = None) -> Threshold:
    return Threshold(below=below, approver=approver, person_id=person_id)


def circle(*records: Record, of: Account | None = None, **fields: object) -> Circle:
    """A circle of these records; who is named in a logged call has been met on that day."""
    visits = of_kind(records, Visit)
    met: dict[int, date] = {}
    for one in visits:
        for id in one.people if one.state == "logged" else ():
            met[id] = max(one.day, met.get(id, one.day))
    given = {
        "account": of or account(),
        "today": TODAY,
        "people": of_kind(records, Person),
        "opportunities": of_kind(records, Opportunity),
        "visits": visits,
        "steps": of_kind(records, NextStep),
        "plan_items": of_kind(records, PlanItem),
        "last_met": met,
        **fields,
    }
    return Circle(**given)  # type: ignore[arg-type]


def of_kind(records: Iterable[Record], kind: type[R]) -> list[R]:
    return [one for one in records if isinstance(one, kind)]
