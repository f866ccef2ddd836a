"""Laws of the minefields: the cure of a flag takes it away."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from msgspec.structs import replace

from tests.domain.people.making import TODAY, account, day, person
from tests.domain.people.sound import seen
from tests.domain.people.strategies import circles
from tui.domain.codes import RatingAnswer
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import is_mapped, map_status
from tui.domain.people.minefields import Flag, minefields
from tui.domain.people.ranking import is_to_win
from tui.domain.people.rating import QUESTIONS, rated
from tui.domain.records import Person, PolicyWatch


def new_person(now: Circle, **fields: object) -> Person:
    return person(max(now.by_id, default=0) + 1000, **fields)


def with_person(now: Circle, one: Person) -> Circle:
    others = [other for other in now.people if other.id != one.id]
    return replace(now, people=[*others, one])


def changed(now: Circle, id: int | None, **fields: object) -> Circle:
    return with_person(now, replace(now.by_id[id or 0], **fields))


def found_influence(now: Circle, flag: Flag, data: DataObject) -> Circle:
    return with_person(now, new_person(now, roles=(flag.influence,)))


def found_approver(now: Circle, flag: Flag, data: DataObject) -> Circle:
    fit = [one for one in now.here if is_to_win(one)] + [new_person(now)]
    one = data.draw(st.sampled_from(fit))
    chairs = [
        replace(chair, person_id=one.id) if chair.approver == flag.text else chair
        for chair in now.account.thresholds
    ]
    named = replace(now, account=replace(now.account, thresholds=tuple(chairs)))
    return with_person(named, one)


def rated_by_deeds(now: Circle, flag: Flag, data: DataObject) -> Circle:
    answer: RatingAnswer = data.draw(st.sampled_from(sorted(QUESTIONS["attitude"])))
    return with_person(now, rated(now.by_id[flag.person_id or 0], {"attitude": answer}, TODAY))


def won_coach(now: Circle, flag: Flag, data: DataObject) -> Circle:
    one = now.by_id[flag.person_id or 0]
    return changed(now, one.id, roles=(*one.roles, "coach"), attitude="accepts")


def found_coach(now: Circle, flag: Flag, data: DataObject) -> Circle:
    outside = data.draw(st.sampled_from((None, "our_house", "bank")))
    return with_person(now, new_person(now, roles=("coach",), outside=outside))


def visited(now: Circle, flag: Flag, data: DataObject) -> Circle:
    return seen(now, flag.person_id)


def found_successor(now: Circle, flag: Flag, data: DataObject) -> Circle:
    left = now.by_id[flag.person_id or 0]
    if data.draw(st.booleans()):
        return changed(now, left.id, chair_gone=True)
    after = new_person(now, roles=left.roles, title=left.title, since=data.draw(recent))
    return changed(with_person(now, after), left.id, successor_id=after.id)


def asked_for_competitor(now: Circle, flag: Flag, data: DataObject) -> Circle:
    if data.draw(st.booleans()):
        return replace(now, account=replace(now.account, competitor="V"))
    return replace(now, account=replace(now.account, competitor_checked=TODAY))


def looked_at_policy(now: Circle, flag: Flag, data: DataObject) -> Circle:
    watches = [
        PolicyWatch(due=day(90), text=one.text) if one.due == flag.since else one
        for one in now.account.policy_watches
    ]
    return replace(now, account=replace(now.account, policy_watches=tuple(watches)))


def saw_another(now: Circle, flag: Flag, data: DataObject) -> Circle:
    return seen(now, flag.other_id)


def found_another(now: Circle, flag: Flag, data: DataObject) -> Circle:
    one = new_person(now)
    return seen(with_person(now, one), one.id)


def won_over(now: Circle, flag: Flag, data: DataObject) -> Circle:
    return changed(now, flag.person_id, attitude="accepts")


recent = st.none() | st.integers(-200, 0).map(day)
CURES: dict[str, Callable[[Circle, Flag, DataObject], Circle]] = {
    "find_influence": found_influence,
    "find_approver": found_approver,
    "rate": rated_by_deeds,
    "win_coach": won_coach,
    "find_coach": found_coach,
    "visit": visited,
    "find_successor": found_successor,
    "ask_competitor": asked_for_competitor,
    "look_at_policy": looked_at_policy,
    "see_another": saw_another,
    "find_another": found_another,
    "win_over": won_over,
}
"""What the rep does about a flag, as a change of the records."""
ROUNDS = 8
"""A person found is to be met, then rated, then won; more calls may show a single thread."""


@given(circles(), st.data())
def test_doing_what_every_flag_asks_leaves_no_flag_and_a_map_that_is_not_red(
    now: Circle, data: DataObject
) -> None:
    for _round in range(ROUNDS):
        asked = minefields(now)
        for flag in asked:
            now = CURES[flag.cure](now, flag, data)
        if not asked:
            break
    assert minefields(now) == ()
    assert map_status(now).status != "red"
    assert (map_status(now).status is None) is not is_mapped(now.people, now.opportunities)


@given(circles(), st.data())
def test_the_cure_of_one_flag_takes_it_away(now: Circle, data: DataObject) -> None:
    for flag in minefields(now):
        after = minefields(CURES[flag.cure](now, flag, data))
        assert (flag.code, flag.cure) != ("M21.2", "find_coach") or not any(
            one.code == "M21.2" for one in after
        )
        assert identity(flag) not in {identity(one) for one in after}


def identity(flag: Flag) -> tuple[object, ...]:
    """What makes it the same flag: not whom it proposes to see or to ask first."""
    who = None if flag.cure in ("win_coach", "find_coach") else flag.person_id
    return flag.code, flag.cure, who, flag.influence, flag.text, flag.since


@given(circles())
def test_a_flag_names_only_people_at_hand_but_for_a_chair_left(now: Circle) -> None:
    for flag in minefields(now):
        if flag.person_id is not None and flag.cure != "see_another":
            is_leaver = flag.cure in ("find_successor", "find_another")
            assert is_leaver or not now.by_id[flag.person_id].former
        if flag.other_id is not None:
            assert flag.other_id in now.by_id


@given(circles())
def test_nobody_is_asked_to_be_visited_twice(now: Circle) -> None:
    visits = [one.person_id for one in minefields(now) if one.cure == "visit"]
    assert len(visits) == len(set(visits))


@given(circles(most=1))
def test_an_account_that_nobody_maps_has_no_flag(now: Circle) -> None:
    bare = replace(now, opportunities=[], account=account())
    assert minefields(bare) == ()
    assert map_status(bare).status is None
