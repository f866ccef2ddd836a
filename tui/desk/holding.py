"""Rows that name no account: they wait in the review list, and the rep's answer is remembered."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui.desk.intake import Skip
from tui.domain.records import Account, Review
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.intake import Change
    from tui.exchange.headers import Kind

_UID: Final = "uid"
"""The cell that tells of which event a row is; a sheet has none."""


class Holding:
    """What one import does with rows that name no account."""

    def __init__(self, change: Change, source: Kind, on: date) -> None:
        """``source``: the kind of import; ``on``: its day."""
        self._change = change
        self._source = source
        self._on = on
        self._known: defaultdict[str, list[Review]] = defaultdict(list)
        for one in change.all(Review).values():
            if one.kind == "row" and one.source == source:
                self._known[one.key].append(one)
        self._seen: set[int] = set()
        self._waiting = 0

    def account_of(self, key: str, cells: Mapping[str, str], reason: str, uid: str = "") -> Account:
        """The account to which the rep has given such a row.

        Args:
            key: what tells the row from others as long as it stands in files: its number or name.
            cells: all that it says by field, so that another day can read it again: days in ISO
                form, codes.
            reason: why a row without an account cannot be taken.
            uid: of the calendar's event, which tells it from others whatever else it says.

        Raises:
            Skip: it waits for an answer, or the rep has left it out.
        """
        known = self._event(uid, key, cells) if uid else self._row(key, cells)
        self._seen.add(known.id)
        account = self._change.all(Account).get(known.account_id or 0)
        if account is not None:
            return account
        if known.is_waiting:
            self._waiting += 1
            raise Skip(reason)
        raise Skip(_("You left the row out, in the review list."))

    def warnings(self) -> list[str]:
        """How many rows wait."""
        if not self._waiting:
            return []
        return [
            ngettext(
                "{n} row names no account; it waits in the review list.",
                "{n} rows name no account; they wait in the review list.",
                self._waiting,
            ).format(n=self._waiting)
        ]

    def _event(self, uid: str, key: str, cells: Mapping[str, str]) -> Review:
        """The row of an event; as long as it waits, it says what the event says."""
        said = {**cells, _UID: uid}
        for known in self._known.values():
            for place, one in enumerate(known):
                if one.cells.get(_UID) == uid:
                    if one.is_waiting and (one.key, one.cells) != (key, said):
                        known[place] = self._change.put(replace(one, key=key, cells=said))
                    return known[place]
        return self._row(key, said)

    def _row(self, key: str, cells: Mapping[str, str]) -> Review:
        """The row as it is kept; one that says something new now says so there too."""
        known = self._known[key]
        said = dict(cells)
        for one in known:
            if one.cells == said:
                return one
        for place, one in enumerate(known):
            if one.id not in self._seen:
                if _UID in one.cells:
                    said.setdefault(_UID, one.cells[_UID])
                if said == one.cells:
                    return one
                known[place] = self._change.put(replace(one, cells=said, on=self._on))
                return known[place]
        new = Review(kind="row", source=self._source, key=key, cells=said, on=self._on)
        known.append(self._change.add(new))
        return known[-1]
