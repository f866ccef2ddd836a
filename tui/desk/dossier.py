"""What is known of one account's money: the card beside the queue, and the sheets behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk.cases import suggestion_of
from tui.desk.circles import circle_of
from tui.desk.claims import main_currency
from tui.desk.ground import account_by_id
from tui.desk.money import AccountRef
from tui.desk.queue_words import suggestion_text
from tui.domain.codes import (
    Attitude,
    ChaseEnd,
    ChaseKind,
    Excuse,
    Milestone,
    PayerType,
    Strength,
    UnpaidCause,
)
from tui.domain.money import to_decimal
from tui.domain.people.succession import successor
from tui.domain.receivables import cost, credit, metrics, milestones
from tui.domain.receivables.ageing import days_overdue
from tui.domain.receivables.chasing import memories, win_win_by_month
from tui.domain.receivables.milestones import MilestoneState
from tui.domain.receivables.promises import PromiseState
from tui.domain.records import Invoice, Threshold

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.people.circle import Circle
    from tui.domain.records import Account, PaymentStep, Person

CHAIN_LEVELS: Final = ("operations", "management", "decision")


class OpenInvoice(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice that is not settled; ``days`` after its due day, below 0 before."""

    id: int
    number: str
    currency: str
    issued: date | None
    due: date | None
    amount: Decimal
    open: Decimal
    days: int | None
    disputed: bool
    milestone: Milestone | None


class PaymentIn(msgspec.Struct, frozen=True, kw_only=True):
    """Money that came in."""

    id: int
    on: date
    currency: str
    amount: Decimal
    invoices: tuple[str, ...]
    unclaimed: Decimal
    presumed: bool
    """Nobody saw it: an export no longer names the invoice."""
    typed: bool
    """Entered by the rep."""


class PromiseOf(msgspec.Struct, frozen=True, kw_only=True):
    """A promise to pay and how it stands."""

    id: int
    made: date
    due: date
    currency: str
    amount: Decimal
    paid: Decimal
    state: PromiseState
    missed: bool
    person: str
    invoices: tuple[str, ...]


class DisputeOf(msgspec.Struct, frozen=True, kw_only=True):
    """A dispute that is open."""

    id: int
    invoice: str
    reason: str
    currency: str
    amount: Decimal
    next_due: date | None
    owner: str


class ChaseOf(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to collect."""

    id: int
    on: date
    kind: ChaseKind
    excuse: Excuse | None
    person: str
    end: ChaseEnd | None
    note: str


class MemoryOf(msgspec.Struct, frozen=True):
    """What this payer's use of an excuse has taught."""

    excuse: Excuse
    times: int
    last_on: date
    paid_after_days: int | None


class StationOf(msgspec.Struct, frozen=True):
    """Somebody, or an empty chair, on the way of a payment."""

    name: str
    title: str
    known: bool
    met: bool
    person_id: int | None = None
    attitude: Attitude | None = None


class MilestoneOf(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a project's sum."""

    opportunity: str
    kind: Milestone
    currency: str
    amount: Decimal
    due: date | None
    state: MilestoneState


class Delayed(msgspec.Struct, frozen=True, kw_only=True):
    """What waiting for the money costs, in the main currency."""

    currency: str
    cost: Decimal
    """At the borrowing rate, so far."""
    rate: float
    margin: float | None
    gone_after: int | None
    """Days overdue after which the margin of a sale is gone."""
    oldest_days: int
    cash_margin: Decimal | None
    """Received less the cost of what was delivered, over what is at hand (M52)."""
    extra_sales: Decimal | None
    """What must be sold more if what is overdue is never paid (M53)."""


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All about an account's money."""

    account: AccountRef
    payer_type: PayerType | None
    suggested: PayerType | None
    evidence: str
    terms_days: int | None
    limit: Decimal | None
    limit_currency: str
    over_limit: Decimal | None
    long_terms: tuple[tuple[str, int], ...]
    """Invoices with longer terms than agreed, and by how many days."""
    invoices: tuple[OpenInvoice, ...]
    payments: tuple[PaymentIn, ...]
    promises: tuple[PromiseOf, ...]
    """The newest first."""
    disputes: tuple[DisputeOf, ...]
    """That which is to be taken up first stands first."""
    chases: tuple[ChaseOf, ...]
    """The newest first."""
    memories: tuple[MemoryOf, ...]
    kept: tuple[int, int]
    """Promises kept, of those that were due."""
    won: tuple[int, int]
    """Chases that ended with both sides winning, of those whose end is known (M60)."""
    delay: Decimal | None
    """Days after the due day on which money came, weighted by amount."""
    delayed: Delayed | None
    chain: tuple[StationOf, ...]
    milestones: tuple[MilestoneOf, ...]
    causes: tuple[UnpaidCause, ...]
    ways_in: tuple[tuple[Strength, str], ...]


def dossier(desk: Desk, account_id: int) -> Dossier:
    """All that is known of an account's money.

    Raises:
        Gone: another window has removed it.
    """
    ground = desk.ground
    account = account_by_id(ground, account_id)
    ledger = ground.ledger
    suggestion = suggestion_of(ground, account_id)
    own = ledger.balances.get(account_id, {}).get(account.currency)
    beyond = credit.over_limit(account.credit_limit, own.outstanding if own else 0)
    mine = ledger.invoices_of.get(account_id, [])
    kept = sum(
        (
            record
            for (id_, _currency), record in metrics.kept_rates(
                ledger.promises_of.get(account_id, ()), ledger.judged
            ).items()
            if id_ == account_id
        ),
        metrics.Kept(),
    )
    ends = win_win_by_month(ground.chases_of.get(account_id, ()))
    return Dossier(
        account=AccountRef(account.id, account.name),
        payer_type=account.payer_type,
        suggested=suggestion.payer_type if suggestion else None,
        evidence=suggestion_text(suggestion) if suggestion else "",
        terms_days=account.terms_days,
        limit=None
        if account.credit_limit is None
        else to_decimal(account.credit_limit, account.currency),
        limit_currency=account.currency,
        over_limit=to_decimal(beyond, account.currency) if beyond else None,
        long_terms=tuple(
            (ledger.invoices[one.invoice_id].number, one.days)
            for one in credit.longer_terms(
                account.terms_days, [one for one in mine if ledger.open_amounts.get(one.id)]
            )
        ),
        invoices=_invoices(desk, account_id),
        payments=_payments(desk, account_id),
        promises=_promises(desk, account_id),
        disputes=_disputes(desk, account_id),
        chases=_chases(desk, account_id),
        memories=tuple(
            MemoryOf(one.excuse, one.times, one.last_on, one.paid_after_days)
            for one in memories(
                ground.chases_of.get(account_id, ()),
                ledger.payments_of.get(account_id, ()),
                desk.today,
            )
        ),
        kept=(kept.kept, kept.due),
        won=(
            sum(month.win_win for month in ends),
            sum(month.ended for month in ends),
        ),
        delay=_delay(desk, mine),
        delayed=_delayed(desk, account, mine),
        chain=chain(desk, account),
        milestones=_milestones(desk, account_id),
        causes=account.unpaid_causes,
        ways_in=tuple(
            (one.strength, person.name if (person := ground.people.get(one.person_id or 0)) else "")
            for one in account.ways_in
        ),
    )


def chain(desk: Desk, account: Account) -> tuple[StationOf, ...]:
    """The way of a payment: as the rep noted it, else those who release payments, by level.

    Who sits in a chair is looked up on the map of the account; who has left stands for the
    successor, or for a chair that is empty.
    """
    circle = circle_of(desk, account.id)
    if account.payment_chain:
        return tuple(_station(circle, step) for step in account.payment_chain)
    releasing = [one for one in circle.here if one.releases_payments]
    releasing.sort(key=lambda one: CHAIN_LEVELS.index(one.level) if one.level else 0)
    return tuple(_known(circle, one) for one in releasing)


def _station(circle: Circle, step: PaymentStep) -> StationOf:
    person = circle.by_id.get(step.person_id or 0)
    title = step.title or (person.title or person.name if person else "")
    if person and person.former:
        after = successor(circle, person)
        person = after if after and not after.former else None
    if person is None and step.title:
        sitting = circle.chairs.who_fills(Threshold(approver=step.title))
        person = circle.by_id[sitting[0]] if sitting else None
    return _known(circle, person) if person else StationOf(title, "", False, False)


def _known(circle: Circle, person: Person) -> StationOf:
    return StationOf(
        person.name, person.title, True, circle.is_met(person), person.id, person.attitude
    )


def _invoices(desk: Desk, account_id: int) -> tuple[OpenInvoice, ...]:
    ledger = desk.ground.ledger
    found = [
        OpenInvoice(
            id=invoice.id,
            number=invoice.number,
            currency=invoice.currency,
            issued=invoice.issued,
            due=invoice.due,
            amount=to_decimal(invoice.amount, invoice.currency),
            open=to_decimal(left, invoice.currency),
            days=days_overdue(invoice, desk.today),
            disputed=invoice.id in ledger.disputed,
            milestone=invoice.milestone,
        )
        for invoice in ledger.invoices_of.get(account_id, ())
        if (left := ledger.open_amounts.get(invoice.id))
    ]
    found.sort(key=lambda one: (one.due or date.max, one.issued or date.max, one.number))
    return tuple(found)


def _numbers(desk: Desk, ids: tuple[int, ...]) -> tuple[str, ...]:
    invoices = desk.ground.ledger.invoices
    known = [invoices.get(one) or desk.book.get(Invoice, one) for one in ids]
    return tuple(one.number for one in known if one)


def _payments(desk: Desk, account_id: int) -> tuple[PaymentIn, ...]:
    return tuple(
        PaymentIn(
            id=one.id,
            on=one.on,
            currency=one.currency,
            amount=to_decimal(one.amount, one.currency),
            invoices=_numbers(desk, tuple(part.invoice_id for part in one.allocations)),
            unclaimed=to_decimal(
                one.amount - sum(part.amount for part in one.allocations), one.currency
            ),
            presumed=one.source == "presumed",
            typed=one.source == "rep",
        )
        for one in desk.ground.ledger.payments_of.get(account_id, ())
    )


def _promises(desk: Desk, account_id: int) -> tuple[PromiseOf, ...]:
    ground = desk.ground
    found = []
    for one in reversed(ground.ledger.promises_of.get(account_id, [])):
        judged = ground.ledger.judged[one.id]
        person = ground.people.get(one.person_id or 0)
        found.append(
            PromiseOf(
                id=one.id,
                made=one.made,
                due=one.due,
                currency=one.currency,
                amount=to_decimal(one.amount, one.currency),
                paid=to_decimal(judged.paid, one.currency),
                state=judged.state,
                missed=judged.is_missed,
                person=person.name if person else "",
                invoices=_numbers(desk, one.invoices),
            )
        )
    return tuple(found)


def _disputes(desk: Desk, account_id: int) -> tuple[DisputeOf, ...]:
    ledger = desk.ground.ledger
    found = []
    for one in ledger.disputes.values():
        invoice = ledger.invoices.get(one.invoice_id)
        if one.account_id == account_id and invoice:
            found.append(
                DisputeOf(
                    id=one.id,
                    invoice=invoice.number,
                    reason=one.reason,
                    currency=invoice.currency,
                    amount=to_decimal(ledger.disputed_part(invoice.id), invoice.currency),
                    next_due=one.next_due,
                    owner=one.owner,
                )
            )
    found.sort(key=lambda one: (one.next_due or date.max, one.id))
    return tuple(found)


def _chases(desk: Desk, account_id: int) -> tuple[ChaseOf, ...]:
    people = desk.ground.people
    return tuple(
        ChaseOf(
            id=one.id,
            on=one.on,
            kind=one.kind,
            excuse=one.excuse,
            person=person.name if (person := people.get(one.person_id or 0)) else "",
            end=one.end,
            note=one.note,
        )
        for one in reversed(desk.ground.chases_of.get(account_id, []))
    )


def _delay(desk: Desk, mine: list[Invoice]) -> Decimal | None:
    """The average over the currency in which most has come in."""
    by_id = {one.id: one for one in mine}
    paid = desk.ground.ledger.payments_of.get(mine[0].account_id, ()) if mine else ()
    delays = metrics.delays(by_id, paid, desk.today)
    if not delays:
        return None
    average = max(delays.values(), key=lambda one: one.count).average
    if average is None:
        return None
    return Decimal(cost.half_up(average * 10)).scaleb(-1)


def _delayed(desk: Desk, account: Account, mine: list[Invoice]) -> Delayed | None:
    ledger = desk.ground.ledger
    currency = main_currency(desk, account.id)
    late = [
        (open_, days)
        for one in mine
        if one.currency == currency
        and (open_ := ledger.open_amounts.get(one.id, 0)) > 0
        and (days := days_overdue(one, desk.today) or 0) > 0
    ]
    if not late:
        return None
    rate = desk.settings.collections.borrowing_rate
    margin = account.margin
    overdue = sum(open_ for open_, _days in late)
    sold = sum(one.amount for one in mine if one.currency == currency)
    left = sum(ledger.open_amounts.get(one.id, 0) for one in mine if one.currency == currency)
    cash = None if margin is None else cost.half_up(cost.cash_margin(sold - left, sold, margin))
    extra = None if margin is None else cost.extra_sales(overdue, margin)
    return Delayed(
        currency=currency,
        cost=to_decimal(cost.half_up(cost.cost_of_delay(late, rate)), currency),
        rate=rate,
        margin=margin,
        gone_after=None if margin is None else cost.margin_gone_after(margin, rate),
        oldest_days=max(days for _open, days in late),
        cash_margin=None if cash is None else to_decimal(cash, currency),
        extra_sales=None if extra is None else to_decimal(cost.half_up(extra), currency),
    )


def _milestones(desk: Desk, account_id: int) -> tuple[MilestoneOf, ...]:
    ground = desk.ground
    return tuple(
        MilestoneOf(
            opportunity=opportunity.name,
            kind=one.kind,
            currency=opportunity.currency,
            amount=to_decimal(one.amount, opportunity.currency),
            due=one.due,
            state=state,
        )
        for opportunity in ground.opportunities_of.get(account_id, ())
        for one, state in milestones.standing(
            opportunity.milestones, ground.ledger.invoices, desk.today
        )
    )
