"""What a visit calls for, and what it bars."""

from __future__ import annotations

import re

import pytest

from tests.codes import PURPOSES
from tests.playbook.prep.calling import (
    FIFTH,
    FIRST,
    KINDS,
    RULES,
    is_called_for,
    is_offered,
    openings,
)
from tui.domain.codes import ATTITUDES
from tui.domain.prep_rules import Fact
from tui.playbook import rules
from tui.playbook.loader import Playbook


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
    for text in (path.read_text("utf-8") for path in RULES.iterdir()):
        for facts in re.findall(r"facts = \[(.*?)\]", text):
            assert not ("first_meeting" in facts and "met_before" in facts), facts
