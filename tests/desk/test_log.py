"""Logging a call: what then stands in the book, and what one undo takes back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.making import (
    BRANDT,
    NOW,
    TODAY,
    desk_with,
    stand,
    visit,
    whole,
)
from tui.desk import keeping, log
from tui.desk.ground import Desk, Gone
from tui.desk.log import Extras
from tui.domain.codes import OUTCOMES, Outcome
from tui.domain.dates import When
from tui.domain.entries import Entry, Mood, Pay, Then
from tui.domain.records import Chase, NextStep, PaymentPromise, Person, PersonChange, Record, Visit
from tui.store.book import NothingToUndo


def call(account: int = 1, outcome: Outcome = "advance", **fields: object) -> Entry:
    return Entry(account_id=account, outcome=outcome, **fields)  # type: ignore[arg-type]


def only(desk: Desk, kind: type[Visit] = Visit) -> Visit:
    (one,) = stand(desk, kind).values()
    return one


FULL = call(
    note="agreed to a test",
    people=(1,),
    new_people=("李伟",),
    then=Then(When(date(2026, 11, 24), time(10, 0)), "demo with the CFO"),
    pay=Pay(8_000_000, "CNY", date(2026, 11, 27)),
    why="in_process",
    moods=(Mood(1, "accepts"),),
)


def test_a_call_without_a_visit_is_a_new_contact_now() -> None:
    desk = desk_with()
    view = log.record(desk, call(note="agreed to a test"))
    assert only(desk) == Visit(
        id=1,
        account_id=1,
        start=NOW,
        minutes=30,
        kind="in_person",
        state="logged",
        outcome="advance",
        note="agreed to a test",
        logged_at=NOW,
        unplanned=True,
    )
    assert [(one.kind, one.id) for one in view.written] == [("contact", 1)]
    assert "Huaxin" in view.written[0].text
    assert "agreed to a test" in view.written[0].text


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("state", ["planned", "confirmed", None])
def test_missed_makes_the_visit_missed_and_any_other_outcome_logged(
    outcome: Outcome, state: str | None
) -> None:
    desk = desk_with(*([visit(7, "10:00", state=state)] if state else []))
    log.record(desk, call(outcome=outcome))
    assert only(desk).outcome == outcome
    assert only(desk).state == ("missed" if outcome == "missed" else "logged")
    assert only(desk).unplanned is (state is None)


@pytest.mark.parametrize(
    ("now", "starts", "settled"),
    [
        ("09:05", ["08:00", "10:00"], 2),
        ("09:00", ["08:00", "10:00"], 1),
        ("08:59", ["08:00", "10:00"], 1),
        ("16:00", ["08:00", "10:00", "15:30"], 3),
        ("07:00", ["15:30", "10:00", "08:00"], 3),
        ("23:59", ["00:00"], 1),
        ("09:05", ["2026-11-20T09:05", "2026-11-22T09:05"], None),
    ],
)
def test_it_settles_the_visit_of_today_that_lies_nearest_to_now(
    now: str, starts: list[str], settled: int | None
) -> None:
    visits = [visit(id, start) for id, start in enumerate(starts, 1)]
    desk = desk_with(*visits, now=datetime.combine(TODAY, time.fromisoformat(now)))
    view = log.record(desk, call())
    logged = [one.id for one in stand(desk, Visit).values() if one.state == "logged"]
    assert logged == [settled or len(visits) + 1]
    assert view.written[0].id == logged[0]
    if settled:
        assert stand(desk, Visit)[settled].start == visits[settled - 1].start


@pytest.mark.parametrize("state", ["logged", "missed", "cancelled"])
def test_a_visit_that_is_over_is_not_settled_again(state: str) -> None:
    over = visit(1, "09:00", state=state, note="as it was")
    desk = desk_with(over)
    log.record(desk, call())
    assert stand(desk, Visit)[1] == over
    assert stand(desk, Visit)[2].unplanned


def test_a_visit_to_another_account_is_left_alone() -> None:
    theirs = visit(1, "09:00", BRANDT)
    desk = desk_with(theirs)
    log.record(desk, call())
    assert stand(desk, Visit)[1] == theirs


def test_an_explicit_visit_is_settled_however_far_it_lies() -> None:
    desk = desk_with(visit(1, "09:00"), visit(2, "2026-11-19T15:00"))
    log.record(desk, call(note="late entry"), Extras(visit_id=2, kind="phone", reached="least"))
    first, second = stand(desk, Visit).values()
    assert first.state == "planned"
    assert (second.state, second.note, second.kind) == ("logged", "late entry", "phone")
    assert second.start == datetime(2026, 11, 19, 15, 0)
    assert second.reached == "least"
    assert second.logged_at == NOW


def test_a_call_brought_forward_took_place_now_not_some_day_to_come() -> None:
    desk = desk_with(visit(1, "2026-11-24T10:00"))
    log.record(desk, call(), Extras(visit_id=1))
    assert only(desk).start == NOW
    assert desk.ground.last_contact[1] == TODAY


def test_a_visit_to_come_that_will_not_be_keeps_its_day() -> None:
    desk = desk_with(visit(1, "2026-11-24T10:00"))
    log.record(desk, call(outcome="missed"), Extras(visit_id=1))
    assert only(desk).start == datetime(2026, 11, 24, 10, 0)


def test_a_visit_that_has_gone_is_told_and_nothing_is_written() -> None:
    desk = desk_with()
    before = whole(desk)
    for entry, extras in [
        (call(), Extras(visit_id=9)),
        (call(account=9), Extras()),
        (call(moods=(Mood(99, "accepts"),)), Extras()),
    ]:
        with pytest.raises(Gone):
            log.record(desk, entry, extras)
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("at", "timed", "start", "state_of_planned"),
    [
        (datetime(2026, 11, 20, 14, 30), True, datetime(2026, 11, 20, 14, 30), "logged"),
        (datetime(2026, 11, 20, 12, 0), False, datetime(2026, 11, 20, 15, 0), "logged"),
        (datetime(2026, 11, 19, 12, 0), False, datetime(2026, 11, 19, 12, 0), "planned"),
    ],
)
def test_backdating_settles_the_visit_of_that_day(
    at: datetime, timed: bool, start: datetime, state_of_planned: str
) -> None:
    desk = desk_with(visit(1, "2026-11-20T15:00"), visit(2, "10:00"))
    view = log.record(desk, call(at=at, at_timed=timed))
    visits = stand(desk, Visit)
    assert visits[1].state == state_of_planned
    assert visits[2].state == "planned"
    assert visits[view.written[0].id].start == start
    assert visits[view.written[0].id].logged_at == NOW


@pytest.mark.parametrize(
    ("at", "timed", "said"),
    [
        (datetime(2026, 11, 20, 14, 30), True, ", Fri 20 Nov 2026 14:30"),
        (datetime(2026, 11, 20, 12, 0), False, ", Fri 20 Nov 2026"),
        (None, False, ""),
    ],
)
def test_what_was_understood_of_the_time_of_a_call_is_said_back(
    at: datetime | None, timed: bool, said: str
) -> None:
    written = log.record(desk_with(), call(at=at, at_timed=timed, note="agreed")).written[0]
    assert written.text == f"Huaxin Cable 华信电缆, advance{said}: agreed"


def test_backdating_dates_everything_by_the_call() -> None:
    desk = desk_with()
    at = datetime(2026, 11, 17, 12, 0)
    pay = Pay(100, "CNY", date(2026, 11, 24))
    log.record(desk, call(at=at, pay=pay, why="away", moods=(Mood(1, "resists"),)))
    (promise,) = stand(desk, PaymentPromise).values()
    (chase,) = stand(desk, Chase).values()
    assert promise.made == chase.on == at.date()
    assert stand(desk, Person)[1].history[-1].on == at.date()


def test_people_met_replace_those_expected_and_no_names_leave_them() -> None:
    for people, expected in [((2,), (2,)), ((), (1,))]:
        desk = desk_with(visit(1, "10:00", people=(1,)))
        log.record(desk, call(people=people))
        assert only(desk).people == expected


def test_somebody_new_is_added_with_pinyin_and_was_met() -> None:
    desk = desk_with()
    view = log.record(desk, call(people=(1,), new_people=("李伟", "Ann Lee")))
    added = list(stand(desk, Person).values())[3:]
    assert [(one.name, one.pinyin, one.account_id) for one in added] == [
        ("李伟", "li wei", 1),
        ("Ann Lee", "", 1),
    ]
    assert only(desk).people == (1, added[0].id, added[1].id)
    assert [one.kind for one in view.written] == ["contact", "person", "person"]


def test_a_changed_attitude_is_dated_and_the_old_one_kept() -> None:
    desk = desk_with()
    view = log.record(desk, call(moods=(Mood(1, "accepts"), Mood(2, "resists"))))
    wang, zhao = stand(desk, Person)[1], stand(desk, Person)[2]
    assert wang.attitude == "accepts"
    assert wang.history == (PersonChange(on=TODAY, field="attitude", old="doubts", new="accepts"),)
    assert zhao.history == (PersonChange(on=TODAY, field="attitude", old="", new="resists"),)
    assert [one.text for one in view.written if one.kind == "attitude"] == [
        "Wang Lin 王琳: doubts → accepts",
        "Zhao Min 赵敏: unknown → resists",
    ]


def test_a_saying_is_kept_with_the_call_and_with_who_said_it() -> None:
    desk = desk_with()
    log.record(desk, call(people=(2, 1)), Extras(saying="dates first, then price"))
    log.record(desk, call(people=(2,)), Extras(saying="second"))
    assert [one.saying for one in stand(desk, Visit).values()] == [
        "dates first, then price",
        "second",
    ]
    assert stand(desk, Person)[2].sayings == ("dates first, then price", "second")
    assert stand(desk, Person)[1].sayings == ()


def test_a_saying_and_a_mood_of_one_person_both_stand() -> None:
    desk = desk_with()
    log.record(desk, call(people=(1,), moods=(Mood(1, "accepts"),)), Extras(saying="yes"))
    wang = stand(desk, Person)[1]
    assert (wang.sayings, wang.attitude) == (("yes",), "accepts")


def test_a_next_step_without_a_time_is_a_task_and_with_one_a_visit() -> None:
    desk = desk_with()
    task = Then(When(date(2026, 11, 24)), "send the certificate")
    meeting = Then(When(date(2026, 11, 24), time(10, 0)), "demo")
    told = [log.record(desk, call(people=(1,), then=then)).written[-1] for then in (task, meeting)]
    (step,) = stand(desk, NextStep).values()
    assert step == NextStep(
        id=1,
        account_id=1,
        due=date(2026, 11, 24),
        text="send the certificate",
        visit_id=1,
        made=TODAY,
    )
    planned = stand(desk, Visit)[told[1].id]
    assert (planned.state, planned.start, planned.minutes) == (
        "planned",
        datetime(2026, 11, 24, 10, 0),
        60,
    )
    assert (planned.text, planned.people) == ("demo", (1,))
    assert [one.kind for one in told] == ["next_step", "visit"]
    assert all("Tue 24 Nov 2026" in one.text for one in told)


def test_a_next_step_without_words_still_says_what() -> None:
    desk = desk_with()
    log.record(desk, call(then=Then(When(date(2026, 11, 24)))))
    assert [one.text for one in stand(desk, NextStep).values()] == ["call again"]


def test_a_promise_and_an_excuse_know_the_call_and_each_other() -> None:
    desk = desk_with()
    log.record(desk, FULL)
    (promise,) = stand(desk, PaymentPromise).values()
    (chase,) = stand(desk, Chase).values()
    assert (promise.amount, promise.currency, promise.due, promise.made, promise.person_id) == (
        *(8_000_000, "CNY", date(2026, 11, 27), TODAY),
        1,
    )
    assert chase == Chase(
        id=1,
        account_id=1,
        on=TODAY,
        excuse="in_process",
        person_id=1,
        visit_id=1,
        promise_id=promise.id,
    )


def test_all_effects_are_one_change_and_one_undo() -> None:
    desk = desk_with(visit(1, "10:00", people=(1,)))
    before = whole(desk)
    generation = desk.book.generation
    view = log.record(desk, FULL, Extras(saying="yes"))
    assert [one.kind for one in view.written] == [
        *("contact", "person", "attitude", "visit", "promise", "chase"),
    ]
    assert desk.book.generation == generation + 1
    undone = keeping.undo(desk)
    assert "Huaxin" in undone.undone
    assert "advance" in undone.undone
    # visit, new person, Wang, next visit, promise, chase
    assert undone.records == 6
    assert whole(desk) == before
    with pytest.raises(NothingToUndo):
        keeping.undo(desk)


def test_a_preview_says_what_would_be_written_and_writes_nothing() -> None:
    desk = desk_with(visit(1, "10:00"))
    before, generation = whole(desk), desk.book.generation
    previewed = log.preview(desk, FULL)
    assert whole(desk) == before
    assert desk.book.generation == generation
    assert log.record(desk, FULL) == previewed


def test_the_view_names_the_records_that_stand_in_the_book() -> None:
    desk = desk_with()
    kinds: dict[str, type[Record]] = {
        "contact": Visit,
        "visit": Visit,
        "person": Person,
        "attitude": Person,
        "promise": PaymentPromise,
        "chase": Chase,
    }
    for one in log.record(desk, FULL).written:
        assert one.id in stand(desk, kinds[one.kind])
        assert one.text


@given(
    starts=st.lists(st.integers(0, 24 * 60 - 1), max_size=6),
    now=st.integers(0, 24 * 60 - 1),
)
def test_no_waiting_visit_lies_nearer_than_the_one_settled(starts: list[int], now: int) -> None:
    midnight = datetime.combine(TODAY, time())
    visits = {
        id: Visit(id=id, account_id=1, start=midnight + timedelta(minutes=start))
        for id, start in enumerate(starts, 1)
    }
    at = midnight + timedelta(minutes=now)
    found = log.settled_visit(visits, 1, at, TODAY)
    assert (found is None) == (not visits)
    if found:
        assert abs(found.start - at) == min(abs(one.start - at) for one in visits.values())


HOUR = 60


@pytest.mark.parametrize(
    ("now", "busy", "expected"),
    [
        ("08:00", [], "09:00"),
        ("09:00", [], "09:00"),
        ("09:01", [], "09:30"),
        ("08:00", [("09:00", 60)], "10:00"),
        ("08:00", [("09:30", 60)], "10:30"),
        ("08:00", [("10:00", 60)], "09:00"),
        ("08:00", [("08:30", 45)], "09:30"),
        ("08:00", [("09:00", 0)], "09:00"),
        ("08:00", [("09:00", 540)], "09:00"),
        ("17:20", [], "17:30"),
        ("17:31", [], "18:00"),
        ("23:45", [], "23:45"),
    ],
)
def test_the_first_free_slot(now: str, busy: list[tuple[str, int]], expected: str) -> None:
    visits = [visit(id, at, minutes=minutes) for id, (at, minutes) in enumerate(busy, 1)]
    moment = datetime.combine(TODAY, time.fromisoformat(now))
    assert log.free_time(visits, TODAY, HOUR, moment) == time.fromisoformat(expected)


def test_a_cancelled_visit_leaves_its_time_free() -> None:
    gone = visit(1, "09:00", state="cancelled")
    assert log.free_time([gone], TODAY, HOUR, datetime(2026, 11, 21, 8)) == time(9)
