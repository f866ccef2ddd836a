"""Visits from a sheet: what lies ahead comes in as planned, what is past as logged."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from tui.desk.holding import Holding
from tui.desk.intake import Change, Skip, Skipped, Tally, codes
from tui.desk.intake_names import Accounts, PeopleIndex, listed, some, text_of
from tui.desk.intake_table import Table
from tui.domain.lexicon import PURPOSE_WORDS
from tui.domain.records import Person, Visit
from tui.domain.vocabulary import KIND_WORDS
from tui.exchange.moments import read_moment
from tui.exchange.values import read_word
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.domain.records import Account
    from tui.exchange.progress import Progress
    from tui.exchange.sheets import Row

_WITHOUT_TIME: Final = time(9)
"""When a visit is put of which the file knows the day alone."""
_DAY: Final = timedelta(days=1)


class _Line(msgspec.Struct, frozen=True):
    """What one row says about a visit; ``fields`` by the field of the record, stated ones only."""

    row: int
    start: datetime
    has_time: bool
    account: str
    """Empty where the row names none."""
    about: str
    """Its purpose where that is none of the known ones."""
    people: tuple[str, ...]
    note: str
    fields: dict[str, object]
    without_account: str
    """Why the row cannot be taken if it names none."""


def import_visits(change: Change, table: Table, now: datetime, currency: str) -> Tally:
    """Take every row of a sheet of visits into a change of the book.

    A visit is known by its account and start. Of a known one the file never touches the state
    nor words that the rep has written, and adds to the people; empty cells erase nothing. A row
    without an account waits in the review list.

    Args:
        now: what has begun before it is past.
        currency: of accounts that are made because a row names them.
    """
    tally = Tally(warnings=table.warnings())
    lines: list[_Line] = []
    kinds, purposes = codes(KIND_WORDS), codes(PURPOSE_WORDS)
    for row in table.progress.over(table.rows, "understanding"):
        try:
            lines.append(_line(table, row, kinds, purposes))
        except Skip as skip:
            tally.skipped.append(Skipped(row.number, str(skip)))
    holding = Holding(change, "visits", now.date())
    accounts = Accounts(change, currency, (line.account for line in lines))
    intake = _Intake(change, now, accounts, holding, purposes, tally)
    intake.take(lines, table.progress)
    return tally


def _line(table: Table, row: Row, kinds: dict[str, str], purposes: dict[str, str]) -> _Line:
    is_no_day = _("Column “{column}”: “{word}” is not a day with a time.")
    table.needed(row, "start")
    moment = table.read(
        row, "start", lambda cell: read_moment(cell, table.dates_of("start").order), is_no_day
    )
    if moment is None:
        raise table.refuse(row, "start", is_no_day)
    purpose, about = _purpose(table.text(row, "purpose"), purposes)
    found = {
        "minutes": table.whole(row, "minutes"),
        "kind": table.word(row, "kind", kinds),
        "purpose": purpose,
    }
    return _Line(
        row=row.number,
        start=datetime.combine(moment.day, moment.time or _WITHOUT_TIME),
        has_time=moment.time is not None,
        account=text_of(table.text(row, "account")),
        about=about,
        people=tuple(listed(table.text(row, "people"))),
        note=table.text(row, "note"),
        fields={field: value for field, value in found.items() if value is not None},
        without_account=_("Column “{column}” is empty.").format(column=table.header("account")),
    )


def _cells(line: _Line) -> dict[str, str]:
    """What a row says by field, to be read again some day."""
    start = line.start.isoformat(timespec="minutes") if line.has_time else f"{line.start:%Y-%m-%d}"
    found = {
        "start": start,
        "purpose": line.about,
        "people": ", ".join(line.people),
        "note": line.note,
        **{field: str(value) for field, value in line.fields.items()},
    }
    return {field: text for field, text in found.items() if text}


def _purpose(cell: str, purposes: dict[str, str]) -> tuple[str | None, str]:
    """One of the known purposes, or what the visit is about in other words."""
    try:
        return read_word(cell, purposes), ""
    except ValueError:
        return None, cell


class _Intake:
    """One import at work."""

    def __init__(
        self,
        change: Change,
        now: datetime,
        accounts: Accounts,
        holding: Holding,
        purposes: dict[str, str],
        tally: Tally,
    ) -> None:
        self._change = change
        self._now = now
        self._accounts = accounts
        self._holding = holding
        self._purposes = purposes
        self._tally = tally
        self._people = PeopleIndex(change.all(Person).values())
        self._known: dict[tuple[int, datetime], Visit] = {}
        self._seen: dict[int, _Line] = {}
        self._unknown: list[str] = []
        self._untimed = 0
        self._kept = 0

    def take(self, lines: list[_Line], progress: Progress) -> None:
        """Bring the book in line with the rows."""
        first = min((line.start for line in lines), default=self._now)
        self._know(self._change.since(Visit, first.date() - _DAY).values())
        for line in progress.over(lines, "taking"):
            try:
                self._take(line)
            except Skip as skip:
                self._tally.skipped.append(Skipped(line.row, str(skip)))
        self._tally.skipped.sort(key=lambda one: one.row)
        self._warn()

    def _know(self, visits: Iterable[Visit]) -> None:
        for visit in visits:
            key = visit.account_id, visit.start
            if key not in self._known or self._known[key].state == "cancelled":
                self._known[key] = visit

    def _take(self, line: _Line) -> None:
        account = self._account_of(line)
        known = self._known.get((account.id, line.start))
        if known and (earlier := self._seen.get(known.id)):
            if replace(line, row=earlier.row) != earlier:
                raise Skip(
                    _("The same visit stands in row {row} with other values.").format(
                        row=earlier.row
                    )
                )
            self._tally.unchanged += 1
            return
        people = self._people_of(account.id, line)
        self._untimed += not line.has_time
        if known is None:
            visit = self._change.add(self._new(account.id, line, people))
            self._tally.created += 1
        else:
            visit = self._told(known, line, people)
            if visit == known:
                self._tally.unchanged += 1
            else:
                visit = self._change.put(visit)
                self._tally.updated += 1
        self._known[account.id, line.start] = visit
        self._seen[visit.id] = line

    def _account_of(self, line: _Line) -> Account:
        if line.account:
            return self._accounts.find_or_add(line.account)
        key = "; ".join(filter(None, (f"{line.start:%Y-%m-%d %H:%M}", line.about, line.note)))
        return self._holding.account_of(key, _cells(line), line.without_account)

    def _people_of(self, account_id: int, line: _Line) -> tuple[int, ...]:
        found: list[int] = []
        for name in line.people:
            people = self._people.named(account_id, name)
            if len(people) == 1:
                found.append(people[0].id)
            else:
                self._unknown.append(name)
        return tuple(dict.fromkeys(found))

    def _new(self, account_id: int, line: _Line, people: tuple[int, ...]) -> Visit:
        blank = Visit(account_id=account_id, start=line.start, people=people, text=line.about)
        visit = replace(blank, **line.fields)
        if line.start < self._now:
            return replace(visit, state="logged", note=line.note)
        return replace(visit, text=_as_planned(line))

    def _told(self, known: Visit, line: _Line, people: tuple[int, ...]) -> Visit:
        """A known visit with what the row says."""
        told = replace(known, **line.fields, people=tuple(dict.fromkeys((*known.people, *people))))
        if known.text and told.purpose == _purpose(known.text, self._purposes)[0]:
            told = replace(told, purpose=known.purpose)  # it says so in the rep's words
        if known.text == _as_planned(line):
            return told
        for said, is_note in ((line.about, False), (line.note, True)):
            if not said or said in (known.text, known.note):
                continue
            field = "note" if is_note and not known.is_open else "text"
            if getattr(known, field):
                self._kept += 1
            else:
                told = replace(told, **{field: said})
        return told

    def _warn(self) -> None:
        warnings = self._tally.warnings
        warnings += (*self._accounts.warnings(), *self._holding.warnings())
        if self._unknown:
            count = len(set(self._unknown))
            warnings.append(
                ngettext(
                    "{n} name is nobody's at that account and was left out: {names}.",
                    "{n} names are nobody's at those accounts and were left out: {names}.",
                    count,
                ).format(n=count, names=some(self._unknown))
            )
        if self._untimed:
            warnings.append(
                ngettext(
                    "{n} visit has a day but no time: it was put at {time}.",
                    "{n} visits have a day but no time: they were put at {time}.",
                    self._untimed,
                ).format(n=self._untimed, time=f"{_WITHOUT_TIME:%H:%M}")
            )
        if self._kept:
            warnings.append(
                ngettext(
                    "{n} visit has other words in the book; they were kept.",
                    "{n} visits have other words in the book; they were kept.",
                    self._kept,
                ).format(n=self._kept)
            )


def _as_planned(line: _Line) -> str:
    """What a visit to come is about; its note is written when it is logged."""
    return "; ".join(filter(None, (line.about, line.note)))
