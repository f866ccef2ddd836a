"""The forms about money: what holds for every one of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import BRANDT, desk_of, desk_with, stand, whole
from tests.desk.money_forms import KINDS, refused, save
from tests.desk.owing import Values, bill, books, paid, shown, sums
from tui import i18n
from tui.desk import edit
from tui.desk.claims import main_currency
from tui.desk.edit import Kind
from tui.domain.records import Account, Record
from tui.i18n import LANGUAGES, Language
from tui.settings import Settings

# -- every form


@settings(max_examples=60, deadline=None)
@given(books(), st.sampled_from(LANGUAGES))
def test_saving_what_is_shown_writes_nothing_whatever_is_in_the_book(
    records: tuple[Record, ...], language: Language
) -> None:
    i18n.use(language)
    terms = [replace(one, terms_days=30) for one in records if isinstance(one, Account)]
    desk = desk_of(*terms, *(one for one in records if not isinstance(one, Account)))
    before, generation = whole(desk), desk.book.generation
    for kind, table in KINDS.items():
        for id in stand(desk, table):
            assert edit.save(desk, kind, id, shown(desk, kind, id)).text == ""
            assert edit.check(desk, kind, id, shown(desk, kind, id)) == ()
    assert (whole(desk), desk.book.generation) == (before, generation)


@settings(max_examples=60, deadline=None)
@given(books())
def test_another_note_changes_nothing_else(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    before = sums(desk)
    notes: dict[Kind, str] = {"promise": "text", "payment": "text", "dispute": "reason"}
    for kind, field in notes.items():
        for id, stored in stand(desk, KINDS[kind]).items():
            changed = {field: "another word"}
            assert save(desk, kind, id, **changed) == replace(stored, **changed)
    assert sums(desk) == before


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("promise", {}, "account"),
        ("promise", {"account": "hx", "due": "fri"}, "amount"),
        ("promise", {"account": "hx", "amount": "5"}, "due"),
        ("payment", {"account": "hx"}, "amount"),
        ("dispute", {"account": "hx", "reason": "x"}, "invoice"),
        ("dispute", {"account": "hx", "invoice": "R-1"}, "reason"),
        ("invoice", {"account": "hx", "amount": "5"}, "number"),
        ("invoice", {"account": "hx", "number": "5"}, "amount"),
    ],
)
def test_what_is_needed(kind: Kind, values: Values, field: str) -> None:
    assert refused(desk_with(bill(1, 9)), kind, None, **values) == (field, "missing")


@pytest.mark.parametrize("typed", ["much", "0", "-5", "5.001", "80k 5", "fri"])
@pytest.mark.parametrize("kind", ["promise", "payment", "invoice"])
def test_what_is_no_amount(kind: Kind, typed: str) -> None:
    more = {"due": "fri"} if kind == "promise" else {"number": "N"} if kind == "invoice" else {}
    found = refused(desk_with(bill(1, 9)), kind, None, account="hx", amount=typed, **more)
    assert found == ("amount", "unreadable_amount")


@pytest.mark.parametrize(
    ("records", "currency"),
    [
        ((), "CNY"),
        ((bill(1, 9, currency="EUR"),), "EUR"),
        ((bill(1, -9, currency="JPY"),), "JPY"),
        ((bill(1, 9), bill(2, 9, currency="JPY")), "CNY"),  # of equals its own
        ((bill(1, 9), bill(2, 10, 1, currency="EUR")), "EUR"),
        ((bill(1, 0, 5), bill(2, -5, 10**9, currency="JPY")), "CNY"),
        ((paid(1, 5, 700, currency="USD"),), "CNY"),  # a credit is nothing owed
        ((bill(1, 9, 500, currency="USD"), paid(1, 5, 500, (1, 500), currency="USD")), "CNY"),
    ],
)
def test_an_amount_without_a_currency_is_in_the_one_that_is_owed(
    records: tuple[Record, ...], currency: str
) -> None:
    desk = desk_with(*records)
    assert main_currency(desk, 1) == currency
    assert save(desk, "promise", None, account="hx", amount="80", due="fri").currency == currency


def test_of_a_new_account_it_is_the_settings_currency() -> None:
    desk = desk_with(settings=Settings(currency="JPY"))
    made = save(desk, "promise", None, account="+Neu", amount="80", due="fri")
    assert (made.amount, made.currency, made.account_id) == (80, "JPY", 4)
    assert main_currency(desk, 99) == "JPY"


def test_completions_are_the_fields_whole_text() -> None:
    desk = desk_with(bill(1, 9), bill(2, 5), bill(3, 5, account=BRANDT))

    def offered(kind: Kind, name: str, text: str, id: int | None = None) -> list[str]:
        return edit.complete(desk, kind, name, text, {"account": "hx"}, id=id)

    assert offered("promise", "invoices", "") == ["R-1", "R-2"]
    assert offered("promise", "invoices", "R-1, r") == ["R-1, R-2"]
    assert offered("dispute", "invoice", "r-2") == ["R-2"]
    assert offered("payment", "invoices", "R-2 50, ") == ["R-2 50, R-1", "R-2 50, R-2"]
    assert edit.complete(desk, "analysis", "chain", "zhao > wa", {}, id=1) == [
        "zhao > Wang Lin 王琳"
    ]
    assert edit.complete(desk, "analysis", "ways", "serv", {}, id=1) == ["service"]
