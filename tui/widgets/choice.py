"""One of a few words, in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui import keys
from tui.widgets.bindings import bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType


class Choice(Widget, can_focus=True):
    """A row of words of which one, or none yet, is chosen. Arrows move, a click chooses."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("choice"))

    value: reactive[str | None] = reactive(None)

    class Chosen(Message):
        """A word has been chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> Choice:
            return self.choice

    def __init__(
        self, options: Sequence[tuple[str, str]], *, id: str, value: str | None = None
    ) -> None:
        """``options``: code and word of each."""
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Choice.value, value)

    @property
    def codes(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(code for code, _word in self._options)

    def render(self) -> Content:
        parts: list[Content | str] = []
        for code, word in self._options:
            if parts:
                parts.append("  ")
            letter = self._letter(code)
            style = self._style(code)
            meta = Style.from_meta({"choice": code})
            lead = Content.styled(f"{letter} ", "bold") if letter else Content("")
            parts.append(Content.assemble(lead, Content.styled(word, style)).stylize(meta))
        return Content.assemble(*parts)

    def _letter(self, _code: str) -> str:
        return ""

    def _style(self, code: str) -> str:
        if code == self.value:
            return "bold $background on $way" if self.has_focus else "bold $way"
        return "$foreground" if self.has_focus and not self.value else "$dim"

    def action_choose(self, code: str) -> None:
        self.value = code
        self.post_message(self.Chosen(self, code))

    def action_clear(self) -> None:
        self.value = None
        self.post_message(self.Chosen(self, ""))

    def action_step(self, step: int) -> None:
        codes = self.codes
        at = codes.index(self.value) + step if self.value in codes else min(step, 0)
        self.action_choose(codes[at % len(codes)])

    def on_click(self, event: events.Click) -> None:
        if (code := event.style.meta.get("choice")) is not None:
            self.action_choose(code)

    def on_focus(self, _event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, _event: events.Blur) -> None:
        self.refresh()


class OutcomeChoice(Choice):
    """The outcome of a call, each with its letter (M43); the letters are the dialog's keys."""

    def _letter(self, code: str) -> str:
        return next(key.keys for key in keys.of("log") if key.id == code)
