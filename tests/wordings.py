"""What holds for the words of codes, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args


def check_words(say: Callable[[str], str], codes: object) -> None:
    """Every code of these has a word of its own, and none is the code itself."""
    said = [say(code) for code in get_args(codes)]
    assert said
    assert all(said)
    assert not any("_" in word for word in said)
    assert len(set(said)) == len(said)
