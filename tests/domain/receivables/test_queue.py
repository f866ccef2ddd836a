"""The collections queue: each rule at its edges, disputes, what to do, and the order."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from tests.domain.receivables.queueing import (
    RULES,
    TODAY,
    ahead,
    case,
    chased,
    codes,
    item,
    missed,
    promised,
)
from tui.domain.codes import NextAction, VisitKind
from tui.domain.receivables.cases import Case, Points, Rules, VisitAhead
from tui.domain.receivables.queue import Reason, queue
from tui.settings import Collections, QueuePoints


def test_points_are_those_of_the_settings() -> None:
    assert asdict(Points()) == asdict(QueuePoints())
    for name in ("chase_every_days", "remind_before_days", "rest_share"):
        assert getattr(Rules(), name) == getattr(Collections(), name)


# -- The rules


@pytest.mark.parametrize(
    ("days", "code", "points"),
    [
        (1, "overdue", 10),
        (30, "overdue", 10),
        (31, "over_30", 20),
        (60, "over_30", 20),
        (61, "over_60", 30),
        (90, "over_60", 30),
        (91, "over_90", 40),
    ],
)
def test_the_age_of_the_oldest(days: int, code: str, points: int) -> None:
    found = item(case(1, days, -3, 0))
    assert found.reasons == (Reason(code, points, days=days, amount=200),)  # type: ignore[arg-type]
    assert (found.score, found.standing, found.due) == (points, "active", TODAY)


@pytest.mark.parametrize(
    ("mine", "total", "code"),
    [
        (2_000, 10_000, "large_share"),
        (1_999, 10_000, "share"),
        (500, 10_000, "share"),
        (499, 10_000, None),
        (10_000, 10_000, "large_share"),
    ],
)
def test_the_share_of_all_that_is_overdue(mine: int, total: int, code: str | None) -> None:
    found = item(case(5, open=mine), total)
    shares = [one for one in found.reasons if one.code in ("large_share", "share")]
    if code is None:
        assert shares == []
    else:
        points = 20 if code == "large_share" else 10
        assert shares == [Reason(code, points, share=Fraction(mine, total))]  # type: ignore[arg-type]


def test_shares_are_of_one_currency_and_without_disputes() -> None:
    found = queue(
        [
            case(5, open=100, account_id=1),
            case(5, open=400, account_id=2),
            case(5, open=10, account_id=3, currency="USD"),
            case(5, open=1, account_id=4, disputed=10_000),
        ],
        RULES,
        TODAY,
    )
    shares = {
        one.account_id: reason.share
        for one in found
        for reason in one.reasons
        if reason.share is not None
    }
    assert shares == {1: Fraction(100, 501), 2: Fraction(400, 501), 3: Fraction(1)}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"visits": (VisitAhead(TODAY),)}, "visit_today"),
        ({"visits": (VisitAhead(TODAY, "phone"),)}, "visit_today"),
        ({"visits": (VisitAhead(ahead(1)),)}, None),
        ({"payer_type": "when_pressed"}, "slow_payer"),
        ({"payer_type": "never"}, "slow_payer"),
        ({"payer_type": "when_reminded"}, None),
        ({"payer_type": "when_due"}, None),
        ({"is_over_limit": True}, "over_limit"),
        ({"is_margin_gone": True}, "margin_gone"),
        ({"chases": chased(-9, -5, excuse="away")}, "same_excuse"),
        ({"chases": chased(-9, excuse="away")}, None),
        ({"chases": (*chased(-9, excuse="away"), *chased(-5, excuse="no_money"))}, None),
        (
            {
                "chases": (
                    *chased(-5, excuse="away"),
                    *chased(-4),
                    *chased(-7, excuse="away"),
                    *chased(-12, excuse="no_money"),
                )
            },
            "same_excuse",
        ),
        ({"chases": (*chased(-5, excuse="away"), *chased(1, excuse="away"))}, None),
    ],
)
def test_each_other_rule(fields: dict[str, Any], code: str | None) -> None:
    found = item(case(5, **fields))
    assert codes(found) == (["overdue", code] if code else ["overdue"])
    assert found.score == (20 if code else 10)


def test_the_same_excuse_is_named_and_counted() -> None:
    chases = (
        *chased(-5, excuse="away"),
        *chased(-9, excuse="away"),
        *chased(-30, excuse="no_money"),
        *chased(-40, excuse="away"),
    )
    [_age, reason] = item(case(5, chases=chases)).reasons
    assert reason == Reason("same_excuse", 10, count=3, excuse="away")


def test_an_excuse_heard_today_counts() -> None:
    chases = (*chased(0, excuse="no_money"), *chased(0, excuse="away"), *chased(0, excuse="away"))
    found = item(case(5, promises=(missed(),), chases=chases))
    assert Reason("same_excuse", 10, count=2, excuse="away") in found.reasons
    # Of one day the later one stands later.
    found = item(case(5, promises=(missed(),), chases=chases[::-1]))
    assert "same_excuse" not in codes(found)


def test_reasons_stand_by_their_points() -> None:
    found = item(
        case(
            70,
            open=500,
            promises=(missed(),),
            payer_type="never",
            visits=(VisitAhead(TODAY),),
            disputed=7,
            is_over_limit=True,
        ),
        1_000,
    )
    assert codes(found) == [
        "missed_promise",
        "over_60",
        "large_share",
        "visit_today",
        "slow_payer",
        "over_limit",
        "disputed",
    ]
    assert (found.score, found.overdue) == (50 + 30 + 20 + 10 + 10 + 10, 507)


def test_points_can_be_set() -> None:
    rules = Rules(points=Points(overdue=1, slow_payer=7))
    found = item(case(5, payer_type="never"), rules=rules)
    assert [(one.code, one.points) for one in found.reasons] == [("slow_payer", 7), ("overdue", 1)]


# -- Who is there at all


@pytest.mark.parametrize(
    ("one", "is_there"),
    [
        (case(), False),
        (case(-1, payer_type=None), False),
        (case(-1, payer_type="when_due"), False),
        (case(-1, payer_type="when_reminded"), True),
        (case(0, payer_type="never"), True),
        (case(-5, payer_type="when_pressed"), True),
        (case(-6, payer_type="when_pressed"), False),
        (case(1), True),
        (case(disputed=1), True),
        (case(95, open=0), False),
        (case(95, open=-100), False),
        (case(95, open=1), True),
        (case(-1, open=0, payer_type="never"), False),
        (case(-1, open=1, payer_type="never"), True),
        (case(-1, payer_type="never", disputed=1), True),
        (case(promises=(missed(),)), True),
        (case(promises=(promised(3),)), False),
        (case(visits=(VisitAhead(TODAY),), is_over_limit=True), False),
    ],
)
def test_who_stands_in_the_queue(one: Case, is_there: bool) -> None:
    assert len(queue([one], RULES, TODAY)) == is_there


def test_what_is_soon_due() -> None:
    found = item(case(-5, -2, -6, payer_type="when_reminded"))
    assert found.reasons == (Reason("due_soon", 5, amount=200, on=ahead(2), days=2),)
    assert (found.next_action, found.due, found.level) == ("remind_before_due", TODAY, 0)
    assert found.overdue == 0


@pytest.mark.parametrize(
    ("chase", "rests_until"),
    [
        (-4, None),  # before the last five days
        (-3, ahead(3)),
        (0, ahead(3)),
    ],
)
def test_nobody_is_reminded_twice_of_the_same_day(chase: int, rests_until: date | None) -> None:
    rules = Rules(chase_every_days=1)
    found = item(case(-2, payer_type="never", chases=chased(chase)), rules=rules)
    assert (found.standing == "resting") == (rests_until is not None)
    assert found.due == (rests_until or TODAY)


# -- Disputes


def test_a_dispute_leaves_the_score() -> None:
    alone = item(case(5))
    beside = item(case(5, disputed=900))
    assert (beside.score, beside.next_action, beside.standing) == (10, "remind", "active")
    assert beside.reasons == (*alone.reasons, Reason("disputed", 0, amount=900))
    assert beside.overdue == 1_000


def test_a_cent_in_dispute_is_a_dispute() -> None:
    assert item(case(disputed=1)).next_action == "settle_dispute"
    assert item(case(-1, disputed=1, payer_type="never")).next_action == "settle_dispute"


@pytest.mark.parametrize(("day", "due"), [(None, 0), (-3, 0), (0, 0), (4, 4)])
def test_all_in_dispute_is_settled_on_its_own_day(day: int | None, due: int) -> None:
    found = item(
        case(
            disputed=900,
            dispute_due=None if day is None else ahead(day),
            payer_type="never",
            chases=chased(-1, -2, excuse="quality"),
            is_margin_gone=True,
        )
    )
    assert (found.next_action, found.due) == ("settle_dispute", ahead(due))
    assert (found.standing, found.score, found.level) == ("disputed", 0, 0)
    assert codes(found) == ["disputed"]


def test_all_in_dispute_and_a_promise_missed_is_settled_first_of_all() -> None:
    found = item(case(disputed=900, promises=(missed(),), chases=chased(0)))
    assert (found.standing, found.next_action, found.due) == ("missed", "settle_dispute", TODAY)


# -- What to do, and when


@pytest.mark.parametrize(
    ("visits", "action", "due"),
    [
        ((), "visit", 0),
        ((VisitAhead(ahead(2)),), "visit", 2),
        ((VisitAhead(ahead(7)),), "visit", 7),
        ((VisitAhead(ahead(8)),), "visit", 0),
        ((VisitAhead(ahead(1), "phone"), VisitAhead(ahead(3)), VisitAhead(ahead(2))), "visit", 2),
        ((VisitAhead(TODAY),), "visit", 0),
        ((VisitAhead(ahead(2)), VisitAhead(TODAY)), "visit", 0),
        ((VisitAhead(ahead(-1)),), "visit", 0),
    ],
)
def test_a_visit_waits_for_the_one_that_is_planned(
    visits: tuple[VisitAhead, ...], action: NextAction, due: int
) -> None:
    found = item(case(70, visits=visits))
    assert (found.next_action, found.due) == (action, ahead(due))


@pytest.mark.parametrize(
    ("kind", "action"), [("in_person", "visit"), ("phone", "call"), ("video", "call")]
)
def test_only_a_visit_in_person_takes_the_place_of_a_call(
    kind: VisitKind, action: NextAction
) -> None:
    assert item(case(20, visits=(VisitAhead(TODAY, kind),))).next_action == action


def test_chases_count_since_the_oldest_fell_due() -> None:
    assert item(case(5, chases=chased(-4, -3))).next_action == "call"
    assert item(case(5, chases=chased(-4, -5))).next_action == "remind"
    assert item(case(5, chases=chased(0, -1, -2))).level == 2
    assert item(case(5, chases=chased(1, -1, -2))).level == 1
    pressed = case(91, payer_type="when_pressed", chases=chased(-90, -50, -10))
    assert item(pressed).next_action == "stop_deliveries"
    assert item(replace(pressed, chases=chased(-91, -50, -10))).next_action == "escalate"


# -- The order


def test_the_groups_in_their_order() -> None:
    cases = [
        case(disputed=9_000, account_id=1),
        case(95, account_id=2, promises=(promised(9, 100),)),
        case(95, account_id=3, chases=chased(0)),
        case(1, account_id=4),
        case(95, account_id=5),
        case(1, account_id=6, promises=(missed(),)),
        case(61, account_id=7, promises=(missed(),)),
    ]
    found = queue(cases, RULES, TODAY)
    assert [(one.account_id, one.standing) for one in found] == [
        (7, "missed"),
        (6, "missed"),
        (5, "active"),
        (4, "active"),
        (1, "disputed"),
        (3, "resting"),
        (2, "resting"),
    ]


def test_equals_stand_by_due_day_age_account_and_currency() -> None:
    cases = [
        case(65, account_id=5, visits=(VisitAhead(ahead(2)),)),
        case(65, account_id=4, currency="USD"),
        case(65, account_id=4),
        case(65, account_id=3),
        case(66, account_id=6),
        *(case(1, account_id=90 + id_, open=90_000) for id_ in range(8)),
        *(case(1, account_id=80 + id_, open=90_000, currency="USD") for id_ in range(8)),
    ]
    found = queue(cases, RULES, TODAY)[:5]
    assert [(one.account_id, one.currency) for one in found] == [
        (6, "EUR"),
        (3, "EUR"),
        (4, "EUR"),
        (4, "USD"),
        (5, "EUR"),
    ]
