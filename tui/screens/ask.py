"""One line to answer, with an echo of how it is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys
from tui.errors import Trouble
from tui.screens.base import Dialog, TooSmall
from tui.screens.drafting import Draft
from tui.widgets.cells import content
from tui.widgets.effects import Effects
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tui.widgets.cells import Tone


class AskScreen(Dialog):
    """Asks for a line, echoes it, and does a job of the desk with it."""

    AUTO_FOCUS: ClassVar[str | None] = "#answer"

    _about = ""
    """What stands above the line, in full."""
    _may_be_empty = False
    """Whether nothing is an answer too."""

    def __init__(
        self,
        title: str,
        label: str,
        example: str,
        *,
        draft: str,
        job: Callable[[str], str],
        echo: Callable[[str], str] | None = None,
        begin: str = "",
    ) -> None:
        """``job`` writes and says what it did; ``echo`` says what it would do.

        ``begin`` already stands in the line.
        """
        super().__init__()
        self._title, self._label, self._example = title, label, example
        self._key, self._job, self._echo = draft, job, echo
        self._begin = begin

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(content([(self._title, "way bold")]), classes="heading")
            if self._about:
                yield Static(content([(self._about, "bold")]), id="asked")
            with Horizontal(classes="field"):
                yield Label(self._label, markup=False)
                yield Input(
                    placeholder=self._example, id="answer", compact=True, select_on_focus=False
                )
            yield Effects()
        yield TooSmall()
        yield KeyBar(keys.SAVE)

    def on_mount(self) -> None:
        self._draft = Draft(self.rounds, self._key)
        self.query_one("#answer", Input).value = self._draft.kept().get("answer", self._begin)

    @on(Input.Changed, "#answer")
    def _changed(self, event: Input.Changed) -> None:
        self._draft.keep({"answer": event.value})
        if not event.value.strip() or self._echo is None:
            self._say("")
            return
        try:
            self._say(self._echo(event.value))
        except Trouble as trouble:
            self._say(trouble)

    def _say(self, what: str | Trouble) -> None:
        tone: Tone = "late" if isinstance(what, Trouble) else "way"
        self.tell_effects([[(str(what), tone)]] if what else [])

    def action_save(self) -> None:
        text = self.query_one("#answer", Input).value.strip()
        if self._is_saving or not (text or self._may_be_empty):
            return
        self.write(lambda: self._job(text), self._saved)

    def _saved(self, said: str) -> None:
        self._draft.drop()
        self.rounds.tell(said)
        self.dismiss(None)
