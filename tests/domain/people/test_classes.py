"""The three relationship classes and the shortest plank."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.domain.people.making import circle, item, person, visit
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.classes import Classes, Plank, relationship_classes
from tui.domain.people.matrix import matrix
from tui.domain.records import Record


def classes(*records: Record) -> Classes:
    now = circle(*records)
    return relationship_classes(now, matrix(now))


def test_what_nobody_noted_is_not_known() -> None:
    bare = classes(person(1, influence=5, level="decision", department="lab"), person(2))
    assert bare == Classes(None, None, None, None)


def test_the_three_figures() -> None:
    found = classes(
        person(1, level="decision", department="management", influence=5, relation="contact"),
        person(2, level="management", department="lab", influence=4, relation="respect"),
        person(3, level="management", department="lab", relation="trust"),
        person(4, level="operations", department="lab"),
        person(5, relation="partner", roles=("competitor",), department="rival"),
        person(6, relation="partner", former=True, level="decision", department="lab"),
        person(7, relation="partner", outside="bank", department="loans"),
        person(8, relation="partner", outside="our_house", department="sales", level="decision"),
    )
    assert found.organisation == 2.0  # best of decision 0, of management 4
    assert found.key == 1.5  # 0 and 3
    assert found.broad == 1.8  # 0 and 3.5: 1.75
    assert found.weakest is not None
    assert found.weakest.department == "management"


def test_the_weakest_department_with_who_of_ours_meets_it() -> None:
    found = classes(
        person(1, department="Finance", relation="contact"),
        person(2, department="finance", relation="know"),
        person(3, department="lab", relation="accept"),
        person(4, department="office"),
        visit(1, -1, 1, 3),
        item(1, 2, first="Ben Archer"),
    )
    assert found.weakest == Plank("Finance", 0.5, (1, 2), ("", "Ben Archer"))


def test_of_equals_the_nearer_to_the_decision_is_the_weakest() -> None:
    found = classes(
        person(1, department="lab", relation="know"),
        person(2, department="finance", relation="know", influence=3),
    )
    assert found.weakest is not None
    assert found.weakest.department == "finance"


def test_one_department_alone_is_not_the_weakest() -> None:
    found = classes(person(1, department="lab", relation="know"), person(2, department="x"))
    assert (found.broad, found.weakest) == (1.0, None)


@pytest.mark.parametrize(
    ("rungs", "figure"),
    [
        (("contact",), 0.0),
        (("partner", "partner"), 5.0),
        (("know", "know", "accept"), 1.3),
        (("know", "accept", "accept"), 1.7),
        (("contact", "contact", "contact", "know"), 0.3),  # 0.25, half up
        (("partner", "partner", "partner", "trust"), 4.8),
    ],
)
def test_figures_have_one_decimal_half_up(rungs: tuple[str, ...], figure: float) -> None:
    people = [person(id, relation=rung, influence=5) for id, rung in enumerate(rungs, 1)]
    assert classes(*people).key == figure


@given(circles())
def test_figures_lie_between_contact_and_partner(now: Circle) -> None:
    found = relationship_classes(now, matrix(now))
    for figure in (found.organisation, found.key, found.broad):
        assert figure is None or 0 <= figure <= 5
    if found.weakest:
        assert found.broad is not None
        assert found.weakest.figure <= found.broad
