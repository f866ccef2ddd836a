"""A rep who imports files and goes through the review list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.desk.importing import NOW, Rep
from tui.clock import Clock
from tui.desk.ground import Desk
from tui.desk.review import Choice, answer, cases
from tui.domain.records import Account, Record
from tui.exchange.headers import Kind
from tui.settings import Settings
from tui.store.drafts import Drafts

GTX = Account(id=1, name="GTX Pro", city="Suzhou")
HUAXIN = Account(id=2, name="华信电缆有限公司", pinyin="hua xin dian lan you xian gong si")


class Office:
    """A rep who imports files and goes through the review list."""

    def __init__(self, folder: Path, *records: Record) -> None:
        self.folder = folder
        self.rep = Rep(folder, "people", records)
        self.desk = Desk(self.rep.book, Clock(NOW), Settings(), Drafts.in_memory())

    def take(self, kind: Kind, text: str, **options: Any) -> int:
        """Import a file; how many questions it raises."""
        self.rep.kind = kind
        return self.rep.take(text, **options).review

    @property
    def cases(self) -> list[str]:
        return [one.text for one in cases(self.desk)]

    def answer(self, choice: Choice, text: str = "", at: int = 0) -> str:
        return answer(self.desk, cases(self.desk)[at].id, choice, text)

    @property
    def accounts(self) -> set[str]:
        return set(self.rep.accounts)
