"""Any text a file or a rep may come up with, for laws that hold for all of it."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import strategies as st

from tui.widgets.cells import _STYLES, Cell

STEERS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control, bidirectional and zero-width signs: nothing of this may reach a terminal."""

SPECIMENS: Final = (
    "",
    " ",
    "Huaxin Cable",
    "华信电缆（上海）",
    "ｆｕｌｌ　ｗｉｄｔｈ",
    "👩‍👩‍👧",
    "👨🏽‍🚒🇩🇪🇨🇳",
    "é̂̃́",
    "กขฃ क्षि ﷽",
    "[bold]x[/]",
    "\x1b[31mred\x07",
    "tab\tline\nend",
    "\u202eback\u202c",
    "zero\u200bwidth",
    "️⃣1️⃣",
    "\u0301start",
    "‍",
)
"""Texts that have broken screens before."""


def texts() -> st.SearchStrategy[str]:
    """Specimens, pieces of them run together, and anything Unicode has."""
    wide = st.text(st.sampled_from("华信é e̽́\u0301\u200d👩👧🇩🇪️a [/]\t"), max_size=12)
    any_text = st.text(max_size=12)
    return st.one_of(
        st.sampled_from(SPECIMENS), wide, any_text, st.tuples(any_text, wide).map("".join)
    )


def cells() -> st.SearchStrategy[Cell]:
    """Cells of up to four pieces in any tone."""
    piece = st.tuples(texts(), st.sampled_from(list(_STYLES)))
    return st.lists(piece, max_size=4).map(tuple)
