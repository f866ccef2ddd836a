"""The form of a note: something worth knowing about an account, without a call."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.days import Moment, moment_text
from tui.desk.fields import FieldTrouble, Sheet, Text
from tui.desk.forms import Form
from tui.desk.naming import ITS_ACCOUNT, PersonField, typed_account
from tui.domain.records import Note
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.fields import Field
    from tui.desk.ground import Desk

_LONGEST: Final = 40
_NOON: Final = time(12)


def _time_of(sheet: Sheet, day: date) -> time:
    """The time of a day without one: of today the present, else noon."""
    return sheet.desk.now.time() if day == sheet.desk.today else _NOON


_FIELDS: Final[tuple[Field, ...]] = (
    ITS_ACCOUNT,
    Text("text", N_("note"), N_("they plan a second line for 2028"), required=True),
    PersonField("person", N_("from"), N_("wang, +Li Wei for somebody new"), attr="person_id"),
    Moment(
        "when",
        N_("when"),
        N_("now; or: yesterday 16:00"),
        attr="at",
        past=True,
        time_of=_time_of,
    ),
)


class NoteForm(Form[Note]):
    """A note."""

    kind = "note"
    record = Note

    def fields(self, record: Note | None) -> tuple[Field, ...]:
        return _FIELDS

    def title(self, desk: Desk, record: Note | None) -> str:
        return _("new note") if record is None else _("note")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        begin = {"account": typed_account(desk, account_id) if account_id else ""}
        if on and on < desk.today:
            begin["when"] = on.isoformat()
        return begin

    def judge(self, sheet: Sheet, old: Note | None, new: Note) -> Note:
        moves = old is None or new.at != old.at
        if moves and new.at > sheet.desk.now:
            sentence = _("“{word}” is still to come.").format(word=moment_text(new.at))
            raise FieldTrouble("when", "future", sentence, sheet.typed.get("when", ""))
        return new

    def told(self, sheet: Sheet, account: str, old: Note | None, new: Note) -> str:
        text = words.cut(new.text, _LONGEST)
        said = _("{account}, note: {text}") if old is None else _("{account}, note changed: {text}")
        return said.format(account=account, text=text)
