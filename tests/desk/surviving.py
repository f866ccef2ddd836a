"""What an import may change in a book, by its kind; whatever is not named here outlives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec
from msgspec.structs import replace

from tui.desk.names import pinyin_of
from tui.domain.records import (
    TABLES,
    Account,
    Dated,
    Invoice,
    Opportunity,
    Payment,
    Person,
    Record,
    Review,
    Standing,
    Visit,
)
from tui.store.book import Book

Tables = Mapping[str, Mapping[int, Record]]
"""All records of a book by table and id."""


class May(msgspec.Struct, frozen=True):
    """What may become of the fields of a record; all others stay as they are."""

    told: tuple[str, ...] = ()
    """A file knows them better: it may give them another value, and take none away."""
    dropped: tuple[str, ...] = ()
    """It may take the value away as well."""
    filled: tuple[str, ...] = ()
    """It may fill them as long as they are empty."""
    grown: tuple[str, ...] = ()
    """It may add to what stands there."""


_ROW: Final = May(told=("key", "cells", "on"))
_TOLD_OF_OPPORTUNITIES: Final = (
    *("stage", "state", "amount", "currency", "opened", "close", "product"),
)
MAY: Final[Mapping[tuple[str, str], Mapping[type[Record], May]]] = {
    ("accounts", "csv"): {
        Account: May(
            told=(
                *("name", "number", "short_name", "tier", "currency", "industry"),
                *("city", "address", "phone", "terms_days", "credit_limit", "margin"),
                *("potential", "share", "rhythm_days", "travel_minutes"),
            ),
            dropped=("pinyin",),
        ),
    },
    ("people", "csv"): {
        Person: May(
            told=(
                *("name", "title", "department", "level", "roles", "attitude"),
                *("relation", "influence", "phone", "email", "birthday", "birth_year_known"),
                *("style", "social_style"),
            ),
            # Where the file tells of a line that would close a circle.
            dropped=("pinyin", "reports_to"),
            grown=("history",),
        ),
        Review: _ROW,
    },
    ("people", "vcf"): {
        Person: May(
            told=(
                *("name", "title", "department", "phone", "email", "birthday"),
                "birth_year_known",
            ),
            dropped=("pinyin",),
        ),
        Review: _ROW,
    },
    ("visits", "csv"): {
        Visit: May(told=("minutes", "kind", "purpose"), filled=("text", "note"), grown=("people",)),
        Review: _ROW,
    },
    ("visits", "ics"): {
        Visit: May(
            told=("start", "minutes", "state"),
            filled=("text", "purpose", "uid", "recurrence_id"),
            grown=("people",),
        ),
        Review: _ROW,
    },
    ("opportunities", "csv"): {
        Opportunity: May(told=_TOLD_OF_OPPORTUNITIES, dropped=("ended",), grown=("stages",)),
        Review: _ROW,
    },
    ("receivables", "csv"): {
        Account: May(told=("name",), dropped=("pinyin",), filled=("number",)),
        Invoice: May(
            told=("amount", "currency", "issued", "due", "number", "listed", "disputed"),
            dropped=("settled", "listing"),
        ),
        Payment: May(grown=("allocations",)),
    },
}
"""By the kind and the form of a file. Notes, promises, chases with their excuses, disputes, next
steps, lines of the plan, skips, snapshots and own words stand nowhere here: no file changes one."""


def tables_of(book: Book) -> Tables:
    """All that a book holds."""
    found: dict[str, Mapping[int, Record]] = {}
    for name, kind in TABLES.items():
        if issubclass(kind, Standing):
            found[name] = dict(book.all(kind))
        elif issubclass(kind, Dated):
            found[name] = dict(book.since(kind, date.min))
    return found


def assert_survives(kind: str, ending: str, before: Tables, after: Tables) -> None:
    """See that a file of that kind has left everything as it was but what it may change."""
    may = MAY[kind, ending]
    for name, table in before.items():
        for id_, old in table.items():
            new = after[name].get(id_)
            if new is None:
                # What was presumed goes when the ledger lists the invoice again.
                assert isinstance(old, Payment), (name, old)
                assert (kind, old.source) == ("receivables", "presumed"), old
                continue
            _assert_kept(old, new, may.get(type(old), May()))
            _assert_kept_by_rule(kind, ending, old, new)
        added = after[name].keys() - table.keys()
        assert not added or TABLES[name] in _MAY_ADD[kind], (name, added)
        assert all(id_ > max(table, default=0) for id_ in added), name


_NOTHING: Final = ("-", "n/a")
"""What the cells of `any_files` say where they say nothing."""
_MAY_ADD: Final[Mapping[str, tuple[type[Record], ...]]] = {
    "accounts": (Account,),
    "people": (Account, Person, Review),
    "visits": (Account, Visit, Review),
    "opportunities": (Account, Opportunity, Review),
    "receivables": (Account, Invoice, Payment),
}


def _assert_kept(old: Record, new: Record, may: May) -> None:
    for field in may.told:
        was, is_ = getattr(old, field), getattr(new, field)
        if was not in (None, "", ()) and is_ != was:
            assert is_ not in (None, "", (), *_NOTHING), (field, old, new)
    for field in may.filled:
        if getattr(old, field) not in (None, ""):
            assert getattr(new, field) == getattr(old, field), (field, old, new)
    for field in may.grown:
        was, is_ = getattr(old, field), getattr(new, field)
        assert is_[: len(was)] == was, (field, old, new)
    free = {*may.told, *may.dropped, *may.filled, *may.grown}
    assert replace(new, **{field: getattr(old, field) for field in free}) == old


def _assert_kept_by_rule(kind: str, ending: str, old: Record, new: Record) -> None:
    """What stays as it is for what the record says elsewhere."""
    if isinstance(old, Visit) and isinstance(new, Visit):
        has_been = old.state in ("logged", "missed")
        if ending == "ics" and has_been:
            assert (
                replace(new, uid=old.uid, recurrence_id="", people=())
                == replace(old, recurrence_id="", people=())
                or not old.uid
            )
            assert (new.start, new.minutes, new.state, new.text, new.purpose) == (
                *(old.start, old.minutes, old.state),
                *(old.text, old.purpose),
            )
    if isinstance(old, Account | Person) and isinstance(new, Account | Person):
        assert new.pinyin == (old.pinyin if new.name == old.name else pinyin_of(new.name))
    if isinstance(old, Account) and isinstance(new, Account) and kind == "receivables":
        assert old.name in (new.name, old.number)
    if isinstance(old, Invoice) and isinstance(new, Invoice):
        assert new.listing == old.listing or new.listed != old.listed
    if isinstance(old, Payment) and isinstance(new, Payment):
        assert new == old or old.source == "rep"
        assert sum(one.amount for one in new.allocations) <= new.amount or new == old
    if isinstance(old, Review) and isinstance(new, Review):
        assert new == old or (old.kind, old.source) == ("row", kind)
