"""The page about the screens is true: every group of the help with the keys that it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tui import keys

DOCS: Final = Path(__file__).parents[1] / "docs"
SECTIONS: Final = re.split(
    r"^## (.+)\n", (DOCS / "screens.md").read_text(encoding="utf-8"), flags=re.MULTILINE
)[1:]
"""Titles and what stands below them, by turns."""


def keys_of(section: str) -> list[tuple[str, str]]:
    """Each key of a section as it is written, and what it does; they follow what it is for."""
    _about, said = section.strip().split("\n\n")
    told = " ".join(said.split())
    return re.findall(r"`([^`]+)` (.+?)(?: · (?=`)|$)", told)


def test_every_screen_stands_on_the_page_with_its_keys() -> None:
    told = {title: keys_of(text) for title, text in zip(SECTIONS[::2], SECTIONS[1::2], strict=True)}
    known = {
        title: [(keys.shown(key), key.help) for key in keys.of(place)]
        for place, title in keys.TITLES.items()
    }
    assert list(told) == list(known)
    for title, its_keys in known.items():
        assert told[title] == its_keys, title
