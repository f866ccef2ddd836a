"""The top line: every place by its digit, in any width and language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from rich.cells import cell_len
from textual.app import App

from tui import i18n, keys
from tui.app import DARK
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

DAY: Final = date(2026, 11, 21)
DIGITS: Final = [key.keys for key in keys.of("everywhere") if key.action.startswith("place(")]


class Host(App[None]):
    """Nothing but the line."""

    CSS = "TopBar { height: 1; }"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield TopBar("money", DAY)


@pytest.fixture(params=["en", "zh"])
def _language(request: pytest.FixtureRequest) -> None:
    i18n.use(request.param)


@pytest.mark.usefixtures("_language")
@pytest.mark.parametrize("width", [60, 70, 80, 96, 120])
async def test_every_place_stands_in_the_line_and_nothing_is_cut(width: int) -> None:
    app = Host()
    async with app.run_test(size=(width, 3)):
        shown = app.query_one(TopBar).render().plain
        assert cell_len(shown) <= width
        assert all(f" {digit}" in shown for digit in DIGITS)
        assert i18n._("Money") in shown


async def test_a_wide_line_has_name_words_and_the_whole_date() -> None:
    app = Host()
    async with app.run_test(size=(120, 3)):
        shown = app.query_one(TopBar).render().plain
        assert shown.startswith("Rounds")
        assert shown.endswith("Sat 21 Nov 2026")
