"""Appointments that change: moved or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui import words
from tui.desk.clashing import remark
from tui.desk.days import moment_text, moved, read_moment
from tui.desk.ground import record_by_id
from tui.desk.reading import LineTrouble
from tui.domain.records import Account, Visit
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from tui.desk.ground import Desk, Holder
    from tui.store.book import Transaction


class Over(Trouble):
    """A visit has taken place, or will not: what is asked for makes no sense any more."""

    code = "over"


def reschedule(desk: Desk, visit_id: int, text: str) -> str:
    """Move a visit to a moment in the rep's words, and say where it is now.

    A time alone keeps the day, a day alone keeps the time. A visit that was confirmed or
    cancelled is planned again. One that was missed stays as it is, because it says what
    happened; a new one with the same purpose is planned.

    Raises:
        LineTrouble: the moment cannot be read, or is past.
        Gone, Over: there is no such visit, or it has been logged.
    """
    with desk.book.transaction("") as change:
        visit = _movable(change, visit_id)
        start = _moment(desk, visit, text)
        account = _account(change, visit)
        if visit.is_open and start == visit.start:
            return _("{account}: the visit already is on {moment}").format(
                account=account, moment=moment_text(start)
            )
        if visit.state == "missed":
            change.add(_again(visit, start))
        else:
            change.put(_at(visit, start))
        change.text = _("{account}: visit moved to {moment}").format(
            account=account, moment=moment_text(start)
        )
        return change.text


def preview_move(desk: Desk, visit_id: int, text: str) -> str:
    """Where `reschedule` would move a visit, and what speaks against it.

    Raises:
        LineTrouble, Gone, Over: as `reschedule`.
    """
    visit = _movable(desk.book, visit_id)
    start = _moment(desk, visit, text)
    new = _again(visit, start) if visit.state == "missed" else _at(visit, start)
    return _("; ").join(filter(None, (moment_text(start), remark(desk, new))))


def cancel(desk: Desk, visit_id: int) -> str:
    """Cancel a visit that is still to come, and say so.

    Raises:
        Gone, Over: there is no such visit, or it is over or cancelled already.
    """
    with desk.book.transaction("") as change:
        visit = record_by_id(change, Visit, visit_id)
        if not visit.is_open:
            sentence = _("This visit is {state}; only one still to come can be cancelled.")
            raise Over(sentence.format(state=words.state(visit.state)))
        change.put(replace(visit, state="cancelled"))
        change.text = _("{account}: visit of {moment} cancelled").format(
            account=_account(change, visit), moment=moment_text(visit.start)
        )
        return change.text


def _at(visit: Visit, start: datetime) -> Visit:
    """The visit at another moment. What had been confirmed or cancelled was the old one."""
    return replace(visit, start=start, state="planned")


def _again(visit: Visit, start: datetime) -> Visit:
    """A new visit for the same matter."""
    return Visit(
        account_id=visit.account_id,
        start=start,
        minutes=visit.minutes,
        kind=visit.kind,
        people=visit.people,
        purpose=visit.purpose,
        text=visit.text,
        seek=visit.seek,
        least=visit.least,
        opportunity_id=visit.opportunity_id,
    )


def _movable(book: Holder, visit_id: int) -> Visit:
    """The visit, if it can be moved.

    Raises:
        Gone, Over: there is none, or it cannot.
    """
    visit = record_by_id(book, Visit, visit_id)
    if visit.state == "logged":
        raise Over(_("This call has been logged, so it cannot be moved. Plan a new visit."))
    return visit


def _moment(desk: Desk, visit: Visit, text: str) -> datetime:
    """The moment to come that the text says.

    Raises:
        LineTrouble: it says none.
    """
    start = moved(read_moment(desk, text), visit.start)
    if start < desk.now:
        raise LineTrouble(text, "date_past", moment_text(start), 0, len(text))
    return start


def _account(change: Transaction, visit: Visit) -> str:
    account = change.get(Account, visit.account_id)
    return account.name if account else "?"
