"""Which account a row names: by customer number, by name, and by its name without legal forms."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from tui.domain.likeness import CompanyName, company_name
from tui.domain.lines import is_han
from tui.domain.names import fold
from tui.domain.records import Account
from tui.i18n import _

T = TypeVar("T")


class Skip(Exception):
    """A row that cannot be taken; the message is the reason, for the rep."""


class AccountIndex:
    """Accounts by customer number and by name, new ones included.

    What only looks alike is never taken for the same; the review list asks (`desk.review`).
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_other_number: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_half: defaultdict[str, list[int]] = defaultdict(list)
        self._by_base: defaultdict[str, list[tuple[CompanyName, int]]] = defaultdict(list)
        self._accounts: dict[int, Account] = {}
        for account in accounts:
            self.take(account)

    def take(self, account: Account) -> None:
        """Know an account, or know it by what it is called now as well."""
        self._accounts[account.id] = account
        if account.number:
            _append(self._by_number[key_of(account.number)], account.id)
        for number in account.aliases:
            _append(self._by_other_number[key_of(number)], account.id)
        for name in (account.name, account.short_name, *account.aliases):
            if name:
                _append(self._by_name[_name_key(name)], account.id)
                for half in halves(name):
                    _append(self._by_half[_name_key(half)], account.id)
        for name in (account.name, *account.aliases):
            for text in (name, *halves(name)):
                normal = company_name(text)
                _append(self._by_base[normal.base], (normal, account.id))

    def by_number(self, number: str) -> Account | None:
        """The account of a customer number, its own or that of one merged into it.

        Raises:
            Skip: several have it.
        """
        key = key_of(number)
        found = self._by_number.get(key) or self._by_other_number.get(key) or ()
        return self._one(found, number)

    def by_name(self, name: str, *, without_number: bool = False) -> Account | None:
        """The account of a name, signs and case not counted; failing that, of its normal form.

        A name in two scripts (``Huaxin Cable 华信电缆``) is found by either, if no account
        is called just that. A normal form that several have names none of them.

        Args:
            without_number: look only among those whose customer number is not known.

        Raises:
            Skip: several have it.
        """
        key = _name_key(name)
        known = self._by_name.get(key) or self._by_half.get(key)
        if known:
            return self._one(self._among(known, without_number), name)
        wanted = company_name(name)
        alike = self._by_base.get(wanted.base, ())
        for are_equal in (True, False):
            found = self._among(
                {
                    id_: None
                    for one, id_ in alike
                    if (one.forms == wanted.forms if are_equal else one.is_same(wanted))
                },
                without_number,
            )
            if found:
                return self._accounts[found[0]] if len(found) == 1 else None
        return None

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


def is_called(account: Account, name: str) -> bool:
    """Whether the account is known by that name already, be it with another legal form."""
    names = (account.name, account.short_name, *account.aliases)
    wanted = company_name(name)
    return any(
        _name_key(text) == _name_key(name) or company_name(text).is_same(wanted)
        for one in names
        if one
        for text in (one, *halves(one))
    )


def is_of_another(account: Account, number: str, name: str) -> bool:
    """Whether a row speaks of an account that was merged into this one, not of itself."""
    if number and account.number:
        return key_of(number) != key_of(account.number)
    own = {_name_key(text) for text in (account.name, *halves(account.name), account.short_name)}
    others = {_name_key(text) for text in account.aliases}
    return _name_key(name) in others - own


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


def _name_key(name: str) -> str:
    return fold(name) or key_of(name)


def _append(known: list[T], one: T) -> None:
    if one not in known:
        known.append(one)
