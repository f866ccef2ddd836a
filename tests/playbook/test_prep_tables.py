"""What prep says and when: enough of it, for every code, short enough, alike in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar, get_args

import pytest

import tui.playbook
from tests.playbook.reading import TEXTS
from tui.domain.codes import (
    ATTITUDES,
    INFLUENCES,
    PURPOSES,
    RELATIONS,
    ROLES,
    STAGES,
    TIERS,
    Face,
    Role,
    SocialStyle,
    ThinkingStyle,
    VisitKind,
)
from tui.domain.people.ladder import TrustStep
from tui.domain.prep_rules import (
    APPROACHES,
    CLOCKS,
    FILE_PARTS,
    PHASES,
    REASONS,
    SPIN_STEPS,
    THINKING_LEVELS,
    Approach,
    Case,
    Fact,
    LineRule,
    Rule,
)
from tui.domain.text import width
from tui.i18n import LANGUAGES, Language
from tui.playbook import rules, tables_prep
from tui.playbook.filling import slots_of
from tui.playbook.loader import Playbook

K = TypeVar("K")

FOLDER = Path(tui.playbook.__file__).parent
KINDS: tuple[VisitKind, ...] = get_args(VisitKind)
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

languages = pytest.mark.parametrize("language", LANGUAGES)


def openings() -> Iterator[tuple[Approach, str, LineRule]]:
    """Every opening line's rule, with its approach and id."""
    for approach, found in rules.openings().items():
        for one, rule in found.items():
            yield approach, one, rule


# -- Rules and words belong together


def test_every_file_of_rules_is_read() -> None:
    assert sorted(path.stem for path in (FOLDER / "rules").iterdir()) == sorted(READERS)
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


def test_three_approaches_need_nothing_that_may_be_unknown() -> None:
    late: set[Fact] = {"overdue"}
    today: set[Fact] = {"met_today"}
    for kind in KINDS:
        for so in (FIRST, FIFTH, FIFTH | today, FIRST | late, FIFTH | late):
            for purpose in (None, *PURPOSES):
                for attitude in (None, *ATTITUDES):
                    known: dict[str, set[object]] = {
                        "kinds": {kind},
                        "purposes": {one for one in (purpose,) if one},
                        "attitudes": {one for one in (attitude,) if one},
                    }
                    ways = {
                        way
                        for way, _one, rule in openings()
                        if not rule.needs and not rule.gift and is_offered(rule, so, known)
                    }
                    assert len(ways) >= 3, (kind, so, purpose, attitude, ways)


def is_offered(rule: LineRule, facts: set[Fact], known: Mapping[str, set[object]]) -> bool:
    aims = known.get("purposes") or ({"collection"} if "overdue" in facts else set())
    if facts & set(rule.unless) or aims & set(rule.not_for):
        return False
    return not rule.when or any(holds(case, facts, known) for case in rule.when)


def holds(case: Case, facts: set[Fact], known: Mapping[str, set[object]]) -> bool:
    lists = {name: getattr(case, name) for name in case.__struct_fields__ if name != "facts"}
    return facts >= set(case.facts) and all(
        known.get(name, set()) & set(codes) for name, codes in lists.items() if codes
    )


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


# -- What the doorstep card shows fits its columns

COLUMNS = {
    r"materials\.\w+\.name": 24,
    r"materials\.\w+\.text": 72,
    r"etiquette\.\w+\.\w+\.short": 24,
    r"etiquette\.\w+\.\w+\.text": 92,
    r"openings\..+\.say": 138,
    r"questions\.three_step\..+\.ask": 68,
    r"questions\.three_step\..+\.(fact|observation)": 92,
    r"questions\.spin\..+": 68,
    r"questions\.(gaps|still|seeded)\..+": 70,
    r"questions\.(check|ourselves)\..+": 70,
    r"advice\.attitudes\.\w+\.(do|avoid)": 72,
    r"advice\.thinking\.\w+\.short": 36,
    r"advice\.thinking\.\w+\.(speak|avoid|bring)": 66,
    r"advice\.social\..+": 80,
    r"advice\.roles\.\w+\.question": 52,
    r"advice\.roles\.\w+\.(job|personal|speak)": 66,
    r"advice\.(rungs|tiers|faces|trust)\..+": 88,
    r"advice\.(mind|praise)\..+": 88,
    r"advice\.objectives\..+": 40,
    r"value\.power\.\w+\.(say|plain)": 68,
    r"value\.points\..+": 88,
    r"reasons\..+": 36,
}


@languages
@pytest.mark.parametrize(("key", "most"), COLUMNS.items())
def test_a_text_fits_its_columns(language: Language, key: str, most: int) -> None:
    texts = {one: text for one, text in TEXTS[language].items() if re.fullmatch(key, one)}
    assert texts
    wide = {one: width(re.sub(r"\{\w+\}", "", text)) for one, text in texts.items()}
    assert {one: columns for one, columns in wide.items() if columns > most} == {}


@languages
def test_what_is_asked_is_a_question(language: Language) -> None:
    asked = (
        r"questions\.(three_step|seeded|gaps|still|likely)\..+\.ask|questions\.spin\..+"
        r"|questions\.(check|ourselves)\..+|advice\.roles\.\w+\.question"
        r"|advice\.(twelve|thinking)\..+\.(ask|check\.\d)|value\.(need|layers|elements)\.\w+\.ask"
    )
    for key, text in TEXTS[language].items():
        if re.fullmatch(asked, key):
            assert text.rstrip("。").endswith(("?", "？")), key


@languages
def test_no_line_is_said_twice(language: Language) -> None:
    said = [
        text
        for key, text in TEXTS[language].items()
        if re.match(
            r"(openings|phone|etiquette|value|advice|questions\.(spin|gaps|three_step))\.", key
        )
        and len(text) > 30
    ]
    assert {text for text in said if said.count(text) > 1} == set()


def test_a_plain_power_statement_has_no_slot() -> None:
    for texts in TEXTS.values():
        for key, text in texts.items():
            if key.startswith("value.power.") and not key.endswith(".say"):
                assert not slots_of(text), key


def test_the_four_influences_ask_what_the_field_says() -> None:
    roles = Playbook("en").advice.roles
    words: dict[Role, str] = {
        "decision_maker": "bring us",
        "user": "for me",
        "technical_gatekeeper": "specification",
        "coach": "win",
        "purchaser": "date and terms",
    }
    assert set(INFLUENCES) < set(words)
    for role, word in words.items():
        assert word in roles[role].question


# -- Gifts


def test_a_gift_is_barred_for_public_bodies_wherever_it_is_named() -> None:
    told = re.compile(
        r"(?i)\bgifts?\b|\bpresents?\b|\bdrinks\b|\bpen from\b|\bcalendar or\b|this is for the"
    )
    for one, rule in rules.materials().items():
        text = Playbook("en").materials[one].text
        assert rule.gift == bool(told.search(text)), one
        assert not rule.gift or "public_body" in rule.unless, one
    for approach, one, line in openings():
        assert line.gift == (approach == "gift"), one
        assert not line.gift or "public_body" in line.unless, one


# -- What a visit calls for

FIRST: set[Fact] = {"first_meeting"}
FIFTH: set[Fact] = {"met_before"}


@pytest.mark.parametrize(
    ("facts", "known", "taken", "left"),
    [
        (FIRST, {}, {"company_profile", "question_list", "cards"}, {"price_list", "statement"}),
        (FIFTH, {}, {"cards", "notebook"}, {"company_profile", "question_list"}),
        (FIFTH | {"overdue"}, {}, {"statement", "invoice_copies"}, {"receipts"}),
        (FIFTH, {"purposes": {"collection"}}, {"statement", "bank_details"}, {"samples"}),
        (FIFTH | {"finance_attends"}, {}, set(), {"statement", "bank_details"}),
        (FIFTH | {"finance_attends", "balance_open"}, {}, {"statement"}, {"invoice_copies"}),
        (FIFTH, {"roles": {"purchaser"}}, {"price_list"}, {"test_reports", "safety_gear"}),
        (FIRST, {"roles": {"purchaser"}}, set(), {"price_list"}),
        (FIFTH, {"roles": {"user"}}, {"safety_gear"}, {"price_list", "return_sum"}),
        (FIFTH, {"roles": {"user"}, "purposes": {"needs"}}, {"samples"}, {"demo_set"}),
        (FIFTH, {"attitudes": {"doubts"}}, {"test_reports", "references"}, {"proposal"}),
        (FIFTH, {"attitudes": {"accepts"}}, set(), {"test_reports", "references"}),
        (FIFTH, {"purposes": {"proposal"}}, {"proposal", "return_sum"}, {"acceptance_record"}),
        (FIFTH, {"purposes": {"acceptance"}}, {"acceptance_record"}, {"proposal"}),
        (FIFTH, {"styles": {"A"}}, {"return_sum"}, {"big_picture", "agenda"}),
        (FIFTH, {"styles": {"D"}}, {"big_picture"}, {"return_sum", "agenda"}),
        (FIFTH, {"months": {12}}, {"year_planner"}, {"cold_drinks", "gift"}),
        (FIFTH | {"special_date"}, {}, {"gift", "greeting_card"}, {"year_planner"}),
        (FIFTH | {"special_date", "public_body"}, {}, {"greeting_card"}, {"gift"}),
        (FIFTH, {"kinds": {"phone"}}, {"call_sheet", "notebook"}, {"cards", "transport"}),
        (FIFTH, {"kinds": {"video"}}, {"screen_share"}, {"briefcase", "call_sheet"}),
    ],
)
def test_a_visit_calls_for_its_materials(
    facts: set[Fact], known: dict[str, set[object]], taken: set[str], left: set[str]
) -> None:
    known = {"kinds": {"in_person"}, **known}
    found = {one for one, rule in rules.materials().items() if is_called_for(rule, facts, known)}
    assert taken <= found
    assert not left & found


def is_called_for(rule: Rule, facts: set[Fact], known: Mapping[str, set[object]]) -> bool:
    return (
        known["kinds"] <= set(rule.kinds or KINDS)
        and not facts & set(rule.unless)
        and (not rule.any or any(holds(case, facts, known) for case in rule.any))
    )


@pytest.mark.parametrize(
    ("facts", "known", "short"),
    [
        (FIRST, {}, "cards, both hands"),
        (FIFTH | {"competitor_known"}, {}, "no word on the rival"),
        (FIFTH | {"public_body"}, {}, "no gift, no meal"),
        (FIFTH | {"overdue"}, {}, "money first"),
        (FIFTH | {"several_attend"}, {}, "highest first"),
    ],
)
def test_a_visit_calls_for_its_manners(
    facts: set[Fact], known: dict[str, set[object]], short: str
) -> None:
    known = {"kinds": {"in_person"}, **known}
    shorts = Playbook("en").etiquette["in_the_room"]
    found = rules.etiquette()["in_the_room"]
    asked = {one for one in found if is_called_for(found[one], facts, known)}
    usual = {one for one in found if is_called_for(found[one], FIFTH, known)}
    assert {shorts[one].short for one in asked - usual} == {short}


def test_facts_that_exclude_each_other_are_never_asked_for_together() -> None:
    for text in (path.read_text("utf-8") for path in (FOLDER / "rules").iterdir()):
        for facts in re.findall(r"facts = \[(.*?)\]", text):
            assert not ("first_meeting" in facts and "met_before" in facts), facts
