"""The quick line: a whole call, or a plan, in one line; a preview shows each effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal, cast

from msgspec.structs import replace
from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys, words
from tui.desk import lines as desk_lines
from tui.desk import log
from tui.desk.reading import LineTrouble
from tui.domain.codes import OUTCOMES
from tui.errors import Trouble
from tui.i18n import N_, _
from tui.screens.base import Dialog, TooSmall
from tui.screens.drafting import Draft
from tui.screens.log import effects, said
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines
from tui.widgets.choice import OutcomeChoice
from tui.widgets.effects import Effects
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.log import WrittenView
    from tui.domain.codes import Outcome
    from tui.domain.complete import Completion
    from tui.domain.entries import Entry
    from tui.widgets.cells import Piece

Job = Literal["log", "plan"]

MOST_CANDIDATES: Final = 6

_EXAMPLES: Final[dict[Job, str]] = {
    "log": N_("huaxin advance agreed to a test @wang /then tue 10:00 demo /pay 80k fri"),
    "plan": N_("huaxin tue 10:00 negotiation @wang"),
}
_TITLES: Final[dict[Job, str]] = {"log": N_("Quick line"), "plan": N_("Plan a visit")}


class LineScreen(Dialog):
    """One line at the foot of the window, its completions and its effects above it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("line", "log"))
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, what: Job = "log", *, begin: str = "") -> None:
        super().__init__()
        self._job = what
        self._begin = begin
        self._candidates: list[Completion] = []
        self._at = 0
        self._waiting: Entry | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel line"):
            yield Static(content([(_(_TITLES[self._job]), "way bold")]), id="title")
            yield Effects()
            yield Static(id="candidates", markup=False)
            outcome = OutcomeChoice(
                [(code, words.outcome(code)) for code in OUTCOMES], id="outcome"
            )
            outcome.display = False
            yield outcome
            with Horizontal(classes="field"):
                yield Label(":" if self._job == "log" else "+", markup=False)
                example = _(_EXAMPLES[self._job])
                yield Input(placeholder=example, id="line", compact=True, select_on_focus=False)
        yield TooSmall()
        yield KeyBar(keys.SAVE)

    def on_mount(self) -> None:
        self._draft = Draft(self.rounds, "line" if self._job == "log" else "plan")
        line = self.query_one("#line", Input)
        line.value = self._begin or self._draft.kept().get("line", "")
        line.cursor_position = len(line.value)
        self.set_focus(line)
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letters choose an outcome only where one is asked for."""
        return self._waiting is not None if action == "choose" else True

    @on(Input.Changed, "#line")
    def _changed(self, event: Input.Changed) -> None:
        self._draft.keep({"line": event.value})
        self._at = 0
        self._waiting = None
        self.query_one("#outcome").display = False
        self._look()

    # -- Completions

    def _look(self) -> None:
        line = self.query_one("#line", Input)
        found = desk_lines.complete(
            self.desk, line.value, line.cursor_position, is_plan=self._job == "plan"
        )
        self._candidates = found[:MOST_CANDIDATES]
        self._show_candidates()
        self._show_effects(line.value)

    def _show_candidates(self) -> None:
        rows: list[list[Piece]] = []
        for index, one in enumerate(self._candidates):
            is_here = index == self._at
            rows.append([("▸ " if is_here else "  ", "way"), (one.text, "bold" if is_here else "")])
        self.query_one("#candidates", Static).update(lines(rows))

    def action_candidate(self, step: int) -> None:
        if self._candidates:
            self._at = (self._at + step) % len(self._candidates)
            self._show_candidates()

    def action_complete(self) -> None:
        if self._waiting:
            self.query_one("#line").focus()
            return
        self._look()
        if not self._candidates:
            return
        one = self._candidates[self._at]
        line = self.query_one("#line", Input)
        line.value = f"{line.value[: one.start]}{one.text} {line.value[one.end :].lstrip()}"
        line.cursor_position = one.start + len(one.text) + 1

    # -- Effects

    def _show_effects(self, text: str) -> None:
        if not text.strip():
            self.tell_effects([])
            return
        try:
            if self._job == "plan":
                plan = desk_lines.read_plan(self.desk, text)
                said: list[list[Piece]] = [[(desk_lines.plan_text(self.desk, plan), "way")]]
                if warning := desk_lines.plan_warning(plan):
                    said.append([(warning, "watch")])
                self.tell_effects([*said, *_people(_("to see"), desk_lines.met(self.desk, plan))])
            else:
                entry = desk_lines.read(self.desk, text)
                first, *rest = effects(log.preview(self.desk, entry))
                self.tell_effects(
                    [first, *_people(_("met"), desk_lines.met(self.desk, entry)), *rest]
                )
        except LineTrouble as trouble:
            self.tell_effects(_pointed(trouble))
        except Trouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])

    # -- Saving

    def action_save(self) -> None:
        text = self.query_one("#line", Input).value
        if self._is_saving or not text.strip():
            return
        try:
            if self._job == "plan":
                desk_lines.read_plan(self.desk, text)
                self._write_plan(text)
                return
            entry = desk_lines.read(self.desk, text)
        except LineTrouble as trouble:
            self.tell_effects(_pointed(trouble))
            return
        if entry.outcome is None:
            chosen = self.query_one("#outcome", OutcomeChoice).value
            if self._waiting and chosen:
                self._write(replace(entry, outcome=cast("Outcome", chosen)))
            else:
                self._ask_outcome(entry)
            return
        self._write(entry)

    def _ask_outcome(self, entry: Entry) -> None:
        self._waiting = entry
        outcome = self.query_one("#outcome", OutcomeChoice)
        outcome.value = None
        outcome.display = True
        outcome.focus()
        self.tell_effects([[(_("How did it go?"), "watch bold")]])

    def action_choose(self, outcome: Outcome) -> None:
        if self._waiting and not self._is_saving:
            self._write(replace(self._waiting, outcome=outcome))

    def _write(self, entry: Entry) -> None:
        self.write(lambda: log.record(self.desk, entry), self._saved)

    def _write_plan(self, text: str) -> None:
        self.write(lambda: desk_lines.plan(self.desk, [text]), self._planned)

    def _saved(self, view: WrittenView) -> None:
        self._draft.drop()
        self.rounds.tell(said(view))
        self.dismiss(None)

    def _planned(self, view: WrittenView) -> None:
        self._draft.drop()
        self.rounds.tell(_("Planned: {what}").format(what=view.written[0].text))
        self.dismiss(None)


def begin_with(account: str) -> str:
    """A line that already names the account."""
    return f'"{account}" ' if " " in account else f"{account} "


def _people(label: str, names: str) -> list[list[Piece]]:
    return [[(f"{label}  ", "dim"), (names, "way")]] if names else []


def _pointed(trouble: LineTrouble) -> list[list[Piece]]:
    """The sentence, and the line with the word that cannot be read."""
    line, start, end = trouble.line, trouble.start, trouble.end
    rows: list[list[Piece]] = [[(str(trouble), "watch")]]
    if start < end:
        rows.append([(line[:start], "dim"), (line[start:end], "late bold"), (line[end:], "dim")])
    return rows
