"""Columns share the width that there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.columns import GAP, Column, share_out


@st.composite
def columns(draw: st.DrawFn) -> Column:
    least = draw(st.integers(1, 12))
    return Column(
        least=least,
        most=least + draw(st.integers(0, 20)),
        grow=draw(st.booleans()),
        shrink=draw(st.integers(0, 3)),
        drop=draw(st.integers(0, 2)),
    )


@st.composite
def layouts(draw: st.DrawFn) -> tuple[list[Column], list[int], int]:
    """Columns, what each wants within its bounds, and what there is."""
    chosen = draw(st.lists(columns(), min_size=1, max_size=6))
    wanted = [draw(st.integers(column.least, column.most)) for column in chosen]
    return chosen, wanted, draw(st.integers(0, 120))


def taken(widths: list[int]) -> int:
    """What columns of these widths take, gaps included."""
    shown = [width for width in widths if width]
    return sum(shown) + GAP * max(0, len(shown) - 1)


def smallest(chosen: list[Column], wanted: list[int]) -> int:
    """What the columns take once all that can has given way or gone."""
    return taken(
        [
            0 if column.drop else column.least if column.shrink else want
            for column, want in zip(chosen, wanted, strict=True)
        ]
    )


@given(layouts())
def test_columns_never_take_more_than_there_is_where_that_can_be_avoided(
    layout: tuple[list[Column], list[int], int],
) -> None:
    chosen, wanted, width = layout
    if smallest(chosen, wanted) <= width:
        assert taken(share_out(chosen, wanted, width)) <= width


@given(layouts())
def test_a_column_has_what_it_needs_or_goes_altogether(
    layout: tuple[list[Column], list[int], int],
) -> None:
    chosen, wanted, width = layout
    for column, want, got in zip(chosen, wanted, share_out(chosen, wanted, width), strict=True):
        if got == 0:
            assert column.drop
        elif not column.shrink:
            assert got >= want
        else:
            assert got >= column.least
        if not column.grow:
            assert got <= want


@given(layouts())
def test_what_is_left_over_goes_to_the_columns_that_grow(
    layout: tuple[list[Column], list[int], int],
) -> None:
    chosen, wanted, width = layout
    widths = share_out(chosen, wanted, width)
    if any(column.grow and got for column, got in zip(chosen, widths, strict=True)):
        assert taken(widths) >= width


@given(layouts())
def test_no_column_goes_while_there_is_room_for_all(
    layout: tuple[list[Column], list[int], int],
) -> None:
    chosen, wanted, width = layout
    if taken(wanted) <= width:
        assert all(share_out(chosen, wanted, width))
