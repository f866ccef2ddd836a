"""The quick line: one line that writes a call, a promise, an excuse and the next step.

    LINE = ACCOUNT [OUTCOME] [NOTE] PART…
    PART = @PERSON | @+Name | /then WHEN [TEXT] | /pay AMOUNT [CUR] WHEN | /why EXCUSE
         | /mood @PERSON ATTITUDE | /at WHEN

A person whose name fits several is named by id: ``@id12``.

`read_line` reads a line, `print_line` writes an entry as a line that reads back as the same
entry, `read_plan` reads ``ACCOUNT WHEN [PURPOSE or text] [@PERSON…]``. Completion stands in
`tui.domain.complete`. Whatever has been typed, nothing but `LineError` is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from tui.domain import lexicon
from tui.domain.dates import Reading, When, read_when
from tui.domain.entries import Entry, LineError, Mood, Pay, PlanEntry, Then, error_at
from tui.domain.lines import (
    Line,
    Word,
    escape,
    opens_quote,
    quote,
    split_line,
    texts,
    unquote,
)
from tui.domain.money import to_decimal
from tui.domain.names import Directory, suggest
from tui.domain.parts import PartReader, named_person
from tui.domain.records import Account

__all__ = [
    "Directory",
    "Entry",
    "LineError",
    "Mood",
    "Pay",
    "PlanEntry",
    "Then",
    "print_line",
    "read_line",
    "read_plan",
]

_LONGEST_NAME: Final = 12
"""Words; no account's name is longer."""


def read_line(line: str, directory: Directory, now: datetime, reading: Reading) -> Entry:
    """Read a line that logs a call.

    The account is the longest run of first words that names one; the word after it is the
    outcome if it is one exactly. Words behind a complete ``@PERSON``, ``/pay``, ``/mood`` or
    ``/at`` belong to the note.

    Args:
        line: The line as typed.
        directory: The accounts and people it may name.
        now: The present moment.
        reading: How dates are read.

    Raises:
        LineError: it cannot be read.
    """
    typed = split_line(line)
    account, words = read_account(line, typed, directory)
    outcome = lexicon.outcome(words[0].text) if words else None
    parts = PartReader(line, directory, account, now, reading)
    parts.note(words[1:] if outcome else words)
    parts.read(typed.parts)
    return parts.entry(outcome)


def read_plan(line: str, directory: Directory, now: datetime, reading: Reading) -> PlanEntry:
    """Read a line that plans a visit: ``ACCOUNT WHEN [PURPOSE or text] [@PERSON…]``.

    Where the words are just a purpose there is no text; where they begin with one, they are
    the text as well.

    Raises:
        LineError: it cannot be read, or the visit would lie in the past.
    """
    typed = split_line(line)

    def when_ends(words: Sequence[Word], place: int) -> bool:
        # The account gives its last word up to the date, even where both together name it.
        return read_when(texts(words[place - 1 : place]), now, reading) is not None

    account, words = read_account(line, typed, directory, when_ends)
    parts = PartReader(line, directory, account, now, reading)
    if not words:
        last = account_words(line, typed)[-1]
        raise error_at("missing_when", last, last, line)
    when, span, rest = parts.when(words[0], words)
    parts.refuse_past(when, span, now)
    parts.note(rest)
    parts.read(typed.parts, plan=True)
    text = parts.note_text()
    purpose = lexicon.purpose(rest[0].text) if rest and not opens_quote(rest[0]) else None
    return PlanEntry(
        account_id=account.id,
        when=When(when.day, when.time),
        purpose=purpose,
        text="" if purpose and lexicon.purpose(text) else text,
        people=tuple(parts.people),
        new_people=tuple(parts.new_people),
    )


# -- the account


def account_words(line: str, typed: Line) -> tuple[Word, ...]:
    """The words before the first part, the quoted account included.

    Raises:
        LineError: there are none.
    """
    words = (typed.quoted, *typed.words) if typed.quoted else typed.words
    if words:
        return words
    if not typed.parts:
        raise LineError("empty_line", "", 0, len(line))
    first = typed.parts[0].sign
    raise error_at("unknown_account", first, first, line)


Ends = Callable[[Sequence[Word], int], bool]
"""Whether the account, taken to be the first so many words, should give up its last."""


def _outcome_ends(words: Sequence[Word], place: int) -> bool:
    following = words[place].text if place < len(words) else ""
    return not lexicon.outcome(following) and bool(lexicon.outcome(words[place - 1].text))


def read_account(
    line: str, typed: Line, directory: Directory, ends: Ends = _outcome_ends
) -> tuple[Account, tuple[Word, ...]]:
    """The account that begins the line, and the words after it up to the first part.

    The run gives up its last word where ``ends`` says so and without it names the very same
    account: in ``huaxin c agreed``, ``c`` is the outcome although Huaxin Cable begins with it.

    Raises:
        LineError: no account, or several.
    """
    words = account_words(line, typed)
    if typed.quoted:
        count, ids = 1, directory.match_account(typed.quoted.text.split())
    else:
        count, ids = _longest_account(words, directory)
    if len(ids) > 1:
        names = tuple(directory.account[id_].name for id_ in ids)
        raise error_at("ambiguous_account", words[0], words[count - 1], line, names)
    if not ids:
        raise _unknown_account(line, words, directory)
    if count > 1 and ends(words, count):
        shorter = directory.match_account(texts(words[: count - 1]))
        count -= shorter == ids
    return directory.account[ids[0]], words[count:]


def _longest_account(words: Sequence[Word], directory: Directory) -> tuple[int, tuple[int, ...]]:
    limit = min(len(words), _LONGEST_NAME)
    # A quoted note ends the account as an outcome would.
    limit = next((i for i in range(1, limit) if opens_quote(words[i])), limit)
    for count in range(limit, 0, -1):
        if ids := directory.match_account(texts(words[:count])):
            return count, ids
    return 0, ()


def _unknown_account(line: str, words: Sequence[Word], directory: Directory) -> LineError:
    """Points at what stands before the outcome, if one comes soon, else at the first word."""
    soon = range(1, min(len(words), 5))
    count = next((i for i in soon if lexicon.outcome(words[i].text)), 1)
    names = [account.name for account in directory.accounts]
    typed = " ".join(texts(words[:count]))
    return error_at(
        "unknown_account", words[0], words[count - 1], line, tuple(suggest(typed, names))
    )


# -- print


def print_line(entry: Entry, directory: Directory) -> str:
    """The entry as a line: English part names, ISO dates, codes; it reads back as the same entry.

    The texts of the entry are single-spaced, as those of every entry that was read are.
    """
    rest = [lexicon.OUTCOME_WORDS[entry.outcome][0]] if entry.outcome else []
    if entry.note:
        rest.append(_note(entry))
    rest.extend(f"@{typed_person(entry.account_id, id_, directory)}" for id_ in entry.people)
    rest.extend(_new_person(name) for name in entry.new_people)
    rest.extend(
        f"/mood @{typed_person(entry.account_id, mood.person_id, directory, mood.attitude)}"
        f" {mood.attitude}"
        for mood in entry.moods
    )
    if entry.then:
        rest.append(f"/then {_then(entry.then)}")
    if entry.pay:
        amount = to_decimal(entry.pay.amount, entry.pay.currency)
        rest.append(f"/pay {amount:f} {entry.pay.currency} {entry.pay.due.isoformat()}")
    if entry.why:
        rest.append(f"/why {entry.why}")
    if entry.at:
        time = f" {entry.at:%H:%M}" if entry.at_timed else ""
        rest.append(f"/at {entry.at.date().isoformat()}{time}")
    words = " ".join(rest)
    return f"{typed_account(entry.account_id, directory, words)} {words}".rstrip()


def typed_account(account_id: int, directory: Directory, rest: str = "") -> str:
    """The account so that before this rest of the line it is read as this account, and whole."""
    name, number = directory.account[account_id].name, str(account_id)
    behind = split_line(f"{number} {rest}").words[1:]
    for begin in (name, quote(name), number):
        line = f"{begin} {rest}".rstrip()
        try:
            account, words = read_account(line, split_line(line), directory)
        except LineError:
            continue
        whole = words[0].start == len(begin) + 1 if words else not behind
        if account.id == account_id and whole:
            return begin
    return quote(number)


def _note(entry: Entry) -> str:
    first = entry.note.split()[0]
    if entry.outcome is None and lexicon.outcome(first):
        return escape(quote(entry.note))
    return _held(entry.note)


def _held(text: str) -> str:
    """A text so typed that it is read whole: escaped, in quotes where it has quotes to lose."""
    return escape(text if unquote(text) == text else quote(text))


def _new_person(name: str) -> str:
    # The first word stands behind ``@+``, where no sign needs an escape.
    first, _, others = (name if unquote(name) == name else quote(name)).partition(" ")
    return f"@+{first} {escape(others)}".rstrip()


def _then(then: Then) -> str:
    """The next step, its text in quotes where it would be read as more of the date."""
    day = then.when.day.isoformat()
    when = f"{day} {then.when.time:%H:%M}" if then.when.time else day
    words = f"{when} {then.text}".split()
    found = read_when(words, datetime.combine(then.when.day, datetime.min.time()), Reading())
    if found is None or found.words > len(when.split()):
        return f"{when} {escape(quote(then.text))}"
    return f"{when} {_held(then.text)}".rstrip()


def typed_person(account_id: int, person_id: int, directory: Directory, behind: str = "") -> str:
    """A person so that before the words ``behind`` it is read as this person, and whole."""
    words = directory.person[person_id].name.split()
    if words and words[0][0].isalpha():
        count, ids = named_person(words + behind.split(), account_id, directory)
        if ids == (person_id,) and count == len(words):
            return f"{words[0]} {escape(' '.join(words[1:]))}".rstrip()
    return f"id{person_id}"
