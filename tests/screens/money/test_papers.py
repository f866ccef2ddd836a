"""Messages, statements, sheets and the analysis of an account, from Money."""

from __future__ import annotations

import pytest

from tests.screens.driving import both_sizes, rounds
from tests.screens.money.owing import three_payers
from tui.domain.records import Account, PaymentPromise
from tui.settings import Settings

# -- Messages and statements


@both_sizes
async def test_a_message_is_drafted_in_the_tone_that_fits_and_copied(
    size: tuple[int, int],
) -> None:
    settings = Settings(signature="Ann Bell", company="Bell Ltd")
    async with rounds(three_payers(), size=size, settings=settings) as rep:
        await rep.press("4", "m")
        assert "a promise was missed" in rep.shown("#message-heading")
        await rep.press("y")
        copied = rep.app.clipboard
        assert "€1,000" in copied
        assert "Ann Bell" in copied
        await rep.press("t")
        await rep.press("y")
        assert rep.app.clipboard != copied
        await rep.press("z", "y")
        assert any("\u4e00" <= char <= "\u9fff" for char in rep.app.clipboard)


async def test_what_the_book_does_not_know_is_a_blank_to_fill() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "m")
        assert "Fill in by hand" in rep.shown("#blanks")
        assert "your name" in rep.shown("#blanks")


@both_sizes
async def test_the_statement_balances_and_is_written_where_it_is_told_to(
    size: tuple[int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "s")
        shown = rep.shown("#statement").splitlines()
        assert "closing balance" in shown[-1]
        assert "€5,800" in shown[-1]
        await rep.press("w")
        answer = rep.field("answer")
        assert answer.value.endswith(".xlsx")
        answer.value = str(folder / "huaxin.csv")
        await rep.press("enter")
        assert "R-1" in (folder / "huaxin.csv").read_text(encoding="utf-8-sig")


# -- The sheets


@both_sizes
async def test_the_sheets_turn_with_the_arrows_and_a_row_can_be_edited_and_removed(
    size: tuple[int, int],
) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "enter")
        assert rep.on_top == "DossierScreen"
        assert "R-3" in rep.shown("#sheet-invoices")
        await rep.press("right", "right")
        assert "missed" in rep.shown("#sheet-promises")
        await rep.press("e")
        assert rep.on_top == "FormScreen"
        await rep.press("escape", "delete")
        assert rep.book.get(PaymentPromise, 1) is None
        await rep.press("escape", "u")
        assert rep.book.get(PaymentPromise, 1) is not None


@pytest.mark.parametrize("height", [16, 20, 24, 30])
async def test_only_the_analysis_scrolls_and_not_its_panel(height: int) -> None:
    async with rounds(size=(80, height)) as rep:
        await rep.press("4", "a")
        sheet = rep.app.screen.query_one("#sheet-analysis")
        assert sheet.show_vertical_scrollbar
        assert not rep.app.screen.query_one(".panel").show_vertical_scrollbar
        await rep.press("end")
        assert "heard once" in rep.shown("#sheet-analysis")


async def test_the_analysis_asks_three_questions_and_keeps_the_answers() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "a")
        assert rep.on_top == "DossierScreen"
        await rep.press("e")
        await rep.write("no coach, their cash")
        await rep.press("tab")
        await rep.write("wang > the boss")
        await rep.press("enter")
        assert rep.on_top == "DossierScreen"
        account = rep.book.get(Account, 1)
        assert account is not None
        assert account.unpaid_causes == ("no_coach", "their_cash")
        assert [one.person_id or one.title for one in account.payment_chain] == [1, "the boss"]
        assert "Wang Lin" in rep.shown("#analysis-facts")
        assert "(the boss)" in rep.shown("#analysis-facts")


async def test_one_key_changes_the_language_of_message_and_statement() -> None:
    async with rounds(three_payers()) as rep:
        for opened, part in (("m", "#letter"), ("s", "#statement")):
            await rep.press("4", opened)
            before = rep.seen
            assert "z language" in rep.foot, part
            await rep.press("z")
            assert rep.seen != before
            await rep.press("y")
            assert any("\u4e00" <= char <= "\u9fff" for char in rep.app.clipboard)
            await rep.press("escape")
