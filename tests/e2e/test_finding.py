"""Somebody new by the form, and everything found again by `/`, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tests.e2e.example import FOOT, at_today
from tests.e2e.exported import tables

if TYPE_CHECKING:
    from tests.e2e.running import Rounds
    from tui.i18n import Language


class Search(NamedTuple):
    """What is typed behind `/`, the hit that stands first, and what it opens."""

    typed: str
    hit: tuple[str, ...]
    opened: tuple[str, ...]


SEARCHES: Final[dict[Language, tuple[Search, ...]]] = {
    "en": (
        Search(
            "lanhu", ("account", "岚湖精密 Lanhu", "Kunshan"), ("◇ gold · Kunshan", "Chen Bo 陈波")
        ),
        Search("岚湖", ("account", "岚湖精密 Lanhu"), ("◇ gold · Kunshan", "Chen Bo 陈波")),
        Search(
            "ol-144",
            ("invoice", "OL-144", "Orrin Labs · €18,400"),
            ("Owes   Orrin Labs", "€19,360 outstanding"),
        ),
        Search(
            "spindles",
            ("note", "Mon 16 Nov 2026", "岚湖精密 Lanhu", "his own spindles"),
            ("◇ gold · Kunshan", "Ran ten spindles"),
        ),
        Search("xiaoman", ("person", "顾小满", "Huaxin Cable 华信电缆"), ("e edit", "顾小满")),
    ),
    "zh": (
        Search("lanhu", ("客户", "岚湖精密", "昆山"), ("◇ 黄金 · 昆山", "陈波")),
        Search("岚湖", ("客户", "岚湖精密"), ("◇ 黄金 · 昆山", "陈波")),
        Search(
            "ol-144", ("发票", "OL-144", "奥瑞计量 · €18,400"), ("欠款   奥瑞计量", "€19,360应收")
        ),
        Search(
            "主轴", ("备注", "2026年11月16日", "岚湖精密", "主轴"), ("◇ 黄金 · 昆山", "十根主轴")
        ),
        Search("xiaoman", ("联系人", "顾小满", "华信电缆"), ("e 编辑", "顾小满")),
    ),
}


def test_somebody_new_by_form_and_everything_found(example: Rounds, language: Language) -> None:
    terminal = at_today(example, language)
    # The form begins at the name: the account is the one under the cursor.
    terminal.press("N")
    terminal.wait_for(" 4 p")
    terminal.press("4")
    terminal.wait_for("li.wei@huaxin.example")
    terminal.press("顾小满", "enter")
    terminal.wait_gone("li.wei@huaxin.example")
    terminal.wait_for(FOOT[language])
    for search in SEARCHES[language]:
        terminal.press("/", search.typed)
        terminal.wait_for(f" / {search.typed}")
        terminal.wait_for_line(*search.hit)
        terminal.press("enter")
        terminal.wait_gone(f" / {search.typed}")
        for text in search.opened:
            terminal.wait_for(text)
        terminal.press("escape")
        terminal.wait_gone(search.opened[0])
        terminal.wait_for(FOOT[language])
    terminal.leave_by("q")
    book = tables(example)
    [huaxin] = [one for one in book.accounts if "华信电缆" in one.name]
    [person] = [one for one in book.people if one.name == "顾小满"]
    assert (person.account_id, person.pinyin) == (huaxin.id, "gu xiao man")
