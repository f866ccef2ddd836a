"""An account at a glance, from wherever it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll

from tui.desk import today as job
from tui.screens import painting
from tui.screens.base import HIGH, TooSmall, WorkPeek
from tui.widgets.bindings import bindings
from tui.widgets.facts import Facts
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.today_views import Card


class AccountScreen(WorkPeek[None]):
    """The card of an account, and what can be done from it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("account"))
    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self._account_id = account_id

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"), VerticalScroll(id="whole"):
            yield Facts(id="glance", airy=self.app.size.height >= HIGH)
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self.look_again()

    def look_again(self) -> Card | None:
        """Show the account as it is now, if it is still there."""
        card = self.rounds.ask(lambda: job.card(self.desk, self._account_id))
        if card:
            self.query_one(Facts).show(
                painting.card_title(card), painting.account_facts(card, self.desk.today)
            )
        return card

    def _come_back(self, _result: None) -> None:
        self.look_again()

    def action_log(self) -> None:
        from tui.screens.log import LogScreen

        if self.look_again():
            self.app.push_screen(LogScreen(self._account_id), self._come_back)

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        if self.look_again():
            self.app.push_screen(OwesScreen(self._account_id))

    def action_plan(self) -> None:
        from tui.screens.line import LineScreen, begin_with

        if card := self.look_again():
            begin = begin_with(card.account.name)
            self.app.push_screen(LineScreen("plan", begin=begin), self._come_back)

    def action_edit(self) -> None:
        from tui.screens.form import FormScreen

        if self.look_again():
            self.app.push_screen(FormScreen("account", id=self._account_id), self._come_back)
