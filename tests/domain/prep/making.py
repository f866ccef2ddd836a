"""Records around one visit, for the tests of what prep chooses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tui.domain.people.circle import Circle
from tui.domain.prep.seen import Seen
from tui.domain.records import Account, NextStep, Opportunity, Person, PlanItem, Visit

TODAY = date(2026, 11, 21)
ACCOUNT = Account(id=1, name="Huaxin", industry="cable", travel_minutes=40)
WANG = Person(id=1, account_id=1, name="Wang Lin")
SUN = Person(id=2, account_id=1, name="Sun Hao")
BUSINESS = Opportunity(id=1, account_id=1, name="gauges", opened=TODAY, stage="gestation")
VISIT = Visit(id=1, account_id=1, start=datetime(2026, 11, 24, 10, 0), people=(1,))


def call(id: int, day: str, *people: int, **fields: Any) -> Visit:
    """A contact that took place."""
    return Visit(
        id=id,
        account_id=1,
        start=datetime.fromisoformat(f"{day}T10:00"),
        people=people,
        state="logged",
        **fields,
    )


def seen(
    *people: Person,
    visit: Visit | None = VISIT,
    visits: Sequence[Visit] = (),
    account: Account = ACCOUNT,
    opportunities: Sequence[Opportunity] = (),
    steps: Sequence[NextStep] = (),
    plan: Sequence[PlanItem] = (),
    today: date = TODAY,
    **more: Any,
) -> Seen:
    """What lies on the table before a visit."""
    every = [*visits, *([visit] if visit else [])]
    last_met: dict[int, date] = {}
    for one in every:
        if one.state == "logged":
            last_met.update(dict.fromkeys(one.people, one.day))
    circle = Circle(
        account=account,
        today=today,
        people=people,
        opportunities=opportunities,
        visits=every,
        steps=steps,
        plan_items=plan,
        last_met=last_met,
    )
    return Seen(circle=circle, visit=visit, **more)
