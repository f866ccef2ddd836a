"""The form of a line of the relationship plan: whom to move where, how, by when, by whom (M18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.desk.choices import Choice
from tui.desk.days import Day
from tui.desk.fields import Field, FieldTrouble, Sheet, Text
from tui.desk.forms import Form
from tui.desk.naming import KNOWN_ACCOUNT, PersonField, typed_account, typed_person
from tui.domain.people.ladder import next_rung
from tui.domain.records import PlanItem
from tui.domain.vocabulary import PLAN_WORDS
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.ground import Desk

_FIELDS: Final[tuple[Field, ...]] = (
    KNOWN_ACCOUNT,
    PersonField("person", N_("whom"), N_("wang"), attr="person_id", required=True),
    Text("target", N_("target"), N_("no objection to us in the region"), required=True),
    Choice("kind", N_("kind"), PLAN_WORDS, people_words.plan_kind),
    Text("measure", N_("measure"), N_("reference visit to Donghai")),
    PersonField("through", N_("through"), N_("who puts in a word: sun hao")),
    Field("first", N_("in charge"), N_("who of us does it; empty: you")),
    Field("second", N_("helping"), N_("who helps")),
    Day("due", N_("due"), N_("15 dec"), required=True),
    Text("progress", N_("progress"), N_("date agreed, wants to bring two colleagues")),
)
_DONE: Final[tuple[Field, ...]] = (Day("done", N_("done"), N_("today"), past=True),)


class PlanForm(Form[PlanItem]):
    """A line of the relationship plan."""

    kind = "plan_item"
    record = PlanItem

    def fields(self, record: PlanItem | None) -> tuple[Field, ...]:
        return _FIELDS if record is None else (*_FIELDS, *_DONE)

    def title(self, desk: Desk, record: PlanItem | None) -> str:
        if record is None:
            return _("new line of the plan")
        person = desk.ground.people.get(record.person_id)
        return _("plan for {name}").format(name=person.name if person else "?")

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        begin = {"account": typed_account(desk, account_id) if account_id else ""}
        if on and on >= desk.today:
            begin["due"] = on.isoformat()
        return begin

    def about(self, desk: Desk, person_id: int) -> Mapping[str, str]:
        """The person, and the rung to reach for a target."""
        person = desk.ground.people.get(person_id)
        if person is None:
            return {}
        rung = person.relation_target or next_rung(person.relation)
        return {
            "account": typed_account(desk, person.account_id),
            "person": typed_person(desk, person.account_id, person_id),
            "target": words.relation(rung) if rung else "",
        }

    def judge(self, sheet: Sheet, old: PlanItem | None, new: PlanItem) -> PlanItem:
        is_new = old is None or (old.through, old.person_id) != (new.through, new.person_id)
        if is_new and new.through is not None and new.through == new.person_id:
            sentence = _("Through whom? {name} is the one to be moved.")
            person = sheet.desk.ground.people.get(new.person_id)
            name = person.name if person else "?"
            raise FieldTrouble("through", "oneself", sentence.format(name=name), name)
        return new

    def told(self, sheet: Sheet, account: str, old: PlanItem | None, new: PlanItem) -> str:
        what = new.measure or new.target
        if old is None or new.due != old.due:
            return _("{account}, {day}: {text}").format(
                account=account, day=words.full_date(new.due), text=what
            )
        return _("{account}, changed: {text}").format(account=account, text=what)
