"""What a quick line says once it is read, and what is said of one that cannot be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from tui.domain.codes import Attitude, Excuse, Outcome, Purpose
from tui.domain.dates import When
from tui.domain.lines import Word

LineCode = Literal[
    "empty_line",
    "unknown_account",
    "ambiguous_account",
    "unknown_part",
    "part_twice",
    "missing_person",
    "unknown_person",
    "ambiguous_person",
    "missing_when",
    "unreadable_date",
    "date_past",
    "future_call",
    "missing_amount",
    "unreadable_amount",
    "missing_excuse",
    "unknown_excuse",
    "ambiguous_excuse",
    "missing_attitude",
    "unknown_attitude",
]


class LineError(Exception):
    """A line that cannot be read.

    Attributes:
        code: What is wrong.
        word: The word or words that are wrong, as typed; empty for an empty line.
        start: Where they begin in the line as typed.
        end: Where they end.
        candidates: For a tie, what it could be; for something unknown, what is spelled like
            it. Names of accounts and people, parts as typed, codes of excuses and attitudes.
    """

    def __init__(
        self, code: LineCode, word: str, start: int, end: int, candidates: tuple[str, ...] = ()
    ) -> None:
        super().__init__(f"{code} at {start}-{end}: {word!r}")
        self.code: LineCode = code
        self.word = word
        self.start = start
        self.end = end
        self.candidates = candidates


def error_at(
    code: LineCode, first: Word, last: Word, line: str, candidates: tuple[str, ...] = ()
) -> LineError:
    """The error that points at the words from ``first`` to ``last``."""
    return LineError(code, line[first.start : last.end], first.start, last.end, candidates)


class Then(msgspec.Struct, frozen=True):
    """The next step: with a time of day a visit, without one a task."""

    when: When
    text: str = ""


class Pay(msgspec.Struct, frozen=True):
    """A promise to pay: an amount of minor units, and its day."""

    amount: int
    currency: str
    due: date


class Mood(msgspec.Struct, frozen=True):
    """A changed attitude."""

    person_id: int
    attitude: Attitude


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A call as a line writes it.

    Attributes:
        at: When it took place, if not now. Of a day without a time it is noon, of today the
            present moment, and ``at_timed`` is false.
    """

    account_id: int
    outcome: Outcome | None = None
    note: str = ""
    people: tuple[int, ...] = ()
    new_people: tuple[str, ...] = ()
    then: Then | None = None
    pay: Pay | None = None
    why: Excuse | None = None
    moods: tuple[Mood, ...] = ()
    at: datetime | None = None
    at_timed: bool = True


class PlanEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as a line plans it; without a time of day one has still to be found."""

    account_id: int
    when: When
    purpose: Purpose | None = None
    text: str = ""
    people: tuple[int, ...] = ()
    new_people: tuple[str, ...] = ()
