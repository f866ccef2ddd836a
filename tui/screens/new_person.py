"""A new person at an account, in a line: who it is, and what is understood of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import edit, people_line
from tui.i18n import _
from tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.ground import Desk
    from tui.desk.today_views import AccountRef


def ask_who(desk: Desk, account: AccountRef, added: Callable[[int], None]) -> AskScreen:
    """The dialog that asks for the line.

    Args:
        added: is told the id of the person, before the places are painted anew.
    """
    labels = {one.name: one.label for one in edit.form(desk, "person").fields}

    def add(line: str) -> str:
        saved = people_line.add(desk, account.id, line)
        added(saved.id)
        return saved.text

    def echo(line: str) -> str:
        echoes = people_line.check(desk, account.id, line)
        return "   ".join(f"{labels[one.field]} {one.text}" for one in echoes)

    return AskScreen(
        _("New person at {account}").format(account=account.name),
        _("who"),
        _("Zhao Min, CFO, reports Wang"),
        draft=f"person:{account.id}",
        job=add,
        echo=echo,
    )
