"""A real week on the example book: its Tuesday, and the morning view that the app opens with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.e2e.running import Rounds
    from tests.e2e.terminal import Terminal
    from tui.i18n import Language

TODAY: Final = date(2026, 11, 24)
"""A Tuesday: yesterday was a working day of the same week."""
YESTERDAY: Final = TODAY - timedelta(days=1)

SIX_VISITS: Final[dict[Language, str]] = {
    "en": "Today   6 visits · 1 logged",
    "zh": "今天   6次拜访 · 已记录1次",
}
"""The head of the day."""
FOOT: Final[dict[Language, str]] = {"en": "s whom to see", "zh": "s 该见谁"}
"""A key of the foot line that only the morning view has."""


def at_today(example: Rounds, language: Language) -> Terminal:
    """The app on the morning view, at 80 × 24."""
    terminal = example.open(24, 80)
    terminal.wait_for(SIX_VISITS[language])
    terminal.wait_for(FOOT[language])
    return terminal
