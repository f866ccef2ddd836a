"""People from an address book: vCards as phones and mail programs write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.desk.intake import Change, Skip, Skipped, Tally, key_of
from tui.desk.intake_names import Accounts, PeopleIndex, contact_keys, is_like, mails_of
from tui.desk.intake_people import take_people
from tui.desk.people_rows import PersonLine
from tui.domain.records import Account, Person
from tui.exchange.refusals import sentence, why
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.exchange.progress import Progress
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
    its e-mail address or telephone number, in the book or on another card. A card of nobody's
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
    lines = _Known(change, accounts, as_of, country).lines(cards.cards)
    take_people(change, lines, as_of, accounts, tally, country, progress)
    return tally


def left_out(dropped: Iterable[Refused]) -> Iterator[str]:
    """A warning about lines that could not be read of parts that could."""
    told = [_("line {n}: {reason}").format(n=one.line, reason=why(one.reason)) for one in dropped]
    if told:
        some = _("; ").join(told[:_TOLD]) + (" …" if len(told) > _TOLD else "")
        yield ngettext(
            "{n} line was left out: {some}.", "{n} lines were left out: {some}.", len(told)
        ).format(n=len(told), some=some)


class _Known:
    """People with their addresses and numbers, of the book and of the cards placed so far."""

    def __init__(self, change: Change, accounts: Accounts, as_of: date, country: str) -> None:
        self._as_of = as_of
        self._country = country
        self._change = change
        self._accounts = accounts
        self._having: defaultdict[str, list[Person]] = defaultdict(list)
        self._people = PeopleIndex(change.all(Person).values(), country)
        self._last = 0
        for person in change.all(Person).values():
            self._know(person)

    def _know(self, person: Person) -> None:
        self._last = max(self._last, person.id)
        for key in {*mails_of(person), *contact_keys(person.phone)}:
            self._having[key].append(person)

    def lines(self, cards: Sequence[Card]) -> list[PersonLine]:
        """What the cards say, as rows would say it, in their order."""
        lines = [self._line(card) for card in cards]
        for line in lines:
            self._learn(line)
        # A card that finds its house may be what tells of another.
        is_done = False
        while not is_done:
            is_done = True
            for place, line in enumerate(lines):
                if line.account or line.account_id is not None:
                    continue
                if house := self._house(line, cards[place].emails):
                    lines[place] = replace(line, account_id=house.id)
                    self._learn(lines[place])
                    is_done = False
        told = {(card.name, *card.emails) for card in cards}
        often = Counter(key_of(mail) for _name, *mails in told for mail in mails)
        return [
            replace(line, email=self._email(line, card, often))
            for line, card in zip(lines, cards, strict=True)
        ]

    def _line(self, card: Card) -> PersonLine:
        phone, born = phones_of(card), card.birthday
        said = {"title": card.title or card.role, "department": card.department}
        return PersonLine(
            row=card.line,
            account=card.organisation,
            without_account=_("The card names no organisation."),
            name=card.name,
            email=next(iter(card.emails), ""),
            phone=phone,
            birthday=born if born and born.day <= self._as_of else None,
            boss="",
            fields={field: text for field, text in said.items() if text},
        )

    def _learn(self, line: PersonLine) -> None:
        """Know whoever stands on a card with a house, as if the book had them already."""
        account = self._account(line)
        if account is None:
            return
        self._know(
            Person(
                id=self._last + 1,
                account_id=account.id,
                name=line.name,
                email=line.email,
                phone=line.phone,
            )
        )

    def _email(self, line: PersonLine, card: Card, often: Mapping[str, int]) -> str:
        """Of several addresses the one by which the book knows the person, else the first.

        One that stands on several cards tells nobody apart.
        """
        account = self._account(line) if len(card.emails) > 1 else None
        if account is None:
            return line.email
        for mail in card.emails:
            if often[key_of(mail)] == 1 and any(
                is_like(one.name, line.name) for one in self._people.with_email(account.id, mail)
            ):
                return mail
        return line.email

    def _account(self, line: PersonLine) -> Account | None:
        """The account of a line, made where it is new; None where none is told, or several."""
        if line.account_id is not None:
            return self._change.all(Account)[line.account_id]
        if not line.account:
            return None
        try:
            return self._accounts.find_or_add(line.account)
        except Skip:
            return None  # so will the line be, with that reason

    def _house(self, line: PersonLine, mails: Sequence[str]) -> Account | None:
        """The account at which somebody has an address or number of the card."""
        for keys in ([key_of(one) for one in mails], contact_keys(line.phone)):
            people = {one.id: one for key in keys for one in self._having.get(key, ())}
            if not people:
                continue
            index = PeopleIndex(people.values(), self._country)
            found = [
                one
                for one in people.values()
                if index.with_phone(one.account_id, line.phone)
                or any(index.with_email(one.account_id, mail) for mail in mails)
            ]
            houses = {one.account_id for one in found}
            accounts = self._change.all(Account)
            if len(houses) == 1 and (account := accounts.get(houses.pop())):
                return account
        return None


def phones_of(card: Card) -> str:
    """The numbers to call, the one to call first before the others."""
    first = card.phone
    others = [one.number for one in card.voices if one.number != first]
    return " / ".join(filter(None, (first, *others)))
