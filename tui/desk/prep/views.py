"""What prep shows: ``rounds prep --json``."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from tui.desk.money import AccountOwes
from tui.desk.today_views import FlagView, VisitView
from tui.domain.codes import Attitude, Face, Outcome, Relation, Role, Stage, ThinkingStyle, Tier
from tui.domain.prep.value import PointField
from tui.domain.prep_rules import Approach, Phase, Reason, SpinStep, ThinkingLevel
from tui.playbook.tables_prep import ScriptStep

QuestionKind = SpinStep | Literal["three_step", "gap", "still_true", "likely"]
ValueKind = Literal["point", "own", "power", "fab", "layer"]
AdviceKind = Literal[
    "style",
    "role",
    "attitude",
    "avoid",
    "social",
    "rung",
    "measure",
    "trust",
    "praise",
    "referral",
]


class WhyView(msgspec.Struct, frozen=True):
    """Why something is there: the code and its words."""

    code: Reason
    text: str


class AccountOf(msgspec.Struct, frozen=True, kw_only=True):
    """The account, and how to get there."""

    id: int
    name: str
    tier: Tier | None
    face: Face | None
    industry: str
    city: str
    address: str
    phone: str
    travel_minutes: int | None
    stage: Stage | None
    """Of the opportunity that the visit is about."""
    opportunity: str
    advice: tuple[str, ...]
    """The service standard of the tier, and what the account is kept for (M02, M03)."""


class ObjectiveView(msgspec.Struct, frozen=True, kw_only=True):
    """What the visit is after (M44): as the rep set it, else as it is suggested."""

    seek: str
    least: str
    seek_is_set: bool
    least_is_set: bool
    why: WhyView
    """Why the suggestion."""


class AdviceView(msgspec.Struct, frozen=True):
    """A piece of advice about somebody, and what it follows from."""

    kind: AdviceKind
    text: str


class AttendeeView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to be met."""

    id: int
    name: str
    pinyin: str | None
    """With tones, where the interface is English and the name is Chinese; else None."""
    title: str | None
    roles: tuple[Role, ...]
    attitude: Attitude | None
    relation: Relation | None
    relation_target: Relation | None
    style: ThinkingStyle | None
    speak: str
    """How to speak to this style, in a few words."""
    question: str | None
    """What somebody in this role is likely to ask."""
    job_concern: str | None
    personal_concern: str | None
    praise: str | None
    advice: tuple[str, ...]
    kinds: tuple[AdviceKind, ...]
    """What each piece of advice follows from."""
    last_met: date | None
    never_met: bool


class MaterialView(msgspec.Struct, frozen=True, kw_only=True):
    """Something to take along."""

    id: str
    name: str
    text: str
    why: str
    reason: Reason
    done: bool
    base: bool
    limit: str | None
    """The most that a gift may cost."""


class MannerView(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of manners; ``at`` and ``until`` where it has its hour, ``day`` where only a day."""

    id: str
    short: str
    text: str
    at: datetime | None
    until: datetime | None
    day: date | None
    why: str
    reason: Reason


class PhaseView(msgspec.Struct, frozen=True, kw_only=True):
    """A phase of the visit; ``at``: the first hour in it."""

    phase: Phase
    at: datetime | None
    items: tuple[str, ...]
    manners: tuple[MannerView, ...]


class OpeningView(msgspec.Struct, frozen=True, kw_only=True):
    """A line to begin with. Its blanks are for the rep to fill."""

    id: str
    method: Approach
    text: str
    blanks: tuple[str, ...]
    why: tuple[WhyView, ...]
    first: str
    """What to do before one may say it; empty: nothing."""


class ScriptView(msgspec.Struct, frozen=True):
    """A step of the call for an appointment."""

    step: ScriptStep
    text: str
    do: str
    blanks: tuple[str, ...]


class ReplyView(msgspec.Struct, frozen=True):
    """What they may say, and what to say then."""

    id: str
    when: str
    say: str


class PhoneView(msgspec.Struct, frozen=True, kw_only=True):
    """Getting the appointment by phone, and the next one face to face (M36)."""

    script: tuple[ScriptView, ...]
    slots: tuple[datetime, ...]
    """Free times of the rep's own: two to offer first, then two later ones."""
    reason: WhyView
    before: tuple[str, ...]
    refusals: tuple[ReplyView, ...]
    switchboard: tuple[ReplyView, ...]
    face_to_face: tuple[ReplyView, ...]


class QuestionView(msgspec.Struct, frozen=True, kw_only=True):
    """A question of ours, or one they are likely to ask (``likely``, with its answer)."""

    id: str
    kind: QuestionKind
    text: str
    steps: tuple[str, ...] = ()
    """Of a three-step question: the fact, the observation, the question."""
    answer: str = ""
    """In the rep's own words, else a pattern for it."""
    answered: bool = False
    """Whether the rep has words of his own for it."""
    person: int | None = None
    """Whom it is for, or who is likely to ask it."""
    blanks: tuple[str, ...] = ()
    why: WhyView
    doorstep: int = 0
    """Its place among the three on the card; 0: it does not stand there."""


class ValueView(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for us; ``value`` and ``unique`` of a selling point (M40)."""

    id: str
    kind: ValueKind
    text: str
    value: int | None = None
    unique: int | None = None
    field: PointField | None = None
    hint: str = ""
    role: Role | None = None
    blanks: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    """Of a FAB: feature, advantage, benefit."""


class NeedView(msgspec.Struct, frozen=True):
    """The need behind the need (M41): what they asked for, the problem, our solution."""

    asked: str
    problem: str
    solution: str
    final: str


class CheckView(msgspec.Struct, frozen=True, kw_only=True):
    """A point of the twelve (M29)."""

    level: ThinkingLevel
    point: str
    ask: str
    do: str
    weakness: int
    why: WhyView


class GapView(msgspec.Struct, frozen=True):
    """An item that the account file lacks, and how to ask for it."""

    code: str
    ask: str


class FileView(msgspec.Struct, frozen=True):
    """How complete the account file is (M08)."""

    known: int
    total: int
    gaps: tuple[GapView, ...]


class LastView(msgspec.Struct, frozen=True):
    """The contact before the visit."""

    on: date
    outcome: Outcome | None
    note: str


class OwingView(msgspec.Struct, frozen=True):
    """What we have promised and not done."""

    id: int
    text: str
    due: date
    late_days: int


class PledgeView(msgspec.Struct, frozen=True):
    """A promise to pay that is open or missed."""

    id: int
    currency: str
    amount: Decimal
    due: date
    missed: bool


class ReadyView(msgspec.Struct, frozen=True):
    """How much of the materials is ticked."""

    n: int
    m: int


class PrepView(msgspec.Struct, frozen=True, kw_only=True):
    """Prep for a visit; for the next call, without a time, where none is planned."""

    visit: VisitView | None
    account: AccountOf
    objective: ObjectiveView
    people: tuple[AttendeeView, ...]
    assumed: bool
    """Nobody is named in the visit: shown is who is likely to be met."""
    ours: tuple[str, ...]
    """Colleagues who come along."""
    money: AccountOwes
    other_money: tuple[AccountOwes, ...]
    """In other currencies."""
    pledges: tuple[PledgeView, ...]
    excuse: str
    """The newest excuse and how often it was heard; empty: none."""
    released_by: str
    """Who releases payments, and whether we have met; empty: not known."""
    last: LastView | None
    we_owe: tuple[OwingView, ...]
    materials: tuple[MaterialView, ...]
    ready: ReadyView
    etiquette: tuple[PhaseView, ...]
    openings: tuple[OpeningView, ...]
    more_openings: tuple[OpeningView, ...]
    """The best line of each other method."""
    phone: PhoneView
    questions: tuple[QuestionView, ...]
    checks: tuple[str, ...]
    """Of a question before it leaves the mouth, and questions to oneself (M38)."""
    value: tuple[ValueView, ...]
    need: NeedView
    twelve: tuple[CheckView, ...]
    """The weakest first."""
    file: FileView
    mind: str
    """A line for oneself (M31)."""
    flags: tuple[FlagView, ...]
