"""Visits as a calendar, with an alarm when it is time to get ready."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from tui import words
from tui.desk.exporting import Names
from tui.desk.intake_files import here
from tui.domain.day import leave_by
from tui.domain.records import Account, Person, Visit
from tui.exchange.calendar_writer import Entry, calendar_bytes
from tui.exchange.calendars import Attendee, Event
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.ledger import Reader


def calendar_of(book: Reader, zone: tzinfo | None, margin: int) -> bytes:
    """Every visit as an event, by start; one of another calendar keeps the name it has there.

    Args:
        zone: where the rep is; None: where this machine is.
        margin: minutes by which the alarm comes before one has to leave; where the way is not
            known, before the visit begins.
    """
    accounts, people = book.all(Account), book.all(Person)
    visits = sorted(
        Names(book).of(book.since(Visit, date.min)),
        key=lambda one: (one.start, one.account_id, one.id),
    )
    taken = {one.uid for one in visits}
    entries = [
        Entry(
            event=_event(one, accounts[one.account_id], people, _uid(one, taken)),
            stamp=one.logged_at or one.start,
            alarm=_alarm(one, accounts[one.account_id], margin) if one.is_open else None,
        )
        for one in visits
        if one.state != "missed"
    ]
    return calendar_bytes(entries, zone or here())


def _uid(visit: Visit, taken: set[str]) -> str:
    if visit.uid:
        return visit.uid
    n, uid = 1, f"visit-{visit.id}@rounds"
    while uid in taken:
        n += 1
        uid = f"visit-{visit.id}-{n}@rounds"
    return uid


def _alarm(visit: Visit, account: Account, margin: int) -> int:
    """Minutes from the alarm to the start."""
    leaving = leave_by(visit, account, margin)
    ahead = visit.start - leaving if leaving else timedelta(minutes=margin)
    return ahead // timedelta(minutes=1)


def _event(visit: Visit, account: Account, people: Mapping[int, Person], uid: str) -> Event:
    about = visit.text or (words.purpose(visit.purpose) if visit.purpose else "")
    summary = account.name
    if about:
        summary = _("{name}: {what}").format(name=account.name, what=about)
    known = [one for id_ in visit.people if (one := people.get(id_))]
    place = ", ".join(filter(None, (account.address, account.city)))
    return Event(
        uid=uid,
        start=_to_the_minute(visit.start),
        minutes=visit.minutes,
        summary=summary,
        location=place if visit.kind == "in_person" else words.kind(visit.kind),
        description=visit.note,
        attendees=tuple(Attendee(one.name, one.email) for one in known),
        cancelled=visit.state == "cancelled",
        recurrence_id=visit.recurrence_id,
    )


def _to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
