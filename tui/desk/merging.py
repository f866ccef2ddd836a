"""Merging: two accounts, or two people of one, that are one in truth. One change, one undo.

All that hangs on the one that goes hangs on the one that is kept afterwards, however old, and
nothing in the book names the other any more. What the rep wrote is never lost: a value for which
the kept record has another one becomes a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from msgspec.structs import replace

from tui.desk import edit
from tui.desk.ground import record_by_id
from tui.desk.removal import counted, everything
from tui.desk.settling import resettle
from tui.domain import merging
from tui.domain.records import (
    TABLE_OF,
    TABLES,
    Account,
    Dated,
    Invoice,
    Note,
    Payment,
    Person,
    PlanItem,
    Record,
)
from tui.domain.references import redirected
from tui.errors import Trouble
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.desk.edit import Kind
    from tui.desk.ground import Desk
    from tui.store.book import Transaction

S = TypeVar("S", Account, Person)

_JOINED: Final[dict[Kind, Collection[str]]] = {
    "account": ("name", "short_name", "number", "aliases", "special_dates"),
    "person": (
        *("account", "name", "phone", "email", "birthday", "roles", "sayings"),
        *("listens_to", "conflicts", "successor"),
    ),
}
"""The fields of forms of which nothing is lost when two become one."""


class CannotMerge(Trouble):
    """Two records cannot become one."""

    code = "merge"


class MergedView(msgspec.Struct, frozen=True):
    """Which record is left of two, and what was done in one sentence."""

    id: int
    text: str


def merge_accounts(desk: Desk, kept_id: int, gone_id: int) -> MergedView:
    """Merge an account into another, with all that hangs on it.

    Its names and its number become other names of the kept one, so that the next import knows
    it. Invoices that both have, with the same number and amount, become one.

    Raises:
        CannotMerge: it is the same account.
        Gone: one of them is no longer in the book.
        HistoryBroken: its old invoices cannot be read.
    """
    if kept_id == gone_id:
        raise CannotMerge(_("This is one and the same account: there is nothing to merge."))
    with desk.book.transaction("") as change:
        kept, gone = record_by_id(change, Account, kept_id), record_by_id(change, Account, gone_id)
        unsaid = _unsaid(desk, "account", kept, gone)
        _bring_back(change, kept_id, gone_id)
        one = _invoices_of(change, kept_id)
        other = _invoices_of(change, gone_id)
        doubles = merging.doubles(one.values(), other.values())
        for id_, copy in doubles.items():
            _join_invoices(change, one[copy], other[id_])
        change.put(merging.joined_accounts(kept, gone))
        now = {"accounts": {gone_id: kept_id}, "invoices": doubles}
        moved = _redirect(change, now, kept)
        for id_ in doubles:
            change.remove(Invoice, id_)
        change.remove(Account, gone_id)
        resettle(change, doubles.values())
        if unsaid:
            said = _("{name} was merged into this account; there it said: {values}")
            text = said.format(name=gone.name, values=unsaid)
            change.add(Note(account_id=kept_id, at=desk.now, text=text))
        change.text = _told(kept.name, gone.name, moved, len(doubles), _odd(one, other, doubles))
        return MergedView(kept_id, change.text)


def merge_people(desk: Desk, kept_id: int, gone_id: int) -> MergedView:
    """Merge a person into another of the same account, with all that names them.

    Raises:
        CannotMerge: it is the same person, or they belong to different accounts.
        Gone: one of them is no longer in the book.
    """
    if kept_id == gone_id:
        raise CannotMerge(_("This is one and the same person: there is nothing to merge."))
    with desk.book.transaction("") as change:
        kept, gone = record_by_id(change, Person, kept_id), record_by_id(change, Person, gone_id)
        if kept.account_id != gone.account_id:
            raise CannotMerge(
                _(
                    "{one} and {other} belong to different accounts: merge those first, "
                    "or move one of them."
                ).format(one=kept.name, other=gone.name)
            )
        unsaid = _unsaid(desk, "person", kept, gone)
        change.put(merging.joined_people(kept, gone))
        moved = _redirect(change, {"people": {gone_id: kept_id}}, kept)
        change.remove(Person, gone_id)
        for person in change.all(Person).values():
            renamed = merging.renamed_in_history(person, gone_id, kept_id)
            if renamed is not person:
                change.put(renamed)
        _report(change, kept, gone)
        if unsaid:
            said = _("{name} was merged into {kept}; there it said: {values}")
            text = said.format(name=gone.name, kept=kept.name, values=unsaid)
            change.add(Note(account_id=kept.account_id, person_id=kept_id, at=desk.now, text=text))
        change.text = _told(kept.name, gone.name, moved)
        return MergedView(kept_id, change.text)


# -- what is moved


def _redirect(
    change: Transaction, now: Mapping[str, Mapping[int, int]], kept: Record
) -> Counter[str]:
    """Let every record name what is kept instead of what goes.

    Returns:
        How many others did, by table.
    """
    moved: Counter[str] = Counter()
    for record in list(everything(change)):
        table = TABLE_OF[type(record)]
        if record.id in now.get(table, ()):
            continue
        new: Record = redirected(record, now)
        if new is record:
            continue
        if isinstance(new, Payment):
            new = merging.claimed_once(new)
        elif isinstance(new, PlanItem) and new.through == new.person_id:
            new = replace(new, through=None)
        if new != record:
            change.put(new)
            moved[table] += type(record) is not type(kept) or record.id != kept.id
    return +moved


def _invoices_of(change: Transaction, account_id: int) -> Mapping[int, Invoice]:
    return change.of(Invoice, (account_id,), date.min)


def _bring_back(change: Transaction, kept_id: int, gone_id: int) -> None:
    """Bring back from the history what belongs to the account that goes, and its doubles."""
    if change.moved is None:
        return
    for kind in TABLES.values():
        if issubclass(kind, Dated):
            for id_, record in change.history(kind, date.min).items():
                if getattr(record, "account_id", 0) == gone_id:
                    change.recall(kind, id_)
    left = change.history(Invoice, date.min).values()
    mine = [one for one in left if one.account_id == kept_id]
    for id_ in merging.doubles(mine, _invoices_of(change, gone_id).values()).values():
        change.recall(Invoice, id_)


def _join_invoices(change: Transaction, kept: Invoice, gone: Invoice) -> None:
    """Make one of two copies of an invoice; the payments still go to either."""
    payments = change.of(Payment, (kept.account_id, gone.account_id), date.min).values()
    for payment in merging.without_told_twice(kept, gone, payments):
        if payment.amount or payment.allocations:
            change.put(payment)
        else:
            change.remove(Payment, payment.id)
    change.put(merging.joined_invoices(kept, gone))


def _report(change: Transaction, kept: Person, gone: Person) -> None:
    """Let the person report to whom one of both reported, but in no circle."""
    people = change.all(Person)
    above = {id_: one.reports_to for id_, one in people.items()}
    own = kept.id, gone.id
    wanted = [one.reports_to for one in (kept, gone) if one.reports_to not in own]
    boss = merging.superior(kept.id, wanted, above)
    if people[kept.id].reports_to != boss:
        change.put(replace(people[kept.id], reports_to=boss))


# -- what is told


def _odd(
    one: Mapping[int, Invoice], other: Mapping[int, Invoice], doubles: Mapping[int, int]
) -> int:
    """How many invoices of one number are two, because the amounts differ."""
    numbers = {invoice.number for id_, invoice in one.items() if id_ not in doubles.values()}
    return sum(invoice.number in numbers for id_, invoice in other.items() if id_ not in doubles)


def _told(kept: str, gone: str, moved: Counter[str], doubles: int = 0, odd: int = 0) -> str:
    """What was done, in one sentence."""
    said = _("Merged: {gone} into {kept}").format(gone=gone, kept=kept)
    if moved:
        said = _("{what} with {others}").format(what=said, others=counted(moved))
    parts = [said]
    if doubles:
        parts.append(
            ngettext(
                "{n} invoice that both had is one now",
                "{n} invoices that both had are one each now",
                doubles,
            ).format(n=doubles)
        )
    if odd:
        parts.append(
            ngettext(
                "{n} invoice number stands there twice, with different amounts",
                "{n} invoice numbers stand there twice, with different amounts",
                odd,
            ).format(n=odd)
        )
    return _("; ").join(parts)


def _unsaid(desk: Desk, kind: Kind, kept: S, gone: S) -> str:
    """What the record that goes says otherwise than the one that is kept, in words."""
    mine = {one.name: one.value for one in edit.form(desk, kind, id=kept.id).fields}
    found: list[str] = []
    for field in edit.form(desk, kind, id=gone.id).fields:
        value = mine[field.name]
        is_mark = isinstance(getattr(gone, field.name, None), bool)
        if field.name in _JOINED[kind] or is_mark or not (value and field.value):
            continue
        if field.name == "reports_to" and getattr(gone, field.name) == kept.id:
            continue
        if field.value != value:
            found.append(_("{label}: {value}").format(label=field.label, value=field.value))
    return _("; ").join(found)
