"""Pictures: what is put never covers, and the cursor finds its way from stop to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.widgets.texts import STEERS, cells
from tui.widgets.cells import plain, width_of
from tui.widgets.columns import Column
from tui.widgets.picture import Picture, Sketch, Stop, beyond, table

if TYPE_CHECKING:
    from tui.widgets.cells import Cell
    from tui.widgets.picture import Way


def texts(picture_lines: tuple[tuple[tuple[str, str], ...], ...]) -> list[str]:
    return ["".join(text for text, _tone in line) for line in picture_lines]


# -- Sketches


def test_what_is_put_stands_where_it_was_put() -> None:
    sketch = Sketch(20)
    assert sketch.put(1, 4, plain("华信")) == 4
    assert sketch.put(1, 10, plain("a")) == 1
    assert texts(sketch.lines()) == ["", "    华信  a"]


def test_what_has_no_room_is_cut_and_what_has_none_at_all_left_out() -> None:
    sketch = Sketch(6)
    assert sketch.put(0, 2, plain("Huaxin")) == 4
    assert sketch.put(1, 0, plain("Huaxin"), most=3) == 3
    assert sketch.put(2, 6, plain("x")) == 0
    assert sketch.put(2, -1, plain("x")) == 0
    assert texts(sketch.lines()) == ["  Hua…", "Hu…"]


def test_to_cover_something_is_a_defect() -> None:
    sketch = Sketch(20)
    sketch.put(0, 0, plain("Wang Lin"))
    sketch.put(0, 4, plain("Sun Hao"))
    with pytest.raises(ValueError, match="covered"):
        sketch.lines()


@given(cells(), st.integers(0, 30))
def test_a_sketch_is_never_wider_than_it_may_be(cell: Cell, x: int) -> None:
    sketch = Sketch(24)
    sketch.put(0, x, cell)
    for line in sketch.lines():
        assert width_of(line) <= 24
        assert not any(STEERS.search(text) for text, _tone in line)


# -- Tables


def test_a_table_has_its_header_and_gives_way_by_rank() -> None:
    columns = (Column("name", least=4, most=20, shrink=2), Column("role", least=6, most=9, drop=1))
    rows = [(plain("Wang Lin, purchasing"), plain("purchaser"))]
    widths, lines = table(columns, rows, 40)
    assert widths == [20, 9]
    assert texts(tuple(lines)) == [
        "name                 role     ",
        "Wang Lin, purchasing purchaser",
    ]
    assert table(columns, rows, 16)[0] == [6, 9]
    assert table(columns, rows, 8)[0] == [4, 0]


# -- The way of the cursor


def stop(key: str, line: int, start: int, lane: int = 0) -> Stop:
    return Stop(key, None, line, start, 2, lane=lane)


FISH = Picture(
    (),
    (stop("a", 1, 4, -1), stop("b", 3, 6, -1), stop("c", 3, 20, 0), stop("d", 5, 18, 0)),
)
GRID = Picture(
    (), (stop("a", 0, 4, 1), stop("b", 0, 8, 1), stop("c", 2, 20, 2), stop("d", 4, 4, 1))
)


@pytest.mark.parametrize(
    ("picture", "key", "way", "to"),
    [
        (FISH, "a", "down", "b"),
        (FISH, "b", "up", "a"),
        (FISH, "b", "right", "c"),
        (FISH, "c", "left", "b"),
        (FISH, "c", "down", "d"),
        (FISH, "d", "left", "b"),
        (FISH, "c", "right", None),
        (FISH, "d", "down", None),
        (GRID, "a", "right", "b"),
        (GRID, "b", "right", "c"),
        (GRID, "c", "left", "b"),
        (GRID, "b", "down", "d"),
        (GRID, "c", "down", "d"),
        (GRID, "c", "up", "b"),
    ],
)
def test_the_cursor_goes_on_in_the_lane_then_to_the_next(
    picture: Picture, key: str, way: Way, to: str | None
) -> None:
    here = picture.stop(key)
    assert here is not None
    there = beyond(picture, here, way)
    assert (there.key if there else None) == to


def test_turns_go_before_lanes() -> None:
    picture = FISH._replace(turns={("a", "left"): "d"})
    there = beyond(picture, picture.stops[0], "left")
    assert there is not None
    assert there.key == "d"


def test_a_stop_is_found_by_its_cells() -> None:
    tall = Stop("x", 7, 2, 5, 4, height=2)
    picture = Picture((), (tall,))
    assert picture.at(3, 8) is tall
    assert picture.at(4, 8) is None
    assert picture.at(3, 9) is None
    assert picture.stop_about(7) is tall
    assert picture.stop_about(None) is None
