"""Laws of the quick line: every word means what it stands for, and any entry reads back."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.codes import PURPOSES
from tests.domain.lines_book import BOOK, NOW, READING
from tui.domain import lexicon
from tui.domain.codes import ATTITUDES, EXCUSES, OUTCOMES
from tui.domain.complete import complete
from tui.domain.dates import When
from tui.domain.lines import quote, unquote
from tui.domain.quickline import (
    Entry,
    LineError,
    Mood,
    Pay,
    PlanEntry,
    Then,
    print_line,
    read_line,
    read_plan,
)

# -- words


def test_every_word_of_the_lexicon_means_what_it_stands_for() -> None:
    assert list(lexicon.OUTCOME_WORDS) == list(OUTCOMES)
    assert list(lexicon.PURPOSE_WORDS) == list(PURPOSES)
    assert list(lexicon.ATTITUDE_WORDS) == list(ATTITUDES)
    assert list(lexicon.EXCUSE_WORDS) == list(EXCUSES)
    for outcome, words in lexicon.OUTCOME_WORDS.items():
        assert {lexicon.outcome(word) for word in words} == {outcome}
    for purpose, words in lexicon.PURPOSE_WORDS.items():
        assert {lexicon.purpose(word) for word in (purpose, *words)} == {purpose}
    for attitude, words in lexicon.ATTITUDE_WORDS.items():
        assert all(lexicon.attitudes(word) == [attitude] for word in (attitude, *words))
    for number, (excuse, words) in enumerate(lexicon.EXCUSE_WORDS.items(), 1):
        for word in (str(number), excuse, excuse.replace("_", " "), *words):
            assert lexicon.excuses(word.split()) == [excuse], word


# -- laws

_WILD = st.text(
    alphabet=st.one_of(
        st.sampled_from("ac /@+、\"'“”「」＂：，／＠下次付款then进展12:.-#"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=25,
)
_FRAGMENTS = st.sampled_from(
    [
        *"a c o order 进展 c. /then /pay /why /mood /at /foo //then @@ann".split(),
        *"@ann @+ @+Eve @lee @ann's 、下次 、付款 ／下次 ＠王琳 /下次周五".split(),
        *"fri 10:00 24/11 80k 8万 eur 3 d doubts tomorrow".split(),
        *'acme tools huaxin 华信 twin 1 12 " \' "a "order x" “ ” 「a 」 \'\' "" ,'.split(),
        "31/2",
        "29 feb 2027",
        "\u3000",
        "\u00a0",
        "\x1f",
        "  ",
    ]
)
_LINES = st.lists(_FRAGMENTS | _WILD, max_size=9).map(" ".join)
_TEXTS = st.lists(_FRAGMENTS | _WILD, max_size=6).map(
    lambda words: " ".join(" ".join(words).split())
)


def _read(line: str, planned: bool) -> Entry | PlanEntry | LineError:
    try:
        return (read_plan if planned else read_line)(line, BOOK, NOW, READING)
    except LineError as error:
        return error


@given(_LINES, st.booleans())
@example("twin a @+\x85", False)
@example("2 a \ud800 /then \udfff", False)
@settings(max_examples=400)
def test_nothing_but_a_line_error_is_raised(line: str, planned: bool) -> None:
    read = _read(line, planned)
    if isinstance(read, LineError):
        assert 0 <= read.start <= read.end <= len(line)
        assert read.word in ("", line[read.start : read.end])
    elif isinstance(read, Entry):
        assert read_line(print_line(read, BOOK), BOOK, NOW, READING) == read


@given(_LINES, st.integers(0, 60), st.booleans())
@settings(max_examples=200)
def test_completions_lie_before_the_cursor(line: str, cursor: int, planned: bool) -> None:
    cursor = min(cursor, len(line))
    for option in complete(line, cursor, BOOK, NOW, READING, plan=planned):
        assert 0 <= option.start <= option.end == cursor


def _entries() -> st.SearchStrategy[Entry]:
    days = st.dates(date(2026, 11, 22), date(2199, 12, 31))
    whens = st.builds(
        When, days, st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
    )
    names = _TEXTS.filter(lambda name: any(map(str.isalpha, name)))
    people = {
        account.id: [person.id for person in BOOK.people_of(account.id)]
        for account in BOOK.accounts
    }

    def of(account: int) -> st.SearchStrategy[Entry]:
        met = st.sampled_from(people[account]) if people[account] else None
        moment = st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 20))
        return st.builds(
            Entry,
            account_id=st.just(account),
            outcome=st.none() | st.sampled_from(OUTCOMES),
            note=_TEXTS,
            people=st.lists(met, unique=True, max_size=3).map(tuple)
            if met is not None
            else st.just(()),
            new_people=st.lists(names, unique=True, max_size=2).map(tuple),
            then=st.none() | st.builds(Then, whens, _TEXTS),
            pay=st.none()
            | st.builds(
                Pay, st.integers(1, 10**12), st.sampled_from(["EUR", "JPY", "KWD", "TRY"]), days
            ),
            why=st.none() | st.sampled_from(EXCUSES),
            moods=st.lists(
                st.builds(Mood, met, st.sampled_from(ATTITUDES)), unique=True, max_size=2
            ).map(tuple)
            if met is not None
            else st.just(()),
            at=st.none() | moment.map(lambda at: at.replace(second=0, microsecond=0)),
        )

    return st.sampled_from(sorted(people)).flatmap(of)


@given(_entries())
@settings(max_examples=400)
def test_any_entry_prints_as_a_line_that_reads_back(entry: Entry) -> None:
    line = print_line(entry, BOOK)
    assert read_line(line, BOOK, NOW, READING) == entry


@given(_TEXTS.filter(bool))
def test_quotes_that_were_put_on_come_off(text: str) -> None:
    assert unquote(quote(text)) == text
