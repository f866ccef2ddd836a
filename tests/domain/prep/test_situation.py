"""What of the playbook's rules holds in a situation, and which line fits it best."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.codes import PURPOSES
from tests.playbook.prep.calling import is_called_for, is_offered
from tui.domain.codes import ATTITUDES, RELATIONS, ROLES, STAGES, TIERS
from tui.domain.prep.situation import (
    TREATS,
    Situation,
    Treat,
    Why,
    best_line,
    first_line,
    limited,
    line,
    manners,
    materials,
)
from tui.domain.prep_rules import FACTS, Case, LineRule, MannerRule, MaterialRule
from tui.domain.records import Person
from tui.playbook import rules

BUYER = Person(id=1, account_id=1, name="a", roles=("purchaser",), attitude="doubts", style="B")
USER = Person(id=2, account_id=1, name="b", roles=("user", "coach"), level="operations")
NOTHING: frozenset[str] = frozenset()


def people() -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        id=st.integers(1, 9),
        account_id=st.just(1),
        name=st.just("x"),
        roles=st.lists(st.sampled_from(ROLES), max_size=2).map(tuple),
        attitude=st.none() | st.sampled_from(ATTITUDES),
        relation=st.none() | st.sampled_from(RELATIONS),
        level=st.sampled_from((None, "operations", "decision")),
        style=st.sampled_from((None, "A", "B", "C", "D")),
        social_style=st.sampled_from((None, "driver", "amiable")),
    )


def situations() -> st.SearchStrategy[Situation]:
    return st.builds(
        Situation,
        facts=st.frozensets(st.sampled_from(FACTS)),
        people=st.lists(people(), max_size=3).map(tuple),
        stage=st.none() | st.sampled_from(STAGES),
        purpose=st.none() | st.sampled_from(PURPOSES),
        tier=st.none() | st.sampled_from(TIERS),
        month=st.none() | st.integers(1, 12),
        kind=st.sampled_from(("in_person", "phone", "video")),
        treats=st.frozensets(st.sampled_from(TREATS)),
    )


def known_of(one: Situation) -> dict[str, set[object]]:
    """A situation as the playbook's own tests describe it."""
    found: dict[str, set[object]] = {
        "roles": {role for person in one.people for role in person.roles},
        "levels": {person.level for person in one.people},
        "attitudes": {person.attitude for person in one.people},
        "rungs": {person.relation for person in one.people},
        "styles": {person.style for person in one.people},
        "social_styles": {person.social_style for person in one.people},
        "stages": {one.stage},
        "purposes": {one.purpose},
        "tiers": {one.tier},
        "months": {one.month},
        "kinds": {one.kind},
    }
    return {name: codes - {None} for name, codes in found.items()}


@given(situations())
def test_the_rules_mean_what_the_playbook_says(one: Situation) -> None:
    known, facts = known_of(one), set(one.facts)
    called = {
        id_
        for id_, rule in rules.materials().items()
        if is_called_for(rule, facts, known) and (not rule.gift or one.allows(id_))
    }
    chosen = materials(rules.materials(), one)
    assert {found.id for found in chosen} == called
    for found in rules.etiquette().values():
        wanted = [id_ for id_, rule in found.items() if is_called_for(rule, facts, known)]
        assert [manner.id for manner in manners(found, one)] == wanted
    for table in rules.openings().values():
        for id_, rule in table.items():
            offered = is_offered(rule, facts, known) and (not rule.gift or one.allows(id_))
            assert (line(id_, rule, one, NOTHING) is not None) == offered


@given(situations())
def test_the_reason_given_holds(one: Situation) -> None:
    for chosen in materials(rules.materials(), one):
        why = chosen.why
        if why.reason in FACTS:
            assert why.reason in one.facts
        elif why.reason != "always":
            assert (why.code, why.person_id) in set(one.codes(why.reason))  # type: ignore[arg-type]


@given(situations())
def test_no_gift_above_the_limit_nor_at_a_public_body(one: Situation) -> None:
    gifts = {id_ for id_, rule in rules.materials().items() if rule.gift}
    chosen = gifts & {found.id for found in materials(rules.materials(), one)}
    lines = {
        id_
        for table in rules.openings().values()
        for id_, rule in table.items()
        if rule.gift and line(id_, rule, one, NOTHING)
    }
    if "public_body" in one.facts or not one.treats:
        assert not chosen
        assert not lines


@pytest.mark.parametrize(
    ("limit", "treats"),
    [(0, set()), (9, set()), (10, {"year_planner"}), (20, {"year_planner", "small_gift"})],
)
def test_the_limit_counts_to_the_last_coin(limit: int, treats: set[Treat]) -> None:
    assert limited(limit, {"year_planner": 10, "small_gift": 20}) == treats


@pytest.mark.parametrize(
    ("case", "whys"),
    [
        (Case(), ()),
        (Case(roles=("user", "purchaser")), (Why("role", 1, "purchaser"),)),
        (
            Case(roles=("coach",), levels=("operations",)),
            (Why("role", 2, "coach"), Why("level", 2, "operations")),
        ),
        (Case(facts=("overdue", "we_owe")), (Why("overdue"),)),
        (Case(facts=("finance_attends",)), (Why("finance_attends", 2),)),
        (Case(stages=("use",)), ()),
        (Case(months=(12,)), (Why("season", 0, "12"),)),
    ],
)
def test_each_part_speaks_for_itself(case: Case, whys: tuple[Why, ...]) -> None:
    one = Situation(
        facts=frozenset(("overdue", "finance_attends")),
        people=(BUYER, USER),
        payer_id=2,
        month=12,
    )
    assert one.speaks(case) == whys


def rule(**fields: Any) -> LineRule:
    return LineRule(**fields)


def test_what_is_known_of_the_account_goes_before_what_suits_everybody() -> None:
    table = {"plain": rule(), "named": rule(needs=("point",))}
    one = Situation()
    assert best_line(table, one, frozenset(("point",))) == line(
        "named", table["named"], one, frozenset(("point",))
    )
    found = best_line(table, one, NOTHING)
    assert found is not None
    assert (found.id, found.is_filled) == ("plain", True)


def test_a_line_that_cannot_be_filled_stands_behind_all_that_can() -> None:
    table = {
        "fits": rule(needs=("reference",), best=Case(attitudes=("doubts",), styles=("B",))),
        "plain": rule(),
    }
    found = best_line(table, Situation(people=(BUYER,)), NOTHING)
    assert found is not None
    assert found.id == "plain"
    assert best_line({"fits": table["fits"]}, Situation(people=(BUYER,)), NOTHING) is not None


def test_of_lines_in_order_the_first_that_can_be_filled_is_taken() -> None:
    table = {"sum": rule(needs=("sum",)), "day": rule(needs=("last_day",)), "last": rule()}
    for known, id_ in (({"sum", "last_day"}, "sum"), ({"last_day"}, "day"), (set(), "last")):
        found = first_line(table, Situation(), frozenset(known))
        assert found is not None
        assert found.id == id_
    assert first_line({}, Situation(), NOTHING) is None


def test_what_a_fact_calls_for_stands_before_what_goes_with_the_purpose() -> None:
    table = {
        "base": MaterialRule(base=True),
        "paper": MaterialRule(any=(Case(purposes=("proposal",)),)),
        "statement": MaterialRule(any=(Case(facts=("overdue",)),)),
    }
    one = Situation(facts=frozenset(("overdue",)), purpose="proposal")
    assert [found.id for found in materials(table, one)] == ["statement", "paper", "base"]


def test_manners_keep_their_order_and_their_kind_of_visit() -> None:
    table = {
        "coat": MannerRule(kinds=("in_person",)),
        "ring": MannerRule(kinds=("phone",)),
        "listen": MannerRule(),
    }
    for kind, ids in (("in_person", ["coat", "listen"]), ("phone", ["ring", "listen"])):
        one = Situation(kind=kind)  # type: ignore[arg-type]
        assert [found.id for found in manners(table, one)] == ids
