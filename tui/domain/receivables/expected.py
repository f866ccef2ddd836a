"""What cash to expect: promised money, weighted by how each payer keeps promises (M58)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction

import msgspec

from tui.domain.receivables.cost import exact, half_up
from tui.domain.receivables.metrics import kept_rates
from tui.domain.receivables.promises import Judgement
from tui.domain.records import Minor, PaymentPromise


class ExpectedWeek(msgspec.Struct, frozen=True):
    """The cash of one week in one currency."""

    currency: str
    monday: date
    promised: Minor
    """What is promised for the week and not there yet."""
    weighted: Fraction
    """The same, each promise weighted by its payer's own record."""

    @property
    def expected(self) -> Minor:
        """The weighted sum in whole minor units."""
        return half_up(self.weighted)


def payer_rates(
    promises: Iterable[PaymentPromise], judged: Mapping[int, Judgement]
) -> dict[int, Fraction]:
    """Which share of its due promises each account has kept, by count, in all currencies.

    An account without a promise that was due is left out.
    """
    due: defaultdict[int, int] = defaultdict(int)
    kept: defaultdict[int, int] = defaultdict(int)
    for (account, _currency), record in kept_rates(promises, judged).items():
        due[account] += record.due
        kept[account] += record.kept
    return {account: Fraction(kept[account], count) for account, count in due.items()}


def expected_by_week(
    promises: Collection[PaymentPromise],
    judged: Mapping[int, Judgement],
    as_of: date,
    new_payer_rate: float,
) -> tuple[ExpectedWeek, ...]:
    """The cash that open promises let expect, by currency and week.

    A promise counts in the week of its date with what has not come in of it yet. From
    the morning after its date it is no longer expected, the days of tolerance included:
    money that was missed is to be chased, not planned with.

    Args:
        promises: all that there is record of, past ones too: they weigh the open ones.
        judged: how each stands on the day, by its id.
        new_payer_rate: the weight where no promise of the account was due yet.
    """
    rates = payer_rates(promises, judged)
    new_payer = exact(new_payer_rate)
    promised: defaultdict[tuple[str, date], Minor] = defaultdict(int)
    weighted: defaultdict[tuple[str, date], Fraction] = defaultdict(Fraction)
    for promise in promises:
        judgement = judged.get(promise.id)
        if judgement is None or judgement.state != "open" or promise.due < as_of:
            continue
        week = (promise.currency, monday_of(promise.due))
        promised[week] += judgement.missing
        weighted[week] += judgement.missing * rates.get(promise.account_id, new_payer)
    return tuple(
        ExpectedWeek(currency, monday, promised[currency, monday], weighted[currency, monday])
        for currency, monday in sorted(promised)
    )


def monday_of(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())
