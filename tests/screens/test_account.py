"""An account at a glance, from where it was found: its card, and what can be done from it."""

from __future__ import annotations

from tests.screens import wild
from tests.screens.driving import NARROW, Rep, both_sizes, rounds
from tui.domain.records import Account, Visit


async def open_account(rep: Rep, query: str) -> None:
    await rep.press("/")
    await rep.paste(query)
    await rep.press("enter")
    assert rep.on_top == "AccountScreen"


@both_sizes
async def test_the_account_shows_where_who_and_what_is_owed(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await open_account(rep, "huaxin")
        shown = rep.shown("#glance")
        await rep.press("end")  # in a low window the last lines are a key away
        await rep.until(lambda: "we owe" in rep.shown("#glance"), "the last lines of the card")
        shown += rep.shown("#glance")
        for part in ("Huaxin Cable", "Cable Road", "Wang Lin", "¥480,000", "no coach", "we owe"):
            assert part in shown


async def test_log_owes_plan_and_edit_lead_back_to_the_account() -> None:
    async with rounds() as rep:
        await open_account(rep, "orrin")
        for key, name in (("l", "LogScreen"), ("o", "OwesScreen"), ("n", "LineScreen")):
            await rep.press(key)
            assert rep.on_top == name
            assert "Orrin" in rep.seen
            await rep.press("escape")
            assert rep.on_top == "AccountScreen"
        await rep.press("e")
        assert rep.field("f-name").value == "Orrin Labs"
        rep.field("f-city").value = "Uppsala"
        await rep.press("enter")
        assert rep.on_top == "AccountScreen"
        assert "Uppsala" in rep.shown("#glance")
        before = len(rep.all(Visit))
        await rep.press("l", "o")
        await rep.write("two more spectrometers")
        await rep.press("enter")
        assert len(rep.all(Visit)) == before + 1
        assert "two more spectrometers" in rep.shown("#glance")


async def test_an_account_removed_by_another_window_is_told_and_breaks_nothing() -> None:
    async with rounds([Account(id=1, name="Huaxin")]) as rep:
        for key in ("l", "o", "n", "e"):
            await open_account(rep, "huaxin")
            with rep.book.transaction("gone") as change:
                change.remove(Account, 1)
            await rep.press(key)
            assert rep.on_top == "AccountScreen"
            assert "no longer in the book" in rep.told[-1]
            await rep.without_toasts()
            await rep.press("escape")
            rep.book.undo()


async def test_more_than_the_window_holds_scrolls_and_nothing_is_markup() -> None:
    async with rounds(wild.records(), size=NARROW) as rep:
        await open_account(rep, "[bold]Bold")
        assert "[bold]Bold & Sons[/bold]" in rep.shown("#glance")
        whole = rep.app.screen.query_one("#whole")
        assert whole.region.bottom <= NARROW[1] - 1
        await rep.press("end")
        await rep.until(lambda: whole.scroll_offset.y == whole.max_scroll_y, "the end")
        assert "[bold]" in rep.shown("#whole")
