"""Log a contact: the outcome by its letter, a line of note, the next step; enter saves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label, Static

from tui import keys, words
from tui.desk import form, log
from tui.desk import today as job
from tui.desk.form import FieldTrouble
from tui.domain.codes import OUTCOMES
from tui.errors import Trouble
from tui.i18n import N_, _
from tui.screens.base import Dialog, TooSmall
from tui.screens.drafting import Draft
from tui.widgets.bindings import bindings
from tui.widgets.cells import content
from tui.widgets.choice import Choice, OutcomeChoice
from tui.widgets.effects import Effects
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.form import Field
    from tui.desk.log import WrittenView
    from tui.domain.codes import Outcome, VisitKind
    from tui.widgets.cells import Piece

FIELDS: Final[tuple[tuple[Field, str, str], ...]] = (
    ("note", N_("note"), N_("what was said and agreed")),
    ("then", N_("next"), N_("tue 10:00 demo with the CFO, or: fri send the offer")),
    ("met", N_("met"), N_("wang, +Li Wei for somebody new")),
    ("pay", N_("promise"), N_("80k fri")),
    ("why", N_("excuse"), N_("1 to 15, or the beginning of its name")),
    ("mood", N_("mood"), N_("wang accepts")),
    ("at", N_("when"), N_("now; or: yesterday 16:00")),
)
"""Field, label and example, in the order of the tab key."""

EFFECTS: Final = {
    "contact": N_("call"),
    "visit": N_("visit"),
    "next_step": N_("next step"),
    "promise": N_("promise"),
    "chase": N_("excuse"),
    "attitude": N_("attitude"),
    "person": N_("new person"),
}
"""What each effect of a line is called."""


class LogScreen(Dialog):
    """The log dialog for an account, and for one of its visits."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("log"))
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, account_id: int, visit_id: int | None = None) -> None:
        super().__init__()
        self._account_id = account_id
        self._visit_id = visit_id
        self._outcome: Outcome | None = None

    def compose(self) -> ComposeResult:
        card = job.card(self.desk, self._account_id, self._visit_id)
        visit = card.visit
        with Vertical(classes="panel"):
            title: list[Piece] = [(_("Log"), "way bold"), ("   ", ""), (card.account.name, "bold")]
            if visit:
                about = words.purpose(visit.purpose) if visit.purpose else visit.text
                day = words.day_and_date(visit.start.date(), self.desk.today)
                title.append((f"   {day} {words.clock_time(visit.start)}  {about}", "dim"))
            yield Static(content(title), classes="heading")
            if card.seek or card.least:
                yield Static(content(_objective(card.seek, card.least)), id="objective")
            yield self._row(_("outcome"), OutcomeChoice(_outcomes(), id="outcome"))
            for field, label, example in FIELDS:
                yield self._row(_(label), self._field(field, _(example)))
            yield self._row(_("saying"), self._field("saying", _("words worth keeping")))
            kinds = [(code, words.kind(code)) for code in ("in_person", "phone", "video")]
            how = visit.kind if visit else "in_person"
            yield self._row(_("how"), Choice(kinds, id="how", value=how))
            if card.seek or card.least:
                yield self._row(_("reached"), Choice(_reached(card.seek, card.least), id="reached"))
            yield Effects()
        yield TooSmall()
        yield KeyBar(keys.SAVE)

    @staticmethod
    def _field(id: str, example: str) -> Input:
        # A draft that came back must not be swept away by the next letter.
        return Input(placeholder=example, id=id, compact=True, select_on_focus=False)

    @staticmethod
    def _row(label: str, widget: Input | Choice) -> Horizontal:
        return Horizontal(Label(label, markup=False), widget, classes="field")

    def on_mount(self) -> None:
        self._draft = Draft(self.rounds, f"log:{self._account_id}:{self._visit_id or 0}")
        kept = self._draft.kept()
        with self.prevent(Input.Changed):
            for field in self.query(Input):
                field.value = kept.get(field.id or "", "")
        for choice in self.query(Choice):
            if (code := kept.get(choice.id or "")) in choice.codes:
                choice.value = code
        self._outcome = cast("Outcome | None", self.query_one("#outcome", Choice).value)
        # The letters choose, although there is an outcome: it may be another by now.
        self.set_focus(self.query_one("#outcome"))
        if self._outcome:
            told = _("Your draft is back: enter saves it, a letter chooses another outcome.")
            self.tell_effects([[(told, "watch")]])
        elif kept:
            self.tell_effects([[(_("Your draft is back. Choose the outcome to go on."), "watch")]])

    # -- What is typed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letters choose an outcome until there is one; then they are text."""
        if action == "choose":
            return self._outcome is None or isinstance(self.focused, OutcomeChoice)
        return True

    def action_choose(self, outcome: Outcome) -> None:
        """Show the outcome and go on to the note."""
        self._outcome = outcome
        self.query_one("#outcome", OutcomeChoice).value = outcome
        self.set_focus(self.query_one("#note"))
        self._changed()

    @on(Choice.Chosen, "#outcome")
    def _outcome_stepped(self, event: Choice.Chosen) -> None:
        self._outcome = cast("Outcome | None", event.value or None)

    @on(Choice.Chosen)
    @on(Input.Changed)
    def _changed(self) -> None:
        typed = {field.id or "": field.value for field in self.query(Input)}
        chosen = {choice.id or "": choice.value or "" for choice in self.query(Choice)}
        self._draft.keep({**typed, **chosen} if any(typed.values()) else {})
        self._show_effects()

    def _fields(self) -> dict[Field, str]:
        return {field: self.query_one(f"#{field}", Input).value for field, _label, _eg in FIELDS}

    def _extras(self) -> log.Extras:
        reached = self.query("#reached").results(Choice)
        return log.Extras(
            visit_id=self._visit_id,
            kind=cast("VisitKind", self.query_one("#how", Choice).value),
            saying=self.query_one("#saying", Input).value.strip(),
            reached=next((cast("log.Reached", one.value) for one in reached), None),
        )

    # -- What it will write

    def _show_effects(self) -> None:
        try:
            entry = form.read(self.desk, self._account_id, self._outcome, self._fields())
            view = log.preview(self.desk, entry, self._extras())
        except Trouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            return
        self.tell_effects(effects(view, skip_contact=True))

    def action_save(self) -> None:
        if self._is_saving:
            return
        if self._outcome is None:
            self.tell_effects(
                [[(_("How did it go? Choose the outcome by its letter."), "watch bold")]]
            )
            self.query_one("#outcome").focus()
            return
        try:
            entry = form.read(self.desk, self._account_id, self._outcome, self._fields())
        except FieldTrouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            self.query_one(f"#{trouble.field}").focus()
            return
        except Trouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            return
        extras = self._extras()
        self.write(lambda: log.record(self.desk, entry, extras), self._saved)

    def _saved(self, view: WrittenView) -> None:
        self._draft.drop()
        self.rounds.tell(said(view))
        self.dismiss(None)


def _outcomes() -> list[tuple[str, str]]:
    return [(code, words.outcome(code)) for code in OUTCOMES]


def _objective(seek: str, least: str) -> list[Piece]:
    """What the call was meant to bring, to be held against what it brought (M44)."""
    pieces: list[Piece] = [(_("seek") + "  ", "dim"), (seek, "")] if seek else []
    if least:
        pieces += [("   ", "")] if seek else []
        pieces += [(_("least") + "  ", "dim"), (least, "")]
    return pieces


def _reached(seek: str, least: str) -> list[tuple[str, str]]:
    options = [("sought", _("what you sought"))] if seek else []
    options += [("least", _("the least"))] if least else []
    return [*options, ("no", _("neither"))]


def effects(view: WrittenView, *, skip_contact: bool = False) -> list[list[Piece]]:
    """Each effect of an entry in a line: what kind, and in words."""
    return [
        [(f"{_(EFFECTS[one.kind])}  ", "dim"), (one.text, "way")]
        for one in view.written
        if not (skip_contact and one.kind == "contact")
    ]


def said(view: WrittenView) -> str:
    """What was written, for a toast."""
    return _("Logged: {what}").format(what="\n".join(one.text for one in view.written))
