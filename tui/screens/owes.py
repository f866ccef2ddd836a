"""What does this account owe: a peek before the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical
from textual.widgets import Static

from tui import words
from tui.desk import money
from tui.i18n import _, pgettext
from tui.screens.base import Peek, TooSmall
from tui.screens.painting import age_tone, overdue_tone
from tui.widgets.cells import content, lines, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.desk.money import AccountOwes, InvoiceView
    from tui.widgets.cells import Piece, Tone

MOST_ROWS: Final = 14


class OwesScreen(Peek[None]):
    """The open invoices of an account, oldest first, and its promises."""

    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self._account_id = account_id

    def compose(self) -> ComposeResult:
        desk = self.desk
        bounds = desk.settings.collections.ageing_days
        view = money.owes(desk.book, desk.today, self._account_id, desk.reading.holidays, bounds)
        with Vertical(classes="panel"):
            name = view.accounts[0].account.name
            yield Static(
                content([(_("Owes"), "way bold"), ("   ", ""), (name, "bold")]), classes="heading"
            )
            for row in view.accounts:
                yield Static(lines(self._sums(row)), classes="sums")
            rows = [
                _row(index, row.currency, invoice)
                for row in view.accounts
                if isinstance(row.invoices, tuple)
                for index, invoice in enumerate(row.invoices)
            ]
            if rows:
                invoices = Rows(
                    (
                        Column(_("invoice"), least=8, most=24, shrink=1),
                        Column(_("due"), least=10, most=20),
                        Column(_("amount"), least=8, most=18, align="right", drop=1),
                        Column(pgettext("amount", "open"), least=8, most=18, align="right"),
                        Column(_("overdue"), least=5, most=10, align="right"),
                        Column("", least=8, most=10),
                    ),
                    id="invoices",
                )
                invoices.show(rows)
                yield invoices
        yield TooSmall()
        yield KeyBar()

    def _sums(self, row: AccountOwes) -> list[list[Piece]]:
        if not row.outstanding:
            return [[(_("Nothing open."), "kept")]]
        sums: list[Piece] = [
            (words.amount(row.outstanding, row.currency), "bold"),
            (words.gap() + _("outstanding"), "dim"),
        ]
        if row.overdue:
            tone = overdue_tone(row.oldest_days)
            overdue = _("overdue, oldest {days}").format(days=words.days(row.oldest_days))
            sums += [
                ("   ", ""),
                (words.amount(row.overdue, row.currency), tone),
                (words.gap() + overdue, "dim"),
            ]
        said: list[list[Piece]] = [sums]
        for promise in row.promises:
            today = self.desk.today
            when = words.day_and_date(promise.due, today)
            amount = words.amount(promise.amount, row.currency)
            state_tone: Tone = {
                "open": "watch",
                "kept": "kept",
                "partly_kept": "watch",
                "broken": "late",
                "withdrawn": "dim",
            }[promise.state]  # type: ignore[assignment]
            said.append(
                [
                    (_("promised") + words.gap(), "dim"),
                    (_("{amount} by {when}").format(amount=amount, when=when) + "  ", ""),
                    (words.promise_by(promise.state, promise.due, today), state_tone),
                ]
            )
        return said


def _row(index: int, currency: str, invoice: InvoiceView) -> Row:
    late = invoice.days_overdue or 0
    tone = age_tone(late)
    return Row(
        key=f"{currency}{index}",
        cells=(
            plain(invoice.number),
            plain(words.full_date(invoice.due) if invoice.due else "–", "dim"),
            plain(words.amount(invoice.amount, currency), "dim"),
            plain(words.amount(invoice.open, currency), tone),
            plain(words.days_short(late) if late > 0 else "", tone),
            plain(_("disputed") if invoice.disputed else "", "watch"),
        ),
    )
