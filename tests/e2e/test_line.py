"""A whole call in one Chinese line: seen before it is written, and taken back by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.example import at_today
from tests.e2e.exported import book_text, tables, tables_of

if TYPE_CHECKING:
    from tests.e2e.running import Rounds

LINE: Final = "华信 进展 同意试用 @王琳 /下次 下周二10点 给财务总监演示 /付款 8万 周五 /借口 审批中"


@pytest.mark.parametrize("language", ["zh"])
def test_a_chinese_line_has_five_effects_and_one_undo(example: Rounds) -> None:
    before = book_text(example)
    terminal = at_today(example, "zh")
    terminal.press(":")
    terminal.wait_for("速记")
    terminal.press(LINE)
    # The preview, before anything is written.
    for effect in (
        "记录  华信电缆，进展：同意试用",
        "见到  王琳",
        "拜访  2026年12月1日 周二 10:00 给财务总监演示",
        "付款承诺  2026年11月27日 周五付¥80,000",
        "借口  审批中",
    ):
        terminal.wait_for(effect)
    assert book_text(example) == before
    terminal.press("enter")
    terminal.wait_for("已记录：华信电缆，进展：同意试用")
    terminal.wait_for_line("✓ 10:00 ◆ 华信电缆", "王琳  ", "谈判")
    terminal.wait_for("已记录2次")

    old, new = tables_of(before), tables(example)
    [wang] = [one.id for one in new.people if one.name == "王琳"]
    [call, visit] = [one for one in new.visits if one not in old.visits]
    assert (call.start, call.state, call.outcome, call.note, call.people) == (
        "2026-11-24T10:00:00",
        "logged",
        "advance",
        "同意试用",
        (wang,),
    )
    assert (visit.start, visit.state, visit.text) == (
        "2026-12-01T10:00:00",
        "planned",
        "给财务总监演示",
    )
    [promise] = [one for one in new.promises if one not in old.promises]
    assert (promise.amount, promise.due) == (8_000_000, "2026-11-27")
    [chase] = [one for one in new.chases if one not in old.chases]
    assert (chase.excuse, chase.promise_id) == ("in_process", promise.id)

    terminal.press("u")
    terminal.wait_for("已撤销：")
    terminal.wait_for_line("▸ 10:00 ◆ 华信电缆", "王琳 +1", "谈判")
    terminal.leave_by("q")
    assert book_text(example) == before
