"""Laws of the queue for any cases."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.domain.receivables.queueing import RULES, TODAY, ahead, case, codes, item, promised
from tui.domain.calendar import is_working_day
from tui.domain.codes import EXCUSES, PAYER_TYPES
from tui.domain.receivables.cases import Case, Chased, Owed, Points, Promised, Rules, VisitAhead
from tui.domain.receivables.promises import PromiseState
from tui.domain.receivables.queue import item_of, queue

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
