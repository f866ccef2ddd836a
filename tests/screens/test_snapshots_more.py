"""Pictures of the week, find, report, forms and the rest, in English and Chinese.

What is pictured in English elsewhere is pictured here in Chinese. `make snapshots` takes
them anew; look at each before it is kept.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from tests.screens.driving import NARROW, NOW, WIDE, Rep, a_desk, a_full_day
from tests.screens.test_snapshots import Compare, Picture
from tui import i18n
from tui.app import RoundsApp
from tui.desk.example import example_book
from tui.domain.records import Account, Record, Visit
from tui.store.book import Book

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.i18n import Language


def example() -> Book:
    """The example book in the language that is spoken."""
    return Book.in_memory(in_language(i18n.language()))


@cache
def in_language(language: Language) -> tuple[Record, ...]:
    """The records of the example book in a language."""
    return tuple(example_book(NOW.date(), language))


def without_visits() -> Book:
    """The example book on a Saturday on which the rep stays at home."""
    records = in_language(i18n.language())
    return Book.in_memory(
        one for one in records if not (isinstance(one, Visit) and one.day == NOW.date())
    )


def overloaded() -> Book:
    return Book.in_memory(a_full_day())


def all_done() -> Book:
    """Every visit logged, nothing loose."""
    start = NOW.replace(hour=7, minute=0)
    visit = Visit(id=0, account_id=1, start=start, state="logged", outcome="order", note="signed")
    return Book.in_memory(
        [
            Account(id=1, name="Huaxin Cable 华信电缆", tier="gold", city="Shanghai 上海"),
            *(replace(visit, id=n, start=start + timedelta(minutes=30 * n)) for n in range(1, 5)),
        ]
    )


BOTH: Final = (
    Picture("weekend", (), without_visits),
    Picture("overloaded", (("pagedown",),), overloaded),
    Picture("all-done", (), all_done),
    Picture("week", (("w",),), example),
    Picture("whom", (("s", "down", "right"),), example),
    Picture("find", (("/",), "hua", ("down",)), example),
    Picture("report", (("w", "m"),), example),
    Picture("new", (("N",),), example),
    Picture("form-visit", (("N", "v"),), example),
    Picture("form-step", (("N", "s"),), example),
    Picture("form-note", (("N", "n"),), example),
    Picture("form-person", (("N", "p"),), example),
    Picture("form-account", (("N", "a"),), example),
    Picture("form-edit", (("e", "tab", "end", "backspace", "backspace"), "30"), example),
    Picture("reschedule", (("r",), "13:15"), example),
    Picture("account", (("/",), "huaxin", ("enter",)), example),
)
CHINESE: Final = (
    Picture("today", (), example),
    Picture(
        "log-filled",
        (
            *(("l", "a"), "同意先试用一盘", ("tab",), "周二 10:00 给财务演示"),
            *(("tab",), "王琳, +李新", ("tab",), "8万 周五", ("tab",), "11"),
        ),
        example,
    ),
    Picture(
        "line-effects",
        ((":",), "华信 进展 同意先试用一盘 @王琳 /下次 周二 10:00 演示 /付款 8万 周五"),
        example,
    ),
    Picture("plan", (("n",), "布兰特纳 周二 10:00 谈判"), example),
    Picture("owes", (("o",),), example),
    Picture("help", (("?",),), example),
    Picture("empty-book", (), Book.in_memory),
)
PICTURES: Final[tuple[tuple[Language, Picture], ...]] = (
    *(("en", picture) for picture in BOTH),
    *(("zh", picture) for picture in (*BOTH, *CHINESE)),
)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("language", "picture"),
    PICTURES,
    ids=[f"{language}-{picture.id}" for language, picture in PICTURES],
)
def test_picture_in(
    language: Language, picture: Picture, size: tuple[int, int], snap_compare: Compare
) -> None:
    i18n.use(language)
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
