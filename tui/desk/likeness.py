"""Names that look alike: accounts that may be one, people that may be one, spellings of a product.

Everything here proposes and nothing decides. A score is 100 where the normal forms of two names
are the same; what is below `LEAST` is not worth a question. Names that differ in their numbers
(``Unit 4``, ``Unit 5``) are never alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from tui.desk.matching import halves
from tui.desk.same_person import PersonKeys
from tui.domain.likeness import CompanyName, company_name, digits, without_accents
from tui.domain.lines import is_han
from tui.domain.records import Account, Person

LEAST: Final = 85
"""The score from which on two names are worth a question."""
_OTHER_FORM: Final = 96
"""The same name with another legal form."""
_OTHER_ORDER: Final = 95
_SAME_SOUND: Final = 92
_SHORTEST_SOUND: Final = 3
"""So many characters that sound the same are no chance."""
_EDGE: Final = 2
"""So many letters make a beginning or an end."""
_MOST: Final = 8
"""So many near names are looked at for each."""
_MOST_OF_KEY: Final = 40
"""So many people of an account with a word of their names in common are looked at, the oldest
first; the word tells little then, and whole names are keys of their own."""


class Pair(NamedTuple):
    """Two records that may be one; ``one`` is the older."""

    one: int
    other: int
    score: int


_Key: TypeAlias = tuple[str, tuple[str, ...]]
"""A piece of a name, and the digits of the whole."""


class _Spelling(NamedTuple):
    """One way to write a name."""

    id: int
    name: CompanyName
    bare: str
    """Its letters without accents."""
    digits: tuple[str, ...]
    pieces: tuple[str, ...]
    """What a name that it holds, or that holds it, has in common with it: words, or pairs of
    Chinese characters."""


class Alike:
    """Names by what they look like, built once and asked often.

    A slip of the pen leaves the beginning of a name or its end as it was; so only those are
    compared letter by letter that have one of both in common.
    """

    def __init__(self) -> None:
        self._spellings: list[_Spelling] = []
        self._sounds: defaultdict[str, list[int]] = defaultdict(list)
        self._equal: defaultdict[str, list[int]] = defaultdict(list)
        self._sorted: defaultdict[str, list[int]] = defaultdict(list)
        # Names that differ in their digits are never alike, so they are not even compared.
        self._holding: defaultdict[_Key, list[int]] = defaultdict(list)
        self._by_rarest: defaultdict[_Key, list[int]] = defaultdict(list)
        self._by_edge: defaultdict[_Key, dict[int, str]] = defaultdict(dict)

    def take(self, id_: int, name: str, pinyin: str = "") -> None:
        """Know a name of something.

        Args:
            pinyin: the syllables of its Chinese characters, spaced, if they are known.
        """
        for text in (name, *halves(name)):
            found = _spelling(id_, text)
            if not found.bare:
                continue
            at = len(self._spellings)
            self._spellings.append(found)
            self._equal[found.bare].append(at)
            self._sorted[_sorted(found.name)].append(at)
            for edge in _edges(found.bare):
                self._by_edge[edge, found.digits][at] = found.bare
            self._by_rarest[self._rarest(found)].append(at)
            for piece in set(found.pieces):
                self._holding[piece, found.digits].append(at)
        if sound := _sound(name, pinyin):
            self._sounds[sound].append(id_)

    def of(self, name: str, pinyin: str = "") -> dict[int, int]:
        """What a name may stand for: the score by id, from `LEAST` on, the best first."""
        scores: dict[int, int] = {}
        for text in (name, *halves(name)):
            mine = _spelling(0, text)
            if not mine.bare:
                continue
            for at, score in self._near(mine):
                theirs = self._spellings[at]
                if score >= LEAST and theirs.digits == mine.digits:
                    scores[theirs.id] = max(score, scores.get(theirs.id, 0))
        if sound := _sound(name, pinyin):
            for id_ in self._sounds.get(sound, ()):
                scores[id_] = max(_SAME_SOUND, scores.get(id_, 0))
        return dict(sorted(scores.items(), key=lambda one: (-one[1], one[0])))

    def _near(self, mine: _Spelling) -> Iterator[tuple[int, int]]:
        from rapidfuzz import fuzz, process

        for at in self._equal.get(mine.bare, ()):
            yield at, 100 if mine.name.is_same(self._spellings[at].name) else _OTHER_FORM
        if mine.name.words:
            for at in self._sorted.get(_sorted(mine.name), ()):
                yield at, _OTHER_ORDER
        # What holds a name has all of its pieces, so the rarest leads to few names.
        pieces = ((piece, mine.digits) for piece in mine.pieces)
        inside = (at for piece in pieces for at in self._by_rarest.get(piece, ()))
        for at in {*inside, *self._holding.get(self._rarest(mine), ())}:
            yield at, _held(mine, self._spellings[at])
        for edge in _edges(mine.bare):
            for _bare, score, at in process.extract(
                mine.bare,
                self._by_edge.get((edge, mine.digits), {}),
                scorer=fuzz.ratio,
                score_cutoff=LEAST,
                limit=_MOST,
            ):
                # Nothing is as like as what has the very same letters.
                yield at, min(int(score), _OTHER_ORDER)

    def _rarest(self, one: _Spelling) -> _Key:
        """The piece of a name that the fewest of those known so far have."""
        keys = [(piece, one.digits) for piece in one.pieces]
        return min(keys, key=lambda key: len(self._holding.get(key, ())))


def account_pairs(accounts: Iterable[Account], of: Collection[int] | None = None) -> list[Pair]:
    """Accounts that may be one: to each the older one that it is most like; the best first.

    Two that the ledger tells apart by number are worth a question only if their names are the
    same, and none are that the rep has told apart.

    Args:
        of: the ids of those to ask about; None: all.
    """
    known = {one.id: one for one in sorted(accounts, key=lambda one: one.id)}
    alike = _of_accounts(known.values())
    found: dict[tuple[int, int], Pair] = {}
    for id_ in known if of is None else of:
        account = known[id_]
        scores: dict[int, int] = {}
        for name in (account.name, *account.aliases):
            pinyin = account.pinyin if name == account.name else ""
            for other, score in alike.of(name, pinyin=pinyin).items():
                scores[other] = max(score, scores.get(other, 0))
        for other, score in scores.items():
            one, two = sorted((id_, other))
            if one != two and _is_question(known[one], known[two], score):
                found[one, two] = Pair(one, two, score)
    return _best_of(found.values())


def people_pairs(people: Iterable[Person], of: Collection[int] | None = None) -> list[Pair]:
    """People of one account that may be one: to each the older one most like; the best first.

    Args:
        of: the ids of those to ask about; None: all.
    """
    known = {one.id: PersonKeys(one) for one in sorted(people, key=lambda one: one.id)}
    having: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for id_, keys in known.items():
        for key in keys.any_of:
            having[keys.person.account_id, key].append(id_)
    found: dict[tuple[int, int], Pair] = {}
    for id_ in known if of is None else of:
        mine = known[id_]
        others = {
            one for key in mine.any_of for one in having[mine.person.account_id, key][:_MOST_OF_KEY]
        }
        for other in others - {id_}:
            score = mine.likeness(known[other])
            if score >= LEAST:
                pair = Pair(min(id_, other), max(id_, other), score)
                found[pair.one, pair.other] = pair
    return _best_of(found.values())


def product_pairs(products: Sequence[str], apart: Iterable[tuple[str, str]]) -> list[Pair]:
    """Spellings that may be of one product, by their places; the best first.

    Args:
        products: each spelling once, the oldest first.
        apart: those that the rep has told apart.
    """
    known = {frozenset(pair) for pair in apart}
    alike = Alike()
    found: list[Pair] = []
    for place, product in enumerate(products):
        for id_, score in alike.of(product).items():
            mine, theirs = company_name(product), company_name(products[id_])
            if mine.base != theirs.base and len({*mine.words} ^ {*theirs.words}) == 1:
                continue  # with a word more it is another model
            if frozenset((products[id_], product)) not in known:
                found.append(Pair(id_, place, score))
        alike.take(place, product)
    return _best_of(found)


def run_together(products: Sequence[str]) -> dict[str, str]:
    """Products written as one word that the words of others make up, with their spaces.

    >>> run_together(["GTX Basic", "GTX Plus Pro", "GTXPro", "Pro"])
    {'GTXPro': 'GTX Pro'}
    """
    there = {product.casefold() for product in products}
    words = {word for one in there if " " in one for word in one.split() if len(word) >= _EDGE}
    found: dict[str, str] = {}
    for product in products:
        plain = product.casefold()
        ways = [
            f"{product[:at]} {product[at:]}"
            for at in range(_EDGE, len(product) - _EDGE + 1)
            if " " not in plain and plain[:at] in words and plain[at:] in words
        ]
        # What is spelled so somewhere is a pair.
        if len(ways) == 1 and ways[0].casefold() not in there:
            found[product] = ways[0]
    return found


# -- accounts


def _of_accounts(accounts: Iterable[Account]) -> Alike:
    alike = Alike()
    for account in accounts:
        alike.take(account.id, account.name, account.pinyin)
        for name in account.aliases:
            alike.take(account.id, name)
    return alike


def _is_question(one: Account, other: Account, score: int) -> bool:
    if other.id in one.unlike_accounts or one.id in other.unlike_accounts:
        return False
    are_told_apart = bool(one.number and other.number)
    return not are_told_apart or score >= _OTHER_FORM


def _best_of(pairs: Iterable[Pair]) -> list[Pair]:
    """Of several pairs with the same younger one the best, or the one with the oldest."""
    best: dict[int, Pair] = {}
    for pair in sorted(pairs, key=lambda one: (-one.score, one.one)):
        best.setdefault(pair.other, pair)
    return sorted(best.values(), key=lambda one: (-one.score, one.one, one.other))


def _spelling(id_: int, text: str) -> _Spelling:
    name = company_name(text)
    bare = without_accents(name.base)
    pieces = name.words or (bare,)
    if bare and is_han(bare[0]):
        pieces = tuple(bare[at : at + _EDGE] for at in range(max(1, len(bare) - _EDGE + 1)))
    return _Spelling(id_, name, bare, digits(bare), pieces)


def _sorted(name: CompanyName) -> str:
    return "".join(sorted(map(without_accents, name.words)))


def _edges(bare: str) -> set[str]:
    """Its beginning and its end, told apart."""
    return {f"{bare[:_EDGE]}…", f"…{bare[-_EDGE:]}"}


def _held(mine: _Spelling, theirs: _Spelling) -> int:
    """The score where one name holds the other, and that is at least half of it; else 0."""
    short, long = sorted((mine, theirs), key=lambda one: len(one.bare))
    if short.bare == long.bare or 2 * len(short.bare) < len(long.bare):
        return 0
    if is_han(short.bare[0]):
        is_held = short.bare in long.bare
    else:
        words, count = long.name.words, len(short.name.words)
        is_held = any(
            words[at : at + count] == short.name.words for at in range(len(words) - count + 1)
        )
    score = 80 + 20 * len(short.bare) // len(long.bare)
    return min(score, _OTHER_ORDER) if is_held else 0


def _sound(name: str, pinyin: str) -> str:
    """How the Chinese part of a company's name sounds; empty where it is short or not known."""
    syllables = pinyin.split()
    base = company_name(name).base
    spoken = "".join(filter(is_han, base))
    if not "".join(filter(is_han, name)).startswith(spoken) or spoken != base:
        return ""
    return " ".join(syllables[: len(spoken)]) if len(spoken) >= _SHORTEST_SOUND else ""
