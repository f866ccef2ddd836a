"""The forms about money: promise, payment, dispute, invoice, analysis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import (
    BRANDT,
    HUAXIN,
    PELL,
    TODAY,
    WANG,
    ZHAO,
    desk_of,
    desk_with,
    stand,
    whole,
)
from tests.desk.owing import (
    Values,
    accounts,
    amounts,
    begun,
    bill,
    books,
    day,
    disputed,
    echoes,
    left_of,
    paid,
    shown,
    sums,
    word,
)
from tui import i18n
from tui.desk import edit
from tui.desk.claims import main_currency
from tui.desk.edit import FieldTrouble, Kind
from tui.desk.ground import Desk
from tui.domain.records import (
    Account,
    Dispute,
    Invoice,
    Payment,
    PaymentPromise,
    PaymentStep,
    Person,
    Record,
    WayIn,
)
from tui.i18n import LANGUAGES, Language
from tui.settings import Settings

KINDS: dict[Kind, type[Record]] = {
    "promise": PaymentPromise,
    "payment": Payment,
    "dispute": Dispute,
    "invoice": Invoice,
    "analysis": Account,
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


def save(desk: Desk, kind: Kind, id: int | None, **values: str) -> Any:
    """The record as it stands after a save."""
    told = edit.save(desk, kind, id, values)
    return stand(desk, KINDS[kind])[told.id]


def parts(payment: Payment) -> dict[int, int]:
    return {part.invoice_id: part.amount for part in payment.allocations}


def refused(desk: Desk, kind: Kind, id: int | None, **values: str) -> tuple[str, str]:
    """Field and code of the trouble; nothing is written."""
    before = whole(desk)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk, kind, id, values)
    assert whole(desk) == before
    assert "{" not in str(caught.value)
    return caught.value.field, caught.value.code


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


# -- promises


def test_a_new_promise() -> None:
    desk = desk_with(bill(1, 9), bill(2, 5), bill(3, -5))
    before = whole(desk)
    assert begun(desk, "promise") == {
        "account": HUAXIN.name,
        "amount": "2,000",
        "due": "",
        "person": "",
        "invoices": "",
        "text": "",
    }
    told = edit.save(
        desk,
        "promise",
        None,
        {"account": "hx", "amount": "80k", "due": "fri", "person": "+李伟", "invoices": "2, R-1"},
    )
    assert told.text == "Huaxin Cable 华信电缆: ¥80,000 promised by Fri 27 Nov 2026"
    assert stand(desk, PaymentPromise) == {
        1: PaymentPromise(
            id=1,
            account_id=1,
            made=TODAY,
            due=date(2026, 11, 27),
            amount=8_000_000,
            currency="CNY",
            invoices=(2, 1),
            person_id=4,
        )
    }
    assert stand(desk, Person)[4].name == "李伟"
    assert desk.book.undo().text == told.text
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("records", "amount"),
    [
        ((), ""),
        ((bill(1, 9),), "1,000"),
        ((bill(1, 0),), "1,000"),
        ((bill(1, -1),), ""),
        ((bill(1, 9), bill(2, 5, 50)), "1,000.50"),
        ((bill(1, 9), word(1, 3, 60_000)), "400"),
        ((bill(1, 9), word(1, 0, 60_000)), "400"),
        ((bill(1, 9), word(1, -1, 60_000)), "1,000"),  # missed: ask for all of it
        ((bill(1, 9), word(1, 3, 60_000, withdrawn=TODAY)), "1,000"),
        ((bill(1, 9), word(1, 3, 60_000), paid(1, 1, 20_000, (1, 20_000))), "400"),
        ((bill(1, 9), word(1, 3, 200_000)), ""),
        ((bill(1, 9, disputed=True),), ""),
        ((bill(1, 9), bill(2, 5), disputed(1, bill(1, 9))), "1,000"),
        ((bill(1, 9), disputed(1, bill(1, 9), 30_000)), "700"),
        ((bill(1, 9), disputed(1, bill(1, 9), 30_000), word(1, 3, 60_000)), "100"),
        ((bill(1, 9), word(1, 3, 60_000, currency="EUR")), "1,000"),
        ((bill(1, 9, 1_000, currency="JPY"),), "1,000"),
        ((bill(1, 9), bill(2, 30, 5_000, currency="EUR")), "50"),
        ((bill(1, 9), bill(2, 9, -20_000)), "1,000"),
    ],
)
def test_the_default_is_what_is_due_less_open_promises_and_disputes(
    records: tuple[Record, ...], amount: str
) -> None:
    assert begun(desk_with(*records), "promise")["amount"] == amount


@settings(max_examples=80, deadline=None)
@given(books())
def test_the_default_amount_of_any_book(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    ledger = desk.ground.ledger
    for account in (HUAXIN, BRANDT, PELL):
        currency = main_currency(desk, account.id)
        mine = [
            (one, left)
            for id_, left in ledger.open_amounts.items()
            if left > 0
            and (one := ledger.invoices[id_]).account_id == account.id
            and one.currency == currency
            and one.due
            and one.due <= TODAY
        ]
        due = sum(left for _one, left in mine)
        quarrel = sum(ledger.disputed_part(one.id) for one, _left in mine)
        promised = sum(
            ledger.judged[one.id].missing
            for one in ledger.promises.values()
            if (one.account_id, one.currency) == (account.id, currency)
            and one.id in ledger.judged
            and ledger.judged[one.id].state == "open"
            and one.due >= TODAY
        )
        wanted = max(0, due - promised - quarrel)
        typed = begun(desk, "promise", account)["amount"]
        assert bool(typed) is bool(wanted)
        if typed:
            made = save(desk, "promise", None, account=str(account.id), amount=typed, due="fri")
            assert (made.amount, made.currency) == (wanted, currency)
            desk.book.undo()


def test_a_promise_is_read_back_before_it_is_saved() -> None:
    desk = desk_with(bill(1, 9))
    said = echoes(desk, "promise", None, account="hx", amount="500", due="fri", person="wang")
    assert said == {
        "account": HUAXIN.name,
        "amount": "¥500",
        "due": "Fri 27 Nov 2026; say: “Wang Lin, you pay ¥500 by Fri 27 Nov 2026. I note it.”",
        "person": WANG.name,
    }
    assert "say" not in str(echoes(desk, "promise", None, account="hx", due="fri"))


def test_a_promise_is_withdrawn() -> None:
    desk = desk_with(bill(1, 9), word(1, 3))
    assert "withdrawn" not in begun(desk, "promise")
    told = edit.save(desk, "promise", 1, {"withdrawn": "today"})
    assert told.text.endswith("withdrawn")
    assert desk.ground.ledger.judged[1].state == "withdrawn"
    assert save(desk, "promise", 1, withdrawn="").withdrawn is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"due": "yesterday"}, ("due", "date_past")),
        ({"withdrawn": "tomorrow"}, ("withdrawn", "future")),
        ({"invoices": "R-9"}, ("invoices", "unknown_invoice")),
        ({"invoices": "1"}, ("invoices", "ambiguous_invoice")),
        ({"invoices": "R-4"}, ("invoices", "other_currency")),
        ({"amount": "5 EUR", "invoices": "R-11"}, ("invoices", "other_currency")),
        ({"account": "brandt"}, ("invoices", "unknown_invoice")),
        ({"person": "nobody"}, ("person", "unknown_person")),
    ],
)
def test_what_a_promise_refuses(values: Values, expected: tuple[str, str]) -> None:
    desk = desk_with(
        bill(1, 9),
        bill(11, 5),
        bill(3, 5, number="R-21"),
        bill(4, 5, currency="EUR"),
        bill(5, 5, account=BRANDT, number="R-51"),
        word(1, 3, invoices=(1,)),
    )
    assert refused(desk, "promise", 1, **values) == expected


def test_a_late_promise_can_be_edited_where_it_is() -> None:
    desk = desk_with(bill(1, 9), word(1, -3, person_id=2, invoices=(1,)))
    values = {**shown(desk, "promise", 1), "text": "by transfer"}
    assert save(desk, "promise", 1, **values) == word(
        1, -3, person_id=2, invoices=(1,), text="by transfer"
    )


# -- payments


def test_a_new_payment_pays_the_oldest_first() -> None:
    desk = desk_with(
        bill(1, 9), bill(2, 40), bill(3, 5, currency="EUR"), bill(4, -5), bill(5, 3, due=None)
    )
    before = whole(desk)
    values = {"account": "hx", "amount": "1500", "text": "bank"}
    assert echoes(desk, "payment", None, **values)["invoices"] == "R-2 ¥1,000, R-1 ¥500"
    told = edit.save(desk, "payment", None, values)
    assert told.text == "Huaxin Cable 华信电缆: ¥1,500 came in on Sat 21 Nov 2026"
    payment = stand(desk, Payment)[1]
    assert parts(payment) == {2: 100_000, 1: 50_000}
    assert (payment.on, payment.source, payment.text) == (TODAY, "rep", "bank")
    assert stand(desk, Invoice)[2].settled == TODAY
    assert stand(desk, Invoice)[1].settled is None
    assert left_of(desk) == {"R-1": 50_000, "R-3": 100_000, "R-4": 100_000, "R-5": 100_000}
    desk.book.undo()
    assert whole(desk) == before


def test_an_over_payment_stays_as_a_credit_and_shows_in_what_is_owed() -> None:
    desk = desk_with(bill(1, 9), bill(2, 9, account=BRANDT))
    said = echoes(desk, "payment", None, account="hx", amount="1300")
    assert said["invoices"] == "R-1 ¥1,000, credit ¥300"
    payment = save(desk, "payment", None, account="hx", amount="1300")
    assert parts(payment) == {1: 100_000}
    owed = sums(desk)["owes"].accounts  # type: ignore[attr-defined]
    rows = {(row.account.id, row.currency): str(row.outstanding) for row in owed}
    assert rows == {(1, "CNY"): "-300.00", (2, "EUR"): "1000.00"}
    assert owed[1].ageing.not_due == -300


def test_money_for_nothing_is_a_credit() -> None:
    desk = desk_with()
    payment = save(desk, "payment", None, account="hx", amount="20", on="yesterday")
    assert (payment.allocations, payment.on) == ((), day(-1))
    assert echoes(desk, "payment", None, account="hx", amount="20")["invoices"] == "credit ¥20"


@pytest.mark.parametrize(
    ("amount", "typed", "expected"),
    [
        ("1500", "R-1", {1: 100_000}),
        ("500", "R-1", {1: 50_000}),
        ("1500", "R-1, R-2", {1: 100_000, 2: 50_000}),
        ("1500", "R-2, R-1", {2: 100_000, 1: 50_000}),
        ("1500", "R-1 200, R-2", {1: 20_000, 2: 100_000}),
        ("1500", "1 200，2 0.3k", {1: 20_000, 2: 30_000}),
        ("1500", "R-1 200; R-1 300", {1: 50_000}),
        ("3000", "R-1 1,000, R-2 1,000", {1: 100_000, 2: 100_000}),
        ("700", "INV 2026 7 600", {7: 60_000}),
        ("700", "inv 2026 7", {7: 70_000}),
        ("1700", "R-7, R-1", {1: 100_000}),  # a credit note takes nothing
        ("700", "R-1 1000, R-7 -300", None),
    ],
)
def test_a_payment_by_hand(amount: str, typed: str, expected: dict[int, int] | None) -> None:
    desk = desk_with(
        bill(1, 9),
        bill(2, 40),
        bill(7, 60, number="INV 2026 7"),
        bill(8, 3, -30_000, number="R-7"),
    )
    values = {"account": "hx", "amount": amount, "invoices": typed}
    if expected is None:
        assert refused(desk, "payment", None, **values)[0] == "invoices"
    else:
        assert parts(save(desk, "payment", None, **values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"invoices": "R-1 1,001"}, ("invoices", "beyond_open")),
        ({"invoices": "R-1 400, R-2 200"}, ("invoices", "beyond_amount")),
        ({"invoices": "R-9"}, ("invoices", "unknown_invoice")),
        ({"invoices": "R-3"}, ("invoices", "unknown_invoice")),  # in another currency
        ({"invoices": "R-1 much"}, ("invoices", "unreadable_amount")),
        ({"invoices": "R-1 50 EUR"}, ("invoices", "other_currency")),
        ({"invoices": "5"}, ("invoices", "unknown_invoice")),  # another account's
        ({"on": "tomorrow"}, ("on", "future")),
    ],
)
def test_what_a_payment_refuses(values: Values, expected: tuple[str, str]) -> None:
    desk = desk_with(
        bill(1, 9), bill(2, 40), bill(3, 5, currency="EUR"), bill(4, 5, account=BRANDT, number="5")
    )
    assert refused(desk, "payment", None, account="hx", amount="500", **values) == expected


@pytest.mark.parametrize(
    ("values", "expected", "open_"),
    [
        ({"amount": "400"}, {2: 40_000}, {"R-1": 100_000, "R-2": 60_000, "R-3": 100_000}),
        ({"amount": "1,200"}, {2: 100_000, 1: 20_000}, {"R-1": 80_000, "R-3": 100_000}),
        (
            {"amount": "2,500"},
            {2: 100_000, 1: 100_000, 3: 50_000},
            {"R-3": 50_000},
        ),
        (
            {"amount": "4,000"},
            {2: 100_000, 1: 100_000, 3: 100_000},
            {},
        ),
        ({"invoices": "R-3"}, {3: 100_000}, {"R-1": 100_000, "R-2": 100_000}),
        ({"invoices": ""}, {1: 100_000, 2: 50_000}, {"R-2": 50_000, "R-3": 100_000}),
        ({"text": "x"}, {2: 100_000, 1: 50_000}, {"R-1": 50_000, "R-3": 100_000}),
    ],
)
def test_a_payment_of_another_amount_goes_on_paying_what_it_paid(
    values: Values, expected: dict[int, int], open_: dict[str, int]
) -> None:
    desk = desk_with(bill(1, 40), bill(2, 9), bill(3, 5))
    save(desk, "payment", None, account="hx", amount="1500", invoices="R-2, R-1")
    before = whole(desk)
    state = sums(desk)
    changed = save(desk, "payment", 1, **{**shown(desk, "payment", 1), **values})
    assert parts(changed) == expected
    assert left_of(desk) == open_
    for invoice in stand(desk, Invoice).values():
        assert (invoice.settled == TODAY) is (invoice.number not in open_)
    desk.book.undo()
    assert (whole(desk), sums(desk)) == (before, state)


def test_a_payment_of_another_account_pays_there() -> None:
    desk = desk_with(
        bill(1, 40), bill(2, 9, account=BRANDT, currency="CNY"), bill(3, 50, account=BRANDT)
    )
    save(desk, "payment", None, account="hx", amount="600")
    moved = save(desk, "payment", 1, **{**shown(desk, "payment", 1), "account": "brandt"})
    assert (moved.account_id, moved.amount, moved.currency) == (2, 60_000, "CNY")
    assert parts(moved) == {2: 60_000}
    assert left_of(desk) == {"R-1": 100_000, "R-2": 40_000, "R-3": 100_000}


def test_a_payment_in_another_currency_pays_anew() -> None:
    desk = desk_with(bill(1, 40), bill(2, 9, currency="EUR"))
    save(desk, "payment", None, account="hx", amount="600")
    changed = save(desk, "payment", 1, amount="600 EUR")
    assert (changed.currency, parts(changed)) == ("EUR", {2: 60_000})
    assert left_of(desk) == {"R-1": 100_000, "R-2": 40_000}


def test_the_note_of_an_overpaid_invoices_payment_can_change() -> None:
    desk = desk_with(
        bill(1, 40), paid(1, 3, 100_000, (1, 100_000)), paid(2, 2, 50_000, (1, 50_000))
    )
    assert parts(save(desk, "payment", 2, text="twice?")) == {1: 50_000}
    assert left_of(desk) == {"R-1": -50_000}


def test_a_figure_alone_stays_in_the_currency_of_its_record() -> None:
    desk = desk_with(bill(1, 40, currency="EUR"))
    save(desk, "payment", None, account="hx", amount="1000")
    assert main_currency(desk, 1) == "CNY"  # nothing is owed in euro any more
    assert shown(desk, "payment", 1)["amount"] == "1,000 EUR"
    assert save(desk, "payment", 1, amount="900").currency == "EUR"
    assert left_of(desk) == {"R-1": 10_000}


def test_a_credit_is_not_spent_by_a_new_note_but_by_naming_an_invoice() -> None:
    desk = desk_with(paid(1, 30, 70_000), bill(1, 9))
    assert save(desk, "payment", 1, text="deposit").allocations == ()
    assert parts(save(desk, "payment", 1, invoices="R-1")) == {1: 70_000}
    assert left_of(desk) == {"R-1": 30_000}


def test_what_a_payment_shows_can_be_typed_again() -> None:
    desk = desk_with(bill(1, 40, number="A 1"), bill(2, 9, 12_345_678), bill(3, 3))
    save(desk, "payment", None, account="hx", amount="124,456.78", invoices="2, A 1 1,000")
    values = shown(desk, "payment", 1)
    assert values["invoices"] == "R-2 123,456.78, A 1 1,000"
    edit.save(desk, "payment", 1, {"invoices": "R-3 1"})
    again = save(desk, "payment", 1, **values)
    assert parts(again) == {2: 12_345_678, 1: 100_000}


@settings(max_examples=80, deadline=None)
@given(books(), accounts, amounts, amounts)
def test_no_cent_is_made_or_lost(
    records: tuple[Record, ...], account: Account, first: int, second: int
) -> None:
    """A payment, then the same one of another amount."""
    desk = desk_of(*records)
    before, state = whole(desk), sums(desk)
    currency = main_currency(desk, account.id)
    places = 0 if currency == "JPY" else 2

    def outstanding() -> int:
        owed = desk.ground.ledger.balances.get(account.id, {}).get(currency)
        return owed.outstanding if owed else 0

    def typed(minor: int) -> str:
        return f"{minor / 10**places:.{places}f}"

    owed = outstanding()
    left = {id_: one for id_, one in desk.ground.ledger.open_amounts.items() if one > 0}
    new = edit.save(desk, "payment", None, {"account": str(account.id), "amount": typed(first)}).id
    assert outstanding() == owed - first
    edit.save(desk, "payment", new, {"amount": typed(second)})
    assert outstanding() == owed - second
    payment = stand(desk, Payment)[new]
    assert all(0 < amount <= left[id_] for id_, amount in parts(payment).items())
    assert sum(parts(payment).values()) <= second
    if first != second:
        desk.book.undo()
    desk.book.undo()
    assert (whole(desk), sums(desk)) == (before, state)


# -- disputes


def test_a_new_dispute() -> None:
    desk = desk_with(bill(1, 9))
    assert begun(desk, "dispute")["invoice"] == "R-1"
    told = edit.save(
        desk,
        "dispute",
        None,
        {
            **begun(desk, "dispute"),
            "reason": "scratched",
            "amount": "600",
            "next_due": "fri",
            "owner": "Jo",
        },
    )
    assert told.text == "Huaxin Cable 华信电缆: R-1 in dispute: scratched; next Fri 27 Nov 2026"
    assert stand(desk, Dispute)[1] == Dispute(
        id=1,
        account_id=1,
        invoice_id=1,
        opened=TODAY,
        reason="scratched",
        amount=60_000,
        next_due=date(2026, 11, 27),
        owner="Jo",
    )
    told = edit.save(desk, "dispute", 1, {"settled": "today"})
    assert told.text == "Huaxin Cable 华信电缆: dispute over R-1 settled"
    assert desk.ground.ledger.disputed == frozenset()


def test_which_invoice_is_meant_is_asked_where_there_are_several() -> None:
    first = bill(1, 9)
    assert begun(desk_with(first, bill(2, 5)), "dispute")["invoice"] == ""
    assert begun(desk_with(first, bill(2, 5), disputed(1, first)), "dispute")["invoice"] == "R-2"


@pytest.mark.parametrize(
    ("typed", "amount"), [("600", 600), ("600 JPY", 600), ("", None), ("0.3k", 300)]
)
def test_the_part_is_in_the_currency_of_its_invoice(typed: str, amount: int | None) -> None:
    desk = desk_with(bill(1, 60), bill(2, 9, 5_000, currency="JPY"))
    values = {"account": "hx", "invoice": "R-2", "reason": "x", "amount": typed}
    assert save(desk, "dispute", None, **values).amount == amount
    assert shown(desk, "dispute", 1)["amount"] == (f"{amount:,}" if amount else "")
    assert save(desk, "dispute", 1, amount="450").amount == 450
    # Of an invoice in yuan the same figure is another amount.
    assert save(desk, "dispute", 1, invoice="R-1").amount == 45_000


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"amount": "600 EUR"}, ("amount", "other_currency")),
        ({"amount": "1,000.01"}, ("amount", "beyond_invoice")),
        ({"invoice": "R-3"}, ("invoice", "known_dispute")),
        ({"invoice": "R-9"}, ("invoice", "unknown_invoice")),
        ({"next_due": "yesterday"}, ("next_due", "date_past")),
        ({"account": "brandt"}, ("invoice", "unknown_invoice")),
    ],
)
def test_what_a_dispute_refuses(values: Values, expected: tuple[str, str]) -> None:
    third = bill(3, 5)
    desk = desk_with(bill(1, 9), third, disputed(1, bill(1, 9)), disputed(2, third))
    assert refused(desk, "dispute", 1, **values) == expected
    if "account" not in values:
        new = {"account": "hx", "invoice": "R-1", "reason": "x", **values}
        if "next_due" not in values and values.get("invoice") != "R-9":
            with desk.book.transaction("first over") as change:
                change.remove(Dispute, 1)
        assert refused(desk, "dispute", None, **new) == expected


def test_a_dispute_opens_again_unless_there_is_another() -> None:
    first = bill(1, 9)
    desk = desk_with(first, disputed(1, first, settled=day(-1)))
    assert save(desk, "dispute", 1, settled="").is_open
    desk = desk_with(first, disputed(1, first, settled=day(-1)), disputed(2, first))
    assert refused(desk, "dispute", 1, settled="") == ("invoice", "known_dispute")
    assert save(desk, "dispute", 1, owner="Jo").owner == "Jo"


# -- invoices


@pytest.mark.parametrize(
    ("terms", "values", "due"),
    [
        (30, {}, day(30)),
        (30, {"issued": "yesterday"}, day(29)),
        (0, {}, TODAY),
        (None, {}, None),
        (30, {"due": "2026-10-01"}, date(2026, 10, 1)),
        (None, {"due": "fri"}, date(2026, 11, 27)),
        (30, {"issued": ""}, None),
    ],
)
def test_the_terms_give_the_due_day_of_an_invoice_entered_by_hand(
    terms: int | None, values: Values, due: date | None
) -> None:
    desk = desk_of(replace(HUAXIN, terms_days=terms), BRANDT)
    start = begun(desk, "invoice")
    assert start["issued"] == TODAY.isoformat()
    typed = {**start, "number": "N-1", "amount": "500", "milestone": "advance", **values}
    assert ("due" in echoes(desk, "invoice", None, **typed)) is (due is not None)
    told = edit.save(desk, "invoice", None, typed)
    assert told.text == "Huaxin Cable 华信电缆: invoice N-1, ¥500"
    made = stand(desk, Invoice)[1]
    assert (made.due, made.amount, made.currency, made.milestone) == (due, 50_000, "CNY", "advance")
    assert made.settled is None


def test_another_day_of_issue_moves_a_due_day_by_the_terms_only_where_there_is_none() -> None:
    desk = desk_of(replace(HUAXIN, terms_days=30), bill(1, 9), bill(2, 9, due=None))
    assert save(desk, "invoice", 1, issued="yesterday").due == day(-9)
    assert save(desk, "invoice", 1, due="").due == day(29)
    assert save(desk, "invoice", 2, milestone="delivery").due is None
    assert save(desk, "invoice", 2, issued="today").due == day(30)


@pytest.mark.parametrize(
    ("number", "is_refused"),
    [("R-1", True), ("r-1 ", True), ("Ｒ-1", True), ("R-11", False), ("R-2", False)],
)
def test_a_number_stands_once_in_an_account(number: str, is_refused: bool) -> None:
    desk = desk_with(
        bill(1, 900, settled=day(-800)),
        paid(1, 800, 100_000, (1, 100_000)),
        bill(2, 9, account=BRANDT),
    )
    values = {"account": "hx", "number": number, "amount": "5"}
    if is_refused:
        assert refused(desk, "invoice", None, **values) == ("number", "known_invoice")
    else:
        assert save(desk, "invoice", None, **values).number == number


@pytest.mark.parametrize(
    "named",
    [
        (paid(1, 3, 100, (1, 100)),),
        (word(1, 3, invoices=(1,)),),
        (disputed(1, bill(1, 9)),),
    ],
)
def test_an_invoice_that_is_named_keeps_account_and_currency(named: tuple[Record, ...]) -> None:
    desk = desk_with(bill(1, 9), *named)
    assert refused(desk, "invoice", 1, account="brandt") == ("account", "invoice_named")
    assert refused(desk, "invoice", 1, amount="500 EUR") == ("amount", "invoice_named")
    assert save(desk, "invoice", 1, amount="500").amount == 50_000
    free = desk_with(bill(1, 9), bill(2, 5), paid(1, 3, 100, (2, 100)))
    moved = save(free, "invoice", 1, account="brandt")
    assert (moved.account_id, moved.currency, moved.amount) == (2, "CNY", 100_000)
    assert save(free, "invoice", 1, amount="500 EUR").currency == "EUR"


def test_another_amount_settles_an_invoice_or_opens_it_again() -> None:
    desk = desk_with(bill(1, 9), paid(1, 3, 60_000, (1, 60_000)))
    before, state = whole(desk), sums(desk)
    assert save(desk, "invoice", 1, amount="600").settled == day(-3)
    assert save(desk, "invoice", 1, amount="700").settled is None
    assert left_of(desk) == {"R-1": 10_000}
    desk.book.undo()
    desk.book.undo()
    assert (whole(desk), sums(desk)) == (before, state)


# -- analysis


def test_the_analysis_of_an_account() -> None:
    desk = desk_of(HUAXIN, WANG, ZHAO)
    values = {
        "causes": "no coach, their cash",
        "chain": "zhao > cashier → wang",
        "ways": "service, brand @wang; reference cases",
    }
    assert echoes(desk, "analysis", 1, **values) == {
        "causes": "no coach, their cash",
        "chain": "Zhao Min → cashier → Wang Lin",
        "ways": "service @Wang Lin 王琳, brand @Wang Lin 王琳, reference cases",
    }
    told = edit.save(desk, "analysis", 1, values)
    assert told.text == "Huaxin Cable 华信电缆: analysis noted"
    stored = stand(desk, Account)[1]
    assert stored == replace(
        HUAXIN,
        unpaid_causes=("no_coach", "their_cash"),
        payment_chain=(
            PaymentStep(person_id=2),
            PaymentStep(title="cashier"),
            PaymentStep(person_id=1),
        ),
        ways_in=(
            WayIn(strength="service", person_id=1),
            WayIn(strength="brand", person_id=1),
            WayIn(strength="cases"),
        ),
    )
    assert shown(desk, "analysis", 1) == {
        "causes": "no coach, their cash",
        "chain": "Zhao Min 赵敏 > cashier > Wang Lin 王琳",
        "ways": "service @Wang Lin 王琳; brand @Wang Lin 王琳; reference cases",
    }
    edit.save(desk, "analysis", 1, {"chain": "", "ways": "", "causes": ""})
    assert stand(desk, Account)[1] == HUAXIN
    desk.book.undo()
    assert stand(desk, Account)[1] == stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_analysis_shows_is_left_alone_and_can_be_typed(language: Language) -> None:
    i18n.use(language)
    steps = (PaymentStep(title="wang"), PaymentStep(title="a, b > c"), PaymentStep(person_id=2))
    ways = tuple(WayIn(strength=one) for one in ("service", "cases", "few_problems"))
    noted = replace(HUAXIN, payment_chain=steps, ways_in=ways)
    desk = desk_of(noted, WANG, ZHAO)
    values = shown(desk, "analysis", 1)
    assert edit.save(desk, "analysis", 1, {**values, "causes": "no_coach"}).text
    assert stand(desk, Account)[1] == replace(noted, unpaid_causes=("no_coach",))
    save(desk, "analysis", 1, ways="")
    assert save(desk, "analysis", 1, ways=values["ways"]).ways_in == ways


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"causes": "the weather"}, ("causes", "unknown_choice")),
        ({"chain": "lin > cashier"}, ("chain", "ambiguous_person")),
        ({"chain": "+Li Wei"}, ("chain", "new_person")),
        ({"ways": "luck"}, ("ways", "unknown_choice")),
        ({"ways": "service @nobody"}, ("ways", "unknown_person")),
        ({"ways": "service @+Li"}, ("ways", "new_person")),
    ],
)
def test_what_the_analysis_refuses(values: Values, expected: tuple[str, str]) -> None:
    other = replace(ZHAO, id=4, name="Lin Hai")
    lin = replace(ZHAO, id=5, name="Lin Bo")
    assert refused(desk_of(HUAXIN, WANG, other, lin), "analysis", 1, **values) == expected


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
