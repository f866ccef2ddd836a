"""What every record is made of: ids, amounts and the two families."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Final

import msgspec

SCHEMA: Final = 1
"""The schema version these types describe; see `tui.store.migrations`."""

HORIZON: Final = timedelta(days=400)
"""How far back the book itself reaches, thirteen months and a little: what is closed and older
may have left it for the history."""

YEARLESS: Final = 1904
"""Where a birthday stands whose year is not known: a leap year, so 29 February can."""

Id = Annotated[int, msgspec.Meta(ge=0)]
Minor = int
"""An amount in minor units (cents, fen) of the currency beside it."""
Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
Fraction = Annotated[float, msgspec.Meta(ge=0, le=1)]
Score = Annotated[int, msgspec.Meta(ge=0, le=10)]
Points = Annotated[int, msgspec.Meta(ge=0, le=5)]
Name = Annotated[str, msgspec.Meta(min_length=1)]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands in a table. ``id`` 0 means: not stored yet."""

    id: Id = 0


class Standing(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record that is always at hand."""


class Dated(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record that belongs to a day and is asked for with a horizon."""

    @property
    def day(self) -> date:
        """The day it belongs to."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether it still calls for action and so is at hand however old it is."""
        return False


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of a record that has no id of its own."""


class Filed(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody of theirs said about an item of the account file, and when (M08)."""

    on: date
    text: Name
