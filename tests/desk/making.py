"""A desk for the tests of the rep's jobs: a small book in memory, a clock that stands still."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from tui.clock import Clock
from tui.desk.ground import Desk
from tui.domain.records import TABLES, Account, Dated, Person, Record, Standing, Visit
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

R = TypeVar("R", bound=Record)

NOW = datetime(2026, 11, 21, 9, 5)
"""A Saturday."""
TODAY = NOW.date()

HUAXIN = Account(
    id=1,
    name="Huaxin Cable 华信电缆",
    pinyin="hua xin dian lan",
    tier="platinum",
    currency="CNY",
    travel_minutes=40,
)
BRANDT = Account(id=2, name="Brandtner Pumpen", tier="gold", currency="EUR")
PELL = Account(id=3, name="Pell & Daughters", tier="iron", currency="EUR")

WANG = Person(id=1, account_id=1, name="Wang Lin 王琳", pinyin="wang lin", attitude="doubts")
ZHAO = Person(id=2, account_id=1, name="Zhao Min 赵敏", pinyin="zhao min")
EHLERS = Person(id=3, account_id=2, name="Klaus Ehlers")

BASE: tuple[Record, ...] = (HUAXIN, BRANDT, PELL, WANG, ZHAO, EHLERS)


def desk_of(*records: Record, now: datetime = NOW, settings: Settings | None = None) -> Desk:
    """A desk on a book with just these records."""
    book = Book.in_memory(records)
    return Desk(book, Clock(now), settings or Settings(), Drafts.in_memory())


def desk_with(*more: Record, now: datetime = NOW, settings: Settings | None = None) -> Desk:
    """A desk on three accounts, three people, and these records."""
    return desk_of(*BASE, *more, now=now, settings=settings)


def visit(id: int, at: str, account: Account = HUAXIN, **fields: object) -> Visit:
    """A visit at ``2026-11-21T10:00``; a time alone is today's."""
    start = datetime.fromisoformat(at if "T" in at else f"{TODAY}T{at}")
    return Visit(id=id, account_id=account.id, start=start, **fields)  # type: ignore[arg-type]


def stand(desk: Desk, kind: type[R]) -> dict[int, R]:
    """All records of a kind that stand in the book."""
    records: dict[int, Record] = {}
    if issubclass(kind, Standing):
        records = dict(desk.book.all(kind))
    elif issubclass(kind, Dated):
        records = dict(desk.book.since(kind, date.min))
    return {id: record for id, record in records.items() if isinstance(record, kind)}


def whole(desk: Desk) -> dict[str, dict[int, Record]]:
    """The whole book."""
    return {name: dict(stand(desk, kind)) for name, kind in TABLES.items()}
