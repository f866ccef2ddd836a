"""What the map lacks: flags with their cures, first steps, coaches, approvals needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static

from tui import keys, words
from tui.desk import people, people_edits
from tui.i18n import _, pgettext
from tui.screens import map_pieces as pieces
from tui.screens.base import TooSmall, WorkPeek
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.people_views import CheckRow, MapView, OpportunityRow
    from tui.domain.codes import AnalysisStep
    from tui.widgets.cells import Cell

    Danger = tuple[int | None, Cell, Cell, Cell]
    """Whom a line is about, and its cells."""

_GAP: Final = Row("", (plain(""), plain(""), plain("")), heading=True)


class FlagsScreen(WorkPeek[int]):
    """Answers with the person that the chosen line is about; `space` ticks a first step."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("flags"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self._account_id = account_id
        self._people: dict[str, int] = {}
        """Whom each line is about, by its key."""
        self._steps: dict[str, AnalysisStep] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel wide"):
            yield Static(id="flags-heading", classes="heading", markup=False)
            yield Rows(
                (
                    Column(least=1, most=2),
                    Column(least=8, most=36, shrink=1),
                    Column(least=12, most=90, grow=True, shrink=2),
                ),
                id="dangers",
                header=False,
            )
            yield Static(id="no-rows", markup=False)
        yield TooSmall()
        yield KeyBar(keys.of("flags")[1])

    def on_mount(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Show what the map lacks now, if the account is still there."""
        view = self.rounds.ask(lambda: people.map_view(self.desk, self._account_id))
        if view is None:
            self.dismiss(None)
            return
        heading = self.query_one("#flags-heading", Static)
        heading.update(content([(view.account.name, "way bold")]))
        self._people.clear()
        self._steps.clear()
        rows = [row for part in self._parts(view) for row in (_GAP, *part)][1:]
        self.query_one(Rows).show(rows)
        nothing = self.query_one("#no-rows", Static)
        nothing.display = not rows
        nothing.update(content([(_("No flag: the map is in order."), "kept")]))
        self.refresh_bindings()

    def _parts(self, view: MapView) -> Iterator[list[Row]]:
        parts = (
            self._part(
                _("Flags"),
                [
                    (one.person_id, plain("⚑", "watch"), plain(one.text), plain(one.cure, "dim"))
                    for one in view.flags
                ],
            ),
            self._part(
                _("Circles"),
                [
                    (
                        one.broken.person_id,
                        plain(pieces.CIRCLE, "late"),
                        plain(one.text),
                        plain(_("say with b to whom one of them reports"), "dim"),
                    )
                    for one in view.broken
                ],
            ),
            self._first_steps(view),
            self._part(_("Who may become our coach"), _coaches(view)),
            self._part(
                _("Whose approval is needed"),
                [_approval(view, one) for one in view.opportunities if one.approver],
            ),
        )
        return (part for part in parts if part)

    def _part(self, title: str, lines: Sequence[Danger]) -> list[Row]:
        rows = [_title(title)] if lines else []
        for number, (about, *cells) in enumerate(lines):
            key = f"{title} {number}"
            if about:
                self._people[key] = about
            rows.append(Row(key, tuple(cells)))
        return rows

    def _first_steps(self, view: MapView) -> list[Row]:
        """The four steps that a new key account walks (M70)."""
        if not view.walking:
            return []
        self._steps |= {f"step:{one.step}": one.step for one in view.checklist}
        steps = [Row(f"step:{one.step}", _step(one, view.today)) for one in view.checklist]
        return [_title(_("First steps")), *steps]

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        key = self.query_one(Rows).current if self.is_mounted else None
        if action == "tick":
            return key in self._steps
        if action == "open":
            return key in self._people
        return True

    def on_rows_moved(self, _event: Rows.Moved) -> None:
        self.refresh_bindings()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        if event.key in self._steps:
            self.action_tick()
        else:
            self.action_open()

    def action_open(self) -> None:
        if about := self._people.get(self.query_one(Rows).current or ""):
            self.dismiss(about)

    def action_tick(self) -> None:
        if step := self._steps.get(self.query_one(Rows).current or ""):

            def done(edited: people_edits.Edited) -> None:
                self.rounds.tell(edited.text)
                self.look_again()

            self.rounds.change(
                lambda: people_edits.toggle_step(self.desk, self._account_id, step), done
            )


def _title(text: str) -> Row:
    return Row(f"title:{text}", (plain(""), plain(text, "way bold"), plain("")), heading=True)


def _coaches(view: MapView) -> list[Danger]:
    """Who may become our coach, where there is none."""
    if any("coach" in row.roles and not row.former for row in view.people.values()):
        return []
    return [
        (one.person_id, plain("·", "dim"), plain(one.name), plain(one.text, "dim"))
        for one in view.coaches
    ]


def _step(step: CheckRow, today: date) -> tuple[Cell, ...]:
    if step.done:
        said = _("done {day}").format(day=words.short_date(step.done, today))
        return plain("✓", "kept"), plain(step.name, "dim"), plain(said, "dim")
    said = _("the book shows it: tick it") if step.shown else pgettext("step", "open")
    return plain("☐", "watch"), plain(step.name), plain(said, "way" if step.shown else "dim")


def _approval(view: MapView, one: OpportunityRow) -> Danger:
    amount = words.amount_round(one.amount, one.currency)
    what = plain(_("{opportunity}, {amount}").format(opportunity=one.name, amount=amount))
    if not one.approvers:
        text = _("{chair}: nobody known sits there").format(chair=one.approver)
        return None, plain("○", "late"), what, plain(text, "late")
    names = pieces.short_names(view, one.approvers)
    text = _("{chair}: {names}").format(chair=one.approver, names=names)
    return one.approvers[0], plain("·", "dim"), what, plain(text, "dim")
