"""What brings somebody a rung up, and what the house allows."""

from __future__ import annotations

import pytest

from tests.domain.people.making import account, person
from tui.domain.codes import RELATIONS
from tui.domain.people.measures import MEASURES, TREATS, Hospitality, Measure, measures_for

HOUSE = Hospitality(
    50_00,
    {
        "small_gift": 20_00,
        "sport": 50_00,
        "entertainment": 50_01,
        "shared_sport": 60_00,
        "study_tour": 900_00,
        "family_occasion": 40_00,
    },
)


def told(**fields: object) -> dict[Measure, bool]:
    found = measures_for(person(1, **fields), account(), HOUSE)
    return {one.measure: one.needs_approval for one in found}


def test_low_rungs_with_the_limit_on_its_edge() -> None:
    low = {"company_visit": False, "entertainment": True, "small_gift": False, "sport": False}
    assert told() == told(relation="contact") == told(relation="know") == low


def test_middle_upper_and_top() -> None:
    middle = told(relation="accept")
    assert middle == told(relation="respect")
    assert [one for one, over in middle.items() if over] == ["study_tour"]
    assert [one for one, over in told(relation="trust").items() if over] == ["shared_sport"]
    assert told(relation="partner") == {
        "better_results": False,
        "publication": False,
        "talk": False,
    }


def test_a_treat_whose_cost_nobody_set_needs_approval() -> None:
    bare = measures_for(person(1), account(), Hospitality(10**9, {}))
    assert {one.measure for one in bare if one.needs_approval} == {
        *("entertainment", "small_gift", "sport"),
    }


@pytest.mark.parametrize("rung", [None, *RELATIONS])
def test_a_public_body_gets_no_treat_on_any_rung(rung: str | None) -> None:
    one, official = person(1, relation=rung), person(2, relation=rung, outside="authority")
    public = measures_for(one, account(public_body=True), HOUSE)
    assert public == measures_for(official, account(), HOUSE)
    assert public
    assert not any(found.measure in TREATS or found.needs_approval for found in public)


@pytest.mark.parametrize(
    "fields", [{"former": True}, {"roles": ("competitor",)}, {"outside": "our_house"}]
)
def test_nothing_for_who_is_nobody_to_win(fields: dict[str, object]) -> None:
    assert told(**fields) == {}


def test_every_rung_has_measures_and_every_treat_a_rung() -> None:
    assert set(MEASURES) == {None, *RELATIONS}
    assert {one for measures in MEASURES.values() for one in measures} >= TREATS
