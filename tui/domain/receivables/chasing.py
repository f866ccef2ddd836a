"""What a chase leaves behind: excuses remembered, the next check, how it ended (M57, M58, M60)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from fractions import Fraction
from typing import Final

import msgspec

from tui.domain.calendar import add_working_days
from tui.domain.codes import EXCUSES, ChaseEnd, Excuse
from tui.domain.records import Chase, Minor, Payment

FOLLOW_UP: Final[dict[Excuse, int]] = {
    "already_paid": 2,
    "told_finance": 1,
    "customer_unpaid": 5,
    "reorganisation": 3,
    "disaster": 5,
    "manager_agreed": 1,
    "quality": 2,
    "no_receipt": 1,
    "no_money": 3,
    "will_pay": 1,
    "in_process": 3,
    "invoice_problem": 1,
    "away": 2,
    "papers_incomplete": 2,
    "cash_tight": 3,
}
"""Working days until the next check (M57).

One where the answer can be had at once: ask finance ourselves, ask our own manager, send the
paper again, get a date for "certainly". Two where somebody has to do a piece of work, or money
is on its way. Three where a process or a plan must move. Five where others' money or a
misfortune decides.
"""


class Memory(msgspec.Struct, frozen=True):
    """What an account's use of one excuse has taught."""

    excuse: Excuse
    dates: tuple[date, ...]
    """The days on which it was heard, the earliest first; at least one."""
    paid_after_days: int | None
    """Days from the last time until money came in; None: none has come yet."""

    @property
    def times(self) -> int:
        """How often it was heard."""
        return len(self.dates)

    @property
    def last_on(self) -> date:
        """When it was heard last."""
        return self.dates[-1]


class MonthOfEnds(msgspec.Struct, frozen=True):
    """How the chases of a month ended."""

    month: date
    """Its first day."""
    win_win: int
    ended: int
    """Chases whose end was noted; at least one."""

    @property
    def share(self) -> Fraction:
        """The share of those that ended with cash (M60)."""
        return Fraction(self.win_win, self.ended)


def memories(chases: Iterable[Chase], payments: Iterable[Payment], as_of: date) -> list[Memory]:
    """The excuses that an account has used up to a day, the most frequent first.

    Of equals the one heard last stands first, then the order of M57.

    Args:
        chases, payments: of one account; money taken back does not count as money in, nor
            what is there since nobody knows when.
    """
    used: defaultdict[Excuse, list[date]] = defaultdict(list)
    for chase in chases:
        if chase.excuse and chase.on <= as_of:
            used[chase.excuse].append(chase.on)
    money = sorted(
        one.on for one in payments if one.amount > 0 and not one.undated and one.on <= as_of
    )
    found = [
        Memory(excuse, tuple(sorted(days)), _days_until(max(days), money))
        for excuse, days in used.items()
    ]
    found.sort(
        key=lambda one: (-one.times, -one.last_on.toordinal(), EXCUSES.index(one.excuse)),
    )
    return found


def _days_until(day: date, money: Iterable[date]) -> int | None:
    return next(((on - day).days for on in money if on >= day), None)


def follow_up(excuse: Excuse, on: date, holidays: Collection[date] = frozenset()) -> date:
    """The working day on which to check what came of an excuse that was heard on a day (M57)."""
    return add_working_days(on, FOLLOW_UP[excuse], holidays)


def default_promise(due: Minor, promised: Minor, disputed: Minor) -> Minor:
    """What to ask a promise for: due − open promises − disputed, never below 0.

    Args:
        due: all that has fallen due, what is disputed of it included.
        promised: what is still missing of open promises.
    """
    return max(0, due - promised - disputed)


def suggest_end(due: Minor, received: Minor = 0, promised: Minor = 0) -> ChaseEnd:
    """Which of the four ends a chase came to (M60); a quarrel is for the rep to say.

    ``win_win`` where money and promise cover all that was asked for, ``part`` where they
    cover a part of it, ``receivable`` where there is neither.

    Args:
        due: what was asked for.
        received: money, or a proof of payment, that came out of it.
        promised: what was promised for a set date beside it.
    """
    covered = received + promised
    if covered <= 0:
        return "receivable"
    return "win_win" if covered >= due else "part"


def win_win_by_month(chases: Iterable[Chase]) -> list[MonthOfEnds]:
    """The share of chases that ended with cash, by month, the earliest first (M60).

    Chases without an end do not count; a month without one that has an end has no share and
    is left out.
    """
    ends: defaultdict[date, list[ChaseEnd]] = defaultdict(list)
    for chase in chases:
        if chase.end:
            ends[chase.on.replace(day=1)].append(chase.end)
    return [
        MonthOfEnds(month, found.count("win_win"), len(found))
        for month, found in sorted(ends.items())
    ]
