"""The form of a next step: a task with a date, or a promise of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.choices import YesNo
from tui.desk.days import Day
from tui.desk.fields import Field, Sheet, Text
from tui.desk.forms import Form
from tui.desk.naming import ITS_ACCOUNT, PersonField, typed_account
from tui.domain.records import NextStep
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk

_FIELDS: Final[tuple[Field, ...]] = (
    ITS_ACCOUNT,
    Text("text", N_("what"), N_("send the test report"), required=True),
    Day("due", N_("due"), N_("fri"), required=True),
    YesNo("promised", N_("promised")),
    PersonField("person", N_("for"), N_("wang, +Li Wei for somebody new"), attr="person_id"),
    Field("colleague", N_("colleague"), N_("who of us does it")),
)
_DONE: Final[tuple[Field, ...]] = (Day("done", N_("done"), N_("today"), past=True),)


class StepForm(Form[NextStep]):
    """A next step."""

    kind = "next_step"
    record = NextStep

    def fields(self, record: NextStep | None) -> tuple[Field, ...]:
        is_done = record is not None and record.done is not None
        return (*_FIELDS, *_DONE) if is_done else _FIELDS

    def title(self, desk: Desk, record: NextStep | None) -> str:
        return _("new next step") if record is None else _("next step")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        begin = {"account": typed_account(desk, account_id) if account_id else ""}
        if on and on >= desk.today:
            begin["due"] = on.isoformat()
        return begin

    def blank(self, sheet: Sheet, values: Mapping[str, object]) -> NextStep:
        return NextStep(**{**values, "made": sheet.desk.today})  # type: ignore[arg-type]

    def told(self, sheet: Sheet, account: str, old: NextStep | None, new: NextStep) -> str:
        if old is None or new.due != old.due:
            return _("{account}, {day}: {text}").format(
                account=account, day=words.full_date(new.due), text=new.text
            )
        return _("{account}, changed: {text}").format(account=account, text=new.text)
