"""The form of a dispute."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.making import TODAY, desk_with, stand
from tests.desk.money_forms import refused, save
from tests.desk.owing import Values, begun, bill, day, disputed, shown
from tui.desk import edit
from tui.domain.records import Dispute


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
