"""The canvas: a picture for the width there is, a cursor on it, and pages that turn."""

from __future__ import annotations

from tests.widgets.hosting import painted, shown
from tui.widgets.canvas import Canvas
from tui.widgets.cells import plain
from tui.widgets.picture import Picture, Stop


def a_picture(width: int, lines: int = 30) -> Picture:
    """A header, a person in every second line, a word at the end."""
    rows = [plain(f"header {width}")]
    rows += [plain(f"person {n}") if n % 2 else plain("") for n in range(1, lines)]
    stops = tuple(Stop(str(n), n, n, 0, width) for n in range(1, lines - 2) if n % 2)
    return Picture(tuple(rows), stops, head=1)


async def test_the_cursor_goes_from_stop_to_stop_and_pages_turn() -> None:
    canvas = Canvas(id="map")
    async with shown(canvas, (40, 10)) as (app, pilot):
        canvas.show(a_picture)
        await pilot.pause()
        assert canvas.current is not None
        assert canvas.current.key == "1"
        await pilot.press("down", "j")
        assert canvas.current.key == "5"
        await pilot.press("k")
        assert canvas.current.key == "3"
        assert painted(canvas)[0].startswith("header")
        await pilot.press("end")
        assert canvas.current.key == "27"
        lines = painted(canvas)
        assert lines[0].startswith("header")
        assert any("person 27" in line for line in lines)
        assert not any("person 29" in line for line in lines)
        await pilot.press("end")
        assert any("person 29" in line for line in painted(canvas))
        await pilot.press("home")
        assert "person 1" in painted(canvas)[1]
        await pilot.press("pagedown")
        assert canvas.current.key == "9"
        assert [one.stop_there.key for one in app.of(Canvas.Moved) if one.stop_there][:2] == [
            "3",
            "5",
        ]


async def test_the_cursor_stays_on_what_it_was_about() -> None:
    canvas = Canvas(id="map")
    async with shown(canvas, (40, 10)) as (_app, pilot):
        canvas.show(a_picture, about=7)
        await pilot.pause()
        assert canvas.current is not None
        assert canvas.current.about == 7
        canvas.show(lambda width: a_picture(width)._replace(stops=(Stop("x", 7, 3, 0, 5),)))
        assert canvas.current is not None
        assert canvas.current.key == "x"
        canvas.show(lambda width: a_picture(width)._replace(stops=(Stop("y", 8, 3, 0, 5),)))
        assert canvas.current is not None
        assert canvas.current.key == "y"
        canvas.show(lambda width: a_picture(width)._replace(stops=a_picture(width).stops[3:]))
        assert canvas.current is not None
        assert canvas.current.key == "7"
        await pilot.press("end")
        canvas.show(lambda width: a_picture(width)._replace(stops=a_picture(width).stops[:-2]))
        assert canvas.current is not None
        assert canvas.current.key == "23"
        stops = a_picture(40).stops[:3]
        canvas.show(lambda width: a_picture(width)._replace(stops=stops), cursor="", anew=True)
        assert canvas.current is not None
        assert canvas.current.key == "1"
        canvas.show(lambda _width: Picture(()))
        assert not canvas.picture.stops
        await pilot.press("down", "up", "home", "end", "pagedown", "left", "enter")


async def test_the_cells_of_the_cursor_are_marked_and_no_others() -> None:
    canvas = Canvas(id="map")
    block = Stop("x", 1, 2, 7, 6, height=2)
    async with shown(canvas, (40, 10)) as (_app, pilot):
        canvas.show(lambda width: a_picture(width)._replace(stops=(block,)))
        await pilot.pause()
        for line in range(5):
            grounds = [
                segment.style.bgcolor if segment.style else None
                for segment in canvas.render_line(line)
                for _cell in segment.text
            ]
            marked = {x for x, ground in enumerate(grounds) if ground != grounds[-1]}
            assert marked == (set(range(7, 13)) if line in (2, 3) else set())


async def test_a_new_width_makes_the_picture_anew() -> None:
    canvas = Canvas(id="map")
    async with shown(canvas, (40, 10)) as (app, pilot):
        canvas.show(a_picture)
        await pilot.pause()
        before = painted(canvas)[0].strip()
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert painted(canvas)[0].strip() != before
        assert painted(canvas)[0].strip() == f"header {canvas.room}"
        assert app.of(Canvas.Fitted)


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    canvas = Canvas(id="map")
    async with shown(canvas, (40, 10)) as (app, pilot):
        canvas.show(a_picture)
        await pilot.pause()
        await pilot.click(canvas, offset=(3, 5))
        assert canvas.current is not None
        assert canvas.current.key == "5"
        await pilot.click(canvas, offset=(3, 4))
        assert canvas.current.key == "5"
        await pilot.click(canvas, offset=(3, 7), times=2)
        assert [one.stop_there.key for one in app.of(Canvas.Chosen)] == ["7"]
        await pilot.press("enter")
        assert len(app.of(Canvas.Chosen)) == 2


async def test_where_there_is_nothing_beside_it_says_so() -> None:
    canvas = Canvas(id="map")
    async with shown(canvas, (40, 10)) as (app, pilot):
        canvas.show(a_picture)
        await pilot.pause()
        await pilot.press("right", "left")
        assert [one.way for one in app.of(Canvas.Beyond)] == ["right", "left"]


async def test_a_picture_scrolls_to_its_cursor_before_the_bar_stands() -> None:
    canvas = Canvas(id="map")
    async with shown(canvas, (40, 10)) as (_app, pilot):
        assert not canvas.show_vertical_scrollbar
        canvas.show(a_picture, cursor="27")
        assert canvas.scroll_offset.y > 0
        await pilot.pause()
        assert any("person 27" in line for line in painted(canvas))
