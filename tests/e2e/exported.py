"""The book as `export book` writes it, as far as tests look into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tests.e2e.running import Rounds


class Account(msgspec.Struct, frozen=True):
    """An account of the exported book."""

    id: int
    name: str


class Person(msgspec.Struct, frozen=True):
    """A person of the exported book."""

    id: int
    account_id: int
    name: str
    pinyin: str = ""


class Visit(msgspec.Struct, frozen=True):
    """A visit of the exported book, planned or logged."""

    id: int
    start: str
    state: str = "planned"
    outcome: str | None = None
    text: str = ""
    note: str = ""
    people: tuple[int, ...] = ()


class Promise(msgspec.Struct, frozen=True):
    """A promise of the exported book, in minor units."""

    id: int
    amount: int
    due: str


class Chase(msgspec.Struct, frozen=True):
    """A chase of the exported book."""

    id: int
    excuse: str | None = None
    promise_id: int | None = None


class Tables(msgspec.Struct, frozen=True):
    """The tables that are looked at."""

    accounts: tuple[Account, ...] = ()
    people: tuple[Person, ...] = ()
    visits: tuple[Visit, ...] = ()
    promises: tuple[Promise, ...] = ()
    chases: tuple[Chase, ...] = ()


class Document(msgspec.Struct, frozen=True):
    """What stands around the tables."""

    tables: Tables


def book_text(rounds: Rounds) -> str:
    """The whole book as text, equal where the books are."""
    return rounds.say("export", "book", "-")


def tables_of(text: str) -> Tables:
    """The tables of an exported book."""
    return msgspec.json.decode(text, type=Document).tables


def tables(rounds: Rounds) -> Tables:
    """What stands in the book now."""
    return tables_of(book_text(rounds))
