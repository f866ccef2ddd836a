"""The page of a person: all that is known, and what is not known as questions to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Vertical, VerticalScroll

from tui.desk import people
from tui.i18n import _
from tui.screens import person_facts, person_whole
from tui.screens.base import HIGH, TooSmall, WorkPeek
from tui.screens.person_keys import EditsPeople
from tui.widgets.bindings import bindings
from tui.widgets.cells import fit
from tui.widgets.facts import LABEL, Facts
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.desk.people_views import PersonPage

SHARED: Final = frozenset(
    (
        *("attitude", "role", "rung", "target", "influence", "hidden", "rating", "superior"),
        *("listens", "odds", "left"),
    )
)
"""What of the map's keys works here too."""


class PersonScreen(WorkPeek[None], EditsPeople[None]):
    """The page, and the keys that change what stands on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("person"),
        *(one for one in bindings("people") if one.action in SHARED),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "VerticalScroll"

    def __init__(self, person_id: int) -> None:
        super().__init__()
        self._person_id = person_id

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel wide"), VerticalScroll(id="whole"):
            yield Facts(id="glance", airy=self.app.size.height >= HIGH)
        yield TooSmall()
        yield KeyBar()

    def on_mount(self) -> None:
        self.edited()

    @property
    def person_id(self) -> int:
        return self._person_id

    def look_again(self) -> None:
        self.edited()

    def edited(self) -> None:
        """Show the person as he or she is now; close where there is nobody any more."""
        page = self._page()
        if page is None:
            self.dismiss(None)
            return
        title = [*person_facts.title(page)[:1], *person_facts.title(page)[1:]]
        title[0] = (*title[0], (f"   {page.account.name}", "dim"))
        self.query_one(Facts).show(title, person_whole.whole(page, self.desk.today))

    def _page(self) -> PersonPage | None:
        return self.rounds.ask(lambda: people.person_page(self.desk, self._person_id))

    def action_log(self) -> None:
        from tui.screens.log import LogScreen

        if page := self._page():
            self.app.push_screen(LogScreen(page.account.id), lambda _result: self.edited())

    def action_edit(self) -> None:
        from tui.screens.form import FormScreen

        if self._page():
            screen = FormScreen("person", id=self._person_id)
            self.app.push_screen(screen, lambda _result: self.edited())

    def action_copy(self) -> None:
        """The page as plain text."""
        if page := self._page():
            lines = ["".join(text for text, _tone in line) for line in person_facts.title(page)]
            for fact in person_whole.whole(page, self.desk.today):
                label = fact.label
                for line in fact.lines:
                    lead = "".join(text for text, _tone in fit(((label, ""),), LABEL))
                    lines.append((lead + "".join(text for text, _tone in line)).rstrip())
                    label = ""
            self.app.copy_to_clipboard("\n".join(lines) + "\n")
            self.rounds.tell(_("“{title}” is copied.").format(title=page.row.name))
