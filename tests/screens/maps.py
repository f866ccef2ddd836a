"""Accounts with as many people as one likes, and what a picture of them shows."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from tests.screens.driving import NOW, HandClock
from tui.desk import people
from tui.desk.ground import Desk
from tui.domain.codes import ATTITUDES, LEVELS, OUTSIDES, RELATIONS, ROLES
from tui.domain.records import Account, Opportunity, Person, PlanItem, Record, Visit
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.people_views import MapView
    from tui.widgets.picture import Picture, Stop

TODAY: Final = NOW.date()
_FAMILIES: Final = "Wang Li Zhao Sun Brandtner Meyer 欧阳 司马 Sørensen 王 O'Neill".split()
_GIVEN: Final = "Min Yan Hao 明 娜 Lena Ada Klaus Maximilian-Alexander 小红".split()
_TITLES: Final = (
    *("head of purchasing", "engineer", "总经理", "", "technology director"),
    "head of the department of very long names",
)
_DEPARTMENTS: Final = (
    *("management", "technology", "purchasing", "finance", "operations", "采购部"),
    *("quality assurance and certification", "legal", ""),
)


def crowd(size: int, seed: int = 1, *, circles: bool = False) -> list[Record]:
    """An account with so many people, as mixed as life."""
    dice = random.Random(seed)
    records: list[Record] = [
        Account(id=1, name="Huaxin Cable 华信电缆", tier="platinum"),
        Opportunity(
            id=1,
            account_id=1,
            name="diameter gauges for line 4, with a service contract",
            opened=date(2026, 1, 5),
            amount=4_000_000,
            currency="EUR",
        ),
    ]
    for id in range(1, size + 1):
        above = dice.choice([None, *range(1, id)]) if id > 1 else None
        if circles and id < size:
            above = id + 1 if id % 5 else max(1, id - 3)
        records.append(
            Person(
                id=id,
                account_id=1,
                name=f"{dice.choice(_FAMILIES)} {dice.choice(_GIVEN)} {id}",
                title=dice.choice(_TITLES),
                department=dice.choice(_DEPARTMENTS),
                level=dice.choice([*LEVELS, None]),
                roles=tuple(dice.sample(ROLES, dice.choice([0, 1, 1, 2]))),
                attitude=dice.choice([*ATTITUDES, None]),
                relation=dice.choice([*RELATIONS, None]),
                relation_target=dice.choice([*RELATIONS, None]),
                influence=dice.choice([*range(6), None]),
                reports_to=above,
                outside=dice.choice([None] * 12 + list(OUTSIDES)),
                former=id % 17 == 16,
                hidden=id % 23 == 7,
                listens_to=(dice.randint(1, size),) if id % 7 == 3 else (),
                conflicts_with=(dice.randint(1, size),) if id % 9 == 4 else (),
            )
        )
    for id in range(1, size + 1):
        if id % 2:
            start = datetime(2026, 11, 20, 9) - timedelta(days=7 * id)
            records.append(
                Visit(id=id, account_id=1, start=start, people=(id,), state="logged", note="met")
            )
        if id % 4 == 1:
            records.append(
                PlanItem(
                    id=id,
                    account_id=1,
                    person_id=id,
                    target="no objection to our entering the region 支持试用",
                    measure="a reference visit, with a written programme for two days",
                    first=f"Lena Voss {id % 6}, applications",
                    second="me",
                    through=id + 1 if id < size else None,
                    due=TODAY + timedelta(days=id - 5),
                    done=TODAY if id % 8 == 1 else None,
                    progress="date agreed" if id % 3 else "",
                )
            )
    return records


def view_of(records: Sequence[Record]) -> MapView:
    """The map of the account with the id 1."""
    desk = Desk(Book.in_memory(records), HandClock(), Settings(), Drafts.in_memory())
    return people.map_view(desk, 1)


def texts(picture: Picture) -> list[str]:
    """The lines as they are read."""
    return ["".join(text for text, _tone in line) for line in picture.lines]


def cells_at(picture: Picture, stop: Stop) -> str:
    """What stands in the cells of a stop, line by line."""
    return "\n".join(
        cut(text, stop.start, stop.start + stop.width)
        for text in texts(picture)[stop.line : stop.line + stop.height]
    )


def cut(text: str, start: int, end: int) -> str:
    """The part of a text between two columns."""
    found, at = "", 0
    for character in text:
        if start <= at < end:
            found += character
        at += cell_len(character)
    return found
