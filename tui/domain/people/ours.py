"""Who of our house deals with an account: the rep and the colleagues that plans and tasks name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from tui.domain.names import fold
from tui.domain.people.circle import Circle
from tui.domain.records import NextStep, PlanItem

REP: Final = ""
"""The rep, among the names of our house."""

_REP_WORDS: Final = frozenset(("", "me", "i", "myself", "我", "本人", "自己"))
_DIVIDER: Final = re.compile(r"[,，(（]")


class Deal(msgspec.Struct, frozen=True):
    """A task or a line of the plan that brings one of ours to one of theirs."""

    key: str
    """Who of ours; `REP` for the rep."""
    name: str
    """As it is written."""
    person_id: int
    record: NextStep | PlanItem


def key_of(name: str, rep: str = "") -> str:
    """What tells one of ours from another: the name up to a comma or bracket, without case.

    "Lena Voss, applications" and "lena voss" are one; the rep is `REP` however called.

    Args:
        name: as a plan or a task writes it.
        rep: the rep's own name.
    """
    key = _bare(name)
    return REP if key in _REP_WORDS or key == _bare(rep) else key


def deals(circle: Circle) -> Iterator[Deal]:
    """All that plan and tasks say about who of ours deals with whom, in their order.

    A task without a colleague and a line of the plan without a name are the rep's own.
    """
    for item in circle.plan_items:
        keys: set[str] = set()
        for name in [name for name in (item.first, item.second) if name] or [REP]:
            key = key_of(name, circle.rep)
            if key not in keys:
                keys.add(key)
                yield Deal(key, name, item.person_id, item)
    for step in circle.steps:
        if step.person_id is not None:
            key = key_of(step.colleague, circle.rep)
            yield Deal(key, step.colleague, step.person_id, step)


def colleagues(circle: Circle) -> tuple[str, ...]:
    """The colleagues who deal with an account, each once as first written, in that order."""
    found: dict[str, str] = {}
    for item in circle.plan_items:
        for name in (item.first, item.second):
            found.setdefault(key_of(name, circle.rep), name)
    for step in circle.steps:
        found.setdefault(key_of(step.colleague, circle.rep), step.colleague)
    return tuple(name for key, name in found.items() if key != REP)


def _bare(name: str) -> str:
    return fold(_DIVIDER.split(name)[0]) or fold(name)
