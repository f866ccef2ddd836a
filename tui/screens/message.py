"""A message about money, drafted in the tone that the payer and the delay call for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui import words
from tui.desk import message as job
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.cells import content
from tui.widgets.facts import wrap
from tui.widgets.keybar import KeyBar
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.message import MessageView
    from tui.domain.codes import MessageStep, MessageTone
    from tui.i18n import Language
    from tui.widgets.cells import Piece


class MessageScreen(Peek[None]):
    """``y`` copies it; tone, step and language change it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("message"))
    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self._account_id = account_id
        self._step: MessageStep | None = None
        self._tone: MessageTone | None = None
        self._language: Language | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(id="message-heading", classes="heading", markup=False)
            with VerticalScroll(id="letter"):
                yield Lines(id="text")
            yield Static(id="blanks", markup=False)
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self._write()

    def _write(self) -> None:
        view = self.rounds.ask(
            lambda: job.draft(self.desk, self._account_id, self._step, self._tone, self._language)
        )
        if view is None:
            self.dismiss(None)
            return
        self._view = view
        self._step, self._tone, self._language = view.step, view.tone, view.language
        self.query_one("#message-heading", Static).update(
            content(
                [
                    (_("Message"), "way bold"),
                    (f"   {view.account.name}", "bold"),
                    (f"   {words.message_step(view.step)} · {words.tone(view.tone)}", "dim"),
                ]
            )
        )
        said: list[Piece] = []
        if view.blanks:
            blanks = words.joined([words.slot(one) for one in view.blanks])
            said = [(_("Fill in by hand: {blanks}").format(blanks=blanks), "watch")]
        self.query_one("#blanks", Static).update(content(said))
        self.query_one("#text", Lines).show(lambda width: _letter(view, width))

    def action_tone(self) -> None:
        self._tone = "firm" if self._tone == "friendly" else "friendly"
        self._write()

    def action_step(self) -> None:
        self._step = job.step_after(self._view.step)
        self._write()

    def action_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._write()

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(f"{self._view.subject}\n\n{self._view.body}\n")
        self.rounds.tell(_("The message is copied."))


def _letter(view: MessageView, width: int) -> list[list[Piece]]:
    rows: list[list[Piece]] = [*wrap(((view.subject, "bold"),), width), []]
    for line in view.body.splitlines():
        rows += wrap(((line, ""),), width) or [[]]
    return rows
