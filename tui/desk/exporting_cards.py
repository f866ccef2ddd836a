"""People as an address book that telephones and mail programs read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.desk.exporting import Names
from tui.domain.records import Account, Person
from tui.exchange.moments import Birthday
from tui.exchange.vcard_writer import card_bytes
from tui.exchange.vcards import Address, Card, Telephone

if TYPE_CHECKING:
    from tui.desk.ledger import Reader


def cards_of(book: Reader) -> bytes:
    """A vCard 4.0 for each of the people who have not left, by account and name."""
    names, accounts = Names(book), book.all(Account)
    people = [one for one in names.of(book.all(Person)) if not one.former]
    people.sort(key=lambda one: (names.account(one.account_id), one.name, one.email, one.phone))
    return card_bytes(_card(one, accounts[one.account_id]) for one in people)


def _card(person: Person, account: Account) -> Card:
    born = person.birthday
    mails = (person.email, *(one for one in person.aliases if "@" in one))
    address = Address(street=account.address, city=account.city)
    return Card(
        name=person.name,
        organisation=account.name,
        department=person.department,
        title=person.title,
        phones=tuple(
            Telephone(number, ("work",))
            for part in re.split(r" / |[,;，；、]", person.phone)
            if (number := part.strip())
        ),
        emails=tuple(dict.fromkeys(filter(None, mails))),
        birthday=Birthday(born, person.birth_year_known) if born else None,
        address=address if account.address or account.city else None,
    )
