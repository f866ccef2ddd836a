"""The queue and promises: one that was missed stands on top, open ones rest the chase."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.domain.receivables.queueing import (
    RULES,
    TODAY,
    ahead,
    case,
    chased,
    codes,
    ids,
    item,
    missed,
    promised,
)
from tui.domain.codes import NextAction
from tui.domain.receivables.cases import Points, Promised, Rules
from tui.domain.receivables.queue import Reason, item_of, queue

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
