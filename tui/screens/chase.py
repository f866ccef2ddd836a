"""A chase along POWER: what to have ready, the excuse and its answer, the promise, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from tui import keys, words
from tui.desk import chase as job
from tui.domain.codes import CHASE_ENDS
from tui.errors import Trouble
from tui.i18n import N_, _
from tui.screens.base import Dialog, TooSmall
from tui.screens.drafting import Draft
from tui.screens.log import effects, said
from tui.widgets.bindings import bindings
from tui.widgets.cells import content
from tui.widgets.choice import Choice
from tui.widgets.effects import Effects
from tui.widgets.facts import Fact, Facts
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.chase import Answer, Chased, Field, Outlook, Preparation
    from tui.desk.log import WrittenView
    from tui.domain.codes import ChaseEnd, ChaseKind, Excuse
    from tui.widgets.cells import Piece

FIELDS: Final[tuple[tuple[Field, str, str], ...]] = (
    ("why", N_("excuse"), N_("1 to 15, or the beginning of its name")),
    ("amount", N_("promise"), N_("80k")),
    ("by", N_("by"), N_("fri")),
    ("met", N_("who"), N_("wang, +Li Wei for somebody new")),
    ("note", N_("note"), N_("what was said and agreed")),
)
"""Field, label and example, in the order of the tab key."""
HIGH: Final = 34
"""From this height on all of the preparation has room."""
MOST_EXCUSES: Final = 6
WHOLE: Final = 40
"""Rows that what is to be spoken has: it is never cut, but scrolled where there is no room."""


class ChaseScreen(Dialog):
    """The chase dialog for an account; ``enter`` saves from any field."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("chase"))
    AUTO_FOCUS: ClassVar[str | None] = "#why"

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self._account_id = account_id
        self._end: ChaseEnd | None = None
        """How it ended, where the rep has said so."""

    def compose(self) -> ComposeResult:
        ready = self._ready = job.prepare(self.desk, self._account_id)
        with Vertical(classes="panel"):
            yield Static(
                content(
                    [
                        (_("Chase"), "way bold"),
                        (f"   {ready.account.name}", "bold"),
                        (f"   {ready.owing}", "late"),
                    ]
                ),
                classes="heading",
            )
            with VerticalScroll(id="briefing", can_focus=False):
                yield Facts(id="ready", airy=False)
            for field, label, example in FIELDS:
                yield self._row(_(label), self._field(field, _(example)))
            ends = [(code, words.chase_end(code)) for code in CHASE_ENDS]
            yield self._row(_("end"), Choice(ends, id="end"))
            kinds = [
                ("phone", words.kind("phone")),
                ("visit", words.kind("in_person")),
                ("message", _("by message")),
            ]
            yield self._row(_("how"), Choice(kinds, id="how", value=ready.kind))
            yield Effects()
        yield TooSmall()
        yield KeyBar(keys.SAVE, keys.of("chase")[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "read":
            return self.is_mounted and self._briefing.show_vertical_scrollbar
        return True

    def action_read(self, step: int) -> None:
        """Turn a page of what is to be read, from any field; its last line stays in sight."""
        page = max(1, self._briefing.size.height - 1)
        self._briefing.scroll_to(y=self._briefing.scroll_y + step * page, animate=False)

    @property
    def _briefing(self) -> VerticalScroll:
        return self.query_one("#briefing", VerticalScroll)

    @staticmethod
    def _field(id: str, example: str) -> Input:
        # What is proposed gives way to what is typed; a draft that came back does not.
        is_proposal = id == "amount"
        return Input(placeholder=example, id=id, compact=True, select_on_focus=is_proposal)

    @staticmethod
    def _row(label: str, widget: Input | Choice) -> Horizontal:
        return Horizontal(Label(label, markup=False), widget, classes="field")

    def on_mount(self) -> None:
        self.watch(self._briefing, "show_vertical_scrollbar", self.refresh_bindings)
        self._draft = Draft(self.rounds, f"chase:{self._account_id}")
        kept = self._draft.kept()
        with self.prevent(Input.Changed):
            for field in self.query(Input):
                field.value = kept.get(field.id or "", "")
            if not self.query_one("#amount", Input).value:
                self.query_one("#amount", Input).value = self._ready.amount
        self._show()

    # -- What is typed

    @on(Input.Changed)
    def _typed(self) -> None:
        self._draft.keep({field.id or "": field.value for field in self.query(Input)})
        self._show()

    @on(Choice.Chosen, "#end")
    def _ended(self, event: Choice.Chosen) -> None:
        self._end = cast("ChaseEnd | None", event.value or None)
        self._show()

    @on(Choice.Chosen, "#how")
    def _how(self) -> None:
        self._show()

    def _read(self) -> Chased:
        fields: dict[Field, str] = {
            field: self.query_one(f"#{field}", Input).value for field, _label, _eg in FIELDS
        }
        kind = cast("ChaseKind", self.query_one("#how", Choice).value or "phone")
        return job.read(self.desk, self._account_id, fields, kind, self._end)

    def _show(self) -> None:
        """Answer the excuse as soon as it is clear which, and say what will be written."""
        self._show_answer(job.excuses(self.query_one("#why", Input).value))
        try:
            outlook = job.preview(self.desk, self._read())
        except Trouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            return
        if self._end is None:
            self.query_one("#end", Choice).value = outlook.end
        self.tell_effects(_outlook(outlook))

    def _show_answer(self, found: tuple[Excuse, ...]) -> None:
        """P and O until there is an excuse, then W: how to work with it."""
        shown = self.query_one("#ready", Facts)
        self._briefing.scroll_home(animate=False)
        is_whole = self.app.size.height >= HIGH
        if len(found) == 1:
            answer = job.answer(self.desk, self._account_id, found[0])
            shown.show([], _answer(answer))
            return
        facts = _preparation(self._ready, is_whole=is_whole)
        if self.query_one("#why", Input).value.strip() and found:
            names = [words.excuse(one) for one in found[:MOST_EXCUSES]]
            facts.append(Fact(_("which"), (((words.joined(names), "watch"),),), most=2))
        shown.show([], facts)

    def action_save(self) -> None:
        if self._is_saving:
            return
        try:
            chased = self._read()
        except job.ChaseTrouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            self.query_one(f"#{trouble.field}").focus()
            return
        except Trouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            return
        self.write(lambda: job.record(self.desk, chased), self._saved)

    def _saved(self, view: WrittenView) -> None:
        self._draft.drop()
        self.rounds.tell(said(view))
        self.dismiss(None)


def _preparation(ready: Preparation, *, is_whole: bool) -> list[Fact]:
    """P and O: papers, history, who decides, how to begin; in a low window what fits."""
    papers = ready.papers if is_whole else ready.papers[: job.MOST_PAPERS]
    more = len(ready.papers) - len(papers)
    papers_said = words.joined(list(papers)) + (f" +{more}" if more else "")
    facts = [
        Fact(_("papers"), (((papers_said, ""),),), most=3 if is_whole else 1),
        Fact(_("history"), tuple(((one, "dim"),) for one in ready.history), most=1),
    ]
    if ready.chain:
        way: list[Piece] = []
        for one in ready.chain:
            way += [(" → ", "dim")] if way else []
            way.append((words.short_name(one.name), "" if one.met else "late"))
        facts.append(Fact(_("way"), (tuple(way),), most=2))
    if ready.approach and is_whole:
        facts.append(Fact(_("payer"), (((ready.approach, "dim"),),), most=3))
    if is_whole:
        facts.append(Fact(_("yourself"), (((ready.coaching, "quiet"),),), most=2))
        facts.append(Fact(_("phone"), (((ready.phone, "quiet"),),), most=2))
    if ready.opening:
        facts.append(Fact(_("say"), (((words.quoted(ready.opening), "way"),),), most=WHOLE))
    if ready.latest:
        text = _("a second promise is shorter: by {day}").format(day=words.full_date(ready.latest))
        facts.append(Fact("⚑", (((text, "watch"),),)))
    return [one for one in facts if one.lines and one.lines[0][0][0]]


def _answer(found: Answer) -> list[Fact]:
    """W: what to say at once, what to ask, how to read the answer, when to check."""
    facts = [
        Fact(_("say"), (((words.quoted(found.say), "way"),),), most=WHOLE),
        Fact(_("ask"), tuple(((one, ""),) for one in found.ask), most=WHOLE),
        Fact(_("read"), (((found.read, "dim"),),), most=WHOLE),
        Fact(_("next"), (((found.next, ""),),), most=WHOLE),
    ]
    if found.memory:
        facts.insert(0, Fact("⚑", (((found.memory, "watch bold"),),), most=WHOLE))
    return facts


def _outlook(outlook: Outlook) -> list[list[Piece]]:
    """E: what to say before one goes, and what will be written."""
    rows: list[list[Piece]] = []
    if outlook.read_back:
        rows.append([(outlook.read_back, "kept")])
    return [*rows, *effects(_view(outlook))]


def _view(outlook: Outlook) -> WrittenView:
    from tui.desk.log import WrittenView

    return WrittenView(outlook.written)
