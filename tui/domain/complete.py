"""Completions of a quick line: what may stand where the cursor is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, TypeVar

import msgspec

from tui.domain import lexicon
from tui.domain.amounts import read_amount
from tui.domain.dates import Reading, read_when
from tui.domain.entries import LineError
from tui.domain.lines import PARTS, Part, Word, is_han, normalise, split_line, texts
from tui.domain.names import Directory
from tui.domain.parts import ONCE, named_person
from tui.domain.quickline import read_account, typed_account, typed_person
from tui.domain.records import Account

Code = TypeVar("Code", bound=str)
Kind = Literal["account", "outcome", "part", "person", "excuse", "attitude", "when", "purpose"]


class Completion(msgspec.Struct, frozen=True):
    """One completion.

    Attributes:
        start: Where in the line the text it replaces begins.
        end: Where that ends: the cursor.
        text: What stands there instead.
        kind: What it is.
        value: What it means: the code of an outcome, part, excuse, attitude or purpose, the id
            of an account or person, the ISO date of a day.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str


MOST: Final = 12
"""How many names fit under a line."""
_DAYS: Final = ("today", "tomorrow", "fri", "next tue", "+3bd", "+1w", "eom")
_CHINESE_DAYS: Final = ("今天", "明天", "后天", "周五", "下周二", "3个工作日后", "月底")
_PAST_DAYS: Final = ("today", "yesterday", "-2d", "fri", "last tue")
_CHINESE_PAST_DAYS: Final = ("今天", "昨天", "前天", "周五", "上周二")


def complete(
    line: str,
    cursor: int,
    directory: Directory,
    now: datetime,
    reading: Reading,
    *,
    plan: bool = False,
    chinese: bool = False,
    most: int | None = MOST,
) -> list[Completion]:
    """What may stand where the cursor is, the likeliest first.

    Args:
        line: The line as typed; what stands behind the cursor does not count.
        cursor: Its place in the line.
        directory: The accounts and people the line may name.
        now: The present moment.
        reading: How dates are read.
        plan: The line plans a visit.
        chinese: Words are offered in Chinese where the line does not tell its language.
        most: How many names are offered; None: all that fit.
    """
    return list(_Completer(line[:cursor], directory, now, reading, plan, chinese, most).all())


class _Completer:
    """Looks at the complete words before the cursor, and at the word under it."""

    def __init__(
        self,
        left: str,
        directory: Directory,
        now: datetime,
        reading: Reading,
        plan: bool,
        chinese: bool,
        most: int | None,
    ) -> None:
        self._end = len(left)
        self._start = max((i for i, char in enumerate(left, 1) if char.isspace()), default=0)
        self._before = left[: self._start]
        self._typed = split_line(self._before)
        self._word = normalise(left[self._start :]).casefold()
        self._directory = directory
        self._now = now
        self._reading = reading
        self._plan = plan
        self._chinese = chinese
        self._most = most

    def all(self) -> Iterator[Completion]:
        account, rest = self._account()
        self._chinese = self._is_chinese(rest)
        part = self._typed.parts[-1] if self._typed.parts else None
        if self._word.startswith("@"):
            if account:
                yield from self._people(account, self._start, [self._word[1:]])
        elif self._word.startswith(("/", "、")):
            yield from self._parts()
        elif part is None:
            yield from self._accounts()
            if account:
                yield from self._in_plan(rest) if self._plan else self._outcomes(rest)
        elif account:
            yield from self._in_part(account, part)

    def _account(self) -> tuple[Account | None, Sequence[Word]]:
        try:
            return read_account(self._before, self._typed, self._directory)
        except LineError:
            return None, ()

    def _is_chinese(self, rest: Sequence[Word]) -> bool:
        """Whether the line is in Chinese: its own words tell, those that are no names."""
        parts = [part for part in self._typed.parts if part.name != "person"]
        words = [*rest, *(word for part in parts for word in (part.sign, *part.words))]
        text = "".join(texts(words)) + ("" if self._word.startswith("@") else self._word)
        return any(map(is_han, text)) if any(map(str.isalpha, text)) else self._chinese

    def _option(self, start: int, text: str, kind: Kind, value: str) -> Completion:
        return Completion(start, self._end, text, kind, value)

    def _begun(self, words: Sequence[Word]) -> tuple[int, str]:
        """Where these words and the one under the cursor begin, and the text of all."""
        start = words[0].start if words else self._start
        return start, " ".join((*texts(words), self._word)).casefold()

    # -- before the first part

    def _accounts(self) -> Iterator[Completion]:
        words = self._typed.words
        if self._typed.quoted or (words and not self._word):
            return
        start, _ = self._begun(words)
        query = [*texts(words), self._word] if self._word else []
        for id_ in self._directory.account_index.beginning(query, self._most):
            yield self._option(start, typed_account(id_, self._directory), "account", str(id_))

    def _outcomes(self, rest: Sequence[Word]) -> Iterator[Completion]:
        if not rest:
            yield from self._of_table(lexicon.OUTCOME_WORDS, "outcome")

    def _in_plan(self, rest: Sequence[Word]) -> Iterator[Completion]:
        found = read_when(texts(rest), self._now, self._reading)
        if found and found.words == len(rest):
            yield from self._of_table(lexicon.PURPOSE_WORDS, "purpose")
        yield from self._days(rest)

    # -- parts

    def _parts(self) -> Iterator[Completion]:
        """Names of parts, without those that stand in the line already."""
        given = {part.name for part in self._typed.parts}
        for name, code in PARTS.items():
            fits = name.startswith(self._word[1:])
            # What a Chinese input method makes of ``/`` is followed by a Chinese name.
            fits = fits and not (self._word[0] == "、" and name.isascii())
            if fits and not self._plan and not (code in ONCE and code in given):
                yield self._option(self._start, f"/{name}", "part", code)

    def _in_part(self, account: Account, part: Part) -> Iterator[Completion]:
        words = part.words
        match part.name:
            case "person":
                yield from self._after_at(account, part)
            case "mood" if not words:
                yield from self._people(account, self._start, [self._word])
            case "then":
                yield from self._days(words)
            case "at":
                yield from self._days(words, past=True)
            case "why":
                yield from self._excuses(words)
            case "pay":
                amount = read_amount(texts(words), account.currency)
                if amount:
                    yield from self._days(words[amount.words :])

    def _after_at(self, account: Account, part: Part) -> Iterator[Completion]:
        count, ids = named_person(texts(part.words), account.id, self._directory)
        parts = self._typed.parts
        in_mood = len(parts) > 1 and parts[-2].name == "mood" and not parts[-2].words
        if in_mood and len(ids) == 1 and count == len(part.words):
            yield from self._of_table(lexicon.ATTITUDE_WORDS, "attitude")
        if self._word:
            yield from self._people(account, part.sign.start, [*texts(part.words), self._word])

    def _people(self, account: Account, start: int, query: Sequence[str]) -> Iterator[Completion]:
        index = self._directory.people_index(account.id)
        for id_ in index.beginning(list(filter(None, query)), self._most):
            text = f"@{typed_person(account.id, id_, self._directory)}"
            yield self._option(start, text, "person", str(id_))

    # -- words

    def _of_table(
        self, table: Mapping[Code, tuple[str, ...]], kind: Literal["outcome", "attitude", "purpose"]
    ) -> Iterator[Completion]:
        for code, text in lexicon.words_in(table, self._chinese).items():
            if text.startswith(self._word) or any(
                self._word and word.startswith(self._word) for word in table[code]
            ):
                yield self._option(self._start, text, kind, code)

    def _excuses(self, words: Sequence[Word]) -> Iterator[Completion]:
        start, typed = self._begun(words)
        fitting = set(lexicon.excuses(typed.split())) if typed.strip() else set()
        for code, text in lexicon.words_in(lexicon.EXCUSE_WORDS, self._chinese).items():
            if code in fitting or text.startswith(typed):
                yield self._option(start, text, "excuse", code)

    def _days(self, words: Sequence[Word], *, past: bool = False) -> Iterator[Completion]:
        start, typed = self._begun(words)
        chinese = _CHINESE_PAST_DAYS if past else _CHINESE_DAYS
        english = _PAST_DAYS if past else _DAYS
        for text in chinese if self._chinese else english:
            found = read_when(text.split(), self._now, self._reading, past=past)
            if found and text.startswith(typed):
                yield self._option(start, text, "when", found.day.isoformat())
