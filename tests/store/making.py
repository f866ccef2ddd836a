"""Records for the tests of the store."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from hypothesis import strategies as st

from tui.domain.records import TABLES, Account, Note, Person, Record
from tui.domain.text import clean
from tui.store.book import Book

DAY = date(2026, 11, 21)
EVER = date.min


def account(name: str = "Huaxin", **fields: object) -> Account:
    return msgspec.structs.replace(Account(name=name), **fields)


def note(text: str, account_id: int = 1) -> Note:
    return Note(account_id=account_id, at=datetime(2026, 11, 21, 10), text=text)


def everything(book: Book) -> dict[str, dict[int, Record]]:
    """All records by table, empty tables left out."""
    tables = {name: dict(book.snapshot.table(name)) for name in TABLES}
    return {name: table for name, table in tables.items() if table}


def fill(book: Book) -> None:
    """A small book: two accounts, a person, a note, in two changes."""
    with book.transaction("two accounts") as change:
        first = change.add(account("华信电缆"))
        change.add(account("Beta"))
    with book.transaction("a person and a note") as change:
        change.add(Person(account_id=first.id, name="Wang Lin 王琳"))
        change.add(note("agreed to a test", first.id))


_texts = st.text(max_size=12).map(clean)
_ids = st.integers(min_value=1, max_value=9)


def _values(of: msgspec.inspect.Type) -> st.SearchStrategy[object]:  # noqa: PLR0911 - a table
    match of:
        case msgspec.inspect.NoneType():
            return st.none()
        case msgspec.inspect.BoolType():
            return st.booleans()
        case msgspec.inspect.IntType(ge=low, le=high):
            return st.integers(-(2**63) if low is None else low, 2**63 if high is None else high)
        case msgspec.inspect.FloatType(ge=low, le=high):
            return st.floats(min_value=low, max_value=high, allow_nan=False, allow_infinity=False)
        case msgspec.inspect.StrType(pattern=str(pattern)):
            return st.from_regex(pattern, fullmatch=True)
        case msgspec.inspect.StrType(min_length=least):
            return _texts.filter(lambda text: len(text) >= (least or 0))
        case msgspec.inspect.DateType():
            return st.dates()
        case msgspec.inspect.DateTimeType():
            return st.datetimes()
        case msgspec.inspect.LiteralType(values=values):
            return st.sampled_from(list(values))
        case msgspec.inspect.UnionType(types=types):
            return st.one_of([_values(one) for one in types])
        case msgspec.inspect.VarTupleType(item_type=item):
            return st.lists(_values(item), max_size=3).map(tuple)
        case msgspec.inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_values(key), _values(value), max_size=3)
        case msgspec.inspect.StructType(cls=cls, fields=fields):
            return st.builds(cls, **{field.name: _values(field.type) for field in fields})
    raise NotImplementedError(of)


def any_record() -> st.SearchStrategy[Record]:
    """Any record of any kind that its type allows, its text clean."""
    kinds = st.sampled_from(list(TABLES.values()))

    def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
        info = msgspec.inspect.type_info(kind)
        assert isinstance(info, msgspec.inspect.StructType)
        fields = {field.name: _values(field.type) for field in info.fields}
        return st.builds(kind, **(fields | {"id": _ids}))

    return kinds.flatmap(records_of)
