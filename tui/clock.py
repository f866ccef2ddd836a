"""The one clock. It is made at the entry and handed down; nothing else asks for the time."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

OPENING: Final = time(8, 0)
"""The time of day that a pinned date without a time stands at."""
YEARS: Final = range(1900, 2200)
"""Around these, other days can be counted off without falling out of the calendar."""


class Clock:
    """Tells the local time, or stands still where it was pinned."""

    def __init__(self, pinned: datetime | None = None) -> None:
        self._pinned = pinned

    @classmethod
    def at(cls, text: str) -> Clock:
        """A clock that stands still at ``YYYY-MM-DD`` (08:00) or ``YYYY-MM-DDTHH:MM``.

        Raises:
            ValueError: the text is neither, or too far away.
        """
        if "T" in text:
            pinned = datetime.strptime(text, "%Y-%m-%dT%H:%M")
        else:
            pinned = datetime.combine(datetime.strptime(text, "%Y-%m-%d").date(), OPENING)
        if pinned.year not in YEARS:
            raise ValueError(text)
        return cls(pinned)

    def now(self) -> datetime:
        """The local time, to the minute."""
        return self._pinned or datetime.now().replace(second=0, microsecond=0)

    def today(self) -> date:
        """The local day."""
        return self.now().date()
