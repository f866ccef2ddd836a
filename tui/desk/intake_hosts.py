"""Whose guest the rep is at an event of a calendar: by the mails of those asked, else by names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from tui.desk.intake import halves, key_of
from tui.desk.intake_names import mails_of
from tui.domain.likeness import company_name
from tui.domain.lines import is_han
from tui.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.domain.records import Account, Person
    from tui.exchange.calendars import Attendee, Event

_FREE_MAIL: Final = frozenset(
    (
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "t-online.de",
        "proton.me",
        "protonmail.com",
        "mail.ru",
        "yandex.ru",
        "qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "yeah.net",
        "sina.com",
        "sohu.com",
        "aliyun.com",
        "139.com",
        "189.cn",
    )
)
"""Where everybody has an address: it tells of no organisation."""
_SHORTEST_NAME: Final = 3
_SHORTEST_CHINESE: Final = 2
_LONGEST_WORD: Final = 5
"""A single word of more letters is hardly in a summary by chance."""


class Hosts:
    """Whose guest the rep is at an event."""

    def __init__(self, accounts: Iterable[Account], people: Iterable[Person]) -> None:
        self._accounts = {one.id: one for one in accounts}
        self._by_mail: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_domain: defaultdict[str, set[int]] = defaultdict(set)
        for person in people:
            for mail in mails_of(person):
                self._by_mail[mail].append(person)
                self._add_domain(mail.rpartition("@")[2], person.account_id)
        self._names: list[tuple[str, int]] = []
        for account in self._accounts.values():
            self._add_domain(_domain_of(account.web), account.id)
            for name in (account.name, account.short_name, *account.aliases):
                self._names += [(text, account.id) for text in _speaking(name)]

    def _add_domain(self, domain: str, account_id: int) -> None:
        if domain and domain not in _FREE_MAIL:
            self._by_domain[domain].add(account_id)

    def of(self, event: Event) -> Account | None:
        """The account; None where the event names none for certain."""
        mails = [key_of(one.mail) for one in _asked(event) if one.mail]
        asked = Counter(one.account_id for mail in mails for one in self._by_mail.get(mail, ()))
        asked = asked or Counter(
            id_ for mail in mails for id_ in self._by_domain.get(mail.rpartition("@")[2], ())
        )
        named = Counter(self._named(event.summary)) or Counter(self._named(event.location))
        for found in (asked, named):
            best = found.most_common(2)
            if len(best) == 1 or (best and best[0][1] > best[1][1]):
                return self._accounts.get(best[0][0])
        return None

    def _named(self, text: str) -> Iterator[int]:
        """The account with the longest name in a text; several with one are a tie."""
        folded = f" {_plain(text)} "
        found = [(len(name), id_) for name, id_ in self._names if _stands_in(name, folded)]
        longest = max((length for length, _id in found), default=0)
        yield from {id_ for length, id_ in found if length == longest}

    def people(self, event: Event, account: Account) -> tuple[int, ...]:
        """Who of the account is asked to the event, known by mail."""
        found = (
            person.id
            for one in _asked(event)
            for person in self._by_mail.get(key_of(one.mail), ())
            if person.account_id == account.id
        )
        return tuple(dict.fromkeys(found))


def _asked(event: Event) -> Iterator[Attendee]:
    yield from event.attendees
    if event.organizer:
        yield event.organizer


def _speaking(name: str) -> Iterator[str]:
    """A name as it may stand in a summary, where it is long enough to be no chance."""
    plain = _plain(name)
    least = _SHORTEST_CHINESE if any(map(is_han, plain)) else _SHORTEST_NAME
    if len(fold(name)) >= least:
        yield plain
    if bare := _without_forms(name):
        yield bare
    for half in halves(name):
        yield from _speaking(half)


def _without_forms(name: str) -> str:
    """A name without its legal form, as one speaks of a company; empty where it might be a word
    like any other, such as ``Total``."""
    bare = company_name(name)
    words = _plain(" ".join(bare.words))
    if not bare.forms:
        return ""
    if any(map(is_han, bare.base)):
        return words if len(bare.base) > _SHORTEST_CHINESE else ""
    return words if len(bare.words) > 1 or len(bare.base) > _LONGEST_WORD else ""


def _plain(text: str) -> str:
    """A text as words without signs and case, spaced."""
    return " ".join(filter(None, map(fold, re.split(r"[\W_]+", text))))


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a spaced text, as whole words where it is not Chinese."""
    return name in text if any(map(is_han, name)) else f" {name} " in text


def _domain_of(web: str) -> str:
    host = re.sub(r"^[a-z]+://", "", web.strip().casefold()).partition("/")[0]
    return host.removeprefix("www.").partition(":")[0]
