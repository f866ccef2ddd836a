"""The words of the place People: every code has one, and every danger is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from tests.domain.people.making import circle, day, deal, person
from tests.wordings import check_words
from tui.desk import people_words
from tui.domain import codes as trade_codes
from tui.domain.people import coaches, grouping, mapping, measures, minefields, ranking
from tui.domain.people.minefields import Cure, Flag, FlagCode
from tui.domain.people.rating import QUESTIONS


@pytest.mark.parametrize(
    ("say", "codes"),
    [
        (people_words.status, mapping.Status),
        (people_words.outside, trade_codes.Outside),
        (people_words.coach_group, coaches.CoachGroup),
        (people_words.coach_reason, coaches.CoachReason),
        (people_words.key_reason, ranking.KeyReason),
        (people_words.plan_kind, trade_codes.PlanKind),
        (people_words.analysis_step, trade_codes.AnalysisStep),
        (people_words.dimension, grouping.Dimension),
        (people_words.measure, measures.Measure),
        (people_words.rating_answer, trade_codes.RatingAnswer),
    ],
)
def test_every_code_has_a_word_of_its_own(say: Callable[[str], str], codes: object) -> None:
    check_words(say, codes)


def test_questions_name_the_person() -> None:
    for field in QUESTIONS:
        assert "Wang" in people_words.rating_question(field, "Wang")
    assert people_words.status(None) == "–"


CIRCLE = circle(
    person(1, name="Gu", roles=("decision_maker",), title="boss"),
    person(2, name="He", attitude="accepts", relation="trust"),
    person(3, name="Liu", title="head of finance", former=True),
    person(4, name="Xu", former=True),
    deal(7, name="line 4"),
)
FLAGS: dict[str, tuple[Flag, str, str]] = {
    "decider": (
        Flag(code="M21.1", cure="find_influence", influence="decision_maker"),
        "no decider",
        "ask who has the last word on the purchase",
    ),
    "user": (
        Flag(code="M21.1", cure="find_influence", influence="user"),
        "no user",
        "ask who will work with it",
    ),
    "gatekeeper": (
        Flag(code="M21.1", cure="find_influence", influence="technical_gatekeeper"),
        "no gatekeeper",
        "ask who checks the specification and the figures",
    ),
    "approver": (
        Flag(code="M21.1", cure="find_approver", text="board", opportunity_id=7),
        "no approver: board",
        "find out who sits there: line 4 needs that approval",
    ),
    "rate": (
        Flag(code="M21.1", cure="rate", person_id=1),
        "attitude unknown: Gu",
        "answer the three questions about Gu",
    ),
    "win_coach": (
        Flag(code="M21.2", cure="win_coach", person_id=2),
        "no coach",
        "ask He first: accepts, stands close",
    ),
    "find_coach": (
        Flag(code="M21.2", cure="find_coach"),
        "no coach",
        "look in our own company, then at partners, retired people, banks, consultants",
    ),
    "decides": (
        Flag(code="M21.3", cure="visit", person_id=1),
        "never met: Gu",
        "Gu decides: ask for a meeting",
    ),
    "introduced": (
        Flag(code="M21.3", cure="visit", person_id=1, other_id=2),
        "never met: Gu",
        "Gu decides; He can introduce",
    ),
    "met by another": (
        Flag(code="M21.3", cure="visit", person_id=2, other_id=1),
        "never met: He",
        "get to know He; Gu can introduce",
    ),
    "follower": (
        Flag(code="M21.4", cure="visit", person_id=2, other_id=3),
        "new in the chair: He",
        "see He, who followed Liu",
    ),
    "new chair": (
        Flag(code="M21.4", cure="visit", person_id=2),
        "new in the chair: He",
        "see He again",
    ),
    "left on a day": (
        Flag(code="M21.4", cure="find_successor", person_id=3, since=day(-39)),
        "empty chair: head of finance",
        "Liu left on 13 Oct: find out who follows",
    ),
    "left once": (
        Flag(code="M21.4", cure="find_successor", person_id=4),
        "empty chair: Xu",
        "find out who follows Xu",
    ),
    "new face": (
        Flag(code="M21.5", cure="visit", person_id=2),
        "new face: He",
        "get to know He",
    ),
    "rival": (
        Flag(code="M21.6", cure="ask_competitor", opportunity_id=7),
        "rival unknown: line 4",
        "ask who else makes an offer",
    ),
    "policy": (
        Flag(code="M21.7", cure="look_at_policy", text="fire class", since=day(-6)),
        "policy watch: fire class",
        "look how it stands: due 15 Nov",
    ),
    "see another": (
        Flag(code="single_thread", cure="see_another", person_id=2, other_id=1),
        "single thread: He",
        "see Gu too",
    ),
    "find another": (
        Flag(code="single_thread", cure="find_another", person_id=2),
        "single thread: He",
        "get to know a second person",
    ),
    "win over": (
        Flag(code="no_supporter", cure="win_over", person_id=1, other_id=2),
        "no supporter",
        "win Gu over; He can help",
    ),
    "win alone": (
        Flag(code="no_supporter", cure="win_over", person_id=1),
        "no supporter",
        "win Gu over",
    ),
}


@pytest.mark.parametrize(("flag", "text", "cure"), FLAGS.values(), ids=FLAGS)
def test_a_danger_and_its_cure_are_sentences(flag: Flag, text: str, cure: str) -> None:
    assert people_words.text(CIRCLE, flag) == text
    assert people_words.cure(CIRCLE, flag) == cure
    assert text.startswith(people_words.head(flag))


def test_every_code_and_every_cure_is_worded() -> None:
    flags = [flag for flag, _text, _cure in FLAGS.values()]
    assert {one.code for one in flags} == set(get_args(FlagCode))
    assert {one.cure for one in flags} == set(get_args(Cure))


def test_dangers_of_one_code_are_one_line_with_all_their_names() -> None:
    flags = [FLAGS[name][0] for name in ("decider", "user", "rate", "introduced", "policy")]
    flags.append(Flag(code="M21.3", cure="visit", person_id=2))
    assert people_words.texts_by_code(CIRCLE, flags) == {
        "M21.1": "no decider; no user; attitude unknown: Gu",
        "M21.3": "never met: Gu, He",
        "M21.7": "policy watch: fire class",
    }


def test_whoever_is_gone_from_the_circle_leaves_a_sentence() -> None:
    for code in get_args(minefields.FlagCode):
        for flag, _text, _cure in FLAGS.values():
            if flag.code == code:
                assert people_words.text(circle(), flag)
                assert people_words.cure(circle(), flag)
