"""Rounds: a key-account sales rep's day in a terminal."""

__version__ = "0.1.0"
