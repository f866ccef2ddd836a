"""The place People in the tests: a map to walk, and whom the cursor is on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from tests.screens.driving import NOW, Rep
from tui.domain.records import Account, Opportunity, Person, PersonChange, PlanItem, Record, Visit
from tui.screens.people import PeopleScreen
from tui.widgets.canvas import Canvas

TODAY: Final = NOW.date()
VIEWS: Final = ("t", "f", "i", "p", "x")


def a_map() -> list[Record]:
    """Gu Yan decides; Wang Lin buys and doubts; Sun Hao checks, Xu Na helps."""
    return [
        Account(id=1, name="Huaxin", tier="platinum"),
        Account(id=2, name="Marlow", tier="gold"),
        Person(
            id=1,
            account_id=1,
            name="Gu Yan",
            title="general manager",
            department="management",
            roles=("decision_maker",),
            influence=5,
        ),
        Person(
            id=2,
            account_id=1,
            name="Wang Lin 王琳",
            title="head of purchasing",
            department="purchasing",
            roles=("purchaser",),
            attitude="doubts",
            relation="know",
            relation_target="trust",
            influence=4,
            reports_to=1,
            history=(
                PersonChange(
                    on=TODAY - timedelta(days=60), field="attitude", old="resists", new="doubts"
                ),
            ),
        ),
        Person(
            id=3,
            account_id=1,
            name="Sun Hao",
            department="technology",
            roles=("technical_gatekeeper",),
            attitude="accepts",
            relation="trust",
            influence=3,
            reports_to=1,
        ),
        Person(id=4, account_id=1, name="Xu Na", department="purchasing", reports_to=2),
        Person(id=5, account_id=2, name="Ada Marlow"),
        Opportunity(id=1, account_id=1, name="line 4", opened=TODAY, amount=1),
        PlanItem(
            id=1,
            account_id=1,
            person_id=2,
            target="supports the trial",
            measure="reference visit",
            first="me",
            due=TODAY + timedelta(days=3),
        ),
        Visit(id=1, account_id=1, start=datetime(2026, 11, 21, 10), people=(2,)),
        Visit(
            id=2,
            account_id=1,
            start=datetime(2026, 11, 9, 10),
            people=(2,),
            state="logged",
            outcome="advance",
            note="wants the test report",
        ),
    ]


def screen(rep: Rep) -> PeopleScreen:
    found = next(one for one in rep.app.screen_stack if isinstance(one, PeopleScreen))
    assert isinstance(found, PeopleScreen)
    return found


def canvas(rep: Rep) -> Canvas:
    return screen(rep).query_one(Canvas)


def here(rep: Rep) -> int | None:
    """The person under the cursor."""
    return screen(rep).person_id


def person(rep: Rep, id: int) -> Person:
    found = rep.book.get(Person, id)
    assert found is not None
    return found


async def go_to(rep: Rep, id: int) -> None:
    """Walk to a person in the tree."""
    await rep.press(*([] if rep.shown("#map").lstrip().startswith("organisation") else ["t"]))
    await rep.press("home")
    for _step in range(99):
        if here(rep) == id:
            return
        await rep.press("down")
    raise AssertionError(id)
