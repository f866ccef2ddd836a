"""What may be wrong with a book that can be read, and with what lies beside it."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from tui.domain.records import TABLES, Invoice, Record
from tui.domain.references import references
from tui.i18n import _
from tui.store import files
from tui.store.history import MOVING
from tui.store.storage import entry_path
from tui.store.troubles import HistoryBroken

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store.history import History
    from tui.store.snapshot import Fault, Snapshot


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong. ``repairable``: the next save or undo puts it right by itself."""

    code: str
    text: str
    where: str
    repairable: bool


def findings(book: Path, standing: Snapshot | None, past: History | None) -> list[Finding]:
    """All that is wrong with a book (None: not there or not readable) and its companions."""
    found = []
    if standing is not None and past is not None:
        faults = standing.faults()
        records = {name: _sound(standing, name, faults) for name in TABLES}
        left, broken = _left(past)
        together = {name: {**left[name], **records[name]} for name in TABLES}
        found += [*_of_faults(faults), *broken, *_dangling(records, together)]
        found += [*_duplicates(together), *_counters(standing, together)]
        found += _lost_undo(book, standing)
    return [*found, *_permissions(book), *_leftovers(book)]


def _left(past: History) -> tuple[Mapping[str, dict[int, Record]], list[Finding]]:
    """What has left the book by table, and the files of which that cannot be told."""
    left: defaultdict[str, dict[int, Record]] = defaultdict(dict)
    broken = []
    for year in past.names:
        try:
            snapshot = past.year(year)
        except HistoryBroken as trouble:
            found = Finding(
                code=trouble.code, text=str(trouble), where=str(trouble.path), repairable=False
            )
            broken.append(found)
            continue
        for name in MOVING if snapshot else ():
            left[name].update(snapshot.table(name) if snapshot else {})
    return left, broken


def _sound(standing: Snapshot, name: str, faults: list[Fault]) -> dict[int, Record]:
    """The records of a table that fit their type."""
    wrong = {fault.id for fault in faults if fault.table == name}
    if not wrong:
        return standing.table(name)
    if "" in wrong:  # the table itself is damaged
        return {}
    decoder = msgspec.json.Decoder(TABLES[name])
    rows = standing.rows(name)
    return {int(id): decoder.decode(raw) for id, raw in rows.items() if id not in wrong}


def _of_faults(faults: list[Fault]) -> Iterator[Finding]:
    for fault in faults:
        where = f"{fault.table} {fault.id}".strip()
        text = (
            _("{where}, {field}: {reason}").format(
                where=where, field=fault.field, reason=fault.reason
            )
            if fault.field
            else fault.reason
        )
        yield Finding(code="field", text=text, where=where, repairable=False)


def _dangling(
    records: Mapping[str, Mapping[int, Record]], all_: Mapping[str, Mapping[int, Record]]
) -> Iterator[Finding]:
    for name, table in records.items():
        for id, record in table.items():
            for field, target, missing in references(record):
                if missing not in all_[target]:
                    yield Finding(
                        code="dangling",
                        text=_(
                            "{table} {id}: {field} names {target} {missing}, which is not there."
                        ).format(table=name, id=id, field=field, target=target, missing=missing),
                        where=f"{name} {id}",
                        repairable=False,
                    )


def _duplicates(records: Mapping[str, Mapping[int, Record]]) -> Iterator[Finding]:
    invoices = [one for one in records["invoices"].values() if isinstance(one, Invoice)]
    counted = Counter((one.account_id, one.number) for one in invoices)
    for (account, number), count in counted.items():
        if count > 1:
            yield Finding(
                code="duplicate_invoice",
                text=_("Invoice {number} of account {account} is there {count} times.").format(
                    number=number, account=account, count=count
                ),
                where=f"accounts {account}",
                repairable=False,
            )


def _counters(standing: Snapshot, records: Mapping[str, Mapping[int, Record]]) -> Iterator[Finding]:
    for name, table in records.items():
        highest = max(table, default=0)
        counter = standing.head.counters.get(name, 0)
        if counter < highest:
            yield Finding(
                code="counter",
                text=_(
                    "The counter of {table} stands at {counter}, but id {highest} is in use."
                ).format(table=name, counter=counter, highest=highest),
                where=name,
                repairable=True,
            )


def _lost_undo(book: Path, standing: Snapshot) -> Iterator[Finding]:
    for id in standing.head.undo:
        path = entry_path(files.companion(book), id)
        if not path.exists():
            yield Finding(
                code="undo_lost",
                text=_("Change {id} can not be taken back: {path} is missing.").format(
                    id=id, path=path
                ),
                where=str(path),
                repairable=True,
            )


def _permissions(book: Path) -> Iterator[Finding]:
    if os.name == "nt":
        return
    folder = files.companion(book)
    for path in [book, folder, *sorted(folder.rglob("*"))]:
        if path.is_symlink() or not path.exists():
            continue
        if path.stat().st_mode & 0o077:
            own = "700" if path.is_dir() else "600"
            yield Finding(
                code="permissions",
                text=_("Others may get at {path}. `chmod {mode} {path}` keeps it to you.").format(
                    path=path, mode=own
                ),
                where=str(path),
                repairable=path == book,
            )


def _leftovers(book: Path) -> Iterator[Finding]:
    folder = files.companion(book)
    for path in [files.temporary(book), *sorted(folder.rglob(".*.new"))]:
        if path.exists():
            yield Finding(
                code="leftover",
                text=_(
                    "{path} is left from a save that was cut off; the next one removes it."
                ).format(path=path),
                where=str(path),
                repairable=True,
            )
