"""Removing records with what hangs on them."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

import pytest

from tests.desk.making import BASE, NOW, TODAY, desk_of, desk_with, stand, visit, whole
from tui.desk.example import example_book
from tui.desk.forms import Kind
from tui.desk.ground import Desk, Gone
from tui.desk.removal import remove
from tui.domain.records import (
    TABLE_OF,
    TABLES,
    Account,
    Allocation,
    Chase,
    Invoice,
    NextStep,
    Note,
    Opportunity,
    Payment,
    PaymentPromise,
    Person,
    PlanItem,
    Record,
    Visit,
)
from tui.domain.references import references

LONG_AGO = datetime(2019, 1, 2, 10)

RECORDS: tuple[Record, ...] = (
    visit(1, "14:00", people=(1, 2), seek="x"),
    Visit(id=2, account_id=1, start=LONG_AGO, people=(1,), state="logged", outcome="order"),
    visit(3, "16:00", BASE[1], people=(3, 1)),  # type: ignore[arg-type]
    Person(id=4, account_id=1, name="Xu Li", reports_to=1),
    NextStep(id=1, account_id=1, due=TODAY, text="call", person_id=1, visit_id=2),
    NextStep(id=2, account_id=2, due=TODAY, text="write"),
    Note(
        id=1, account_id=1, person_id=1, at=NOW, text="they plan a second line, and a third one too"
    ),
    Chase(id=1, account_id=1, on=TODAY, person_id=1, visit_id=2),
    PlanItem(id=1, account_id=1, person_id=1, target="support", due=TODAY),
    PlanItem(id=2, account_id=1, person_id=2, through=1, target="trust", due=TODAY),
    Opportunity(id=1, account_id=1, name="line", opened=TODAY),
    Invoice(id=1, account_id=1, number="R1", amount=100, currency="CNY"),
    Payment(
        id=1,
        account_id=1,
        on=TODAY,
        amount=60,
        currency="CNY",
        allocations=(Allocation(invoice_id=1, amount=60),),
    ),
    PaymentPromise(
        id=1, account_id=1, made=TODAY, due=TODAY, amount=40, currency="CNY", person_id=1
    ),
)


def desk() -> Desk:
    return desk_with(*RECORDS)


def dangling(desk: Desk) -> list[tuple[str, int, str]]:
    """Records that name what is not there."""
    book = whole(desk)
    return [
        (table, id, field)
        for table, stored in book.items()
        for id, record in stored.items()
        for field, target, missing in references(record)
        if missing not in book[target]
    ]


def test_the_book_of_these_tests_is_whole() -> None:
    assert dangling(desk()) == []


@pytest.mark.parametrize(
    ("kind", "id", "said"),
    [
        ("visit", 1, "Removed: Huaxin Cable 华信电缆, visit of Sat 21 Nov 2026 14:00"),
        ("visit", 2, "Removed: Huaxin Cable 华信电缆, visit of Wed 2 Jan 2019 10:00"),
        ("next_step", 2, "Removed: Brandtner Pumpen, write"),
        ("note", 1, "Removed: Huaxin Cable 华信电缆, they plan a second line, and a third on…"),
        ("person", 2, "Removed: Zhao Min 赵敏 with 1 other record"),
        ("person", 1, "Removed: Wang Lin 王琳 with 1 other record"),
        ("person", 4, "Removed: Xu Li"),
        ("account", 3, "Removed: Pell & Daughters"),
        ("account", 2, "Removed: Brandtner Pumpen with 1 person, 1 visit, 1 other record"),
        (
            "account",
            1,
            "Removed: Huaxin Cable 华信电缆 with 3 people, 2 visits, 1 opportunity, 1 invoice, "
            "7 other records",
        ),
    ],
)
def test_a_removal_says_what_went_leaves_nothing_hanging_and_is_taken_back(
    kind: Kind, id: int, said: str
) -> None:
    found = desk()
    before = whole(found)
    assert remove(found, kind, id) == said
    assert dangling(found) == []
    gone = {
        (table, one)
        for table, stored in before.items()
        for one in stored.keys() - whole(found)[table].keys()
    }
    table = {"account": "accounts", "person": "people", "next_step": "next_steps"}.get(
        kind, f"{kind}s"
    )
    assert (table, id) in gone
    assert found.book.undo().text == said
    assert whole(found) == before


def test_a_person_is_taken_out_of_every_record_however_old() -> None:
    found = desk()
    remove(found, "person", 1)
    visits = stand(found, Visit)
    assert [visits[one].people for one in (1, 2, 3)] == [(2,), (), (3,)]
    assert stand(found, Person)[4].reports_to is None
    assert stand(found, NextStep)[1].person_id is None
    assert stand(found, Note)[1].person_id is None
    assert stand(found, Chase)[1].person_id is None
    assert stand(found, PaymentPromise)[1].person_id is None
    assert set(stand(found, PlanItem)) == {2}
    assert stand(found, PlanItem)[2].through is None


def test_a_visit_leaves_what_came_of_it() -> None:
    found = desk()
    remove(found, "visit", 2)
    assert stand(found, NextStep)[1].visit_id is None
    assert stand(found, Chase)[1].visit_id is None
    assert set(stand(found, Visit)) == {1, 3}


def test_an_account_leaves_those_of_others() -> None:
    found = desk()
    remove(found, "account", 1)
    assert set(stand(found, Account)) == {2, 3}
    assert stand(found, Visit) == {3: visit(3, "16:00", BASE[1], people=(3,))}  # type: ignore[arg-type]
    assert set(stand(found, NextStep)) == {2}
    for kind in (Note, Chase, PlanItem, Opportunity, Invoice, Payment, PaymentPromise):
        assert stand(found, cast("type[Record]", kind)) == {}


@pytest.mark.parametrize("kind", ["account", "person", "visit", "next_step", "note"])
def test_what_has_gone_is_told(kind: Kind) -> None:
    with pytest.raises(Gone):
        remove(desk(), kind, 99)


def test_any_account_of_the_example_book_goes_and_comes_back() -> None:
    found = desk_of(*example_book(date(2026, 11, 21)))
    before = whole(found)
    for id in before["accounts"]:
        remove(found, "account", id)
        assert dangling(found) == []
    assert {name for name, stored in whole(found).items() if stored} <= {
        "funnel_snapshots",
        "own_words",
    }
    for _account in before["accounts"]:
        found.book.undo()
    assert whole(found) == before
    assert set(before) == set(TABLES) == set(TABLE_OF.values())
