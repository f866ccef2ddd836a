"""The decision as a fishbone."""

from __future__ import annotations

from hypothesis import given

from tests.domain.people.making import circle, deal, person
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.fishbone import Bone, Spot, fishbone


def test_bones_by_their_weightiest_and_people_by_weight() -> None:
    people = [
        person(1, department="Lab", roles=("user",)),  # 4
        person(2, department="lab ", roles=("technical_gatekeeper",)),  # 8
        person(3, department="management", roles=("decision_maker",)),  # 12
        person(4),
        person(5, department="buying", influence=4),  # 8, but alone
        person(6, department="Lab", outside="design_institute", influence=1),
        person(7, department="Lab", former=True, influence=5),
    ]
    assert fishbone(circle(*people)).bones == (
        Bone("management", None, 12, (Spot(3, 12, 1),)),
        Bone("lab ", None, 8, (Spot(2, 8, 2), Spot(1, 4, 4))),
        Bone("buying", None, 8, (Spot(5, 8, 3),)),
        Bone("Lab", "design_institute", 2, (Spot(6, 2, 5),)),
        Bone("", None, 0, (Spot(4, 0, 6),)),
    )


def test_the_head_is_the_open_opportunity_that_has_come_furthest() -> None:
    deals = [
        deal(1, stage="design", amount=9),
        deal(2, stage="comparison", amount=5),
        deal(3, stage="comparison", amount=5),
        deal(4, stage="use", state="won"),
    ]
    assert fishbone(circle(*deals)).opportunity_id == 2
    assert fishbone(circle()).opportunity_id is None


@given(circles(most=14))
def test_everybody_is_on_one_bone_and_the_top_ten_are_those_of_the_plan(now: Circle) -> None:
    bones = fishbone(now).bones
    spots = [spot for bone in bones for spot in bone.people]
    assert sorted(spot.person_id for spot in spots) == sorted(one.id for one in now.here)
    top = sorted((spot.top, spot.person_id) for spot in spots if spot.top)
    assert tuple(id for _number, id in top) == now.top
    assert [number for number, _id in top] == list(range(1, len(now.top) + 1))
    assert [bone.weight for bone in bones] == sorted((one.weight for one in bones), reverse=True)
    for bone in bones:
        weights = [spot.weight for spot in bone.people]
        assert weights == sorted(weights, reverse=True)
