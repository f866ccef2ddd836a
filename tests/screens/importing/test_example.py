"""Importing into the example book, and in Chinese."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.screens.driving import (
    rounds,
)
from tests.screens.importing.doing import (
    FRIDAY,
    HEADER,
    put,
    read,
    words,
)
from tui.domain.records import Account, Invoice

if TYPE_CHECKING:
    from pathlib import Path

    from tui.domain.records import Record


async def test_the_example_book_takes_imports_and_repeats_them(folder: Path) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY, day=20)
    async with rounds() as rep:
        before = len(rep.all(Invoice))
        await read(rep, "~/exports/fri.csv")
        await rep.press("enter", "2", "enter")
        assert len(rep.all(Invoice)) == before + 3
        await rep.press("escape", "R")
        assert words(rep, "#result-heading").startswith("Imported fri.csv")
        assert "Nothing is new" in words(rep, "#counts")
        assert "u undo" not in rep.foot
        await rep.press("u")
        assert len(rep.all(Invoice)) == before + 3
    assert [one.name for one in folder.parent.iterdir()] == ["exports"]


async def test_chinese_receivables_in_gbk(folder: Path) -> None:
    from tui import i18n

    text = "发票号,客户名称,余额,到期日\nA1,华北电缆,100.50,2026-11-01\nA2,江南机械,20,2026-12-01\n"
    put(folder, "应收.csv", text.encode("gb18030"))
    records: list[Record] = []
    i18n.use("zh")
    async with rounds(records) as rep:
        await read(rep, "~/exports/应收")
        assert rep.on_top == "ColumnsScreen"
        await rep.press("enter", "1", "enter")
        assert {one.name for one in rep.all(Account)} == {"华北电缆", "江南机械"}
        due = min(one.due for one in rep.all(Invoice) if one.due)
        assert due + timedelta(days=30) == date(2026, 12, 1)
