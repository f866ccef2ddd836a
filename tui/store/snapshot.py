"""A book as it stood at one moment: its text, and its records as far as they were asked for.

The file is one JSON object: first ``"rounds"``, the head, then one object per table,
``{"id": record}``, one record per line. A snapshot never changes, so any number of
threads may read it; tables are decoded when first asked for.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar, cast

import msgspec

from tui.domain.records import SCHEMA, TABLE_OF, TABLES, Dated, Record
from tui.i18n import _
from tui.store import migrations
from tui.store.troubles import BookBroken, BookNewer

R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)

Doc = dict[str, object]
"""A record as it stands in the file, with keys that this version may not know."""

HEAD: Final = "rounds"
_IN_MEMORY: Final = Path(":memory:")
_NO_ROWS: Final = b"{}"


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the book says of itself.

    ``counters`` holds the highest id ever given by table, and under ``undo`` that of changes.
    ``undo`` holds the ids of the changes that can be taken back, newest last.
    """

    schema: int
    generation: int = 0
    counters: dict[str, int] = {}
    undo: tuple[int, ...] = ()


class Mark(NamedTuple):
    """By what we see that a file has changed: its status, and its first bytes."""

    size: int
    mtime_ns: int
    inode: int
    device: int
    beginning: bytes
    """Holds the generation, for two saves may fall into one tick of the file's clock."""


class Fault(NamedTuple):
    """A record that does not fit its type."""

    table: str
    id: str
    field: str
    reason: str


class Snapshot:
    """One generation of a book. Nothing about it changes but what has been decoded."""

    def __init__(
        self,
        head: Head,
        blocks: Mapping[str, bytes],
        *,
        path: Path | None = None,
        mark: Mark | None = None,
        extra: Mapping[str, object] | None = None,
        migrated_from: int | None = None,
    ) -> None:
        self.head = head
        self.blocks = blocks
        self.path = path
        self.mark = mark
        self.extra = extra or {}
        """Keys of the head that this version does not know."""
        self.migrated_from = migrated_from
        self._rows: dict[str, Mapping[str, msgspec.Raw]] = {}
        self._records: dict[str, dict[int, Record]] = {}
        self._views: dict[tuple[str, date | None], Mapping[int, Record]] = {}

    @classmethod
    def empty(cls, path: Path | None = None) -> Snapshot:
        """The book that nobody has written yet."""
        return cls(Head(schema=SCHEMA), {}, path=path)

    # -- records

    def table(self, name: str) -> dict[int, Record]:
        """The records of a table in id order. Not to be changed: copy it first.

        Raises:
            BookBroken: a record does not fit its type.
        """
        records = self._records.get(name)
        if records is None:
            records = self._decode(name)
            self._records[name] = records
        return records

    def all(self, kind: type[R]) -> Mapping[int, R]:
        """Every record of a kind, in id order."""
        return cast("Mapping[int, R]", self._view(TABLE_OF[kind], None))

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        """The records of a kind that are open or whose day is ``horizon`` or later."""
        return cast("Mapping[int, D]", self._view(TABLE_OF[kind], horizon))

    def get(self, kind: type[R], id: int) -> R | None:
        """The record of that id."""
        return cast("R | None", self.table(TABLE_OF[kind]).get(id))

    def adopt(self, records: Mapping[str, dict[int, Record]]) -> None:
        """Take over tables that are known already, instead of decoding them again."""
        self._records.update(records)

    def inherit(self, other: Snapshot) -> None:
        """Take over what another generation has decoded of tables whose text is the same."""
        same = {name for name in TABLES if self.blocks.get(name) == other.blocks.get(name)}
        self._records.update(
            (name, one) for name, one in other._records.copy().items() if name in same
        )
        self._rows.update((name, one) for name, one in other._rows.copy().items() if name in same)
        self._views.update((key, one) for key, one in other._views.copy().items() if key[0] in same)

    def validate(self) -> None:
        """Decode every table.

        Raises:
            BookBroken: a record does not fit its type.
        """
        for name in TABLES:
            self.table(name)

    # -- text

    def rows(self, name: str) -> Mapping[str, msgspec.Raw]:
        """The records of a table as text, by id as it stands in the file.

        Raises:
            BookBroken: the table is not an object of records.
        """
        rows = self._rows.get(name)
        if rows is None:
            try:
                rows = _decoder_of_rows().decode(self.blocks.get(name, _NO_ROWS))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise BookBroken(
                    self._named, _("the table {table} is damaged").format(table=name), table=name
                ) from error
            self._rows[name] = rows
        return rows

    def doc(self, name: str, id: int) -> Doc | None:
        """A record as it stands in the file."""
        raw = self.rows(name).get(str(id))
        return None if raw is None else doc_of(raw)

    def faults(self) -> list[Fault]:
        """Every record that does not fit its type."""
        found = []
        for name in TABLES:
            try:
                self.table(name)
            except BookBroken as broken:
                if broken.id is None:
                    found.append(Fault(name, "", "", broken.what))
                else:
                    found += list(_faults_of(name, self.rows(name)))
        return found

    # -- inside

    @property
    def _named(self) -> Path:
        return self.path or _IN_MEMORY

    def _view(self, name: str, horizon: date | None) -> Mapping[int, Record]:
        view = self._views.get((name, horizon))
        if view is None:
            records = self.table(name)
            view = MappingProxyType(records if horizon is None else within(records, horizon))
            self._views[name, horizon] = view
        return view

    def _decode(self, name: str) -> dict[int, Record]:
        block = self.blocks.get(name)
        if block is None:
            return {}
        try:
            with uncollected():
                records = _decoder_of(name).decode(block)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._broken_table(name) from error
        if not all(record.id == id > 0 for id, record in records.items()):
            raise self._broken_table(name)
        ids = list(records)
        if ids != sorted(ids):
            return {id: records[id] for id in sorted(ids)}
        return records

    def _broken_table(self, name: str) -> BookBroken:
        for fault in _faults_of(name, self.rows(name)):
            what = _("in {table}, record {id}, {field}: {reason}").format(
                table=name, id=fault.id, field=fault.field, reason=fault.reason
            )
            return BookBroken(self._named, what, table=name, id=fault.id, field=fault.field)
        return BookBroken(
            self._named, _("the table {table} is damaged").format(table=name), table=name
        )


def within(records: Mapping[int, Record], horizon: date) -> dict[int, Record]:
    """Those of a table of `Dated` records that are open or not older than ``horizon``."""
    dated = cast("Mapping[int, Dated]", records)
    return {id: one for id, one in dated.items() if one.is_open or one.day >= horizon}


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking a growing heap again and again, to find nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read(data: bytes, path: Path | None = None, mark: Mark | None = None) -> Snapshot:
    """A snapshot of the text of a book; one of an older schema is migrated in memory.

    Raises:
        BookBroken: it is not the text of a book.
        BookNewer: its schema is newer than ours.
    """
    named = path or _IN_MEMORY
    if not data:
        raise BookBroken(named, _("it is empty (0 bytes)"))
    try:
        blocks = {name: bytes(raw) for name, raw in _decoder_of_rows().decode(data).items()}
    except msgspec.ValidationError as error:
        raise BookBroken(named, _("it is not a book of Rounds")) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what = _("it is not readable JSON ({reason})").format(reason=error)
        raise BookBroken(named, what) from error
    if HEAD not in blocks:
        raise BookBroken(named, _("it is not a book of Rounds"))
    head, extra = _read_head(blocks.pop(HEAD), named)
    if head.schema > SCHEMA:
        raise BookNewer(named, head.schema)
    if head.schema < SCHEMA:
        blocks = _migrated(data, head.schema, named)
        # The images of undo are of the old schema.
        new = msgspec.structs.replace(head, schema=SCHEMA, undo=())
        return Snapshot(new, blocks, path=path, mark=mark, extra=extra, migrated_from=head.schema)
    return Snapshot(head, blocks, path=path, mark=mark, extra=extra)


def write(head: Head, extra: Mapping[str, object], blocks: Mapping[str, bytes]) -> bytes:
    """The text of a book."""
    first = {**msgspec.to_builtins(head), **extra}
    parts = [f'"{HEAD}":'.encode() + msgspec.json.encode(first)]
    parts += [msgspec.json.encode(name) + b":" + block for name, block in blocks.items()]
    return b"{" + b",\n".join(parts) + b"}\n"


def doc_of(text: bytes | msgspec.Raw) -> Doc:
    """The document of a record's text."""
    return _decoder_of_doc().decode(text)


def block_of(rows: Iterable[tuple[int, bytes]]) -> bytes:
    """The text of a table: one record per line, in id order."""
    lines = [b'"%d":%b' % row for row in sorted(rows)]
    return b"{\n" + b",\n".join(lines) + b"\n}"


def in_one_line(raw: msgspec.Raw) -> bytes:
    """The text of a record without the line breaks that an editor may have put in."""
    text = bytes(raw)
    return msgspec.json.encode(msgspec.json.decode(text)) if b"\n" in text else text


def _read_head(raw: bytes, named: Path) -> tuple[Head, dict[str, object]]:
    try:
        head = msgspec.json.decode(raw, type=Head)
        keys = doc_of(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what = _("its head is damaged ({reason})").format(reason=error)
        raise BookBroken(named, what, table=HEAD) from error
    return head, {key: keys[key] for key in keys if key not in Head.__struct_fields__}


def _migrated(data: bytes, schema: int, named: Path) -> dict[str, bytes]:
    try:
        raw = migrations.migrate(msgspec.json.decode(data, type=migrations.RawBook), schema)
    except migrations.NoStep as error:
        what = _("this Rounds cannot read schema {schema}").format(schema=schema)
        raise BookBroken(named, what) from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        what = _("it cannot be brought from schema {schema} to schema {new} ({reason})").format(
            schema=schema, new=SCHEMA, reason=error
        )
        raise BookBroken(named, what) from error
    raw.pop(HEAD, None)
    blocks = {}
    for name, table in raw.items():
        rows = table.items() if isinstance(table, dict) else ()
        blocks[name] = block_of((int(id), msgspec.json.encode(doc)) for id, doc in rows)
    return blocks


def _faults_of(name: str, rows: Mapping[str, msgspec.Raw]) -> Iterable[Fault]:
    decoder = msgspec.json.Decoder(TABLES[name])
    for id, raw in rows.items():
        try:
            record = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason, _sep, where = str(error).partition(" - at `$")
            yield Fault(name, id, where.strip(".`") or _("the record"), reason)
        else:
            if str(record.id) != id or record.id == 0:
                reason = _("{id} does not stand under its own id").format(id=record.id)
                yield Fault(name, id, "id", reason)


@cache
def _decoder_of(name: str) -> msgspec.json.Decoder[dict[int, Record]]:
    kind = TABLES[name]
    decoder: msgspec.json.Decoder[dict[int, Record]] = msgspec.json.Decoder(
        dict[int, kind]  # type: ignore[valid-type]
    )
    return decoder


@cache
def _decoder_of_doc() -> msgspec.json.Decoder[Doc]:
    return msgspec.json.Decoder(Doc)


@cache
def _decoder_of_rows() -> msgspec.json.Decoder[dict[str, msgspec.Raw]]:
    return msgspec.json.Decoder(dict[str, msgspec.Raw])
