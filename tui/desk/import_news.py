"""The news of the morning in the rep's words: what an import changed, and who is seen today."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from tui import words
from tui.desk.import_diff import (
    DisputeChange,
    ImportDiff,
    LimitChange,
    OverdueChange,
    PaidChange,
    PromiseChange,
)
from tui.desk.money import AccountRef, Overdue
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.desk.ground import Desk

Code = Literal[
    "newly_overdue", "paid", "promises_kept", "promises_missed", "new_disputes", "over_limit"
]
Change: TypeAlias = OverdueChange | PaidChange | PromiseChange | DisputeChange | LimitChange


class NewsLine(msgspec.Struct, frozen=True):
    """One piece of news as a row says it."""

    account: AccountRef
    what: str
    """The number of the invoice, where it is about one."""
    amount: str
    more: str


class Section(msgspec.Struct, frozen=True):
    """News of one sort, never without a line."""

    code: Code
    title: str
    count: int
    lines: tuple[NewsLine, ...]
    """The first of them."""


class VisitorView(msgspec.Struct, frozen=True):
    """A visit still to come today, to somebody who is late or of whom there is news."""

    visit_id: int
    start: datetime
    account: AccountRef
    overdue: tuple[Overdue, ...]
    news: tuple[str, ...]
    """The titles of the sections that name the account."""


def sections(diff: ImportDiff, most: int) -> tuple[Section, ...]:
    """The news, section by section; one that has none is left out.

    Args:
        most: so many lines of each are put into words.
    """
    return tuple(
        Section(code, title, len(found), tuple(map(_line, found[:most])))
        for code, title, found in _parts(diff)
        if found
    )


def _parts(diff: ImportDiff) -> Iterator[tuple[Code, str, Sequence[Change]]]:
    late = sorted(diff.newly_overdue, key=lambda one: -one.days_overdue)
    yield "newly_overdue", _("Newly overdue"), late
    yield "paid", _("Paid"), diff.paid
    yield "promises_kept", _("Promises kept"), diff.promises_kept
    yield "promises_missed", _("Promises missed"), diff.promises_missed
    yield "new_disputes", _("New disputes"), diff.new_disputes
    yield "over_limit", _("Over the credit limit"), diff.over_limit


def _line(one: Change) -> NewsLine:
    match one:
        case OverdueChange():
            more = ngettext("{n} day overdue", "{n} days overdue", one.days_overdue)
            return _of_invoice(one, more.format(n=one.days_overdue))
        case PaidChange():
            return _of_invoice(one, _("no longer listed") if one.presumed else "")
        case DisputeChange():
            return _of_invoice(one, "")
        case PromiseChange():
            amount = words.amount(one.amount, one.currency)
            return NewsLine(one.account, "", amount, words.full_date(one.due))
        case LimitChange():
            limit = _("limit {amount}").format(amount=words.amount(one.limit, one.currency))
            return NewsLine(one.account, "", words.amount(one.outstanding, one.currency), limit)


def _of_invoice(one: OverdueChange | PaidChange | DisputeChange, more: str) -> NewsLine:
    return NewsLine(one.account, one.number, words.amount(one.amount, one.currency), more)


def visitors(desk: Desk, diff: ImportDiff) -> tuple[VisitorView, ...]:
    """Whom the rep still sees today of those who are late or of whom there is news."""
    ground = desk.ground
    told = [(title, {one.account.id for one in found}) for _code, title, found in _parts(diff)]
    found: list[VisitorView] = []
    for visit in ground.visits_on.get(desk.today, ()):
        account = ground.accounts.get(visit.account_id)
        if account is None or visit.state not in ("planned", "confirmed"):
            continue
        late = tuple(ground.overdue.get(account.id, ()))
        news = tuple(title for title, accounts in told if account.id in accounts)
        if late or news:
            who = AccountRef(account.id, account.name)
            found.append(VisitorView(visit.id, visit.start, who, late, news))
    return tuple(found)
