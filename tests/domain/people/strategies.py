"""Accounts with people at random: whatever a book may hold, circles and loose ends included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.domain.people.making import TODAY, account, circle, deal, item, person, step, visit
from tui.domain.codes import ATTITUDES, LEVELS, OUTSIDES, RELATIONS, ROLES, STAGES
from tui.domain.people.circle import Circle
from tui.domain.records import Person, PolicyWatch, Threshold

T = TypeVar("T")

ELSEWHERE: Final = 999
"""Somebody who has moved to another account; old calls still name him or her."""
TITLES: Final = ("", "CEO", "head of finance", "buyer", "财务部经理")
DEPARTMENTS: Final = ("", "finance", "technology", "财务部")
CHAIRS: Final = ("CEO", "board", "finance and technology together", "财务部", "P3")
OURS: Final = ("", "me", "Lena Voss", "Lena Voss, applications", "Ben Archer")
DAYS: Final = (None, 0, 1, -14, -15, -16, -60, -180, -181, -400)


class Dice:
    """Many choices out of one draw, which costs a tenth of as many draws."""

    def __init__(self, numbers: bytes) -> None:
        self._numbers: Iterator[int] = iter(numbers)

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, the first while the example shrinks."""
        return options[next(self._numbers) % len(options)]

    def maybe(self, options: Sequence[T]) -> T | None:
        return self.pick((None, *options))

    def some(self, options: Sequence[T]) -> tuple[T, ...]:
        """Up to two different ones."""
        found = (self.maybe(options), self.maybe(options))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def day(self) -> date | None:
        offset = self.pick(DAYS)
        return None if offset is None else TODAY + timedelta(days=offset)


@st.composite
def circles(draw: DrawFn, most: int = 8) -> Circle:
    """An account of up to so many people."""
    ids = range(1, draw(st.integers(0, most)) + 1)
    named = (*ids, ELSEWHERE)
    people = [_person(id, named, _dice(draw)) for id in ids]
    dice = _dice(draw)
    deals = [
        deal(
            number,
            stage=dice.pick(STAGES),
            amount=dice.pick((0, 50, 100, 500)),
            state=dice.pick(("open", "open", "won")),
            opened=dice.day() or TODAY,
            competitor=dice.pick(("", "", "Velotek")),
        )
        for number in range(1, dice.pick(range(4)) + 1)
    ]
    dice = _dice(draw)
    calls = [
        visit(number, dice.pick((0, -1, -15, -60, -120)), *dice.some(named))
        for number in range(1, dice.pick(range(6)) + 1)
    ]
    offsets = (-10, -1, 0, 30)
    plan = [
        item(number, dice.pick(named), dice.pick(offsets), first=dice.pick(OURS))
        for number in range(1, dice.pick(range(3)) + 1)
    ]
    tasks = [
        step(number, dice.pick(named), dice.pick(offsets), colleague=dice.pick(OURS))
        for number in range(1, dice.pick(range(3)) + 1)
    ]
    dice = _dice(draw)
    of = account(
        thresholds=tuple(
            Threshold(below=below, approver=dice.pick(CHAIRS))
            for below in dice.pick(((), (None,), (100, None), (60, 100, 400)))
        ),
        competitor=dice.pick(("", "", "Velotek")),
        competitor_checked=dice.day(),
        policy_watches=tuple(
            PolicyWatch(due=due, text="law") for _n in range(2) if (due := dice.day())
        ),
    )
    rhythm = dice.maybe((7, 30))
    return circle(*people, *deals, *calls, *plan, *tasks, of=of, rhythm_days=rhythm)


def _dice(draw: DrawFn) -> Dice:
    return Dice(draw(st.binary(min_size=32, max_size=32)))


def _person(id: int, named: Sequence[int], dice: Dice) -> Person:
    return person(
        id,
        title=dice.pick(TITLES),
        department=dice.pick(DEPARTMENTS),
        level=dice.maybe(LEVELS),
        roles=dice.some(ROLES),
        attitude=dice.maybe(ATTITUDES),
        relation=dice.maybe(RELATIONS),
        relation_target=dice.maybe(RELATIONS),
        influence=dice.maybe((0, 2, 4, 5)),
        reports_to=dice.maybe(named),
        former=dice.pick((False, False, False, True)),
        since=dice.day(),
        outside=dice.pick((*[None] * len(OUTSIDES), *OUTSIDES)),
        hidden=dice.pick((False, False, False, True)),
        successor_id=dice.maybe(named),
        chair_gone=dice.pick((False, False, True)),
        listens_to=dice.some(named),
        conflicts_with=dice.some(named),
    )
