"""What the book knows to put into the playbook's sentences, in the rep's language."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk.claims import claims, late_of, main_currency, since_when
from tui.desk.clashing import travel_of
from tui.domain.calendar import is_working_day
from tui.domain.money import in_words
from tui.domain.prep.offers import offers
from tui.domain.prep.value import points
from tui.domain.slots import Agenda
from tui.i18n import _
from tui.playbook.filling import Filled, fill

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from tui.desk.ground import Desk
    from tui.desk.prep.views import WhyView
    from tui.domain.prep.seen import Ahead, Seen
    from tui.domain.prep.situation import Why
    from tui.domain.records import Person, Visit

_LOOK_AHEAD: Final = 14
"""So many days are looked through for free times."""
_FIRST: Final = re.compile(r"[;；。！？!?\n]|\.(?=\s|$)")
_TOPICS: Final = (
    *("demonstration", "proposal", "negotiation", "contract", "delivery", "acceptance", "service"),
)
"""Purposes that one would name aloud."""
_NAME_ENDS: Final = re.compile(r"[,，;；、(（]")
_TAIL: Final = " .。,，;；:：!！?？"


class Slots:
    """The values of one visit's slots; a slot whose value is not known is not there."""

    def __init__(self, desk: Desk, seen: Seen) -> None:
        self._desk = desk
        self.seen = seen

    @cached_property
    def values(self) -> Mapping[str, str]:
        """What is known, by the slot's name."""
        found = {**self._house(), **self._people(), **self._business(), **self._money()}
        return {name: text for name, text in found.items() if text.strip()}

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of the slots that can be filled."""
        return frozenset(self.values)

    def fill(self, text: str, **more: str) -> Filled:
        """A sentence of the playbook with what is known put in."""
        return fill(text, {**self.values, **more})

    def why(self, why: Why) -> WhyView:
        """A reason in words."""
        from tui.desk.prep.views import WhyView

        return WhyView(why.reason, self._why_text(why))

    def _house(self) -> dict[str, str]:
        settings = self._desk.settings
        return {"me": settings.signature, "our_company": settings.company}

    def _people(self) -> dict[str, str]:
        seen, main = self.seen, self.main
        saying = main.sayings[-1] if main and main.sayings else ""
        return {
            "person": words.addressed(main) if main else "",
            "account": words.short_name(seen.account.name),
            "proud_of": head_of(main.proud_of) if main else "",
            "saying": saying,
            "interests": head_of(main.interests) if main else "",
            "referrer": words.told_apart((seen.referrer, *seen.people))[0] if seen.referrer else "",
            "reference": words.short_name(seen.reference.name) if seen.reference else "",
            "special_day": self._special_day(seen.ahead[0]) if seen.ahead else "",
        }

    @cached_property
    def main(self) -> Person | None:
        """Whom one speaks to first."""
        return next(iter(self.seen.people), None)

    def _business(self) -> dict[str, str]:
        seen = self.seen
        account, one = seen.account, seen.opportunity
        best = points(one)
        last = seen.last_together
        watches = sorted(account.policy_watches, key=lambda watch: watch.due)
        return {
            "industry": account.industry,
            "product": one.product if one else "",
            "point": best[0].text.rstrip(_TAIL) if best else "",
            "problem": head_of(one.problem) if one else "",
            "asked": head_of(one.asked) if one else "",
            "challenges": head_of(account.challenges),
            "strategy": head_of(account.strategy),
            "installed": head_of(account.installed),
            "competitor": _NAME_ENDS.split(seen.rivals[0])[0] if seen.rivals else "",
            "news": head_of(watches[-1].text) if watches else "",
            "open_matter": head_of(seen.owing[0].text) if seen.owing else "",
            "last_day": words.spoken_date(last.day, self._desk.today) if last else "",
            "last_text": _point_reached(last) if last else "",
            "minutes": str(self._asked_for),
            "topic": self._topic(),
        }

    @property
    def _asked_for(self) -> int:
        """How long the appointment is to be: as this one in person, else as usual."""
        visit = self.seen.visit
        return visit.minutes if visit and visit.kind == "in_person" else self._minutes

    def _topic(self) -> str:
        seen = self.seen
        if seen.visit and seen.visit.text:
            return head_of(seen.visit.text)
        if seen.opportunity and seen.opportunity.name:
            return head_of(seen.opportunity.name)
        return words.purpose(seen.purpose) if seen.purpose in _TOPICS else ""

    def _special_day(self, ahead: Ahead, *, spoken: bool = True) -> str:
        """The day that is near; ``spoken`` to the person whose birthday it may be."""
        when = words.short_date(ahead.day, self._desk.today)
        if not ahead.person_id:
            return _("{what}, {when}").format(what=ahead.text, when=when)
        if spoken and self.main and ahead.person_id == self.main.id:
            return _("your birthday, {when}").format(when=when)
        person = self.seen.circle.by_id[ahead.person_id]
        name = words.addressed(person) if spoken else words.short_name(person.name)
        what = _("{name}, birthday").format(name=name)
        return _("{what}, {when}").format(what=what, when=when)

    def _money(self) -> dict[str, str]:
        """What may be asked for: what is overdue and not in dispute."""
        desk, account_id = self._desk, self.seen.account.id
        if not self.seen.owed.overdue:
            return {}
        currency = main_currency(desk, account_id)
        late = late_of(claims(desk.ground.ledger, account_id, currency), desk.today)
        if not late:
            return {}
        due = late[0][0].due
        return {
            "sum": in_words(sum(left for _one, left in late), currency),
            "due": words.spoken_date(due, desk.today) if due else "",
            "late": since_when(
                [one for one, _left in late], lambda day: words.spoken_date(day, desk.today)
            ),
        }

    # -- Times to offer

    @property
    def _minutes(self) -> int:
        return self._desk.settings.visit_minutes

    @cached_property
    def offered(self) -> tuple[datetime, ...]:
        """Free times of the rep's own to offer, the way there counted in."""
        desk = self._desk
        ground, travel = desk.ground, travel_of(desk.ground)
        way = travel.get(self.seen.account.id, 0)
        free = {}
        for ahead in range(1, _LOOK_AHEAD + 1):
            day = desk.today + timedelta(days=ahead)
            if is_working_day(day, desk.reading.holidays):
                agenda = Agenda(ground.visits_on.get(day, ()), day, travel)
                free[day] = agenda.free(self._minutes, desk.now, way)
        return offers(free)

    @cached_property
    def calendar(self) -> Mapping[str, str]:
        """The slots of an appointment: two times, and two later ones."""
        names = ("slot1", "slot2", "next1", "next2")
        said = [_moment(one, self._desk.today) for one in self.offered]
        return dict(zip(names, said, strict=False))

    # -- Reasons

    def _why_text(self, why: Why) -> str:
        if why.reason == "still_true" and not why.code:
            return _("may have moved since")
        text = self._desk.playbook().reasons[why.reason].text
        return fill(text, self._why_values(why)).text

    def _why_values(self, why: Why) -> dict[str, str]:
        person = self.seen.circle.by_id.get(why.person_id)
        code = why.code
        said = {"person": words.short_name(person.name) if person else ""}
        match why.reason:
            case "role":
                said["role"] = words.role(code)
            case "purpose":
                said["purpose"] = words.purpose(code)
            case "stage":
                said["stage"] = words.stage(code)
            case "attitude":
                said["attitude"] = words.attitude(code)
            case "rung":
                said["rung"] = words.relation(code)
            case "style":
                said["style"] = code
            case "tier":
                said["tier"] = words.tier(code)
            case "overdue" | "balance_open":
                said["sum"] = self._balance(late=why.reason == "overdue")
            case "special_date":
                said["day"] = self._special_day(self.seen.ahead[0], spoken=False)
            case "still_true":
                said["day"] = code
            case "reference":
                said["reference"] = self.values.get("reference", "")
            case "referrer" if self.seen.referrer:
                said["referrer"] = words.short_name(self.seen.referrer.name)
        return said

    def _balance(self, *, late: bool) -> str:
        ledger = self._desk.ground.ledger
        found = ledger.balances.get(self.seen.account.id, {})
        sums = {
            currency: one.overdue if late else one.outstanding for currency, one in found.items()
        }
        return words.joined([in_words(one, code) for code, one in sorted(sums.items()) if one > 0])


def head_of(text: str) -> str:
    """The first thing that a text of the rep says, fit to stand within a sentence."""
    parts = [part for one in _FIRST.split(text) if (part := one.strip(_TAIL))]
    return parts[0] if parts else ""


def _point_reached(visit: Visit) -> str:
    """How far one had come: what was agreed, else what it was about; a note may say more than
    one would say aloud."""
    if visit.outcome in ("order", "advance") and visit.note:
        return head_of(visit.note)
    return head_of(visit.text)


def _moment(moment: datetime, today: date) -> str:
    return _("{day} at {time}").format(
        day=words.day_and_date(moment.date(), today), time=words.clock_time(moment)
    )


def together(*sentences: str) -> str:
    """Sentences in a row: with a space between them, or in Chinese with none."""
    said = ""
    for one in sentences:
        said = _("{text} {more}").format(text=said, more=one) if said and one else said or one
    return said
