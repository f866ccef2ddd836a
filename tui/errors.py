"""Trouble with a name: what the rep did or owns is the cause, and one sentence says so."""

from __future__ import annotations

import re
from typing import Final

MOST_QUOTED: Final = 80
"""Characters of what was typed that a sentence quotes: it is to be read, whatever was pasted."""
_LONG: Final = re.compile(rf"“([^”]{{{MOST_QUOTED - 1}}})[^”]{{2,}}”")


class Trouble(Exception):
    """The rep's input or data cannot be used.

    The message is one clear sentence in the rep's language: what, where, what to do.
    Commands print it and exit with 1; the app shows it where it arose. Nothing has
    been written when it is raised.
    """

    code: str = "trouble"

    def __str__(self) -> str:
        return _LONG.sub(r"“\1…”", super().__str__())
