"""The fields of forms that name accounts and people, or add one on the way with a ``+``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from tui import words
from tui.desk.fields import SEPARATORS, Field, New, Understood, split_last
from tui.domain.lines import normalise
from tui.domain.names import fold, suggest
from tui.domain.text import clean
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.desk.fields import FieldKind, Sheet
    from tui.desk.ground import Desk
    from tui.domain.records import Account, Record

_MOST: Final = 12
_PERSON_ID: Final = re.compile("id([0-9]{1,18})", re.IGNORECASE)


def typed_account(desk: Desk, account_id: int) -> str:
    """The account as it can be typed: its name, or its id where that names it no better."""
    account = desk.ground.accounts.get(account_id)
    if account is None:
        return ""
    is_name = normalise(account.name[0]) != "+"
    if is_name and desk.ground.directory.match_account(account.name.split()) == (account_id,):
        return account.name
    return str(account_id)


def typed_person(desk: Desk, account_id: int, person_id: int) -> str:
    """One of the account's people as they can be typed; ``id12`` where the name will not do."""
    person = desk.ground.people.get(person_id)
    if person is None:
        return ""
    is_name = normalise(person.name[0]) not in "+@" and not SEPARATORS.search(person.name)
    if is_name and not _PERSON_ID.fullmatch(normalise(person.name)):
        found = desk.ground.directory.match_person(account_id, person.name.split())
        if found == (person_id,):
            return person.name
    return f"id{person_id}"


def new_name(text: str) -> str:
    """The name behind a ``+``; empty where there is no plus."""
    plain = normalise(text)
    return clean(text[1:]) if plain.startswith("+") else ""


class AccountField(Field):
    """The account that the record belongs to."""

    kind = "account"

    def show(self, sheet: Sheet, record: Record) -> str:
        account_id: int = getattr(record, self.attr)
        return typed_account(sheet.desk, account_id)

    def read(self, sheet: Sheet, text: str) -> Understood:
        found = self.account(sheet.desk, text)
        if isinstance(found, New):
            return Understood({self.attr: found}, _("new: {name}").format(name=found.name))
        return Understood({self.attr: found.id}, found.name)

    def account(self, desk: Desk, text: str) -> Account | New:
        """The account that is named, or the new one.

        Raises:
            FieldTrouble: none or several, or a new one that is already there.
        """
        accounts = desk.ground.accounts
        if normalise(text).startswith("+"):
            return New(self._new(accounts, new_name(text)))
        found = desk.ground.directory.match_account(text.split())
        if len(found) == 1:
            return accounts[found[0]]
        if found:
            sentence = _("“{word}” could be {candidates}. Write more of the name.")
            names = words.some([accounts[one].name for one in found])
            raise self.trouble("ambiguous_account", sentence, text, candidates=names)
        sentence = _("There is no account “{word}”. + before the name adds it.")
        like = suggest(text, [account.name for account in accounts.values()])
        raise self.trouble("unknown_account", sentence, text, hint=_did_you_mean(like))

    def _new(self, accounts: Mapping[int, Account], name: str) -> str:
        if not fold(name):
            raise self.trouble("missing_name", _("Write the name of the new account after the +."))
        if any(fold(account.name) == fold(name) for account in accounts.values()):
            sentence = _("{word} is already in the book. Leave out the +.")
            raise self.trouble("known_account", sentence, name)
        return name

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        if normalise(text).startswith("+"):
            return []
        found = sheet.desk.ground.directory.account_index.beginning(text.split(), _MOST)
        return [typed_account(sheet.desk, id) for id in found]


ITS_ACCOUNT: Final = AccountField(
    "account",
    N_("account"),
    N_("a name, or +Name for a new one"),
    attr="account_id",
    required=True,
)
"""Whose record it is, in a form with which an account may begin."""
KNOWN_ACCOUNT: Final = AccountField(
    "account", N_("account"), N_("a name"), attr="account_id", required=True
)
"""The same in a form about what an account has already."""


class PersonField(Field):
    """One of the account's people."""

    kind: ClassVar[FieldKind] = "person"

    def show(self, sheet: Sheet, record: Record) -> str:
        person_id: int | None = getattr(record, self.attr)
        if person_id is None:
            return ""
        return typed_person(sheet.desk, getattr(record, "account_id", 0), person_id)

    def read(self, sheet: Sheet, text: str) -> Understood:
        found = self.person(sheet, text)
        return Understood({self.attr: found}, self.said(sheet, [found]))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: None}

    def is_touched(self, sheet: Sheet, old: Record) -> bool:
        """The same name is another person at another account."""
        if sheet.account is None:
            return False
        return bool(sheet.account_id != getattr(old, "account_id", 0))

    def person(self, sheet: Sheet, text: str) -> int | New:
        """The id of the person that is named, or a new one.

        Raises:
            FieldTrouble: nobody, or several.
        """
        if normalise(text).startswith("+"):
            if not any(map(str.isalpha, name := new_name(text))):
                sentence = _("Write the name of the new person after the +.")
                raise self.trouble("missing_name", sentence)
            return New(name)
        ground, name = sheet.desk.ground, text.lstrip("@＠").strip()
        by_id = _PERSON_ID.fullmatch(normalise(name))
        if by_id and int(by_id[1]) in ground.people:
            return int(by_id[1])
        found = ground.directory.match_person(sheet.account_id, name.split())
        if len(found) == 1:
            return found[0]
        if found:
            sentence = _("“{word}” could be {candidates}. Write more of the name.")
            names = words.some([ground.people[one].name for one in found])
            raise self.trouble("ambiguous_person", sentence, name, candidates=names)
        sentence = _("Nobody at this account is called “{word}”. + before the name adds them.")
        people = ground.directory.people_of(sheet.account_id)
        like = suggest(name, [person.name for person in people])
        raise self.trouble("unknown_person", sentence, name, hint=_did_you_mean(like))

    def said(self, sheet: Sheet, people: Sequence[int | New]) -> str:
        """The people by their names, those that are new told so."""
        known = [sheet.desk.ground.people[one].name for one in people if isinstance(one, int)]
        new = [one.name for one in people if isinstance(one, New)]
        echo = words.joined(known)
        if new:
            added = _("new: {name}").format(name=words.joined(new))
            echo = _("{known}; {new}").format(known=echo, new=added) if echo else added
        return echo

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        plain = normalise(text)
        if sheet.account_id == 0 or plain.startswith("+"):
            return []
        directory, people = sheet.desk.ground.directory, sheet.desk.ground.people
        query = plain.lstrip("@").split()
        found = directory.people_index(sheet.account_id).beginning(query, _MOST)
        found.sort(key=lambda id: people[id].former)
        return [typed_person(sheet.desk, sheet.account_id, id) for id in found]


class PeopleField(PersonField):
    """Several of the account's people, with commas between them."""

    kind: ClassVar[FieldKind] = "people"

    def show(self, sheet: Sheet, record: Record) -> str:
        ids: tuple[int, ...] = getattr(record, self.attr)
        account_id: int = getattr(record, "account_id", 0)
        names = [typed_person(sheet.desk, account_id, one) for one in ids]
        return ", ".join(filter(None, names))

    def read(self, sheet: Sheet, text: str) -> Understood:
        names = [one for one in SEPARATORS.split(text) if one]
        found = list(dict.fromkeys(self.person(sheet, one) for one in names))
        return Understood({self.attr: tuple(found)}, self.said(sheet, found))

    def empty(self, sheet: Sheet) -> Mapping[str, object]:
        return {self.attr: ()}

    def complete(self, sheet: Sheet, text: str) -> list[str]:
        begin, last = split_last(text)
        said = set(SEPARATORS.split(begin))
        return [begin + name for name in super().complete(sheet, last) if name not in said]


def _did_you_mean(names: list[str]) -> str:
    if not names:
        return ""
    return " " + _("Did you mean {names}?").format(names=words.joined(names))
