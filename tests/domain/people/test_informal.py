"""Who listens to whom, and who is at odds with whom."""

from __future__ import annotations

from hypothesis import given

from tests.domain.people.making import person
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.informal import Ties, informal_ties


def test_lines_between_people_at_hand() -> None:
    people = [
        person(1, listens_to=(3, 2, 3), conflicts_with=(2,)),
        person(2, listens_to=(3, 99), conflicts_with=(2,)),
        person(3),
        person(4, listens_to=(4,), conflicts_with=(99,)),
    ]
    assert informal_ties(people) == {
        1: Ties(listens_to=(2, 3), against=(2,)),
        2: Ties(listens_to=(3,), heard_by=(1,), against=(1,)),
        3: Ties(heard_by=(1, 2)),
    }


@given(circles())
def test_every_line_has_two_ends(now: Circle) -> None:
    ties = informal_ties(now.here)
    for id, one in ties.items():
        assert id not in (*one.listens_to, *one.heard_by, *one.against)
        assert all(id in ties[other].heard_by for other in one.listens_to)
        assert all(id in ties[other].listens_to for other in one.heard_by)
        assert all(id in ties[other].against for other in one.against)
