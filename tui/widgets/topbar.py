"""The top line: the name, the places, the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui import keys, words
from tui.i18n import _
from tui.widgets.cells import content, width_of

if TYPE_CHECKING:
    from datetime import date

    from tui.widgets.cells import Piece


class TopBar(Widget):
    """Names the places with their digits and marks the one shown."""

    def __init__(self, place: str, today: date) -> None:
        super().__init__()
        self._place = place
        self._today = today

    def show(self, today: date) -> None:
        """The day has turned."""
        self._today = today
        self.refresh()

    def render(self) -> Content:
        """The fullest form that fits: a shorter date first, then no name, then bare digits."""
        today = self._today
        dates = (words.full_date(today), words.day_of_week(today))
        for name, date, is_whole in (
            (True, dates[0], True),
            (True, dates[1], True),
            (False, dates[1], True),
            (False, "", True),
            (False, dates[1], False),
        ):
            head: list[Piece] = [(_("Rounds"), "way bold"), ("   ", "")] if name else []
            labels = self._labels(is_whole=is_whole)
            used = width_of((*head, *((label, "") for label, _here in labels), (date, "")))
            space = self.content_size.width - used
            if space >= (1 if date else 0):
                break
        places = [
            Content.styled(label, "bold $background on $way" if here else "$foreground")
            for label, here in labels
        ]
        title = content(head)
        return Content.assemble(title, *places, " " * max(0, space), (date, "$dim"))

    def _labels(self, *, is_whole: bool) -> list[tuple[str, bool]]:
        """Each place by digit and word, and whether it is the one shown."""
        labels: list[tuple[str, bool]] = []
        for key in keys.of("everywhere"):
            if key.action.startswith("place("):
                here = key.action == f"place('{self._place}')"
                word = f" {_(key.help)}" if is_whole or here else ""
                labels.append((f" {key.keys}{word} ", here))
        return labels
