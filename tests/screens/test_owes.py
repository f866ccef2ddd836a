"""The owing peek, before the door."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.screens.driving import NOW, both_sizes, painted, rounds
from tui.desk import money
from tui.domain.records import Account, Invoice, PaymentPromise, Record, Visit
from tui.widgets.rows import Rows


def an_account(*invoices: Invoice, name: str = "Huaxin") -> list[Record]:
    """An account that is visited today, with these invoices."""
    return [Account(id=1, name=name), Visit(id=1, account_id=1, start=NOW), *invoices]


def an_invoice(number: int, days_overdue: int, amount: int = 100_00) -> Invoice:
    due = NOW.date() - timedelta(days=days_overdue)
    return Invoice(
        id=number, account_id=1, number=f"R-{number}", due=due, amount=amount, currency="EUR"
    )


@both_sizes
async def test_the_peek_shows_each_open_invoice_the_oldest_first(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        visit = rep.visit_here()
        view = money.owes(rep.book, NOW.date(), visit.account_id)
        await rep.press("o")
        shown = rep.shown("#invoices").splitlines()[1:]
        invoices = [one for row in view.accounts for one in row.invoices or ()]
        assert len(invoices) > 1
        for invoice, line in zip(invoices, shown, strict=False):
            assert invoice.number in line
        assert "¥480,000" in rep.seen
        assert "100,000" in rep.seen


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_escape_and_q_close_the_peek_and_not_the_app(key: str) -> None:
    async with rounds() as rep:
        await rep.press("o", key)
        assert rep.on_top == "TodayScreen"
        assert rep.app.is_running
        assert rep.here == "10:00"


async def test_an_account_that_owes_nothing_says_so() -> None:
    async with rounds(an_account()) as rep:
        await rep.press("o")
        assert "Nothing open" in rep.seen
        await rep.press("down", "G", "escape")
        assert rep.on_top == "TodayScreen"


async def test_a_promise_whose_day_is_past_says_so_while_it_is_open() -> None:
    yesterday = NOW.date() - timedelta(days=1)
    promise = PaymentPromise(
        id=1, account_id=1, made=yesterday, due=yesterday, amount=50_00, currency="EUR"
    )
    async with rounds([*an_account(an_invoice(1, 9)), promise]) as rep:
        await rep.press("o")
        assert "open, its day is past" in rep.seen


@both_sizes
async def test_a_long_list_of_invoices_can_be_gone_through(size: tuple[int, int]) -> None:
    async with rounds(an_account(*(an_invoice(n, n) for n in range(1, 61))), size=size) as rep:
        await rep.press("o")
        invoices = rep.app.screen.query_one("#invoices", Rows)
        assert "R-60" in rep.shown("#invoices")
        await rep.press("end")
        assert "R-1 " in rep.shown("#invoices")
        assert invoices.cursor == 59
        await rep.press("home", *["pagedown"] * 2)
        assert painted(invoices)[-1]
        assert "esc back" in rep.foot


async def test_an_invoice_due_today_is_not_overdue() -> None:
    async with rounds(an_account(an_invoice(1, 0), an_invoice(2, 1))) as rep:
        await rep.press("o")
        older, newer = rep.shown("#invoices").splitlines()[1:]
        assert "R-2" in older
        assert "1 d" in older
        assert "R-1" in newer
        assert " d" not in newer


async def test_an_account_in_credit_is_shown() -> None:
    async with rounds(an_account(an_invoice(1, 5, -100_00))) as rep:
        await rep.press("o")
        assert "R-1" in rep.shown("#invoices")


async def test_brackets_in_invoice_numbers_are_shown_as_they_are() -> None:
    number = "[bold]R[/] [@click=app.quit]x[/]"
    invoice = Invoice(id=1, account_id=1, number=number, amount=100, currency="EUR")
    async with rounds(an_account(invoice, name="[/]")) as rep:
        await rep.press("o")
        assert "[/]" in rep.shown(".heading")
        assert "[bold]R[/]" in rep.shown("#invoices")


@pytest.mark.parametrize("key", ["u", "l", "colon", "ctrl+p"])
async def test_a_place_s_keys_rest_behind_the_peek(key: str) -> None:
    async with rounds() as rep:
        before = rep.book.generation
        await rep.press("o", key)
        assert rep.on_top == "OwesScreen"
        assert rep.book.generation == before


async def test_a_click_on_the_foot_line_closes_the_peek() -> None:
    async with rounds() as rep:
        await rep.press("o")
        await rep.click_on(rep.app.screen.query_one("KeyBar"), "back")
        assert rep.on_top == "TodayScreen"
