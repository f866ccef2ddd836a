"""The tables of prep: what the playbook says before, during and after a visit.

When an entry is called for stands in `tui.domain.prep_rules` and ``rules/*.toml``, the same for
every language; here are its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tui.domain.codes import (
    Attitude,
    Face,
    Purpose,
    Relation,
    Role,
    SocialStyle,
    Stage,
    ThinkingStyle,
    Tier,
)
from tui.domain.people.ladder import TrustStep
from tui.domain.prep_rules import Approach, FilePart, Phase, Reason, ThinkingLevel
from tui.playbook.shape import Entry, Item, Line, Reply, Step, Table, Text, Texts

# -- Materials (M30)


class Material(Entry, frozen=True, forbid_unknown_fields=True):
    """What to take along."""

    name: Text
    """Short, for the doorstep card."""
    text: Text
    """What exactly, in one line."""


MATERIALS: Final = Table("materials", dict[str, Material])


# -- Etiquette (M32-M34)


class Manner(Entry, frozen=True, forbid_unknown_fields=True):
    """A piece of manners; its clock time stands beside it, not in it."""

    short: Text
    """For the doorstep card."""
    text: Text


ETIQUETTE: Final = Table("etiquette", dict[Phase, dict[str, Manner]])


# -- Opening lines (M35)

OPENINGS: Final = Table(
    "openings",
    dict[Approach, dict[str, Line]],
    frozenset(
        (
            *("person", "account", "me", "our_company", "product", "industry", "reference"),
            *("referrer", "last_day", "last_text", "open_matter", "special_day", "sum", "due"),
            *("late", "point", "proud_of", "saying", "problem", "challenges", "installed", "news"),
        )
    ),
)


# -- The appointment by phone (M36)

ScriptStep = Literal[
    "who_i_am",
    "reason_to_meet",
    "two_times",
    "answer_refusal",
    "two_times_again",
    "read_back",
]


class Phone(Entry, frozen=True, forbid_unknown_fields=True):
    """Getting an appointment: by phone, and face to face for the next time."""

    before: Mapping[str, Item]
    """What lies ready before the call, by id."""
    script: Mapping[ScriptStep, Step]
    """In its order; ``{reason}`` is one of `reasons`."""
    reasons: Mapping[str, Line]
    """A reason to meet, by id; which fits is in the rules."""
    refusals: Mapping[str, Reply]
    """What they may say against it, and the answer with two later times, by id."""
    switchboard: Mapping[str, Reply]
    """What stands between us and the person, by id."""
    face_to_face: Mapping[str, Reply]
    """Fixing the next meeting before leaving, by the way the talk went."""


PHONE: Final = Table(
    "phone",
    Phone,
    frozenset(
        (
            *("person", "account", "me", "our_company", "product", "reference", "referrer"),
            *("last_day", "open_matter", "special_day", "sum", "due", "late"),
            *("reason", "topic"),
            *("slot1", "slot2", "next1", "next2", "minutes"),
        )
    ),
)


# -- Questions (M08, M37, M38)


class ThreeSteps(Entry, frozen=True, forbid_unknown_fields=True):
    """A fact no one can deny, an observation of one's own, an open question (M37)."""

    fact: Text
    observation: Text
    ask: Text


class Spin(Entry, frozen=True, forbid_unknown_fields=True):
    """A question for each step of SPIN (M38)."""

    situation: Text
    problem: Text
    implication: Text
    need_payoff: Text


class ThreeStepQuestions(Entry, frozen=True, forbid_unknown_fields=True):
    """For whom and when; the general one where neither role nor stage is known."""

    general: ThreeSteps
    roles: Mapping[Role, ThreeSteps]
    stages: Mapping[Stage, ThreeSteps]


class SpinQuestions(Entry, frozen=True, forbid_unknown_fields=True):
    """For whom and when; the general ones where neither role nor stage is known."""

    general: Spin
    roles: Mapping[Role, Spin]
    stages: Mapping[Stage, Spin]


class Ask(Entry, frozen=True, forbid_unknown_fields=True):
    """A question to them."""

    ask: Text


class Likely(Entry, frozen=True, forbid_unknown_fields=True):
    """What they are likely to ask us, and a pattern for the answer."""

    ask: Text
    answer: Text


class Questions(Entry, frozen=True, forbid_unknown_fields=True):
    """What to ask, and what one will be asked."""

    three_step: ThreeStepQuestions
    spin: SpinQuestions
    seeded: Mapping[str, Ask]
    """Suggested by what the book knows, by id; which fits is in the rules."""
    likely: Mapping[Role, Mapping[str, Likely]]
    gaps: Mapping[FilePart, Mapping[str, Ask]]
    """For what the account file lacks, by part and item of M08."""
    still: Mapping[FilePart, Mapping[str, Ask]]
    """Whether what was noted is still true; by the same items, those that move."""
    check: Mapping[str, Item]
    """Four checks of a question."""
    ourselves: Mapping[str, Item]
    """Four questions to oneself."""


QUESTIONS: Final = Table(
    "questions",
    Questions,
    frozenset(
        (
            *("product", "installed", "competitor", "challenges", "strategy", "problem", "asked"),
            *("last_text", "reference", "news", "sum", "known", "known_on"),
        )
    ),
)


# -- Advice (M02, M03, M10-M15, M23-M29, M31, M44)


class AttitudeAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """What an attitude calls for (M13)."""

    do: Text
    avoid: Text
    say: Text


class ThinkingAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """How to speak to a thinking style (M23)."""

    short: Text
    """For the doorstep card."""
    speak: Text
    avoid: Text
    bring: Text
    check: Texts
    """Whether a talk has what this style looks for."""


class RoleAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """What moves somebody in a buying role (M11, M12)."""

    question: Text
    """What they are likely to ask; for the doorstep card."""
    job: Text
    personal: Text
    speak: Text


class RungAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """From one rung of the relationship to the next (M15); nothing in it costs a treat."""

    next: Text
    measure: Text


class TierAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """The service standard of a tier (M02)."""

    serves: Text
    standard: Text
    extra: Text


class Sign(Entry, frozen=True, forbid_unknown_fields=True):
    """By what one knows it, and what to do then."""

    sign: Text
    do: Text


class Check(Entry, frozen=True, forbid_unknown_fields=True):
    """A question to oneself, and what to do where the answer is no."""

    ask: Text
    do: Text


class Objective(Entry, frozen=True, forbid_unknown_fields=True):
    """What a visit may be after, and the least to take (M44)."""

    seek: Text
    least: Text


ServStep = Literal["specify", "evaluate", "remedy", "verify"]
LoyaltySign = Literal["buys_again", "speaks_well", "recommends", "refuses_rivals"]


class Advice(Entry, frozen=True, forbid_unknown_fields=True):
    """What to do with whom."""

    attitudes: Mapping[Attitude, AttitudeAdvice]
    thinking: Mapping[ThinkingStyle, ThinkingAdvice]
    social: Mapping[SocialStyle, Item]
    roles: Mapping[Role, RoleAdvice]
    rungs: Mapping[Relation, RungAdvice]
    tiers: Mapping[Tier, TierAdvice]
    faces: Mapping[Face, Item]
    trust: Mapping[TrustStep, Sign]
    authority: Mapping[str, Item]
    """Where trust comes from (M25), by id."""
    praise_rules: Mapping[str, Item]
    """How to praise (M26), by id."""
    praise: Mapping[str, Line]
    """Lines of praise, by id; which fits is in the rules."""
    mind: Mapping[str, Item]
    """State of mind (M31), by id."""
    twelve: Mapping[ThinkingLevel, Mapping[str, Check]]
    """The twelve points of M29, four to a level."""
    serv: Mapping[ServStep, Step]
    """A complaint in four steps (M27)."""
    loyalty: Mapping[LoyaltySign, Sign]
    referral: Mapping[str, Line]
    """Asking for a referral (M10), by id; which fits is in the rules."""
    keeping: Mapping[str, Item]
    """What keeping a customer is worth (M10), by id: quoted, never proven."""
    objectives: Mapping[Purpose, Objective]


ADVICE: Final = Table("advice", Advice, frozenset(("proud_of", "saying", "interests")))


# -- Value (M39-M42)

PointField = Literal["lead", "expected", "search", "leave_out"]
"""Where a selling point stands: value and uniqueness high, value alone, uniqueness alone,
neither (M40)."""
NeedStep = Literal["asked", "problem", "solution", "final"]
Layer = Literal["product", "network", "operation", "business_model"]
Element = Literal["value", "need", "price", "trust", "experience"]


class Fab(Entry, frozen=True, forbid_unknown_fields=True):
    """A pattern of feature, advantage and benefit, and one filled in (M39)."""

    feature: Text
    advantage: Text
    benefit: Text
    example: Text


class PowerStatement(Entry, frozen=True, forbid_unknown_fields=True):
    """What somebody gains, as a picture (M39)."""

    say: Text
    plain: Text
    """Without a slot: where nothing is known."""
    example: Text


class Hint(Entry, frozen=True, forbid_unknown_fields=True):
    """What to do with a selling point (M40)."""

    hint: Text


class NeedAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """A step from what was asked for to the need behind it (M41)."""

    ask: Text
    how: Text


class LayerAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """A layer of the offer (M41)."""

    what: Text
    ask: Text
    example: Text


class ElementAdvice(Entry, frozen=True, forbid_unknown_fields=True):
    """A buying element (M42)."""

    sign: Text
    """By what one knows that it is low."""
    seek: Text
    """What the next visit is then after."""
    ask: Text


class Value(Entry, frozen=True, forbid_unknown_fields=True):
    """Value in the customer's words."""

    fab: Mapping[Role, Fab]
    power: Mapping[Role, PowerStatement]
    points: Mapping[PointField, Hint]
    need: Mapping[NeedStep, NeedAdvice]
    layers: Mapping[Layer, LayerAdvice]
    elements: Mapping[Element, ElementAdvice]


VALUE: Final = Table(
    "value",
    Value,
    frozenset(("product", "point", "account", "problem", "gain", "money", "payback")),
)


# -- Why something stands in prep

REASONS: Final = Table(
    "reasons",
    dict[Reason, Item],
    frozenset(
        (
            *("person", "role", "purpose", "stage", "attitude", "rung", "style", "tier"),
            *("sum", "day", "reference", "referrer"),
        )
    ),
)

PREP_TABLES: Final[tuple[Table[object], ...]] = (
    MATERIALS,
    ETIQUETTE,
    OPENINGS,
    PHONE,
    QUESTIONS,
    ADVICE,
    VALUE,
    REASONS,
)
