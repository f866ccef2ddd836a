"""The account file on a visit: what to ask for next, and what may have moved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.prep.making import ACCOUNT, BUSINESS, SUN, TODAY, VISIT, WANG, call, seen
from tests.domain.test_account_file import items
from tui.domain.account_file import CODES, FIELDS, home_of
from tui.domain.prep.file import ask_next, still_true
from tui.domain.prep.seen import Seen
from tui.domain.prep_rules import FILE_PARTS
from tui.domain.records import Filed

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
