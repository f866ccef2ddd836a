"""What to do next about money that is overdue, and how firmly to say it (M55, M58).

The next action is the first line that holds; days are those of the oldest invoice that is
overdue and not disputed, chases those since it fell due:

================= ==========================================================================
second_promise    one promise was missed: the next must be shorter
escalate          two or more were missed
remind_before_due nothing is overdue yet
stop_deliveries   never pays by himself, over 60 days
stop_deliveries   pays when pressed, over 90 days, after three chases or more
escalate          over 90 days
visit             we meet in person today
by payer          when due: remind to 15, then call; when reminded, or not known: remind to 7,
                  call to 60, then visit; when pressed: call to 30, then visit; never: visit.
                  After two chases in vain a reminder becomes a call
================= ==========================================================================

The level of escalation:

= ==========================================================================================
3 two or more promises missed; or, with none missed, over 90 days, or never pays and over 60
2 one promise missed; over 60 days; three chases in vain; pays when pressed or never, over 30
1 overdue, and more than a reminder is called for
0 nothing is overdue, or a reminder will do
= ==========================================================================================

A missed promise is answered before the age is: the morning after, one speaks of the promise.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from tui.domain.calendar import add_working_days, is_working_day
from tui.domain.codes import MessageStep, MessageTone, NextAction, PayerType

Level = Literal[0, 1, 2, 3]

SLOW: Final[frozenset[PayerType | None]] = frozenset(("when_pressed", "never"))
"""Payers who do not pay for a reminder."""
_BY_PAYER: Final[dict[PayerType | None, tuple[tuple[int, NextAction], ...]]] = {
    "when_due": ((15, "remind"), (90, "call")),
    "when_reminded": ((7, "remind"), (60, "call"), (90, "visit")),
    None: ((7, "remind"), (60, "call"), (90, "visit")),
    "when_pressed": ((30, "call"), (90, "visit")),
    "never": ((60, "visit"),),
}
"""The last day overdue on which each action fits."""
_REMINDERS: Final = 2
_IN_VAIN: Final = 3
"""From so many chases without money on, words alone have not helped."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the next action and the level hang on."""

    oldest_days: int = 0
    """Days overdue of the oldest invoice that is not disputed; 0: none is overdue."""
    missed: int = 0
    """Promises missed over what is owed now, 0 where the newest of them still stands."""
    payer_type: PayerType | None = None
    chases: int = 0
    """Since that invoice fell due."""
    meets_today: bool = False
    """A visit in person is planned for today."""


def next_action(facts: Facts) -> NextAction:
    """What to do next; resting and disputes are for the queue to see."""
    if facts.missed:
        return "second_promise" if facts.missed == 1 else "escalate"
    if facts.oldest_days <= 0:
        return "remind_before_due"
    if _is_last(facts):
        is_worn = facts.payer_type == "when_pressed" and facts.chases >= _IN_VAIN
        return "stop_deliveries" if facts.payer_type == "never" or is_worn else "escalate"
    return "visit" if facts.meets_today else _by_payer(facts)


def level(facts: Facts) -> Level:
    """How far it has come, from 0, friendly, to 3, the last notice."""
    if facts.missed:
        return 2 if facts.missed == 1 else 3
    if facts.oldest_days <= 0:
        return 0
    if _is_last(facts):
        return 3
    is_slow = facts.payer_type in SLOW
    if facts.oldest_days > (30 if is_slow else 60) or facts.chases >= _IN_VAIN:
        return 2
    return 0 if _by_payer(facts) == "remind" else 1


def _is_last(facts: Facts) -> bool:
    return facts.oldest_days > (60 if facts.payer_type == "never" else 90)


def _by_payer(facts: Facts) -> NextAction:
    action = next(
        action for last, action in _BY_PAYER[facts.payer_type] if facts.oldest_days <= last
    )
    return "call" if action == "remind" and facts.chases >= _REMINDERS else action


def message_step(at: Level, *, is_missed: bool, is_overdue: bool) -> MessageStep:
    """Which message fits: the last notice from level 3 on, else what has happened."""
    if at == 3:
        return "last_notice"
    if is_missed:
        return "missed_promise"
    return "overdue" if is_overdue else "before_due"


def message_tone(at: Level, payer_type: PayerType | None) -> MessageTone:
    """Firm at level 3; at 2 unless he pays when due; at 1 where a reminder does not do."""
    if at == 2:
        return "friendly" if payer_type == "when_due" else "firm"
    return "firm" if at == 3 or (at == 1 and payer_type in SLOW) else "friendly"


def longest_second_promise(made: date, due: date) -> int:
    """How many days a second promise may take: half of the first one's, at least one.

    Args:
        made, due: of the first promise.
    """
    return max(1, (due - made).days // 2)


def second_promise_by(
    made: date, due: date, today: date, holidays: Collection[date] = frozenset()
) -> date:
    """The last day for a second promise made today: a working day, the next one at least."""
    first = add_working_days(today, 1, holidays)
    day = today + timedelta(days=longest_second_promise(made, due))
    while day > first and not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return max(first, day)
