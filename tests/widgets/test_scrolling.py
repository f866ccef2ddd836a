"""Scrolling at once, before a list has its bar."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView

from tui.widgets.scrolling import scroll_at_once


class Filled(App[None]):
    """An app whose list is filled, and scrolled in the same moment."""

    def compose(self) -> ComposeResult:
        yield ScrollView()

    def fill(self) -> ScrollView:
        view = self.query_one(ScrollView)
        view.virtual_size = Size(10, 100)
        scroll_at_once(view, 40)
        return view


async def test_a_bar_that_comes_later_stands_where_the_list_is() -> None:
    app = Filled()
    async with app.run_test(size=(20, 10)) as pilot:
        assert not app.query_one(ScrollView).show_vertical_scrollbar
        view = app.fill()
        await pilot.pause()

        assert view.show_vertical_scrollbar
        assert view.scroll_offset.y == 40
        assert view.vertical_scrollbar.position == 40
