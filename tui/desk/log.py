"""Logging a call: one entry, from the dialog or from a line, with all its effects at once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from tui import words
from tui.desk.ground import record_by_id
from tui.desk.history import with_history
from tui.desk.names import pinyin_of_person
from tui.domain.records import (
    Account,
    Chase,
    NextStep,
    PaymentPromise,
    Person,
    Record,
    Visit,
)
from tui.domain.slots import free_slots
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.desk.ground import Desk
    from tui.domain.codes import Attitude, VisitKind
    from tui.domain.entries import Entry

Effect = Literal["contact", "visit", "next_step", "promise", "chase", "attitude", "person"]
Reached = Literal["sought", "least", "no"]
R = TypeVar("R", bound=Record)


class Written(msgspec.Struct, frozen=True):
    """One effect of a line: what kind of record, its id, and in words."""

    kind: Effect
    id: int
    text: str


class WrittenView(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a line wrote: ``rounds log --json`` and ``rounds plan --json``."""

    written: tuple[Written, ...]
    warnings: tuple[str, ...] = ()
    """What was written as it stands, and is odd."""


class Extras(msgspec.Struct, frozen=True, kw_only=True):
    """What the dialog knows beyond an entry."""

    visit_id: int | None = None
    """The visit that the call settles; none: the nearest one of the day, or a new contact."""
    kind: VisitKind | None = None
    saying: str = ""
    reached: Reached | None = None


class Change(Protocol):
    """A change of the book, or one on trial that a preview throws away."""

    text: str

    def add(self, record: R) -> R: ...

    def put(self, record: R) -> R: ...

    def get(self, kind: type[R], id: int) -> R | None: ...

    def since(self, kind: type[Visit], horizon: date) -> Mapping[int, Visit]: ...


NOTHING = Extras()


def record(desk: Desk, entry: Entry, extras: Extras = NOTHING) -> WrittenView:
    """Write a call with all its effects as one change, taken back by one undo.

    Raises:
        Gone: the account or the visit is no longer there.
    """
    with desk.book.transaction("") as change:
        return WrittenView(tuple(write(desk, change, entry, extras)))


def preview(desk: Desk, entry: Entry, extras: Extras = NOTHING) -> WrittenView:
    """What `record` would write, without writing it. Made for every key typed, so: no pinyin."""
    return WrittenView(tuple(write(desk, desk.book.trial(), entry, extras, pinyin=_no_pinyin)))


def settled_visit(
    visits: Mapping[int, Visit], account_id: int, at: datetime, day: date
) -> Visit | None:
    """The account's planned or confirmed visit of a day that lies nearest to a time."""
    waiting = [
        visit
        for visit in visits.values()
        if visit.account_id == account_id and visit.day == day and visit.is_open
    ]
    return min(waiting, key=lambda visit: (abs(visit.start - at), visit.id), default=None)


def write(
    desk: Desk,
    change: Change,
    entry: Entry,
    extras: Extras = NOTHING,
    *,
    pinyin: Callable[[str], str] = pinyin_of_person,
) -> list[Written]:
    """Put a call with all its effects into a change, and say what they are.

    Raises:
        Gone: the account, the visit or a person is no longer there.
    """
    account = record_by_id(change, Account, entry.account_id)
    new_people = [add_person(change, account.id, name, pinyin) for name in entry.new_people]
    met = (*entry.people, *(person.id for person in new_people))
    contact = _contact(desk, change, entry, extras, met)
    written = [Written("contact", contact.id, _contact_text(account, contact, entry))]
    written += [Written("person", person.id, person.name) for person in new_people]
    if extras.saying and (who := met or contact.people):
        _keep_saying(change, who[0], extras.saying)
    written += [
        _change_mood(change, mood.person_id, mood.attitude, contact.day) for mood in entry.moods
    ]
    if entry.then:
        written.append(_next_step(desk, change, account, entry, contact))
    promise = None
    if entry.pay:
        promise = change.add(
            PaymentPromise(
                account_id=account.id,
                made=contact.day,
                due=entry.pay.due,
                amount=entry.pay.amount,
                currency=entry.pay.currency,
                person_id=met[0] if met else None,
            )
        )
        written.append(Written("promise", promise.id, _promise_text(promise)))
    if entry.why:
        chase = change.add(
            Chase(
                account_id=account.id,
                on=contact.day,
                excuse=entry.why,
                person_id=met[0] if met else None,
                visit_id=contact.id,
                promise_id=promise.id if promise else None,
            )
        )
        written.append(Written("chase", chase.id, words.excuse(entry.why)))
    change.text = _("call at {account}: {outcome}").format(
        account=account.name, outcome=words.outcome(entry.outcome or "continuation")
    )
    return written


def _contact(
    desk: Desk, change: Change, entry: Entry, extras: Extras, met: tuple[int, ...]
) -> Visit:
    """Settle the visit the call was, or make a new contact."""
    now = desk.now
    at = entry.at or now
    planned = None
    if extras.visit_id:
        planned = record_by_id(change, Visit, extras.visit_id)
    else:
        planned = settled_visit(change.since(Visit, at.date()), entry.account_id, at, at.date())
    is_missed = entry.outcome == "missed"
    visit = planned or Visit(
        account_id=entry.account_id, start=at, kind="in_person", unplanned=True, minutes=30
    )
    visit = replace(
        visit,
        start=_took_place(visit, entry, now),
        kind=extras.kind or visit.kind,
        people=met or visit.people,
        state="missed" if is_missed else "logged",
        outcome=entry.outcome,
        note=entry.note,
        saying=extras.saying,
        reached=extras.reached,
        logged_at=now,
    )
    return change.put(visit) if planned else change.add(visit)


def _took_place(visit: Visit, entry: Entry, now: datetime) -> datetime:
    """When the call was: as it was said, else as it was planned, but never still to come."""
    if entry.at:
        return entry.at if entry.at_timed or visit.day != entry.at.date() else visit.start
    is_early = visit.day > now.date() and entry.outcome != "missed"
    return now if is_early else visit.start


def add_person(
    change: Change, account_id: int, name: str, pinyin: Callable[[str], str] = pinyin_of_person
) -> Person:
    """Add somebody new to an account, with nothing known but the name."""
    return change.add(Person(account_id=account_id, name=name, pinyin=pinyin(name)))


def _no_pinyin(_name: str) -> str:
    return ""


def _keep_saying(change: Change, person_id: int, saying: str) -> None:
    if person := change.get(Person, person_id):
        change.put(replace(person, sayings=(*person.sayings, saying)))


def _change_mood(change: Change, person_id: int, attitude: Attitude, on: date) -> Written:
    person = record_by_id(change, Person, person_id)
    before = person.attitude
    change.put(with_history(person, replace(person, attitude=attitude), on))
    text = _("{name}: {before} → {after}").format(
        name=person.name, before=words.attitude(before), after=words.attitude(attitude)
    )
    return Written("attitude", person.id, text)


def _next_step(
    desk: Desk, change: Change, account: Account, entry: Entry, contact: Visit
) -> Written:
    """A visit where a time of day was said, a task where not."""
    then = entry.then
    assert then is not None
    day = words.full_date(then.when.day)
    if then.when.time is None:
        step = change.add(
            NextStep(
                account_id=account.id,
                due=then.when.day,
                text=then.text or _("call again"),
                visit_id=contact.id,
                made=desk.today,
            )
        )
        return Written("next_step", step.id, _("{day}: {text}").format(day=day, text=step.text))
    visit = change.add(
        Visit(
            account_id=account.id,
            start=datetime.combine(then.when.day, then.when.time),
            minutes=desk.settings.visit_minutes,
            people=contact.people,
            text=then.text,
        )
    )
    return Written("visit", visit.id, visit_text(visit))


def visit_text(visit: Visit) -> str:
    """``Tue 24 Nov 2026 10:00 demo with the CFO``."""
    about = visit.text or (words.purpose(visit.purpose) if visit.purpose else "")
    return _("{moment} {text}").format(moment=_moment(visit.start), text=about).rstrip()


def _moment(at: datetime) -> str:
    return _("{day} {time}").format(day=words.full_date(at.date()), time=words.clock_time(at))


def _contact_text(account: Account, contact: Visit, entry: Entry) -> str:
    """The call in words, with what was understood of its time where one was said."""
    text = account.name
    if contact.outcome:
        text = _("{account}, {outcome}").format(
            account=text, outcome=words.outcome(contact.outcome)
        )
    if entry.at:
        said = _moment(entry.at) if entry.at_timed else words.full_date(entry.at.date())
        text = _("{text}, {moment}").format(text=text, moment=said)
    return _("{text}: {note}").format(text=text, note=contact.note) if contact.note else text


def _promise_text(promise: PaymentPromise) -> str:
    return _("{amount} by {day}").format(
        amount=words.money_text(promise.amount, promise.currency),
        day=words.full_date(promise.due),
    )


def free_time(visits: list[Visit], day: date, minutes: int, now: datetime) -> time:
    """The first free slot of a day; where none is left, the first half hour to come."""
    if free := free_slots(visits, day, minutes, now):
        return free[0]
    opening = datetime.combine(day, time(9))
    halves = (opening + timedelta(minutes=30 * half) for half in range(30))
    return next((start for start in halves if start >= now), now).time()
