"""Whom a row of people or visits means: its account, and somebody there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.intake import AccountIndex, Change, Skip, halves, key_of
from tui.desk.matching import name_key, tells_more
from tui.desk.names import pinyin_of
from tui.domain.names import fold
from tui.domain.records import Account, Person, Record
from tui.exchange.values import is_nothing
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.desk.intake_table import Table
    from tui.exchange.sheets import Row

_BETWEEN: Final = re.compile(r"[,;，；、]")
_NUMBER: Final = re.compile(r"\d[\d\-/._ ]*|[A-Za-z]{1,4}[-/._#]?\d[\d\-/._]+")
"""What can only be a customer number: digits, or several of them right behind some letters."""
_SHORTEST_PHONE: Final = 7
_EXTENSION: Final = re.compile(r"\s*(?:\bext(?:ension)?\b\.?|\bx|分机|转)\s*\d{1,6}\s*$", re.I)
_TOLD: Final = 5
"""So many names a warning tells; of the others it says that there are more."""


def listed(cell: str) -> list[str]:
    """The parts of a cell that holds several, between commas, semicolons or 、."""
    return [part for text in _BETWEEN.split(cell) if (part := text_of(text.strip()))]


def text_of(text: str) -> str:
    """A text; empty if it is a dash, ``n/a`` or another word for nothing."""
    return "" if is_nothing(text) else text


def name_of(table: Table, row: Row) -> str:
    """The name in a row.

    Raises:
        Skip: there is none, or signs alone (somebody may well be called Nan, or Na).
    """
    name = table.needed(row, "name")
    if is_nothing(name) and not name.isalpha():
        raise table.empty("name")
    return name


def telling(record: Record, fields: Mapping[str, object]) -> dict[str, object]:
    """What a row says, without the words for nothing that would take something away."""
    return {
        name: value
        for name, value in fields.items()
        if not (
            isinstance(value, str)
            and is_nothing(value)
            and getattr(record, name) not in (None, "", value)
        )
    }


def some(names: Iterable[str]) -> str:
    """Some names for a warning, each once, in the order of the file."""
    known = list(dict.fromkeys(names))
    return words.joined(known[:_TOLD]) + (" …" if len(known) > _TOLD else "")


class Accounts:
    """The accounts that rows name; one that is not there is made from its name.

    What a name means is decided for all rows of a file before the first is taken, so that the
    same file finds the second time what it made the first time.
    """

    def __init__(self, change: Change, currency: str, cells: Iterable[str]) -> None:
        """``cells``: what the rows name, with the empty ones."""
        self._change = change
        self._currency = currency
        self._index = AccountIndex(change.all(Account).values())
        self._made: dict[int, Account | None] = {}
        """New accounts by the id that they have in the index, once a row has been taken."""
        for cell in sorted(dict.fromkeys(filter(None, cells)), key=tells_more):
            self._expect(cell)
        self._added: list[str] = []

    def _expect(self, cell: str) -> None:
        """Know what an account will be called that is not there yet."""
        try:
            is_new = self._meant(cell) is None
        except Skip:
            return
        if is_new:
            id_ = -1 - len(self._made)
            self._made[id_] = None
            self._index.take(Account(id=id_, name=cell))

    def find(self, cell: str) -> Account | None:
        """The account of a customer number, name, short name or alias.

        Raises:
            Skip: several are called so, or none has that number.
        """
        found = self._meant(cell)
        return self._made[found.id] if found and found.id in self._made else found

    def find_or_add(self, cell: str) -> Account:
        """The same, made from the name where there is none."""
        if found := self.find(cell):
            return found
        new = self._meant(cell)
        name = new.name if new else cell
        stored = self._change.add(
            Account(name=name, pinyin=pinyin_of(name), currency=self._currency)
        )
        if new:
            self._made[new.id] = stored
        else:
            self._index.take(stored)
        self._added.append(name)
        return stored

    def _meant(self, cell: str) -> Account | None:
        found = self._index.by_number(cell) or self._index.by_name(cell)
        if found is None and _NUMBER.fullmatch(cell):
            raise Skip(_("No account has the number “{number}”.").format(number=cell))
        return found

    def warnings(self) -> list[str]:
        """Which accounts were made."""
        if not self._added:
            return []
        return [
            ngettext(
                "{n} account was not in the book and is new: {names}.",
                "{n} accounts were not in the book and are new: {names}.",
                len(self._added),
            ).format(n=len(self._added), names=some(self._added))
        ]


class PeopleIndex:
    """People by account and e-mail, telephone or name, as they are now."""

    def __init__(self, people: Iterable[Person], country: str = "") -> None:
        """``country``: where telephone numbers without a country are."""
        self._country = country
        self._people: dict[int, Person] = {}
        self._ids: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for person in people:
            self.take(person)

    def take(self, person: Person) -> None:
        """Know a person, or know what is new about one."""
        self._people[person.id] = person
        for key in (
            *(key for one in _called(person) for key in name_keys(one)),
            *(key for one in (person.email, *person.aliases) for key in contact_keys(one)),
            *contact_keys(person.phone),
        ):
            ids = self._ids[person.account_id, key]
            if person.id not in ids:
                ids.append(person.id)

    def named(self, account_id: int, name: str) -> list[Person]:
        """Who is called so; those who left the house only if nobody else is."""
        found = [
            one
            for one in self._under(account_id, name_keys(name))
            if any(is_same_name(called, name) for called in _called(one))
        ]
        return [one for one in found if not one.former] or found

    def with_email(self, account_id: int, email: str) -> list[Person]:
        """Who has this e-mail address."""
        found = self._under(account_id, contact_keys(email))
        return [one for one in found if key_of(email) in mails_of(one)]

    def with_phone(self, account_id: int, phone: str) -> list[Person]:
        """Who has one of these telephone numbers."""
        found = self._under(account_id, contact_keys(phone))
        return [one for one in found if is_same_phone(one.phone, phone, self._country)]

    def _under(self, account_id: int, keys: Iterable[str]) -> list[Person]:
        ids = {id_ for key in keys for id_ in self._ids.get((account_id, key), ())}
        return [self._people[id_] for id_ in sorted(ids)]


def mails_of(person: Person) -> set[str]:
    """The e-mail addresses of a person, those of whoever was merged into them too."""
    return {key_of(one) for one in (person.email, *person.aliases) if "@" in one}


def _called(person: Person) -> list[str]:
    return [person.name, *(one for one in person.aliases if "@" not in one)]


def contact_keys(cell: str) -> list[str]:
    """What an e-mail address, or the telephone numbers of a cell, are looked up by."""
    if "@" in cell:
        return [key_of(cell)]
    return [f"#{number[-_SHORTEST_PHONE:]}" for number in _phone_numbers(cell).values()]


def is_same_phone(one: str, other: str, country: str = "") -> bool:
    """Whether two cells share a number; a country's or city's code before it may be missing.

    Args:
        country: where numbers without a country are; empty: not known.
    """
    ones, others = _phone_numbers(one), _phone_numbers(other)
    if any(
        left.endswith(right) or right.endswith(left)
        for left in ones.values()
        for right in others.values()
    ):
        return True
    return any(
        _are_one_number(left, right, country)
        for left, left_digits in ones.items()
        for right, right_digits in others.items()
        # What the rules of a country put before a number or into it is never its end.
        if left_digits[-_SHORTEST_PHONE:] == right_digits[-_SHORTEST_PHONE:]
    )


def _are_one_number(one: str, other: str, country: str) -> bool:
    """The same by the rules of their countries: ``+49 (0)30 …``, ``011 49 30 …``."""
    import phonenumbers

    try:
        left, right = (phonenumbers.parse(text, country or None) for text in (one, other))
    except phonenumbers.NumberParseException:
        return False
    return left.country_code == right.country_code and (
        left.national_number == right.national_number
    )


def _phone_numbers(cell: str) -> dict[str, str]:
    """The numbers of a cell without extensions: as written, and in digits alone.

    The digits are without the zero that is dialled before a code.
    """
    found = {
        (number := _EXTENSION.sub("", part).strip()): "".join(
            filter(str.isdecimal, key_of(number))
        ).lstrip("0")
        for part in re.split(r"[/,;，；、]", cell)
    }
    return {text: number for text, number in found.items() if len(number) >= _SHORTEST_PHONE}


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one: alike, or one of them a half of the other."""
    ones, others = name_keys(one), name_keys(other)
    return ones[0] in others or others[0] in ones


def is_like(one: str, other: str) -> bool:
    """Whether two names have a word in common, Chinese ones by their pinyin."""
    return not _words(one).isdisjoint(_words(other))


def name_keys(name: str) -> list[str]:
    """What a name is looked up by: the whole of it first, then its halves."""
    return [name_key(text) for text in (name, *halves(name))]


def _words(name: str) -> set[str]:
    words = {fold(word) for word in re.split(r"[\W_]+", name)} | set(pinyin_of(name).split())
    return {word for word in words if len(word) > 1}
