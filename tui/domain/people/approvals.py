"""Whose approval a purchase needs by its amount, and who of the people sits in that chair (M22)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from tui.domain.codes import Level
from tui.domain.lines import is_han
from tui.domain.names import fold
from tui.domain.records import Account, Minor, Opportunity, Person, Threshold

_PARTS: Final = re.compile(r"[,;/+&、，；。（）()]|\b(?:and|with|und)\b|[和与及跟]", re.IGNORECASE)
_THE: Final = re.compile(r"^\s*the\b", re.IGNORECASE)
_TOGETHER: Final = re.compile(
    r"\b(?:together|jointly)\b|会签|共同|一起|联合|审批|批准$", re.IGNORECASE
)
_OFFICES: Final = ("部门", "部", "处", "科", "室")
_RANK: Final[dict[Level | None, int]] = {
    "decision": 3,
    "management": 2,
    "operations": 1,
    None: 0,
}


class Approval(msgspec.Struct, frozen=True):
    """The approval that an open opportunity needs, and who of the people can give it."""

    opportunity_id: int
    threshold: Threshold
    people: tuple[int, ...]


def threshold_for(amount: Minor, thresholds: Iterable[Threshold]) -> Threshold | None:
    """Who approves a purchase of an amount: the lowest threshold that it stays below.

    An amount equal to a threshold is no longer below it. None where no threshold reaches
    so far.
    """
    above = [one for one in thresholds if one.below is None or amount < one.below]
    return min(above, key=lambda one: (one.below is None, one.below or 0), default=None)


class Chairs:
    """The chairs of some people by title, name and department, for many thresholds.

    Args:
        people: those who sit in their chairs; who has left is for the caller to leave out.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_id: dict[int, Person] = {}
        self._called: dict[str, list[int]] = {}
        self._offices: dict[str, list[Person]] = {}
        for one in people:
            self._by_id[one.id] = one
            for name in _names(one):
                self._called.setdefault(name, []).append(one.id)
            if office := _office(fold(one.department)):
                self._offices.setdefault(office, []).append(one)

    def who_fills(self, threshold: Threshold) -> tuple[int, ...]:
        """Those who sit in the chair that a threshold names; empty: nobody known.

        The person that the threshold names goes first, then a title or name equal to the
        chair, then a department, for which its highest people stand; then the parts of
        "finance and technology together", each a title, a name or a department.
        """
        if threshold.person_id in self._by_id:
            return (threshold.person_id,)
        if whole := self._called.get(_plain(threshold.approver)):
            return tuple(whole)
        found: dict[int, None] = dict.fromkeys(self._heads(_plain(threshold.approver)))
        for part in [] if found else _PARTS.split(threshold.approver):
            chair = _plain(part)
            found.update(dict.fromkeys(self._called.get(chair) or self._heads(chair)))
        return tuple(found)

    def _heads(self, department: str) -> list[int]:
        members = self._offices.get(_office(department), ())
        top = max((_RANK[one.level] for one in members), default=0)
        return [one.id for one in members if _RANK[one.level] == top]


def approvals_of(
    account: Account, opportunities: Iterable[Opportunity], chairs: Chairs
) -> tuple[Approval, ...]:
    """The approvals that the open opportunities need, in the order of the opportunities.

    Without an amount, or in a currency other than the account's, nobody can tell.
    """
    found: list[Approval] = []
    for one in opportunities:
        if not one.is_open or one.amount <= 0 or one.currency != account.currency:
            continue
        if threshold := threshold_for(one.amount, account.thresholds):
            found.append(Approval(one.id, threshold, chairs.who_fills(threshold)))
    return tuple(found)


def _plain(text: str) -> str:
    return fold(_TOGETHER.sub(" ", _THE.sub(" ", text)))


def _names(person: Person) -> set[str]:
    names = {person.name, person.title, _PARTS.split(person.title, maxsplit=1)[0]}
    if not person.name.isascii():
        names.add("".join(filter(is_han, person.name)))
        names.add("".join(char for char in person.name if not is_han(char)))
    return {fold(text) for text in names} - {""}


def _office(department: str) -> str:
    for ending in _OFFICES:
        if department.endswith(ending):
            return department.removesuffix(ending)
    return department
