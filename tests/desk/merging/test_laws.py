"""What holds for whatever is merged: nothing names what has gone, no money is lost, and undo."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.making import desk_of, stand, whole
from tests.desk.merging.doubles import names, owed
from tests.desk.random_books import books
from tui.desk import keeping
from tui.desk.ground import Desk
from tui.desk.merging import merge_accounts, merge_people
from tui.domain.records import Invoice, Payment, Person, Record
from tui.domain.references import references


def doubled(desk: Desk) -> dict[str, int]:
    """By how much the invoices that the first two accounts both have are owed twice."""
    invoices, payments = stand(desk, Invoice), list(stand(desk, Payment).values())
    copies: dict[tuple[str, int, str], tuple[list[Invoice], list[Invoice]]] = {}
    for one in invoices.values():
        if one.account_id in (1, 2):
            key = "".join(one.number.casefold().split()), one.amount, one.currency
            copies.setdefault(key, ([], []))[one.account_id - 1].append(one)
    sums: defaultdict[str, int] = defaultdict(int)
    for mine, theirs in copies.values():
        for pair in zip(mine, theirs, strict=False):
            paid = [
                [
                    (payment.source == "rep", part.amount)
                    for payment in payments
                    for part in payment.allocations
                    if part.invoice_id == one.id
                ]
                for one in pair
            ]
            amount = pair[0].amount
            toward = 1 if amount >= 0 else -1
            known = max(
                sum(amount * toward for _rep, amount in paid[0]),
                sum(amount * toward for _rep, amount in paid[1]),
                sum(amount * toward for rep, amount in (*paid[0], *paid[1]) if rep),
            )
            both = sum(amount for _rep, amount in (*paid[0], *paid[1]))
            sums[pair[0].currency] += amount - both + min(known, both * toward) * toward
    return {currency: amount for currency, amount in sums.items() if amount}


@settings(deadline=None, max_examples=80)
@given(records=books())
def test_laws_of_merging_accounts(records: list[Record]) -> None:
    desk = desk_of(*records)
    before, owed_before, twice = whole(desk), owed(desk), doubled(desk)
    merge_accounts(desk, 1, 2)
    assert names(desk, "accounts", 2) == []
    after = whole(desk)
    for stored in after.values():
        for record in stored.values():
            for _field, target, named in references(record):
                assert named in after[target]
    changes = {
        currency: owed_before.get(currency, 0) - owed(desk).get(currency, 0)
        for currency in (*owed_before, *owed(desk))
    }
    assert {currency: one for currency, one in changes.items() if one} == twice
    for name, stored in before.items():
        if name not in ("accounts", "invoices", "payments"):
            assert stored.keys() <= after[name].keys()
    keeping.undo(desk)
    assert whole(desk) == before


@settings(deadline=None, max_examples=80)
@given(records=books(), swapped=st.booleans())
def test_laws_of_merging_people(records: list[Record], swapped: bool) -> None:
    desk = desk_of(*records)
    before = whole(desk)
    kept, gone = (2, 1) if swapped else (1, 2)
    merge_people(desk, kept, gone)
    assert names(desk, "people", gone) == []
    after = whole(desk)
    assert {name: set(stored) for name, stored in after.items() if name != "notes"} == {
        name: set(stored) - ({gone} if name == "people" else set())
        for name, stored in before.items()
        if name != "notes"
    }
    people = stand(desk, Person)
    seen, at = set[int](), people[kept].reports_to
    while at is not None and at not in seen:
        assert at != kept
        seen.add(at)
        at = people[at].reports_to
    for one in people.values():
        lines = (one.reports_to, one.successor_id, *one.listens_to, *one.conflicts_with)
        assert one.id not in lines or one == before["people"][one.id]
        for change in one.history:
            assert change.field != "reports_to" or str(gone) not in (change.old, change.new)
    keeping.undo(desk)
    assert whole(desk) == before
