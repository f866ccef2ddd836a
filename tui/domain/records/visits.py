"""What happens with an account from day to day: visits, notes and next steps (M43, M44)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from tui.domain.codes import Outcome, Purpose, VisitKind, VisitState
from tui.domain.records.base import Dated, Id, Name


class Visit(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A planned visit, and the contact it became once logged (M43, M44)."""

    account_id: Id
    start: datetime
    minutes: Annotated[int, msgspec.Meta(ge=0)] = 60
    kind: VisitKind = "in_person"
    people: tuple[Id, ...] = ()
    purpose: Purpose | None = None
    text: str = ""
    """What it is about, in the rep's words."""
    seek: str = ""
    least: str = ""
    state: VisitState = "planned"
    outcome: Outcome | None = None
    note: str = ""
    reached: Literal["sought", "least", "no"] | None = None
    saying: str = ""
    logged_at: datetime | None = None
    unplanned: bool = False
    opportunity_id: Id | None = None
    ready: tuple[str, ...] = ()
    uid: str = ""
    """By what the rep's calendar knows the event that it came from."""
    recurrence_id: str = ""
    """Which repetition of that event it is."""

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def is_open(self) -> bool:
        return self.state in ("planned", "confirmed")


class Note(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """Something worth knowing about an account, without a call."""

    account_id: Id
    person_id: Id | None = None
    at: datetime
    text: Name

    @property
    def day(self) -> date:
        return self.at.date()


class NextStep(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A task with a date; ``promised`` makes it a promise of ours to the customer."""

    account_id: Id
    due: date
    text: Name
    promised: bool = False
    person_id: Id | None = None
    colleague: str = ""
    greeting: bool = False
    """A greeting for a special date (M09), due on that date."""
    visit_id: Id | None = None
    made: date | None = None
    done: date | None = None

    @property
    def day(self) -> date:
        return self.done or self.due

    @property
    def is_open(self) -> bool:
        return self.done is None
