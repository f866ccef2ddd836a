"""The guided rating: deeds instead of guessing, kept as evidence."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.desk.making import TODAY, stand, whole
from tests.desk.mapped import GU, WANG, day, mapped
from tui.desk import people, people_rating
from tui.desk.ground import Gone
from tui.domain.codes import RatedField, RatingAnswer
from tui.domain.people.rating import QUESTIONS
from tui.domain.records import Evidence, Person


def test_three_questions_with_their_answers_and_what_each_leads_to() -> None:
    found = people_rating.questions(mapped(), WANG.id)
    assert [one.field for one in found] == list(QUESTIONS)
    assert found[0].text == "What can Wang Lin do about the purchase?"
    for question in found:
        assert [one.answer for one in question.answers] == list(QUESTIONS[question.field])
        assert len({one.text for one in question.answers}) == len(question.answers)
        assert all(one.leads_to for one in question.answers)
        assert question.given is None
    assert [(one.text, one.leads_to) for one in found[1].answers][:2] == [
        ("spoke for us", "accepts"),
        ("questioned a point", "doubts"),
    ]


def test_an_answer_that_still_holds_is_shown_as_given() -> None:
    old = Evidence(on=day(-9), field="attitude", answer="spoke_for_us")
    new = Evidence(on=day(-5), field="attitude", answer="questioned_a_point")
    found = people_rating.questions(mapped(replace(WANG, evidence=(old, new))), WANG.id)
    assert [one.given for one in found] == [None, "questioned_a_point", None]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({}, ""),
        ({"attitude": "stayed_silent"}, "indifferent"),
        (
            {"roles": "has_last_word", "attitude": "spoke_for_us", "relation": "confides_in_us"},
            "decides, accepts, trust",
        ),
        (
            {"roles": "helps_us_inside", "attitude": "spoke_against_us"},
            "coach, resists, these do not go together: look again",
        ),
    ],
)
def test_a_preview_says_what_the_answers_lead_to(
    answers: dict[RatedField, RatingAnswer], text: str
) -> None:
    assert people_rating.preview(answers) == text


def test_the_answers_are_noted_dated_and_kept() -> None:
    desk = mapped()
    before = whole(desk)
    done = people_rating.give(desk, WANG.id, {"roles": "can_say_no", "attitude": "spoke_for_us"})
    assert done.text == "Wang Lin 王琳: technical gatekeeper, accepts"
    after = stand(desk, Person)[WANG.id]
    assert after.roles == ("purchaser", "technical_gatekeeper")
    assert (after.attitude, after.relation) == ("accepts", "know")
    assert [(one.field, one.new) for one in after.history if one.on == TODAY] == [
        ("attitude", "accepts"),
        ("roles", "purchaser,technical_gatekeeper"),
    ]
    page = people.person_page(desk, WANG.id)
    assert [(one.on, one.answer, one.holds) for one in page.evidence] == [
        (TODAY, "can_say_no", True),
        (TODAY, "spoke_for_us", True),
    ]
    desk.book.undo()
    assert whole(desk) == before


def test_no_answer_changes_nothing() -> None:
    desk = mapped()
    generation = desk.book.generation
    assert people_rating.give(desk, WANG.id, {}).text == ""
    assert desk.book.generation == generation


def test_a_rating_cures_the_flag_that_asks_for_it() -> None:
    met = replace(GU, relation="know")
    desk = mapped(met)
    assert "rate" in {one.step for one in people.map_view(desk, 1).flags}
    people_rating.give(desk, GU.id, {"attitude": "questioned_a_point"})
    assert "rate" not in {one.step for one in people.map_view(desk, 1).flags}


def test_somebody_who_has_gone() -> None:
    with pytest.raises(Gone):
        people_rating.questions(mapped(), 99)
    with pytest.raises(Gone):
        people_rating.give(mapped(), 99, {})
