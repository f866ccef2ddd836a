"""Find: by name, pinyin, initials, invoice number or a word; and what enter opens."""

from __future__ import annotations

from datetime import timedelta

from tests.screens import wild
from tests.screens.driving import NOW, Rep, painted, rounds, strips
from tui.domain.records import Account, Invoice, Note, Person, Visit
from tui.widgets.rows import Rows


def hits(rep: Rep) -> list[str]:
    """The lines of what was found."""
    return [line for line in painted(rep.app.screen.query_one("#hits")) if line]


async def look_for(rep: Rep, text: str) -> list[str]:
    """Type a query into the open find, and see what it finds."""
    rep.field("query").value = ""
    await rep.write(text)
    return hits(rep)


async def test_anything_is_found_by_what_the_rep_remembers_of_it() -> None:
    async with rounds() as rep:
        invoice = next(one for one in rep.all(Invoice) if one.account_id == 1)
        note = next(one for one in rep.all(Note) if len(one.text) > 20)
        await rep.press("/")
        assert rep.on_top == "FindScreen"
        assert hits(rep) == []
        assert "华信电缆" in (await look_for(rep, "huax"))[0]
        assert "华信电缆" in (await look_for(rep, "华信"))[0]
        assert "Lanhu" in (await look_for(rep, "lanhujingmi"))[0]
        assert any("岚湖" in line for line in await look_for(rep, "lhjm"))
        assert any("王琳" in line for line in await look_for(rep, "wanglin"))
        assert any("王琳" in line for line in await look_for(rep, "wl"))
        found = await look_for(rep, invoice.number)
        assert found[0].startswith("invoice")
        assert invoice.number in found[0]
        word = max(note.text.split(), key=len).strip(".,;:")
        assert any(line.startswith("note") for line in await look_for(rep, word))
        assert await look_for(rep, "there is no such thing") == ["Nothing is called so."]
        # Nothing to open is no trouble.
        await rep.press("down", "up", "enter")
        assert rep.on_top == "FindScreen"
        await rep.press("escape")
        assert rep.on_top == "TodayScreen"


async def test_enter_opens_what_the_arrows_have_chosen() -> None:
    async with rounds() as rep:
        await rep.press("/")
        found = await look_for(rep, "hua")
        assert len(found) > 2
        row = rep.app.screen.query_one(Rows)
        # Which one that is, is seen although the keys go to the line above.
        grounds = [{piece.style.bgcolor for piece in strip if piece.style} for strip in strips(row)]
        assert grounds[0] != grounds[1]
        await rep.press("enter")
        assert rep.on_top == "AccountScreen"
        assert "Huaxin Cable" in rep.shown("#glance")
        await rep.press("escape", "/")
        await look_for(rep, "wang lin")
        await rep.press("enter")
        assert rep.on_top == "PersonScreen"
        assert "Wang Lin 王琳" in rep.shown("#glance")
        await rep.press("escape", "/")
        open_one = next(one for one in rep.all(Invoice) if one.is_open and one.account_id == 1)
        await look_for(rep, open_one.number)
        await rep.press("enter")
        assert rep.on_top == "OwesScreen"
        assert open_one.number in rep.seen
        await rep.press("escape", "/")
        await look_for(rep, "hua")
        await rep.press("down", "down")
        current = rep.app.screen.query_one(Rows).current
        assert current == "2"
        await rep.press("up", "up", "enter")
        assert rep.on_top == "AccountScreen"


async def test_a_word_of_a_call_leads_to_its_account() -> None:
    records = [
        Account(id=1, name="Huaxin"),
        Account(id=2, name="Norrvik"),
        Visit(
            id=1,
            account_id=2,
            start=NOW - timedelta(days=1),
            state="logged",
            outcome="order",
            note="the [zeppelin] flew",
        ),
    ]
    async with rounds(records) as rep:
        await rep.press("/")
        assert "[zeppelin]" in (await look_for(rep, "zepp"))[0]
        await rep.press("enter")
        assert rep.on_top == "AccountScreen"
        assert "Norrvik" in rep.shown("#glance")


async def test_what_another_window_has_removed_is_told_and_breaks_nothing() -> None:
    async with rounds([Account(id=1, name="Huaxin"), Person(id=1, account_id=1, name="Li")]) as rep:
        for query, kind in (("li", Person), ("huax", Account)):
            await rep.press("/")
            assert await look_for(rep, query)
            with rep.book.transaction("gone") as change:
                change.remove(kind, 1)
            await rep.press("enter")
            assert rep.on_top == "FindScreen"
            assert "no longer in the book" in rep.told[-1]
            await rep.without_toasts()
            await rep.press("escape")


async def test_wild_text_is_typed_found_and_shown_as_it_is() -> None:
    async with rounds(wild.records()) as rep:
        await rep.press("/")
        for name in wild.NAMES:
            rep.field("query").value = ""
            await rep.paste(name)
            assert hits(rep), name
        assert "[/]" in "".join(await look_for(rep, "[/]"))
        assert "[bold]Bold" in "".join(await look_for(rep, "bold"))
        await look_for(rep, "quit")
        await rep.click_on(rep.app.screen.query_one(Rows), "Quit GmbH")
        assert rep.app.is_running


async def test_the_account_of_what_was_opened_travels_along() -> None:
    async with rounds() as rep:
        for query in ("norrvik", "wang lin"):
            await rep.press("/")
            await look_for(rep, query)
            await rep.press("enter", "escape")
            assert rep.on_top == "TodayScreen"
            await rep.press("3")
            name = "Norrvik" if query == "norrvik" else "Huaxin"
            assert name in rep.shown("#map-head")
            await rep.press("1")


async def test_pickers_say_where_nothing_fits() -> None:
    async with rounds() as rep:
        await rep.press("3", "b")
        assert rep.on_top == "WhoScreen"
        await rep.write("zzz")
        assert "Nobody is called so." in rep.seen
        # Nothing to choose is no trouble.
        await rep.press("down", "enter")
        assert rep.on_top == "WhoScreen"
        await rep.press("ctrl+u")
        assert "Nobody is called so." not in rep.seen
