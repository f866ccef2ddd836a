"""Forgetting a person: what is stored about them is shown, handed out, and erased for good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec
from msgspec.structs import replace

from tui import words
from tui.desk.intake_names import contact_keys, is_same_name, mails_of
from tui.desk.money import AccountRef
from tui.desk.naming_texts import Pattern, spellings
from tui.domain.names import fold, match_people, suggest
from tui.domain.records import (
    TABLE_OF,
    TABLES,
    Account,
    Dated,
    Note,
    Person,
    Record,
    Review,
    Standing,
    Visit,
)
from tui.domain.references import REFERENCES, references, without
from tui.errors import Trouble
from tui.exchange import writers
from tui.i18n import N_, _
from tui.store import erasing

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.store.book import Book

Fate = Literal["removed", "changed"]

_NOT_TOLD: Final = ("id", "account_id", "pinyin", "name")
_LONGEST: Final = 70
_LONG: Final = 6
"""So many letters of a name in a row are no chance."""
_SIGNS: Final = re.compile(r"[\W_]+")
_TABLES: Final = {
    "accounts": N_("account"),
    "people": N_("person"),
    "visits": N_("visit"),
    "notes": N_("note"),
    "next_steps": N_("next step"),
    "opportunities": N_("opportunity"),
    "invoices": N_("invoice"),
    "payments": N_("payment"),
    "promises": N_("promise"),
    "disputes": N_("dispute"),
    "chases": N_("chase"),
    "plan_items": N_("line of the plan"),
    "skips": N_("skip"),
    "funnel_snapshots": N_("snapshot"),
    "reviews": N_("row that waits"),
    "own_words": N_("words of your own"),
}


class WhoIsIt(Trouble):
    """Nobody is called so, or several people are."""

    code = "unknown_person"


class FieldView(msgspec.Struct, frozen=True):
    """What the person's own record says."""

    field: str
    value: str


class StoredView(msgspec.Struct, frozen=True, kw_only=True):
    """Another record that names the person."""

    kind: str
    """The table that it stands in."""
    id: int
    date: date | None
    text: str
    fate: Fate
    """What erasing does to it: it goes, or stays without the person."""


class ForgetView(msgspec.Struct, frozen=True, kw_only=True):
    """All that is stored about somebody: ``rounds forget --json``."""

    person: AccountRef
    """Id and name."""
    account: AccountRef
    fields: tuple[FieldView, ...]
    records: tuple[StoredView, ...]
    erased: bool = False
    copies: int = 0
    """Backups and files of the history that were written anew."""
    removed: tuple[str, ...] = ()
    """Damaged copies that named the person, and are gone."""


def find_person(desk: Desk, query: str) -> Person:
    """The one person that the words name, at whatever account.

    Raises:
        WhoIsIt: none, or several.
    """
    people, accounts = desk.book.all(Person), desk.book.all(Account)
    found = match_people(query, people.values())
    if len(found) == 1:
        return found[0]
    if found:
        names = [
            _("{name} ({account}, id{id})").format(
                name=one.name, account=_name(accounts, one.account_id), id=one.id
            )
            for one in found
        ]
        sentence = _("“{word}” could be {candidates}. Write more of the name, or the id.")
        raise WhoIsIt(sentence.format(word=query, candidates=words.joined(names)))
    sentence = _("Nobody is called “{word}”.").format(word=query)
    if near := suggest(query, [one.name for one in people.values()]):
        more = _("Did you mean {names}?").format(names=words.joined(near))
        sentence = _("{text} {more}").format(text=sentence, more=more)
    raise WhoIsIt(sentence)


def stored(desk: Desk, person_id: int) -> ForgetView:
    """All that is stored about somebody, and what erasing makes of it."""
    book, person = desk.book, desk.book.all(Person)[person_id]
    eraser, tables = _eraser(book, person), _tables(book)
    eraser.learn(tables)
    found = [
        _stored(tables[name][id_], after)
        for name, changed in eraser.changes(tables).items()
        for id_, after in changed.items()
        if not (name == "people" and id_ == person_id)
    ]
    accounts = book.all(Account)
    told = msgspec.to_builtins(person)
    return ForgetView(
        person=AccountRef(person.id, person.name),
        account=AccountRef(person.account_id, _name(accounts, person.account_id)),
        fields=tuple(
            FieldView(field, _as_text(value, field, book.all(Person)))
            for field, value in told.items()
            if field not in _NOT_TOLD
        ),
        records=tuple(sorted(found, key=lambda one: (one.date or date.min, one.kind, one.id))),
    )


def hand_out(desk: Desk, person_id: int, file: str | Path) -> None:
    """Write every record about somebody, as it is stored, as JSON; ``-`` is standard output.

    Raises:
        CannotWrite: with the reason; nothing has changed then.
    """
    book, person = desk.book, desk.book.all(Person)[person_id]
    eraser, tables = _eraser(book, person), _tables(book)
    eraser.learn(tables)
    records = {
        name: [tables[name][id_] for id_ in changed if (name, id_) != ("people", person_id)]
        for name, changed in eraser.changes(tables).items()
    }
    about = {
        "person": person,
        "account": _name(book.all(Account), person.account_id),
        "records": {name: found for name, found in records.items() if found},
    }
    writers.write(file, writers.json_bytes(about))


def erase(desk: Desk, person_id: int) -> ForgetView:
    """Erase somebody for good, backups and undo included.

    Lines of the plan and notes about the person go; everything else stays without the person,
    and texts without the name. This cannot be taken back, nor can what was done before.

    Returns:
        What was stored.

    Raises:
        BookBusy, BookBroken, NotSaved: the book stands as it was.
    """
    view = stored(desk, person_id)
    eraser = _eraser(desk.book, desk.book.all(Person)[person_id])
    path = desk.book.path
    if path is None:
        with desk.book.transaction("") as change:
            erasing.erase_in_memory(change, eraser)
        return replace(view, erased=True)
    done = erasing.erase(path, eraser)
    desk.book.refresh()
    return replace(view, erased=True, copies=done.copies, removed=done.removed)


class PersonEraser:
    """A person to be erased; an `erasing.Eraser`."""

    def __init__(self, person: Person, house: str) -> None:
        """``house``: the name of the account."""
        self._person = person
        self._house = house
        self._spellings = set(spellings(person))
        self._pattern = Pattern(self._spellings)

    def learn(self, tables: erasing.Tables) -> None:
        """Learn what the person is called in a book, or was in an older one."""
        for person in self._same(tables):
            self._spellings.update(spellings(person))
        self._pattern = Pattern(self._spellings)

    def _same(self, tables: erasing.Tables) -> list[Person]:
        """The person, and nobody else to whom another book may have given the same id."""
        mine = self._person
        mails = mails_of(mine)
        found = []
        for one in tables.get("people", {}).values():
            assert isinstance(one, Person)
            is_alike = (
                is_same_name(one.name, mine.name)
                or bool(mails & mails_of(one))
                or not set(contact_keys(mine.phone)).isdisjoint(contact_keys(one.phone))
            )
            if one.id == mine.id and (is_alike or self._is_there(one, tables)):
                found.append(one)
        return found

    def _is_there(self, one: Person, tables: erasing.Tables) -> bool:
        """Whether somebody is at the person's account, and so the same under an older name."""
        house = tables.get("accounts", {}).get(one.account_id)
        is_same_id = one.account_id == self._person.account_id
        return is_same_id and isinstance(house, Account) and house.name == self._house

    def changes(self, tables: erasing.Tables) -> erasing.Changes:
        """What has to change so that nobody finds the person in a book."""
        gone: dict[str, set[int]] = {name: set() for name in TABLES}
        gone["people"] = {one.id for one in self._same(tables)}
        linked = {
            (name, id_)
            for name, table in tables.items()
            for id_, record in table.items()
            if any(to == "people" and at in gone["people"] for _f, to, at in references(record))
        }
        for name, id_ in linked:
            if isinstance(tables[name][id_], Note):
                gone[name].add(id_)
        self._go(tables, gone)
        namesakes = [
            one
            for one in tables.get("people", {}).values()
            if isinstance(one, Person)
            and one.id not in gone["people"]
            and self._pattern.is_in(one.name)
        ]
        changes: dict[str, dict[int, Record | None]] = {}
        for name, table in tables.items():
            for id_, record in table.items():
                after = None
                if id_ not in gone[name]:
                    is_linked = (name, id_) in linked
                    after = self._after(record, gone, namesakes, is_linked=is_linked)
                if after != record:
                    changes.setdefault(name, {})[id_] = after
        return changes

    def _go(self, tables: erasing.Tables, gone: dict[str, set[int]]) -> None:
        """Whatever is nothing without what goes, goes too."""
        is_complete = False
        while not is_complete:
            is_complete = True
            for name, table in tables.items():
                for id_, record in table.items():
                    if id_ not in gone[name] and without(record, gone) is None:
                        gone[name].add(id_)
                        is_complete = False

    def _after(
        self,
        record: Record,
        gone: Mapping[str, set[int]],
        namesakes: list[Person],
        *,
        is_linked: bool,
    ) -> Record | None:
        """A record as it stands afterwards; None: it goes."""
        if isinstance(record, Review) and record.source == "people" and self._is_about(record):
            return None
        left = without(record, gone)
        if left is None:
            return None
        if is_linked and isinstance(left, Visit):
            left = replace(left, saying="")  # whose it was is not known
        if not is_linked and self._is_of_another(left, namesakes):
            return left
        return self._pattern.without(left)

    def _is_about(self, row: Review) -> bool:
        return self._pattern.is_in(row.key) or any(map(self._pattern.is_in, row.cells.values()))

    def _is_of_another(self, record: Record, namesakes: list[Person]) -> bool:
        """Whether a text there may name somebody else who is called so."""
        account_id = getattr(record, "account_id", None)
        if account_id == self._person.account_id:
            return any(one.account_id == account_id for one in namesakes)
        return bool(namesakes)

    def erased(self, words: str) -> str:
        """A text without the name."""
        return self._pattern.erased(words)

    def is_draft_of(self, form: str) -> bool:
        """Whether a form is the person's own."""
        return bool(re.match(rf"form:person:{self._person.id}(?:\D|$)", form))

    def is_in_name(self, name: str) -> bool:
        """Whether a file, folder, sheet or column is named after the person.

        Signs and spaces do not count there: ``zabel_quirin-2.vcf``, ``QuirinZabel``.
        """
        if self._pattern.is_in(name) or self._pattern.is_in(_SIGNS.sub(" ", name)):
            return True
        folded = fold(name)
        known = (one for text in self._spellings if len(one := fold(text)) >= _LONG)
        return any(one in folded for one in known)

    def is_in(self, data: bytes) -> bool:
        """Whether a damaged file names the person."""
        return self._pattern.is_in_bytes(data)


def _eraser(book: Book, person: Person) -> PersonEraser:
    return PersonEraser(person, _name(book.all(Account), person.account_id))


def kind_of(view: StoredView) -> str:
    """What a record is, in words."""
    return _(_TABLES[view.kind])


def _tables(book: Book) -> dict[str, dict[int, Record]]:
    """Every record, what has left the book included."""
    found: dict[str, dict[int, Record]] = {}
    for name, kind in TABLES.items():
        if issubclass(kind, Standing):
            found[name] = dict(book.all(kind))
        elif issubclass(kind, Dated):
            found[name] = {**book.history(kind, date.min), **book.since(kind, date.min)}
    return found


def _stored(before: Record, after: Record | None) -> StoredView:
    said = " · ".join(_texts(before))
    return StoredView(
        kind=TABLE_OF[type(before)],
        id=before.id,
        date=before.day if isinstance(before, Dated) else None,
        text=words.cut(said, _LONGEST),
        fate="removed" if after is None else "changed",
    )


def _texts(record: Record) -> Iterator[str]:
    for field in ("name", "key", "text", "target", "measure", "note", "reason"):
        said = getattr(record, field, "")
        if isinstance(said, str) and said:
            yield said


def _as_text(value: object, field: str, people: Mapping[int, Person]) -> str:
    """What a field says; people by their names."""
    if isinstance(value, str):
        return value
    if REFERENCES.get(field) == "people":
        ids = value if isinstance(value, list) else [value]
        known = [people.get(id_) for id_ in ids if isinstance(id_, int)]
        return words.joined([one.name for one in known if one])
    return msgspec.json.encode(value).decode()


def _name(accounts: Mapping[int, Account], id_: int) -> str:
    account = accounts.get(id_)
    return account.name if account else "?"
