"""From the text of a file to a snapshot; an older schema is brought up to date in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tui.domain.records import SCHEMA
from tui.i18n import _
from tui.store import migrations, text
from tui.store.snapshot import IN_MEMORY, Snapshot
from tui.store.text import HEAD, Block, block_of
from tui.store.troubles import BookBroken, BookNewer

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.snapshot import Mark


def read(data: bytes, path: Path | None = None, mark: Mark | None = None) -> Snapshot:
    """A snapshot of the text of a book; one of an older schema is migrated in memory.

    Raises:
        BookBroken: it is not the text of a book.
        BookNewer: its schema is newer than ours.
    """
    named = path or IN_MEMORY
    if not data:
        raise BookBroken(named, _("it is empty (0 bytes)"))
    try:
        head, extra, blocks, is_ours = text.split(data)
    except text.NoBook as error:
        raise BookBroken(named, _("it is not a book of Rounds")) from error
    except text.BadHead as error:
        what = _("its head is damaged ({reason})").format(reason=error)
        raise BookBroken(named, what, table=HEAD) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what = _("it is not readable JSON ({reason})").format(reason=error)
        raise BookBroken(named, what) from error
    if head.schema > SCHEMA:
        raise BookNewer(named, head.schema)
    if head.schema < SCHEMA:
        blocks = _migrated(data, head.schema, named)
        # The images of undo are of the old schema.
        new = msgspec.structs.replace(head, schema=SCHEMA, undo=())
        return Snapshot(
            new,
            blocks,
            path=path,
            mark=mark,
            extra=extra,
            migrated_from=head.schema,
            is_ours=False,
        )
    return Snapshot(head, blocks, path=path, mark=mark, extra=extra, is_ours=is_ours)


def _migrated(data: bytes, schema: int, named: Path) -> dict[str, Block]:
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
