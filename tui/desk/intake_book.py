"""A whole book from an export: into a book that is empty, with every record as it was."""

from __future__ import annotations

import re
from types import GenericAlias
from typing import TYPE_CHECKING, Final

import msgspec

from tui.domain.records import SCHEMA, TABLES, Record
from tui.domain.references import references
from tui.errors import Trouble
from tui.exchange.reading import too_large
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BACKUP: Final = b'"rounds"'
"""How the head of a book or backup is called."""


_MOST: Final = 2_000_000
"""Records and lists within them; the book of a rep's whole life has a tenth of that."""
_RECORD: Final = re.compile(r"`\$\[(\d+)\]")


class BadBook(Trouble):
    """A file is no export of a book, or the book is not empty."""

    code = "book"


class _Export(msgspec.Struct, forbid_unknown_fields=True):
    """What `exporting_book.export_book` writes."""

    schema: int
    tables: dict[str, msgspec.Raw]


def read_records(data: bytes, file: str) -> list[Record]:
    """Every record of an export.

    Args:
        file: its name, for messages.

    Raises:
        BadBook: it is none, it is damaged, or a newer Rounds wrote it.
        BadSheet: it is larger than any book.
    """
    if data.count(b"{") + data.count(b"[") > _MOST:
        raise too_large(file)
    if data.lstrip()[1:40].lstrip().startswith(_BACKUP):
        raise BadBook(
            _(
                "{file} is a book or a backup of one, not an export: `rounds restore` takes it."
            ).format(file=file)
        )
    try:
        found = msgspec.json.decode(data, type=_Export)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
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


def _read(name: str, table: msgspec.Raw, file: str) -> Sequence[Record]:
    decoder: msgspec.json.Decoder[list[Record]]
    decoder = msgspec.json.Decoder(GenericAlias(list, (TABLES[name],)))
    try:
        return decoder.decode(table)
    except msgspec.DecodeError as error:
        # It says where: `$[2].name` is in the third record.
        match = _RECORD.search(str(error))
        raise BadBook(
            _("{file}, {table}, record {n}: {reason}.").format(
                file=file, table=name, n=int(match[1]) + 1 if match else 1, reason=error
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
