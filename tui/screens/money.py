"""Money: who is to be asked for money next, why, and what to know before asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Container, Vertical
from textual.widgets import Static

from tui import words
from tui.desk import collecting, paying
from tui.desk import dossier as job
from tui.domain.codes import PAYER_TYPES
from tui.errors import Trouble
from tui.i18n import _
from tui.screens import money_card, money_head, money_queue, painting
from tui.screens.base import PlaceScreen, TooSmall, is_tight
from tui.screens.disputes import open_dispute
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, lines
from tui.widgets.columns import Column
from tui.widgets.facts import Facts
from tui.widgets.keybar import KeyBar
from tui.widgets.lines import Lines
from tui.widgets.rows import Rows
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.collecting import MoneyView, QueueItem
    from tui.desk.forms import Kind
    from tui.domain.codes import PayerType


class MoneyScreen(PlaceScreen):
    """The collections queue, the figures above it, and the card of the account under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("money"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    _view: MoneyView | None = None

    def compose(self) -> ComposeResult:
        yield TopBar("money", self.desk.today)
        with Container(id="money", classes="place"):
            with Vertical(id="queue-side"):
                yield Static(id="money-heading", classes="heading", markup=False)
                yield Lines(id="bars")
                yield Lines(id="figures")
                yield Rows(_columns(), id="queue")
                yield Static(id="nothing", markup=False)
            yield Facts(id="card")
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        brought = self.rounds.current_account
        self._paint()
        if brought:
            self.come_to(brought)

    def on_resize(self, event: events.Resize) -> None:
        card = self.query_one(Facts)
        card.dense = is_tight(event.size)
        self._show_card()

    def look_again(self) -> None:
        self.query_one(TopBar).show(self.desk.today)
        self._paint()

    def come_to(self, account_id: int) -> None:
        if self._view and self.account != account_id:
            for item in self._view.queue.items:
                if item.account.id == account_id:
                    self._show_rows(money_queue.key_of(item))
                    self._show_card()
                    return

    # -- What is shown

    def _paint(self) -> None:
        try:
            self._view = collecting.money_view(self.desk)
        except Trouble as trouble:
            self.rounds.tell(trouble)
            return
        heading = money_head.heading(self._view, self.desk.today)
        self.query_one("#money-heading", Static).update(content(heading))
        self._tell_figures(self._view)
        self._show_rows()
        self._tell_nothing()
        self._show_card()
        self.refresh_bindings()

    def _show_rows(self, cursor: str | None = None) -> None:
        if self._view:
            rows = [money_queue.row(one, self.desk.today) for one in self._view.queue.items]
            self.query_one(Rows).show(rows, cursor=cursor)

    def _tell_figures(self, view: MoneyView) -> None:
        self.query_one("#bars", Lines).show(lambda width: money_head.bars(view, width))
        self.query_one("#figures", Lines).show(lambda width: money_head.figures(view, width))

    def _tell_nothing(self) -> None:
        nothing = self.query_one("#nothing", Static)
        is_there = bool(self._view and self._view.queue.items)
        nothing.display = not is_there
        self.query_one(Rows).display = is_there
        self.set_class(not is_there, "-empty")
        if is_there or not self._view:
            return
        if self._view.currencies:
            nothing.update(content([(_("Nothing is overdue and nothing is due soon."), "kept")]))
        else:
            begin = painting.bring_in(_("No receivables yet. Bring yours in:"), "receivables")
            nothing.update(lines(begin))

    def _show_card(self) -> None:
        card = self.query_one(Facts)
        item = self.item
        if item is None:
            card.show([], [])
            return
        self.rounds.current_account = item.account.id
        try:
            known = job.dossier(self.desk, item.account.id)
        except Trouble:
            # Another window has removed it; the next look at the book takes the row away.
            card.show([], [])
            return
        card.show(money_card.title(known), money_card.facts(known, item, self.desk.today))

    # -- Where the cursor is

    @property
    def item(self) -> QueueItem | None:
        """The row under the cursor."""
        key = self.query_one(Rows).current
        items = self._view.queue.items if self._view else ()
        return next((one for one in items if money_queue.key_of(one) == key), None)

    @property
    def account(self) -> int | None:
        """The account under the cursor, else the one that came along, if it is still there."""
        item = self.item
        if item:
            return item.account.id
        return self.rounds.current[0] if self.rounds.current else None

    def _still_there(self) -> int | None:
        """The same, for a dialog about it: another window may have removed it meanwhile."""
        account_id = self.account
        if account_id and self.rounds.ask(lambda: job.dossier(self.desk, account_id)):
            return account_id
        return None

    def on_rows_moved(self, _event: Rows.Moved) -> None:
        self._show_card()

    def on_rows_chosen(self, _event: Rows.Chosen) -> None:
        self.action_open()

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that have nothing to work on are not taught."""
        about = ("log", "promise", "payment", "dispute", "message", "statement", "analysis")
        if action in (*about, "payer", "owes", "edit", "open"):
            return self._view is None or bool(self.account)
        return True

    def action_log(self) -> None:
        from tui.screens.chase import ChaseScreen

        if account_id := self._still_there():
            self.app.push_screen(ChaseScreen(account_id))

    def action_promise(self) -> None:
        self._form("promise")

    def action_payment(self) -> None:
        self._form("payment")

    def action_new(self) -> None:
        self._form("invoice")

    def _form(self, kind: Kind) -> None:
        from tui.screens.form import FormScreen

        account_id = self._still_there() if self.account else None
        self.app.push_screen(FormScreen(kind, account_id=account_id))

    def action_dispute(self) -> None:
        if account_id := self._still_there():
            open_dispute(self, account_id)

    def action_message(self) -> None:
        from tui.screens.message import MessageScreen

        if account_id := self._still_there():
            self.app.push_screen(MessageScreen(account_id))

    def action_statement(self) -> None:
        from tui.screens.statement import StatementScreen

        if account_id := self._still_there():
            self.app.push_screen(StatementScreen(account_id))

    def action_open(self) -> None:
        self._open("invoices")

    def action_analysis(self) -> None:
        self._open("analysis")

    def _open(self, sheet: str) -> None:
        from tui.screens.dossier import DossierScreen, Sheet

        if account_id := self._still_there():
            self.app.push_screen(DossierScreen(account_id, cast("Sheet", sheet)))

    def action_owes(self) -> None:
        from tui.screens.owes import OwesScreen

        if account_id := self._still_there():
            self.app.push_screen(OwesScreen(account_id))

    def action_edit(self) -> None:
        from tui.screens.form import FormScreen

        if account_id := self._still_there():
            self.app.push_screen(FormScreen("account", id=account_id))

    def action_payer(self) -> None:
        """Confirm how the account pays, or say it oneself (M55)."""
        from tui.screens.pick import PickScreen

        account_id = self._still_there()
        if not account_id:
            return
        known = job.dossier(self.desk, account_id)
        approaches = self.desk.playbook().payers
        remark = ""
        if known.suggested:
            remark = _("The record suggests “{type}”: {evidence}.").format(
                type=words.payer(known.suggested), evidence=known.evidence
            )

        def chosen(code: str | None) -> None:
            if code:
                self.rounds.change(
                    lambda: paying.confirm(self.desk, account_id, cast("PayerType", code)),
                    self.rounds.tell,
                )

        self.app.push_screen(
            PickScreen(
                _("How does {account} pay?").format(account=known.account.name),
                [(code, words.payer(code), approaches[code].approach) for code in PAYER_TYPES],
                chosen=known.payer_type or known.suggested,
                remark=remark,
            ),
            chosen,
        )


def _columns() -> tuple[Column, ...]:
    return (
        Column("", least=3, most=3, align="right"),
        Column(_("account"), least=12, most=22, shrink=2),
        Column(_("overdue"), least=8, most=14, align="right"),
        Column(_("age"), least=4, most=6, align="right"),
        Column(_("why here"), least=16, most=80, grow=True, shrink=3),
        Column(_("next"), least=8, most=16, shrink=1),
    )
