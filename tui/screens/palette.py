"""What the palette offers: the commands of the place, and a word where none is called so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.command import Hit
from textual.system_commands import SystemCommandsProvider

from tui.i18n import _
from tui.widgets.cells import content

if TYPE_CHECKING:
    from textual.command import Hits

_SURE: Final = 1.0
"""A score that is shown: Textual leaves out what has none."""


class Commands(SystemCommandsProvider):
    """Textual says in English, and half a second late, that it has found nothing."""

    async def search(self, query: str) -> Hits:
        found = False
        async for hit in super().search(query):
            found = True
            yield hit
        if not found:
            nothing = _("Nothing is called so.")
            again = self.app.action_command_palette
            yield Hit(_SURE, content([(nothing, "dim")]), again, text=nothing)
