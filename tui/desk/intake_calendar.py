"""Visits from a calendar file, known by its events for ever: moved there they move, cancelled
there they are cancelled."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.desk.holding import Holding
from tui.desk.intake import Change, Skip, Skipped, Tally, codes
from tui.desk.intake_hosts import Hosts
from tui.desk.intake_vcards import left_out
from tui.domain.lexicon import PURPOSE_WORDS
from tui.domain.records import Account, Person, Visit
from tui.exchange.progress import Progress
from tui.exchange.refusals import sentence
from tui.exchange.values import read_word
from tui.i18n import _

if TYPE_CHECKING:
    from tui.domain.codes import Purpose, VisitKind
    from tui.exchange.calendars import Calendar, Event

BEHIND: Final = timedelta(days=400)
AHEAD: Final = timedelta(days=180)
"""So far repetitions are worked out, from the day of the import."""

OWN_UID: Final = re.compile(r"visit-(\d{1,9})(?:-\d+)?@rounds")
"""How our own calendars name a visit that no other calendar knows."""
_VIDEO: Final = re.compile(
    r"https?://|\b(?:teams|zoom|webex|skype|google meet|online|(?:by )?video)\b"
    r"|腾讯会议|飞书|钉钉|视频|线上",
    re.I,
)
_PHONE: Final = re.compile(
    r"^(?:by phone|call|phone|telephone|telefon|anruf)\b|^(?:电话|致电)", re.I
)


def horizon_of(today: date) -> tuple[date, date]:
    """The first and the last day for which repetitions of events are taken."""
    return today - BEHIND, today + AHEAD


def import_calendar(
    change: Change, calendar: Calendar, now: datetime, progress: Progress | None = None
) -> Tally:
    """Take every event of a calendar into a change of the book.

    A visit is known by the UID of its event and which repetition it is, else by its account and
    start. An event that was moved moves its visit, and one that was cancelled cancels it, as
    long as the visit is still to come. The account is that of the people who are asked by mail,
    else of their organisation, else the one that the summary or the place names. Events that lie
    ahead and name no account wait in the review list, one question for a whole series; past ones
    and those that last all day are left out. A row of the tally is a line of the file, and every
    repetition counts.

    Args:
        now: what has begun before it is past.
        progress: who watches the events being taken.

    Raises:
        Cancelled: the rep stops the import.
    """
    tally = Tally(warnings=[*left_out(calendar.dropped)])
    tally.skipped = [Skipped(one.line, sentence(one.reason)) for one in calendar.refused]
    holding = Holding(change, "visits", now.date())
    intake = _Intake(change, now, holding, tally)
    # A visit that our own calendar names is not there for others to take for theirs.
    events = sorted(
        calendar.events,
        key=lambda one: (not intake.named(one), one.start < now, one.start),
    )
    for event in (progress or Progress()).over(events, "taking"):
        try:
            intake.take(event)
        except Skip as skip:
            tally.skipped.append(Skipped(event.line, str(skip)))
    tally.skipped.sort(key=lambda one: one.row)
    tally.warnings += holding.warnings()
    return tally


class _Intake:
    """One import at work."""

    def __init__(self, change: Change, now: datetime, holding: Holding, tally: Tally) -> None:
        self._change = change
        self._now = now
        self._holding = holding
        self._tally = tally
        self._hosts = Hosts(change.all(Account).values(), change.all(Person).values())
        self._by_uid: dict[tuple[str, str], Visit] = {}
        self._by_start: dict[tuple[int, datetime], Visit] = {}
        self._own_ids = set[int]()
        self._by_id = dict(change.since(Visit, date.min))
        for visit in self._by_id.values():
            self._know(visit)
        self._series: dict[str, Account | Skip] = {}
        self._purposes = codes(PURPOSE_WORDS)

    def _know(self, visit: Visit) -> None:
        self._by_id[visit.id] = visit
        if visit.uid:
            self._by_uid[visit.uid, visit.recurrence_id] = visit
        key = visit.account_id, visit.start
        if key not in self._by_start or self._by_start[key].state == "cancelled":
            self._by_start[key] = visit

    def take(self, event: Event) -> None:
        """Bring the book in line with an event.

        Raises:
            Skip: it makes no visit.
        """
        if event.all_day:
            raise Skip(_("It lasts all day."))
        known = self._by_uid.get((event.uid, event.recurrence_id))
        account = self._account_of(event, known)
        if known is None:
            known = self._own(event, account) or self._twin(event, account)
        if known is None:
            if event.cancelled:
                raise Skip(_("It was cancelled, and the book knows no such visit."))
            self._know(self._change.add(self._new(event, account)))
            self._tally.created += 1
            return
        told = self._told(known, event)
        if told == known:
            self._tally.unchanged += 1
        else:
            self._know(self._change.put(told))
            self._tally.updated += 1

    # -- which visit it is

    def named(self, event: Event) -> Visit | None:
        """The visit whose number a calendar of our own has given to an event."""
        match = OWN_UID.fullmatch(event.uid)
        visit = self._by_id.get(int(match[1])) if match else None
        return visit if visit and not visit.uid else None

    def _account_of(self, event: Event, known: Visit | None) -> Account:
        if known and (account := self._change.all(Account).get(known.account_id)):
            return account
        if account := self._hosts.of(event):
            return account
        found = self._series.get(event.uid)
        if found is None:
            found = self._series[event.uid] = self._asked(event)
        if isinstance(found, Skip):
            raise found
        return found

    def _asked(self, event: Event) -> Account | Skip:
        """What the rep has said of the series; what is past is not worth a question."""
        reason = _("No account is named in it.")
        if event.start < self._now or event.cancelled:
            return Skip(reason)
        cells = {
            "start": event.start.isoformat(timespec="minutes"),
            "minutes": str(event.minutes),
            "kind": _kind_of(event),
            "note": event.summary,
            "people": ", ".join(one.name or one.mail for one in event.attendees),
        }
        said = {field: text for field, text in cells.items() if text}
        # A sheet of visits would call it so, and as one of a sheet it is taken when answered.
        key = "; ".join(filter(None, (f"{event.start:%Y-%m-%d %H:%M}", event.summary)))
        try:
            return self._holding.account_of(key, said, reason, event.uid)
        except Skip as skip:
            return skip

    def _own(self, event: Event, account: Account) -> Visit | None:
        """The visit of that account which a calendar of our own has named."""
        visit = self.named(event)
        if visit and visit.account_id == account.id:
            self._own_ids.add(visit.id)
            return visit
        return None

    def _twin(self, event: Event, account: Account) -> Visit | None:
        """The visit at that account and time which no calendar has claimed."""
        visit = self._by_start.get((account.id, event.start))
        is_free = visit and not visit.uid and visit.id not in self._own_ids
        return visit if is_free else None

    # -- what it says

    def _new(self, event: Event, account: Account) -> Visit:
        purpose, text = self._about(event, account)
        return Visit(
            account_id=account.id,
            start=event.start,
            minutes=event.minutes,
            kind=_kind_of(event),
            people=self._hosts.people(event, account),
            purpose=purpose,
            text=text,
            state="logged" if event.start < self._now else "planned",
            uid=event.uid,
            recurrence_id=event.recurrence_id,
        )

    def _told(self, known: Visit, event: Event) -> Visit:
        """A known visit with what the event says; what has happened stays as it is told."""
        account = self._change.all(Account)[known.account_id]
        told = known
        if not OWN_UID.fullmatch(event.uid):
            told = replace(told, uid=event.uid, recurrence_id=event.recurrence_id)
        asked = self._hosts.people(event, account)
        told = replace(told, people=tuple(dict.fromkeys((*known.people, *asked))))
        if not known.is_open and known.state != "cancelled":
            return told
        if event.cancelled:
            return replace(told, state="cancelled")
        if known.state == "cancelled" and event.start == known.start:
            return told  # by the rep, who knows better
        if event.start != known.start:
            told = replace(told, start=event.start, state="planned")
        if event.minutes:
            told = replace(told, minutes=event.minutes)
        if not (known.text or known.purpose):
            purpose, text = self._about(event, account)
            told = replace(told, purpose=purpose, text=text)
        return told

    def _about(self, event: Event, account: Account) -> tuple[Purpose | None, str]:
        """The purpose of a visit, or what it is about in the words of the event."""
        about = event.summary
        for name in (account.name, account.short_name):
            if name and about.startswith(name):
                about = about.removeprefix(name).lstrip(" :：-–—,，")
                break
        try:
            purpose: Purpose = read_word(about, self._purposes)  # type: ignore[assignment]
        except ValueError:
            return None, about
        return purpose, ""


def _kind_of(event: Event) -> VisitKind:
    """How one meets, by the place or the summary."""
    if _PHONE.search(event.summary) or _PHONE.search(event.location):
        return "phone"
    return "video" if _VIDEO.search(event.location) else "in_person"
