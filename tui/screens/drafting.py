"""Half-typed text is kept while it is typed, and offered when the form opens again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.screens.base import DeskApp


class Draft:
    """The draft of one form. Saving runs behind the typing and never holds it up."""

    def __init__(self, app: DeskApp, key: str) -> None:
        self._app = app
        self._key = key
        self._waiting: dict[str, str] | None = None
        self._is_saving = False
        self._is_closed = False

    def kept(self) -> Mapping[str, str]:
        """What was typed before and not saved."""
        return self._app.desk.drafts.get(self._key) or {}

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep these fields; of several in a row the last one counts."""
        if self._is_closed:
            return
        self._waiting = {name: text for name, text in fields.items() if text}
        if not self._is_saving:
            self._is_saving = True
            self._app.run_worker(self._save(), group="draft", exit_on_error=True)

    def drop(self) -> None:
        """The form has been saved: nothing is half-typed any more."""
        self._is_closed = True
        self._waiting = {}
        if not self._is_saving:
            self._is_saving = True
            self._app.run_worker(self._save(), group="draft", exit_on_error=True)

    async def _save(self) -> None:
        try:
            while self._waiting is not None:
                fields, self._waiting = self._waiting, None
                await asyncio.to_thread(self._write, fields)
        except Trouble as trouble:
            self._app.tell(trouble)
        finally:
            self._is_saving = False

    def _write(self, fields: dict[str, str]) -> None:
        if fields:
            self._app.desk.drafts.set(self._key, fields)
        else:
            self._app.desk.drafts.drop(self._key)
