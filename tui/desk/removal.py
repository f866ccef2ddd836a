"""Removing a record with what hangs on it: one change, taken back by one undo."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.days import moment_text
from tui.desk.ground import record_by_id
from tui.desk.settling import disown, resettle
from tui.domain.money import in_words
from tui.domain.records import (
    TABLE_OF,
    TABLES,
    Account,
    Dated,
    Dispute,
    Invoice,
    NextStep,
    Note,
    Payment,
    PaymentPromise,
    Person,
    PlanItem,
    Record,
    Standing,
    Visit,
)
from tui.domain.references import without
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.desk.forms import Kind
    from tui.desk.ground import Desk
    from tui.store.book import Transaction

_RECORDS: Final[dict[Kind, type[Record]]] = {
    "account": Account,
    "person": Person,
    "visit": Visit,
    "next_step": NextStep,
    "note": Note,
    "invoice": Invoice,
    "payment": Payment,
    "promise": PaymentPromise,
    "dispute": Dispute,
    "plan_item": PlanItem,
}
_LONGEST: Final = 40


def remove(desk: Desk, kind: Kind, id: int) -> str:
    """Remove a record, and say so.

    With an account goes all that belongs to it, its money too. A person is taken out of every
    record that names them, however old; lines of the relationship plan about them go. A visit is
    taken out of the next steps and chases that came of it.

    Raises:
        Gone: there is no such record any more.
    """
    with desk.book.transaction("") as change:
        record = record_by_id(change, _RECORDS[kind], id)
        said = _said(change, record)
        removed = _remove(change, record)
        if isinstance(record, Payment):
            resettle(change, [part.invoice_id for part in record.allocations])
            if record.source == "presumed":
                disown(change, record)
        if removed:
            said = _("{what} with {others}").format(what=said, others=counted(removed))
        change.text = _("Removed: {what}").format(what=said)
        return change.text


def _remove(change: Transaction, record: Record) -> Counter[str]:
    """Remove a record, all that is nothing without it, and the ids of all that has gone.

    Returns:
        How many others have gone, by table.
    """
    gone: dict[str, set[int]] = {name: set() for name in TABLES}
    gone[TABLE_OF[type(record)]].add(record.id)
    removed: Counter[str] = Counter()
    change.remove(type(record), record.id)
    is_complete = False
    while not is_complete:  # what goes may be named in turn by what stood before it
        is_complete = True
        for other in everything(change):
            left = without(other, gone)
            if left is None:
                change.remove(type(other), other.id)
                gone[TABLE_OF[type(other)]].add(other.id)
                removed[TABLE_OF[type(other)]] += 1
                is_complete = False
            elif left != other:
                change.put(left)
    return removed


def everything(change: Transaction) -> Iterator[Record]:
    """Every record of the book, with no horizon: nothing may name what is no longer there."""
    for kind in TABLES.values():
        if issubclass(kind, Standing):
            yield from change.all(kind).values()
        elif issubclass(kind, Dated):
            yield from change.since(kind, date.min).values()


def _said(change: Transaction, record: Record) -> str:
    """The record in words."""
    if isinstance(record, Account | Person):
        return record.name
    account = change.get(Account, getattr(record, "account_id", 0))
    what = ""
    if isinstance(record, Visit):
        what = _("visit of {moment}").format(moment=moment_text(record.start))
    elif isinstance(record, NextStep | Note):
        what = words.cut(record.text, _LONGEST)
    elif isinstance(record, PlanItem):
        what = words.cut(record.measure or record.target, _LONGEST)
    elif isinstance(record, Invoice):
        what = _("invoice {number}").format(number=record.number)
    elif isinstance(record, Payment | PaymentPromise):
        amount = in_words(record.amount, record.currency)
        sentence = (
            _("payment of {amount}") if isinstance(record, Payment) else _("promise of {amount}")
        )
        what = sentence.format(amount=amount)
    elif isinstance(record, Dispute):
        what = _("dispute: {reason}").format(reason=words.cut(record.reason, _LONGEST))
    return _("{account}, {what}").format(account=account.name if account else "?", what=what)


def counted(removed: Counter[str]) -> str:
    """``3 people, 12 visits and 40 other records``."""
    known: dict[str, Callable[[int], str]] = {
        "people": lambda n: ngettext("{n} person", "{n} people", n),
        "visits": lambda n: ngettext("{n} visit", "{n} visits", n),
        "opportunities": lambda n: ngettext("{n} opportunity", "{n} opportunities", n),
        "invoices": lambda n: ngettext("{n} invoice", "{n} invoices", n),
    }
    parts = [say(removed[name]).format(n=removed[name]) for name, say in known.items()]
    parts = [part for part, name in zip(parts, known, strict=True) if removed[name]]
    if others := sum(removed[name] for name in removed.keys() - known.keys()):
        said = ngettext("{n} other record", "{n} other records", others)
        parts.append(said.format(n=others))
    return words.joined(parts)
