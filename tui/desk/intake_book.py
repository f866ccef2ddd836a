"""A whole book from an export: into a book that is empty, with every record as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from tui.domain.records import SCHEMA, TABLES, Record
from tui.domain.references import references
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BACKUP: Final = b'"rounds"'
"""How the head of a book or backup is called."""


class BadBook(Trouble):
    """A file is no export of a book, or the book is not empty."""

    code = "book"


class _Export(msgspec.Struct, forbid_unknown_fields=True):
    """What `transfer.export_book` writes."""

    schema: int
    tables: dict[str, list[msgspec.Raw]]


def read_records(data: bytes, file: str) -> list[Record]:
    """Every record of an export.

    Args:
        file: its name, for messages.

    Raises:
        BadBook: it is none, it is damaged, or a newer Rounds wrote it.
    """
    if data.lstrip()[1:40].lstrip().startswith(_BACKUP):
        raise BadBook(
            _(
                "{file} is a book or a backup of one, not an export: `rounds restore` takes it."
            ).format(file=file)
        )
    try:
        found = msgspec.json.decode(data, type=_Export)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadBook(
            _("{file} is no export of a book ({reason}).").format(file=file, reason=error)
        ) from error
    unknown = next((name for name in found.tables if name not in TABLES), None)
    if found.schema > SCHEMA or unknown:
        raise BadBook(
            _("{file} was written by a newer Rounds: bring this one up to date.").format(file=file)
        )
    if found.schema < SCHEMA:
        raise BadBook(
            _("{file} was written by an older Rounds: export it anew with this one.").format(
                file=file
            )
        )
    records = [one for name, rows in found.tables.items() for one in _read(name, rows, file)]
    _check(records, file)
    return records


def _read(name: str, rows: Iterable[msgspec.Raw], file: str) -> Iterable[Record]:
    decoder = msgspec.json.Decoder(TABLES[name])
    for place, raw in enumerate(rows, start=1):
        try:
            yield decoder.decode(raw)
        except msgspec.DecodeError as error:
            raise BadBook(
                _("{file}, {table}, record {n}: {reason}.").format(
                    file=file, table=name, n=place, reason=error
                )
            ) from error


def _check(records: Iterable[Record], file: str) -> None:
    """See that every record has an id of its own, and names no other that is not there."""
    known: dict[str, dict[int, Record]] = {name: {} for name in TABLES}
    for name, kind in TABLES.items():
        for record in records:
            if type(record) is not kind:
                continue
            if record.id < 1 or record.id in known[name]:
                raise BadBook(
                    _("{file}, {table}: the id {id} is missing or stands twice.").format(
                        file=file, table=name, id=record.id
                    )
                )
            known[name][record.id] = record
    for name, table in known.items():
        _check_names(name, table, known, file)


def _check_names(
    name: str, table: Mapping[int, Record], known: Mapping[str, Mapping[int, Record]], file: str
) -> None:
    for id_, record in table.items():
        for field, target, named in references(record):
            if named not in known[target]:
                raise BadBook(
                    _(
                        "{file}, {table} {id}: {field} names {target} {missing}, "
                        "which is not there."
                    ).format(
                        file=file, table=name, id=id_, field=field, target=target, missing=named
                    )
                )
