"""The figures at the head of Money: the same columns for every currency."""

from __future__ import annotations

import pytest

from tests.desk.making import NOW, desk_of
from tui import i18n
from tui.desk.collecting import money_view
from tui.desk.example import example_book
from tui.i18n import LANGUAGES, Language
from tui.screens.money_head import figures
from tui.widgets.cells import Piece, width_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 60, 78, 118])
def test_a_figure_stands_in_one_column_for_all_currencies_or_for_none(
    language: Language, width: int
) -> None:
    i18n.use(language)
    lines = figures(money_view(desk_of(*example_book(NOW.date(), language))), width)
    assert all(width_of(tuple(line)) <= width for line in lines)
    at = [{name: _column_of(line, name) for name in ("DSO", "CEI")} for line in lines]
    assert all(one == at[0] for one in at)
    if width >= 78:
        assert at[0]["CEI"] is not None


def _column_of(line: list[Piece], word: str) -> int | None:
    before = 0
    for text, tone in line:
        if text.strip() == word:
            return before
        before += width_of(((text, tone),))
    return None
