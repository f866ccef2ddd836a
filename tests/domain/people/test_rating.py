"""The guided rating: from deeds to role, attitude and rung."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.people.making import TODAY, day, person
from tui.domain.codes import ATTITUDES, RELATIONS, ROLES, RatedField, RatingAnswer
from tui.domain.people.rating import QUESTIONS, Rating, latest_evidence, rate, rated
from tui.domain.records import Evidence

answers = st.fixed_dictionaries(
    {}, optional={field: st.sampled_from(sorted(of)) for field, of in QUESTIONS.items()}
)


def test_every_code_is_led_to_by_one_answer_and_every_answer_leads_somewhere() -> None:
    assert list(QUESTIONS) == list(get_args(RatedField))
    assert sorted(QUESTIONS["roles"].values()) == sorted(ROLES)
    assert sorted(QUESTIONS["attitude"].values()) == sorted(ATTITUDES)
    assert list(QUESTIONS["relation"].values()) == list(RELATIONS)
    asked = [answer for of in QUESTIONS.values() for answer in of]
    assert sorted(asked) == sorted(get_args(RatingAnswer))


@pytest.mark.parametrize(
    ("given_answers", "expected"),
    [
        ({}, Rating()),
        ({"roles": "can_say_no"}, Rating("technical_gatekeeper")),
        (
            {"roles": "has_last_word", "attitude": "spoke_for_us", "relation": "confides_in_us"},
            Rating("decision_maker", "accepts", "trust"),
        ),
        (
            {"attitude": "spoke_against_us", "relation": "asks_our_advice"},
            Rating(None, "resists", "respect", True),
        ),
        (
            {"attitude": "spoke_against_us", "relation": "weighs_our_offer"},
            Rating(None, "resists", "accept"),
        ),
        (
            {"roles": "helps_us_inside", "attitude": "worked_against_us"},
            Rating("coach", "sabotages", None, True),
        ),
        (
            {"roles": "helps_us_inside", "attitude": "questioned_a_point"},
            Rating("coach", "doubts"),
        ),
    ],
)
def test_what_answers_lead_to(
    given_answers: dict[RatedField, RatingAnswer], expected: Rating
) -> None:
    assert rate(given_answers) == expected


def test_an_answer_to_another_question_is_none() -> None:
    with pytest.raises(KeyError):
        rate({"roles": "spoke_for_us"})


def test_a_role_is_added_and_the_answers_are_kept() -> None:
    one = rated(
        person(1, roles=("user",), attitude="doubts", relation="know"),
        {"attitude": "spoke_for_us", "roles": "asked_for_it"},
        TODAY,
    )
    assert (one.roles, one.attitude, one.relation) == (("user", "initiator"), "accepts", "know")
    assert one.evidence == (
        Evidence(on=TODAY, field="roles", answer="asked_for_it"),
        Evidence(on=TODAY, field="attitude", answer="spoke_for_us"),
    )
    again = rated(one, {"roles": "asked_for_it"}, TODAY)
    assert again.roles == one.roles
    assert len(again.evidence) == 2


def test_the_same_question_on_another_day_keeps_both() -> None:
    one = rated(person(1), {"attitude": "spoke_for_us"}, day(-1))
    two = rated(one, {"attitude": "stayed_silent"}, TODAY)
    three = rated(two, {"attitude": "spoke_against_us"}, TODAY)
    assert [(kept.on, kept.answer) for kept in three.evidence] == [
        (day(-1), "spoke_for_us"),
        (TODAY, "spoke_against_us"),
    ]


def test_evidence_speaks_while_what_it_led_to_stands() -> None:
    one = rated(person(1), {"attitude": "spoke_for_us", "relation": "tells_of_the_work"}, day(-9))
    two = rated(one, {"attitude": "questioned_a_point"}, TODAY)
    found = latest_evidence(two)
    assert {field: kept.answer for field, kept in found.items()} == {
        "attitude": "questioned_a_point",
        "relation": "tells_of_the_work",
    }
    changed = person(1, attitude="resists", evidence=two.evidence)
    assert latest_evidence(changed) == {}


@given(answers, answers)
def test_a_rated_person_is_what_the_last_answers_say(
    first: dict[RatedField, RatingAnswer], last: dict[RatedField, RatingAnswer]
) -> None:
    one = rated(rated(person(1), first, day(-1)), last, TODAY)
    found = rate(last)
    assert found.role is None or found.role in one.roles
    assert found.attitude in (None, one.attitude)
    assert found.relation in (None, one.relation)
    assert {kept.field: kept.answer for kept in one.evidence if kept.on == TODAY} == last
    assert last.items() <= {f: kept.answer for f, kept in latest_evidence(one).items()}.items()
    assert rated(one, {}, TODAY) == one
