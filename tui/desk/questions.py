"""Which questions a book puts to the rep, and which of them an import has raised."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk.likeness import Pair, account_pairs, people_pairs, product_pairs, run_together
from tui.domain.records import Account, Opportunity, Person, Review

if TYPE_CHECKING:
    from tui.desk.ledger import Tables

SPACED: Final = 96
"""The score of a product that is written as one word and is two."""


class Product(msgspec.Struct, frozen=True):
    """A spelling of a product."""

    name: str
    first: int
    """The id of the oldest opportunity that has it."""
    count: int


class Questions(msgspec.Struct, frozen=True):
    """What waits for an answer; pairs are of ids, of products of those of opportunities.

    In a pair with 0 the other is a product whose words `likeness.run_together` tells apart.
    """

    accounts: tuple[Pair, ...]
    people: tuple[Pair, ...]
    products: tuple[Pair, ...]
    rows: tuple[Review, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(map(len, msgspec.structs.astuple(self)))


def questions(book: Tables) -> Questions:
    """All that waits for an answer of the rep."""
    spellings = products(book)
    apart = [
        (one.key, one.other)
        for one in book.all(Review).values()
        if one.kind == "product" and one.answer == "two"
    ]
    firsts = [one.first for one in spellings]
    names = [one.name for one in spellings]
    spaced = run_together(names)
    return Questions(
        accounts=tuple(account_pairs(book.all(Account).values())),
        people=tuple(people_pairs(book.all(Person).values())),
        products=(
            *(
                Pair(firsts[one], firsts[other], score)
                for one, other, score in product_pairs(names, apart)
            ),
            *(
                Pair(0, one.first, SPACED)
                for one in spellings
                if one.name in spaced and (one.name, spaced[one.name]) not in apart
            ),
        ),
        rows=waiting(book),
    )


def waiting(book: Tables) -> tuple[Review, ...]:
    """The rows that wait for their account."""
    return tuple(one for one in book.all(Review).values() if one.is_waiting)


def products(book: Tables) -> list[Product]:
    """Every spelling of a product, the oldest first."""
    firsts: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for id_, one in book.since(Opportunity, date.min).items():
        if one.product:
            firsts.setdefault(one.product, id_)
            counts[one.product] += 1
    return [Product(name, first, counts[name]) for name, first in firsts.items()]


def product_names(book: Tables) -> dict[str, str]:
    """What a product is called whose spelling the rep has put right, by that spelling."""
    return {
        one.key: one.other
        for one in book.all(Review).values()
        if one.kind == "product" and one.answer == "same"
    }


class Known:
    """What a book had before an import, to tell afterwards which questions are new."""

    def __init__(self, book: Tables) -> None:
        self._accounts = frozenset(book.all(Account))
        self._people = frozenset(book.all(Person))
        self._products = frozenset(one.name for one in products(book))
        self._rows = frozenset(one.id for one in waiting(book))

    def questions(self, book: Tables) -> int:
        """How many questions the book puts now that it did not put before."""
        accounts, people = book.all(Account), book.all(Person)
        new_accounts = accounts.keys() - self._accounts
        new_people = people.keys() - self._people
        count = sum(one.id not in self._rows for one in waiting(book))
        if new_accounts:
            count += len(account_pairs(accounts.values(), of=new_accounts))
        if new_people:
            houses = {people[id_].account_id for id_ in new_people}
            there = [one for one in people.values() if one.account_id in houses]
            count += len(people_pairs(there, of=new_people))
        names = [one.name for one in products(book)]
        if self._products.issuperset(names):
            return count
        pairs = product_pairs(names, ())
        count += len(run_together(names).keys() - self._products)
        return count + sum(names[one.other] not in self._products for one in pairs)
