"""Searching the playbook in both languages: by id, title, synonym, pinyin, and by its words."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk.find import Asked
from tui.desk.playbook_entries import OWN, Contents
from tui.desk.shelf import Shelf, rows, spans
from tui.domain.lines import is_han
from tui.domain.names import fold
from tui.i18n import LANGUAGES, language, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.desk.ground import Desk
    from tui.desk.playbook_entries import Entry
    from tui.desk.shelf import Span

SHORTEST_INSIDE: Final = 3
"""Fewer letters than this stand within words of every entry."""
SHORTEST_INITIALS: Final = 2


class Found(msgspec.Struct, frozen=True):
    """An entry that was found. Spans are start and end of what was matched in its title."""

    id: str
    spans: tuple[Span, ...] = ()


class Search:
    """The words of all entries, in both languages, in the order of the contents.

    To make it, the whole playbook is read: for a worker. `learn_pinyin` costs a fifth of
    a second, so it is done only when somebody types what may be pinyin.
    """

    def __init__(self, desk: Desk) -> None:
        spoken = language()
        found: dict[str, list[_Called]] = {}
        for one in LANGUAGES:
            with speaking(one):
                contents = Contents(desk, one)
                for head in contents.heads:
                    if head.chapter != OWN:
                        called = _called(contents.entry(head.id))
                        found.setdefault(head.id, []).append(called)
        self._ids = tuple(found)
        at = LANGUAGES.index(spoken)
        self._titles = [called[at].title for called in found.values()]
        titles = [[one.title for one in called] for called in found.values()]
        phrases = [
            [phrase for one in called for phrase in one.phrases] for called in found.values()
        ]
        self._to_spell = [*enumerate(titles), *enumerate(phrases)]
        """What can be spelled, with its place: titles go before synonyms."""
        self._names, self._synonyms = (
            Shelf(
                (place, name)
                for place, called in enumerate(found.values())
                for name in dict.fromkeys(name for one in called for name in names(one))
            )
            for names in (attrgetter("names"), attrgetter("synonyms"))
        )
        self._title_words = Shelf(_joined(titles))
        self._words = Shelf(_joined(phrases))
        self._texts = Shelf(_joined([[one.text for one in called] for called in found.values()]))
        self._pinyin: Shelf | None = None
        self._initials: Shelf | None = None

    @property
    def knows_pinyin(self) -> bool:
        """Whether `learn_pinyin` has been done."""
        return self._pinyin is not None

    def learn_pinyin(self) -> None:
        """Spell what the entries are called in Chinese; for a worker."""
        from tui.desk.names import pinyin_of

        spelled: list[tuple[int, str]] = []
        initials: list[tuple[int, str]] = []
        for place, phrases in self._to_spell:
            syllables = [
                pinyin_of(phrase).split() for phrase in phrases if any(map(is_han, phrase))
            ]
            spelled.append((place, "".join(f" {end}" for one in syllables for end in _ends(one))))
            first = [[syllable[0] for syllable in one] for one in syllables]
            initials.append((place, "".join(f" {end}" for one in first for end in _ends(one))))
        self._initials = Shelf(initials)
        self._pinyin = Shelf(spelled)

    def find(self, query: str) -> tuple[Found, ...]:
        """The entries that the query may mean, best first; all of them for no query."""
        asked = Asked(query)
        if not asked.wholes:
            return tuple(Found(id) for id in self._ids)
        places = dict.fromkeys(self._ranked(asked))
        return tuple(Found(self._ids[at], self._spans(self._titles[at], asked)) for at in places)

    def _ranked(self, asked: Asked) -> Iterator[int]:
        """Places of entries, best first; some more than once."""
        beginnings = [f" {word}" for word in asked.words]
        for end in ("\n", ""):
            for whole in asked.wholes:
                yield from self._names.having(f"\n{whole}{end}")
        if not asked.words:
            return
        yield from self._title_words.having(*beginnings)
        has_words = asked.whole.isascii()
        if not has_words:  # Chinese: a word may begin anywhere
            yield from self._title_words.having(*asked.words)
        for whole in asked.wholes:
            yield from self._synonyms.having(f"\n{whole}\n")
        yield from self._words.having(*beginnings)
        if self._pinyin and self._initials:
            yield from self._pinyin.having(*beginnings)
            if len(asked.whole) >= SHORTEST_INITIALS:
                yield from self._initials.having(f" {asked.whole}")
        yield from self._title_words.having(*asked.words)
        yield from self._words.having(*asked.words)
        yield from self._texts.having(*beginnings)
        if len(asked.whole) >= SHORTEST_INSIDE or not has_words:
            yield from self._texts.having(*asked.words)

    @staticmethod
    def _spans(title: str, asked: Asked) -> tuple[Span, ...]:
        return spans(title, [asked.whole], joined=True) or spans(title, asked.words)


def may_be_pinyin(query: str) -> bool:
    """Whether it makes a difference to know the pinyin."""
    text = fold(query)
    return text.isascii() and any(map(str.isalpha, text))


class _Called(msgspec.Struct, frozen=True):
    """What one entry is found by in one language."""

    title: str
    names: tuple[str, ...]
    """Id or number, and title, folded."""
    synonyms: tuple[str, ...]
    """Folded, too."""
    phrases: tuple[str, ...]
    """Title and synonyms, and the chapter that it stands in."""
    text: str


def _called(entry: Entry) -> _Called:
    number = entry.mark.removeprefix("M")
    marks = (entry.mark, number, number.lstrip("0")) if entry.mark else ()
    said = [" ".join(filter(None, (one.lead, one.text))) for one in entry.said]
    return _Called(
        title=entry.title,
        names=tuple(filter(None, map(fold, (*marks, entry.title)))),
        synonyms=tuple(filter(None, map(fold, entry.also))),
        phrases=(entry.title, *marks, *entry.also, entry.chapter),
        text=" ".join(said).replace("\n", " "),
    )


def _joined(of_each: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """The texts of each entry as one row of words, with its place."""
    return list(enumerate(rows([" ".join(texts) for texts in of_each])))


def _ends(syllables: list[str]) -> list[str]:
    """The syllables run together, from each of them on."""
    return ["".join(syllables[start:]) for start in range(len(syllables))]
