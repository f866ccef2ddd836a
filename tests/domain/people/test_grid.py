"""Influence by attitude or rung, with a place of one's own for everybody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.people.making import circle, person
from tests.domain.people.strategies import circles
from tui.domain.codes import ATTITUDES, RELATIONS
from tui.domain.people.circle import Circle
from tui.domain.people.grid import (
    ATTITUDE_COLUMNS,
    INFLUENCE_ROWS,
    RELATION_COLUMNS,
    Axis,
    Cell,
    Spot,
    grid,
    initials,
    place,
)


def test_cells_hold_people_by_nearness() -> None:
    people = [
        person(1, influence=2, attitude="doubts", relation="know"),
        person(2, influence=2, attitude="doubts", roles=("user",), relation="trust"),
        person(3, influence=5, attitude="accepts", relation="know"),
        person(4),
        person(5, influence=5, former=True),
    ]
    now = circle(*people)
    assert grid(now) == (
        Cell(5, "accepts", (3,)),
        Cell(2, "doubts", (2, 1)),
        Cell(None, None, (4,)),
    )
    assert grid(now, "relation") == (
        Cell(5, "know", (3,)),
        Cell(2, "know", (1,)),
        Cell(2, "trust", (2,)),
        Cell(None, None, (4,)),
    )


def test_a_full_cell_makes_its_row_higher() -> None:
    people = [person(id, influence=5, attitude="accepts") for id in range(1, 6)]
    people += [person(8, influence=5, attitude="doubts")]
    cells = grid(circle(*people, person(9, influence=4, attitude="sabotages")))
    found = place(cells, "attitude", 2)
    assert found.heights == (3, 1, 1, 1, 1, 1, 1)
    assert found.spots[1] == Spot(0, 4, 0)
    assert found.spots[4] == Spot(1, 4, 1)
    assert found.spots[5] == Spot(2, 4, 0)
    assert found.spots[9] == Spot(3, 0, 0)


def test_the_columns_hold_every_code() -> None:
    assert {*ATTITUDE_COLUMNS} == {*ATTITUDES, None}
    assert {*RELATION_COLUMNS} == {*RELATIONS, None}


@given(circles(most=14), st.sampled_from(("attitude", "relation")), st.integers(1, 4))
def test_nobody_is_covered_and_nobody_is_missing(now: Circle, axis: Axis, slots: int) -> None:
    found = place(grid(now, axis), axis, slots)
    assert set(found.spots) == {one.id for one in now.here}
    assert len(set(found.spots.values())) == len(found.spots)
    assert len(found.heights) == len(INFLUENCE_ROWS)
    for spot in found.spots.values():
        assert 0 <= spot.line < sum(found.heights)
        assert spot.slot < slots


@pytest.mark.parametrize(
    ("name", "pinyin", "expected"),
    [
        ("Klaus Ehlers", "", "KE"),
        ("Dr. Falk Reimann", "", "FR"),
        ("Falk R. Meier", "", "FM"),
        ("J. Meier", "", "JM"),
        ("Wang Lin 王琳", "wang lin", "WL"),
        ("王琳", "wang lin", "WL"),
        ("欧阳娜娜", "ou yang na na", "ON"),
        ("王琳", "", "王琳"),
        ("欧阳娜娜", "", "欧阳"),
        ("Hélène O'Brien", "", "HO"),
        ("Cher", "", "C"),
        ("Prof.", "", "PR"),
        ("42", "", "?"),
    ],
)
def test_initials(name: str, pinyin: str, expected: str) -> None:
    assert initials([person(1, name=name, pinyin=pinyin)]) == {1: expected}


def test_the_second_of_the_same_initials_gets_a_number() -> None:
    people = [person(id, name=name) for id, name in ((3, "Wang Lin"), (1, "Wu Li"), (2, "W Li"))]
    assert initials(people) == {3: "WL", 1: "WL2", 2: "WL3"}


@given(st.lists(st.text(max_size=12), max_size=30))
def test_initials_differ(names: list[str]) -> None:
    found = initials([person(id, name=name) for id, name in enumerate(names, 1)])
    assert len(found) == len(names)
    assert len(set(found.values())) == len(names)
    assert all(found.values())
