"""The foot line teaches at most six keys, and a click presses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.binding import Binding

from tests.widgets.hosting import painted
from tui.app import DARK
from tui.widgets.keybar import MOST, KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Bound(App[None]):
    """An app with eight keys, one of them hidden and one at rest."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012
        Binding("a", "press('a')", "alpha", key_display="a"),
        Binding("b", "press('b')", "[bold]", key_display="b"),
        Binding("h", "press('h')", "hidden", show=False),
        Binding("r", "rest", "resting"),
        *(Binding(key, f"press('{key}')", f"word {key}") for key in "cdefg"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield KeyBar()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "rest"

    def action_press(self, key: str) -> None:
        self.pressed.append(key)


async def test_it_teaches_at_most_six_keys_that_work_now() -> None:
    async with Bound().run_test(size=(120, 3)) as pilot:
        words = painted(pilot.app.query_one(KeyBar))[0].rstrip().split("   ")
        assert words == ["a alpha", "b [bold]", "c word c", "d word d", "e word e", "f word f"]
        assert len(words) == MOST


@pytest.mark.parametrize("width", [1, 6, 7, 15, 20, 31, 45])
async def test_it_leaves_out_what_does_not_fit_and_cuts_no_word(width: int) -> None:
    async with Bound().run_test(size=(width, 3)) as pilot:
        whole = "a alpha   b [bold]   c word c   d word d   e word e   f word f"
        line = painted(pilot.app.query_one(KeyBar))[0].rstrip()
        assert whole.startswith(line)
        assert whole[len(line) :][:3] in ("", "   ") if line else width < 7


async def test_a_click_presses_the_key() -> None:
    app = Bound()
    async with app.run_test(size=(120, 3)) as pilot:
        line = painted(app.query_one(KeyBar))[0]
        await pilot.click(KeyBar, offset=(line.index("word d"), 0))
        await pilot.click(KeyBar, offset=(line.index("b [bold]"), 0))
        await pilot.click(KeyBar, offset=(line.index("b [bold]") - 2, 0))
        await pilot.pause()
        assert app.pressed == ["d", "b"]
