"""The form of a promise to pay."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from tests.desk.making import BRANDT, HUAXIN, PELL, TODAY, WANG, desk_of, desk_with, stand, whole
from tests.desk.money_forms import refused, save
from tests.desk.owing import Values, begun, bill, books, disputed, echoes, paid, shown, word
from tui.desk import edit
from tui.desk.claims import main_currency
from tui.domain.records import PaymentPromise, Person, Record


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
