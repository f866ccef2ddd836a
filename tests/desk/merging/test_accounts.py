"""Two accounts that are one: all that hangs on the one that goes moves, and undo."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.desk.making import NOW, TODAY, desk_of, stand, whole
from tests.desk.merging.doubles import GTX, LIN, OTHER, THIRD, WANG, invoice, names, owed, payment
from tui.clock import Clock
from tui.desk import keeping
from tui.desk.ground import Desk, Gone
from tui.desk.merging import CannotMerge, merge_accounts
from tui.domain.receivables.ageing import open_amounts
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
    PlanItem,
    Record,
    Visit,
)
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts


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
