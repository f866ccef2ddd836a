"""The account file: what it knows, what it lacks, and how complete it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.prep.making import ACCOUNT, BUSINESS, SUN, TODAY, WANG, seen
from tui.domain.account_file import (
    CODES,
    FIELDS,
    ITEMS,
    Item,
    account_file,
    completeness,
    home_of,
    part_of,
    share_known,
)
from tui.domain.prep.file import AGES
from tui.domain.prep.seen import Seen
from tui.domain.prep_rules import FILE_PARTS
from tui.domain.records import Account, Filed, Opportunity, Person, Threshold
from tui.i18n import LANGUAGES
from tui.playbook.loader import Playbook


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


# -- How complete it is


def test_an_empty_file_is_not_complete_at_all() -> None:
    assert share_known(seen(visit=None).circle) == 0


def test_a_file_of_which_all_is_known_is_complete() -> None:
    said = {code: Filed(on=TODAY, text="x") for code in CODES}
    fields = FIELDS.values()

    def of(kind: type[Account | Person | Opportunity]) -> dict[str, Any]:
        return {"file": said} | {name: "x" for name in fields if name in kind.__struct_fields__}

    full = seen(
        replace(WANG, roles=("decision_maker",), **of(Person)),
        account=replace(ACCOUNT, **of(Account)),
        opportunities=(replace(BUSINESS, **of(Opportunity)),),
    )
    assert share_known(full.circle) == 1


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({}, 0),
        ({"address": "18 Cable Road"}, 1),
        ({"address": "18 Cable Road", "strategy": "rail"}, 2),
        # What the account file does not ask for makes it no more complete.
        ({"tier": "gold", "terms_days": 30, "travel_minutes": 0, "phone": "1"}, 0),
        ({"address": "x", "file": {"background.address": Filed(on=TODAY, text="y")}}, 1),
    ],
)
def test_each_item_counts_once(fields: dict[str, Any], known: int) -> None:
    circle = seen(account=replace(ACCOUNT, **fields), visit=None).circle
    assert share_known(circle) == known / (len(CODES) - len(ITEMS["project"]))


def test_of_several_opportunities_the_one_counts_that_has_come_furthest() -> None:
    early = replace(BUSINESS, id=1, stage="interest", problem="scrap")
    late = replace(BUSINESS, id=2, stage="commitment")
    assert share_known(seen(opportunities=(early, late)).circle) == 0
    assert share_known(seen(opportunities=(early,)).circle) == 1 / len(CODES)
