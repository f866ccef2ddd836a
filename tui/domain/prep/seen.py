"""What lies on the table before a visit, and the facts that follow from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final

import msgspec

from tui.domain.codes import Purpose, VisitKind
from tui.domain.day import SPECIAL_DAYS_AHEAD, next_anniversary
from tui.domain.names import fold
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import is_mapped, is_supporter
from tui.domain.people.measures import is_public
from tui.domain.people.ranking import is_rival, is_to_win
from tui.domain.prep.situation import TREATS, Situation, Treat
from tui.domain.prep_rules import Fact
from tui.domain.records import Account, NextStep, Opportunity, Person, SpecialDate, Visit

_MOST_ASSUMED: Final = 1
"""Where nobody is named, one is taken to be met: a table of guesses would be no help."""


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """How the account's money stands."""

    overdue: bool = False
    balance_open: bool = False
    promise_open: bool = False
    promise_missed: bool = False
    dispute_open: bool = False


class Ahead(msgspec.Struct, frozen=True):
    """A day of the year that is near: the account's own, or the birthday of somebody to be met."""

    day: date
    text: str = ""
    person_id: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All records around one visit, or around the next call where none is planned."""

    circle: Circle
    visit: Visit | None = None
    owed: Owed = Owed()
    lighthouses: Sequence[Account] = ()
    """Accounts that are examples to their industries (M65), of any industry."""
    holidays: Collection[date] = ()
    treats: frozenset[Treat] = frozenset(TREATS)

    @property
    def account(self) -> Account:
        return self.circle.account

    @property
    def today(self) -> date:
        return self.circle.today

    @property
    def on(self) -> date:
        """The day that counts: that of the visit, or today."""
        return self.visit.day if self.visit else self.today

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Those to be met who are of the customer or have a say there, the host first.

        Named in the visit; where nobody is, whom one met last, or who is nearest to the
        decision (see `is_assumed`). Who has left is not there any more, and colleagues of ours
        come along.
        """
        named = [one for one in self._named if not one.former and one.outside != "our_house"]
        return tuple(named) or self._expected

    @property
    def is_assumed(self) -> bool:
        """Whether the visit does not say whom one meets."""
        return bool(self.people) and not any(one in self._named for one in self.people)

    @cached_property
    def ours(self) -> tuple[Person, ...]:
        """Colleagues of ours who come along."""
        return tuple(one for one in self._named if not one.former and one.outside == "our_house")

    @cached_property
    def _named(self) -> tuple[Person, ...]:
        by_id = self.circle.by_id
        ids = dict.fromkeys(self.visit.people) if self.visit else ()
        return tuple(by_id[one] for one in ids if one in by_id)

    @cached_property
    def _expected(self) -> tuple[Person, ...]:
        here = {one.id: one for one in self.circle.here if is_to_win(one)}
        for visit in reversed(self.before):
            met = [here[one] for one in visit.people if one in here]
            if met:
                return tuple(met[:_MOST_ASSUMED])
        nearest = [here[one.person_id] for one in self.circle.ranking if one.person_id in here]
        return tuple(nearest[:_MOST_ASSUMED])

    @cached_property
    def before(self) -> tuple[Visit, ...]:
        """The contacts before the visit, the oldest first."""
        start = self.visit.start if self.visit else None
        own = self.visit.id if self.visit else 0
        found = [
            one
            for one in self.circle.visits
            if one.state == "logged" and one.id != own and (start is None or one.start < start)
        ]
        return tuple(sorted(found, key=lambda one: (one.start, one.id)))

    @cached_property
    def last_together(self) -> Visit | None:
        """The newest contact with one of those to be met; of others one says nothing to them."""
        people = {one.id for one in self.people}
        for visit in reversed(self.before):
            if people.intersection(visit.people) or not people:
                return visit
        return None

    @property
    def is_met_today(self) -> bool:
        """Whether that contact was today, or the very day of the visit."""
        return self.last_together is not None and self.last_together.day in (self.today, self.on)

    @cached_property
    def is_first_meeting(self) -> bool:
        """Whether no contact with any of those to be met is noted, nor a rung beyond "contact".

        Where nobody can be named it is the account that counts.
        """
        if not self.people:
            return not self.before
        met = {id_ for one in self.before for id_ in one.people}
        return not any(
            one.id in met or one.relation not in (None, "contact") for one in self.people
        )

    @cached_property
    def opportunity(self) -> Opportunity | None:
        """The one that the visit is about; else the open one that has come furthest."""
        if self.visit and self.visit.opportunity_id:
            for one in self.circle.opportunities:
                if one.id == self.visit.opportunity_id:
                    return one
        return self.circle.main_opportunity

    @cached_property
    def kind(self) -> VisitKind:
        """How one meets: as planned, else as the last time, else in person."""
        if self.visit:
            return self.visit.kind
        return self.before[-1].kind if self.before else "in_person"

    @property
    def purpose(self) -> Purpose | None:
        return self.visit.purpose if self.visit else None

    @cached_property
    def is_mapped(self) -> bool:
        """Whether the account is worked on, so that what its file lacks means something."""
        return is_mapped(self.circle.people, self.circle.opportunities)

    @cached_property
    def owing(self) -> tuple[NextStep, ...]:
        """What we have promised and not done, the earliest due first."""
        found = [one for one in self.circle.steps if one.promised and one.is_open]
        return tuple(sorted(found, key=lambda one: (one.due, one.id)))

    @property
    def is_late(self) -> bool:
        """Whether a promise of ours is late."""
        return any(one.due < self.today for one in self.owing)

    @cached_property
    def rivals(self) -> tuple[str, ...]:
        """Who competes for the business, by name; of this opportunity first."""
        own = self.opportunity.competitor if self.opportunity else ""
        people = [one.name for one in self.circle.here if is_rival(one)]
        return tuple(dict.fromkeys(filter(None, (own, self.account.competitor, *people))))

    @cached_property
    def reference(self) -> Account | None:
        """A lighthouse of the same industry (M65); never the account itself."""
        industry = fold(self.account.industry)
        if not industry:
            return None
        found = [
            one
            for one in self.lighthouses
            if one.id != self.account.id and fold(one.industry) == industry
        ]
        return min(found, key=lambda one: one.id, default=None)

    @cached_property
    def referrer(self) -> Person | None:
        """Somebody whom we know and who opens the door to somebody to be met (M25).

        Through whom the plan means to reach the person, or a supporter whose word counts with
        the person: both the rep has noted; nothing here is guessed.
        """
        circle = self.circle
        attending = {one.id for one in self.people}
        for person in self.people:
            through = [one.through for one in circle.plan_items if one.person_id == person.id]
            for id_ in dict.fromkeys((*through, *person.listens_to)):
                other = circle.by_id.get(id_ or 0)
                if other is None or other.former or other.id in attending:
                    continue
                if circle.is_met(other) and (id_ in through or is_supporter(other)):
                    return other
        return None

    @cached_property
    def ahead(self) -> tuple[Ahead, ...]:
        """The days of the account, and the birthdays of those to be met, in the 14 days from
        the visit on, the nearest first."""
        return tuple(sorted(self._ahead(), key=lambda one: (one.day, one.person_id, one.text)))

    def _ahead(self) -> Iterator[Ahead]:
        last = self.on + timedelta(days=SPECIAL_DAYS_AHEAD)
        birthdays = () if self.is_assumed else self.people
        dates: list[tuple[SpecialDate | None, Person | None, date]] = [
            (one, None, one.day) for one in self.account.special_dates
        ]
        dates += [(None, one, one.birthday) for one in birthdays if one.birthday]
        for special, person, day in dates:
            due = next_anniversary(day, self.on)
            if due <= last:
                yield Ahead(due, special.text if special else "", person.id if person else 0)

    @cached_property
    def payer_id(self) -> int:
        """Who of those to be met releases payments, or sits in the payment chain; 0: nobody."""
        chain = {one.person_id for one in self.account.payment_chain}
        found = (one.id for one in self.people if one.releases_payments or one.id in chain)
        return next(found, 0)

    @cached_property
    def facts(self) -> frozenset[Fact]:
        """What is so at the time of the visit, as far as the book knows."""
        last = self.on + timedelta(days=SPECIAL_DAYS_AHEAD)
        so: Mapping[Fact, bool] = {
            "first_meeting": self.is_first_meeting,
            "met_before": not self.is_first_meeting,
            "met_today": self.is_met_today,
            "several_attend": len(self.people) > 1,
            "finance_attends": bool(self.payer_id),
            "overdue": self.owed.overdue,
            "balance_open": self.owed.balance_open,
            "promise_open": self.owed.promise_open,
            "promise_missed": self.owed.promise_missed,
            "dispute_open": self.owed.dispute_open,
            "we_owe": bool(self.owing),
            "competitor_known": bool(self.rivals),
            "public_body": self.account.public_body
            or any(is_public(one, self.account) for one in self.people),
            "special_date": bool(self.ahead),
            "holiday": any(self.on <= day <= last for day in self.holidays),
            "reference": self.reference is not None,
            "referrer": self.referrer is not None,
        }
        return frozenset(fact for fact, holds in so.items() if holds)

    @cached_property
    def situation(self) -> Situation:
        """What the rules of prep are compared with."""
        return Situation(
            facts=self.facts,
            people=self.people,
            payer_id=self.payer_id,
            stage=self.opportunity.stage if self.opportunity else None,
            purpose=self.purpose,
            tier=self.account.tier,
            month=self.on.month,
            kind=self.kind,
            treats=self.treats,
        )
