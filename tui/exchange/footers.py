"""Lines below a list by which programs say what it is: who has made it, when, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tui.exchange.sheets import Row
from tui.exchange.values import LONGEST

_MOST: Final = 12
"""So many lines there may be."""
_SAID: Final = re.compile(
    r"copyright\b|©|confidential\b|(?:generated|exported|printed|created|report run) (?:by|on|at)\b"
    r"|(?:total )?(?:records?|rows?|count)\s*[:=]|\d+ (?:records?|rows?)\b"
    r"|(?:导出|制表|打印|生成)(?:人|时间|日期)?\s*[:：]|(?:共|合计)\s*\d+\s*(?:条|行|个|家)",
    re.I,
)


def begin(rows: Sequence[Row]) -> int:
    """Where such lines begin, one cell each; the number of rows where there are none."""
    at = len(rows)
    while at > 0 and len(rows) - at < _MOST and sum(map(bool, rows[at - 1].cells)) == 1:
        at -= 1
    last = rows[at:]
    said = [next(filter(None, row.cells)) for row in last]
    first = next((index for index, text in enumerate(said) if _is_footer(text)), -1)
    if first < 0:
        return len(rows)
    # What stands between them and a blank line is the title of the report.
    while first > 0 and last[first].number == last[first - 1].number + 1:
        first -= 1
    return at + first


def _is_footer(text: str) -> bool:
    return bool(_SAID.match(text[:LONGEST]))
