"""The account file (M02-M08, M62, M65), and why an account is left in peace for a while."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from tui.domain.codes import AnalysisStep, Face, PayerType, Strength, Tier, UnpaidCause
from tui.domain.records.base import (
    Currency,
    Dated,
    Filed,
    Fraction,
    Id,
    Minor,
    Name,
    Part,
    Points,
    Standing,
)


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
    quality: dict[str, Points] = msgspec.field(default_factory=dict)
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
    analysis: dict[AnalysisStep, date] = msgspec.field(default_factory=dict)
    """The steps of M70 that are done, with their day."""
    unlike_accounts: tuple[Id, ...] = ()
    """Accounts with a name like this one's that the rep knows to be others."""
    file: dict[str, Filed] = msgspec.field(default_factory=dict)
    """Items of the account file (M08) by part and name, as ``business.worries``: those without a
    field of their own, and of those with one the day on which it was last said to be so."""


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
