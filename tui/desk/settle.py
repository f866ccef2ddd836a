"""Settling what waits, with one key: confirmed, done, greeted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui import words
from tui.desk.ground import Gone
from tui.domain.records import Account, NextStep, Person, PlanItem, Visit
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.today_views import LooseEndView
    from tui.store.book import Transaction


def toggle_confirmed(desk: Desk, visit_id: int) -> str:
    """Mark a visit as confirmed by phone, or take the mark off again; says what it is now.

    Raises:
        Gone: the visit is no longer there, or already over.
    """
    with desk.book.transaction("") as change:
        visit = change.get(Visit, visit_id)
        if visit is None or not visit.is_open:
            raise Gone(_("Only a visit that is still to come can be confirmed."))
        visit = change.put(
            replace(visit, state="planned" if visit.state == "confirmed" else "confirmed")
        )
        change.text = _("{account} {time}: {state}").format(
            account=_account(change, visit.account_id),
            time=words.clock_time(visit.start),
            state=words.state(visit.state),
        )
        return change.text


def settle(desk: Desk, end: LooseEndView) -> str:
    """Settle a loose end that one key can settle, and say what was done.

    A next step, a promise of ours or a plan item is done; a special date becomes a
    greeting on that day.

    Raises:
        Gone: it has been settled meanwhile.
    """
    with desk.book.transaction("") as change:
        match end.kind:
            case "next_step" | "our_promise":
                _finish_step(change, desk, end.ref)
            case "plan_item":
                _finish_plan_item(change, desk, end.ref)
            case "special_date":
                _plan_greeting(change, desk, end)
            case _:
                raise ValueError(f"{end.kind} is not settled by one key")
        return change.text


def _finish_step(change: Transaction, desk: Desk, step_id: int) -> None:
    step = change.get(NextStep, step_id)
    if step is None or not step.is_open:
        raise Gone(_("This step has been settled meanwhile."))
    change.put(replace(step, done=desk.today))
    change.text = _("Done: {what} ({account})").format(
        what=step.text, account=_account(change, step.account_id)
    )


def _finish_plan_item(change: Transaction, desk: Desk, item_id: int) -> None:
    item = change.get(PlanItem, item_id)
    if item is None or not item.is_open:
        raise Gone(_("This plan item has been settled meanwhile."))
    change.put(replace(item, done=desk.today))
    change.text = _("Done: {what} ({account})").format(
        what=item.measure or item.target, account=_account(change, item.account_id)
    )


def _plan_greeting(change: Transaction, desk: Desk, end: LooseEndView) -> None:
    person = change.get(Person, end.ref) if end.ref else None
    whom = person.name if person else _account(change, end.account.id)
    change.add(
        NextStep(
            account_id=end.account.id,
            person_id=person.id if person else None,
            due=end.due,
            text=_("greet {name}").format(name=whom),
            made=desk.today,
            greeting=True,
        )
    )
    change.text = _("Greeting planned: {name}, {date}").format(
        name=whom, date=words.full_date(end.due)
    )


def _account(change: Transaction, account_id: int) -> str:
    account = change.get(Account, account_id)
    return account.name if account else "?"
