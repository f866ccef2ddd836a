"""What the collections queue is made from: each account's debts, promises, chases and visits."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tui.domain.receivables.ageing import Key, days_overdue
from tui.domain.receivables.cases import Case, Chased, Owed, Points, Promised, Rules, VisitAhead
from tui.domain.receivables.cost import exact, margin_gone_after
from tui.domain.receivables.credit import over_limit
from tui.domain.receivables.payers import Suggestion, payment_records, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tui.desk.ground import Desk, Ground
    from tui.domain.codes import PayerType
    from tui.domain.records import Account


def rules(desk: Desk) -> Rules:
    """The rep's rules of the queue."""
    said = desk.settings.collections
    points = {field: getattr(said.points, field) for field in said.points.__struct_fields__}
    return Rules(
        points=Points(**points),
        chase_every_days=said.chase_every_days,
        remind_before_days=said.remind_before_days,
        rest_share=exact(said.rest_share),
    )


def suggestions(ground: Ground, accounts: Collection[int]) -> Mapping[int, Suggestion]:
    """The payer type that the record of each of these accounts suggests (M55)."""
    ledger = ground.ledger
    records = payment_records(
        [one for id_ in accounts for one in ledger.invoices_of.get(id_, ())],
        [one for id_ in accounts for one in ledger.payments_of.get(id_, ())],
        [
            (one, ledger.judged[one.id])
            for id_ in accounts
            for one in ledger.promises_of.get(id_, ())
        ],
        [one for id_ in accounts for one in ground.chases_of.get(id_, ())],
        ledger.disputed,
        ground.today,
    )
    return {account: suggest(record) for account, record in records.items()}


def suggestion_of(ground: Ground, account_id: int) -> Suggestion | None:
    """The payer type that an account's record suggests; those that owe are known already."""
    if account_id in ground.ledger.balances:
        return ground.suggested.get(account_id)
    return suggestions(ground, [account_id]).get(account_id)


def payer_of(ground: Ground, account: Account) -> PayerType | None:
    """How an account pays: as the rep has confirmed it, else as its record suggests."""
    suggestion = suggestion_of(ground, account.id)
    return account.payer_type or (suggestion.payer_type if suggestion else None)


def cases(desk: Desk) -> list[Case]:
    """A case for each account and currency in which anything is owed or promised."""
    ground = desk.ground
    ledger = ground.ledger
    owed: defaultdict[Key, list[Owed]] = defaultdict(list)
    disputed: Counter[Key] = Counter()
    for id_, left in ledger.open_amounts.items():
        invoice = ledger.items[id_]
        days = days_overdue(invoice, ground.today)
        if left <= 0 or days is None:
            continue
        key = (invoice.account_id, invoice.currency)
        part = ledger.disputed_part(id_)
        if days > 0:
            disputed[key] += part
        if left > part:
            owed[key].append(Owed(id_, left - part, days))
    promised: defaultdict[Key, list[Promised]] = defaultdict(list)
    for promises in ledger.promises_of.values():
        for one in promises:
            judged = ledger.judged[one.id]
            promised[one.account_id, one.currency].append(
                Promised(
                    promise_id=one.id,
                    made=one.made,
                    due=one.due,
                    amount=one.amount,
                    missing=judged.missing,
                    state=judged.state,
                    is_missed=judged.is_missed,
                    invoices=one.invoices,
                )
            )
    return [
        _case(desk, account, key, owed[key], disputed[key], promised[key])
        for key in sorted(owed.keys() | disputed.keys() | promised.keys())
        if (account := ground.accounts.get(key[0]))
    ]


def _case(
    desk: Desk,
    account: Account,
    key: Key,
    owed: list[Owed],
    disputed: int,
    promised: list[Promised],
) -> Case:
    ground = desk.ground
    ledger = ground.ledger
    _id, currency = key
    nexts = [
        one.next_due
        for one in ledger.disputes.values()
        if one.account_id == account.id
        and one.next_due
        and ledger.disputed_part(one.invoice_id) > 0
        and ledger.items[one.invoice_id].currency == currency
    ]
    balance = ledger.balances.get(account.id, {}).get(currency)
    is_own = currency == account.currency
    return Case(
        account_id=account.id,
        currency=currency,
        owed=tuple(owed),
        disputed=disputed,
        dispute_due=min(nexts, default=None),
        promises=tuple(promised),
        chases=tuple(Chased(one.on, one.excuse) for one in ground.chases_of.get(account.id, ())),
        payer_type=payer_of(ground, account),
        visits=tuple(
            VisitAhead(visit.day, visit.kind)
            for visit in ground.visits_of.get(account.id, ())
            if visit.is_open and visit.day >= ground.today
        ),
        is_over_limit=bool(
            is_own and balance and over_limit(account.credit_limit, balance.outstanding)
        ),
        is_margin_gone=_is_margin_gone(desk, account, owed),
    )


def _is_margin_gone(desk: Desk, account: Account, owed: list[Owed]) -> bool:
    if account.margin is None:
        return False
    days = margin_gone_after(account.margin, desk.settings.collections.borrowing_rate)
    return days is not None and any(one.days > 0 and one.days >= days for one in owed)
