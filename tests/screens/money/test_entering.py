"""Payments, promises, disputes and invoices that are entered from Money."""

from __future__ import annotations

from datetime import timedelta

from tests.screens.driving import both_sizes, rounds
from tests.screens.money.owing import TODAY, an_invoice, open_sum, queue_of, three_payers
from tui.domain.records import Account, Dispute, Invoice, Payment

# -- Payments


@both_sizes
async def test_a_payment_takes_two_keys_beside_the_amount_and_pays_the_oldest(
    size: tuple[int, int],
) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "$")
        await rep.write("5000")
        assert "R-1 €4,800" in rep.shown("#effects")
        assert "R-2 €200" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "MoneyScreen"
        assert open_sum(rep, 1) == 80_000
        payment = rep.book.get(Payment, 1)
        assert payment is not None
        assert payment.source == "rep"
        paid = rep.book.get(Invoice, 1)
        assert paid is not None
        assert paid.settled == TODAY
        await rep.press("u")
        assert open_sum(rep, 1) == 580_000
        undone = rep.book.get(Invoice, 1)
        assert undone is not None
        assert undone.settled is None


async def test_the_full_width_sign_of_money_is_the_same_key() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "￥")
        assert rep.on_top == "FormScreen"


async def test_more_than_is_open_stays_a_credit() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "$")
        await rep.write("6000")
        assert "credit €200" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.desk.ground.ledger.balances[1]["EUR"].outstanding == -20_000


async def test_a_payment_goes_by_hand_where_it_is_told_to() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "$")
        await rep.write("1500")
        await rep.press("tab", "tab")
        await rep.write("R-2, R-1")
        await rep.press("enter")
        ledger = rep.desk.ground.ledger
        assert ledger.open_amounts.get(2, 0) == 0
        assert ledger.open_amounts[1] == 430_000


async def test_a_part_that_is_more_than_is_open_is_named_and_nothing_written() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "$")
        await rep.write("5000")
        await rep.press("tab", "tab")
        await rep.write("R-2 2000")
        await rep.press("enter")
        assert rep.on_top == "FormScreen"
        assert "€2,000 is more than the €1,000" in rep.shown("#effects")
        assert open_sum(rep, 1) == 580_000


# -- Promises, disputes, invoices


async def test_a_promise_proposes_what_is_due_and_is_read_back() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "p")
        assert rep.field("f-amount").value == "5,800"
        await rep.write("fri")
        assert "You pay €5,800 by Fri 27 Nov 2026" in rep.shown("#effects")
        await rep.press("enter")
        made = rep.desk.ground.ledger.promises_of[1]
        assert [(one.amount, one.due.isoformat()) for one in made] == [(580_000, "2026-11-27")]
        assert "Huaxin" in queue_of(rep)[-2] + queue_of(rep)[-1]


async def test_a_dispute_takes_its_invoice_out_of_the_queue_and_has_its_own_day() -> None:
    book = [Account(id=1, name="Huaxin"), an_invoice(1, 1, 47)]
    async with rounds(book) as rep:
        await rep.press("4", "i")
        assert rep.field("f-invoice").value == "R-1"
        await rep.write("two drums arrived damaged")
        await rep.press("tab", "tab")
        await rep.write("wed")
        await rep.press("enter")
        (row,) = queue_of(rep)
        assert "dispute 25 Nov" in row
        # The same key now offers the dispute that is there, and a new one.
        await rep.press("i")
        assert rep.on_top == "PickScreen"
        await rep.press("1")
        assert rep.field("f-reason").value == "two drums arrived damaged"
        await rep.press("shift+tab", *["shift+tab"] * 6)
        dispute = rep.book.get(Dispute, 1)
        assert dispute is not None
        assert dispute.next_due == TODAY + timedelta(days=4)


async def test_an_invoice_by_hand_gets_its_due_day_from_the_terms() -> None:
    book = [Account(id=1, name="Huaxin", terms_days=30), an_invoice(1, 1, 47)]
    async with rounds(book) as rep:
        await rep.press("4", "n")
        await rep.write("R-9")
        await rep.press("tab")
        await rep.write("700")
        await rep.press("enter")
        invoice = rep.book.get(Invoice, 2)
        assert invoice is not None
        assert (invoice.number, invoice.amount) == ("R-9", 70_000)
        assert invoice.due == TODAY + timedelta(days=30)
