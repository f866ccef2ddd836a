"""Pictures of the week, find, report, forms and the rest, in English and Chinese.

What is pictured in English elsewhere is pictured here in Chinese.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace

from tests.screens.driving import NOW, a_full_day, both_sizes, example_records
from tests.screens.pictures import Kept, Picture
from tui import i18n
from tui.domain.records import Account, Visit
from tui.store.book import Book

if TYPE_CHECKING:
    from tui.i18n import Language


def without_visits() -> Book:
    """The example book on a Saturday on which the rep stays at home."""
    records = example_records(i18n.language())
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
    Picture("week", (("w",),)),
    Picture("whom", (("s", "down", "right"),)),
    Picture("find", (("/",), "hua", ("down",))),
    Picture("report", (("w", "m"),)),
    Picture("new", (("N",),)),
    Picture("form-visit", (("N", "v"),)),
    Picture("form-step", (("N", "s"),)),
    Picture("form-note", (("N", "n"),)),
    Picture("form-person", (("N", "p"),)),
    Picture("form-account", (("N", "a"),)),
    Picture("form-edit", (("e", "tab", "end", "backspace", "backspace"), "30")),
    Picture("reschedule", (("r",), "13:15")),
    Picture("account", (("/",), "huaxin", ("enter",))),
)
CHINESE: Final = (
    Picture("today"),
    Picture(
        "log-filled",
        (
            *(("l", "a"), "同意先试用一盘", ("tab",), "周二 10:00 给财务演示"),
            *(("tab",), "王琳, +李新", ("tab",), "8万 周五", ("tab",), "11"),
        ),
    ),
    Picture(
        "line-effects",
        ((":",), "华信 进展 同意先试用一盘 @王琳 /下次 周二 10:00 演示 /付款 8万 周五"),
    ),
    Picture("plan", (("n",), "布兰特纳 周二 10:00 谈判")),
    Picture("owes", (("o",),)),
    Picture("help", (("?",),)),
    Picture("empty-book", (), Book.in_memory),
)
PICTURES: Final[tuple[tuple[Language, Picture], ...]] = (
    *(("en", picture) for picture in BOTH),
    *(("zh", picture) for picture in (*BOTH, *CHINESE)),
)


@both_sizes
@pytest.mark.parametrize(
    ("language", "picture"),
    PICTURES,
    ids=[f"{language}-{picture.id}" for language, picture in PICTURES],
)
def test_picture_in(picture: Picture, as_kept: Kept) -> None:
    assert as_kept(picture)
