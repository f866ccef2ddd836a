"""A day with two visits, and what Prep shows of them."""

from __future__ import annotations

from typing import Final

from tests.screens.driving import NOW, Rep
from tui.desk.prep import names
from tui.domain.records import Account, Person, Record, Visit
from tui.screens.prep import PrepScreen
from tui.widgets.items import Items

SECTIONS: Final = names.SECTIONS


def two_visits() -> list[Record]:
    """Huaxin at ten and Marlow at two; nobody is to be met at Norrvik."""
    return [
        Account(id=1, name="Huaxin", travel_minutes=40, address="18 Cable Road"),
        Account(id=2, name="Marlow"),
        Account(id=3, name="Norrvik"),
        Person(id=1, account_id=1, name="Wang Lin", roles=("purchaser",), attitude="doubts"),
        Visit(
            id=1,
            account_id=1,
            start=NOW.replace(hour=10, minute=0),
            people=(1,),
            purpose="negotiation",
        ),
        Visit(id=2, account_id=2, start=NOW.replace(hour=14, minute=0), purpose="introduction"),
    ]


def here(rep: Rep) -> PrepScreen:
    screen = rep.app.screen
    assert isinstance(screen, PrepScreen)
    return screen


def items(rep: Rep) -> Items:
    return rep.app.screen.query_one(Items)


async def go_to(rep: Rep, section: names.Section) -> None:
    """From today to a section."""
    await rep.press("2", *["right"] * SECTIONS.index(section))
