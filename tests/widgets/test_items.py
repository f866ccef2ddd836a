"""Items of several lines: how they are laid out, and where the cursor goes."""

from __future__ import annotations

from typing import Final

from tests.widgets.hosting import painted, shown
from tui.widgets.items import Item, Items, Part
from tui.widgets.tabs import Tabs


def an_item(key: str, *lines: str, label: str = "", apart: bool = True) -> Item:
    first, *rest = [Part(((line, ""),)) for line in lines]
    return Item(key, (first._replace(label=label), *rest), apart)


def a_title(text: str) -> Item:
    return Item("", (Part(((text, "way"),), whole=True),))


MANY: Final = [
    a_title("first"),
    *(an_item(f"i{n}", f"item {n}", "more of it", apart=False) for n in range(8)),
    a_title("the end"),
]


async def test_text_is_wrapped_beside_its_label() -> None:
    items = Items(id="items")
    async with shown(items, (30, 8)):
        items.show([an_item("a", "one two three four five six", label="say"), a_title("whole")])
        lines = [line.rstrip() for line in painted(items)]
        assert lines[:4] == ["say  one two three four five", "     six", "", "whole"]


async def test_the_cursor_goes_from_item_to_item_and_passes_titles() -> None:
    items = Items(id="items")
    async with shown(items, (40, 8)) as (_app, pilot):
        items.show(MANY)
        assert items.current == "i0"
        await pilot.press("down", "j")
        assert items.current == "i2"
        await pilot.press("up", "k", "k")
        assert items.current == "i0"
        assert "first" in painted(items)[0]
        await pilot.press("G")
        assert items.current == "i7"
        assert "the end" in painted(items)[-1]
        await pilot.press("g")
        assert items.current == "i0"


async def test_the_item_under_the_cursor_is_in_sight() -> None:
    items = Items(id="items")
    async with shown(items, (40, 6)) as (_app, pilot):
        items.show(MANY)
        for key in (*["down"] * 7, *["up"] * 7):
            await pilot.press(key)
            number = (items.current or "")[1:]
            seen = painted(items)
            at = next(y for y, line in enumerate(seen) if f"item {number}" in line)
            assert "more of it" in seen[at + 1]


async def test_behind_the_last_item_the_text_goes_on() -> None:
    items = Items(id="items")
    rest = [a_title(f"line {n}") for n in range(9)]
    async with shown(items, (40, 6)) as (_app, pilot):
        items.show([*MANY[:3], *rest])
        await pilot.press("down", *["down"] * 30)
        assert items.current == "i1"
        assert "line 8" in painted(items)[-1]
        await pilot.press(*["up"] * 30)
        assert items.current == "i0"
        assert "first" in painted(items)[0]


async def test_an_item_longer_than_the_window_is_read_line_by_line() -> None:
    items = Items(id="items")
    long = an_item("long", *[f"line {n}" for n in range(20)])
    async with shown(items, (40, 6)) as (_app, pilot):
        items.show([long, an_item("next", "the next one")])
        for number in range(5, 19):
            assert f"line {number}" in painted(items)[5]
            await pilot.press("down")
        assert items.current == "long"
        await pilot.press("down")
        assert items.current == "next"


async def test_the_cursor_comes_back_to_the_item_that_is_named() -> None:
    items = Items(id="items")
    async with shown(items, (40, 6)):
        items.show(MANY, cursor="i6")
        assert items.current == "i6"
        assert any("item 6" in line for line in painted(items))
        items.show(MANY, cursor="gone")
        assert items.current == "i0"


async def test_without_items_to_stand_on_the_keys_scroll() -> None:
    items = Items(id="items")
    async with shown(items, (40, 4)) as (app, pilot):
        items.show([a_title(f"line {n}") for n in range(9)])
        assert items.current is None
        await pilot.press("down", "enter")
        assert not app.of(Items.Chosen)
        await pilot.press("end")
        assert "line 8" in painted(items)[-1]
        items.show([])
        await pilot.press("down", "up", "home", "end", "pagedown", "pageup", "enter")
        assert not app.of(Items.Chosen)


async def test_enter_and_a_second_click_choose() -> None:
    items = Items(id="items")
    async with shown(items, (40, 8)) as (app, pilot):
        items.show(MANY)
        await pilot.press("down", "enter")
        assert [one.key for one in app.of(Items.Chosen)] == ["i1"]
        await pilot.click(items, offset=(2, 5))
        assert items.current == "i2"
        await pilot.click(items, offset=(2, 5), times=2)
        assert [one.key for one in app.of(Items.Chosen)] == ["i1", "i2"]


async def test_a_page_takes_the_cursor_along() -> None:
    items = Items(id="items")
    async with shown(items, (40, 6)) as (_app, pilot):
        items.show(MANY)
        await pilot.press("pagedown", "pagedown")
        number = (items.current or "")[1:]
        assert any(f"item {number}" in line or "more" in line for line in painted(items))
        assert items.current not in ("i0", None)
        await pilot.press("pageup", "pageup", "pageup")
        assert items.current == "i0"


async def test_tabs_that_are_too_many_show_those_around_the_one_marked() -> None:
    names = ["doorstep", "money", "people", "materials", "etiquette"]
    tabs = Tabs(names, id="tabs")
    async with shown(tabs, (24, 3)) as (app, pilot):
        for at, name in enumerate(names):
            tabs.show(at)
            await pilot.pause()
            line = painted(tabs)[0]
            assert name in line
        tabs.show(0)
        await pilot.pause()
        await pilot.click(tabs, offset=(painted(tabs)[0].index("money"), 0))
        assert [one.at for one in app.of(Tabs.Chosen)] == [1]
