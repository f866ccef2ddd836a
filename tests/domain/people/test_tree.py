"""The organisation as a tree: chairs, circles, sixty people."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.domain.people.making import account, circle, day, deal, person, threshold
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.tree import Broken, Chair, Tree, tree
from tui.domain.records import PersonChange


def drawn(found: Tree) -> list[str]:
    """Each row as an id or a chair's title, with its rails: ``|`` more below, ``.`` none."""
    return [
        "".join("|" if more else "." for more in row.rails)
        + (str(row.person_id) if row.chair is None else f"({row.chair.title})")
        for row in found.rows
    ]


def test_nobody() -> None:
    assert tree(circle()) == Tree((), ())


def test_rails_tell_what_goes_on_below() -> None:
    people = [
        person(1, influence=5),
        person(2, reports_to=1, influence=3),
        person(3, reports_to=2),
        person(4, reports_to=1),
        person(5, reports_to=4),
        person(6, reports_to=4),
    ]
    assert drawn(tree(circle(*people))) == ["1", "|2", "|.3", ".4", ".|5", "..6"]


def test_brothers_stand_by_nearness_and_outsiders_after_the_house() -> None:
    people = [
        person(1),
        person(2, reports_to=1),
        person(3, reports_to=1, influence=4),
        person(4, outside="authority", roles=("parent_leader",)),
        person(5, influence=1),
    ]
    assert drawn(tree(circle(*people))) == ["5", "1", "|3", ".2", "4"]


@pytest.mark.parametrize("above", [None, 99, 1])
def test_a_superior_who_is_not_at_the_account_is_none(above: int | None) -> None:
    found = tree(circle(person(1, reports_to=above)))
    assert drawn(found) == ["1"]
    assert found.broken == ((Broken(1, 1, (1,)),) if above == 1 else ())


class TestCircles:
    def test_a_circle_is_broken_at_the_nearest_to_the_decision(self) -> None:
        people = [
            person(1, reports_to=2),
            person(2, reports_to=3),
            person(3, reports_to=1, influence=5),
            person(4, reports_to=2),
        ]
        found = tree(circle(*people))
        assert drawn(found) == ["3", ".2", ".|1", "..4"]
        assert found.broken == (Broken(3, 1, (3, 1, 2)),)

    def test_equals_are_broken_at_the_lowest_id(self) -> None:
        found = tree(circle(person(1, reports_to=2), person(2, reports_to=1)))
        assert drawn(found) == ["1", ".2"]
        assert found.broken == (Broken(1, 2, (1, 2)),)

    def test_two_circles_are_two(self) -> None:
        people = [person(id, reports_to=above) for id, above in ((1, 2), (2, 1), (3, 4), (4, 3))]
        assert [one.circle for one in tree(circle(*people)).broken] == [(1, 2), (3, 4)]


class TestChairs:
    def test_who_left_without_a_successor_leaves_an_empty_chair(self) -> None:
        left = PersonChange(on=day(-9), field="former", new="yes")
        people = [
            person(1),
            person(2, reports_to=1, former=True, title="logistics", history=(left,)),
            person(3, reports_to=2),
        ]
        found = tree(circle(*people))
        assert drawn(found) == ["1", ".(logistics)", "..3"]
        assert found.rows[1].chair == Chair("left", "logistics", 2, day(-9))

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"successor_id": 4}, ["1", ".4", "..3"]),
            ({"successor_id": 3}, ["1", "|3", ".4"]),  # a report takes the chair
            ({"chair_gone": True}, ["1", "|3", ".4"]),
            ({"successor_id": 99}, ["1", "|4", ".()", "..3"]),
            ({"successor_id": 2}, ["1", "|4", ".()", "..3"]),
        ],
    )
    def test_who_stands_in_the_leavers_place(
        self, fields: dict[str, object], expected: list[str]
    ) -> None:
        people = [
            person(1),
            person(2, reports_to=1, former=True, **fields),
            person(3, reports_to=2),
            person(4, reports_to=1),
        ]
        assert drawn(tree(circle(*people))) == expected

    def test_a_chain_of_leavers_is_one_chair(self) -> None:
        people = [
            person(1, former=True, successor_id=2, title="old"),
            person(2, former=True, title="new"),
            person(3, reports_to=1),
            person(4, reports_to=2),
        ]
        assert drawn(tree(circle(*people))) == ["(new)", "|3", ".4"]

    def test_a_threshold_that_nobody_fills_is_a_chair(self) -> None:
        of = account(thresholds=(threshold("buyer", 10), threshold("CFO", 90), threshold("board")))
        found = tree(circle(person(1, title="Buyer"), deal(amount=90), of=of))
        assert [row.chair for row in found.rows] == [
            None,
            Chair("approves", "CFO"),
            Chair("approves", "board", needed=True),
        ]

    def test_a_leavers_chair_that_approves_is_there_once(self) -> None:
        of = account(thresholds=(threshold("CEO"),))
        left = person(1, title="CEO", former=True)
        found = tree(circle(left, deal(amount=9), of=of))
        assert [row.chair for row in found.rows] == [Chair("left", "CEO", 1, needed=True)]
        idle = tree(circle(left, of=of))
        assert [row.chair for row in idle.rows] == [Chair("left", "CEO", 1)]


def test_sixty_in_a_line_and_sixty_in_a_row() -> None:
    line = [person(id, reports_to=id - 1 or None) for id in range(1, 61)]
    rows = tree(circle(*line)).rows
    assert [row.person_id for row in rows] == list(range(1, 61))
    assert [row.depth for row in rows] == list(range(60))
    row = [person(1), *(person(id, reports_to=1) for id in range(2, 61))]
    assert [one.depth for one in tree(circle(*row)).rows] == [0, *[1] * 59]


@given(circles())
def test_everybody_is_in_the_tree_once_below_whom_the_rails_say(now: Circle) -> None:
    found = tree(now)
    here = [row.person_id for row in found.rows if row.person_id is not None]
    assert sorted(here) == sorted(one.id for one in now.here)
    chairs = [row.chair for row in found.rows if row.chair is not None]
    assert len(chairs) == len(set(chairs))
    above: list[int | None] = []
    for number, row in enumerate(found.rows):
        assert row.depth <= len(above)
        del above[row.depth :]
        if row.person_id is not None and row.depth:
            person_above = now.by_id[row.person_id].reports_to
            direct = now.by_id.get(person_above or 0)
            if direct and not direct.former:
                assert above[-1] == direct.id
        above.append(row.person_id)
        if row.depth:
            rest = found.rows[number + 1 :]
            deeper = next((i for i, one in enumerate(rest) if one.depth < row.depth), len(rest))
            assert row.rails[-1] is any(one.depth == row.depth for one in rest[:deeper])
    for one in found.broken:
        root = next(
            row for row in found.rows if one.person_id in (row.person_id, chair_of(row.chair))
        )
        assert root.depth == 0


def chair_of(chair: Chair | None) -> int | None:
    return chair.left_id if chair else None
