"""Codes and rules of prep: which situation calls for which material, manner, line and question.

The words stand in the playbook, the same rules count in every language. A rule says only what
can be read from the book; whoever chooses compares it with a situation.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, get_args

import msgspec

from tui.domain.codes import (
    Attitude,
    Level,
    Purpose,
    Relation,
    Role,
    SocialStyle,
    Stage,
    ThinkingStyle,
    Tier,
    VisitKind,
)

Phase = Literal[
    "before_you_leave",
    "arriving",
    "reception",
    "waiting",
    "in_the_room",
    "leaving",
    "after",
]
"""The phases of a visit that have their manners (M32-M34)."""
Clock = Literal[
    "confirm",
    "leave_by",
    "arrive_window",
    "dial_in",
    "start_on_time",
    "ask_after_waiting",
    "sum_up",
    "end_on_time",
    "log_at_once",
    "same_day",
]
"""How a time of day follows from a visit.

``confirm``: the working day before. ``leave_by``: start - travel - margin. ``arrive_window``:
from ten to five minutes before the start. ``dial_in``: five minutes before it.
``start_on_time``: the start. ``ask_after_waiting``: a quarter of an hour after it. ``sum_up``:
ten minutes before the end. ``end_on_time``, ``log_at_once``: the end. ``same_day``: before the
day is over.
"""
Approach = Literal[
    "introduction",
    "question",
    "benefit",
    "gift",
    "praise",
    "product",
    "referral",
    "curiosity",
    "service",
    "survey",
]
"""The ten ways of approaching a customer (M35)."""
SpinStep = Literal["situation", "problem", "implication", "need_payoff"]
"""The steps of SPIN (M38)."""
FilePart = Literal["background", "organisation", "people", "competition", "project", "business"]
"""The five parts of the account file and, as the sixth, their own business (M08)."""
ThinkingLevel = Literal["trust", "reassurance", "value"]
"""The three levels of thinking, each with four points to check (M29)."""
Fact = Literal[
    "first_meeting",
    "met_before",
    "met_today",
    "several_attend",
    "finance_attends",
    "overdue",
    "balance_open",
    "promise_open",
    "promise_missed",
    "dispute_open",
    "we_owe",
    "competitor_known",
    "public_body",
    "special_date",
    "holiday",
    "reference",
    "referrer",
]
"""What is so or not at the time of the visit.

``first_meeting``: no contact with any of the people to be met; ``met_before`` is its contrary.
``met_today``: the newest contact with them was today or earlier on the day of the visit, so that
nobody says "since then".
``several_attend``: two people or more. ``finance_attends``: one of them releases payments.
``overdue``: an invoice is past its due day. ``balance_open``: money is open, due or not.
``promise_open``, ``promise_missed``: of theirs to pay. ``we_owe``: an open promise of ours.
``public_body``: the account is one, or somebody to be met belongs to one. ``special_date``,
``holiday``: one of the account's days, a public holiday within the next 14 days. ``reference``: a
lighthouse of the same industry is known. ``referrer``: somebody whom the person trusts opens the
door.
"""
Dimension = Literal[
    "role",
    "level",
    "attitude",
    "rung",
    "style",
    "social_style",
    "stage",
    "purpose",
    "tier",
    "season",
    "kind",
]
"""In what else situations differ, the closer to the person the earlier."""
Reason = Fact | Dimension | Literal["always", "file_gap", "still_true"]
"""Why something is in prep; ``file_gap`` and ``still_true`` are those of questions (M08)."""

SPIN_STEPS: Final[tuple[SpinStep, ...]] = get_args(SpinStep)
FILE_PARTS: Final[tuple[FilePart, ...]] = get_args(FilePart)
THINKING_LEVELS: Final[tuple[ThinkingLevel, ...]] = get_args(ThinkingLevel)
FACTS: Final[tuple[Fact, ...]] = get_args(Fact)
DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
REASONS: Final[tuple[Reason, ...]] = ("always", *FACTS, *DIMENSIONS, "file_gap", "still_true")

Month = Annotated[int, msgspec.Meta(ge=1, le=12)]


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of situation: all that is given must hold.

    Of the codes in a list one will do, for people one of those to be met must have it; only of
    the facts every one must hold. What is not known of a visit or a person holds nowhere.
    """

    facts: tuple[Fact, ...] = ()
    roles: tuple[Role, ...] = ()
    levels: tuple[Level, ...] = ()
    attitudes: tuple[Attitude, ...] = ()
    rungs: tuple[Relation, ...] = ()
    styles: tuple[ThinkingStyle, ...] = ()
    social_styles: tuple[SocialStyle, ...] = ()
    stages: tuple[Stage, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    tiers: tuple[Tier, ...] = ()
    months: tuple[Month, ...] = ()
    kinds: tuple[VisitKind, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for it where it holds, the most telling first."""
        given = (
            *(self.roles, self.levels, self.attitudes, self.rungs, self.styles),
            *(self.social_styles, self.stages, self.purposes, self.tiers, self.months, self.kinds),
        )
        found = (one for one, codes in zip(DIMENSIONS, given, strict=True) if codes)
        return (*self.facts, *found) or ("always",)


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When something of the playbook is called for."""

    kinds: tuple[VisitKind, ...] = ()
    """The kinds of visit it is for at all; none: every kind."""
    any: tuple[Case, ...] = ()
    """Cases of which one must hold; none: always. The first that holds gives the reason."""
    unless: tuple[Fact, ...] = ()
    """Facts of which none may hold."""


class MaterialRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a material is taken along (M30)."""

    base: bool = False
    """Belongs to the base set: it stands behind what this visit calls for."""
    gift: bool = False
    """Within the house's limit only, and never for a public body."""


class MannerRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a piece of manners counts (M32-M34)."""

    clock: Clock | None = None


class LineRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a line to say fits, and how well."""

    needs: tuple[str, ...] = ()
    """Slots that must be known for it to be a good choice, each a reason for it."""
    when: tuple[Case, ...] = ()
    """Cases of which one must hold, else it is not offered; none: always."""
    unless: tuple[Fact, ...] = ()
    """Facts of which none may hold."""
    not_for: tuple[Purpose, ...] = ()
    """Purposes at which it would be small talk or a pitch; see `Situation.aim`."""
    best: Case = Case()
    """Where it fits best: each dimension and each fact that holds speaks for it by itself."""
    gift: bool = False
    """Goes with a gift: within the house's limit only, and never for a public body."""


class QuestionRule(LineRule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a question that the book suggests fits (M38)."""

    step: SpinStep
