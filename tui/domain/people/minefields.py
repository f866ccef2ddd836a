"""The minefields of an account (M21): what is dangerous not to know or not to follow.

Each flag names a person or a gap, and the step that cures it. Flags are raised on mapped
accounts only (see `is_mapped`), but for a watch date that the rep set. A single empty field
raises nothing by itself:

| code | raised where | not raised |
|---|---|---|
| M21.1 | no decider, user or technical gatekeeper is known | a leaver held the role: M21.4 asks |
| M21.1 | the chair that an open amount needs is not filled by anyone known | no amount, threshold |
| M21.1 | the attitude of a core person whom we know is not noted | a coach; a stranger: M21.3 |
| M21.2 | nobody guides us (`is_coach`) | |
| M21.3 | a core person was never met | a rung beyond "contact" says they met |
| M21.4 | a core person left, and neither a successor is named nor the chair gone | |
| M21.4 | the successor, or a core person in a new chair, was not seen since | 14 days; planned |
| M21.5 | a new face, not core, was not seen since | 14 days; planned; half a year later |
| M21.6 | design to commitment, no competitor known, not checked since it opened | other stages |
| M21.7 | a policy watch date has passed | it is today |
| single_thread | all calls of three rhythms, 3 or more, name one person | calls naming nobody |
| no_supporter | attitudes of key people are noted, and none of them is with us | none is noted |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, Literal, get_args

import msgspec

from tui.domain.codes import RELATIONS, STAGES, Attitude, Influence, Stage
from tui.domain.people.approvals import Chairs
from tui.domain.people.circle import Circle
from tui.domain.people.coaches import candidates
from tui.domain.people.introductions import introducer
from tui.domain.people.mapping import decides, is_coach, is_mapped, is_supporter
from tui.domain.people.ranking import is_core, is_rival, is_to_win
from tui.domain.people.succession import left_on, successor
from tui.domain.records import Person

FlagCode = Literal[
    "M21.1",
    "M21.2",
    "M21.3",
    "M21.4",
    "M21.5",
    "M21.6",
    "M21.7",
    "single_thread",
    "no_supporter",
]
Cure = Literal[
    "find_influence",
    "find_approver",
    "rate",
    "win_coach",
    "find_coach",
    "visit",
    "find_successor",
    "ask_competitor",
    "look_at_policy",
    "see_another",
    "find_another",
    "win_over",
]

FOLLOW_UP_DAYS: Final = 14
"""So long may a visit wait once somebody has taken a chair."""
NEW_DAYS: Final = 180
"""So long is a face new."""
THREAD_CALLS: Final = 3
"""So many calls with named people show whether one person carries the account."""
THREAD_RHYTHMS: Final = 3
"""Over so many rhythms they are looked at."""
PLAIN_RHYTHM: Final = 30
"""The rhythm of an account that has none, in days."""

_GAPS: Final[tuple[Influence, ...]] = ("decision_maker", "user", "technical_gatekeeper")
_RIVALRY: Final[frozenset[Stage]] = frozenset(("design", "comparison", "commitment"))
_WINNING: Final[dict[Attitude | None, int]] = {
    "doubts": 0,
    "indifferent": 1,
    None: 2,
    "resists": 3,
    "sabotages": 4,
    "accepts": 5,
}


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A danger, and the step that cures it. Which fields count depends on the cure.

    ``find_influence``: influence. ``find_approver``: text (the chair), opportunity_id.
    ``rate``: person_id. ``win_coach``: person_id (the first candidate at hand).
    ``find_coach``: none. ``visit``: person_id, other_id (who can introduce; with M21.4 who
    sat there before), since. ``find_successor``: person_id (who left), since.
    ``ask_competitor``: opportunity_id. ``look_at_policy``: text, since (the date that has
    passed). ``see_another``: person_id (who carries the account), other_id (whom to see).
    ``find_another``: person_id. ``win_over``: person_id, other_id (who can help).
    """

    code: FlagCode
    cure: Cure
    person_id: int | None = None
    other_id: int | None = None
    influence: Influence | None = None
    opportunity_id: int | None = None
    text: str = ""
    since: date | None = None


def minefields(circle: Circle) -> tuple[Flag, ...]:
    """The flags of an account in the order of their codes, people by nearness to the decision.

    Where there is none on a mapped account, its map is not red.
    """
    if not is_mapped(circle.people, circle.opportunities):
        return tuple(_policy(circle))
    changed = list(_changed(circle))
    followed = {flag.person_id for flag in changed}
    return (
        *_unknown(circle, changed),
        *_without_coach(circle),
        *_never_met(circle, followed),
        *changed,
        *_new_faces(circle, followed),
        *_competition(circle),
        *_policy(circle),
        *single_thread(circle),
        *_no_supporter(circle),
    )


def by_code(flags: Iterable[Flag]) -> dict[FlagCode, tuple[Flag, ...]]:
    """The flags put together by code, in the order of the codes."""
    found: dict[FlagCode, list[Flag]] = {code: [] for code in get_args(FlagCode)}
    for flag in flags:
        found[flag.code].append(flag)
    return {code: tuple(of_code) for code, of_code in found.items() if of_code}


def single_thread(circle: Circle) -> Iterator[Flag]:
    """Whether one person carries the account: every call of three rhythms names that one.

    Calls that name nobody tell nothing; fewer than three calls neither.
    """
    days = THREAD_RHYTHMS * (circle.rhythm_days or PLAIN_RHYTHM)
    first = circle.today - timedelta(days=days)
    calls = [
        [id for id in visit.people if id in circle.by_id]
        for visit in circle.visits
        if visit.state == "logged" and first <= visit.day <= circle.today
    ]
    calls = [people for people in calls if people]
    met = {id for people in calls for id in people}
    if len(calls) < THREAD_CALLS or len(met) != 1:
        return
    [thread] = met
    others = [one for one in _in_order(circle) if one.id != thread and is_to_win(one)]
    yield Flag(
        code="single_thread",
        cure="see_another" if others else "find_another",
        person_id=thread,
        other_id=others[0].id if others else None,
    )


def _in_order(circle: Circle) -> Iterator[Person]:
    return (circle.by_id[one.person_id] for one in circle.ranking)


def _unknown(circle: Circle, changed: Iterable[Flag]) -> Iterator[Flag]:
    """M21.1: one of the influences unknown, or known without the necessary information."""
    known = {role for one in circle.here if is_to_win(one) for role in one.roles}
    if any(decides(circle, one) for one in circle.here):
        known.add("decision_maker")
    # A successor to be found stands for the leaver's roles and chair: M21.4 asks for both.
    leavers = [
        circle.by_id[flag.person_id]
        for flag in changed
        if flag.cure == "find_successor" and flag.person_id
    ]
    known.update(role for left in leavers for role in left.roles)
    for influence in _GAPS:
        if influence not in known:
            yield Flag(code="M21.1", cure="find_influence", influence=influence)
    asked: set[str] = set()
    vacant = Chairs(leavers)
    for approval in circle.approvals:
        chair = approval.threshold.approver
        if not (approval.people or chair in asked or vacant.who_fills(approval.threshold)):
            asked.add(chair)
            yield Flag(
                code="M21.1",
                cure="find_approver",
                text=chair,
                opportunity_id=approval.opportunity_id,
            )
    for one in _in_order(circle):
        if (
            one.attitude is None
            and circle.is_core(one)
            and circle.is_met(one)
            and not is_coach(one)
        ):
            yield Flag(code="M21.1", cure="rate", person_id=one.id)


def _without_coach(circle: Circle) -> Iterator[Flag]:
    """M21.2: no coach found; the first candidate of M20 is named."""
    if any(is_coach(one) for one in circle.here):
        return
    here = (one.person_id for one in candidates(circle) if one.person_id in circle.place)
    first = next(here, None)
    yield Flag(code="M21.2", cure="win_coach" if first else "find_coach", person_id=first)


def _never_met(circle: Circle, followed: set[int | None]) -> Iterator[Flag]:
    """M21.3: a known core influence never visited."""
    for one in _in_order(circle):
        if circle.is_core(one) and not circle.is_met(one) and one.id not in followed:
            yield Flag(
                code="M21.3",
                cure="visit",
                person_id=one.id,
                other_id=introducer(circle, one),
            )


def _changed(circle: Circle) -> Iterator[Flag]:
    """M21.4: a core person has changed and nobody followed up."""
    named: set[int] = set()
    for left in circle.people:
        if not left.former or not is_core(left):
            continue
        last = successor(circle, left)
        if last is None or last.id in named or not is_to_win(last):
            continue
        if last.former:
            named.add(last.id)
            yield Flag(code="M21.4", cure="find_successor", person_id=last.id, since=left_on(last))
        elif _waits(circle, last):
            named.add(last.id)
            yield Flag(
                code="M21.4", cure="visit", person_id=last.id, other_id=left.id, since=last.since
            )
    for one in _in_order(circle):
        if (
            circle.is_core(one)
            and one.id in circle.last_met
            and one.id not in named
            and _is_new(circle, one)
            and _waits(circle, one)
        ):
            yield Flag(code="M21.4", cure="visit", person_id=one.id, since=one.since)


def _new_faces(circle: Circle, followed: set[int | None]) -> Iterator[Flag]:
    """M21.5: a new face in the circle ignored; core ones are M21.3 and M21.4."""
    for one in _in_order(circle):
        if (
            _is_new(circle, one)
            and not circle.is_core(one)
            and is_to_win(one)
            and one.id not in followed
            and _waits(circle, one)
        ):
            yield Flag(
                code="M21.5",
                cure="visit",
                person_id=one.id,
                other_id=introducer(circle, one),
                since=one.since,
            )


def _is_new(circle: Circle, person: Person) -> bool:
    return person.since is not None and 0 <= (circle.today - person.since).days <= NEW_DAYS


def _waits(circle: Circle, person: Person) -> bool:
    """Whether somebody in a new chair was not seen there, and nothing is planned."""
    if person.id in circle.pending:
        return False
    last, since = circle.last_met.get(person.id), person.since
    if last is None:
        if circle.is_met(person):
            return False
    elif since is None or last >= since:
        return False
    return since is None or (circle.today - since).days > FOLLOW_UP_DAYS


def _competition(circle: Circle) -> Iterator[Flag]:
    """M21.6: not known whether there is a competitor, while it can still cost the order."""
    if circle.account.competitor or any(is_rival(one) for one in circle.here):
        return
    checked = circle.account.competitor_checked
    unknown = [
        one
        for one in circle.open_opportunities
        if one.stage in _RIVALRY
        and not one.competitor
        and (checked is None or checked < min(one.opened, circle.today))
    ]
    if unknown:
        furthest = max(unknown, key=lambda one: (STAGES.index(one.stage), one.amount, -one.id))
        yield Flag(code="M21.6", cure="ask_competitor", opportunity_id=furthest.id)


def _policy(circle: Circle) -> Iterator[Flag]:
    """M21.7: a change of industry, sector or policy was to be looked at, and the day is over."""
    for watch in sorted(circle.account.policy_watches, key=lambda one: one.due):
        if watch.due < circle.today:
            yield Flag(code="M21.7", cure="look_at_policy", text=watch.text, since=watch.due)


def _no_supporter(circle: Circle) -> Iterator[Flag]:
    """The map is red although attitudes are noted: the key person who is nearest to us."""
    key = circle.key_people
    if any(is_supporter(one) for one in key) or not any(one.attitude for one in key):
        return
    best = min(
        key,
        key=lambda one: (
            _WINNING[one.attitude],
            -RELATIONS.index(one.relation) if one.relation else 1,
            circle.place[one.id],
        ),
    )
    yield Flag(
        code="no_supporter",
        cure="win_over",
        person_id=best.id,
        other_id=introducer(circle, best),
    )
