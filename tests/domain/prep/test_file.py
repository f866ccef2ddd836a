"""The account file: what it knows, what it lacks, what may have moved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.prep.making import ACCOUNT, SUN, TODAY, VISIT, WANG, call, seen
from tui.domain.prep.file import (
    AGES,
    CODES,
    FIELDS,
    ITEMS,
    Item,
    account_file,
    ask_next,
    completeness,
    home_of,
    part_of,
    still_true,
)
from tui.domain.prep.seen import Seen
from tui.domain.prep_rules import FILE_PARTS
from tui.domain.records import Account, Filed, Opportunity, Person, Threshold
from tui.i18n import LANGUAGES
from tui.playbook.loader import Playbook

BUSINESS = Opportunity(id=1, account_id=1, name="gauges", opened=TODAY, stage="gestation")


def items(one: Seen) -> dict[str, Item]:
    return {item.code: item for item in account_file(one.circle, one.opportunity)}


def test_the_items_are_those_that_the_playbook_asks_for() -> None:
    for language in LANGUAGES:
        asked = Playbook(language).questions.gaps
        assert {part: tuple(found) for part, found in asked.items()} == dict(ITEMS)
    assert tuple(ITEMS) == tuple(AGES) == FILE_PARTS
    assert {part_of(code) for code in CODES} == set(FILE_PARTS)


@pytest.mark.parametrize("code", FIELDS)
def test_an_item_with_a_field_of_its_own_is_known_by_it(code: str) -> None:
    home = {"account": Account, "person": Person, "opportunity": Opportunity}[home_of(code)]
    assert FIELDS[code] in home.__struct_fields__


def test_an_empty_account_knows_nothing_and_has_no_project() -> None:
    found = items(seen(visit=None))
    assert not any(item.known for item in found.values())
    assert not any(item.part == "project" for item in found.values())
    assert completeness(found.values()) == (0, len(CODES) - 6)


def test_an_open_opportunity_has_a_project() -> None:
    found = items(seen(opportunities=(BUSINESS,)))
    assert {item.code for item in found.values()} == set(CODES)
    closed = items(seen(opportunities=(replace(BUSINESS, state="won"),)))
    assert not any(item.part == "project" for item in closed.values())


@pytest.mark.parametrize(
    ("code", "person", "fields"),
    [
        ("background.ownership", {}, {"ownership": "family"}),
        ("background.installed", {}, {"installed": "8 gauges"}),
        ("business.strategy", {}, {"strategy": "rail"}),
        ("competition.in_use", {}, {"competitor": "Velotek"}),
        ("competition.in_use", {}, {"competitor_checked": TODAY}),
        ("organisation.part_in_buying", {}, {"thresholds": (Threshold(approver="boss"),)}),
        ("business.worries", {}, {"file": {"business.worries": Filed(on=TODAY, text="scrap")}}),
        ("background.operators", {"roles": ("user",)}, {}),
        ("people.contact_data", {"phone": "1"}, {}),
        ("people.contact_data", {"email": "a@b.example"}, {}),
        ("people.dates", {"birthday": date(1980, 1, 1)}, {}),
        ("people.influence", {"influence": 0}, {}),
        ("people.temperament", {"style": "A"}, {}),
        ("people.temperament", {"social_style": "driver"}, {}),
        ("people.interests", {"interests": "chess"}, {}),
        ("people.family", {"file": {"people.family": Filed(on=TODAY, text="two boys")}}, {}),
    ],
)
def test_what_the_book_shows_is_known(
    code: str, person: dict[str, Any], fields: dict[str, Any]
) -> None:
    assert not items(seen(WANG))[code].known
    found = items(seen(replace(WANG, **person), account=replace(ACCOUNT, **fields)))
    assert found[code].known


def test_of_people_an_item_is_known_when_it_is_of_all_key_people() -> None:
    boss = replace(WANG, roles=("decision_maker",), phone="1")
    other = replace(SUN, roles=("technical_gatekeeper",))
    found = items(seen(boss, other))["people.contact_data"]
    assert (found.known, found.people) == (False, (2,))
    assert items(seen(boss, replace(other, phone="2")))["people.contact_data"].known
    # Who is not key need not be known.
    assert items(seen(boss, replace(SUN, roles=("gatekeeper",))))["people.contact_data"].known


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"problem": "scrap"}, {"project.problem"}),
        ({"close": TODAY}, {"project.timetable"}),
        ({"file": {"project.budget": Filed(on=TODAY, text="80k")}}, {"project.budget"}),
    ],
)
def test_the_project_stands_with_its_opportunity(fields: dict[str, Any], codes: set[str]) -> None:
    found = items(seen(opportunities=(replace(BUSINESS, **fields),)))
    assert {code for code, item in found.items() if item.known} == codes


def test_deciders_show_on_the_map() -> None:
    boss = replace(WANG, roles=("decision_maker",))
    assert items(seen(boss, opportunities=(BUSINESS,)))["project.deciders"].people == (1,)


def test_a_day_counts_only_for_what_was_said_that_day() -> None:
    noted = {"business.strategy": Filed(on=TODAY, text="rail")}
    same = items(seen(account=replace(ACCOUNT, strategy="rail", file=noted)))
    assert same["business.strategy"].since == TODAY
    changed = items(seen(account=replace(ACCOUNT, strategy="wind", file=noted)))
    assert (changed["business.strategy"].text, changed["business.strategy"].since) == ("wind", None)


# -- What to ask next


def asked(one: Seen, most: int = 5) -> list[str]:
    found = ask_next(tuple(items(one).values()), one.people, one.situation, most)
    return [ask.item.code for ask in found]


def test_one_asks_whoever_can_tell() -> None:
    visit = replace(VISIT, purpose="needs")
    coach = asked(seen(replace(WANG, roles=("coach",)), visit=visit, opportunities=(BUSINESS,)))
    user = asked(seen(replace(WANG, roles=("user",)), visit=visit, opportunities=(BUSINESS,)))
    assert coach[:2] == ["project.problem", "project.deciders"]
    assert user[0] == "project.problem"
    assert "project.deciders" not in user
    leader = asked(seen(replace(WANG, roles=("senior_leader",), level="decision")))
    assert leader[0] == "business.strategy"


def test_no_more_than_two_of_a_part() -> None:
    found = asked(seen(WANG, opportunities=(BUSINESS,)), 99)
    for part in FILE_PARTS:
        assert sum(code.startswith(f"{part}.") for code in found) <= 2
    assert len(asked(seen(WANG, opportunities=(BUSINESS,)), 3)) == 3


@pytest.mark.parametrize(
    ("relation", "early"),
    [(None, True), ("contact", True), ("know", False), ("accept", False)],
)
def test_of_private_matters_one_asks_later(relation: Any, early: bool) -> None:
    visit = replace(VISIT, purpose="relationship")
    full = {code: Filed(on=TODAY, text="x") for code in CODES if code.startswith("people.")}
    del full["people.interests"]
    one = seen(replace(WANG, relation=relation, file=full), visit=visit)
    assert ("people.interests" in asked(one, 99)) == (not early)


def test_of_a_rival_one_asks_only_where_there_is_one() -> None:
    visit = replace(VISIT, purpose="needs")
    coach = replace(WANG, roles=("coach",))
    unknown = asked(seen(coach, visit=visit), 99)
    known = asked(seen(coach, visit=visit, account=replace(ACCOUNT, competitor="Velotek")), 99)
    assert [code for code in unknown if code.startswith("competition.")] == ["competition.in_use"]
    assert {"competition.satisfaction"} <= set(known)
    checked = asked(
        seen(coach, visit=visit, account=replace(ACCOUNT, competitor_checked=TODAY)), 99
    )
    assert not any(code.startswith("competition.") for code in checked)


def test_what_is_known_is_not_asked() -> None:
    every = {code: Filed(on=TODAY, text="x") for code in CODES}
    fields = {FIELDS[code]: "x" for code in FIELDS if home_of(code) == "account"}
    person = replace(
        WANG, file=every, interests="x", phone="1", birthday=TODAY, influence=1, style="A"
    )
    one = seen(
        person,
        account=replace(ACCOUNT, file=every, **fields),
        opportunities=(replace(BUSINESS, file=every, problem="x", close=TODAY),),
    )
    assert all(item.known for item in items(one).values())
    assert asked(one, 99) == []


# -- Still true?


def filed(code: str, days: int) -> dict[str, Filed]:
    return {code: Filed(on=TODAY - timedelta(days=days), text="x")}


@pytest.mark.parametrize(
    ("code", "age"), [("business.worries", 180), ("competition.satisfaction", 90)]
)
def test_a_need_is_asked_again_when_it_is_old(code: str, age: int) -> None:
    for days, asks in ((age, False), (age + 1, True)):
        one = seen(account=replace(ACCOUNT, file=filed(code, days)))
        found = still_true(tuple(items(one).values()), one.people, TODAY)
        assert (code in [item.code for item in found]) == asks, days


def test_the_longest_unasked_goes_first_and_what_has_no_day_last() -> None:
    file = {**filed("business.worries", 300), **filed("business.investment", 400)}
    one = seen(account=replace(ACCOUNT, file=file, strategy="rail"))
    found = [item.code for item in still_true(tuple(items(one).values()), one.people, TODAY)]
    assert found == ["business.investment", "business.worries", "business.strategy"]


def test_of_people_one_asks_those_who_are_there() -> None:
    old = replace(WANG, file=filed("people.scope", 366))
    one = seen(old, SUN)
    [item] = still_true(tuple(items(one).values()), one.people, TODAY)
    assert (item.code, item.person_id) == ("people.scope", 1)
    elsewhere = seen(old, SUN, visit=replace(VISIT, people=(2,)))
    assert still_true(tuple(items(elsewhere).values()), elsewhere.people, TODAY) == ()


def test_a_call_before_the_visit_changes_nothing_in_the_file() -> None:
    assert items(seen(WANG, visits=(call(9, "2026-11-01", 1),))) == items(seen(WANG))
