"""The week's report, one key from the week: to read, and to copy as Markdown."""

from __future__ import annotations

from datetime import date

from tests.screens import wild
from tests.screens.driving import both_sizes, rounds
from tui.desk import report as job
from tui.desk.markdown import runs


@both_sizes
async def test_m_in_the_week_shows_the_report_and_y_copies_it(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("w", "m")
        assert rep.on_top == "ReportScreen"
        text = job.as_markdown(job.report(rep.desk, date(2026, 11, 21)))
        assert text.splitlines()[0].lstrip("# ") in rep.shown("#report")
        assert "**" in text
        assert "**" not in rep.shown("#report")
        await rep.press("y")
        assert rep.app.clipboard == text
        assert "copied" in rep.told[-1]
        # It is longer than the window: the keys scroll to its end.
        last = "".join(one for one, _strong in runs(text.rstrip().splitlines()[-1]))[:30]
        assert last not in rep.shown("#report")
        await rep.press("end")
        await rep.until(lambda: last in rep.shown("#report"), "the end of the report")
        await rep.press("escape")
        assert rep.on_top == "WeekScreen"


async def test_the_report_is_that_of_the_week_shown() -> None:
    async with rounds() as rep:
        await rep.press("w", "[", "m", "y")
        assert rep.app.clipboard == job.as_markdown(job.report(rep.desk, date(2026, 11, 14)))
        await rep.press("escape", "]", "m", "y")
        assert rep.app.clipboard == job.as_markdown(job.report(rep.desk, date(2026, 11, 21)))


async def test_a_week_without_anything_has_a_report_too() -> None:
    async with rounds([]) as rep:
        await rep.press("w", "m")
        assert rep.on_top == "ReportScreen"
        assert "Nothing planned yet." in rep.shown("#report")


async def test_wild_names_and_notes_are_shown_and_copied_as_they_are() -> None:
    async with rounds(wild.records()) as rep:
        await rep.press("w", "[", "m", "y")
        text = rep.app.clipboard
        assert text == job.as_markdown(job.report(rep.desk, date(2026, 11, 14)))
        assert "click=app.quit" in text
        line = next(one for one in text.splitlines() if "Bold & Sons" in one)
        name = next(one for one, strong in runs(line) if strong)
        await rep.until(lambda: name in rep.shown("#report"), "the name as it is")
        await rep.click_on(rep.app.screen.query_one("#report"), "click=app")
        assert rep.app.is_running
        assert rep.on_top == "ReportScreen"
