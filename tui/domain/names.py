"""Finding an account or a person by what the rep types: by id, name, pinyin, initials, words.

Letters and digits count, signs and case do not. The best kind of match wins; several of the
best kind are a tie, which is for the caller to refuse. Nothing here corrects spelling: `suggest`
only proposes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tui.domain.lines import is_han

if TYPE_CHECKING:
    from tui.domain.records import Account, Person

_SIGNS: Final = re.compile(r"[\W_]+")
_MARKS: Final = ("Mn", "Mc")
_SHORTEST_INITIALS: Final = 2
_SHORTEST_INSIDE: Final = 2

_LINKING: Final = frozenset(
    "an and are as at but by for from had has he her his if in is it my no not of on or our "
    "said says she so than that the their they to us was we were who will with you".split()
)
"""Words of a sentence: behind another word they are no beginning of a name's word."""


def fold(text: str) -> str:
    """What counts in a name: letters, digits and their marks, without case.

    >>> fold("O'Brien & Söhne, 2")
    'obriensöhne2'
    """
    if text.isascii():
        return (text if text.isalnum() else "".join(filter(str.isalnum, text))).lower()
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = (c for c in plain if c.isalnum() or unicodedata.category(c) in _MARKS)
    return unicodedata.normalize("NFKC", "".join(kept))


class Keys:
    """All that one record can be found by.

    Args:
        name: Its name.
        others: Names that are as good (aliases).
        short: Its short name.
        pinyin: Toneless syllables, one for each Chinese character of ``name`` in order.
        number: A number of its own that is not the id.
        personal: Whether it is a person's name, with a family and a given part.
    """

    def __init__(
        self,
        name: str,
        *,
        others: Sequence[str] = (),
        short: str = "",
        pinyin: str = "",
        number: str = "",
        personal: bool = False,
    ) -> None:
        self.number = fold(number)
        self.exact = {fold(text) for text in (name, *others)} - {""}
        self.short = {fold(short)} - {""}
        self.pinyin: set[str] = set()
        self.initials: set[str] = set()
        self.words: set[str] = set()
        self.inside: set[str] = set()
        for text in (name, short, *others):
            self._add_words(text)
        if syllables := pinyin.casefold().split():
            self._add_pinyin(name, short, others, syllables)
        if personal:
            self._add_given_names(name, pinyin.casefold().split())

    def _add_words(self, text: str) -> None:
        for word in text.split():
            whole = fold(word)
            if len(whole) == len(word) and whole.isascii():
                self.words.add(whole)
                continue
            pieces = {whole, *(fold(piece) for piece in _SIGNS.split(word))}
            for piece in list(pieces):
                if not piece.isascii():
                    pieces |= set(_runs(piece))
                    pieces.add(_without_accents(piece))
            self.words |= pieces - {""}
            for piece in pieces:
                if piece and is_han(piece[0]):
                    self.inside.update(piece[i:] for i in range(1, len(piece) - 1))

    def _add_pinyin(
        self, name: str, short: str, others: Sequence[str], syllables: list[str]
    ) -> None:
        self.words.update(syllables)
        joined = "".join(syllables)
        self.words.add(joined)
        self.inside.update("".join(syllables[i:]) for i in range(1, len(syllables)))
        self._add_spelling(syllables)
        han = [char for char in name if is_han(char)]
        if len(han) != len(syllables):
            return
        queue = iter(syllables)
        mixed: list[str] = []
        for run in _runs(name):
            # A Latin word is one syllable: its letters are not the initials of anything.
            mixed += [next(queue) for _char in run] if is_han(run[0]) else [run]
        self._add_spelling(mixed)
        text = "".join(han)
        for part in (*_runs(name), short, *others):
            chinese = "".join(filter(is_han, part))
            start = text.find(chinese) if chinese else -1
            if start >= 0:
                of_part = syllables[start : start + len(chinese)]
                self._add_spelling(of_part)
                self.words.add("".join(of_part))

    def _add_given_names(self, name: str, syllables: list[str]) -> None:
        # A Chinese family name is one character, seldom two, and is written without a space.
        for run in filter(lambda run: is_han(run[0]), _runs(name)):
            for cut in range(1, min(len(run), 3 if len(run) > 3 else 2)):
                self.words |= {run[:cut], run[cut:]}
                if len(run) == len(syllables):
                    self.words |= {"".join(syllables[:cut]), "".join(syllables[cut:])}

    def _add_spelling(self, syllables: list[str]) -> None:
        if spelled := [syllable for syllable in syllables if syllable]:
            self.pinyin.add("".join(spelled))
            self.initials.add("".join(syllable[0] for syllable in spelled))


def _runs(text: str) -> list[str]:
    """The runs of Chinese characters and of other letters in a text, folded."""
    runs: list[str] = []
    chinese = False
    for char in text:
        if not char.isalnum():
            chinese = False
            runs.append("")
        elif runs and is_han(char) == chinese:
            runs[-1] += char
        else:
            chinese = is_han(char)
            runs.append(char)
    return [folded for run in runs if (folded := fold(run))]


def _without_accents(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn"
    )


class NameIndex:
    """Records by what they can be found by, built once and asked at every key.

    Args:
        keys: What each record can be found by, by its id.
        personal: Whether they are people: there a whole word of the name (a family name) is a
            kind of match of its own, better than pinyin, and ``id12`` names the id as well.
    """

    def __init__(self, keys: Iterable[tuple[int, Keys]], *, personal: bool = False) -> None:
        self._personal = personal
        self._keys: dict[int, Keys] = {}
        self._tables: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(5)]
        words: list[tuple[str, int]] = []
        inside: list[tuple[str, int]] = []
        initials: list[tuple[str, int]] = []
        for id_, key in keys:
            self._keys[id_] = key
            found_by = ({key.number} - {""}, key.exact, key.short, key.pinyin, key.initials)
            for table, values in zip(self._tables, found_by, strict=True):
                for value in values:
                    table[value].append(id_)
            words.extend((word, id_) for word in key.words)
            inside.extend((word, id_) for word in key.inside)
            initials.extend((word, id_) for word in key.initials)
        self._words, self._inside = _Beginnings(words), _Beginnings(inside)
        self._initials = _Beginnings(initials)

    def match(self, words: Sequence[str]) -> tuple[int, ...]:
        """The ids of the best kind of match, in order; several are a tie, none is no match."""
        return next(filter(None, self._by_kind(words)), ())

    def beginning(self, words: Sequence[str], limit: int | None = None) -> list[int]:
        """Ids that the words may come to name, the best kinds first; all for no words."""
        found = dict.fromkeys(id_ for ids in self._by_kind(words) for id_ in ids)
        if not words:
            found = dict.fromkeys(self._keys)
        return list(found)[:limit]

    def _by_kind(self, words: Sequence[str]) -> Iterator[tuple[int, ...]]:
        query = fold("".join(words))
        if not query:
            return
        if len(words) == 1 and (id_ := _id_of(words[0], self._personal)) in self._keys:
            yield (id_,)
        number, exact, short, pinyin, initials = self._tables
        for table in (number, exact, short):
            yield tuple(table.get(query, ()))
        tokens = [token for word in words if (token := fold(word))]
        if self._personal:
            yield self._by_words(tokens, whole=True)
        yield tuple(pinyin.get(query, ()))
        if len(tokens) == 1:
            yield tuple(initials.get(query, ()))
            if len(query) >= _SHORTEST_INITIALS:
                yield tuple(sorted(self._initials.of(query)))
        yield self._by_words(tokens) or self._by_words(_pieces(words))
        if len(tokens) == 1 and len(query) >= _SHORTEST_INSIDE:
            yield tuple(sorted(self._inside.of(query)))

    def _by_words(self, tokens: list[str], *, whole: bool = False) -> tuple[int, ...]:
        found: set[int] | None = None
        for place, token in enumerate(tokens):
            complete = whole or (place > 0 and self._is_linking(token))
            having = self._words.equal(token) if complete else self._words.of(token)
            found = having if found is None else found & having
            if not found:
                return ()
        return tuple(
            sorted(
                id_ for id_ in found or () if _each_its_own(tokens, self._keys[id_].words, whole)
            )
        )

    def _is_linking(self, token: str) -> bool:
        # With an account "a" may be the outcome, which the reader of the line looks for itself.
        return token in _LINKING or (self._personal and token in ("a", "i"))


class _Beginnings:
    """Words in order, so that those with a given beginning lie side by side."""

    def __init__(self, words: list[tuple[str, int]]) -> None:
        words.sort()
        self._words = [word for word, _ in words]
        self._ids = [id_ for _, id_ in words]

    def of(self, beginning: str) -> set[int]:
        """Ids with a word that begins so."""
        start = bisect_left(self._words, beginning)
        end = bisect_left(self._words, beginning + "\U0010ffff", start)
        return set(self._ids[start:end])

    def equal(self, word: str) -> set[int]:
        """Ids with just this word."""
        start = bisect_left(self._words, word)
        end = start
        while end < len(self._words) and self._words[end] == word:
            end += 1
        return set(self._ids[start:end])


def _id_of(word: str, personal: bool) -> int:
    """The id that a word names, -1 where it is none."""
    text = unicodedata.normalize("NFKC", word).casefold()
    if personal:  # a word behind ``@`` begins with a letter
        text = text.removeprefix("id")
    if text.isascii() and text.isdigit() and len(text) <= 18 and not text.startswith("0"):
        return int(text)
    return -1


def _pieces(words: Sequence[str]) -> list[str]:
    return [token for word in words for piece in _SIGNS.split(word) if (token := fold(piece))]


def _each_its_own(tokens: Sequence[str], words: Iterable[str], whole: bool) -> bool:
    """Whether every token can have a word of its own that it begins (or, ``whole``, equals)."""
    if len(tokens) == 1:
        return True
    fitting = [{w for w in words if w == t or (not whole and w.startswith(t))} for t in tokens]
    return _assign(sorted(fitting, key=len), frozenset())


def _assign(fitting: Sequence[set[str]], taken: frozenset[str]) -> bool:
    if not fitting:
        return True
    return any(_assign(fitting[1:], taken | {word}) for word in fitting[0] - taken)


def keys_of(account: Account) -> Keys:
    """All that an account can be found by."""
    return Keys(
        account.name,
        others=account.aliases,
        short=account.short_name,
        pinyin=account.pinyin,
        number=account.number,
    )


def _of_accounts(accounts: Iterable[Account]) -> NameIndex:
    return NameIndex((account.id, keys_of(account)) for account in accounts)


def _of_people(people: Iterable[Person]) -> NameIndex:
    return NameIndex(
        (
            (
                person.id,
                Keys(
                    person.name,
                    others=[one for one in person.aliases if "@" not in one],
                    pinyin=person.pinyin,
                    personal=True,
                ),
            )
            for person in people
        ),
        personal=True,
    )


class Directory:
    """The accounts and people that a line may name, with their indexes built when first asked."""

    def __init__(self, accounts: Iterable[Account], people: Iterable[Person]) -> None:
        self.accounts: tuple[Account, ...] = tuple(accounts)
        self.people: tuple[Person, ...] = tuple(people)
        self._people_indexes: dict[int, NameIndex] = {}

    @cached_property
    def account_index(self) -> NameIndex:
        return _of_accounts(self.accounts)

    @cached_property
    def account(self) -> dict[int, Account]:
        """Accounts by id."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def person(self) -> dict[int, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def _people_of(self) -> dict[int, list[Person]]:
        people: dict[int, list[Person]] = defaultdict(list)
        for person in self.people:
            people[person.account_id].append(person)
        return people

    def people_of(self, account_id: int) -> Sequence[Person]:
        """The people of an account, those who left it included."""
        return self._people_of.get(account_id, ())

    def people_index(self, account_id: int) -> NameIndex:
        """The index of an account's people."""
        if account_id not in self._people_indexes:
            self._people_indexes[account_id] = _of_people(self.people_of(account_id))
        return self._people_indexes[account_id]

    def match_account(self, words: Sequence[str]) -> tuple[int, ...]:
        """Ids of the accounts that the words name."""
        return self.account_index.match(words)

    def match_person(self, account_id: int, words: Sequence[str]) -> tuple[int, ...]:
        """Ids of the account's people that the words name; who left only if nobody else fits."""
        ids = self.people_index(account_id).match(words)
        return tuple(id_ for id_ in ids if not self.person[id_].former) or ids


def match_accounts(query: str, accounts: Iterable[Account]) -> list[Account]:
    """The accounts that a query names: the best kind of match only; several are a tie."""
    directory = Directory(accounts, ())
    return [directory.account[id_] for id_ in directory.match_account(query.split())]


def match_people(query: str, people: Iterable[Person]) -> list[Person]:
    """The people of one account that a query names; several are a tie."""
    by_id = {person.id: person for person in people}
    found = [by_id[id_] for id_ in _of_people(by_id.values()).match(query.split())]
    return [person for person in found if not person.former] or found


def suggest(query: str, names: Iterable[str]) -> list[str]:
    """Names that are spelled like the query, the likest first; at most five."""
    from difflib import get_close_matches

    typed = fold(query)
    chinese = any(map(is_han, typed))
    spelled: dict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        keys = [fold(name), *(fold(word) for word in name.split())]
        if chinese:  # no spaces, and one wrong character of two is a likely slip
            keys.append(keys[0][: len(typed)])
        for key in filter(None, keys):
            spelled[key][name] = None
    # A name of several words may have one right and the others wrong.
    tried = [typed, *(word for part in query.split() if len(word := fold(part)) > 3)]
    likest = [
        key
        for text in dict.fromkeys(tried)
        for key in get_close_matches(text, spelled, n=5, cutoff=0.5 if chinese else 0.7)
    ]
    return list(dict.fromkeys(name for key in likest for name in spelled[key]))[:5]
