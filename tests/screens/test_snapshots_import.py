"""Pictures of importing, from the file to the news, in both languages and at both sizes."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING, Final

import pytest

from tests.screens.driving import Rep, a_desk, both_sizes
from tests.screens.pictures import (
    Compare,
    Kept,
    Picture,
    both_languages,
    each_in_every_way,
    example,
)
from tui import i18n
from tui.app import RoundsApp
from tui.desk.importing import Progress
from tui.screens.importing_work import WorkScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.i18n import Language


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
    Picture("file", (("I",), "exp", ("tab",))),
    Picture("file-people", (("I",), "exp", ("tab", "shift+tab", "right", "right"))),
    Picture("file-wrong", (("I",), "exports/none.csv", ("enter",))),
    Picture("columns-missing", (MAPPED[:-2],)),
    Picture("columns", (MAPPED,)),
    Picture("columns-field", ((*MAPPED[:-1],), "am")),
    Picture("columns-asked", ((*MAPPED, "enter"),)),
    Picture("columns-wild", (("I",), "exp", ("tab",), "wild", ("enter", "end"))),
    Picture("encoding", (("I",), "exp", ("tab",), "odd", ("enter",))),
    Picture("trial", ((*MAPPED, "enter", "2"),)),
    Picture("news", ((*MAPPED, "enter", "2", "enter"),)),
    Picture("news-rows", ((*MAPPED, "enter", "2", "enter", "tab", "tab"),)),
    Picture("nothing-to-repeat", (("R",),)),
)


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    """Exports as they lie in the rep's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "exports"
    (folder / "archive").mkdir(parents=True)
    odd = "number,account,amount\nR1,Müller & Söhne ÄÖ,100\n"
    for name, data, when in (
        ("open-items.csv", morning(language).encode(), "2026-11-21T07:40"),
        ("wild.csv", WILD.encode(), "2026-11-20T18:02"),
        ("odd.csv", odd.encode("cp850"), "2026-11-10T18:02"),
        ("应收款 十一月.xlsx", b"x" * 1_234_567, "2026-11-09T18:02"),
        ("team.vcf", b"x", "2026-11-08T18:02"),
    ):
        (folder / name).write_bytes(data)
        moment = datetime.fromisoformat(when).timestamp()
        os.utime(folder / name, (moment, moment))


@pytest.mark.usefixtures("exports")
@each_in_every_way(PICTURES)
def test_picture_of(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)


@both_sizes
@both_languages
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
