"""People, how they have come to stand where they stand, and the plan for each (M11-M28)."""

from __future__ import annotations

from datetime import date

import msgspec

from tui.domain.codes import (
    Attitude,
    ChangedField,
    Level,
    Outside,
    PlanKind,
    RatedField,
    RatingAnswer,
    Relation,
    Role,
    SocialStyle,
    ThinkingStyle,
)
from tui.domain.records.base import Dated, Filed, Id, Name, Part, Points, Standing


class PersonChange(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A dated change of how somebody stands, kept with the person (M13, M15)."""

    on: date
    field: ChangedField
    old: str = ""
    new: str = ""


class Evidence(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What the rep has seen somebody do, and so why a role, attitude or rung was noted."""

    on: date
    field: RatedField
    answer: RatingAnswer


class Person(Standing, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody at an account, or outside it with a say there (M11-M28)."""

    account_id: Id
    name: Name
    pinyin: str = ""
    """Toneless syllables of the Chinese name, spaced: ``wang lin``."""
    title: str = ""
    department: str = ""
    level: Level | None = None
    roles: tuple[Role, ...] = ()
    attitude: Attitude | None = None
    relation: Relation | None = None
    relation_target: Relation | None = None
    influence: Points | None = None
    reports_to: Id | None = None
    phone: str = ""
    email: str = ""
    birthday: date | None = None
    birth_year_known: bool = True
    """False: only day and month are known; the year of ``birthday`` is `YEARLESS`."""
    style: ThinkingStyle | None = None
    social_style: SocialStyle | None = None
    proud_of: str = ""
    sayings: tuple[str, ...] = ()
    interests: str = ""
    job_concern: str = ""
    personal_concern: str = ""
    releases_payments: bool = False
    """Sits in the payment chain of the account (M61)."""
    former: bool = False
    since: date | None = None
    """The day the person took this chair, where known."""
    history: tuple[PersonChange, ...] = ()
    outside: Outside | None = None
    """Not of the customer, but with a say there: where the person belongs (M12, M17)."""
    hidden: bool = False
    """Decides without the title: a hidden decider (M18)."""
    listens_to: tuple[Id, ...] = ()
    """Whose word counts with the person beside that of the superior."""
    conflicts_with: tuple[Id, ...] = ()
    """Who is at odds with the person; the line runs both ways."""
    successor_id: Id | None = None
    """Who took the chair of a person who has left (M21.4)."""
    chair_gone: bool = False
    """Nobody takes the chair of a person who has left: it went too."""
    evidence: tuple[Evidence, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other names and e-mail addresses under which files know the person."""
    unlike_people: tuple[Id, ...] = ()
    """People of the account with a name like this one's that the rep knows to be others."""
    file: dict[str, Filed] = msgspec.field(default_factory=dict)
    """What of the account file is about this person, as ``people.family`` (see `Account.file`)."""


class PlanItem(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the relationship plan (M18): whom to move where, how, by when, by whom."""

    account_id: Id
    person_id: Id
    target: Name
    kind: PlanKind | None = None
    measure: str = ""
    through: Id | None = None
    first: str = ""
    second: str = ""
    due: date
    done: date | None = None
    progress: str = ""

    @property
    def day(self) -> date:
        return self.done or self.due

    @property
    def is_open(self) -> bool:
        return self.done is None
