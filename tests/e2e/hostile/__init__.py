"""Files that nobody should be able to hurt a rep with, each made where a test needs it."""

from __future__ import annotations

from typing import Final

from tests.e2e.hostile.books import BOOKS
from tests.e2e.hostile.calendars import CALENDARS
from tests.e2e.hostile.cards import CARDS
from tests.e2e.hostile.case import ENDINGS, Case
from tests.e2e.hostile.no_files import NO_FILES
from tests.e2e.hostile.texts import TEXTS
from tests.e2e.hostile.workbooks import WORKBOOKS

__all__ = ["CASES", "ENDINGS", "NO_FILES", "Case"]

CASES: Final = (*WORKBOOKS, *TEXTS, *CARDS, *CALENDARS, *BOOKS)
