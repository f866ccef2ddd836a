"""The review list: what imports could not decide, with one key for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static

from tui import keys
from tui.desk import reading
from tui.desk import review as job
from tui.i18n import NP_, _, ngettext, pgettext
from tui.screens.base import TooSmall, WorkPeek
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.review import CaseKind, CaseView, Choice
    from tui.errors import Trouble
    from tui.widgets.cells import Cell, Piece

COLUMNS: Final = (
    Column(least=6, most=10),
    Column(least=12, most=40, grow=True, shrink=1),
    Column(least=12, most=40, grow=True, shrink=1),
    Column(least=4, most=5, align="right"),
)
_KINDS: Final[dict[CaseKind, str]] = {
    "account": NP_("case", "account"),
    "person": NP_("case", "person"),
    "product": NP_("case", "product"),
    "row": NP_("case", "no account"),
}


class ReviewScreen(WorkPeek[None]):
    """Each row is a question; what tells the two of it apart stands below."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("review", "whose"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self) -> None:
        super().__init__()
        self._cases: tuple[CaseView, ...] = ()
        self._is_at_work = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel wide"):
            yield Static(id="review-heading", classes="heading", markup=False)
            yield Rows(COLUMNS, id="cases", header=False)
            yield Static(id="sides", markup=False)
        yield TooSmall()
        yield KeyBar(keys.of("review")[0], keys.of("whose")[0])

    def on_mount(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Ask the desk what still waits."""
        self._is_at_work = False
        self._cases = self.rounds.ask(lambda: job.cases(self.desk)) or ()
        said = _("nothing waits for an answer")
        if count := len(self._cases):
            said = ngettext("{n} question", "{n} questions", count).format(n=count)
        self.query_one("#review-heading", Static).update(
            content([(_("Review list"), "way bold"), (f"   {said}", "dim")])
        )
        self.query_one(Rows).show([_row(one) for one in self._cases])
        self._show_sides()
        self.refresh_bindings()

    def on_rows_moved(self) -> None:
        self._show_sides()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be answered is in force, and nothing else."""
        case = self._current
        if action == "answer":
            return case is not None and parameters[0] in case.choices
        if action == "whose":
            return case is not None and case.kind == "row"
        return True

    @property
    def _current(self) -> CaseView | None:
        key = self.query_one(Rows).current if self.is_mounted else None
        return next((one for one in self._cases if one.id == key), None)

    def _show_sides(self) -> None:
        said: list[list[Piece]] = []
        if case := self._current:
            said.append([(case.text, "bold")])
            for side in (case.one, case.other):
                if side is not None:
                    about: list[Piece] = [(f"   {side.about}", "dim")] if side.about else []
                    said.append([("· ", "dim"), (side.name, ""), *about])
        self.query_one("#sides", Static).update(lines(said))

    # -- answers

    def on_rows_chosen(self) -> None:
        """``enter``: they are one, or whose the row is."""
        if case := self._current:
            if case.kind == "row":
                self._ask_whose(case)
            else:
                self.action_answer("merge")

    def action_whose(self) -> None:
        if case := self._current:
            self._ask_whose(case)

    def action_answer(self, choice: Choice) -> None:
        case = self._current
        if case is None or self._is_at_work or choice not in case.choices:
            return
        self._is_at_work = True
        self.rounds.change(
            lambda: job.answer(self.desk, case.id, choice),
            self._answered,
            failed=self._not_answered,
        )

    def _not_answered(self, trouble: Trouble) -> None:
        self.rounds.tell(trouble)
        self.look_again()

    def _answered(self, said: str) -> None:
        self.rounds.tell(said)
        self.look_again()

    def _ask_whose(self, case: CaseView) -> None:
        from tui.screens.ask import AskScreen

        self.app.push_screen(
            AskScreen(
                case.text,
                _("account"),
                _("a name, or its beginning"),
                draft=f"review:{case.id}",
                job=lambda text: job.answer(self.desk, case.id, "account", text),
                echo=lambda text: reading.find_account(self.desk, text).name,
            ),
            lambda _result: self.look_again(),
        )


def _row(case: CaseView) -> Row:
    other: Cell = plain(case.one.about, "dim")
    score = ""
    if case.other is not None:
        other = (("= ", "dim"), (case.one.name, ""))
        score = f"{case.score} %"
    name = (case.other or case.one).name
    kind = pgettext("case", _KINDS[case.kind])
    return Row(case.id, (plain(kind, "dim"), plain(name, "bold"), other, plain(score, "dim")))
