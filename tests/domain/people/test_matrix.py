"""Their people by ours, and the depth of contact."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.domain.people.making import circle, day, item, person, step, visit
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.matrix import Contact, matrix
from tui.domain.people.ours import REP, colleagues, key_of

LENA, BEN = "Lena Voss, applications", "Ben Archer"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", REP),
        ("me", REP),
        ("Me", REP),
        ("我", REP),
        ("本人", REP),
        ("Anna Schmidt", REP),
        ("anna schmidt, sales", REP),
        (LENA, "lenavoss"),
        ("lena  voss", "lenavoss"),
        ("梁倩（应用）", "梁倩"),
        ("(the lab)", "thelab"),
    ],
)
def test_who_of_ours_a_name_means(name: str, expected: str) -> None:
    assert key_of(name, rep="Anna Schmidt") == expected


def test_without_a_name_of_the_rep_everybody_else_is_a_colleague() -> None:
    assert key_of("Anna Schmidt") == "annaschmidt"


def test_colleagues_each_once_as_first_written() -> None:
    now = circle(
        item(1, 1, first="me", second=LENA),
        item(2, 1, first="lena voss", second=BEN),
        step(1, 1, colleague=""),
    )
    assert colleagues(now) == (LENA, BEN)


def test_calls_tasks_and_plan_make_the_cells() -> None:
    now = circle(
        person(1, influence=5),
        person(2),
        person(3),
        person(4, former=True),
        visit(1, -9, 1, 1, 4),
        visit(2, -3, 1, 2),
        visit(3, 2, 2, state="confirmed"),
        visit(4, -1, 3, state="missed"),
        item(1, 1, first="me", second=LENA, done=day(-7)),
        item(2, 1, first="Lena Voss"),
        item(3, 2, first=BEN, second="ben archer"),
        item(4, 3),
        step(1, 1, colleague=LENA, done=day(-5)),
        step(2, 2, colleague="Carl", done=day(-5)),
        step(3, 4, colleague="Dora"),
    )
    found = matrix(now)
    assert found.people == (1, 2, 3)
    assert found.columns == (REP, LENA, "Carl", BEN)
    assert found.cells == {
        (1, 0): Contact(2, 0, day(-3)),
        (1, 1): Contact(2, 1, day(-5)),
        (2, 0): Contact(1, 1, day(-3)),
        (2, 2): Contact(1, 0, day(-5)),
        (2, 3): Contact(0, 1, None),
        (3, 0): Contact(0, 1, None),
    }
    assert [one.depth for one in found.cells.values()] == [3, 3, 2, 2, 1, 1]
    assert Contact().depth == 0


def test_key_people_without_a_contact_and_layers_without_a_match() -> None:
    now = circle(
        person(1, level="decision", influence=5),
        person(2, level="management", influence=4),
        person(3, level="operations"),
        person(4, level="operations"),
        visit(1, -1, 1, 3),
        item(1, 4, first=BEN),
    )
    found = matrix(now)
    assert found.unmet == (2,)
    assert found.layers == ("decision", "management")


@given(circles())
def test_every_cell_lies_in_the_matrix_and_is_not_empty(now: Circle) -> None:
    found = matrix(now)
    assert found.people == tuple(now.place)
    assert found.columns[0] == REP
    assert len(set(map(key_of, found.columns))) == len(found.columns)
    for (person_id, column), contact in found.cells.items():
        assert person_id in now.place
        assert column < len(found.columns)
        assert contact.depth
        assert (contact.last is None) is (contact.done == 0)
    assert not set(found.unmet) & {person_id for person_id, _column in found.cells}
