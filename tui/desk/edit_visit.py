"""The form of a visit: whom, when, what about, and what is sought (M44)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tui import words
from tui.desk import log
from tui.desk.choices import Choice
from tui.desk.clashing import remark, travel_of
from tui.desk.days import Moment, moment_text
from tui.desk.fields import FieldTrouble, New, Sheet, Text
from tui.desk.figures import Whole
from tui.desk.forms import Form
from tui.desk.naming import ITS_ACCOUNT, PeopleField, typed_account
from tui.domain.lexicon import OUTCOME_WORDS, PURPOSE_WORDS
from tui.domain.records import Visit
from tui.domain.slots import Agenda
from tui.domain.vocabulary import KIND_WORDS
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from tui.desk.fields import Field
    from tui.desk.ground import Desk


def _minutes(sheet: Sheet) -> int:
    return sheet.desk.settings.visit_minutes


def _free_time(sheet: Sheet, day: date) -> time:
    """The first slot that leaves time for the ways, else the first that is free at all."""
    desk, account = sheet.desk, sheet.account
    that_day = desk.ground.visits_on.get(day, [])
    travel = travel_of(desk.ground)
    here = 0 if account is None or isinstance(account, New) else travel.get(account.id, 0)
    slots = Agenda(that_day, day, travel).free(_minutes(sheet), desk.now, here)
    return slots[0] if slots else log.free_time(that_day, day, _minutes(sheet), desk.now)


_REACHED: Final = {
    "sought": N_("what you sought"),
    "least": N_("the least"),
    "no": N_("neither"),
}


def _reached(code: str) -> str:
    return _(_REACHED[code])


_PLAN: Final[tuple[Field, ...]] = (
    ITS_ACCOUNT,
    Moment("when", N_("when"), N_("tue 10:00"), attr="start", required=True, time_of=_free_time),
    PeopleField("people", N_("to see"), N_("wang, +Li Wei for somebody new")),
    Choice("purpose", N_("purpose"), PURPOSE_WORDS, words.purpose, N_("demonstration")),
    Text("text", N_("about"), N_("demo with the CFO")),
    Text("seek", N_("seek"), N_("trial order for one drum")),
    Text("least", N_("least"), N_("a date with the CFO")),
    Choice("kind", N_("how"), KIND_WORDS, words.kind, N_("in person"), blank="in_person"),
    Whole("minutes", N_("minutes"), N_("60"), most=1440, blank=_minutes, say=words.minutes),
)
_LOGGED: Final[tuple[Field, ...]] = (
    Choice(
        "outcome",
        N_("outcome"),
        {code: names for code, names in OUTCOME_WORDS.items() if code != "missed"},
        words.outcome,
        N_("advance"),
        required=True,
    ),
    Text("note", N_("note"), N_("what was said and agreed")),
    Text("saying", N_("saying"), N_("words worth keeping")),
)
_COMPARED: Final[tuple[Field, ...]] = (
    Choice("reached", N_("reached"), dict.fromkeys(_REACHED, ()), _reached),
)
_MISSED: Final[tuple[Field, ...]] = (Text("note", N_("note"), N_("why it did not take place")),)


class VisitForm(Form[Visit]):
    """A visit to come, or one that was logged."""

    kind = "visit"
    record = Visit

    def fields(self, record: Visit | None) -> tuple[Field, ...]:
        if record is not None and record.state == "logged":
            compared = _COMPARED if record.seek or record.least or record.reached else ()
            return (*_PLAN, *_LOGGED, *compared)
        return (*_PLAN, *_MISSED) if record is not None and record.state == "missed" else _PLAN

    def title(self, desk: Desk, record: Visit | None) -> str:
        if record is None:
            return _("new visit")
        account = desk.ground.accounts.get(record.account_id)
        return _("{account}, visit of {moment}").format(
            account=account.name if account else "?", moment=moment_text(record.start)
        )

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        begin = {
            "account": typed_account(desk, account_id) if account_id else "",
            "kind": words.kind("in_person"),
            "minutes": str(desk.settings.visit_minutes),
        }
        if on and on >= desk.today:
            account = desk.ground.accounts.get(account_id or 0)
            at = _free_time(Sheet(desk, None, {}, account), on)
            begin["when"] = f"{on.isoformat()} {words.clock_time(at)}"
        return begin

    def judge(self, sheet: Sheet, old: Visit | None, new: Visit) -> Visit:
        if old is not None and new.start == old.start:
            return new
        said = sheet.typed.get("when", "")
        moment = moment_text(new.start)
        if old is not None and old.state in ("logged", "missed"):
            if old.state == "logged" and new.start > sheet.desk.now:
                sentence = _("“{word}” is still to come, but this call has been logged.")
                raise FieldTrouble("when", "future_call", sentence.format(word=moment), said)
            return new
        if new.start.date() < sheet.desk.today:
            sentence = _("“{word}” is already past.")
            raise FieldTrouble("when", "date_past", sentence.format(word=moment), said)
        return new if old is None else replace(new, state="planned")

    def remarks(self, sheet: Sheet, new: Visit) -> Mapping[str, str]:
        return {"when": remark(sheet.desk, new)} if new.is_open else {}

    def told(self, sheet: Sheet, account: str, old: Visit | None, new: Visit) -> str:
        if old is None:
            return _("{account}, {visit}").format(account=account, visit=log.visit_text(new))
        if new.start != old.start:
            return _("{account}: visit moved to {moment}").format(
                account=account, moment=moment_text(new.start)
            )
        return _("{account}: visit of {moment} changed").format(
            account=account, moment=moment_text(new.start)
        )
