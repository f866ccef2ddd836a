"""Trouble with a name: what the rep did or owns is the cause, and one sentence says so."""

from __future__ import annotations


class Trouble(Exception):
    """The rep's input or data cannot be used.

    The message is one clear sentence in the rep's language: what, where, what to do.
    Commands print it and exit with 1; the app shows it where it arose. Nothing has
    been written when it is raised.
    """

    code: str = "trouble"
