"""The statement of account, as the customer will read it; copied, or written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.containers import Vertical
from textual.widgets import Static

from tui import words
from tui.desk import statement as job
from tui.i18n import _, language
from tui.screens.base import Peek, TooSmall
from tui.screens.money_head import ages
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.keybar import KeyBar
from tui.widgets.lines import Lines
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.statement import CurrencyStatement, StatementView
    from tui.i18n import Language
    from tui.widgets.cells import Piece


class StatementScreen(Peek[None]):
    """``y`` copies it, ``w`` writes it as XLSX, CSV or Markdown."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("statement"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self._account_id = account_id
        self._language: Language = language()

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel wide"):
            yield Static(id="statement-heading", classes="heading", markup=False)
            yield Rows(_columns(), id="statement")
            yield Lines(id="statement-ageing")
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self._write()

    def _write(self) -> None:
        view = self.rounds.ask(lambda: job.statement(self.desk, self._account_id, self._language))
        if view is None:
            self.dismiss(None)
            return
        self._view = view
        period = _("{first} – {last}").format(
            first=words.full_date(view.from_), last=words.full_date(view.to)
        )
        tongue = _("in Chinese") if self._language == "zh" else _("in English")
        self.query_one("#statement-heading", Static).update(
            content(
                [
                    (_("Statement of account"), "way bold"),
                    (f"   {view.account.name}", "bold"),
                    (f"   {tongue}   {period}", "dim"),
                ]
            )
        )
        self.query_one(Rows).show([row for part in view.parts for row in _rows(view, part)])
        self.query_one(Lines).show(lambda _width: [_ageing(view, part) for part in view.parts])

    def action_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._write()

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(job.as_markdown(self._view))
        self.rounds.tell(_("The statement is copied."))

    def action_write(self) -> None:
        from tui.screens.ask import AskScreen

        view = self._view
        self.app.push_screen(
            AskScreen(
                _("Write the statement of {account}").format(account=view.account.name),
                _("file"),
                job.file_name(view),
                draft=f"statement:{self._account_id}",
                job=lambda text: job.write_to(view, text),
                begin=job.file_name(view),
            )
        )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("on"), least=10, most=10),
        Column(_("what"), least=8, most=20, shrink=2),
        Column(_("number"), least=8, most=30, grow=True, shrink=3),
        Column(_("due"), least=10, most=10, drop=1),
        Column(_("debit"), least=8, most=16, align="right"),
        Column(_("credit"), least=8, most=16, align="right"),
        Column(_("balance"), least=8, most=16, align="right"),
    )


def _rows(view: StatementView, part: CurrencyStatement) -> list[Row]:
    def amount(value: Decimal, *, is_shown: bool = True) -> str:
        return words.amount(value, part.currency) if is_shown else ""

    def end(key: str, on: date, what: str, balance: Decimal) -> Row:
        cells = (on.isoformat(), what, "", "", "", "", amount(balance))
        return Row(f"{part.currency} {key}", tuple(plain(cell, "bold") for cell in cells))

    rows = [end("opening", view.from_, _("opening balance"), part.opening)]
    for index, line in enumerate(part.lines):
        rows.append(
            Row(
                f"{part.currency} {index}",
                (
                    plain(line.on.isoformat() if line.on else "–", "dim"),
                    plain(job.item(line)),
                    plain(", ".join(line.numbers), "dim"),
                    plain(line.due.isoformat() if line.due else "", "dim"),
                    plain(amount(line.debit, is_shown=bool(line.debit))),
                    plain(amount(line.credit, is_shown=bool(line.credit)), "kept"),
                    plain(amount(line.balance), "dim"),
                ),
            )
        )
    return [*rows, end("closing", view.to, _("closing balance"), part.closing)]


def _ageing(view: StatementView, part: CurrencyStatement) -> list[Piece]:
    pieces: list[Piece] = [(f"{part.currency}  ", "bold")]
    values = msgspec.structs.astuple(part.ageing)
    for name, value in zip(ages(view.bounds), values, strict=True):
        if value:
            pieces += [(f"{name} ", "dim"), (words.amount(value, part.currency) + "   ", "")]
    return pieces
