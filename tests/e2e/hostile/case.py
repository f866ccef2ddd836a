"""What a case of a hostile file is, and what many refusals say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

ENDINGS: Final = {
    "accounts": "csv",
    "people": "vcf",
    "receivables": "xlsx",
    "visits": "ics",
    "opportunities": "tsv",
    "book": "json",
}
"""An ending for each kind of import, so that every reader has its turn."""

BIG: Final = "too large"
"""What refusals say of a file that would take too much memory or time."""
LONG_CELL: Final = "131,072 characters"
"""What they say of a cell too long."""

Make = Callable[[], bytes]


class Case(msgspec.Struct, frozen=True):
    """A file, and what is to become of it."""

    name: str
    """With the ending of the file."""
    kind: str
    make: Make
    said: str
    """What stands in the sentence that refuses it; empty: it is taken."""
    is_long: bool = False
    """Whether it takes more than three seconds."""
