"""How far long work is, for whoever watches it, and the way to stop it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal, TypeVar

from tui.errors import Trouble
from tui.i18n import _

Stage = Literal["waiting", "reading", "understanding", "taking", "saving"]

T = TypeVar("T")

EVERY: Final = 256
"""So many rows are done between two looks."""


class Cancelled(Trouble):
    """The rep has stopped the work; nothing was written."""

    code = "cancelled"

    def __init__(self) -> None:
        super().__init__(_("Stopped. Nothing was imported."))


class Progress:
    """One piece of long work: who does it says how far it is, and anybody may look or stop it.

    Its fields are set by one thread and may be read by another.
    """

    def __init__(self) -> None:
        self.stage: Stage = "waiting"
        self.done = 0
        self.total = 0
        """Of the stage, in rows; 0: not known beforehand."""
        self._is_stopped = False

    @property
    def can_stop(self) -> bool:
        """False once the book is being written: what has begun then is finished."""
        return self.stage != "saving"

    def stop(self) -> None:
        """Ask the work to stop; it does so between two rows, if it still can."""
        self._is_stopped = True

    def begin(self, stage: Stage, total: int = 0) -> None:
        """The next stage of the work.

        Raises:
            Cancelled: the work is to stop.
        """
        self.at(self.done)
        self.stage, self.done, self.total = stage, 0, total

    def at(self, done: int) -> None:
        """So much of the stage is done.

        Raises:
            Cancelled: the work is to stop.
        """
        self.done = done
        if self._is_stopped and self.can_stop:
            raise Cancelled

    def over(self, rows: Sequence[T], stage: Stage) -> Iterator[T]:
        """The rows of a stage, one after the other.

        Raises:
            Cancelled: the work is to stop.
        """
        self.begin(stage, len(rows))
        for done, row in enumerate(rows):
            if not done % EVERY:
                self.at(done)
            yield row
        self.at(len(rows))
