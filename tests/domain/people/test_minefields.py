"""The minefields of a map that is not known: what raises each flag, and what does not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.domain.people.making import account, circle, day, deal, item, person, threshold, visit
from tests.domain.people.sound import CHIEF, COACH, LAB, SOUND, USER, flags, told
from tui.domain.people.minefields import Flag, by_code, minefields
from tui.domain.records import Person, PolicyWatch


def test_an_account_of_which_all_is_known_has_no_flag() -> None:
    assert flags(*SOUND) == []


class TestUnmapped:
    def test_nobody_knows_anything_and_nobody_asks(self) -> None:
        assert flags() == []
        assert flags(person(1)) == []
        assert flags(person(1, roles=("user",), influence=5), visit(1, -1, 1)) == []
        assert flags(person(1, former=True, roles=("decision_maker",))) == []

    def test_a_closed_opportunity_makes_no_map(self) -> None:
        assert flags(deal(state="lost", stage="design")) == []

    def test_a_watch_date_was_set_by_hand_and_counts_nevertheless(self) -> None:
        of = account(policy_watches=(PolicyWatch(due=day(-1), text="x"),))
        assert told(of=of) == {("M21.7", "look_at_policy", None)}


class TestUnknown:
    """M21.1"""

    def test_an_open_opportunity_without_people_asks_for_each_influence(self) -> None:
        gaps = [one.influence for one in flags(deal()) if one.code == "M21.1"]
        assert gaps == ["decision_maker", "user", "technical_gatekeeper"]

    @pytest.mark.parametrize("gone", [CHIEF, USER, LAB])
    def test_one_is_missing(self, gone: Person) -> None:
        [flag] = flags(*(one for one in SOUND if one is not gone))
        assert (flag.code, flag.cure, flag.influence) == ("M21.1", "find_influence", gone.roles[0])

    @pytest.mark.parametrize(
        ("other", "is_known"),
        [
            ({"hidden": True}, True),
            ({"title": "CEO"}, True),  # the chair that approves the open amount
            ({"title": "CFO"}, False),
            ({"roles": ("senior_leader",)}, False),
            ({"hidden": True, "former": True, "chair_gone": True}, False),
            ({"hidden": True, "outside": "our_house"}, False),
            ({"roles": ("decision_maker", "competitor")}, False),
        ],
    )
    def test_who_else_decides(self, other: dict[str, object], is_known: bool) -> None:
        other = {"attitude": "accepts", "relation": "know", **other}
        of = account(thresholds=(threshold("CEO"),), competitor="V")
        people = (USER, LAB, COACH, person(1, **other))
        gaps = [one.influence for one in flags(*people, deal(amount=9), of=of) if one.influence]
        assert gaps == ([] if is_known else ["decision_maker"])

    @pytest.mark.parametrize(
        ("amount", "currency", "chair", "is_asked"),
        [
            (99, "EUR", "board", True),
            (100, "EUR", "board", False),  # from 100 on the CEO approves, who is known
            (0, "EUR", "board", False),  # no amount is noted
            (99, "USD", "board", False),
            (99, "EUR", "CEO", False),
        ],
    )
    def test_the_chair_that_an_open_amount_needs(
        self, amount: int, currency: str, chair: str, is_asked: bool
    ) -> None:
        of = account(thresholds=(threshold("CEO"), threshold(chair, 100)))
        chief = replace(CHIEF, title="CEO")
        found = flags(chief, USER, LAB, COACH, deal(amount=amount, currency=currency), of=of)
        asked = [Flag(code="M21.1", cure="find_approver", text="board", opportunity_id=1)]
        assert found == (asked if is_asked else [])

    def test_one_chair_is_asked_for_once(self) -> None:
        of = account(thresholds=(threshold("board"),))
        found = flags(*SOUND, deal(1, amount=5), deal(2, amount=6), of=of)
        assert [one.opportunity_id for one in found] == [1]

    @pytest.mark.parametrize(
        ("fields", "is_asked"),
        [
            ({"roles": ("user",), "relation": "know"}, True),
            ({"influence": 4, "relation": "know"}, True),
            ({"influence": 3, "relation": "know"}, False),
            ({"roles": ("purchaser",), "relation": "know"}, False),
            ({"roles": ("user",), "relation": "know", "attitude": "resists"}, False),
            ({"roles": ("user", "coach"), "relation": "know"}, False),
            ({"roles": ("user",), "relation": "know", "former": True, "chair_gone": True}, False),
            ({"influence": 5, "outside": "our_house"}, False),
            ({"roles": ("competitor",), "influence": 5, "relation": "know"}, False),
        ],
    )
    def test_a_core_person_whose_attitude_nobody_noted(
        self, fields: dict[str, object], is_asked: bool
    ) -> None:
        expected = {("M21.1", "rate", 9)} if is_asked else set()
        assert told(*SOUND, person(9, **fields)) == expected

    def test_a_stranger_is_met_first_and_rated_then(self) -> None:
        stranger = person(9, roles=("user",))
        assert told(*SOUND, stranger) == {("M21.3", "visit", 9)}
        assert told(*SOUND, stranger, visit(1, 0, 9)) == {("M21.1", "rate", 9)}


class TestCoach:
    """M21.2"""

    @pytest.mark.parametrize(
        ("fields", "is_coach"),
        [
            ({}, True),
            ({"attitude": "accepts"}, True),
            ({"attitude": "doubts"}, True),
            ({"attitude": "indifferent"}, False),
            ({"attitude": "resists"}, False),
            ({"attitude": "sabotages"}, False),
            ({"former": True, "chair_gone": True}, False),
            ({"outside": "our_house"}, True),
        ],
    )
    def test_who_guides_us(self, fields: dict[str, object], is_coach: bool) -> None:
        found = told(CHIEF, USER, LAB, replace(COACH, **fields))
        assert ("M21.2" in {code for code, _cure, _id in found}) is not is_coach

    def test_the_first_candidate_is_named(self) -> None:
        assert told(CHIEF, USER, LAB) == {("M21.2", "win_coach", 1)}

    def test_without_a_candidate_one_is_to_be_found(self) -> None:
        found = told(person(1), person(2), item(1, 1, first="Lena Voss"))
        assert ("M21.2", "find_coach", None) in found


class TestNeverMet:
    """M21.3"""

    @pytest.mark.parametrize(
        ("fields", "met", "is_flagged"),
        [
            ({"roles": ("decision_maker",)}, False, True),
            ({"roles": ("decision_maker",), "relation": "contact"}, False, True),
            ({"roles": ("decision_maker",), "relation": "contact"}, True, False),
            ({"roles": ("decision_maker",), "relation": "know"}, False, False),
            ({"roles": ("user", "purchaser")}, False, True),
            ({"roles": ("purchaser",)}, False, False),
            ({"roles": ("purchaser",), "influence": 4}, False, True),
            ({"roles": ("purchaser",), "influence": 3}, False, False),
            ({"hidden": True}, False, True),
            ({"roles": ("coach",), "outside": "our_house"}, False, False),
            ({"roles": ("competitor",), "influence": 5}, False, False),
            ({}, False, False),
        ],
    )
    def test_a_core_person_whom_nobody_has_seen(
        self, fields: dict[str, object], met: bool, is_flagged: bool
    ) -> None:
        one = person(9, attitude="doubts", **fields)
        found = told(*SOUND, one, *([visit(1, -300, 9)] if met else []))
        assert found == ({("M21.3", "visit", 9)} if is_flagged else set())

    def test_a_visit_that_is_only_planned_does_not_count(self) -> None:
        one = person(9, roles=("user",), attitude="doubts")
        assert told(*SOUND, one, visit(1, 1, 9, state="planned")) == {("M21.3", "visit", 9)}

    def test_a_supporter_can_introduce(self) -> None:
        one = person(9, roles=("user",), attitude="doubts", reports_to=1)
        assert [flag.other_id for flag in flags(*SOUND, one)] == [1]


def test_flags_come_together_by_code() -> None:
    found = by_code(minefields(circle(deal(), person(1, roles=("user",)), person(2, influence=4))))
    assert list(found) == ["M21.1", "M21.2", "M21.3"]
    assert [one.person_id for one in found["M21.3"]] == [2, 1]
