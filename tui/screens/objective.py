"""What a visit is after, and the least to take (M44)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys
from tui.desk.prep import changes
from tui.i18n import _, pgettext
from tui.screens.base import Dialog, TooSmall
from tui.screens.drafting import Draft
from tui.widgets.cells import content
from tui.widgets.effects import Effects
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.desk.prep.views import ObjectiveView
    from tui.widgets.cells import Piece


class ObjectiveScreen(Dialog):
    """Two lines. What prep suggests stands dim in those that the rep has left empty."""

    AUTO_FOCUS: ClassVar[str | None] = "#seek"

    def __init__(self, visit_id: int, title: str, goal: ObjectiveView) -> None:
        super().__init__()
        self._visit_id, self._title, self._goal = visit_id, title, goal

    def compose(self) -> ComposeResult:
        goal = self._goal
        with Vertical(classes="panel"):
            yield Static(content([(self._title, "way bold")]), classes="heading")
            for name, label, text in (
                ("seek", pgettext("doorstep", "seek"), goal.seek),
                ("least", _("least"), goal.least),
            ):
                with Horizontal(classes="field"):
                    yield Label(label, markup=False)
                    yield Input(placeholder=text, id=name, compact=True, select_on_focus=False)
            yield Effects()
        yield TooSmall()
        yield KeyBar(keys.SAVE)

    def on_mount(self) -> None:
        goal = self._goal
        self._draft = Draft(self.rounds, f"objective:{self._visit_id}")
        kept = self._draft.kept()
        set_ = {
            "seek": goal.seek if goal.seek_is_set else "",
            "least": goal.least if goal.least_is_set else "",
        }
        with self.prevent(Input.Changed):
            for name, text in set_.items():
                self._field(name).value = kept.get(name, text)
        if not (goal.seek_is_set and goal.least_is_set):
            why: list[Piece] = [(_("suggested") + "   ", "dim"), (goal.why.text, "")]
            self.tell_effects([why])

    def _field(self, name: str) -> Input:
        return self.query_one(f"#{name}", Input)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._draft.keep({name: self._field(name).value for name in ("seek", "least")})

    def action_save(self) -> None:
        if self._is_saving:
            return
        seek, least = self._field("seek").value, self._field("least").value
        self.write(
            lambda: changes.set_objective(self.desk, self._visit_id, seek, least), self._saved
        )

    def _saved(self, said: str) -> None:
        self._draft.drop()
        self.rounds.tell(said)
        self.dismiss(None)
