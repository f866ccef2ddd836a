"""Two records that are one: what is left of both.

The kept one wins wherever it says something; where it says nothing, the other one does. Lists
are joined, what is dated in the order of its days.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol, TypeVar

from msgspec.structs import replace

from tui.domain.names import fold
from tui.domain.people.reporting import is_above
from tui.domain.records import (
    Account,
    Allocation,
    Invoice,
    Minor,
    Payment,
    Person,
    PersonChange,
    Record,
)

R = TypeVar("R", bound=Record)


class _OfDay(Protocol):
    @property
    def on(self) -> date: ...


D = TypeVar("D", bound=_OfDay)

_MARKS: Final = ("public_body", "lighthouse", "releases_payments", "hidden", "disputed")
"""What is true as soon as one of both says so."""
_LEAVING: Final = ("former", "chair_gone", "successor_id")
"""How somebody left: said of both together, or of the kept one alone."""
_MONEY: Final = ("credit_limit", "potential")
"""Amounts in the account's own currency."""


def joined_accounts(kept: Account, gone: Account) -> Account:
    """The kept account with what only the other one said, called by its names and number too."""
    keep = ["name", "pinyin", "currency"]
    if kept.currency != gone.currency:
        keep += _MONEY
    joined = _filled(kept, gone, keep)
    names = (gone.name, gone.short_name, gone.number, *gone.aliases)
    known = (kept.name, joined.short_name, joined.number)
    return replace(joined, aliases=_others(kept.aliases, names, known))


def joined_people(kept: Person, gone: Person) -> Person:
    """The kept person with what only the other one said; ids are as they were.

    Of two telephones both stay, for a cell may hold several; another name or e-mail address is
    an alias.
    """
    keep = ["account_id", "name", "pinyin", "birthday", "birth_year_known", "reports_to"]
    if kept.former != gone.former:
        keep += _LEAVING
    joined = _filled(kept, gone, keep)
    names = (gone.name, gone.email, *gone.aliases)
    born = gone if _tells_more(gone, kept) else kept
    return replace(
        joined,
        aliases=_others(kept.aliases, names, (kept.name, joined.email)),
        phone=_both(kept.phone, gone.phone),
        birthday=born.birthday,
        birth_year_known=born.birth_year_known,
        history=_by_day(kept.history, gone.history),
        evidence=_by_day(kept.evidence, gone.evidence),
    )


def joined_invoices(kept: Invoice, gone: Invoice) -> Invoice:
    """Two copies of an invoice as one."""
    joined = _filled(kept, gone, ("account_id", "number", "settled"))
    last = max(kept, gone, key=lambda one: (one.listed or date.min, one.listing))
    return replace(joined, listed=last.listed, listing=last.listing)


def doubles(kept: Iterable[Invoice], gone: Iterable[Invoice]) -> dict[int, int]:
    """The invoices of an account that another one has too, with the same number and amount.

    Returns:
        The id of the kept copy by that of the other.
    """
    copies: dict[tuple[str, int, str], list[int]] = {}
    for one in kept:
        copies.setdefault(_told_by(one), []).append(one.id)
    found: dict[int, int] = {}
    for one in gone:
        if same := copies.get(_told_by(one)):
            found[one.id] = same.pop(0)
    return found


def without_told_twice(kept: Invoice, gone: Invoice, payments: Iterable[Payment]) -> list[Payment]:
    """The payments of two copies of an invoice without the money that is told twice.

    What the rep entered on either copy is money of its own. But what the ledger said of one, it
    said of the other: the larger of both is what came in. What imports booked beyond that goes,
    that of the gone copy first, the newest first.

    Args:
        payments: at least those to either copy.

    Returns:
        Those that change; one that nothing is left of has the amount 0 and claims nothing.
    """
    toward = 1 if kept.amount >= 0 else -1
    known = {one.id: one for one in payments}
    mine, theirs = (_paid(known.values(), one.id) * toward for one in (kept, gone))
    entered = [one for one in known.values() if one.source == "rep"]
    by_rep = sum(_paid(entered, one.id) for one in (kept, gone)) * toward
    twice = max(0, mine + theirs - max(by_rep, mine, theirs))
    changed: dict[int, Payment] = {}
    for id_ in (gone.id, kept.id):
        for payment in sorted(known.values(), key=lambda one: (one.on, one.id), reverse=True):
            less = min(twice, _paid((payment,), id_) * toward)
            if payment.source != "rep" and less > 0:
                changed[payment.id] = known[payment.id] = _less(payment, id_, less * toward)
                twice -= less
    return list(changed.values())


def claimed_once(payment: Payment) -> Payment:
    """A payment with one part for each invoice."""
    ids = [part.invoice_id for part in payment.allocations]
    if len(set(ids)) == len(ids):
        return payment
    parts = {part.invoice_id: part for part in payment.allocations}
    sums = {id_: sum(p.amount for p in payment.allocations if p.invoice_id == id_) for id_ in parts}
    return replace(
        payment,
        allocations=tuple(replace(parts[id_], amount=sums[id_]) for id_ in parts if sums[id_]),
    )


def superior(id_: int, wanted: Iterable[int | None], above: Mapping[int, int | None]) -> int | None:
    """The first of some superiors who does not report, over however many, to the person.

    Args:
        id_: the person.
        wanted: whom the person may report to, the likeliest first.
        above: whom each of the others reports to.
    """
    return next((one for one in wanted if one is not None and not is_above(above, one, id_)), None)


def renamed_in_history(person: Person, old: int, new: int) -> Person:
    """The person with another superior's id in the changes of the past; no change is none."""
    names = {str(old): str(new)}
    history = tuple(
        now for one in person.history if (now := _renamed(one, names)) is one or now.old != now.new
    )
    return person if history == person.history else replace(person, history=history)


# -- inside


def _filled(kept: R, gone: R, keep: Collection[str]) -> R:
    """The kept record with what only the other one says, but for some fields."""
    changes: dict[str, object] = {}
    for field in kept.__struct_fields__:
        mine, theirs = getattr(kept, field), getattr(gone, field)
        if field in keep or field == "id":
            continue
        if isinstance(mine, bool):
            changes[field] = mine or (theirs and field in _MARKS)
        elif isinstance(mine, tuple):
            changes[field] = (*mine, *(one for one in theirs if one not in mine))
        elif isinstance(mine, dict):
            changes[field] = {**theirs, **mine}
        elif mine is None or mine == "":
            changes[field] = theirs
    return replace(kept, **changes)


def _others(aliases: Sequence[str], names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The aliases with further names, each once and none that is known anyhow."""
    seen = {_key(one) for one in (*known, *aliases)}
    found = list(aliases)
    for name in names:
        if name and _key(name) not in seen:
            seen.add(_key(name))
            found.append(name)
    return tuple(found)


def _key(name: str) -> str:
    # In an address the signs count: they tell a.b@x from ab@x.
    return name.casefold() if "@" in name else fold(name) or name


def _both(mine: str, theirs: str) -> str:
    if not (mine and theirs) or _digits(theirs) in _digits(mine):
        return mine or theirs
    return f"{mine} / {theirs}"


def _digits(phone: str) -> str:
    return "".join(filter(str.isdecimal, phone))


def _tells_more(other: Person, one: Person) -> bool:
    """Whether the birthday of the other is known better."""
    if one.birthday is None or other.birthday is None:
        return one.birthday is None
    same_day = (one.birthday.month, one.birthday.day) == (other.birthday.month, other.birthday.day)
    return same_day and other.birth_year_known and not one.birth_year_known


def _by_day(mine: Sequence[D], theirs: Sequence[D]) -> tuple[D, ...]:
    together = [*mine, *(one for one in theirs if one not in mine)]
    return tuple(sorted(together, key=lambda one: one.on))


def _told_by(invoice: Invoice) -> tuple[str, int, str]:
    number = unicodedata.normalize("NFKC", invoice.number).casefold()
    return "".join(number.split()), invoice.amount, invoice.currency


def _less(payment: Payment, id_: int, amount: Minor) -> Payment:
    """A payment of which an invoice gets less."""
    parts: list[Allocation] = []
    left = amount
    for part in payment.allocations:
        if part.invoice_id == id_ and left:
            less = left if abs(left) < abs(part.amount) else part.amount
            left -= less
            if less != part.amount:
                parts.append(replace(part, amount=part.amount - less))
        else:
            parts.append(part)
    return replace(payment, amount=payment.amount - amount, allocations=tuple(parts))


def _paid(payments: Iterable[Payment], id_: int) -> Minor:
    return sum(
        part.amount for one in payments for part in one.allocations if part.invoice_id == id_
    )


def _renamed(one: PersonChange, names: Mapping[str, str]) -> PersonChange:
    if one.field != "reports_to" or not {one.old, one.new} & names.keys():
        return one
    return replace(one, old=names.get(one.old, one.old), new=names.get(one.new, one.new))
