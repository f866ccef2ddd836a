"""The doorstep card as a peek from anywhere: all one needs in the lift."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical

from tui.desk.prep import brief
from tui.desk.prep import doorstep as job
from tui.desk.prep import view as prep
from tui.i18n import _
from tui.screens.base import Peek, TooSmall
from tui.widgets.bindings import bindings
from tui.widgets.keybar import KeyBar
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.ground import Desk
    from tui.desk.prep.laying import Line
    from tui.desk.prep.views import PrepView
    from tui.screens.base import DeskApp
    from tui.widgets.cells import Piece

ROOM: Final = 2
"""Lines of the window that are not the card's: the air above it and the keys."""
MOST: Final = 31
"""The card needs no more lines, however high the window is; then there is air below it too."""


class DoorstepScreen(Peek[bool]):
    """``y`` copies it, ``b`` writes the brief, the arrow leads on to the rest of prep.

    The result says whether the rep wants the rest.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("doorstep"))

    def __init__(self, view: PrepView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel doorstep"):
            yield Lines(id="doorstep")
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        card = job.card(self._view, self.desk.today)
        room = min(self.app.size.height - ROOM, MOST)
        self.query_one(Lines).show(lambda width: _painted(job.lines(card, width, room)))

    def action_copy(self) -> None:
        copy_card(self.rounds, self._view)

    def action_brief(self) -> None:
        write_brief(self.rounds, self._view)

    def action_more(self) -> None:
        self.dismiss(True)


def _painted(laid: Sequence[Line]) -> list[Sequence[Piece]]:
    """The card; when and whom stand in a block."""
    (title, _tone), *rest = laid[0]
    return [[(title, "here bold"), *rest], *laid[1:]]


def found(desk: Desk, account_id: int, visit_id: int | None) -> PrepView:
    """Prep for a visit, else for the account's next one, else for a call now.

    Raises:
        Gone: the visit or the account has been removed meanwhile.
    """
    return prep.of_visit(desk, visit_id) if visit_id else prep.of_account(desk, account_id)


def copy_card(app: DeskApp, view: PrepView) -> None:
    """Copy the card as text."""
    lines = job.lines(job.card(view, app.desk.today))
    app.copy_to_clipboard("\n".join("".join(t for t, _tone in line).rstrip() for line in lines))
    app.tell(_("The doorstep card is copied."))


def write_brief(app: DeskApp, view: PrepView) -> None:
    """Ask for a file, and write all of prep to it as Markdown."""
    from tui.screens.ask import AskScreen

    today = app.desk.today
    day = view.visit.start.date() if view.visit else today
    name = "-".join("".join(c if c.isalnum() else " " for c in view.account.name).split())
    file = f"brief-{name}-{day.isoformat()}.md"

    def write(text: str) -> str:
        target = Path(text).expanduser()
        brief.write(brief.as_markdown(view, today), target)
        return _("Written to {file}").format(file=target)

    app.push_screen(
        AskScreen(
            _("Write the brief for {account}").format(account=view.account.name),
            _("file"),
            file,
            draft=f"brief:{view.account.id}",
            job=write,
            begin=file,
        )
    )
