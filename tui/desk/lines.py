"""The quick line at work: what was typed is read, told back, written, or pointed at."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from tui.desk import log as logging
from tui.desk.log import WrittenView
from tui.desk.reading import LineTrouble
from tui.domain import complete as completing
from tui.domain import quickline
from tui.domain.entries import LineError
from tui.domain.records import Account, Visit
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.desk.ground import Desk
    from tui.domain.complete import Completion
    from tui.domain.entries import Entry, PlanEntry

T = TypeVar("T")


def log(desk: Desk, typed: Sequence[str]) -> WrittenView:
    """Log calls, a line each. All are read before any is written.

    Raises:
        LineTrouble: a word cannot be used; nothing has been written.
    """
    if len(typed) == 1:
        return logging.record(desk, read_call(desk, typed[0]))
    written: list[logging.Written] = []
    with desk.book.transaction("") as change:
        for number, entry in enumerate(_all(typed, lambda line: read_call(desk, line))):
            if number:
                change.checkpoint("")
            written += logging.write(desk, change, entry)
    return WrittenView(tuple(written))


def plan(desk: Desk, typed: Sequence[str]) -> WrittenView:
    """Plan visits, a line each. All are read before any is written.

    Raises:
        LineTrouble: a word cannot be used; nothing has been written.
    """
    written: list[logging.Written] = []
    with desk.book.transaction("") as change:
        for number, entry in enumerate(_all(typed, lambda line: read_plan(desk, line))):
            if number:
                change.checkpoint("")
            visit = _planned(desk, entry, list(change.since(Visit, desk.today).values()))
            new = [logging.add_person(change, entry.account_id, name) for name in entry.new_people]
            visit = replace(visit, people=(*visit.people, *(person.id for person in new)))
            visit = change.add(visit)
            account = change.get(Account, entry.account_id)
            text = _("{account}, {visit}").format(
                account=account.name if account else "?", visit=logging.visit_text(visit)
            )
            change.text = _("visit to {text}").format(text=text)
            written.append(logging.Written("visit", visit.id, text))
            written += [logging.Written("person", person.id, person.name) for person in new]
    return WrittenView(tuple(written))


# -- Reading


def _all(typed: Sequence[str], read_one: Callable[[str], T]) -> list[T]:
    """All lines read; the sentence about a wrong one of several says which it is."""
    found: list[T] = []
    for number, line in enumerate(typed, 1):
        try:
            found.append(read_one(line))
        except LineTrouble as trouble:
            if len(typed) == 1:
                raise
            raise trouble.in_line(number) from trouble
    return found


def read_call(desk: Desk, line: str) -> Entry:
    """A line as an entry that says how the call went.

    Raises:
        LineTrouble: it does not, or a word cannot be used.
    """
    entry = read(desk, line)
    if entry.outcome is None:
        raise LineTrouble(line, "missing_outcome", "", len(line), len(line))
    return entry


def read(desk: Desk, line: str) -> Entry:
    """A line as an entry; its outcome may still be missing.

    Raises:
        LineTrouble: a word cannot be used.
    """
    try:
        return quickline.read_line(line, desk.ground.directory, desk.now, desk.reading)
    except LineError as error:
        raise LineTrouble.of(line, error) from error


def read_plan(desk: Desk, line: str) -> PlanEntry:
    """A line as a plan for a visit.

    Raises:
        LineTrouble: a word cannot be used.
    """
    try:
        return quickline.read_plan(line, desk.ground.directory, desk.now, desk.reading)
    except LineError as error:
        raise LineTrouble.of(line, error) from error


def complete(desk: Desk, line: str, cursor: int, *, is_plan: bool = False) -> list[Completion]:
    """What could stand at the cursor."""
    return completing.complete(
        line, cursor, desk.ground.directory, desk.now, desk.reading, plan=is_plan
    )


def plan_text(desk: Desk, entry: PlanEntry) -> str:
    """What a plan would put into the calendar, in words."""
    return logging.visit_text(_planned(desk, entry, list(desk.ground.visits.values())))


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
