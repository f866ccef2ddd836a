"""Random books whose references hold: any records that their types allow, small ones."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

import msgspec
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from tui.domain.records import (
    TABLE_OF,
    TABLES,
    Account,
    Allocation,
    Invoice,
    Opportunity,
    Payment,
    PaymentPromise,
    Person,
    Record,
    Visit,
)
from tui.domain.references import redirected, references

R = TypeVar("R", bound=msgspec.Struct)

DAY: Final = date(2026, 11, 21)
FIRST: Final[tuple[Record, ...]] = (
    Account(name="GTX Pro"),
    Account(name="GTXPro"),
    Person(account_id=1, name="Wang Lin"),
    Person(account_id=1, name="Lin Wang"),
    Visit(account_id=2, start=datetime(2026, 11, 21, 10)),
    Opportunity(account_id=2, name="line", opened=DAY),
    Invoice(account_id=1, number="R1", amount=100, currency="EUR"),
    Invoice(account_id=2, number="R1", amount=100, currency="EUR"),
    PaymentPromise(account_id=2, made=DAY, due=DAY, amount=1, currency="EUR", invoices=(1, 2)),
)
"""What each of these books has: two accounts, two people of the first, and what others name."""
MOST_IDS: Final = 12

_days = st.integers(-40, 40).map(lambda days: DAY + timedelta(days=days))
_by_field: Final[dict[str, st.SearchStrategy[object]]] = {
    "currency": st.sampled_from(["EUR", "EUR", "CNY"]),
    "number": st.sampled_from(["R1", "r 1", "R2", "G9"]),
    "invoice_id": st.integers(1, 4),
}


def books() -> st.SearchStrategy[list[Record]]:
    """The records of a book, with ids from 1 in every table."""
    records = st.one_of([*map(_any, TABLES.values()), _any(Invoice)])
    return st.builds(
        lambda found, payments: _whole([*FIRST, *found, *payments]),
        st.lists(records, max_size=14),
        st.lists(_payments(), max_size=5),
    )


def _payments() -> st.SearchStrategy[Payment]:
    """Payments to one of the first two invoices, which are copies of one."""
    return st.builds(
        lambda on, source, to, amount: Payment(
            account_id=1,
            on=on,
            amount=amount,
            currency="EUR",
            source=source,
            allocations=(Allocation(invoice_id=to, amount=amount),),
        ),
        on=_days,
        source=st.sampled_from(["rep", "import", "import", "presumed"]),
        to=st.integers(1, 2),
        amount=st.sampled_from([30, 100, 70, -30]),
    )


def _any(kind: type[R]) -> st.SearchStrategy[R]:
    """Any record (or part of one) that its type allows."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    fields = {one.name: _by_field.get(one.name, _values(one.type)) for one in info.fields}
    if kind is Invoice:
        fields["amount"] = st.sampled_from([100, 250, -40])
    return st.builds(kind, **fields)


def _values(of: inspect.Type) -> st.SearchStrategy[object]:  # noqa: PLR0911 - a table
    match of:
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=low, le=high):
            return st.integers(-100 if low is None else low, MOST_IDS if high is None else high)
        case inspect.FloatType():
            return st.just(0.5)
        case inspect.StrType():
            return st.sampled_from(["a", "b"])
        case inspect.DateType():
            return _days
        case inspect.DateTimeType():
            return _days.map(lambda day: datetime(day.year, day.month, day.day, 9))
        case inspect.LiteralType(values=values):
            return st.sampled_from(list(values))
        case inspect.UnionType(types=types):
            return st.one_of([_values(one) for one in types])
        case inspect.VarTupleType(item_type=item):
            return st.lists(_values(item), max_size=2).map(tuple)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_values(key), _values(value), max_size=1)
        case inspect.StructType(cls=cls):
            return _any(cls)
    raise NotImplementedError(of)


def _whole(found: list[Record]) -> list[Record]:
    """The records with ids of their own, naming only each other."""
    tables: defaultdict[str, list[Record]] = defaultdict(list)
    for record in found:
        table = tables[TABLE_OF[type(record)]]
        table.append(replace(record, id=len(table) + 1))
    there = {
        name: {id: (id - 1) % len(table) + 1 for id in range(MOST_IDS + 1)}
        for name, table in tables.items()
    }
    whole = [redirected(one, there) for table in tables.values() for one in table]
    for record in whole:
        for _field, target, id in references(record):
            assert 1 <= id <= len(tables[target])
    invoices = {one.id: one for one in whole if isinstance(one, Invoice)}
    return [_placed(one, invoices) for one in whole]


def _placed(record: Record, invoices: dict[int, Invoice]) -> Record:
    """The record at the account where it belongs."""
    if isinstance(record, Person) and record.id <= 2:
        return replace(record, account_id=1)
    if isinstance(record, Payment) and record.allocations:
        first = invoices[record.allocations[0].invoice_id]
        where = first.account_id, first.currency
        parts = tuple(
            part
            for part in record.allocations
            if (invoices[part.invoice_id].account_id, invoices[part.invoice_id].currency) == where
        )
        return replace(record, account_id=where[0], currency=where[1], allocations=parts)
    return record
