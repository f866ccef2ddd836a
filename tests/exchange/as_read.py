"""A sheet as it is read from a file, before anybody has looked for its header."""

from __future__ import annotations

from collections.abc import Sequence

from tui.exchange.sheets import Merge, Row, Sheet


def sheet_as_read(rows: Sequence[Row], *merges: Merge) -> Sheet:
    """A sheet of these rows; the first of them counts as its header."""
    first, *others = rows
    return Sheet(
        file="f",
        encoding="utf-8",
        header=first.cells,
        heads=(first,),
        rows=tuple(others),
        merges=merges,
    )
