"""The records of the book: what a key-account rep keeps, one type per table.

Every record is frozen: a change is a new record under the same id. Money is an
integer of minor units beside a currency (ISO 4217). Times are local and naive;
the book belongs to one rep on one machine. Text has been cleaned before it gets
here. A field that is empty means "not known", never "no".

Two families, because a query must name its horizon (see `tui.store.book.Book`):
`Standing` records (accounts, people, open plans) are always at hand; `Dated`
records belong to a day and may one day lie in a history file.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec

from tui.domain.codes import (
    AnalysisStep,
    Attitude,
    ChaseEnd,
    ChaseKind,
    Excuse,
    Face,
    Level,
    Milestone,
    OpportunityState,
    Outcome,
    Outside,
    PayerType,
    PlanKind,
    Purpose,
    RatedField,
    RatingAnswer,
    Relation,
    Role,
    SocialStyle,
    Stage,
    Strength,
    ThinkingStyle,
    Tier,
    UnpaidCause,
    VisitKind,
    VisitState,
)

SCHEMA: Final = 1
"""The schema version these types describe; see `tui.store.migrations`."""

HORIZON: Final = timedelta(days=400)
"""How far back the book itself reaches, thirteen months and a little: what is closed and older
may have left it for the history."""

YEARLESS: Final = 1904
"""Where a birthday stands whose year is not known: a leap year, so 29 February can."""

Id = Annotated[int, msgspec.Meta(ge=0)]
Minor = int
"""An amount in minor units (cents, fen) of the currency beside it."""
Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]
Fraction = Annotated[float, msgspec.Meta(ge=0, le=1)]
Score = Annotated[int, msgspec.Meta(ge=0, le=10)]
Points = Annotated[int, msgspec.Meta(ge=0, le=5)]
Name = Annotated[str, msgspec.Meta(min_length=1)]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands in a table. ``id`` 0 means: not stored yet."""

    id: Id = 0


class Standing(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record that is always at hand."""


class Dated(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record that belongs to a day and is asked for with a horizon."""

    @property
    def day(self) -> date:
        """The day it belongs to."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether it still calls for action and so is at hand however old it is."""
        return False


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of a record that has no id of its own."""


class SpecialDate(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A day that comes back every year (M09): anniversary, first deal, event of ours."""

    day: date
    text: Name


class Threshold(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Who approves a purchase below an amount (M22); no amount means: without limit."""

    below: Minor | None = None
    approver: Name
    """The chair, in the rep's words; who sits there is found by title, name or department."""
    person_id: Id | None = None
    """Who sits there, where the rep has said so."""


class PolicyWatch(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A change of industry, sector or local policy, and when to look how it stands (M21.7)."""

    due: date
    text: Name


class Filed(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody of theirs said about an item of the account file, and when (M08)."""

    on: date
    text: Name


class PaymentStep(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A station of the customer's payment process (M61): a chair, and who sits there if known."""

    title: str = ""
    person_id: Id | None = None


class WayIn(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A strength of ours that matters to somebody in the payment chain (M61)."""

    strength: Strength
    person_id: Id | None = None


class Account(Standing, frozen=True, kw_only=True, omit_defaults=True):
    """A customer or prospect: the account file (M02-M08, M62, M65)."""

    name: Name
    number: str = ""
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    pinyin: str = ""
    """Toneless syllables of the Chinese part of the name, spaced: ``hua xin dian lan``."""
    tier: Tier | None = None
    face: Face | None = None
    currency: Currency = "EUR"
    industry: str = ""
    city: str = ""
    address: str = ""
    phone: str = ""
    web: str = ""
    terms_days: Annotated[int, msgspec.Meta(ge=0)] | None = None
    credit_limit: Minor | None = None
    margin: Fraction | None = None
    potential: Minor | None = None
    share: Fraction | None = None
    rhythm_days: Annotated[int, msgspec.Meta(ge=1)] | None = None
    travel_minutes: Annotated[int, msgspec.Meta(ge=0)] | None = None
    payer_type: PayerType | None = None
    public_body: bool = False
    lighthouse: bool = False
    ownership: str = ""
    competitor: str = ""
    installed: str = ""
    thresholds: tuple[Threshold, ...] = ()
    special_dates: tuple[SpecialDate, ...] = ()
    quality: dict[str, Points] = {}
    """Scores 0-5 of M05 by criterion."""
    strategy: str = ""
    challenges: str = ""
    unpaid_causes: tuple[UnpaidCause, ...] = ()
    payment_chain: tuple[PaymentStep, ...] = ()
    """The stations that a payment passes, in their order."""
    ways_in: tuple[WayIn, ...] = ()
    competitor_checked: date | None = None
    """The day on which the rep last found out whether there is a competitor (M21.6)."""
    policy_watches: tuple[PolicyWatch, ...] = ()
    analysis: dict[AnalysisStep, date] = {}
    """The steps of M70 that are done, with their day."""
    unlike_accounts: tuple[Id, ...] = ()
    """Accounts with a name like this one's that the rep knows to be others."""
    file: dict[str, Filed] = {}
    """Items of the account file (M08) by part and name, as ``business.worries``: those without a
    field of their own, and of those with one the day on which it was last said to be so."""


class PersonChange(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A dated change of how somebody stands, kept with the person (M13, M15)."""

    on: date
    field: Literal[
        "attitude",
        "relation",
        "roles",
        "title",
        "reports_to",
        "former",
        "relation_target",
        "influence",
        "hidden",
    ]
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
    file: dict[str, Filed] = {}
    """What of the account file is about this person, as ``people.family`` (see `Account.file`)."""


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


class SellingPoint(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A selling point on two axes (M40): value to them, uniqueness against the rival."""

    text: Name
    value: Score
    unique: Score


class StageChange(Part, frozen=True, kw_only=True, omit_defaults=True):
    """When an opportunity entered a stage; ``override`` where the end sign was missing (M47)."""

    on: date
    stage: Stage
    override: str = ""


class PaymentMilestone(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a project's sum and what lets it fall due (M45)."""

    kind: Milestone
    amount: Minor
    due: date | None = None
    """When it is expected to fall due."""
    invoice_id: Id | None = None
    """The invoice that it has become."""


class Opportunity(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of business on its way from interest to cash (M40-M42, M45, M47)."""

    account_id: Id
    name: Name
    stage: Stage = "interest"
    amount: Minor = 0
    currency: Currency = "EUR"
    opened: date
    close: date | None = None
    state: OpportunityState = "open"
    ended: date | None = None
    product: str = ""
    competitor: str = ""
    steps: dict[str, date] = {}
    """The ten steps of M45 that are done, by code, with their day."""
    selling_points: tuple[SellingPoint, ...] = ()
    elements: dict[str, Points] = {}
    """The five buying elements of M42, 0-5."""
    asked: str = ""
    problem: str = ""
    solution: str = ""
    stages: tuple[StageChange, ...] = ()
    milestones: tuple[PaymentMilestone, ...] = ()
    file: dict[str, Filed] = {}
    """What of the account file is about this project: ``project.budget`` (see `Account.file`)."""

    @property
    def day(self) -> date:
        return self.ended or self.opened

    @property
    def is_open(self) -> bool:
        return self.state == "open"


class Invoice(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """An invoice, or with a negative amount a credit. What is open follows from payments."""

    account_id: Id
    number: Name
    issued: date | None = None
    due: date | None = None
    amount: Minor
    currency: Currency
    disputed: bool = False
    """The ledger's own mark. A dispute that the rep follows is a `Dispute`."""
    settled: date | None = None
    """The day on which nothing was open any more."""
    opportunity_id: Id | None = None
    milestone: Milestone | None = None
    listed: date | None = None
    """As-of date of the newest export that named it."""

    @property
    def day(self) -> date:
        return self.settled or self.due or self.issued or date.max

    @property
    def is_open(self) -> bool:
        return self.settled is None


class Allocation(Part, frozen=True, kw_only=True, omit_defaults=True):
    """The part of a payment that goes to one invoice."""

    invoice_id: Id
    amount: Minor


class Payment(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """Money in. What no allocation claims is a credit of the account."""

    account_id: Id
    on: date
    amount: Minor
    currency: Currency
    allocations: tuple[Allocation, ...] = ()
    source: Literal["rep", "import", "presumed"] = "rep"
    text: str = ""

    @property
    def day(self) -> date:
        return self.on

    @property
    def is_open(self) -> bool:
        """Whether a part of it is still unclaimed, and so a credit of the account."""
        return self.amount != sum(part.amount for part in self.allocations)


class PaymentPromise(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A customer's promise to pay. Its state is judged from payments, never stored (M58)."""

    account_id: Id
    made: date
    due: date
    amount: Minor
    currency: Currency
    invoices: tuple[Id, ...] = ()
    """What it covers; empty: the oldest overdue invoices of the account."""
    person_id: Id | None = None
    text: str = ""
    withdrawn: date | None = None

    @property
    def day(self) -> date:
        return self.withdrawn or self.due


class Dispute(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A quarrel over an invoice, with its own next date and owner."""

    account_id: Id
    invoice_id: Id
    opened: date
    reason: Name
    amount: Minor | None = None
    """The disputed part; none: the whole invoice."""
    next_due: date | None = None
    owner: str = ""
    settled: date | None = None

    @property
    def day(self) -> date:
        return self.settled or self.opened

    @property
    def is_open(self) -> bool:
        return self.settled is None


class Chase(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt to collect: what was said and how it ended (M57, M58, M60)."""

    account_id: Id
    on: date
    kind: ChaseKind = "phone"
    excuse: Excuse | None = None
    person_id: Id | None = None
    visit_id: Id | None = None
    promise_id: Id | None = None
    end: ChaseEnd | None = None
    note: str = ""

    @property
    def day(self) -> date:
        return self.on


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


class Skip(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """An account that the rep does not want proposed for a while, and why (M02)."""

    account_id: Id
    on: date
    until: date
    """The day from which it is proposed again."""
    reason: str = ""

    @property
    def day(self) -> date:
        return self.until


class StageSum(Part, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a snapshot."""

    stage: Stage
    count: int
    amount: Minor


class FunnelSnapshot(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """The funnel of one currency as it stood at the end of a week (M50)."""

    week: date
    """The Monday of that week."""
    currency: Currency
    stages: tuple[StageSum, ...] = ()
    weighted: Minor = 0
    won: Minor = 0

    @property
    def day(self) -> date:
        return self.week


class Review(Standing, frozen=True, kw_only=True, omit_defaults=True):
    """What an import left to the rep: a row that waits for its account, or how a product is
    spelled; kept with the answer, so that no import asks again."""

    kind: Literal["row", "product"]
    key: Name
    """What tells a row from others of its source; the product as files spell it."""
    on: date
    """The day of the import, or of the answer."""
    source: str = ""
    """The kind of import that the row is of."""
    cells: dict[str, str] = {}
    """What the row says, by field."""
    answer: Literal["account", "left_out", "same", "two"] | None = None
    account_id: Id | None = None
    """Whose the row is."""
    other: str = ""
    """The product that it is the same as, or that it is not."""

    @property
    def is_waiting(self) -> bool:
        """Whether it is a row that nobody has said anything about (or its account is gone)."""
        is_given = self.answer == "left_out" or self.account_id is not None
        return self.kind == "row" and not is_given


class OwnWords(Standing, frozen=True, kw_only=True, omit_defaults=True):
    """What the rep says in words of his own: what a product is worth to a role, or the answer to
    a question that they are likely to ask (M38, M39)."""

    product: str = ""
    """The product, as opportunities name it; empty: it is about a question."""
    question: str = ""
    """The question by role and id, as ``purchaser.discount``; empty: it is about a product."""
    role: Role | None = None
    """To whom it is said; None: to everybody."""
    text: Name
    on: date


TABLES: Final[dict[str, type[Record]]] = {
    "accounts": Account,
    "people": Person,
    "visits": Visit,
    "notes": Note,
    "next_steps": NextStep,
    "opportunities": Opportunity,
    "invoices": Invoice,
    "payments": Payment,
    "promises": PaymentPromise,
    "disputes": Dispute,
    "chases": Chase,
    "plan_items": PlanItem,
    "skips": Skip,
    "funnel_snapshots": FunnelSnapshot,
    "reviews": Review,
    "own_words": OwnWords,
}
"""Every table of the book by its name in the file."""

TABLE_OF: Final[dict[type[Record], str]] = {kind: name for name, kind in TABLES.items()}
