"""What is known of one account's money: the card beside the queue, and the sheets behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tui.desk.cases import suggestion_of
from tui.desk.claims import main_currency
from tui.desk.dossier_views import (
    ChaseOf,
    Delayed,
    DisputeOf,
    Dossier,
    MemoryOf,
    MilestoneOf,
    OpenInvoice,
    PaymentIn,
    PromiseOf,
)
from tui.desk.ground import account_by_id
from tui.desk.money import AccountRef
from tui.desk.payment_chain import chain
from tui.desk.queue_words import suggestion_text
from tui.domain.money import to_decimal
from tui.domain.receivables import cost, credit, metrics, milestones
from tui.domain.receivables.ageing import days_overdue
from tui.domain.receivables.chasing import memories, win_win_by_month
from tui.domain.records import Invoice

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.records import Account


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
            on=None if one.undated else one.on,
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
