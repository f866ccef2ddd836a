"""The review list: what imports could not decide, each with one key, and never asked again.

Questions are not stored but seen in the book, so that none is about what is gone: accounts and
people that look like one, spellings of a product; and rows that wait for their account, which
are. An answer stays: what was merged has the other name as an alias, what was told apart knows
the other, a row its account.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec.structs import replace

from tui import words
from tui.desk import taking
from tui.desk.ground import Gone, record_by_id
from tui.desk.likeness import run_together
from tui.desk.merging import merge_accounts, merge_people
from tui.desk.questions import Product, products, questions, waiting
from tui.desk.reading import find_account
from tui.domain.codes import STAGES
from tui.domain.money import to_decimal
from tui.domain.records import Account, Opportunity, Person, Review
from tui.errors import Trouble
from tui.i18n import NP_, _, ngettext, pgettext

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.likeness import Pair
    from tui.store.book import Transaction

CaseKind = Literal["account", "person", "product", "row"]
Choice = Literal["merge", "swap", "two", "account", "leave_out", "leave_all_out"]

_OF_TWO: Final[tuple[Choice, ...]] = ("merge", "swap", "two")
_OF_SPACED: Final[tuple[Choice, ...]] = ("merge", "two")
_OF_ROW: Final[tuple[Choice, ...]] = ("account", "leave_out", "leave_all_out")
_SOURCES: Final = {
    "accounts": NP_("row", "account"),
    "people": NP_("row", "person"),
    "receivables": NP_("row", "invoice"),
    "visits": NP_("row", "visit"),
    "opportunities": NP_("row", "opportunity"),
}
_TELLING: Final = (
    *("title", "department", "phone", "email", "purpose", "people", "note"),
    *("product", "stage", "amount", "currency"),
)
"""The cells of a row by which the rep may know it."""


class CannotTake(Trouble):
    """A row that waits cannot be taken, or a case has no such answer."""

    code = "review"


class SideView(msgspec.Struct, frozen=True):
    """One of two that may be one."""

    id: int
    name: str
    about: str
    """What tells it from the other, in words."""


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the review list."""

    id: str
    kind: CaseKind
    text: str
    """The question, in one line."""
    score: int | None
    """How like the two are, 0-100; of a row none."""
    one: SideView
    """What is kept: the older of two; or the row itself."""
    other: SideView | None
    choices: tuple[Choice, ...]


def cases(desk: Desk) -> tuple[CaseView, ...]:
    """All that waits for an answer: accounts, people, products, then rows; the likest first."""
    book = desk.book
    found = questions(book)
    spellings = {one.first: one for one in products(book)} if found.products else {}
    return (
        *(_of_accounts(desk, pair) for pair in found.accounts),
        *(_of_people(desk, pair) for pair in found.people),
        *(_of_products(spellings, pair) for pair in found.products),
        *(_of_row(row, desk.today) for row in found.rows),
    )


def answer(desk: Desk, case_id: str, choice: Choice, text: str = "") -> str:
    """Answer a question, as one change.

    Args:
        choice: ``merge`` the newer into the older, ``swap`` the other way round, ``two``: they
            are not the same; a row's ``account``, or ``leave_out`` the row, or
            ``leave_all_out``: all that wait of its kind.
        text: the account of a row, in the rep's words.

    Returns:
        What was done, in one sentence.

    Raises:
        Gone: the question is about what is no longer there.
        CannotTake: the row cannot be taken.
        LineTrouble: no account, or several, are called so.
    """
    kind, ids = _read(case_id)
    if kind == "row" and choice == "account":
        return _give(desk, ids[0], find_account(desk, text).id)
    if kind == "row" and choice in ("leave_out", "leave_all_out"):
        return _leave_out(desk, ids[0], are_all=choice == "leave_all_out")
    if kind != "row" and choice in ("merge", "swap", "two"):
        one, other = ids if choice != "swap" else reversed(ids)
        if choice == "two":
            return _tell_apart(desk, kind, one, other)
        if kind == "product":
            return _spell(desk, one, other)
        merge = merge_accounts if kind == "account" else merge_people
        return merge(desk, one, other).text
    raise ValueError(choice)


# -- cases


def _of_accounts(desk: Desk, pair: Pair) -> CaseView:
    sides = []
    for account in (desk.book.all(Account)[id_] for id_ in (pair.one, pair.other)):
        about = [account.number, account.city, account.phone]
        if people := len(desk.ground.people_of.get(account.id, ())):
            about.append(ngettext("{n} person", "{n} people", people).format(n=people))
        if visits := len(desk.ground.visits_of.get(account.id, ())):
            about.append(ngettext("{n} visit", "{n} visits", visits).format(n=visits))
        for currency, balance in desk.ground.ledger.balances.get(account.id, {}).items():
            if balance.outstanding:
                amount = words.amount(to_decimal(balance.outstanding, currency), currency)
                about.append(_("owes {amount}").format(amount=amount))
        sides.append(SideView(account.id, account.name, _row_of(about)))
    return _of_two("account", pair, *sides)


def _of_people(desk: Desk, pair: Pair) -> CaseView:
    sides = []
    for person in (desk.book.all(Person)[id_] for id_ in (pair.one, pair.other)):
        account = desk.book.get(Account, person.account_id)
        name = account.name if account else "?"
        about = [name, person.title, person.department, person.phone, person.email]
        sides.append(SideView(person.id, person.name, _row_of(about)))
    return _of_two("person", pair, *sides)


def _of_products(spellings: dict[int, Product], pair: Pair) -> CaseView:
    sides = []
    for id_ in (pair.one, pair.other):
        if not id_:
            spaced = run_together([one.name for one in spellings.values()])
            sides.append(SideView(0, spaced[spellings[pair.other].name], ""))
            continue
        known = spellings[id_]
        about = ngettext("{n} opportunity", "{n} opportunities", known.count)
        sides.append(SideView(id_, known.name, about.format(n=known.count)))
    return _of_two("product", pair, *sides)


def _of_two(kind: CaseKind, pair: Pair, one: SideView, other: SideView) -> CaseView:
    return CaseView(
        id=f"{kind}-{pair.one}-{pair.other}",
        kind=kind,
        text=_("Is {other} the same as {one}?").format(other=other.name, one=one.name),
        score=pair.score,
        one=one,
        other=other,
        choices=_OF_TWO if one.id else _OF_SPACED,
    )


def _cell(row: Review, field: str) -> str:
    """What a row says in a field, in the rep's words where it is kept as a code."""
    text = row.cells.get(field, "")
    return words.stage(text) if field == "stage" and text in STAGES else text


def _of_row(row: Review, today: date) -> CaseView:
    kind = pgettext("row", _SOURCES[row.source]) if row.source in _SOURCES else row.source
    said = (_cell(row, field) for field in _TELLING)
    about = [kind, *(text for text in said if text not in row.key)]
    about.append(words.day_and_date(row.on, today))
    return CaseView(
        id=f"row-{row.id}",
        kind="row",
        text=_("Whose is {name}?").format(name=row.key),
        score=None,
        one=SideView(row.id, row.key, _row_of(about)),
        other=None,
        choices=_OF_ROW,
    )


def _row_of(parts: list[str]) -> str:
    return " · ".join(filter(None, parts))


def _read(case_id: str) -> tuple[CaseKind, tuple[int, ...]]:
    kind, *ids = case_id.split("-")
    known: dict[str, CaseKind] = {
        "account": "account",
        "person": "person",
        "product": "product",
        "row": "row",
    }
    if kind not in known or not all(map(str.isdecimal, ids)) or len(ids) != 1 + (kind != "row"):
        raise ValueError(case_id)
    return known[kind], tuple(map(int, ids))


# -- answers


def _tell_apart(desk: Desk, kind: CaseKind, one: int, other: int) -> str:
    """Remember that two are two."""
    with desk.book.transaction("") as change:
        if kind == "account":
            accounts = record_by_id(change, Account, one), record_by_id(change, Account, other)
            known = accounts[1].unlike_accounts
            change.put(replace(accounts[1], unlike_accounts=(*known, one)))
            names = [account.name for account in accounts]
        elif kind == "person":
            people = record_by_id(change, Person, one), record_by_id(change, Person, other)
            ids = people[1].unlike_people
            change.put(replace(people[1], unlike_people=(*ids, one)))
            names = [person.name for person in people]
        else:
            names = [_product(change, one, other), _product(change, other)]
            review = Review(
                kind="product", key=names[1], other=names[0], answer="two", on=desk.today
            )
            change.add(review)
        change.text = _("{one} and {other} are two").format(one=names[0], other=names[1])
        return change.text


def _spell(desk: Desk, one: int, other: int) -> str:
    """Spell a product as another, in every opportunity, and in those that files bring."""
    with desk.book.transaction("") as change:
        name, wrong = _product(change, one, other), _product(change, other)
        for known in change.all(Review).values():
            if known.kind == "product" and known.answer == "same" and wrong == known.other:
                change.put(replace(known, other=name))
        change.add(Review(kind="product", key=wrong, other=name, answer="same", on=desk.today))
        count = 0
        for id_ in _opportunities_for(change, wrong):
            change.put(replace(record_by_id(change, Opportunity, id_), product=name))
            count += 1
        change.text = ngettext(
            "{wrong} is {name}: {n} opportunity changed",
            "{wrong} is {name}: {n} opportunities changed",
            count,
        ).format(wrong=wrong, name=name, n=count)
        return change.text


def _product(change: Transaction, id_: int, other: int = 0) -> str:
    """The product of an opportunity; without one that of the other, its words told apart."""
    if id_:
        return record_by_id(change, Opportunity, id_).product
    spaced = run_together([one.name for one in products(change)])
    wrong = record_by_id(change, Opportunity, other).product
    if wrong not in spaced:
        raise Gone(_("This question has been answered already."))
    return spaced[wrong]


def _opportunities_for(change: Transaction, name: str) -> list[int]:
    """The ids of the opportunities for a product."""
    found = change.since(Opportunity, date.min)
    return [id_ for id_, one in found.items() if one.product == name]


def _give(desk: Desk, id_: int, account_id: int) -> str:
    """Take a row that waits, as one of an account."""
    with desk.book.transaction("") as change:
        row = _waiting_row(change, id_)
        account = record_by_id(change, Account, account_id)
        change.put(replace(row, answer="account", account_id=account_id))
        kind = taking.kind_of(row.source)
        if kind is None:
            raise CannotTake(_("This Rounds does not know what kind of row that is."))
        table = taking.one_row(kind, row.cells)
        settings = desk.settings
        tally = taking.take_rows(
            *(change, kind, table, desk.now, row.on, settings.currency), country=settings.country
        )
        if tally.skipped:
            raise CannotTake(tally.skipped[0].reason)
        change.text = _("{name} belongs to {account}").format(name=row.key, account=account.name)
        return change.text


def _leave_out(desk: Desk, id_: int, *, are_all: bool) -> str:
    """Remember that a row, or all that wait of its kind, are none of the rep's."""
    with desk.book.transaction("") as change:
        row = _waiting_row(change, id_)
        rows = [one for one in waiting(change) if one.source == row.source] if are_all else [row]
        for one in rows:
            change.put(replace(one, answer="left_out"))
        if are_all:
            said = ngettext("Left out: {n} row", "Left out: {n} rows", len(rows))
            change.text = said.format(n=len(rows))
        else:
            change.text = _("Left out: {name}").format(name=row.key)
        return change.text


def _waiting_row(change: Transaction, id_: int) -> Review:
    row = record_by_id(change, Review, id_)
    if not row.is_waiting:
        raise Gone(_("This question has been answered already."))
    return row
