"""Pictures of importing, from the file to the news, in both languages and at both sizes.

`make snapshots` takes them anew; look at each before it is kept.
"""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING, Final

import pytest
from textual.widgets import Input

from tests.screens.driving import NARROW, NOW, WIDE, Rep, a_desk
from tests.screens.test_snapshots import Compare, Picture
from tui import i18n
from tui.app import RoundsApp
from tui.desk.example import example_book
from tui.desk.importing import Progress
from tui.screens.importing_work import WorkScreen
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.i18n import Language


def example() -> Book:
    return Book.in_memory(example_book(NOW.date(), i18n.language()))


LISTED: Final = {
    "en": ("Huaxin Cable 华信电缆", "岚湖精密 Lanhu", "Pell & Daughters", "Norrvik Tools"),
    "zh": ("华信电缆", "岚湖精密", "佩尔酿造设备", "诺维克工具"),
}
"""Accounts of the example book."""
WILD: Final = (
    "number,account,amount,[red]x[/],应收账款余额（含税，截至本期期末，人民币元）,{name} %s,\n"
    "R1,[/] & Co,100,[bold]b[/bold],华信电缆（上海）有限公司第二事业部,👩‍👩‍👧 Family,x\n"
)


def morning(language: Language) -> str:
    """An export with a title, a column of its own making, a sum, and a row that cannot be read."""
    huaxin, lanhu, pell, norrvik = LISTED[language]
    return (
        "Open items by customer\n\n"
        "Document,Customer,Posting date,Due,Amount,Balance,Cur,Collector memo\n"
        f"HX-20325,{huaxin},2026-08-20,2026-10-19,180000,180000,CNY,call again\n"
        f"HX-20399,{huaxin},2026-09-18,2026-11-17,64000,64000,CNY,\n"
        f"LH 0914,{lanhu},2026-08-09,2026-09-08,262500,112500,CNY,promised\n"
        f"P&D 205,{pell},2026-09-28,2026-10-28,4345.20,4345.20,EUR,\n"
        f"N10470,{norrvik},2026-11-10,2026-12-10,6235.75,6235.75,EUR,\n"
        ",,,Total,,367080.95,,\n"
        f"N10499,{norrvik},2026-13-45,2026-12-10,1,1,EUR,\n"
    )


MAPPED: Final = ("I", *"exp", "tab", *"open", "enter", "e", "enter")
"""As far as the columns, with the number of the invoice mended."""

PICTURES: Final = (
    Picture("file", (("I",), "exp", ("tab",)), example),
    Picture("file-people", (("I",), "exp", ("tab", "shift+tab", "right", "right")), example),
    Picture("file-wrong", (("I",), "exports/none.csv", ("enter",)), example),
    Picture("columns-missing", (MAPPED[:-2],), example),
    Picture("columns", (MAPPED,), example),
    Picture("columns-field", ((*MAPPED[:-1],), "am"), example),
    Picture("columns-asked", ((*MAPPED, "enter"),), example),
    Picture("columns-wild", (("I",), "exp", ("tab",), "wild", ("enter", "end")), example),
    Picture("encoding", (("I",), "exp", ("tab",), "odd", ("enter",)), example),
    Picture("trial", ((*MAPPED, "enter", "2"),), example),
    Picture("news", ((*MAPPED, "enter", "2", "enter"),), example),
    Picture("news-rows", ((*MAPPED, "enter", "2", "enter", "tab", "tab"),), example),
    Picture("nothing-to-repeat", (("R",),), example),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where exports lie in the rep's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "exports"
    (folder / "archive").mkdir(parents=True)
    return folder


def put(folder: Path, name: str, text: bytes, when: str) -> None:
    (folder / name).write_bytes(text)
    moment = datetime.fromisoformat(when).timestamp()
    os.utime(folder / name, (moment, moment))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("picture", PICTURES, ids=[picture.id for picture in PICTURES])
def test_picture_of(
    picture: Picture,
    language: Language,
    size: tuple[int, int],
    snap_compare: Compare,
    folder: Path,
) -> None:
    i18n.use(language)
    put(folder, "open-items.csv", morning(language).encode(), "2026-11-21T07:40")
    put(folder, "wild.csv", WILD.encode(), "2026-11-20T18:02")
    odd = "number,account,amount\nR1,Müller & Söhne ÄÖ,100\n"
    put(folder, "odd.csv", odd.encode("cp850"), "2026-11-10T18:02")
    put(folder, "应收款 十一月.xlsx", b"x" * 1_234_567, "2026-11-09T18:02")
    put(folder, "team.vcf", b"x", "2026-11-08T18:02")
    app = RoundsApp(a_desk(picture.book()))

    async def get_there(pilot: Pilot[None]) -> None:
        rep = Rep(app, pilot)
        await rep.settled()
        for step in picture.steps:
            if isinstance(step, str):
                await rep.write(step)
            else:
                await rep.press(*step)
        await rep.without_toasts()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await rep.settled()

    assert snap_compare(app, terminal_size=size, run_before=get_there)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_picture_of_long_work(
    language: Language, size: tuple[int, int], snap_compare: Compare
) -> None:
    i18n.use(language)
    app = RoundsApp(a_desk(example()))
    progress = Progress()
    progress.begin("taking", 50_000)
    progress.at(12_800)

    async def get_there(pilot: Pilot[None]) -> None:
        rep = Rep(app, pilot)
        await rep.settled()
        app.push_screen(WorkScreen(lambda: "open-items.csv", progress))
        await rep.settled()

    assert snap_compare(app, terminal_size=size, run_before=get_there)
