"""People from an address book: vCards as phones and mail programs write them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.desk.intake import Change, Skipped, Tally, key_of
from tui.desk.intake_names import PeopleIndex, contact_keys, mails_of
from tui.desk.intake_people import take_people
from tui.desk.people_rows import PersonLine
from tui.domain.records import Account, Person
from tui.exchange.contentlines import Refused, why
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.exchange.vcards import Card, Cards

_TOLD: Final = 5
"""So many lines a warning tells; of the others it says how many."""


def import_cards(
    change: Change, cards: Cards, as_of: date, currency: str, country: str = ""
) -> Tally:
    """Take every card of an address book into a change of the book.

    Within an account a person is known by e-mail address, telephone number or name, in this
    order. The account is the organisation of the card; of a card without one that of whoever has
    its e-mail address or telephone number, if that is one person. A card of nobody's account
    waits in the review list. A row of the tally is a line of the file.

    Args:
        as_of: the day of the file, which dates the changes of known people.
        currency: of accounts that are made because a card names them.
        country: ISO 3166, where telephone numbers without a country are; empty: not known.
    """
    tally = Tally(warnings=[*left_out(cards.dropped)])
    tally.skipped = [Skipped(one.line, _sentence(one)) for one in cards.refused]
    known = _Known(change, as_of, country)
    take_people(change, [known.line(card) for card in cards.cards], as_of, currency, tally, country)
    return tally


def left_out(dropped: Iterable[Refused]) -> Iterator[str]:
    """A warning about lines that could not be read of parts that could."""
    told = [_("line {n}: {reason}").format(n=one.line, reason=why(one.reason)) for one in dropped]
    if told:
        some = _("; ").join(told[:_TOLD]) + (" …" if len(told) > _TOLD else "")
        yield ngettext(
            "{n} line was left out: {some}.", "{n} lines were left out: {some}.", len(told)
        ).format(n=len(told), some=some)


def _sentence(refused: Refused) -> str:
    """The reason as a sentence of its own."""
    text = why(refused.reason)
    return f"{text[:1].upper()}{text[1:]}."


class _Known:
    """The people of the book, whatever account they are at."""

    def __init__(self, change: Change, as_of: date, country: str) -> None:
        self._as_of = as_of
        self._country = country
        self._accounts = change.all(Account)
        self._having: defaultdict[str, list[Person]] = defaultdict(list)
        self._mails: set[str] = set()
        for person in change.all(Person).values():
            mails = mails_of(person)
            self._mails |= mails
            for key in {*mails, *contact_keys(person.phone)}:
                self._having[key].append(person)

    def line(self, card: Card) -> PersonLine:
        """What a card says, as a row would say it."""
        # Of several addresses the one by which the book knows the person.
        email = next(
            (one for one in card.emails if key_of(one) in self._mails),
            next(iter(card.emails), ""),
        )
        phone, born = phones_of(card), card.birthday
        said = {"title": card.title or card.role, "department": card.department}
        line = PersonLine(
            row=card.line,
            account=card.organisation,
            without_account=_("The card names no organisation."),
            name=card.name,
            email=email,
            phone=phone,
            birthday=born if born and born.day <= self._as_of else None,
            boss="",
            fields={field: text for field, text in said.items() if text},
        )
        return line if line.account else replace(line, account=self._account_of(card, phone))

    def _account_of(self, card: Card, phone: str) -> str:
        """The account at which somebody has an address or number of the card."""
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
            houses = {one.account_id for one in found}
            if len(houses) == 1 and (account := self._accounts.get(houses.pop())):
                return account.number or account.name
        return ""


def phones_of(card: Card) -> str:
    """The numbers to call, the one to call first before the others."""
    first = card.phone
    others = [one.number for one in card.voices if one.number != first]
    return " / ".join(filter(None, (first, *others)))
