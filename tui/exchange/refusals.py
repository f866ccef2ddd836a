"""What of an address book or a calendar was not read, and why."""

from __future__ import annotations

from typing import Final

import msgspec

from tui.errors import Trouble
from tui.i18n import N_, _


class WrongFormat(Trouble):
    """A file is not what its name or the rep says it is."""

    code = "format"


class Refused(msgspec.Struct, frozen=True):
    """A part of a file that was not read."""

    line: int
    """Where it stands in the file; the first line is 1."""
    reason: str
    """A code; `why` and `sentence` say it in words."""


_REASONS: Final = {
    "birthday": N_("the birthday cannot be read"),
    "long": N_("it is too long"),
    "charset": N_("the encoding it names is not known"),
    "encoding": N_("its text is damaged"),
    "end": N_("it ends before it starts, or its length cannot be read"),
    "name": N_("it names nobody"),
    "no_colon": N_("a line that says nothing"),
    "no_person": N_("it is a company or a group, not a person"),
    "outside": N_("a line that belongs to nothing"),
    "repeats": N_("its repetition cannot be read"),
    "repeats_often": N_("it repeats more often than a meeting can"),
    "start": N_("its start is missing or cannot be read"),
    "unclosed": N_("its end is missing"),
    "zone": N_("its time zone is not known"),
}


def why(reason: str) -> str:
    """The reason for which something was refused, in the rep's words."""
    return _(_REASONS[reason])


def sentence(reason: str) -> str:
    """The reason as a sentence of its own."""
    text = why(reason)
    return _("{reason}.").format(reason=f"{text[:1].upper()}{text[1:]}")
