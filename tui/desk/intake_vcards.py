"""People from an address book: vCards as phones and mail programs write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.desk.intake import Change, Skip, Skipped, Tally, key_of
from tui.desk.intake_names import (
    Accounts,
    PeopleIndex,
    contact_keys,
    is_like,
    is_same_name,
    mails_of,
)
from tui.desk.intake_people import PeopleIntake
from tui.desk.people_rows import PersonLine
from tui.domain.records import Account, Person
from tui.exchange.progress import Progress
from tui.exchange.refusals import sentence, why
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.exchange.refusals import Refused
    from tui.exchange.vcards import Card, Cards

_TOLD: Final = 5
"""So many lines a warning tells; of the others it says how many."""


def import_cards(
    change: Change,
    cards: Cards,
    as_of: date,
    currency: str,
    country: str = "",
    progress: Progress | None = None,
) -> Tally:
    """Take every card of an address book into a change of the book.

    Within an account a person is known by e-mail address, telephone number or name, in this
    order. The account is the organisation of the card; of a card without one that of whoever has
    its e-mail address or telephone number, on another card or in the book. A card of nobody's
    account waits in the review list. A row of the tally is a line of the file.

    Args:
        as_of: the day of the file, which dates the changes of known people.
        currency: of accounts that are made because a card names them.
        country: ISO 3166, where telephone numbers without a country are; empty: not known.
        progress: who watches the people being taken.

    Raises:
        Cancelled: the rep stops the import.
    """
    tally = Tally(warnings=[*left_out(cards.dropped)])
    tally.skipped = [Skipped(one.line, sentence(one.reason)) for one in cards.refused]
    accounts = Accounts(change, currency, (card.organisation for card in cards.cards))
    progress = progress or Progress()
    reader = _Reader(change, accounts, cards.cards, as_of, country)
    houses = _houses(change, cards.cards, reader, currency, progress)
    intake = PeopleIntake(change, as_of, accounts, tally, country)
    intake.take([reader.line(one, houses.get(one.line)) for one in cards.cards], progress)
    intake.finish()
    return tally


def left_out(dropped: Iterable[Refused]) -> Iterator[str]:
    """A warning about lines that could not be read of parts that could."""
    told = [_("line {n}: {reason}").format(n=one.line, reason=why(one.reason)) for one in dropped]
    if told:
        some = _("; ").join(told[:_TOLD]) + (" …" if len(told) > _TOLD else "")
        yield ngettext(
            "{n} line was left out: {some}.", "{n} lines were left out: {some}.", len(told)
        ).format(n=len(told), some=some)


def _houses(
    change: Change, cards: Sequence[Card], reader: _Reader, currency: str, progress: Progress
) -> dict[int, Account]:
    """The accounts of cards without an organisation, by line of the file; id 0: one that is new.

    What the cards say of people counts before what the book said of them; so they are taken on
    trial, those first that name an organisation. A card that finds its house may be what tells
    of another, even if it cannot be taken itself.
    """
    found: dict[int, Account] = {}
    waiting = [one for one in cards if not one.organisation]
    placed = [one for one in cards if one.organisation]
    trial = change.trial()
    accounts = Accounts(trial, currency, (one.organisation for one in placed))
    intake = PeopleIntake(trial, reader.as_of, accounts, Tally(), reader.country)
    told: list[Person] = []
    while waiting:
        lines = [reader.line(one, found.get(one.line)) for one in placed]
        intake.take(lines, progress, "understanding")
        for card in placed:
            if house := found.get(card.line) or _named(accounts, card.organisation):
                told.append(_as_told(card, house, -1 - len(told)))
        homes = _Homes([*intake.people, *told], trial.all(Account), reader.country)
        found |= {one.line: house for one in waiting if (house := homes.of(one))}
        placed = [one for one in waiting if one.line in found]
        if not placed:
            break
        waiting = [one for one in waiting if one.line not in found]
    known = change.all(Account)
    return {line: known.get(one.id, replace(one, id=0)) for line, one in found.items()}


def _named(accounts: Accounts, organisation: str) -> Account | None:
    """The account of an organisation; None where none is told, it is new, or several are meant."""
    try:
        return accounts.find(organisation) if organisation else None
    except Skip:
        return None  # so will the line be, with that reason


def _as_told(card: Card, house: Account, id_: int) -> Person:
    """Somebody at a house, with what the card says by which others may be found."""
    return Person(
        id=id_,
        account_id=house.id,
        name=card.name,
        phone=phones_of(card),
        aliases=tuple(card.emails),
    )


class _Reader:
    """What cards say, as rows would say it."""

    def __init__(
        self, change: Change, accounts: Accounts, cards: Sequence[Card], as_of: date, country: str
    ) -> None:
        self.as_of = as_of
        self.country = country
        self._accounts = accounts
        self._people = PeopleIndex(change.all(Person).values(), country)
        told = {(card.name, *card.emails) for card in cards}
        self._often = Counter(key_of(mail) for _name, *mails in told for mail in mails)

    def line(self, card: Card, house: Account | None = None) -> PersonLine:
        """A card of somebody at its organisation, else at a house; id 0: one that is new."""
        born = card.birthday
        said = {"title": card.title or card.role, "department": card.department}
        return PersonLine(
            row=card.line,
            account=card.organisation or (house.name if house else ""),
            account_id=(house and house.id) or None,
            without_account=_("The card names no organisation."),
            name=card.name,
            email=self._email(card, house or _named(self._accounts, card.organisation)),
            phone=phones_of(card),
            birthday=born if born and born.day <= self.as_of else None,
            boss="",
            fields={field: text for field, text in said.items() if text},
        )

    def _email(self, card: Card, account: Account | None) -> str:
        """Of several addresses the one by which the book knows the person, else the first.

        One that stands on several cards tells nobody apart.
        """
        first = next(iter(card.emails), "")
        if account is None:
            return first
        for mail in card.emails:
            if self._often[key_of(mail)] == 1 and any(
                is_like(one.name, card.name) for one in self._people.with_email(account.id, mail)
            ):
                return mail
        return first


class _Homes:
    """At which accounts people have which addresses and numbers."""

    def __init__(
        self, people: Iterable[Person], accounts: Mapping[int, Account], country: str
    ) -> None:
        self._accounts = accounts
        self._country = country
        self._having: defaultdict[str, list[Person]] = defaultdict(list)
        for person in people:
            for key in {*mails_of(person), *contact_keys(person.phone)}:
                self._having[key].append(person)

    def of(self, card: Card) -> Account | None:
        """The account at which somebody has an address or number of the card.

        Where several have, whoever is called as the card says counts.
        """
        phone = phones_of(card)
        for keys in ([key_of(one) for one in card.emails], contact_keys(phone)):
            people = {one.id: one for key in keys for one in self._having.get(key, ())}
            if not people:
                continue
            index = PeopleIndex(people.values(), self._country)
            found = [
                one
                for one in people.values()
                if index.with_phone(one.account_id, phone)
                or any(index.with_email(one.account_id, mail) for mail in card.emails)
            ]
            named = [one for one in found if is_same_name(one.name, card.name)]
            houses = {one.account_id for one in named or found}
            if len(houses) == 1 and (account := self._accounts.get(houses.pop())):
                return account
        return None


def phones_of(card: Card) -> str:
    """The numbers to call, the one to call first before the others."""
    first = card.phone
    others = [one.number for one in card.voices if one.number != first]
    return " / ".join(filter(None, (first, *others)))
