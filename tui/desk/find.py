"""Find anything: accounts, people, invoice numbers and the words of notes, by pinyin too."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec

from tui import words
from tui.desk.shelf import Shelf, Span, rows, spans
from tui.desk.today_views import AccountName
from tui.domain.day import TIER_ORDER
from tui.domain.lines import is_han
from tui.domain.names import Keys, fold, keys_of
from tui.domain.receivables.allocation import paid_undated
from tui.domain.records import Invoice, Note, Payment
from tui.domain.text import clean
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.desk.ground import Desk, Ground
    from tui.domain.records import Account, Person

HitKind = Literal["account", "person", "invoice", "note"]
Source = Literal["note", "visit", "next_step", "saying"]

LIMIT: Final = 30
"""As many hits as anybody looks through."""


class Hit(msgspec.Struct, frozen=True):
    """Something found. Spans are start and end of what was matched, to be shown bright."""

    kind: HitKind
    ref: int
    """Id of the account, person or invoice; of a note by its ``source``."""
    account: AccountName
    title: str
    text: str
    title_spans: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    """In ``text``."""
    source: Source | None = None
    """Of a note: whose words they are; a saying's ``ref`` is the person."""
    day: date | None = None
    """Of a note: the day it belongs to, where it has one."""


class Words(NamedTuple):
    """The words of a note, a visit, a next step, or a saying worth keeping."""

    source: Source
    ref: int
    account_id: int
    at: datetime
    text: str


def find(desk: Desk, query: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """What the query may mean, best first.

    The whole of a name goes before its beginning, then the beginning of a word, of the pinyin,
    of the initials, then any part; within each, accounts go before people, invoices and notes,
    newer notes before older. Signs and case do not matter. Notes are searched as far back as
    the day's work looks.

    The first question after a change of the book costs the making of an index: see `prepare`.
    """
    index = desk.ground.find_index
    asked = Asked(query)
    found: dict[tuple[HitKind, int], None] = {}
    for one in index.ranked(asked):
        found[one] = None
        if len(found) >= limit:
            break
    return tuple(index.hit(asked, kind, place) for kind, place in found)


def prepare(desk: Desk) -> None:
    """Make the index ahead of the first question; for a worker."""
    assert desk.ground.find_index


class Asked:
    """A query in the forms in which it is looked for."""

    def __init__(self, query: str) -> None:
        text = clean(query)
        self.whole = fold(text)
        """Without spaces and signs."""
        self.wholes = tuple(dict.fromkeys(filter(None, (self.whole, text.casefold()))))
        """And as it was typed: a name may be nothing but signs."""
        self.words = tuple(dict.fromkeys(rows([text])[0].split()))


class Names:
    """What accounts or people are called, in the order in which they are to be found."""

    def __init__(self, called: Sequence[Called]) -> None:
        folded = rows([" ".join(one.fields) for one in called])
        self.names = Shelf((i, name) for i, one in enumerate(called) for name in one.names)
        self.words = Shelf((i, one.row + folded[i]) for i, one in enumerate(called))
        self.pinyin = Shelf((i, one.pinyin) for i, one in enumerate(called) if one.pinyin)
        self.initials = Shelf((i, one.initials) for i, one in enumerate(called) if one.initials)


class Called(NamedTuple):
    """All that one account or person is found by."""

    names: tuple[str, ...]
    row: str
    """The words of the names, with a space before each; so pinyin and initials."""
    pinyin: str
    initials: str
    fields: tuple[str, ...]
    """Other words: a city, a title."""


class FindIndex:
    """All that can be found in one generation of the book."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        tiers = {id: TIER_ORDER[account.tier] for id, account in ground.accounts.items()}
        self.accounts: list[Account] = sorted(
            ground.accounts.values(), key=lambda one: (tiers[one.id], one.name, one.id)
        )
        self.people: list[Person] = sorted(
            ground.people.values(),
            key=lambda one: (one.former, tiers.get(one.account_id, 9), one.name, one.id),
        )
        invoices = ground.snapshot.since(Invoice, ground.horizon).values()
        self.invoices: list[Invoice] = sorted(
            invoices, key=lambda one: (one.is_open, one.issued or date.min, one.id), reverse=True
        )
        self.notes: list[Words] = sorted(
            _all_words(ground), key=lambda one: (one.at, one.ref), reverse=True
        )
        self._account_names = Names([_account(one) for one in self.accounts])
        self._people_names = Names([_person(one) for one in self.people])
        self._numbers = Shelf(
            (i, number)
            for i, one in enumerate(self.invoices)
            for number in _as_typed_and_folded(one.number)
        )
        folded = rows([one.text for one in self.notes])
        self._notes = Shelf(enumerate(folded))

    def ranked(self, asked: Asked) -> Iterator[tuple[HitKind, int]]:
        """Kind and place in its list of all that is found, best first; some more than once."""
        accounts, people = self._account_names, self._people_names
        names: tuple[tuple[HitKind, Shelf], ...] = (
            ("account", accounts.names),
            ("person", people.names),
            ("invoice", self._numbers),
        )
        of_words: tuple[tuple[HitKind, Shelf], ...] = (
            ("account", accounts.words),
            ("person", people.words),
        )
        notes: tuple[tuple[HitKind, Shelf], ...] = (("note", self._notes),)
        pinyin: tuple[tuple[HitKind, Shelf], ...] = (
            ("account", accounts.pinyin),
            ("person", people.pinyin),
        )
        initials: tuple[tuple[HitKind, Shelf], ...] = (
            ("account", accounts.initials),
            ("person", people.initials),
        )
        beginnings = [f" {word}" for word in asked.words]
        yield from _having(names, *([f"\n{whole}\n"] for whole in asked.wholes))
        yield from _having(names, *([f"\n{whole}"] for whole in asked.wholes))
        yield from _having((*of_words, *notes), beginnings)
        yield from _having(pinyin, beginnings)
        yield from _having(initials, [f" {asked.whole}"] if asked.whole else [])
        for kind, shelf in names:
            yield from _having(((kind, shelf),), *([whole] for whole in asked.wholes))
            yield from _having([one for one in of_words if one[0] == kind], asked.words)
        yield from _having(notes, asked.words)

    def hit(self, asked: Asked, kind: HitKind, place: int) -> Hit:
        """What is shown of something found."""
        match kind:
            case "account":
                return self._account_hit(asked, self.accounts[place])
            case "person":
                return self._person_hit(asked, self.people[place])
            case "invoice":
                return self._invoice_hit(asked, self.invoices[place])
        return self._note_hit(asked, self.notes[place])

    def _account_hit(self, asked: Asked, account: Account) -> Hit:
        text = _told((account.city,), (account.short_name, *account.aliases, account.number), asked)
        return Hit(
            kind="account",
            ref=account.id,
            account=AccountName(account.id, account.name),
            title=account.name,
            text=text,
            title_spans=_in_name(account.name, account.pinyin, asked),
            spans=_in_text(text, asked),
        )

    def _person_hit(self, asked: Asked, person: Person) -> Hit:
        text = _told((person.title,), (person.phone, person.email), asked)
        return Hit(
            kind="person",
            ref=person.id,
            account=self._account_name(person.account_id),
            title=person.name,
            text=text,
            title_spans=_in_name(person.name, person.pinyin, asked),
            spans=_in_text(text, asked),
        )

    def _invoice_hit(self, asked: Asked, invoice: Invoice) -> Hit:
        text = words.money_text(invoice.amount, invoice.currency)
        if invoice.settled and self._is_undated(invoice, invoice.settled):
            text = _("{amount}, settled").format(amount=text)
        elif invoice.settled:
            day = words.full_date(invoice.settled)
            text = _("{amount}, settled {day}").format(amount=text, day=day)
        elif invoice.due:
            text = _("{amount}, due {day}").format(amount=text, day=words.full_date(invoice.due))
        return Hit(
            kind="invoice",
            ref=invoice.id,
            account=self._account_name(invoice.account_id),
            title=invoice.number,
            text=text,
            title_spans=_in_name(invoice.number, "", asked),
        )

    def _is_undated(self, invoice: Invoice, settled: date) -> bool:
        """Whether nobody knows the day on which it was paid."""
        paid = self._ground.snapshot.of(Payment, (invoice.account_id,), settled)
        return invoice.id in paid_undated(paid.values())

    def _note_hit(self, asked: Asked, note: Words) -> Hit:
        day = None if note.source == "saying" else note.at.date()
        person = self._ground.people.get(note.ref) if note.source == "saying" else None
        return Hit(
            kind="note",
            ref=note.ref,
            account=self._account_name(note.account_id),
            title=words.full_date(day) if day else (person.name if person else "?"),
            text=note.text,
            spans=spans(note.text, asked.words),
            source=note.source,
            day=day,
        )

    def _account_name(self, account_id: int) -> AccountName:
        account = self._ground.accounts.get(account_id)
        return AccountName(account_id, account.name if account else "?")


def _having(
    shelves: Iterable[tuple[HitKind, Shelf]], *needles: Sequence[str]
) -> Iterator[tuple[HitKind, int]]:
    """Kind and owner of all lines that have all of some needles, shelf by shelf."""
    for kind, shelf in shelves:
        for some in needles:
            if some:
                yield from ((kind, owner) for owner in shelf.having(*some))


# -- What is found


def _all_words(ground: Ground) -> Iterator[Words]:
    """Everything that was written down, as far back as the day's work looks."""
    said: set[tuple[int, str]] = set()
    for note in ground.snapshot.since(Note, ground.horizon).values():
        yield Words("note", note.id, note.account_id, note.at, note.text)
    for visit in ground.visits.values():
        if text := " · ".join(filter(None, (visit.text, visit.note, visit.saying))):
            yield Words("visit", visit.id, visit.account_id, visit.start, text)
            said.add((visit.account_id, visit.saying))
    for step in ground.steps.values():
        at = datetime.combine(step.day, time.min)
        yield Words("next_step", step.id, step.account_id, at, step.text)
    for person in ground.people.values():
        for saying in person.sayings:
            if (person.account_id, saying) not in said:
                yield Words("saying", person.id, person.account_id, datetime.min, saying)


def _account(account: Account) -> Called:
    plain = Keys(account.name, others=account.aliases, short=account.short_name)
    return _called(
        keys_of(account),
        plain,
        (account.name, account.short_name, *account.aliases, account.number),
        account.pinyin,
        (account.city,),
    )


def _person(person: Person) -> Called:
    phone = "".join(filter(str.isdigit, person.phone))
    plain = Keys(person.name, personal=True)
    keys = Keys(person.name, pinyin=person.pinyin, personal=True) if person.pinyin else plain
    return _called(keys, plain, (person.name,), person.pinyin, (person.title, person.email, phone))


def _called(
    keys: Keys, plain: Keys, names: Iterable[str], pinyin: str, fields: tuple[str, ...]
) -> Called:
    """What an account or person is found by.

    Args:
        keys: all kinds of names.
        plain: the same without its pinyin, which counts less than a word of the name.
        names: as they are written.
        pinyin: of the record.
        fields: other words.
    """
    typed = (clean(name).casefold() for name in names)
    spelled = {word for word in keys.inside if word.isascii()} | keys.pinyin
    spelled |= set(pinyin.casefold().split())
    return Called(
        names=tuple(dict.fromkeys(filter(None, (*keys.exact, *keys.short, keys.number, *typed)))),
        row=_row(plain.words),
        pinyin=_row(spelled) if pinyin else "",
        initials=_row(keys.initials),
        fields=tuple(filter(None, fields)),
    )


def _row(these: Iterable[str]) -> str:
    return "".join(f" {word}" for word in sorted(these))


def _as_typed_and_folded(text: str) -> Iterable[str]:
    return dict.fromkeys(filter(None, (fold(text), clean(text).casefold())))


# -- What is shown bright


def _told(always: Iterable[str], matched: Iterable[str], asked: Asked) -> str:
    """What is told of a record beside its name: some fields always, others where they match."""
    told = [*always, *(text for text in matched if text and _in_text(text, asked))]
    return " · ".join(dict.fromkeys(filter(None, told)))


def _in_text(text: str, asked: Asked) -> tuple[Span, ...]:
    return spans(text, [asked.whole], joined=True) or spans(text, asked.words)


def _in_name(name: str, pinyin: str, asked: Asked) -> tuple[Span, ...]:
    return _in_text(name, asked) or _by_pinyin(name, pinyin.casefold().split(), asked)


def _by_pinyin(name: str, syllables: Sequence[str], asked: Asked) -> tuple[Span, ...]:
    """The characters of a name whose pinyin, or its initials, the query begins to spell."""
    places = [place for place, char in enumerate(name) if is_han(char)]
    if len(places) != len(syllables) or not asked.whole:
        return ()
    for first in range(len(syllables)):
        spelled = ""
        for last in range(first, len(syllables)):
            spelled += syllables[last]
            if spelled.startswith(asked.whole):
                return ((places[first], places[last] + 1),)
    initials = "".join(syllable[0] for syllable in syllables)
    at = initials.find(asked.whole)
    if at < 0:
        return ()
    return ((places[at], places[at + len(asked.whole) - 1] + 1),)
