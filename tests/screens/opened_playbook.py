"""The place Playbook in the tests: the entry under the cursor, and its page."""

from __future__ import annotations

from typing import Final

from tests.screens.driving import NOW, Rep
from tui.desk.playbook_entries import Contents
from tui.domain.records import Account, Visit
from tui.screens.playbook import PlaybookScreen
from tui.widgets.page import Page
from tui.widgets.rows import Rows

HUAXIN: Final = [Account(id=1, name="Huaxin"), Visit(id=1, account_id=1, start=NOW)]


def place(rep: Rep) -> PlaybookScreen:
    assert isinstance(rep.app.screen, PlaybookScreen)
    return rep.app.screen


def rows(rep: Rep) -> Rows:
    return place(rep).query_one("#contents", Rows)


def here(rep: Rep) -> str | None:
    """The entry under the cursor."""
    return rows(rep).current


def page(rep: Rep) -> str:
    """What is to be seen of the entry."""
    return rep.shown("#page")


def said(rep: Rep) -> str:
    """The same as running text."""
    return " ".join(page(rep).split())


def is_reading(rep: Rep) -> bool:
    return place(rep).query_one(Page).has_focus


def knows_pinyin(rep: Rep) -> bool:
    """Whether the search has learnt how the titles sound."""
    search = place(rep)._search
    return search is not None and search.knows_pinyin


async def go_to(rep: Rep, id: str) -> None:
    """Put the cursor on an entry, by searching for its title."""
    head = next(head for head in Contents(rep.desk).heads if head.id == id)
    await rep.press("f")
    rep.field("query").value = ""
    await rep.write(head.id if head.id == head.mark else head.title)
    await rep.press("escape")
    assert here(rep) == id
