"""The minefields of a map that moves: leavers, newcomers, rivals, and threads that are too thin."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.domain.people.making import (
    TODAY,
    account,
    circle,
    day,
    deal,
    item,
    person,
    step,
    threshold,
    visit,
)
from tests.domain.people.sound import CHIEF, COACH, LAB, SOUND, USER, flags, told
from tui.domain.people.minefields import minefields
from tui.domain.records import PersonChange, PolicyWatch, Record


class TestChanged:
    """M21.4"""

    LEFT = person(9, roles=("user",), former=True)

    @pytest.mark.parametrize(
        ("fields", "is_flagged"),
        [
            ({}, True),
            ({"successor_id": 777}, True),  # not of this account
            ({"successor_id": 9}, True),
            ({"successor_id": 2}, False),
            ({"chair_gone": True}, False),
            ({"roles": ("purchaser",)}, False),
            ({"roles": ("purchaser",), "influence": 4}, True),
            ({"roles": (), "hidden": True}, True),
            ({"former": False, "relation": "know", "attitude": "doubts"}, False),
            ({"outside": "our_house"}, False),
        ],
    )
    def test_who_follows_a_core_person(self, fields: dict[str, object], is_flagged: bool) -> None:
        found = told(*SOUND, replace(self.LEFT, **fields))
        assert found == ({("M21.4", "find_successor", 9)} if is_flagged else set())

    def test_the_day_of_leaving_is_told_where_it_is_known(self) -> None:
        left = PersonChange(on=day(-5), field="former", new="yes")
        back = PersonChange(on=day(-3), field="former", old="yes")
        other = PersonChange(on=day(-2), field="title", new="head of the lab")
        [flag] = flags(*SOUND, replace(self.LEFT, history=(left, back, other)))
        assert flag.since == day(-5)

    def test_the_leavers_role_and_chair_are_not_asked_for_twice(self) -> None:
        left = person(1, roles=("decision_maker",), title="CEO", former=True)
        of = account(thresholds=(threshold("CEO"),))
        found = told(left, USER, LAB, COACH, deal(amount=5), of=of)
        assert found == {("M21.4", "find_successor", 1)}

    def test_a_chain_of_leavers_asks_once_for_the_last(self) -> None:
        first = replace(self.LEFT, successor_id=10)
        second = person(10, roles=("user",), former=True)
        [flag] = flags(*SOUND, first, second)
        assert (flag.cure, flag.person_id) == ("find_successor", 10)

    def test_two_leavers_with_one_successor_ask_for_one_visit(self) -> None:
        people = (replace(self.LEFT, id=id, successor_id=10) for id in (8, 9))
        assert [one.person_id for one in flags(*SOUND, *people, person(10))] == [10]

    def test_leavers_who_name_each_other_are_asked_for(self) -> None:
        first = replace(self.LEFT, successor_id=10)
        second = person(10, former=True, successor_id=9)
        assert told(*SOUND, first, second) == {("M21.4", "find_successor", 10)}

    @pytest.mark.parametrize(
        ("fields", "seen", "is_flagged"),
        [
            ({}, None, True),
            ({}, -300, False),
            ({"relation": "know"}, None, False),
            ({"since": day(-14)}, None, False),
            ({"since": day(-15)}, None, True),
            ({"since": day(-15)}, -16, True),
            ({"since": day(-15)}, -15, False),
            ({"since": day(-15), "relation": "know"}, None, False),
            ({"since": day(-400)}, -401, True),
        ],
    )
    def test_a_successor_wants_a_visit(
        self, fields: dict[str, object], seen: int | None, is_flagged: bool
    ) -> None:
        left = replace(self.LEFT, successor_id=10)
        after = person(10, attitude="doubts", **fields)
        calls = [visit(1, seen, 10)] if seen is not None else []
        [*found] = flags(*SOUND, left, after, *calls)
        assert [(one.code, one.person_id, one.other_id) for one in found] == (
            [("M21.4", 10, 9)] if is_flagged else []
        )

    def test_a_successor_who_is_core_is_flagged_once(self) -> None:
        left = replace(self.LEFT, successor_id=10)
        assert told(*SOUND, left, person(10, roles=("user",))) == {("M21.4", "visit", 10)}

    @pytest.mark.parametrize(
        "planned",
        [visit(1, 0, 10, state="planned"), step(1, 10, 0), item(1, 10, 0)],
        ids=["visit", "task", "plan"],
    )
    def test_what_is_planned_is_followed_up_until_it_is_late(self, planned: Record) -> None:
        people = (*SOUND, replace(self.LEFT, successor_id=10), person(10, attitude="doubts"))
        assert told(*people, planned) == set()
        late = minefields(circle(*people, planned, today=day(1)))
        assert [one.code for one in late] == ["M21.4"]

    @pytest.mark.parametrize(
        ("since", "seen", "is_flagged"),
        [
            (-14, -20, False),
            (-15, -20, True),
            (-180, -200, True),
            (-181, -200, False),
            (-15, -15, False),
            (1, -20, False),
            (-15, None, False),  # nobody knows when we met
        ],
    )
    def test_a_core_person_in_a_new_chair(
        self, since: int, seen: int | None, is_flagged: bool
    ) -> None:
        one = person(9, roles=("user",), attitude="doubts", relation="know", since=day(since))
        calls = [visit(1, seen, 9)] if seen is not None else []
        assert told(*SOUND, one, *calls) == ({("M21.4", "visit", 9)} if is_flagged else set())


class TestNewFaces:
    """M21.5"""

    @pytest.mark.parametrize(
        ("fields", "seen", "is_flagged"),
        [
            ({"since": day(-15)}, None, True),
            ({"since": day(-14)}, None, False),
            ({"since": day(-180)}, None, True),
            ({"since": day(-181)}, None, False),
            ({"since": day(3)}, None, False),
            ({"since": day(-15)}, -15, False),
            ({"since": day(-15)}, -16, True),
            ({"since": day(-15), "relation": "contact"}, None, True),
            ({"since": day(-15), "relation": "know"}, None, False),
            ({"since": day(-15), "former": True}, None, False),
            ({"since": day(-15), "outside": "our_house"}, None, False),
            ({"since": day(-15), "roles": ("competitor",)}, None, False),
            ({}, None, False),
        ],
    )
    def test_a_new_face_wants_a_visit(
        self, fields: dict[str, object], seen: int | None, is_flagged: bool
    ) -> None:
        calls = [visit(1, seen, 9)] if seen is not None else []
        found = told(*SOUND, person(9, **fields), *calls)
        assert found == ({("M21.5", "visit", 9)} if is_flagged else set())

    def test_a_core_one_is_never_met_and_no_more(self) -> None:
        one = person(9, roles=("user",), attitude="doubts", since=day(-30))
        assert told(*SOUND, one) == {("M21.3", "visit", 9)}


class TestCompetition:
    """M21.6"""

    @pytest.mark.parametrize(
        ("stage", "is_flagged"),
        [
            ("interest", False),
            ("gestation", False),
            ("design", True),
            ("comparison", True),
            ("commitment", True),
            ("use", False),
        ],
    )
    def test_from_design_until_the_contract_is_signed(self, stage: str, is_flagged: bool) -> None:
        found = told(*SOUND, deal(stage=stage))
        assert found == ({("M21.6", "ask_competitor", None)} if is_flagged else set())

    @pytest.mark.parametrize(
        ("of", "one", "is_flagged"),
        [
            ({"competitor": "Velotek"}, {}, False),
            ({}, {"competitor": "Velotek"}, False),
            ({}, {"state": "lost"}, False),
            ({"competitor_checked": day(-30)}, {}, False),  # the day on which it opened
            ({"competitor_checked": day(-31)}, {}, True),
            ({"competitor_checked": TODAY}, {"opened": day(5)}, False),
        ],
    )
    def test_what_settles_it(
        self, of: dict[str, object], one: dict[str, object], is_flagged: bool
    ) -> None:
        found = told(*SOUND, deal(1, **{"stage": "design", **one}), of=account(**of))
        assert bool(found) is is_flagged

    def test_a_rival_among_the_people_is_a_competitor_known(self) -> None:
        rival = person(9, roles=("competitor",))
        assert told(*SOUND, rival, deal(stage="design")) == set()

    def test_the_one_that_has_come_furthest_is_named(self) -> None:
        deals = [
            deal(1, stage="design", amount=900),
            deal(2, stage="comparison", amount=1),
            deal(3, stage="comparison", amount=2),
            deal(4, stage="commitment", competitor="V"),
        ]
        assert [one.opportunity_id for one in flags(*SOUND, *deals)] == [3]


def test_a_policy_watch_counts_from_the_day_after() -> None:
    """M21.7"""
    watches = [PolicyWatch(due=day(due), text=f"{due}") for due in (0, -1, 5, -9)]
    found = flags(*SOUND, of=account(policy_watches=tuple(watches)))
    assert [(one.text, one.since) for one in found] == [("-9", day(-9)), ("-1", day(-1))]


class TestSingleThread:
    @pytest.mark.parametrize(
        ("calls", "is_flagged"),
        [
            ([(-1, (1,)), (-2, (1,)), (-3, (1,))], True),
            ([(0, (1,)), (-1, (1,)), (-2, (1,))], True),
            ([(-1, (1,)), (-2, (1,))], False),
            ([(-1, (1,)), (-2, (1,)), (-3, (1, 2))], False),
            ([(-1, (1,)), (-2, (1,)), (-3, (2,))], False),
            ([(-1, (1,)), (-2, (1,)), (-3, ())], False),
            ([(-1, (1,)), (-2, (1,)), (-3, (1,)), (-4, ())], True),
            ([(-1, (1,)), (-2, (1,)), (-21, (1,)), (-22, (2,))], True),  # three rhythms of 7
            ([(-1, (1,)), (-2, (1,)), (-22, (1,))], False),
        ],
    )
    def test_one_person_carries_the_account(
        self, calls: list[tuple[int, tuple[int, ...]]], is_flagged: bool
    ) -> None:
        visits = [visit(id, offset, *people) for id, (offset, people) in enumerate(calls, 1)]
        found = told(*SOUND, *visits, rhythm_days=7)
        assert found == ({("single_thread", "see_another", 1)} if is_flagged else set())

    def test_a_month_is_the_rhythm_of_an_account_that_has_none(self) -> None:
        calls = [visit(1, -1, 1), visit(2, -2, 1)]
        assert told(*SOUND, *calls, visit(3, -90, 1)) != set()
        assert told(*SOUND, *calls, visit(3, -91, 1)) == set()

    def test_the_other_is_the_nearest_to_the_decision(self) -> None:
        calls = [visit(id, -id, 1) for id in (1, 2, 3)]
        rival = person(9, roles=("competitor",))
        assert [one.other_id for one in flags(*SOUND, rival, *calls)] == [3]

    def test_alone_on_the_map_another_is_to_be_found(self) -> None:
        calls = [visit(id, -id, 1) for id in (1, 2, 3)]
        assert ("single_thread", "find_another", 1) in told(CHIEF, deal(), *calls)

    def test_planned_calls_and_those_of_others_do_not_count(self) -> None:
        calls = [visit(id, -id, 1, state="missed") for id in (1, 2, 3)]
        assert told(*SOUND, *calls) == set()


class TestNoSupporter:
    def test_the_one_nearest_to_us_is_to_be_won(self) -> None:
        people = (
            replace(CHIEF, attitude="resists", relation="partner"),
            replace(LAB, attitude="doubts", relation="know"),
            person(5, roles=("project_leader",), attitude="doubts", relation="accept"),
            USER,
            COACH,
        )
        assert told(*people) == {("no_supporter", "win_over", 5)}

    def test_attitudes_that_nobody_noted_accuse_nobody(self) -> None:
        people = (replace(CHIEF, attitude=None), replace(LAB, attitude=None), USER, COACH)
        assert told(*people) == {("M21.1", "rate", 1), ("M21.1", "rate", 3)}
