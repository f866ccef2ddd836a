"""Prep as plain text: the doorstep card in its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.desk.prep import doorstep
from tui.domain.text import width

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.prep.laying import Line
    from tui.desk.prep.views import PrepView

_WIDTH: Final = 80
_HEIGHT: Final = 23
"""The shell's next prompt has the last line of 24."""


def card(view: PrepView, today: date) -> str:
    """The doorstep card, 80 columns wide, on one screen."""
    shown = doorstep.card(view, today)
    room = _WIDTH - 4
    title = _text(doorstep.head(shown, room)).strip()
    said = [f"╭ {title} {'─' * (_WIDTH - 4 - width(title))}╮"]
    said += [_framed(_text(line), room) for line in doorstep.body(shown, room, _HEIGHT - 2)]
    return "\n".join([*said, f"╰{'─' * (_WIDTH - 2)}╯"])


def _text(line: Line) -> str:
    return "".join(text for text, _tone in line)


def _framed(text: str, room: int) -> str:
    return f"│ {text}{' ' * (room - width(text))} │"
