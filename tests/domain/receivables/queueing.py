"""Cases for the tests of the queue: short ways to write them, and what the queue makes of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tui.domain.codes import Excuse
from tui.domain.receivables.cases import Case, Chased, Owed, Promised, Rules
from tui.domain.receivables.promises import PromiseState
from tui.domain.receivables.queue import Item, item_of

TODAY = date(2026, 11, 24)
"""A Tuesday."""
RULES = Rules()


def ahead(days: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=days)


def owed(*days: int, open: int = 100) -> tuple[Owed, ...]:
    """Invoices by their days overdue."""
    return tuple(Owed(id_, open, late) for id_, late in enumerate(days, 1))


def promised(
    due: int,
    missing: int = 100,
    *,
    id: int = 1,
    made: int = -20,
    state: PromiseState = "open",
    missed: bool = False,
    invoices: tuple[int, ...] = (),
) -> Promised:
    """A promise by its due day, so many days from today."""
    return Promised(
        promise_id=id,
        made=ahead(made),
        due=ahead(due),
        amount=max(missing, 100),
        missing=missing,
        state=state,
        is_missed=missed,
        invoices=invoices,
    )


def missed(due: int = -1, **fields: object) -> Promised:
    """A promise whose day is over."""
    return promised(due, missed=True, **fields)  # type: ignore[arg-type]


def chased(*days: int, excuse: Excuse | None = None) -> tuple[Chased, ...]:
    """Chases by their day, so many days from today."""
    return tuple(Chased(ahead(one), excuse) for one in days)


def case(*overdue: int, open: int = 100, **fields: object) -> Case:
    """A case by the days that its invoices are overdue."""
    known = {"account_id": 1, "currency": "EUR", "owed": owed(*overdue, open=open)} | fields
    return Case(**known)  # type: ignore[arg-type]


def item(one: Case, all_overdue: int = 1_000_000, rules: Rules = RULES) -> Item:
    """The case among many, so that its share says nothing."""
    found = item_of(one, all_overdue, rules, TODAY)
    assert found is not None
    return found


def codes(found: Item) -> list[str]:
    """The reasons of a row."""
    return [reason.code for reason in found.reasons]


def ids(found: Iterable[Item]) -> list[int]:
    """The accounts of the rows."""
    return [one.account_id for one in found]
