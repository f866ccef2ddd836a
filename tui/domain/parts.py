"""The parts of a quick line: whom, what next, what was promised, why not, how it went, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from tui.domain import lexicon
from tui.domain.amounts import read_amount
from tui.domain.codes import ATTITUDES, Excuse, Outcome
from tui.domain.dates import Reading, When, read_when, words_of_no_day
from tui.domain.entries import Entry, LineCode, LineError, Mood, Pay, Then, error_at
from tui.domain.lines import PARTS, Part, PartName, Word, text_of, texts
from tui.domain.names import Directory, suggest
from tui.domain.records import Account

ONCE: Final[frozenset[PartName]] = frozenset(("then", "pay", "why", "at"))
"""Parts that a line may have once only."""
_PLAN: Final[frozenset[PartName]] = frozenset(("person", "new_person"))
_NOON: Final = time(12)
_LONGEST_NAME: Final = 8
"""Words; no person's name is longer."""

Span = tuple[Word, Word]
"""The first and the last word of what is pointed at."""


def named_person(
    words: Sequence[str], account_id: int, directory: Directory
) -> tuple[int, tuple[int, ...]]:
    """The longest run of first words that names people of the account, and who they are."""
    for count in range(min(len(words), _LONGEST_NAME), 0, -1):
        if ids := directory.match_person(account_id, words[:count]):
            return count, ids
    return 0, ()


class PartReader:
    """Reads the parts of one line and gathers what they say."""

    def __init__(
        self, line: str, directory: Directory, account: Account, now: datetime, reading: Reading
    ) -> None:
        self._line = line
        self._directory = directory
        self._account = account
        self._now = now
        self._reading = reading
        self._notes: list[str] = []
        self.people: list[int] = []
        self.new_people: list[str] = []
        self._then: Then | None = None
        self._pay: Pay | None = None
        self._then_span: Span
        self._pay_span: Span
        self._why: Excuse | None = None
        self._moods: list[Mood] = []
        self._at: datetime | None = None
        self._at_timed = True

    def read(self, parts: Sequence[Part], *, plan: bool = False) -> None:
        """Read the parts in their order.

        Args:
            parts: The parts of the line.
            plan: The line plans a visit: only people may be named.

        Raises:
            LineError: one of them cannot be read.
        """
        seen: set[PartName] = set()
        place = 0
        while place < len(parts):
            part = parts[place]
            place += 1
            if part.name == "unknown" or (plan and part.name not in _PLAN):
                raise self._error("unknown_part", part.sign, candidates=_like(part))
            if part.name in ONCE and part.name in seen:
                raise self._error("part_twice", part.sign)
            seen.add(part.name)
            if part.name == "mood":
                # Its person is written as a part of its own.
                with_person = not part.words and place < len(parts)
                if with_person and parts[place].name == "person":
                    part = Part("mood", part.sign, parts[place].words)
                    place += 1
            self._read(part)
        if self._then:
            # Of a call of yesterday, too, no reminder may lie in the past.
            self.refuse_past(self._then.when, self._then_span, self._now)
        if self._pay:
            promised = When(self._pay.due)
            self.refuse_past(promised, self._pay_span, self._at or self._now)

    def _read(self, part: Part) -> None:
        match part.name:
            case "person":
                self._read_person(part)
            case "new_person":
                self._read_new_person(part)
            case "then":
                self._read_then(part)
            case "pay":
                self._read_pay(part)
            case "why":
                self._read_why(part)
            case "mood":
                self._read_mood(part)
            case _:
                self._read_at(part)

    def note(self, words: Sequence[Word]) -> None:
        """Add words to the note."""
        if words:
            self._notes.append(text_of(words))

    def note_text(self) -> str:
        """The note: the text before the first part and what the parts left over."""
        return " ".join(self._notes)

    def entry(self, outcome: Outcome | None) -> Entry:
        """What the line says."""
        return Entry(
            account_id=self._account.id,
            outcome=outcome,
            note=self.note_text(),
            people=tuple(self.people),
            new_people=tuple(self.new_people),
            then=self._then,
            pay=self._pay,
            why=self._why,
            moods=tuple(self._moods),
            at=self._at,
            at_timed=self._at_timed,
        )

    def when(
        self, sign: Word, words: Sequence[Word], *, past: bool = False
    ) -> tuple[When, Span, Sequence[Word]]:
        """The date that the words begin with, where it stands, and the words after it.

        Raises:
            LineError: there is none; it points at the first word, or at all that looks like a
                date and is none (``29 feb 2027``).
        """
        if not words:
            raise self._error("missing_when", sign)
        typed = texts(words)
        found = read_when(typed, self._now, self._reading, past=past)
        if found is None:
            count = words_of_no_day(typed, self._now, self._reading, past=past) or 1
            raise self._error("unreadable_date", words[0], words[count - 1])
        last, rest = words[found.words - 1], list(words[found.words :])
        if found.rest:
            rest.insert(0, last.tail(len(found.rest)))
            last = last.head(len(found.rest))
        return found, (words[0], last), rest

    def refuse_past(self, when: When, span: Span, since: datetime) -> None:
        """Refuse a step that lies before a moment.

        Raises:
            LineError: it does.
        """
        early = when.day < since.date()
        if when.time:
            early = datetime.combine(when.day, when.time) < since
        if early:
            raise self._error("date_past", *span)

    # -- the parts

    def _read_person(self, part: Part) -> None:
        id_, rest = self._person(part.words)
        if id_ not in self.people:
            self.people.append(id_)
        self.note(rest)

    def _person(self, words: Sequence[Word]) -> tuple[int, Sequence[Word]]:
        count, ids = named_person(texts(words), self._account.id, self._directory)
        if not ids:
            names = [person.name for person in self._directory.people_of(self._account.id)]
            like = tuple(suggest(words[0].text, names))
            raise self._error("unknown_person", words[0], candidates=like)
        if len(ids) > 1:
            tied = tuple(self._directory.person[id_].name for id_ in ids)
            raise self._error("ambiguous_person", words[0], words[count - 1], candidates=tied)
        return ids[0], words[count:]

    def _read_new_person(self, part: Part) -> None:
        name = text_of(part.words)
        if not any(map(str.isalpha, name)):
            raise self._error("missing_person", part.sign)
        if name not in self.new_people:
            self.new_people.append(name)

    def _read_then(self, part: Part) -> None:
        when, span, rest = self.when(part.sign, part.words)
        self._then = Then(When(when.day, when.time), text_of(rest))
        self._then_span = span

    def _read_pay(self, part: Part) -> None:
        if not part.words:
            raise self._error("missing_amount", part.sign)
        amount = read_amount(texts(part.words), self._account.currency)
        if amount is None:
            raise self._error("unreadable_amount", part.words[0])
        words = list(part.words[amount.words :])
        if amount.rest:
            words.insert(0, part.words[amount.words - 1].tail(len(amount.rest)))
        when, span, rest = self.when(part.sign, words)
        self._pay = Pay(amount.minor, amount.currency, when.day)
        self._pay_span = span
        self.note(rest)

    def _read_why(self, part: Part) -> None:
        if not part.words:
            raise self._error("missing_excuse", part.sign)
        found = lexicon.excuses(texts(part.words))
        if len(found) == 1:
            self._why = found[0]
            return
        code: LineCode = "ambiguous_excuse" if found else "unknown_excuse"
        raise self._error(code, part.words[0], part.words[-1], candidates=tuple(found))

    def _read_mood(self, part: Part) -> None:
        if not part.words:
            raise self._error("missing_person", part.sign)
        words = part.words
        count, ids = named_person(texts(words), self._account.id, self._directory)
        if count > 1 and count == len(words) and len(lexicon.attitudes(words[-1].text)) == 1:
            # In ``@wang a`` the last word is the attitude although Wang An begins with it.
            count, ids = (
                count - 1,
                self._directory.match_person(self._account.id, texts(words[: count - 1])),
            )
        if len(ids) != 1:
            self._person(words[: count or 1])
        if count == len(words):
            raise self._error("missing_attitude", words[-1], candidates=ATTITUDES)
        found = lexicon.attitudes(words[count].text)
        if len(found) != 1:
            raise self._error("unknown_attitude", words[count], candidates=ATTITUDES)
        self._moods.append(Mood(ids[0], found[0]))
        self.note(words[count + 1 :])

    def _read_at(self, part: Part) -> None:
        when, span, rest = self.when(part.sign, part.words, past=True)
        self._at_timed = when.time is not None
        if when.time:
            self._at = datetime.combine(when.day, when.time)
        elif when.day == self._now.date():
            self._at = self._now
        else:
            self._at = datetime.combine(when.day, _NOON)
        if self._at > self._now:
            raise self._error("future_call", *span)
        self.note(rest)

    def _error(
        self,
        code: LineCode,
        first: Word,
        last: Word | None = None,
        candidates: tuple[str, ...] = (),
    ) -> LineError:
        return error_at(code, first, last or first, self._line, candidates)


def _like(part: Part) -> tuple[str, ...]:
    """Parts that are spelled like an unknown one."""
    return tuple(f"/{name}" for name in suggest(part.sign.text, PARTS))
