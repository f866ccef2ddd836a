"""The circle of people at one account, with what the rules ask about it worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

import msgspec

from tui.domain.codes import STAGES
from tui.domain.people.approvals import Approval, Chairs, approvals_of
from tui.domain.people.ranking import TOP, Standing, is_core, is_to_win, ranked
from tui.domain.records import Account, NextStep, Opportunity, Person, PlanItem, Visit

_STRANGERS: Final = (None, "contact")


class Circle(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All that the rules of the stakeholder map look at, of one account.

    A change of the book makes a new circle; what is worked out here is kept with it.
    """

    account: Account
    today: date
    people: Sequence[Person] = ()
    """Those who have left, too."""
    opportunities: Sequence[Opportunity] = ()
    visits: Sequence[Visit] = ()
    steps: Sequence[NextStep] = ()
    plan_items: Sequence[PlanItem] = ()
    last_met: Mapping[int, date] = {}
    """The day of the last contact by person id; may hold people of other accounts."""
    rhythm_days: int | None = None
    rep: str = ""
    """The rep's own name, where it is known."""

    @cached_property
    def by_id(self) -> Mapping[int, Person]:
        """Everybody by id, those who have left too."""
        return {one.id: one for one in self.people}

    @cached_property
    def here(self) -> tuple[Person, ...]:
        """Those who have not left, in the order given."""
        return tuple(one for one in self.people if not one.former)

    @cached_property
    def open_opportunities(self) -> tuple[Opportunity, ...]:
        return tuple(one for one in self.opportunities if one.is_open)

    @cached_property
    def main_opportunity(self) -> Opportunity | None:
        """The open one that has come furthest."""
        return max(
            self.open_opportunities,
            key=lambda one: (STAGES.index(one.stage), one.amount, -one.id),
            default=None,
        )

    @cached_property
    def chairs(self) -> Chairs:
        """Who of those at hand sits where, rivals and our own house left out."""
        return Chairs(one for one in self.here if is_to_win(one))

    @cached_property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvals that the open opportunities need (M22)."""
        if not self.account.thresholds:
            return ()
        return approvals_of(self.account, self.open_opportunities, self.chairs)

    @cached_property
    def approvers(self) -> frozenset[int]:
        """Ids of those who approve the amount of an open opportunity."""
        return frozenset(id for approval in self.approvals for id in approval.people)

    @cached_property
    def ranking(self) -> tuple[Standing, ...]:
        """Everybody who has not left, the nearest to the decision first."""
        return ranked(self.here, self.approvers)

    @cached_property
    def standing(self) -> Mapping[int, Standing]:
        """The place of each person in the ranking by id, in that order."""
        return {one.person_id: one for one in self.ranking}

    @cached_property
    def place(self) -> Mapping[int, int]:
        """The number of each person in the ranking, from 0, by id."""
        return {one.person_id: number for number, one in enumerate(self.ranking)}

    @cached_property
    def top(self) -> tuple[int, ...]:
        """The top ten of the fishbone and the first lines of the plan table, in their order."""
        return tuple(one.person_id for one in self.ranking[:TOP])

    @cached_property
    def key_people(self) -> tuple[Person, ...]:
        """The key people, the nearest to the decision first."""
        return tuple(self.by_id[one.person_id] for one in self.ranking if one.key)

    @cached_property
    def pending(self) -> frozenset[int]:
        """Ids of people with whom something is planned and not late."""
        found: set[int] = set()
        for visit in self.visits:
            if visit.is_open and visit.day >= self.today:
                found.update(visit.people)
        for step in self.steps:
            if step.person_id is not None and step.is_open and step.due >= self.today:
                found.add(step.person_id)
        for item in self.plan_items:
            if item.is_open and item.due >= self.today:
                found.add(item.person_id)
        return frozenset(found)

    def is_core(self, person: Person) -> bool:
        """Whether somebody is a core influence of this account."""
        return is_core(person, self.approvers)

    def is_met(self, person: Person) -> bool:
        """Whether we know each other: a contact is noted, or a rung beyond "contact".

        Such a rung says that they met before the book began. Colleagues know each other.
        """
        return (
            person.id in self.last_met
            or person.relation not in _STRANGERS
            or person.outside == "our_house"
        )

    def is_unmet(self, person: Person) -> bool:
        """Whether somebody is a core influence at hand whom we never met (M21.3)."""
        return not person.former and self.is_core(person) and not self.is_met(person)
