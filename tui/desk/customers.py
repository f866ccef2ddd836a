"""Whose the rows of a sheet of receivables are: by customer number, and by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tui.desk.intake_names import some
from tui.desk.matching import AccountIndex, Skip, is_called, key_of, tells_more
from tui.desk.names import pinyin_of
from tui.domain.records import Account
from tui.i18n import ngettext

if TYPE_CHECKING:
    from tui.desk.intake import Change
    from tui.desk.receivable_lines import Line


class _Customer(msgspec.Struct):
    """An account as it will be when a row of the customer has been taken."""

    account: Account
    is_new: bool
    is_stored: bool


class Customers:
    """The accounts of a sheet, decided for all of its rows before the first is taken.

    What a row means therefore does not depend on the rows before it, and the same file finds
    the second time what it made the first time. Nothing is written for a customer none of
    whose rows is taken.
    """

    def __init__(self, change: Change, lines: Iterable[Line]) -> None:
        self._change = change
        rows = Counter((line.account, line.account_name) for line in lines)
        self._index = AccountIndex(
            change.all(Account).values(), listed=[number for number, _name in rows]
        )
        self._shortened: list[str] = []
        self._planned: dict[int, _Customer] = {}
        self._meant: dict[tuple[str, str], _Customer | Skip] = {}
        numbered: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for words in rows:
            if words[1]:
                numbered[key_of(words[0])].append(words)
        for spellings in numbered.values():
            names = Counter[str]()
            for words in spellings:
                names[words[1]] += rows[words]
            # Of several spellings the one that most rows have is the name.
            self._mean(spellings, [name for name, _n in names.most_common()])
        bare = [words for words in rows if not words[1]]
        for words in sorted(bare, key=lambda words: tells_more(words[0])):
            self._mean([words], [])

    def known(self, line: Line) -> Account | None:
        """The account of the book that a row means; None where it will be a new one.

        Raises:
            Skip: several are meant.
        """
        customer = self._customer(line)
        return None if customer.is_new else customer.account

    def taken(self, line: Line, currency: str) -> Account:
        """The account of a row that is taken: made where it is not there, else what is new told.

        Args:
            currency: of an account that is made.
        """
        customer = self._customer(line)
        if customer.is_new:
            customer.account = self._change.add(replace(customer.account, id=0, currency=currency))
        elif not customer.is_stored:
            customer.account = self._change.put(customer.account)
        customer.is_new, customer.is_stored = False, True
        return customer.account

    def warnings(self) -> list[str]:
        """Which customers were found by a number with fewer or more zeros in front."""
        if not self._shortened:
            return []
        return [
            ngettext(
                "{n} customer number differs from the book in its leading zeros: {numbers}.",
                "{n} customer numbers differ from the book in their leading zeros: {numbers}.",
                len(self._shortened),
            ).format(n=len(self._shortened), numbers=some(self._shortened))
        ]

    def _customer(self, line: Line) -> _Customer:
        found = self._meant[line.account, line.account_name]
        if isinstance(found, Skip):
            raise Skip(str(found))
        return found

    # -- who is meant

    def _mean(self, spellings: Sequence[tuple[str, str]], names: Sequence[str]) -> None:
        """Decide whom rows mean that have one customer number, or one name alone.

        Args:
            names: of the number, the likeliest first.
        """
        meant: _Customer | Skip
        try:
            meant = self._decide(spellings[0][0], names)
        except Skip as skip:
            meant = skip
        self._meant.update(dict.fromkeys(spellings, meant))

    def _decide(self, number: str, names: Sequence[str]) -> _Customer:
        known = self._index.by_number(number)
        if known and _differs_in_zeros(known.number, number):
            self._shortened.append(max(known.number, number, key=len))
        if known is None and names:
            named = (self._index.by_name(one, without_number=True) for one in names)
            known = next(filter(None, named), None)
        elif known is None:
            known = self._index.by_name(number)
        if known and known.id in self._planned:
            return self._planned[known.id]
        account = _told(known, number, names) if known else self._new(number, names)
        customer = _Customer(account, is_new=known is None, is_stored=account == known)
        self._index.take(account)
        self._planned[account.id] = customer
        return customer

    def _new(self, number: str, names: Sequence[str]) -> Account:
        # What has a digit is a customer number, whatever the column is called.
        is_number = bool(names) or any(map(str.isdigit, number))
        called = next(iter(names), number)
        return Account(
            id=-1 - len(self._planned),
            name=called,
            number=number if is_number else "",
            pinyin=pinyin_of(called),
        )


def _differs_in_zeros(one: str, other: str) -> bool:
    keys = key_of(one), key_of(other)
    return keys[0] != keys[1] and keys[0].lstrip("0") == keys[1].lstrip("0")


def _told(known: Account, number: str, names: Sequence[str]) -> Account:
    """An account with the number that it had not, or a name in the place of its number.

    Args:
        names: of the number, the likeliest first.
    """
    if not names:
        return known
    if not known.number:
        return replace(known, number=number)
    # A name that the file knows too is a name, even if it is the number as well.
    is_unnamed = known.name == known.number and not any(is_called(known, one) for one in names)
    return replace(known, name=names[0], pinyin=pinyin_of(names[0])) if is_unnamed else known
