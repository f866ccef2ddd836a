"""Business on its way from interest to cash, and the funnel week by week (M40-M50)."""

from __future__ import annotations

from datetime import date

import msgspec

from tui.domain.codes import Milestone, OpportunityState, Stage
from tui.domain.records.base import Currency, Dated, Filed, Id, Minor, Name, Part, Points, Score


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
    steps: dict[str, date] = msgspec.field(default_factory=dict)
    """The ten steps of M45 that are done, by code, with their day."""
    selling_points: tuple[SellingPoint, ...] = ()
    elements: dict[str, Points] = msgspec.field(default_factory=dict)
    """The five buying elements of M42, 0-5."""
    asked: str = ""
    problem: str = ""
    solution: str = ""
    stages: tuple[StageChange, ...] = ()
    milestones: tuple[PaymentMilestone, ...] = ()
    file: dict[str, Filed] = msgspec.field(default_factory=dict)
    """What of the account file is about this project: ``project.budget`` (see `Account.file`)."""

    @property
    def day(self) -> date:
        return self.ended or self.opened

    @property
    def is_open(self) -> bool:
        return self.state == "open"


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
