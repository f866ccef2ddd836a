"""Which account a row names: by customer number, by name, and by its name without legal forms."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from tui.domain.likeness import CompanyName, company_name
from tui.domain.lines import is_han
from tui.domain.names import fold
from tui.domain.records import Account
from tui.i18n import _

_By: TypeAlias = Literal["number", "other_number", "digits", "name", "other_name", "half", "base"]
"""What an account is found by."""


class Skip(Exception):
    """A row that cannot be taken; the message is the reason, for the rep."""


class AccountIndex:
    """Accounts by customer number and by name, new ones included.

    What only looks alike is never taken for the same; the review list asks (`desk.review`).
    """

    def __init__(
        self,
        accounts: Iterable[Account],
        *,
        with_short: bool = True,
        listed: Iterable[str] = (),
    ) -> None:
        """Know the accounts of the book.

        Args:
            with_short: whether a short name may stand for the name.
            listed: the customer numbers of a file; each of them means itself alone.
        """
        self._with_short = with_short
        self._listed = {key_of(one) for one in listed}
        self._ids: defaultdict[tuple[_By, str], list[int]] = defaultdict(list)
        self._accounts: dict[int, Account] = {}
        for account in accounts:
            self.take(account)

    def take(self, account: Account) -> None:
        """Know an account, or know it by what it is called now."""
        if before := self._accounts.get(account.id):
            for key in self._keys(before):
                self._ids[key].remove(account.id)
        self._accounts[account.id] = account
        for key in self._keys(account):
            self._ids[key].append(account.id)

    def by_number(self, number: str) -> Account | None:
        """The account of a customer number, its own or that of one merged into it.

        Failing that the one whose number has fewer or more zeros in front: spreadsheets cut
        them off.

        Raises:
            Skip: several have it.
        """
        key = key_of(number)
        if known := self._first(("number", "other_number"), key):
            return self._one(known, number)
        digits = self._ids.get(("digits", key.lstrip("0")), ()) if key.isdecimal() else ()
        found = [id_ for id_ in digits if key_of(self._accounts[id_].number) not in self._listed]
        return self._accounts[found[0]] if len(found) == 1 else None

    def by_name(self, name: str, *, without_number: bool = False) -> Account | None:
        """The account of a name, signs and case not counted; failing that, of its normal form.

        Its own name tells before a short name or one that it has had. A name in two scripts
        (``Huaxin Cable 华信电缆``) is found by either, if no account is called just that. A
        normal form that several have names none of them.

        Args:
            without_number: look only among those whose customer number is not known.

        Raises:
            Skip: several have it.
        """
        if known := self._first(("name", "other_name", "half"), name_key(name)):
            return self._one(self._among(known, without_number), name)
        wanted = company_name(name)
        alike = self._among(self._ids.get(("base", wanted.base), ()), without_number)
        for is_meant in (wanted.is_equal, wanted.is_same):
            found = [id_ for id_ in alike if any(map(is_meant, _normal(self._accounts[id_])))]
            if found:
                return self._accounts[found[0]] if len(found) == 1 else None
        return None

    def _keys(self, account: Account) -> set[tuple[_By, str]]:
        """What an account is found by."""
        others = (account.short_name if self._with_short else "", *account.aliases)
        names = (account.name, *others)
        found: set[tuple[_By, str]] = {("name", name_key(account.name))}
        found |= {("other_name", name_key(one)) for one in others if one}
        found |= {("half", name_key(half)) for one in names for half in halves(one)}
        found |= {("base", normal.base) for normal in _normal(account)}
        found |= {("other_number", key_of(one)) for one in account.aliases}
        if number := key_of(account.number):
            found.add(("number", number))
            if number.isdecimal():
                found.add(("digits", number.lstrip("0")))
        return found

    def _first(self, kinds: Iterable[_By], key: str) -> Sequence[int]:
        """The accounts that have the key in the first of these ways in which any has it."""
        return next(filter(None, (self._ids.get((kind, key)) for kind in kinds)), ())

    def _among(self, ids: Iterable[int], without_number: bool) -> list[int]:
        return [id_ for id_ in ids if not (without_number and self._accounts[id_].number)]

    def _one(self, found: Sequence[int], text: str) -> Account | None:
        if len(found) > 1:
            raise Skip(
                _("Several accounts are called “{name}”: tell them apart by number.").format(
                    name=text
                )
            )
        return self._accounts[found[0]] if found else None


def _normal(account: Account) -> list[CompanyName]:
    """The normal forms of its names and of their halves."""
    names = (account.name, *account.aliases)
    return [company_name(text) for name in names for text in (name, *halves(name))]


def tells_more(name: str) -> tuple[bool, bool]:
    """How names are put in order, those first that others may be short for: in two scripts,
    then with a legal form."""
    return not halves(name), not company_name(name).forms


def is_called(account: Account, name: str) -> bool:
    """Whether the account is known by that name already, be it with another legal form."""
    names = (account.name, account.short_name, *account.aliases)
    wanted = company_name(name)
    return any(
        name_key(text) == name_key(name) or company_name(text).is_same(wanted)
        for one in names
        if one
        for text in (one, *halves(one))
    )


def is_of_another(account: Account, number: str, name: str) -> bool:
    """Whether a row speaks of an account that was merged into this one, not of itself."""
    if number and account.number:
        return key_of(number) != key_of(account.number)
    own = {name_key(text) for text in (account.name, *halves(account.name), account.short_name)}
    others = {name_key(text) for text in account.aliases}
    return name_key(name) in others - own


@lru_cache(maxsize=1 << 16)
def key_of(number: str) -> str:
    """A customer or invoice number as it is compared: no case, spaces or full-width forms."""
    if not number.isascii():
        number = unicodedata.normalize("NFKC", number)
    return "".join(number.casefold().split())


def halves(name: str) -> tuple[str, ...]:
    """The two names in a name of two scripts, ``Wang Lin`` and ``王琳``; else nothing."""
    words = name.split()
    if len(words) < 2 or name.isascii():
        return ()
    chinese = [word for word in words if all(map(is_han, word))]
    others = [word for word in words if not any(map(is_han, word))]
    if not (chinese and others) or len(chinese) + len(others) < len(words):
        return ()
    return " ".join(others), "".join(chinese)


def name_key(name: str) -> str:
    """A name as it is compared: what counts in it (`fold`), and of one of signs alone the signs."""
    return fold(name) or key_of(name)
