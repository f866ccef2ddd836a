"""A form: the desk says which fields, the rep fills them in, enter saves from any of them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.suggester import Suggester
from textual.widgets import Input, Label, Static

from tui import keys
from tui.desk import edit as job
from tui.errors import Trouble
from tui.screens.base import Dialog, TooSmall
from tui.screens.drafting import Draft
from tui.widgets.cells import content
from tui.widgets.choice import Choice
from tui.widgets.effects import Effects
from tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.desk.edit import FieldView, FormView, Kind, Saved

MOST_WORDS: Final = 6
"""Up to so many options stand in a row to choose from; more are typed."""


class Candidates(Suggester):
    """What the desk would complete a field to, shown behind the cursor; ``→`` takes it."""

    def __init__(self, form: FormScreen, field: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._form = form
        self._field = field

    async def get_suggestion(self, value: str) -> str | None:
        found = self._form.candidates(self._field, value)
        return next((one for one in found if one.casefold().startswith(value.casefold())), None)


class FormScreen(Dialog):
    """New or edit: account, person, visit, next step, note."""

    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(
        self,
        kind: Kind,
        *,
        id: int | None = None,
        account_id: int | None = None,
        on: date | None = None,
        person_id: int | None = None,
    ) -> None:
        super().__init__()
        self.kind: Kind = kind
        self._record_id = id
        self._account_id = account_id
        self._on = on
        self._person_id = person_id
        self._stands = False
        """Whether the fields are all there to be asked."""

    def compose(self) -> ComposeResult:
        self._view: FormView = job.form(
            self.desk,
            self.kind,
            id=self._record_id,
            account_id=self._account_id,
            on=self._on,
            person_id=self._person_id,
        )
        with Vertical(classes="panel"):
            yield Static(content([(self._view.title, "way bold")]), classes="heading")
            with VerticalScroll(classes="fields", can_focus=False):
                for field in self._view.fields:
                    with Horizontal(classes="field"):
                        yield Label(field.label, markup=False)
                        yield self._widget(field)
            yield Effects()
        yield TooSmall()
        yield KeyBar(keys.SAVE)

    def _widget(self, field: FieldView) -> Input | Choice:
        if field.kind == "choice" and len(field.options) <= MOST_WORDS:
            options = [(one.code, one.word) for one in field.options]
            codes = {one.word: one.code for one in field.options}
            value = codes.get(field.value, field.value) or None
            return Choice(options, id=f"f-{field.name}", value=value)
        completes = field.kind in ("account", "people", "person", "choice", "choices")
        return Input(
            field.value,
            placeholder=field.example,
            id=f"f-{field.name}",
            compact=True,
            select_on_focus=False,
            suggester=Candidates(self, field.name) if completes else None,
        )

    def on_mount(self) -> None:
        where = f":{self._person_id}" if self._person_id else ""
        draft = f"form:{self.kind}:{self._record_id or 0}:{self._account_id or 0}{where}"
        self._draft = Draft(self.rounds, draft)
        kept = self._draft.kept()
        for name, text in kept.items():
            for field in self.query(f"#f-{name}").results(Input):
                field.value = text
            for choice in self.query(f"#f-{name}").results(Choice):
                choice.value = text or None
        self._stands = True
        self.set_focus(self._first())

    def _first(self) -> Widget:
        """Where one begins: the first field that must be filled in and is not, or the first."""
        values = self._values()
        names = [one.name for one in self._view.fields]
        wanted = [one.name for one in self._view.fields if one.required and not values[one.name]]
        return self.query_one(f"#f-{(wanted or names)[0]}")

    def candidates(self, field: str, text: str) -> list[str]:
        """What the desk would complete a field to; an input asks before the form stands."""
        if not self._stands:
            return []
        values = self._values()
        with suppress(job.Gone):  # the echo, or at the latest the save, says so
            return job.complete(self.desk, self.kind, field, text, values, id=self._record_id)
        return []

    def _changed_values(self) -> dict[str, str]:
        """What differs from what was shown: the rest may have changed in another window."""
        shown = {field.name: field.value for field in self._view.fields}
        codes = {
            (field.name, one.word): one.code for field in self._view.fields for one in field.options
        }
        return {
            name: text
            for name, text in self._values().items()
            if text != codes.get((name, shown[name]), shown[name]) and text != shown[name]
        }

    def _values(self) -> dict[str, str]:
        values: dict[str, str] = {}
        for field in self._view.fields:
            widget = self.query_one(f"#f-{field.name}")
            if isinstance(widget, Choice):
                values[field.name] = widget.value or ""
            elif isinstance(widget, Input):
                values[field.name] = widget.value
        return values

    @on(Input.Changed)
    @on(Choice.Chosen)
    def _changed(self) -> None:
        if not self._stands:
            return
        values = self._values()
        self._draft.keep(values)
        try:
            echoes = job.check(self.desk, self.kind, self._record_id, values)
        except Trouble as trouble:
            self.tell_effects([[(str(trouble), "late")]])
            return
        labels = {field.name: field.label for field in self._view.fields}
        # What stood there from the beginning need not be echoed.
        begun = {field.name for field in self._view.fields if field.value}
        shown = {field.name: field.value for field in self._view.fields}
        told = [
            one for one in echoes if one.field not in begun or values[one.field] != shown[one.field]
        ]
        self.tell_effects([[(f"{labels[one.field]}  ", "dim"), (one.text, "way")] for one in told])

    def action_save(self) -> None:
        if self._is_saving:
            return
        values = self._values() if self._record_id is None else self._changed_values()
        self.write(lambda: job.save(self.desk, self.kind, self._record_id, values), self._saved)

    def _saved(self, saved: Saved) -> None:
        self._draft.drop()
        if saved.text:
            self.rounds.tell(saved.text)
        self.dismiss(None)

    def not_saved(self, trouble: Trouble) -> None:
        super().not_saved(trouble)
        if self.is_active and isinstance(trouble, job.FieldTrouble):
            self.set_focus(self.query_one(f"#f-{trouble.field}"))
