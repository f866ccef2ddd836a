"""Toasts: they are read in full, whatever lies below them."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from tests.screens.driving import Rep, both_sizes, example_records, painted, rounds
from tui import i18n

LINE = "华信 进展 同意试用 @王琳 /下次 下周二10点 给财务总监演示 /付款 8万 周五 /借口 审批中"


def on_toast(rep: Rep) -> list[str]:
    """What can be read on the newest toast, line by line, without its edge."""
    toasts = list(rep.app.screen.query(Toast))
    return [line.strip("▌ ") for line in painted(toasts[-1])] if toasts else []


@both_sizes
async def test_no_character_of_a_toast_is_lost_over_the_card(size: tuple[int, int]) -> None:
    i18n.use("zh")
    async with rounds(example_records("zh"), size=size, toasts=True) as rep:
        await rep.press(":")
        await rep.paste(LINE)
        await rep.press("enter")
        await rep.until(lambda: on_toast(rep) == rep.told[-1].splitlines(), "the whole toast")


@both_sizes
async def test_a_name_of_5000_characters_leaves_most_of_the_window_free(
    size: tuple[int, int],
) -> None:
    async with rounds(size=size, toasts=True) as rep:
        await rep.press("N", "a")
        await rep.paste("漢" * 5_000)
        await rep.press("enter")
        assert rep.on_top == "TodayScreen"
        assert rep.told[-1].endswith("漢…")
        assert 3 < len(on_toast(rep)) < size[1] / 2


@both_sizes
@pytest.mark.parametrize("spaces", range(2))
async def test_wherever_the_edge_of_a_panel_runs_below_it(
    size: tuple[int, int], spaces: int
) -> None:
    text = " " * spaces + "华信电缆已记录同意试用承诺付款" * 2
    async with rounds(size=size, toasts=True) as rep:
        for keys in ((), ("l", "a"), ("escape", "3"), ("4",), ("enter",)):
            await rep.press(*keys)
            rep.app.tell(text)
            await rep.until(lambda: "".join(on_toast(rep)) == text.strip(), "the whole toast")
            await rep.without_toasts()
