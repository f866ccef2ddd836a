"""What the desk stands on: the book, the clock, the settings, and the book sorted by account."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from tui.desk import money
from tui.desk.holidays import Holidays
from tui.desk.ledger import Ledger
from tui.domain import records
from tui.domain.dates import Reading
from tui.domain.names import Directory
from tui.domain.receivables.ageing import BOUNDS
from tui.domain.records import (
    Account,
    Chase,
    Dated,
    Dispute,
    NextStep,
    Opportunity,
    Person,
    PlanItem,
    Record,
    Visit,
)
from tui.errors import Trouble
from tui.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tui.clock import Clock
    from tui.desk.find import FindIndex
    from tui.desk.people_views import MapView
    from tui.domain.people.circle import Circle
    from tui.domain.people.minefields import Flag
    from tui.domain.receivables.payers import Suggestion
    from tui.i18n import Language
    from tui.playbook.loader import Playbook
    from tui.settings import Settings
    from tui.store.book import Book
    from tui.store.drafts import Drafts
    from tui.store.shapes import Shapes
    from tui.store.snapshot import Snapshot

HORIZON: Final = records.HORIZON
"""How far back the day's work looks."""

D = TypeVar("D", bound=Dated)
R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Holder(Protocol):
    """What holds records: the book, or a change of it."""

    def get(self, kind: type[R], id: int) -> R | None: ...


class Gone(Trouble):
    """A record that the rep points at is no longer in the book."""

    code = "gone"


class Ground:
    """One generation of the book, sorted once for many questions."""

    def __init__(
        self,
        book: Snapshot,
        today: date,
        holidays: frozenset[date] = frozenset(),
        ageing_days: tuple[int, int, int] = BOUNDS,
    ) -> None:
        self.snapshot = book
        self.today = today
        self.holidays = holidays
        self._ageing_days = ageing_days
        self.horizon = today - HORIZON
        self.circles: dict[int, Circle] = {}
        """The circles of people by account that were asked for (see `tui.desk.circles`)."""
        self.minefields: dict[int, tuple[Flag, ...]] = {}
        self.maps: dict[tuple[int, Language], MapView] = {}

    @cached_property
    def accounts(self) -> Mapping[int, Account]:
        return self.snapshot.all(Account)

    @cached_property
    def people(self) -> Mapping[int, Person]:
        return self.snapshot.all(Person)

    @cached_property
    def people_of(self) -> Mapping[int, list[Person]]:
        return _by_account(self.people.values(), lambda person: person.account_id)

    @cached_property
    def visits(self) -> Mapping[int, Visit]:
        return self.snapshot.since(Visit, self.horizon)

    @cached_property
    def visits_of(self) -> Mapping[int, list[Visit]]:
        """Visits by account, the earliest first."""
        by_start = sorted(self.visits.values(), key=lambda visit: (visit.start, visit.id))
        return _by_account(by_start, lambda visit: visit.account_id)

    @cached_property
    def visits_on(self) -> Mapping[date, list[Visit]]:
        """Visits by day, the earliest first."""
        days: defaultdict[date, list[Visit]] = defaultdict(list)
        for visit in sorted(self.visits.values(), key=lambda visit: (visit.start, visit.id)):
            days[visit.day].append(visit)
        return days

    @cached_property
    def met(self) -> frozenset[int]:
        """Ids of the people who took part in a contact."""
        return frozenset(self.last_met)

    @cached_property
    def last_met(self) -> Mapping[int, date]:
        """The day of the last contact by person."""
        last: dict[int, date] = {}
        for visit in self.visits.values():
            if visit.state == "logged":
                for person in visit.people:
                    last[person] = max(visit.day, last.get(person, visit.day))
        return last

    @cached_property
    def last_contact(self) -> Mapping[int, date]:
        """The day of the last contact by account."""
        return {
            account: max(visit.day for visit in logged)
            for account, visits in self.visits_of.items()
            if (logged := [visit for visit in visits if visit.state == "logged"])
        }

    @cached_property
    def steps(self) -> Mapping[int, NextStep]:
        return self.snapshot.since(NextStep, self.horizon)

    @cached_property
    def steps_of(self) -> Mapping[int, list[NextStep]]:
        return self._sorted_of(self.steps.values())

    @cached_property
    def plan_items(self) -> Mapping[int, PlanItem]:
        return self.snapshot.since(PlanItem, self.horizon)

    @cached_property
    def plan_items_of(self) -> Mapping[int, list[PlanItem]]:
        """The lines of the relationship plan by account, the earliest first."""
        return self._sorted_of(self.plan_items.values())

    @cached_property
    def opportunities_of(self) -> Mapping[int, list[Opportunity]]:
        return self._sorted_of(self.snapshot.since(Opportunity, self.horizon).values())

    @cached_property
    def ledger(self) -> Ledger:
        """Invoices, payments and promises as of today."""
        return Ledger(self.snapshot, self.today, self.holidays, self._ageing_days)

    @cached_property
    def overdue(self) -> Mapping[int, list[money.Overdue]]:
        """What is overdue by account, the largest number of days first."""
        return money.overdue_of(self.ledger)

    @cached_property
    def disputes_of(self) -> Mapping[int, list[Dispute]]:
        found = self.snapshot.since(Dispute, self.horizon).values()
        return _by_account(found, lambda one: one.account_id)

    @cached_property
    def chases_of(self) -> Mapping[int, list[Chase]]:
        return self._sorted_of(self.snapshot.since(Chase, self.horizon).values())

    @cached_property
    def suggested(self) -> Mapping[int, Suggestion]:
        """The payer type that the record of each account that owes suggests (M55)."""
        from tui.desk.cases import suggestions

        return suggestions(self, self.ledger.balances.keys())

    @cached_property
    def directory(self) -> Directory:
        """Everybody by name, for the quick line and for commands."""
        return Directory(tuple(self.accounts.values()), tuple(self.people.values()))

    @cached_property
    def find_index(self) -> FindIndex:
        """Everything by its words, for the search."""
        from tui.desk.find import FindIndex

        return FindIndex(self)

    @staticmethod
    def _sorted_of(records: Iterable[D]) -> Mapping[int, list[D]]:
        ordered = sorted(records, key=lambda record: (record.day, record.id))
        return _by_account(ordered, lambda record: record.account_id)  # type: ignore[attr-defined]


def _by_account(records: Iterable[T], account_of: Callable[[T], int]) -> Mapping[int, list[T]]:
    groups: defaultdict[int, list[T]] = defaultdict(list)
    for record in records:
        groups[account_of(record)].append(record)
    return groups


class Desk:
    """Where the rep works: every job of the desk takes it first."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        settings: Settings,
        drafts: Drafts,
        own_words: Path | None = None,
    ) -> None:
        """``own_words``: the file of the rep's own playbook, if there may be one."""
        self.book = book
        self.clock = clock
        self.settings = settings
        self.drafts = drafts
        # An example book leaves nothing behind, not even a cache.
        self._holidays = Holidays(settings.country, keep=book.path is not None)
        self._ground: Ground | None = None
        self._own_words = own_words
        self._playbooks: dict[Language, Playbook] = {}

    def playbook(self, of: Language | None = None) -> Playbook:
        """What the trade says, in the rep's language or in another; nothing is read yet."""
        from tui.playbook.loader import Playbook

        spoken = of or language()
        if spoken not in self._playbooks:
            self._playbooks[spoken] = Playbook(spoken, self._own_words)
        return self._playbooks[spoken]

    @cached_property
    def shapes(self) -> Shapes:
        """What the rep has said about files to import; of an example book it lives as long."""
        from tui.store.shapes import Shapes

        path = self.book.path
        return Shapes.beside(path) if path else Shapes.in_memory()

    @property
    def now(self) -> datetime:
        """The time by the one clock."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day by the one clock."""
        return self.clock.today()

    @property
    def reading(self) -> Reading:
        """How dates are read, by the settings and the holidays that are known."""
        return Reading(
            month_first=self.settings.date_order == "month_first",
            holidays=self._holidays.around(self.today),
        )

    def holiday(self, day: date) -> str | None:
        """What a public holiday of the set country is called, where it is known to be one."""
        return self._holidays.on(day)

    def learn_holidays(self, *days: date, renew: bool = False) -> bool:
        """Get to know the public holidays around today and around some days.

        Costs a fraction of a second where they are not kept yet, so the app does it in a
        worker once it has painted, and a command only where working days matter.

        Args:
            days: other days that are asked about.
            renew: whether to look for news of the package, too; for the worker.

        Returns:
            Whether anything is known now that was not: paint again.

        Raises:
            UnknownCountry: the settings name a country that nobody knows.
        """
        return self._holidays.learn(self.today, *days, renew=renew)

    @property
    def ground(self) -> Ground:
        """The book as it stands, sorted once per generation, day and knowledge of holidays."""
        snapshot, today, known = self.book.snapshot, self.today, self._ground
        holidays = self._holidays.around(today)
        if (
            known is None
            or known.snapshot is not snapshot
            or known.today != today
            or known.holidays != holidays
        ):
            known = self._ground = Ground(
                snapshot, today, holidays, self.settings.collections.ageing_days
            )
        return known


def account_by_id(ground: Ground, account_id: int) -> Account:
    """The account, or a sentence where it has gone.

    Raises:
        Gone: another window has removed it.
    """
    if account := ground.accounts.get(account_id):
        return account
    raise _gone(Account)


def person_by_id(ground: Ground, person_id: int) -> Person:
    """The person, or a sentence where he or she has gone.

    Raises:
        Gone: another window has removed the person.
    """
    if person := ground.people.get(person_id):
        return person
    raise _gone(Person)


def visit_by_id(ground: Ground, visit_id: int) -> Visit:
    """The visit, or a sentence where it has gone.

    Raises:
        Gone: another window has removed it.
    """
    if visit := ground.visits.get(visit_id):
        return visit
    raise _gone(Visit)


def record_by_id(book: Holder, kind: type[R], id_: int) -> R:
    """The record as the book or a change sees it, or a sentence where it has gone.

    Raises:
        Gone: another window has removed it.
    """
    if record := book.get(kind, id_):
        return record
    raise _gone(kind)


def _gone(kind: type[Record]) -> Gone:
    if kind is Account:
        return Gone(_("This account is no longer in the book."))
    if kind is Person:
        return Gone(_("This person is no longer in the book."))
    if kind is Visit:
        return Gone(_("This visit is no longer in the book."))
    return Gone(_("This record is no longer in the book."))
