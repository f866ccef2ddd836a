"""The collections queue: each rule at its edges, rest, disputes, what to do, and the laws."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from tui.domain.calendar import is_working_day
from tui.domain.codes import EXCUSES, PAYER_TYPES, Excuse, NextAction, VisitKind
from tui.domain.receivables.cases import (
    Case,
    Chased,
    Owed,
    Points,
    Promised,
    Rules,
    VisitAhead,
)
from tui.domain.receivables.promises import PromiseState
from tui.domain.receivables.queue import Item, Reason, item_of, queue
from tui.settings import Collections, QueuePoints

TODAY = date(2026, 11, 24)
"""A Tuesday."""
RULES = Rules()


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def owed(*days: int, open: int = 100) -> tuple[Owed, ...]:
    return tuple(Owed(id_, open, late) for id_, late in enumerate(days, 1))


def promised(
    due: int,
    missing: int = 100,
    *,
    id: int = 1,
    made: int = -20,
    state: PromiseState = "open",
    missed: bool = False,
    invoices: tuple[int, ...] = (),
) -> Promised:
    return Promised(
        promise_id=id,
        made=ahead(made),
        due=ahead(due),
        amount=max(missing, 100),
        missing=missing,
        state=state,
        is_missed=missed,
        invoices=invoices,
    )


def missed(due: int = -1, **fields: object) -> Promised:
    return promised(due, missed=True, **fields)  # type: ignore[arg-type]


def chased(*days: int, excuse: Excuse | None = None) -> tuple[Chased, ...]:
    return tuple(Chased(ahead(one), excuse) for one in days)


def case(*overdue: int, open: int = 100, **fields: object) -> Case:
    known = {"account_id": 1, "currency": "EUR", "owed": owed(*overdue, open=open)} | fields
    return Case(**known)  # type: ignore[arg-type]


def item(one: Case, all_overdue: int = 1_000_000, rules: Rules = RULES) -> Item:
    """The case among many, so that its share says nothing."""
    found = item_of(one, all_overdue, rules, TODAY)
    assert found is not None
    return found


def codes(found: Item) -> list[str]:
    return [reason.code for reason in found.reasons]


def ids(found: Iterable[Item]) -> list[int]:
    return [one.account_id for one in found]


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


# -- A missed promise


def test_a_missed_promise_stands_above_every_score() -> None:
    poor = case(1, account_id=1, promises=(missed(),))
    rich = case(95, account_id=2, payer_type="never", is_over_limit=True, is_margin_gone=True)
    rules = Rules(points=Points(missed_promise=0))
    found = queue([rich, poor], rules, TODAY)
    assert [(one.account_id, one.standing) for one in found] == [(1, "missed"), (2, "active")]
    assert found[0].score < found[1].score


def test_a_missed_promise_says_how_many_and_how_much() -> None:
    found = item(case(5, promises=(missed(-2, id=2, missing=30), missed(-9, missing=4))))
    assert found.reasons[0] == Reason("missed_promise", 50, count=2, amount=34, on=ahead(-9))


@pytest.mark.parametrize(
    ("promises", "action", "level"),
    [
        ((missed(),), "second_promise", 2),
        ((missed(), missed(id=2)), "escalate", 3),
        # one that was broken and replaced, then the newer one is missed too
        ((promised(-9, state="broken"), missed(id=2)), "escalate", 3),
        ((promised(-9, state="partly_kept", missing=5), missed(id=2)), "escalate", 3),
        ((promised(-2, state="open"), missed(id=2)), "escalate", 3),
        # over other money: before this fell due, over another invoice, or come in since
        ((promised(-10, state="broken"), missed(id=2)), "escalate", 3),
        ((promised(-11, state="broken"), missed(id=2)), "second_promise", 2),
        ((promised(-9, state="broken", invoices=(9,)), missed(id=2)), "second_promise", 2),
        ((promised(-11, state="broken", invoices=(9, 1)), missed(id=2)), "escalate", 3),
        ((promised(-9, state="broken", missing=0), missed(id=2)), "second_promise", 2),
        ((promised(-9, state="broken", missing=1), missed(id=2)), "escalate", 3),
        ((promised(0), missed(id=2)), "second_promise", 2),  # its day is not over yet
        ((promised(-9, state="withdrawn"), missed(id=2)), "second_promise", 2),
        ((promised(-9, state="kept", missing=0), missed(id=2)), "second_promise", 2),
        # replaced, and the newer one is still open: nothing is missed now
        ((promised(-9, state="broken"), promised(3, id=2, missing=10)), "call", 1),
    ],
)
def test_one_missed_promise_is_followed_by_a_shorter_one_two_are_enough(
    promises: tuple[Promised, ...], action: NextAction, level: int
) -> None:
    found = item(case(10, promises=promises))
    assert (found.next_action, found.level) == (action, level)


def test_an_open_promise_does_not_rest_a_missed_one() -> None:
    found = item(case(10, 5, promises=(missed(invoices=(1,)), promised(3, 200, id=2))))
    assert (found.standing, found.next_action, found.due) == ("missed", "second_promise", TODAY)


@pytest.mark.parametrize(
    ("chase", "waits_until"),
    [
        (0, date(2026, 11, 27)),
        (-1, date(2026, 11, 26)),
        (-2, None),  # on the day of the promise: it was not missed yet
        (-3, None),
    ],
)
def test_chased_over_a_missed_promise_it_waits_in_its_group(
    chase: int, waits_until: date | None
) -> None:
    one = case(10, promises=(missed(-2),), chases=chased(chase))
    found = item(one)
    assert found.standing == "missed"
    assert (found.next_action == "wait") == (waits_until is not None)
    assert found.due == (waits_until or TODAY)
    assert found.score == 60
    assert ("chased_lately" in codes(found)) == (waits_until is not None)
    other = case(1, account_id=2, promises=(missed(),))
    assert ids(queue([one, other], RULES, TODAY)) == ([2, 1] if waits_until else [1, 2])


# -- Rest


@pytest.mark.parametrize(
    ("promises", "rests_until"),
    [
        ((promised(2, 100),), "2026-11-27"),
        ((promised(2, 99),), None),
        ((promised(0, 100),), "2026-11-25"),
        ((promised(3, 100),), "2026-11-30"),  # Friday: the morning of Monday
        ((promised(2, 50), promised(6, 50, id=2)), "2026-12-01"),
        ((promised(2, 100, invoices=(1,)),), "2026-11-27"),
        ((promised(2, 500, invoices=(1,)),), "2026-11-27"),
        ((promised(2, 100, invoices=(9,)),), None),
        ((promised(2, 60, invoices=(1,)), promised(6, 60, id=2, invoices=(1,))), "2026-12-01"),
        ((promised(2, 100, state="withdrawn"),), None),
        ((promised(2, 0, state="kept"),), None),
        ((promised(-1, 100),), None),  # replaced within its tolerance: nobody waits for it
        ((promised(-1, 100), promised(2, 90, id=2)), None),
    ],
)
def test_open_promises_over_half_of_it_rest_the_chase(
    promises: tuple[Promised, ...], rests_until: str | None
) -> None:
    found = item(case(40, 20, promises=promises, payer_type="never"))
    if rests_until is None:
        assert (found.standing, found.next_action) == ("active", "visit")
        return
    assert (found.standing, found.next_action, found.score) == ("resting", "wait", 0)
    assert found.due == date.fromisoformat(rests_until)
    assert codes(found) == ["promise_open"]
    assert found.overdue == 200


def test_a_cent_that_is_missing_is_waited_for() -> None:
    assert item(case(40, open=1, promises=(promised(2, 1),))).standing == "resting"
    assert item(case(40, open=1, promises=(promised(2, 0),))).standing == "active"


def test_nothing_is_covered_twice() -> None:
    one_by_one = (promised(2, 100, invoices=(1,)), promised(3, 100, id=2, invoices=(1,)))
    rules = Rules(rest_share=Fraction(3, 4))
    assert item(case(40, 20, promises=one_by_one), rules=rules).standing == "active"
    # The one over any invoice leaves the first to the one that names it.
    both = (promised(2, 100), promised(3, 100, id=2, invoices=(1,)))
    [reason] = item(case(40, 20, promises=both), rules=rules).reasons
    assert reason == Reason("promise_open", 0, amount=200, on=ahead(3))


def test_the_share_that_must_be_covered_can_be_set() -> None:
    one = case(40, 20, promises=(promised(2, 60),))
    assert item(one, rules=Rules(rest_share=Fraction(3, 10))).standing == "resting"
    assert item(one, rules=Rules(rest_share=Fraction(31, 100))).standing == "active"
    assert item(case(40), rules=Rules(rest_share=Fraction(0))).standing == "active"


def test_a_promise_rests_a_reminder_too() -> None:
    found = item(case(-2, payer_type="never", promises=(promised(2, 100),)))
    assert (found.standing, found.next_action, found.due) == ("resting", "wait", ahead(3))


@pytest.mark.parametrize(
    ("chase", "every", "waits_until"),
    [
        (0, 3, "2026-11-27"),
        (-1, 3, "2026-11-26"),
        (-2, 3, "2026-11-25"),
        (-3, 3, None),
        (0, 1, "2026-11-25"),
        (-1, 1, None),
        (0, 4, "2026-11-30"),  # Saturday: the Monday
        (1, 3, None),  # of tomorrow: not yet
    ],
)
def test_nobody_is_chased_too_often(chase: int, every: int, waits_until: str | None) -> None:
    found = item(case(40, chases=chased(chase, -30)), rules=Rules(chase_every_days=every))
    assert (found.standing == "resting") == (found.next_action == "wait") == bool(waits_until)
    if waits_until:
        assert found.due == date.fromisoformat(waits_until)
        assert found.reasons == (Reason("chased_lately", 0, on=ahead(chase), days=-chase),)


def test_a_small_promise_does_not_rest_but_the_chase_of_today_does() -> None:
    found = item(case(40, promises=(promised(9, 10),), chases=chased(0)))
    assert codes(found) == ["chased_lately"]


def test_holidays_are_slept_through() -> None:
    one = case(40, promises=(promised(2, 100),))
    found = item_of(one, 100, RULES, TODAY, {ahead(3), ahead(6)})
    assert found is not None
    assert found.due == ahead(7)


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


# -- Laws

amounts = st.integers(1, 10**6)
states: st.SearchStrategy[PromiseState] = st.sampled_from(get_args(PromiseState))


@st.composite
def promises_(draw: st.DrawFn) -> Promised:
    due = draw(st.integers(-40, 20))
    missing = draw(st.integers(0, 1000))
    return promised(
        due,
        missing,
        id=draw(st.integers(1, 99)),
        state=draw(states),
        missed=due < 0 and missing > 0 and draw(st.booleans()),
        invoices=draw(st.sampled_from([(), (1,), (1, 2), (3,), (9,)])),
    )


@st.composite
def cases_(draw: st.DrawFn) -> Case:
    return case(
        account_id=draw(st.integers(1, 9)),
        currency=draw(st.sampled_from(["EUR", "USD"])),
        owed=tuple(
            Owed(id_, draw(amounts), days)
            for id_, days in enumerate(draw(st.lists(st.integers(-20, 120), max_size=3)), 1)
        ),
        disputed=draw(st.just(0) | amounts),
        dispute_due=draw(st.none() | st.integers(-9, 9).map(ahead)),
        promises=tuple(draw(st.lists(promises_(), max_size=3))),
        chases=tuple(
            draw(
                st.lists(
                    st.builds(
                        Chased,
                        st.integers(-30, 2).map(ahead),
                        st.none() | st.sampled_from(EXCUSES[:3]),
                    ),
                    max_size=4,
                )
            )
        ),
        payer_type=draw(st.sampled_from([*PAYER_TYPES, None])),
        visits=tuple(
            draw(
                st.lists(
                    st.builds(
                        VisitAhead,
                        st.integers(0, 9).map(ahead),
                        st.sampled_from(["in_person", "phone", "video"]),
                    ),
                    max_size=2,
                )
            )
        ),
        is_over_limit=draw(st.booleans()),
        is_margin_gone=draw(st.booleans()),
    )


many = st.lists(cases_(), max_size=6, unique_by=lambda one: (one.account_id, one.currency))
points_ = st.builds(
    Points, missed_promise=st.integers(0, 99), over_90=st.integers(0, 99), share=st.integers(0, 99)
)
rules_ = st.builds(
    Rules,
    points=points_,
    chase_every_days=st.integers(1, 7),
    remind_before_days=st.integers(1, 9),
    rest_share=st.fractions(0, 1, max_denominator=20),
)


@given(many, rules_)
def test_a_score_is_the_sum_of_its_reasons(cases: list[Case], rules: Rules) -> None:
    for one in queue(cases, rules, TODAY):
        points = [reason.points for reason in one.reasons]
        assert one.reasons
        assert one.score == sum(points)
        assert points == sorted(points, reverse=True)
        assert len(set(codes(one))) == len(points)
        assert len({"over_90", "over_60", "over_30", "overdue", "due_soon"} & set(codes(one))) <= 1
        assert not {"large_share", "share"} <= set(codes(one))


@given(many, rules_)
def test_missed_first_resting_last(cases: list[Case], rules: Rules) -> None:
    found = queue(cases, rules, TODAY)
    order = ["missed", "active", "disputed", "resting"]
    ranks = [order.index(one.standing) for one in found]
    assert ranks == sorted(ranks)
    by_key = {(one.account_id, one.currency): one for one in cases}
    for one in found:
        known = by_key[one.account_id, one.currency]
        assert (one.standing == "missed") == any(promise.is_missed for promise in known.promises)
        assert (one.standing == "missed") == ("missed_promise" in codes(one))
        assert one.overdue == known.disputed + sum(
            owed.open for owed in known.owed if owed.days > 0
        )
        if one.standing == "resting":
            assert (one.next_action, one.score) == ("wait", 0)
        if one.next_action == "wait":
            assert one.due > TODAY
            assert is_working_day(one.due)
        elif one.next_action not in ("visit", "settle_dispute"):
            assert one.due == TODAY
        assert one.due >= TODAY
    scores = [one.score for one in found if one.standing == "active"]
    assert scores == sorted(scores, reverse=True)


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_the_book_does_not_matter(cases: list[Case], random: object) -> None:
    found = queue(cases, RULES, TODAY)
    random.shuffle(cases)  # type: ignore[attr-defined]
    assert queue(cases, RULES, TODAY) == found


@given(cases_(), amounts)
def test_a_dispute_more_moves_nothing_else(one: Case, more: int) -> None:
    if not one.overdue:
        return
    before, after = item(one, 10**9), item(replace(one, disputed=one.disputed + more), 10**9)
    assert (before.score, before.next_action, before.due, before.standing, before.level) == (
        after.score,
        after.next_action,
        after.due,
        after.standing,
        after.level,
    )
    assert after.overdue - before.overdue == more


@given(cases_(), rules_)
def test_who_rests_is_up_again_on_his_day(one: Case, rules: Rules) -> None:
    found = item_of(one, 10**9, rules, TODAY)
    if found is None or found.next_action != "wait":
        return
    later = (found.due - TODAY).days
    # Nobody has done anything: what was open is missed, what was owed is older.
    then = replace(
        one,
        owed=tuple(replace(owed, days=owed.days + later) for owed in one.owed),
        chases=tuple(chase for chase in one.chases if chase.on <= TODAY),
        visits=(),
        promises=tuple(
            replace(promise, is_missed=True)
            if promise.is_open(TODAY) and promise.due < found.due
            else promise
            for promise in one.promises
        ),
    )
    again = item_of(then, 10**9, rules, found.due)
    assert again is not None
    assert again.next_action != "wait" or any(
        promise.is_open(found.due) for promise in then.promises
    )
