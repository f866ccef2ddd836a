"""A list of sentences in columns that keep their place."""

from __future__ import annotations

from rich.cells import cell_len

from tests.widgets.hosting import painted, shown
from tests.widgets.texts import SPECIMENS, STEERS
from tui.widgets.cells import plain
from tui.widgets.columns import Column
from tui.widgets.rows import Row, Rows

COLUMNS = (
    Column("when", least=5, most=5),
    Column("name", least=6, most=30, grow=True, shrink=1),
    Column("amount", least=6, most=10, align="right"),
    Column("end", least=1, most=1),
)


def specimens() -> list[Row]:
    """A row for each text that has broken screens, between columns that must stay in line."""
    return [
        Row(str(index), (plain("10:00"), plain(text), plain(text, "late"), plain("|")))
        for index, text in enumerate(SPECIMENS)
    ]


async def test_columns_line_up_whatever_stands_in_them() -> None:
    for width in (26, 40, 77):
        async with shown(rows := Rows(COLUMNS, id="rows"), (width, 30)):
            rows.show(specimens())
            for line in painted(rows)[1 : len(SPECIMENS) + 1]:
                assert line.startswith("10:00 ")
                assert line.endswith("|")
                assert cell_len(line) == width
                assert not STEERS.search(line)


async def test_rows_are_as_high_as_their_number() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows"), (60, 30)) as (_app, pilot):
        rows.styles.height = "auto"
        rows.show(specimens()[:3])
        await pilot.pause()
        assert rows.size.height == 4
        rows.show(specimens()[:5])
        await pilot.pause()
        assert rows.size.height == 6


def numbered(*numbers: int) -> list[Row]:
    return [Row(str(n), (plain("10:00"), plain(f"row {n}"), plain(""), plain(""))) for n in numbers]


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (_app, pilot):
        rows.show(numbered(1, 2, 3, 4))
        await pilot.press("down", "down")
        stands = [rows.current]
        for numbers in ((0, 1, 3, 4), (3, 9), (7, 8), ()):
            rows.show(numbered(*numbers))
            stands.append(rows.current)
        assert stands == ["3", "3", "3", "7", None]


async def test_an_empty_list_takes_every_key_and_breaks_nothing() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (app, pilot):
        rows.show([])
        await pilot.press("down", "up", "home", "end", "pageup", "pagedown", "enter")
        await pilot.click(rows, offset=(5, 2))
        assert not app.of(Rows.Chosen)
        rows.show(numbered(5))
        assert rows.current == "5"


async def test_a_row_that_was_last_and_goes_leaves_the_cursor_on_the_last() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (_app, pilot):
        rows.show(numbered(1, 2, 3))
        await pilot.press("end")
        rows.show(numbered(1, 2))
        assert rows.current == "2"


async def test_the_list_says_where_the_cursor_is_and_when_it_wants_to_leave() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (app, pilot):
        rows.show(numbered(1, 2))
        await pilot.press("up", "down", "down", "enter")
        assert [one.step for one in app.of(Rows.Left)] == [-1, 1]
        assert app.of(Rows.Moved)[-1].key == "2"
        assert [one.key for one in app.of(Rows.Chosen)] == ["2"]


def grounds(rows: Rows, y: int) -> set[object]:
    """The backgrounds of a painted line."""
    return {segment.style.bgcolor for segment in rows.render_line(y) if segment.style}


async def test_the_cursor_is_painted_only_where_the_keys_go() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (app, pilot):
        rows.show(numbered(1, 2))
        await pilot.pause()
        assert grounds(rows, 1) != grounds(rows, 2)
        app.set_focus(None)
        await pilot.pause()
        assert grounds(rows, 1) == grounds(rows, 2)


async def test_ten_thousand_rows_are_gone_through_in_bounds() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (_app, pilot):
        rows.show(numbered(*range(10_000)))
        await pilot.press("end")
        assert rows.current == "9999"
        assert "row 9999" in "\n".join(painted(rows))
        await pilot.press("pageup")
        assert rows.current == str(9999 - (rows.size.height - 1))


async def test_rows_painted_before_take_the_colours_of_a_new_theme() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (app, pilot):
        rows.show(numbered(1, 2))
        await pilot.press("down")
        before = grounds(rows, 1)
        app.theme = "textual-light"
        await pilot.pause()
        assert before.isdisjoint(grounds(rows, 1))


async def test_bar_and_clicks_follow_a_turned_page() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (_app, pilot):
        rows.show(numbered(*range(40)))
        await pilot.pause()
        page = rows.size.height - 1
        await pilot.press(*["down"] * page)
        await pilot.pause()
        assert rows.vertical_scrollbar.position == rows.scroll_offset.y == page
        assert f"row {page} " in painted(rows)[1]
        await pilot.click(rows, offset=(3, 3))
        assert rows.current == str(page + 2)


async def test_a_cursor_far_down_is_in_sight_at_once_where_few_rows_stood_before() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (_app, pilot):
        rows.show(numbered(1))
        await pilot.pause()
        rows.show(numbered(*range(60)), cursor="50")
        await pilot.pause()
        assert "row 50 " in "\n".join(painted(rows))


# -- Titles among the rows


def chapters(*sizes: int) -> list[Row]:
    """So many rows under each title; rows are numbered through."""
    rows: list[Row] = []
    for size in sizes:
        rows.append(Row(f"title-{len(rows)}", (plain("title"), *[plain("")] * 3), heading=True))
        rows += numbered(*range(len(rows), len(rows) + size))
    return rows


async def test_a_list_begins_at_its_top_where_the_cursor_can_be_seen_from_there() -> None:
    rows = Rows(COLUMNS, id="rows", header=False)
    rows.show(numbered(*range(60)), cursor="3")
    async with shown(rows, (60, 12)):
        assert rows.scroll_offset.y == 0
        assert rows.current == "3"


async def test_the_cursor_passes_over_titles() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (app, pilot):
        rows.show(chapters(2, 2))
        went = [rows.current]
        for key in ("down", "down", "down", "down", "up", "up", "up", "home", "up", "end"):
            await pilot.press(key)
            went.append(rows.current)
        assert went == ["1", "2", "4", "5", "5", "4", "2", "1", "1", "1", "5"]
        assert [one.step for one in app.of(Rows.Left)] == [1, -1]


async def test_a_click_on_a_title_moves_nothing() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows", header=False)) as (_app, pilot):
        rows.show(chapters(2, 2))
        await pilot.pause()
        await pilot.click(rows, offset=(3, 3))
        assert rows.current == "1"
        await pilot.click(rows, offset=(3, 4))
        assert rows.current == "4"


async def test_a_title_stays_in_sight_with_its_first_row() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows", header=False)) as (_app, pilot):
        rows.show(chapters(*[rows.size.height or 11] * 6))
        await pilot.press("end", "home")
        await pilot.pause()
        assert painted(rows)[0].startswith("title")
        titles = [at for at, row in enumerate(rows.rows) if row.heading]
        for title in titles[1:]:
            while rows.current != str(title + 1):
                await pilot.press("down")
            await pilot.pause()
            assert rows.scroll_offset.y <= title


async def test_rows_shown_anew_never_put_the_cursor_on_a_title() -> None:
    async with shown(rows := Rows(COLUMNS, id="rows")) as (_app, pilot):
        rows.show(numbered(*range(10)))
        await pilot.press("end")
        rows.show(chapters(3, 0))
        assert rows.current == "3"
        rows.show(chapters(0, 1))
        assert rows.current == "2"
