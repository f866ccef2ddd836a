"""What is copied and written from Prep: lines, the card, the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.driving import both_sizes, rounds
from tests.screens.prep.visiting import go_to, two_visits
from tui.desk.prep.view import of_visit

if TYPE_CHECKING:
    from pathlib import Path


async def test_y_copies_the_line_under_the_cursor_and_capital_y_the_section() -> None:
    async with rounds() as rep:
        await go_to(rep, "openings")
        view = of_visit(rep.desk, rep.app.current_visit or 0)
        await rep.press("down", "y")
        assert rep.app.clipboard == f"“{view.openings[1].text}”"
        await rep.press("Y")
        for one in view.openings:
            assert one.text in rep.app.clipboard


async def test_y_copies_the_card_and_a_whole_section() -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "y")
        assert "Huaxin" in rep.app.clipboard
        assert "leave by 09:05" in rep.app.clipboard
        await rep.press("right", "right", "right", "y")
        for one in of_visit(rep.desk, 1).materials:
            assert one.text in rep.app.clipboard


@both_sizes
async def test_b_writes_the_brief(size: tuple[int, int], tmp_path: Path) -> None:
    async with rounds(two_visits(), size=size) as rep:
        await rep.press("2", "b")
        field = rep.field("answer")
        assert field.value == "brief-Huaxin-2026-11-21.md"
        file = tmp_path / "brief.md"
        field.value = str(file)
        await rep.press("enter")
        assert rep.on_top == "PrepScreen"
        assert "Huaxin" in file.read_text("utf-8").splitlines()[0]
        assert str(file) in rep.told[-1]


async def test_a_brief_that_cannot_be_written_is_told_and_can_be_mended(tmp_path: Path) -> None:
    async with rounds(two_visits()) as rep:
        await rep.press("2", "b")
        rep.field("answer").value = str(tmp_path / "nowhere" / "brief.md")
        await rep.press("enter")
        assert rep.on_top == "AskScreen"
        assert rep.shown("#effects").strip()
