"""Reading what was typed: accounts and days, and a sentence where a word cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Self

from tui import words
from tui.domain.dates import read_when
from tui.domain.entries import LineCode
from tui.domain.names import match_accounts, suggest
from tui.errors import Trouble
from tui.i18n import N_, _

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.ground import Desk
    from tui.domain.dates import When
    from tui.domain.entries import LineError
    from tui.domain.records import Account

Code = LineCode | Literal["missing_outcome"]

_SENTENCES: Final[dict[Code, str]] = {
    "empty_line": N_("The line is empty. Begin with an account."),
    "unknown_account": N_("There is no account “{word}”."),
    "ambiguous_account": N_("“{word}” could be {candidates}. Write more of the name."),
    "missing_outcome": N_(
        "How did it go? Say order, advance, continuation, nosale or missed after the account."
    ),
    "unknown_part": N_(
        "“{word}” is no part of a line. Known: /then /pay /why /mood /at; // writes the sign."
    ),
    "part_twice": N_("“{word}” stands twice in the line. Keep one."),
    "missing_when": N_("“{word}” needs a date, like fri or 24 nov."),
    "unreadable_date": N_("Cannot read “{word}” as a date. Try fri, 24 nov, +3d or 2026-11-24."),
    "missing_amount": N_("“{word}” needs an amount and a date, like 80k fri."),
    "unreadable_amount": N_("Cannot read “{word}” as an amount. Try 80000, 80k or 8万."),
    "missing_excuse": N_("“{word}” needs an excuse: a number from 1 to 15, or its name."),
    "unknown_excuse": N_(
        "There is no excuse “{word}”. Say a number from 1 to 15, or the beginning of its name."
    ),
    "ambiguous_excuse": N_("“{word}” could be {candidates}. Write more of it."),
    "missing_person": N_("“{word}” needs a person."),
    "unknown_person": N_(
        "Nobody at this account is called “{word}”. @+ before a name adds a new person."
    ),
    "ambiguous_person": N_("“{word}” could be {candidates}. Write more of the name."),
    "missing_attitude": N_("“{word}” needs an attitude: accepts, doubts, resists, indifferent."),
    "unknown_attitude": N_(
        "“{word}” is no attitude. Say accepts, doubts, resists, indifferent or sabotages."
    ),
    "future_call": N_("“{word}” is still to come. Use rounds plan for a visit ahead."),
    "date_past": N_("“{word}” is already past."),
}


class LineTrouble(Trouble):
    """A word of a line cannot be used. It knows the line and where the word stands."""

    def __init__(
        self,
        line: str,
        code: Code,
        word: str,
        start: int,
        end: int,
        candidates: tuple[str, ...] = (),
        *,
        number: int = 0,
    ) -> None:
        self.code: Code = code
        self.line, self.word = line, word
        self.start, self.end, self.candidates = start, end, candidates
        names = words.some([_candidate(code, one) for one in candidates])
        sentence = _(_SENTENCES[code]).format(word=word, candidates=names)
        if names and code.startswith("unknown"):
            more = _("Did you mean {names}?").format(names=names)
            sentence = _("{text} {more}").format(text=sentence, more=more)
        if number:
            sentence = _("Line {number}: {sentence}").format(number=number, sentence=sentence)
        super().__init__(sentence)

    @classmethod
    def of(cls, line: str, error: LineError) -> Self:
        """The trouble behind an error of the grammar."""
        return cls(line, error.code, error.word, error.start, error.end, error.candidates)

    def in_line(self, number: int) -> LineTrouble:
        """The same trouble, told with the number of its line among several."""
        where = (self.word, self.start, self.end, self.candidates)
        return LineTrouble(self.line, self.code, *where, number=number)


def _candidate(code: Code, name: str) -> str:
    """A candidate by its name on screen; excuses and attitudes come as codes."""
    if code.endswith("excuse"):
        return words.excuse(name)
    return words.attitude(name) if code.endswith("attitude") else name


def find_account(desk: Desk, query: str) -> Account:
    """The one account that the words name.

    Raises:
        LineTrouble: none, or several.
    """
    accounts = desk.ground.accounts.values()
    found = match_accounts(query, accounts)
    if len(found) == 1:
        return found[0]
    code: Code = "ambiguous_account" if found else "unknown_account"
    names = [one.name for one in found] or suggest(query, [one.name for one in accounts])
    raise LineTrouble(query, code, query, 0, len(query), tuple(names))


def read_whole_when(desk: Desk, text: str, *, past: bool = False) -> When:
    """A day, a time of day or both in the rep's words, and nothing else.

    Raises:
        LineTrouble: it cannot be read.
    """
    said = text.split()
    when = read_when(said, desk.now, desk.reading, past=past)
    if when is None or when.words < len(said) or when.rest:
        raise LineTrouble(text, "unreadable_date", text, 0, len(text))
    return when


def read_day(desk: Desk, text: str, *, past: bool = False) -> date:
    """A day in the rep's words.

    Raises:
        LineTrouble: it cannot be read.
    """
    return read_whole_when(desk, text, past=past).day
