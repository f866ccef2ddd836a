"""Two records that are one: all that hangs on the one that goes hangs on the other, and undo."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.making import NOW, TODAY, desk_of, stand, whole
from tests.desk.random_books import books
from tui.clock import Clock
from tui.desk import keeping
from tui.desk.ground import Desk, Gone
from tui.desk.merging import CannotMerge, merge_accounts, merge_people
from tui.domain.receivables.ageing import balances, open_amounts
from tui.domain.records import (
    Account,
    Allocation,
    Chase,
    Dispute,
    Invoice,
    NextStep,
    Note,
    Opportunity,
    Payment,
    PaymentMilestone,
    PaymentPromise,
    PaymentStep,
    Person,
    PersonChange,
    PlanItem,
    Record,
    SpecialDate,
    Visit,
)
from tui.domain.references import references
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

GTX = Account(
    id=1, name="GTX Pro", number="C-1", aliases=("GTX",), city="Suzhou", tier="gold", terms_days=30
)
OTHER = Account(
    id=2,
    name="GTXPro Ltd",
    number="C-2",
    short_name="gtx",
    aliases=("Gee Tee",),
    city="Kunshan",
    industry="drives",
    phone="021-5555 0100",
    lighthouse=True,
    special_dates=(SpecialDate(day=date(2001, 5, 1), text="founded"),),
)
THIRD = Account(id=3, name="Pell", unlike_accounts=(2,))
WANG = Person(id=1, account_id=1, name="Wang Lin")
LIN = Person(id=2, account_id=2, name="Lin Wang")


def invoice(id: int, account_id: int, number: str, amount: int = 1_000, **more: object) -> Invoice:
    plain = Invoice(
        id=id, account_id=account_id, number=number, due=TODAY, amount=amount, currency="EUR"
    )
    return msgspec.structs.replace(plain, **more)


def payment(id: int, account_id: int, to: int, amount: int, **more: object) -> Payment:
    plain = Payment(
        id=id,
        account_id=account_id,
        on=TODAY,
        amount=amount,
        currency="EUR",
        allocations=(Allocation(invoice_id=to, amount=amount),),
    )
    return msgspec.structs.replace(plain, **more)


def names(desk: Desk, table: str, id: int) -> list[tuple[str, int]]:
    """Which records name a record."""
    return [
        (name, record.id)
        for name, stored in whole(desk).items()
        for record in stored.values()
        for _field, target, named in references(record)
        if (target, named) == (table, id)
    ]


def owed(desk: Desk) -> dict[str, int]:
    """What is outstanding by currency, long after all of it."""
    invoices, payments = stand(desk, Invoice), stand(desk, Payment)
    sums: defaultdict[str, int] = defaultdict(int)
    for (_id, currency), one in balances(invoices, payments.values(), date.max).items():
        sums[currency] += one.outstanding
    return {currency: amount for currency, amount in sums.items() if amount}


# -- accounts


def test_what_only_the_other_one_said_is_taken_and_nothing_is_overwritten() -> None:
    desk = desk_of(GTX, OTHER, THIRD)
    merge_accounts(desk, 1, 2)
    assert stand(desk, Account) == {
        1: msgspec.structs.replace(
            GTX,
            short_name="gtx",
            aliases=("GTX", "GTXPro Ltd", "C-2", "Gee Tee"),
            industry="drives",
            phone="021-5555 0100",
            lighthouse=True,
            special_dates=OTHER.special_dates,
        ),
        3: msgspec.structs.replace(THIRD, unlike_accounts=(1,)),
    }
    (note,) = stand(desk, Note).values()
    assert note.text == "GTXPro Ltd was merged into this account; there it said: city: Kunshan"
    assert (note.account_id, note.at) == (1, NOW)


def test_amounts_in_another_currency_are_told_and_not_taken() -> None:
    usd = Account(id=2, name="GTXPro", currency="USD", credit_limit=5_000_00, terms_days=30)
    desk = desk_of(GTX, usd)
    merge_accounts(desk, 1, 2)
    assert stand(desk, Account)[1].credit_limit is None
    (note,) = stand(desk, Note).values()
    assert "USD" in note.text


def test_a_number_fills_an_empty_one_and_is_no_alias_then() -> None:
    desk = desk_of(msgspec.structs.replace(GTX, number=""), OTHER)
    merge_accounts(desk, 1, 2)
    found = stand(desk, Account)[1]
    assert (found.number, found.aliases) == ("C-2", ("GTX", "GTXPro Ltd", "Gee Tee"))


ALL: tuple[Record, ...] = (
    GTX,
    OTHER,
    WANG,
    LIN,
    Visit(id=1, account_id=2, start=datetime(2019, 1, 2, 10), people=(2,), state="logged"),
    Note(id=1, account_id=2, person_id=2, at=NOW, text="x"),
    NextStep(id=1, account_id=2, due=TODAY, text="x", visit_id=1),
    Opportunity(
        id=1,
        account_id=2,
        name="line",
        opened=TODAY,
        milestones=(PaymentMilestone(kind="advance", amount=5, invoice_id=2),),
    ),
    invoice(1, 1, "R1"),
    invoice(2, 2, "r 1", disputed=True, issued=TODAY),
    invoice(3, 2, "R3"),
    payment(1, 2, 3, 100),
    PaymentPromise(
        id=1, account_id=2, made=TODAY, due=TODAY, amount=1, currency="EUR", invoices=(2, 1, 3)
    ),
    Dispute(id=1, account_id=2, invoice_id=2, opened=TODAY, reason="late"),
    Chase(id=1, account_id=2, on=TODAY, person_id=2, promise_id=1),
    PlanItem(id=1, account_id=2, person_id=2, target="trust", due=TODAY),
)


def test_all_that_hangs_on_it_moves_and_the_sentence_says_so() -> None:
    desk = desk_of(*ALL)
    before = whole(desk)
    view = merge_accounts(desk, 1, 2)
    assert (view.id, view.text) == (
        1,
        "Merged: GTXPro Ltd into GTX Pro with 1 person, 1 visit, 1 opportunity, 1 invoice, "
        "7 other records; 1 invoice that both had is one now",
    )
    assert names(desk, "accounts", 2) == names(desk, "invoices", 2) == []
    assert set(stand(desk, Invoice)) == {1, 3}
    joined = stand(desk, Invoice)[1]
    assert (joined.number, joined.disputed, joined.issued) == ("R1", True, TODAY)
    assert stand(desk, PaymentPromise)[1].invoices == (1, 3)
    assert stand(desk, Opportunity)[1].milestones[0].invoice_id == 1
    assert stand(desk, Dispute)[1].invoice_id == 1
    assert keeping.undo(desk).undone == view.text
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("payments", "left", "kept"),
    [
        # What the ledger says of both copies, it says of one.
        ([payment(1, 1, 1, 400, source="import"), payment(2, 2, 2, 400, source="import")], 600, 1),
        ([payment(1, 1, 1, 400, source="import"), payment(2, 2, 2, 700, source="import")], 300, 2),
        ([payment(2, 2, 2, 400, source="presumed")], 600, 1),
        # What the rep entered is money; the ledger knows it by now.
        ([payment(1, 1, 1, 400), payment(2, 2, 2, 400, source="import")], 600, 1),
        ([payment(1, 1, 1, 400), payment(2, 2, 2, 700, source="import")], 300, 2),
        ([payment(1, 1, 1, 400), payment(2, 2, 2, 300)], 300, 2),
        (
            [
                payment(1, 1, 1, 400),
                payment(2, 2, 2, 300),
                payment(3, 2, 2, 200, source="import"),
                payment(4, 1, 1, 100, source="import"),
            ],
            300,
            2,
        ),
        # A payment that went to both goes to one.
        (
            [
                payment(
                    1,
                    1,
                    1,
                    500,
                    allocations=(
                        Allocation(invoice_id=1, amount=300),
                        Allocation(invoice_id=2, amount=200),
                    ),
                )
            ],
            500,
            1,
        ),
    ],
)
def test_the_money_of_a_double_invoice_counts_once(
    payments: list[Payment], left: int, kept: int
) -> None:
    desk = desk_of(GTX, OTHER, invoice(1, 1, "R1"), invoice(2, 2, "R1"), *payments)
    merge_accounts(desk, 1, 2)
    found = stand(desk, Payment)
    assert open_amounts(stand(desk, Invoice).values(), found.values(), TODAY) == {1: left}
    assert owed(desk) == {"EUR": left}
    assert len(found) == kept
    for one in found.values():
        assert [part.invoice_id for part in one.allocations] == [1]
        assert one.amount == sum(part.amount for part in one.allocations)


def test_a_double_that_is_paid_in_one_account_is_settled() -> None:
    desk = desk_of(
        GTX,
        OTHER,
        invoice(1, 1, "R1"),
        invoice(2, 2, "R1", settled=TODAY),
        payment(1, 2, 2, 1_000, source="import"),
    )
    merge_accounts(desk, 1, 2)
    assert stand(desk, Invoice)[1].settled == TODAY


def test_the_same_number_with_another_amount_stays_two_and_is_told() -> None:
    desk = desk_of(GTX, OTHER, invoice(1, 1, "R1"), invoice(2, 2, "R1", 900))
    view = merge_accounts(desk, 1, 2)
    assert view.text.endswith("1 invoice number stands there twice, with different amounts")
    assert {one.account_id for one in stand(desk, Invoice).values()} == {1}
    assert owed(desk) == {"EUR": 1_900}


def test_what_has_left_for_the_history_moves_too(tmp_path: Path) -> None:
    old = date(2019, 3, 1)
    past: dict[str, Any] = {"issued": old, "due": old, "settled": old}
    book = Book.open(tmp_path / "book.json", today=TODAY)
    with book.transaction("fill") as change:
        for record in (
            GTX,
            OTHER,
            invoice(1, 1, "R1", **past),
            invoice(2, 2, "R1", **past),
            invoice(3, 2, "R3", **past),
            payment(1, 1, 1, 1_000, on=old, source="import"),
            payment(2, 2, 2, 1_000, on=old, source="import"),
            payment(3, 2, 3, 1_000, on=old, source="import"),
        ):
            change.add(record)
    assert sorted(book.history(Invoice, date.min)) == [1, 2, 3]
    desk = Desk(book, Clock(NOW), Settings(), Drafts.in_memory())
    merge_accounts(desk, 1, 2)
    for kind in (Invoice, Payment):
        left = [*book.history(kind, date.min).values(), *book.since(kind, date.min).values()]
        assert [getattr(one, "account_id", 0) for one in left] == [1, 1]
    assert sorted(book.since(Invoice, date.min)) == [1, 3]
    keeping.undo(desk)
    assert {one.account_id for one in book.since(Invoice, date.min).values()} == {1, 2}
    assert dict(book.all(Account)) == {1: GTX, 2: OTHER}


@pytest.mark.parametrize(
    ("kept", "gone", "trouble"), [(1, 1, CannotMerge), (1, 99, Gone), (99, 1, Gone)]
)
def test_accounts_that_cannot_be_merged(kept: int, gone: int, trouble: type[Exception]) -> None:
    desk = desk_of(GTX, OTHER)
    before, generation = whole(desk), desk.book.generation
    with pytest.raises(trouble):
        merge_accounts(desk, kept, gone)
    assert (whole(desk), desk.book.generation) == (before, generation)


# -- people


def test_people_become_one_with_all_that_names_them() -> None:
    early, late = date(2026, 1, 5), date(2026, 3, 1)
    one = Person(
        id=1,
        account_id=1,
        name="Wang Lin",
        email="wl@gtx.example",
        phone="021-5555 0100",
        roles=("purchaser",),
        sayings=("slow is fast",),
        title="buyer",
        history=(PersonChange(on=late, field="attitude", new="doubts"),),
        birthday=date(1904, 5, 6),
        birth_year_known=False,
    )
    other = Person(
        id=2,
        account_id=1,
        name="王琳",
        email="lin@gtx.example",
        phone="139 5555 0104",
        roles=("coach", "purchaser"),
        sayings=("a cable is a promise", "slow is fast"),
        title="head of purchasing",
        attitude="accepts",
        history=(PersonChange(on=early, field="relation", new="know"),),
        birthday=date(1980, 5, 6),
        listens_to=(1, 3),
        conflicts_with=(1,),
        former=True,
    )
    third = Person(
        id=3,
        account_id=1,
        name="Xu",
        reports_to=2,
        listens_to=(2, 1),
        conflicts_with=(2,),
        successor_id=2,
        history=(
            PersonChange(on=early, field="reports_to", old="1", new="2"),
            PersonChange(on=late, field="reports_to", old="9", new="2"),
            PersonChange(on=late, field="title", old="2", new="3"),
        ),
    )
    desk = desk_of(
        msgspec.structs.replace(GTX, payment_chain=(PaymentStep(title="CFO", person_id=2),)),
        one,
        other,
        third,
        Visit(id=1, account_id=1, start=NOW, people=(2, 3, 1)),
        PlanItem(id=1, account_id=1, person_id=2, through=1, target="trust", due=TODAY),
    )
    before = whole(desk)
    view = merge_people(desk, 1, 2)
    assert view.text == "Merged: 王琳 into Wang Lin with 1 person, 1 visit, 2 other records"
    assert names(desk, "people", 2) == []
    people = stand(desk, Person)
    assert people[1] == msgspec.structs.replace(
        one,
        aliases=("王琳", "lin@gtx.example"),
        phone="021-5555 0100 / 139 5555 0104",
        roles=("purchaser", "coach"),
        sayings=("slow is fast", "a cable is a promise"),
        attitude="accepts",
        history=(*other.history, *one.history),
        birthday=date(1980, 5, 6),
        birth_year_known=True,
        listens_to=(3,),
    )
    assert people[3] == msgspec.structs.replace(
        third,
        reports_to=1,
        listens_to=(1,),
        conflicts_with=(1,),
        successor_id=1,
        history=(
            PersonChange(on=late, field="reports_to", old="9", new="1"),
            PersonChange(on=late, field="title", old="2", new="3"),
        ),
    )
    assert stand(desk, Visit)[1].people == (1, 3)
    assert stand(desk, PlanItem)[1].through is None
    (note,) = stand(desk, Note).values()
    assert note.text == ("王琳 was merged into Wang Lin; there it said: title: head of purchasing")
    assert note.person_id == 1
    keeping.undo(desk)
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ({1: 2, 2: None, 3: None}, {1: None, 3: None}),
        ({1: 2, 2: 3, 3: None}, {1: 3, 3: None}),
        ({1: 2, 2: 3, 3: 1}, {1: None, 3: 1}),
        ({1: 3, 2: None, 3: 2}, {1: None, 3: 1}),
        ({1: None, 2: 3, 3: None}, {1: 3, 3: None}),
        ({1: None, 2: 1, 3: 2}, {1: None, 3: 1}),
        ({1: 3, 2: 1, 3: None}, {1: 3, 3: None}),
        ({1: 3, 2: 4, 3: 2, 4: None}, {1: 4, 3: 1, 4: None}),
    ],
)
def test_nobody_reports_to_himself_afterwards(
    above: dict[int, int | None], expected: dict[int, int | None]
) -> None:
    people = [
        Person(id=id, account_id=1, name=f"P{id}", reports_to=boss) for id, boss in above.items()
    ]
    desk = desk_of(GTX, *people)
    merge_people(desk, 1, 2)
    assert {id: one.reports_to for id, one in stand(desk, Person).items()} == expected


def test_who_is_there_stays_there_whoever_was_merged_into_them() -> None:
    left = Person(id=2, account_id=1, name="Lin", former=True, chair_gone=True, successor_id=3)
    desk = desk_of(GTX, WANG, left, Person(id=3, account_id=1, name="Xu"))
    merge_people(desk, 1, 2)
    found = stand(desk, Person)[1]
    assert (found.former, found.chair_gone, found.successor_id) == (False, False, None)


@pytest.mark.parametrize(
    ("kept", "gone", "trouble", "words"),
    [
        (1, 1, CannotMerge, "one and the same person"),
        (1, 2, CannotMerge, "Wang Lin and Lin Wang belong to different accounts"),
        (1, 99, Gone, "no longer"),
    ],
)
def test_people_that_cannot_be_merged(
    kept: int, gone: int, trouble: type[Exception], words: str
) -> None:
    desk = desk_of(GTX, OTHER, WANG, LIN)
    before, generation = whole(desk), desk.book.generation
    with pytest.raises(trouble, match=words):
        merge_people(desk, kept, gone)
    assert (whole(desk), desk.book.generation) == (before, generation)


# -- laws


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
