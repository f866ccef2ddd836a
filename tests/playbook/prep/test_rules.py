"""Rules and words of prep belong together, and there is enough of both for every code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, get_args

from tests.codes import APPROACHES, CLOCKS, PHASES, PURPOSES
from tests.playbook.prep.calling import KINDS, RULES, languages, openings
from tui.domain.codes import (
    ATTITUDES,
    RELATIONS,
    ROLES,
    STAGES,
    TIERS,
    Face,
    SocialStyle,
    ThinkingStyle,
)
from tui.domain.people.ladder import TrustStep
from tui.domain.prep_rules import FILE_PARTS, REASONS, SPIN_STEPS, THINKING_LEVELS, LineRule
from tui.i18n import Language
from tui.playbook import rules, tables_prep
from tui.playbook.filling import slots_of
from tui.playbook.loader import Playbook

K = TypeVar("K")
READERS = {
    "advice": rules.advice,
    "etiquette": rules.etiquette,
    "materials": rules.materials,
    "openings": rules.openings,
    "phone": rules.phone,
    "questions": rules.questions,
}
HOUSE = {"me", "our_company", "person", "account"}
"""Slots that a visit to somebody always has, or that the rep's settings fill."""


# -- Rules and words belong together


def test_every_file_of_rules_is_read() -> None:
    assert sorted(path.stem for path in RULES.iterdir()) == sorted(READERS)
    assert all(read() for read in READERS.values())


@languages
def test_words_and_rules_have_the_same_ids_in_the_same_order(language: Language) -> None:
    playbook = Playbook(language)
    assert tuple(playbook.materials) == tuple(rules.materials())
    assert ids(playbook.etiquette) == ids(rules.etiquette())
    assert ids(playbook.openings) == ids(rules.openings())
    assert set(playbook.phone.reasons) == set(rules.phone().reasons)
    assert set(playbook.questions.seeded) == set(rules.questions().seeded)
    assert set(playbook.advice.praise) == set(rules.advice().praise)
    assert set(playbook.advice.referral) == set(rules.advice().referral)


def ids(table: Mapping[K, Mapping[str, object]]) -> list[tuple[K, str]]:
    return [(outer, inner) for outer, found in table.items() for inner in found]


def test_no_id_stands_in_two_phases() -> None:
    found = [inner for _phase, inner in ids(rules.etiquette())]
    assert len(found) == len(set(found))


@languages
def test_what_a_line_needs_are_its_slots(language: Language) -> None:
    playbook = Playbook(language)
    lines = {
        **{playbook.openings[way][one].say: rule for way, one, rule in openings()},
        **{playbook.phone.reasons[one].say: rule for one, rule in rules.phone().reasons.items()},
        **{
            playbook.questions.seeded[one].ask: rule
            for one, rule in rules.questions().seeded.items()
        },
        **{playbook.advice.praise[one].say: rule for one, rule in rules.advice().praise.items()},
        **{
            playbook.advice.referral[one].say: rule for one, rule in rules.advice().referral.items()
        },
    }
    for line, rule in lines.items():
        assert slots_of(line) - HOUSE == set(rule.needs), line


LAST_TALK = {"last_day", "last_text"}


def test_what_speaks_of_the_last_talk_is_not_said_on_its_day() -> None:
    lines = [
        *(rule for _way, _one, rule in openings()),
        *rules.phone().reasons.values(),
        *rules.questions().seeded.values(),
    ]
    of_it = [rule for rule in lines if LAST_TALK & set(rule.needs)]
    assert len(of_it) >= 5
    assert all("met_today" in rule.unless for rule in of_it)


# -- Every code has its words


@languages
def test_every_code_of_prep_has_its_words(language: Language) -> None:
    playbook = Playbook(language)
    questions, advice, value = playbook.questions, playbook.advice, playbook.value
    assert tuple(playbook.etiquette) == PHASES
    assert tuple(playbook.openings) == APPROACHES
    assert set(playbook.reasons) == set(REASONS)
    assert tuple(playbook.phone.script) == get_args(tables_prep.ScriptStep)
    for by in (questions.three_step, questions.spin):
        assert tuple(by.roles) == ROLES
        assert tuple(by.stages) == STAGES
    assert tuple(questions.likely) == ROLES
    assert tuple(questions.gaps) == tuple(questions.still) == FILE_PARTS
    assert tuple(advice.attitudes) == ATTITUDES
    assert tuple(advice.thinking) == get_args(ThinkingStyle)
    assert tuple(advice.social) == get_args(SocialStyle)
    assert tuple(advice.roles) == ROLES
    assert tuple(advice.rungs) == RELATIONS
    assert tuple(advice.tiers) == TIERS
    assert tuple(advice.faces) == get_args(Face)
    assert tuple(advice.trust) == get_args(TrustStep)
    assert tuple(advice.twelve) == THINKING_LEVELS
    assert tuple(advice.serv) == get_args(tables_prep.ServStep)
    assert tuple(advice.loyalty) == get_args(tables_prep.LoyaltySign)
    assert tuple(advice.objectives) == PURPOSES
    assert tuple(value.fab) == tuple(value.power) == ROLES
    assert tuple(value.points) == get_args(tables_prep.PointField)
    assert tuple(value.need) == get_args(tables_prep.NeedStep)
    assert tuple(value.layers) == get_args(tables_prep.Layer)
    assert tuple(value.elements) == get_args(tables_prep.Element)


# -- Enough to choose from

BASE = {
    *("transport", "phone", "company_profile", "product_sheets", "certificates", "cards"),
    *("briefcase", "notebook", "calculator", "theme"),
}
"""The base set of M30."""
SIX = {"strategy", "investment", "business_plan", "operating_plan", "challenges", "worries"}
"""The six things about their business (M08)."""


def test_there_are_materials_for_every_visit() -> None:
    found = rules.materials()
    assert len(found) >= 24
    assert {one for one, rule in found.items() if rule.base} == BASE
    assert {one for one, rule in found.items() if rule.gift} == {
        *("gift", "year_planner", "cold_drinks"),
    }


def test_there_are_manners_for_every_phase_and_kind() -> None:
    found = rules.etiquette()
    assert sum(map(len, found.values())) >= 40
    for phase in PHASES:
        for kind in KINDS:
            fits = [one for one in found[phase].values() if kind in (one.kinds or KINDS)]
            assert any(not rule.any and not rule.unless for rule in fits), (phase, kind)


def test_every_clock_is_used_once_for_a_kind_of_visit() -> None:
    clocks = [
        (rule.clock, kind)
        for found in rules.etiquette().values()
        for rule in found.values()
        if rule.clock
        for kind in rule.kinds or KINDS
        if not (rule.clock == "start_on_time" and not rule.kinds)  # beside the ringing
    ]
    assert len(clocks) == len(set(clocks))
    assert {clock for clock, _kind in clocks} == set(CLOCKS)


def test_every_approach_has_three_lines() -> None:
    for approach, found in rules.openings().items():
        assert len(found) >= 3, approach


@languages
def test_the_script_answers_refusals_and_offers_two_times_twice(language: Language) -> None:
    phone = Playbook(language).phone
    assert len(phone.refusals) >= 8
    assert slots_of(phone.script["two_times"].say) >= {"slot1", "slot2"}
    assert slots_of(phone.script["two_times_again"].say) == {"next1", "next2"}
    assert slots_of(phone.script["who_i_am"].say) == {"person", "me", "our_company"}
    for one, reply in phone.refusals.items():
        assert slots_of(reply.say) >= {"next1", "next2"}, one
    for one, reply in phone.face_to_face.items():
        assert "slot1" in slots_of(reply.say), one


def test_a_reason_to_meet_is_always_at_hand() -> None:
    *_others, last = rules.phone().reasons.values()
    assert last == LineRule()


def test_somebody_can_always_be_praised() -> None:
    free = [rule for rule in rules.advice().praise.values() if not rule.needs and not rule.when]
    assert len(free) >= 2


@languages
def test_there_are_questions_for_every_role_step_and_gap(language: Language) -> None:
    questions = Playbook(language).questions
    assert {rule.step for rule in rules.questions().seeded.values()} == set(SPIN_STEPS)
    for role, likely in questions.likely.items():
        assert len(likely) >= (2 if role == "competitor" else 3), role
    assert set(questions.gaps["business"]) == set(questions.still["business"]) == SIX
    assert all(len(questions.gaps[part]) >= 4 for part in FILE_PARTS)
    for part in FILE_PARTS:
        assert set(questions.still[part]) <= set(questions.gaps[part]), part
        for one, still in questions.still[part].items():
            assert "known" in slots_of(still.ask), one
    assert len(questions.check) == len(questions.ourselves) == 4


@languages
def test_there_is_advice_in_every_method(language: Language) -> None:
    advice = Playbook(language).advice
    assert all(len(points) == 4 for points in advice.twelve.values())
    assert len(advice.praise) >= 6
    assert len(advice.praise_rules) >= 8
    assert len(advice.mind) >= 4
    assert len(advice.referral) >= 4
    assert all(len(style.check) >= 4 for style in advice.thinking.values())
