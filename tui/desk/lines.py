"""The quick line at work: what was typed is read, told back, written, or pointed at."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk import log as logging
from tui.desk.log import WrittenView
from tui.desk.reading import LineTrouble
from tui.domain import complete as completing
from tui.domain import quickline
from tui.domain.entries import LineError
from tui.domain.names import Directory
from tui.domain.records import Account, Person, Visit
from tui.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.desk.ground import Desk
    from tui.domain.complete import Completion
    from tui.domain.entries import Entry, PlanEntry
    from tui.store.book import Transaction

_DAY: Final = (time(7), time(20))
"""Between these hours nobody wonders about a visit."""


def log(desk: Desk, typed: Sequence[str]) -> WrittenView:
    """Log calls, a line each; a line may name whom the ones before it added.

    Raises:
        LineTrouble: a word of some line cannot be used; nothing has been written.
    """
    if len(typed) == 1:
        return logging.record(desk, read_call(desk, typed[0]))
    written: list[logging.Written] = []
    with desk.book.transaction("") as change:
        for number, line in enumerate(typed):
            with _told_as(number + 1):
                entry = read_call(desk, line, _names(change) if number else None)
            if number:
                change.checkpoint("")
            written += logging.write(desk, change, entry)
    return WrittenView(tuple(written))


def plan(desk: Desk, typed: Sequence[str]) -> WrittenView:
    """Plan visits, a line each; a line may name whom the ones before it added.

    Raises:
        LineTrouble: a word of some line cannot be used; nothing has been written.
    """
    written: list[logging.Written] = []
    warnings: list[str] = []
    with desk.book.transaction("") as change:
        for number, line in enumerate(typed):
            with _told_as(number + 1 if len(typed) > 1 else None):
                entry = read_plan(desk, line, _names(change) if number else None)
            if number:
                change.checkpoint("")
            written += _plan(desk, change, entry)
            warnings.append(plan_warning(entry))
    return WrittenView(tuple(written), tuple(filter(None, warnings)))


def _names(change: Transaction) -> Directory:
    return Directory(change.all(Account).values(), change.all(Person).values())


@contextmanager
def _told_as(number: int | None) -> Iterator[None]:
    """The sentence about a wrong line of several says which it is."""
    try:
        yield
    except LineTrouble as trouble:
        if number is None:
            raise
        raise trouble.in_line(number) from trouble


def _plan(desk: Desk, change: Transaction, entry: PlanEntry) -> list[logging.Written]:
    visit = _planned(desk, entry, list(change.since(Visit, desk.today).values()))
    new = [logging.add_person(change, entry.account_id, name) for name in entry.new_people]
    people = (*visit.people, *(person.id for person in new))
    visit = change.add(replace(visit, people=people))
    account = change.get(Account, entry.account_id)
    text = _("{account}, {visit}").format(
        account=account.name if account else "?", visit=logging.visit_text(visit)
    )
    change.text = _("visit to {text}").format(text=text)
    return [
        logging.Written("visit", visit.id, text),
        *(logging.Written("person", person.id, person.name) for person in new),
    ]


def read_call(desk: Desk, line: str, names: Directory | None = None) -> Entry:
    """A line as an entry that says how the call went.

    Raises:
        LineTrouble: it does not, or a word cannot be used.
    """
    entry = read(desk, line, names)
    if entry.outcome is None:
        raise LineTrouble(line, "missing_outcome", "", len(line), len(line))
    return entry


def read(desk: Desk, line: str, names: Directory | None = None) -> Entry:
    """A line as an entry; its outcome may still be missing.

    Args:
        names: whom the line may name; none: everybody in the book.

    Raises:
        LineTrouble: a word cannot be used.
    """
    try:
        return quickline.read_line(line, names or desk.ground.directory, desk.now, desk.reading)
    except LineError as error:
        raise LineTrouble.of(line, error) from error


def read_plan(desk: Desk, line: str, names: Directory | None = None) -> PlanEntry:
    """A line as a plan for a visit.

    Raises:
        LineTrouble: a word cannot be used.
    """
    try:
        return quickline.read_plan(line, names or desk.ground.directory, desk.now, desk.reading)
    except LineError as error:
        raise LineTrouble.of(line, error) from error


def complete(
    desk: Desk, line: str, cursor: int, *, is_plan: bool = False, most: int | None = completing.MOST
) -> list[Completion]:
    """What could stand at the cursor; of names at most so many, None: all that fit."""
    return completing.complete(
        *(line, cursor, desk.ground.directory, desk.now, desk.reading),
        plan=is_plan,
        chinese=language() == "zh",
        most=most,
    )


def met(desk: Desk, entry: Entry | PlanEntry) -> str:
    """The names of those whom a line names as met, or as to be seen."""
    people = desk.ground.people
    names = [people[one].name for one in entry.people if one in people]
    return words.joined([*names, *entry.new_people])


def plan_text(desk: Desk, entry: PlanEntry) -> str:
    """What a plan would put into the calendar, and at which account, in words."""
    account = desk.ground.accounts.get(entry.account_id)
    visit = _planned(desk, entry, list(desk.ground.visits.values()))
    return _("{account}, {visit}").format(
        account=account.name if account else "?", visit=logging.visit_text(visit)
    )


def plan_warning(entry: PlanEntry) -> str:
    """What is odd about the hour that a plan names; empty where nothing is.

    A bare hour is read as it stands, so that ``3点`` is at night: whoever meant the afternoon
    is told how to say it.
    """
    at = entry.when.time
    if at is None or _DAY[0] <= at <= _DAY[1]:
        return ""
    if 1 <= at.hour < _DAY[0].hour:
        text = _("{time} is before dawn: for the afternoon write {later}.")
        later = at.replace(hour=at.hour + 12)
        return text.format(time=f"{at.hour}:{at.minute:02}", later=words.clock_time(later))
    return _("{time} is not between 7:00 and 20:00.").format(time=words.clock_time(at))


def _planned(desk: Desk, entry: PlanEntry, visits: list[Visit]) -> Visit:
    minutes = desk.settings.visit_minutes
    day = entry.when.day
    that_day = [visit for visit in visits if visit.day == day]
    at = entry.when.time or logging.free_time(that_day, day, minutes, desk.now)
    return Visit(
        account_id=entry.account_id,
        start=datetime.combine(day, at),
        minutes=minutes,
        purpose=entry.purpose,
        text=entry.text,
        people=entry.people,
    )
