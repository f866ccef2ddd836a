"""The foot line: at most six keys of the place, taught by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual import actions
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui import keys
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.screen import Screen

MOST: Final = 6
GAP: Final = "   "


class KeyBar(Widget):
    """The keys in force that are to be taught, in one line; a click presses them."""

    def __init__(self, *first: keys.Key) -> None:
        """``first``: keys that a field takes for itself, and passes on."""
        super().__init__()
        self._first = first

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def _bindings_updated(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        parts: list[Content] = []
        left = self.content_size.width
        for pressed, key, word in self._taught():
            left -= cell_len(key) + 1 + cell_len(word) + (len(GAP) if parts else 0)
            if left < 0 or len(parts) == MOST:
                break
            part = Content.assemble((key, "bold"), " ", (word, "$dim"))
            parts.append(part.stylize(Style.from_meta({"key": pressed})))
        return Content(GAP).join(parts)

    def _taught(self) -> Iterator[tuple[str, str, str]]:
        """Key to press, key as shown, and word, of each thing that can be done now."""
        done: set[str] = set()
        for key in self._first:
            _namespace, action, parameters = actions.parse(key.action)
            if not self.screen.check_action(action, parameters):
                continue
            done.add(key.action)
            yield key.keys.partition(",")[0], keys.shown(key), _(key.label)
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in done:
                done.add(binding.action)
                shown = keys.named(binding.key_display or self.app.get_key_display(binding))
                yield binding.key, shown, binding.description

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)
