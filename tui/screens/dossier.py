"""An account's money in sheets: invoices, payments, promises, chases, and why we are not paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal, get_args

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui import words
from tui.desk import collecting
from tui.desk import dossier as job
from tui.i18n import N_, _, ngettext, pgettext
from tui.screens import money_card
from tui.screens.base import TooSmall, WorkPeek
from tui.screens.disputes import open_dispute
from tui.screens.painting import age_tone
from tui.widgets.bindings import bindings
from tui.widgets.cells import content, plain
from tui.widgets.columns import Column
from tui.widgets.facts import Fact, Facts
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.dossier_views import ChaseOf, Dossier, OpenInvoice, PaymentIn, PromiseOf
    from tui.desk.forms import Kind
    from tui.widgets.cells import Piece, Tone

Sheet = Literal["invoices", "payments", "promises", "chases", "analysis"]
SHEETS: Final[tuple[Sheet, ...]] = get_args(Sheet)
_TITLES: Final[dict[Sheet, str]] = {
    "invoices": N_("invoices"),
    "payments": N_("payments"),
    "promises": N_("promises"),
    "chases": N_("chases"),
    "analysis": N_("analysis"),
}
_KINDS: Final[dict[Sheet, Kind]] = {
    "invoices": "invoice",
    "payments": "payment",
    "promises": "promise",
}
"""What a row of a sheet is a record of."""
_END_TONES: Final[dict[str | None, Tone]] = {
    "win_win": "kept",
    "part": "watch",
    "receivable": "late",
    "quarrel": "late",
    None: "dim",
}


class DossierScreen(WorkPeek[None]):
    """Left and right turn the sheets; a row can be edited and removed."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("dossier"))
    AUTO_FOCUS: ClassVar[str | None] = "Rows"

    def __init__(self, account_id: int, sheet: Sheet = "invoices") -> None:
        super().__init__()
        self._account_id = account_id
        self._sheet: Sheet = sheet

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel wide"):
            yield Static(id="dossier-heading", classes="heading", markup=False)
            yield Static(id="why-here", markup=False)
            yield Static(id="sheets", classes="heading", markup=False)
            for sheet in SHEETS[:-1]:
                yield Rows(_columns(sheet), id=f"sheet-{sheet}")
            with VerticalScroll(id="sheet-analysis"):
                yield Facts(id="analysis-facts")
            yield Static(id="no-rows", markup=False)
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Show the account's money as it is now, if the account is still there."""
        known = self.rounds.ask(lambda: job.dossier(self.desk, self._account_id))
        if known is None:
            self.dismiss(None)
            return
        self._known = known
        title: list[Piece] = [(known.account.name, "way bold")]
        title += (
            [("   ", ""), *money_card.title(known)[-1]] if len(money_card.title(known)) > 1 else []
        )
        self.query_one("#dossier-heading", Static).update(content(title))
        self._tell_why()
        for sheet in SHEETS[:-1]:
            self.query_one(f"#sheet-{sheet}", Rows).show(_rows(known, sheet, self.desk.today))
        self.query_one(Facts).show([], _analysis(self, known))
        self._turn()

    def _tell_why(self) -> None:
        """Why the account is in the queue, in full: the card beside it has less room."""
        view = self.rounds.ask(lambda: collecting.money_view(self.desk))
        items = view.queue.items if view else ()
        mine = [one for one in items if one.account.id == self._account_id]
        said = list(dict.fromkeys(reason.text for one in mine for reason in one.reasons))
        shown = self.query_one("#why-here", Static)
        shown.display = bool(said)
        shown.update(content([(_("why here") + "  ", "dim"), (" · ".join(said), "")]))

    def _turn(self) -> None:
        pieces: list[Piece] = []
        for sheet in SHEETS:
            pieces += [("   ", "")] if pieces else []
            pieces.append((_(_TITLES[sheet]), "way bold" if sheet == self._sheet else "dim"))
        self.query_one("#sheets", Static).update(content(pieces))
        for sheet in SHEETS[:-1]:
            self.query_one(f"#sheet-{sheet}", Rows).display = sheet == self._sheet
        analysis = self.query_one("#sheet-analysis")
        analysis.display = self._sheet == "analysis"
        self.set_class(analysis.display, "-reading")
        rows = self._current_rows
        nothing = self.query_one("#no-rows", Static)
        nothing.display = rows is not None and not rows.rows
        nothing.update(content([(_nothing(self._sheet), "dim")]))
        self.set_focus(rows or analysis)
        self.refresh_bindings()

    @property
    def _current_rows(self) -> Rows | None:
        if self._sheet == "analysis":
            return None
        return self.query_one(f"#sheet-{self._sheet}", Rows)

    def action_tab(self, step: int) -> None:
        self._sheet = SHEETS[(SHEETS.index(self._sheet) + step) % len(SHEETS)]
        self._turn()

    # -- What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "edit":
            return self._sheet == "analysis" or self._record is not None
        if action == "remove":
            return self._record is not None
        return True

    @property
    def _record(self) -> tuple[Kind, int] | None:
        """The record under the cursor."""
        kind, rows = _KINDS.get(self._sheet), self._current_rows
        return (kind, int(rows.current)) if kind and rows and rows.current else None

    def _form(self, kind: Kind, id: int | None = None) -> None:
        from tui.screens.form import FormScreen

        screen = FormScreen(kind, id=id, account_id=None if id else self._account_id)
        self.app.push_screen(screen, lambda _result: self.look_again())

    def action_edit(self) -> None:
        if self._sheet == "analysis":
            self._form("analysis", self._account_id)
        elif self._record:
            self._form(*self._record)

    def on_rows_chosen(self, _event: Rows.Chosen) -> None:
        self.action_edit()

    def action_remove(self) -> None:
        from tui.desk import removal

        if self._record:
            kind, id = self._record

            def done(said: str) -> None:
                self.rounds.tell(said)
                self.look_again()

            self.rounds.change(lambda: removal.remove(self.desk, kind, id), done)

    def action_promise(self) -> None:
        self._form("promise")

    def action_payment(self) -> None:
        self._form("payment")

    def action_dispute(self) -> None:
        open_dispute(self, self._account_id, self.look_again)

    def action_log(self) -> None:
        from tui.screens.chase import ChaseScreen

        self.app.push_screen(ChaseScreen(self._account_id), lambda _result: self.look_again())


def _columns(sheet: Sheet) -> tuple[Column, ...]:
    match sheet:
        case "invoices":
            return (
                Column(_("invoice"), least=8, most=24, shrink=1),
                Column(_("issued"), least=6, most=20, drop=2),
                Column(_("due"), least=10, most=20),
                Column(_("amount"), least=8, most=18, align="right", drop=1),
                Column(pgettext("amount", "open"), least=8, most=18, align="right"),
                Column(_("overdue"), least=5, most=10, align="right"),
                Column("", least=2, most=20, shrink=2),
            )
        case "payments":
            return (
                Column(_("on"), least=10, most=20),
                Column(_("amount"), least=8, most=18, align="right"),
                Column(pgettext("invoices", "for"), least=8, most=50, grow=True, shrink=1),
                Column("", least=6, most=24, shrink=2),
            )
        case "promises":
            return (
                Column(_("by"), least=10, most=20),
                Column(_("amount"), least=8, most=18, align="right"),
                Column(_("state"), least=8, most=14),
                Column(_("came"), least=8, most=18, align="right", drop=1),
                Column(_("who"), least=6, most=20, shrink=2),
                Column(pgettext("invoices", "for"), least=4, most=40, grow=True, shrink=1),
            )
        case _:
            return (
                Column(_("on"), least=10, most=20),
                Column(_("how"), least=8, most=12, drop=2),
                Column(_("excuse"), least=10, most=30, shrink=1),
                Column(_("end"), least=8, most=24, shrink=2),
                Column(_("who"), least=6, most=20, drop=1),
                Column(_("note"), least=4, most=60, grow=True, shrink=3),
            )


def _rows(known: Dossier, sheet: Sheet, today: date) -> list[Row]:
    match sheet:
        case "invoices":
            return [_invoice(one, today) for one in known.invoices]
        case "payments":
            return [_payment(one) for one in known.payments]
        case "promises":
            return [_promise(one) for one in known.promises]
        case _:
            return [_chase(one) for one in known.chases]


def _invoice(one: OpenInvoice, today: date) -> Row:
    late = one.days or 0
    tone = age_tone(late)
    marks = [words.milestone(one.milestone)] if one.milestone else []
    marks += [_("disputed")] if one.disputed else []
    return Row(
        key=str(one.id),
        cells=(
            plain(one.number),
            plain(words.short_date(one.issued, today) if one.issued else "–", "dim"),
            plain(words.full_date(one.due) if one.due else "–", "dim"),
            plain(words.amount(one.amount, one.currency), "dim"),
            plain(words.amount(one.open, one.currency), tone),
            plain(words.days_short(late) if late > 0 else "", tone),
            plain(" · ".join(marks), "watch"),
        ),
    )


def _payment(one: PaymentIn) -> Row:
    if one.presumed:
        mark = _("presumed: no longer listed")
    elif one.on is None:
        mark = _("the file does not say when")
    elif one.unclaimed:
        amount = words.amount(one.unclaimed, one.currency)
        mark = _("credit {amount}").format(amount=amount)
    else:
        mark = _("typed in") if one.typed else ""
    return Row(
        key=str(one.id),
        cells=(
            plain(words.full_date(one.on) if one.on else "–"),
            plain(words.amount(one.amount, one.currency), "kept"),
            plain(words.joined(list(one.invoices)), "dim"),
            plain(mark, "quiet"),
        ),
    )


def _promise(one: PromiseOf) -> Row:
    said, tone = money_card.promise_state(one)
    return Row(
        key=str(one.id),
        cells=(
            plain(words.full_date(one.due)),
            plain(words.amount(one.amount, one.currency)),
            plain(said, tone),
            plain(words.amount(one.paid, one.currency) if one.paid else "–", "dim"),
            plain(words.short_name(one.person) if one.person else "", "dim"),
            plain(words.joined(list(one.invoices)), "dim"),
        ),
    )


def _chase(one: ChaseOf) -> Row:
    return Row(
        key=str(one.id),
        cells=(
            plain(words.full_date(one.on)),
            plain(_("by message") if one.kind == "message" else _how(one.kind), "dim"),
            plain(words.excuse(one.excuse) if one.excuse else "–"),
            plain(words.chase_end(one.end) if one.end else "", _END_TONES[one.end]),
            plain(words.short_name(one.person) if one.person else "", "dim"),
            plain(one.note, "dim"),
        ),
    )


def _how(kind: str) -> str:
    return words.kind("in_person" if kind == "visit" else "phone")


def _nothing(sheet: Sheet) -> str:
    match sheet:
        case "invoices":
            return _("Nothing open.")
        case "payments":
            return _("No payment yet. Enter one: $")
        case "promises":
            return _("No promise yet. Note one: p")
        case _:
            return _("Not chased yet. Log one: l")


def _analysis(screen: DossierScreen, known: Dossier) -> list[Fact]:
    """The three questions of M61 with what is known, then what is at stake (M52-M54)."""
    book = screen.desk.playbook().unpaid
    facts: list[Fact] = []

    def ask(label: str, question: str, lines: list[tuple[Piece, ...]], how: str) -> None:
        answers = lines or [((how, "dim"),)]
        facts.append(Fact(label, (((question, "bold"),), *answers), most=4))

    why, process, way = (book.questions[one] for one in ("why_not_us", "their_process", "way_in"))
    ask(
        _("why"),
        why.ask,
        [
            ((words.cause(code) + "  ", "watch"), (book.causes[code].do, "dim"))
            for code in known.causes
        ],
        why.how,
    )
    chain = [tuple(money_card.stations(known))] if known.chain else []
    ask(_("way"), process.ask, chain, process.how)
    ask(
        _("way in"),
        way.ask,
        [
            (
                (words.strength(code) + (f" @{name}" if name else "") + "  ", "kept"),
                (book.strengths[code].use, "dim"),
            )
            for code, name in known.ways_in
        ],
        way.how,
    )
    facts += [
        Fact(label, (((text, tone),),), most=2) for label, text, tone in money_card.lost(known)
    ]
    facts += [
        Fact(
            words.milestone(one.kind),
            (
                (
                    (words.amount(one.amount, one.currency), ""),
                    (f"  {one.opportunity}  {words.milestone_state(one.state)}", "dim"),
                ),
            ),
        )
        for one in known.milestones
    ]
    for warning in money_card.warnings(known):
        facts.append(Fact("⚑", (((warning, "watch"),),), most=2))
    won, ended = known.won
    if ended:
        text = _("in {won} of {ended} chases both sides won")
        facts.append(Fact(_("ends"), (((text.format(won=won, ended=ended), ""),),), most=2))
    for memory in known.memories:
        heard = ngettext(
            "“{excuse}” heard once, {day}",
            "“{excuse}” heard {n} times, last {day}",
            memory.times,
        )
        text = heard.format(
            excuse=words.excuse(memory.excuse),
            n=memory.times,
            day=words.day_and_date(memory.last_on, screen.desk.today),
        )
        facts.append(Fact(_("excuse"), (((text, ""),),), apart=False, most=2))
    return facts
