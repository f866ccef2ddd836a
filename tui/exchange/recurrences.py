"""Rules of repetition (RFC 5545 3.3.10), checked before dateutil works them out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final


class BadRule(Exception):
    """A rule cannot be read (code ``repeats``) or is none of a meeting (``repeats_often``)."""

    def __init__(self, code: str = "repeats") -> None:
        super().__init__(code)
        self.code = code


class TooMuchWork(Exception):
    """The rules of a file take too long to be worked out, most of them for no meeting at all."""


class Work:
    """What the rules of one file may cost, by their steps and not by the clock."""

    def __init__(self) -> None:
        self._left: float = _MOST_WORK

    def spend(self, microseconds: float) -> None:
        """Take account of work that is done.

        Raises:
            TooMuchWork: it was the last.
        """
        self._left -= microseconds
        if self._left < 0:
            raise TooMuchWork


_OFTEN: Final = frozenset(("SECONDLY", "MINUTELY", "HOURLY"))
_SELDOM: Final = frozenset(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
_WEEKDAY: Final = re.compile(r"([+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)")
_NUMBER: Final = re.compile(r"[+-]?\d{1,6}")
_LIMITS: Final = {
    "BYSECOND": (0, 59),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "INTERVAL": (1, 999_999),
    "COUNT": (1, 999_999),
}
_SINGLE: Final = frozenset(("INTERVAL", "COUNT"))
_MOST_A_DAY: Final = 24
_MOST: Final = 20_000
"""Repetitions within a horizon; daily for fifty years."""
_STEPS: Final = {"DAILY": (1, 1.5), "WEEKLY": (7, 3), "MONTHLY": (30, 5), "YEARLY": (365, 25)}
"""Of how many days a step is, and about how many microseconds it takes."""
_MET: Final = 1
_KEPT: Final = 10
"""The same of a repetition that is met before the horizon, and of one within."""
_MOST_WORK: Final = 8_000_000
"""Microseconds for one file; a thousand weekly meetings take an eighth."""
_CYCLE: Final = 400
"""Years after which the calendar repeats, weekdays and weeks too."""
_LAST_YEAR: Final = 9998


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name, in capitals; their values are known to be possible.

    Raises:
        BadRule: they are not, or the rule repeats within the day.
    """
    parts: dict[str, str] = {}
    for part in rule.upper().replace(" ", "").strip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or name in parts:
            raise BadRule
        parts[name] = value
    if parts.get("FREQ") in _OFTEN:
        raise BadRule("repeats_often")
    if parts.get("FREQ") not in _SELDOM or not all(map(_is_possible, parts, parts.values())):
        raise BadRule
    times = [len(parts.get(name, "").split(",")) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    if times[0] * times[1] * times[2] > _MOST_A_DAY:
        raise BadRule("repeats_often")
    return parts


def _is_possible(name: str, value: str) -> bool:
    if name in ("FREQ", "UNTIL"):
        return True
    if name == "WKST":
        return _WEEKDAY.fullmatch(value) is not None and len(value) == 2
    values = value.split(",")
    if name == "BYDAY":
        ordinals = [match[1] for one in values if (match := _WEEKDAY.fullmatch(one))]
        return len(ordinals) == len(values) and all(
            one is None or 1 <= abs(int(one)) <= 53 for one in ordinals
        )
    if name not in _LIMITS or (name in _SINGLE and len(values) > 1):
        return False
    low, high = _LIMITS[name]
    return all(
        _NUMBER.fullmatch(one) and low <= int(one) <= high and (low >= 0 or int(one) != 0)
        for one in values
    )


def starts(
    parts: Mapping[str, str],
    first: datetime,
    until: datetime | None,
    since: datetime,
    before: datetime,
    work: Work | None = None,
) -> list[datetime]:
    """When a rule repeats, by the clock on the wall (all moments without a zone).

    Args:
        parts: from `parts_of`; its UNTIL is not looked at.
        first: the first start; it is in the result if it lies within the horizon, even where
            the rule does not meet it.
        until: the last moment that a start may have; None: no end.
        since, before: the horizon; ``before`` is outside of it.
        work: what all rules of the file may cost.

    Raises:
        TooMuchWork: it was too much.
        BadRule: the rule cannot be worked out, or repeats too often.
    """
    from dateutil.rrule import rrulestr

    # Near the end of the calendar a rule that no day meets comes to its end soon.
    shift = (_LAST_YEAR - before.year) // _CYCLE * _CYCLE
    text = ";".join(f"{name}={value}" for name, value in parts.items() if name != "UNTIL")
    try:
        rule = rrulestr(text, dtstart=first.replace(year=first.year + shift))
        end = before.replace(year=before.year + shift)
        begin = since.replace(year=since.year + shift)
        last = until.replace(year=until.year + shift) if until and until < before else end
        found: list[datetime] = []
        met, reached = 0, end if "COUNT" in parts else datetime.max
        for met, one in enumerate(rule, start=1):  # noqa: B007
            if one >= end or one > last:
                reached = one
                break
            if one >= begin:
                found.append(one.replace(year=one.year - shift))
                if len(found) > _MOST:
                    raise BadRule("repeats_often")
    except ValueError as error:
        raise BadRule from error
    if work:
        days, each = _STEPS[parts["FREQ"]]
        gone = (reached - first.replace(year=first.year + shift)).days
        steps = gone / (days * int(parts.get("INTERVAL", 1)))
        work.spend(each * steps + _MET * met + _KEPT * len(found))
    return sorted({*found, *([first] if since <= first < before else [])})
