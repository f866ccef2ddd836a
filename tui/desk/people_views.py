"""What the place People tells: the map of an account, and the page of a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from tui.desk.today_views import AccountRef
from tui.domain.codes import (
    AnalysisStep,
    Attitude,
    Level,
    Outcome,
    Outside,
    RatedField,
    RatingAnswer,
    Relation,
    Role,
    Stage,
    VisitKind,
    VisitState,
)
from tui.domain.people.classes import Classes
from tui.domain.people.coaches import CoachGroup, CoachReason
from tui.domain.people.fishbone import Fishbone
from tui.domain.people.grid import Axis, Cell
from tui.domain.people.grouping import Dimension, Group
from tui.domain.people.informal import Ties
from tui.domain.people.ladder import Slip, TrustStep
from tui.domain.people.mapping import Status
from tui.domain.people.marks import Mark, MarkedField
from tui.domain.people.matrix import Matrix
from tui.domain.people.measures import Measure
from tui.domain.people.minefields import Cure, FlagCode
from tui.domain.people.ranking import KeyReason
from tui.domain.people.styles import StyleHint
from tui.domain.people.tree import Broken
from tui.domain.people.tree import Row as TreeRow
from tui.domain.receivables.promises import PromiseState
from tui.domain.records import Person, PlanItem

# -- The map


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the map, and how he or she stands to us."""

    id: int
    name: str
    short: str
    """The half of a name in two scripts that the rep reads."""
    initials: str
    """Different for everybody on the map."""
    title: str
    department: str
    level: Level | None
    roles: tuple[Role, ...]
    attitude: Attitude | None
    relation: Relation | None
    relation_target: Relation | None
    influence: int | None
    reports_to: int | None
    key: bool
    why_key: tuple[KeyReason, ...]
    weight: int
    """How near to the decision, 0 to 24."""
    top: int | None
    """1 to 10: the line of the plan table, and the number on the fishbone."""
    former: bool
    successor_id: int | None
    """Who took the chair of somebody who has left."""
    chair_gone: bool
    hidden: bool
    """Marked as deciding without the title."""
    suspected: bool
    """Perhaps decides without the title: those who decide listen to him or her."""
    outside: Outside | None
    releases_payments: bool
    last_contact: date | None
    days_since: int | None
    never_met: bool
    """A core influence whom we never met (M21.3)."""
    slipping: Slip | None
    ties: Ties
    """Whom the person listens to, who listens to the person, who is at odds with the person."""


class MapFlag(msgspec.Struct, frozen=True, kw_only=True):
    """A minefield of the map (M21), in words."""

    code: FlagCode
    head: str
    """What is wrong in two words: ``never met``."""
    text: str
    """What is wrong, with whom: ``never met: Gu Yan``."""
    cure: str
    """What to do about it: ``visit Gu Yan; Sun Hao can introduce``."""
    step: Cure
    person_id: int | None
    """Whom it is about; the cursor may go there."""
    other_id: int | None


class PlanRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the relationship plan (M18); one of the top ten without any has no item."""

    person_id: int
    top: int | None
    item: PlanItem | None
    through: str
    """Who helps, by name; empty: nobody."""
    late_days: int
    """Above 0: open and past its day."""


class BrokenView(msgspec.Struct, frozen=True):
    """A circle of superiors that the tree had to break."""

    broken: Broken
    text: str
    """``Wang Lin → Zhao Min → Wang Lin``."""


class OpportunityRow(msgspec.Struct, frozen=True, kw_only=True):
    """An open opportunity, and whose approval its amount needs (M22)."""

    id: int
    name: str
    stage: Stage
    amount: Decimal
    currency: str
    approver: str
    """The chair; empty where no threshold reaches so far."""
    approvers: tuple[int, ...]
    """Who sits there; empty: nobody known."""


class CheckRow(msgspec.Struct, frozen=True):
    """One of the four steps that a new key account walks (M70)."""

    step: AnalysisStep
    name: str
    done: date | None
    """The day on which the rep ticked it."""
    shown: bool
    """Whether the book shows it as done."""


class CoachRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may become our coach (M20); of our own house perhaps by name alone."""

    group: CoachGroup
    person_id: int | None
    name: str
    reasons: tuple[CoachReason, ...]
    text: str
    """Where, and why: ``customer: accepts, rung accept``."""


class MapView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the five views of the place People show of one account."""

    account: AccountRef
    today: date
    status: Status | None
    """None: nobody maps this account."""
    key: tuple[int, ...]
    """The key people, the nearest to the decision first."""
    supporters: tuple[int, ...]
    """Those of the key people who are with us."""
    people: Mapping[int, PersonRow]
    """Everybody by id, those who have left too."""
    order: tuple[int, ...]
    """Who has not left, the nearest to the decision first."""
    left: tuple[int, ...]
    """Who has left."""
    tree: tuple[TreeRow, ...]
    broken: tuple[BrokenView, ...]
    fishbone: Fishbone
    decision: str
    """The head of the fishbone: the opportunity that has come furthest; empty: none is open."""
    grid: Mapping[Axis, tuple[Cell, ...]]
    plan: tuple[PlanRow, ...]
    """The top ten in their order, then others with a line; of one person open lines first."""
    matrix: Matrix
    ours: tuple[str, ...]
    """The columns of the matrix in words, the rep first."""
    classes: Classes
    flags: tuple[MapFlag, ...]
    opportunities: tuple[OpportunityRow, ...]
    checklist: tuple[CheckRow, ...]
    walking: bool
    """A key account with steps of the four left to tick."""
    coaches: tuple[CoachRow, ...]
    groups: Mapping[Dimension, tuple[Group, ...]]

    @property
    def key_count(self) -> int:
        """How many key people there are."""
        return len(self.key)


# -- The page of a person


class PersonName(msgspec.Struct, frozen=True):
    """A person by name."""

    id: int
    name: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A contact with the person, or one to come."""

    id: int
    on: date
    kind: VisitKind
    state: VisitState
    outcome: Outcome | None
    text: str
    """The note of a contact; what a visit to come is about."""
    saying: str


class OurPromise(msgspec.Struct, frozen=True, kw_only=True):
    """A task about the person; ``promised`` makes it a promise of ours."""

    id: int
    text: str
    due: date
    done: date | None
    promised: bool
    late_days: int


class TheirPromise(msgspec.Struct, frozen=True, kw_only=True):
    """A promise to pay that the person gave."""

    id: int
    made: date
    due: date
    currency: str
    amount: Decimal
    state: PromiseState
    missed: bool


class Question(msgspec.Struct, frozen=True):
    """What is not known of somebody, as a question to ask next; ``field`` is that of the form."""

    field: str
    text: str


class MeasureView(msgspec.Struct, frozen=True):
    """What would bring somebody a rung up (M19)."""

    measure: Measure
    text: str
    needs_approval: bool


class EvidenceView(msgspec.Struct, frozen=True, kw_only=True):
    """What the rep has seen somebody do."""

    on: date
    field: RatedField
    answer: RatingAnswer
    text: str
    holds: bool
    """It still says what is noted."""


class Remark(msgspec.Struct, frozen=True):
    """A note about the person."""

    id: int
    on: date
    text: str


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """What the trade says about dealing with the person, in the playbook's words."""

    asks: str = ""
    """The likely question of the role (M11)."""
    job_concern: str = ""
    """As noted, else that of the role."""
    personal_concern: str = ""
    say: str = ""
    """How to speak to the thinking style (M23), else to the role."""
    avoid: str = ""
    attitude: str = ""
    """What to do about the attitude (M13)."""
    next_rung: str = ""
    """What leads a rung up (M15)."""
    trust: str = ""
    """The step of trust to work at (M25)."""


class PersonPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a person."""

    row: PersonRow
    person: Person
    account: AccountRef
    marks: Mapping[MarkedField, tuple[Mark, ...]]
    """The dated history of roles, attitude and rung, the oldest first."""
    superior: PersonName | None
    reports: tuple[PersonName, ...]
    listens_to: tuple[PersonName, ...]
    heard_by: tuple[PersonName, ...]
    against: tuple[PersonName, ...]
    successor: PersonName | None
    approves: tuple[str, ...]
    """Open opportunities whose amount the person approves."""
    birthday: date | None
    """Its next return."""
    meetings: tuple[Meeting, ...]
    """Contacts, the newest first."""
    ahead: tuple[Meeting, ...]
    """Visits to come, the next first."""
    ours: tuple[OurPromise, ...]
    """Tasks and promises of ours about the person, open ones first."""
    theirs: tuple[TheirPromise, ...]
    """Promises to pay, the newest first."""
    sayings: tuple[str, ...]
    """The newest last."""
    notes: tuple[Remark, ...]
    """The newest first."""
    plan: tuple[PlanRow, ...]
    flags: tuple[MapFlag, ...]
    """Those of the map that are about the person."""
    ask: tuple[Question, ...]
    """What is empty, the most useful to know first."""
    measures: tuple[MeasureView, ...]
    trust_step: TrustStep
    introducer: PersonName | None
    """Who can bring us to the person."""
    evidence: tuple[EvidenceView, ...]
    """The newest first."""
    style_hint: StyleHint | None
    """The thinking style that call notes suggest, where it is not noted or another one is."""
    advice: Advice
