"""The codes of the trade: what stands in the file and in ``--json`` for a tier, a role, an outcome.

The words for them are chosen at the edge, in `tui.words`.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

Tier = Literal["platinum", "gold", "iron", "lead"]
Face = Literal["red", "black", "white"]
Level = Literal["operations", "management", "decision"]
Attitude = Literal["accepts", "doubts", "resists", "indifferent", "sabotages"]
Relation = Literal["contact", "know", "accept", "respect", "trust", "partner"]
Influence = Literal["decision_maker", "user", "technical_gatekeeper", "coach"]
Role = Literal[
    "decision_maker",
    "user",
    "technical_gatekeeper",
    "coach",
    "gatekeeper",
    "purchaser",
    "project_leader",
    "senior_leader",
    "parent_leader",
    "design_institute",
    "competitor",
    "initiator",
    "designer",
]
Outside = Literal[
    "parent",
    "owner",
    "design_institute",
    "authority",
    "bank",
    "consultant",
    "partner",
    "retired",
    "our_house",
]
"""Where somebody belongs who has a say at an account without being of it (M12, M17, M20)."""
RatedField = Literal["roles", "attitude", "relation"]
RatingAnswer = Literal[
    "has_last_word",
    "works_with_it",
    "can_say_no",
    "helps_us_inside",
    "opens_doors",
    "places_the_order",
    "runs_the_project",
    "leads_the_house",
    "above_the_house",
    "writes_the_design",
    "works_for_rival",
    "asked_for_it",
    "writes_the_specification",
    "spoke_for_us",
    "questioned_a_point",
    "spoke_against_us",
    "stayed_silent",
    "worked_against_us",
    "takes_our_calls",
    "tells_of_the_work",
    "weighs_our_offer",
    "asks_our_advice",
    "confides_in_us",
    "stakes_own_name",
]
"""What somebody did or can do, in answer to the questions of the guided rating (M11-M15)."""
ChangedField = Literal[
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
"""What of a person is kept with its day whenever it changes (M13, M15)."""
PlanKind = Literal["region", "quality", "rival"]
"""What a line of the relationship plan is for: a valued region or project, a better deal, a goal
against a rival (M18)."""
AnalysisStep = Literal["coach", "facts", "organisation", "opportunity"]
"""The four steps that a new key account walks (M70)."""
ThinkingStyle = Literal["A", "B", "C", "D"]
SocialStyle = Literal["driver", "expressive", "amiable", "analytical"]
VisitKind = Literal["in_person", "phone", "video"]
VisitState = Literal["planned", "confirmed", "logged", "cancelled", "missed"]
Outcome = Literal["order", "advance", "continuation", "no_sale", "missed"]
Purpose = Literal[
    "introduction",
    "needs",
    "demonstration",
    "proposal",
    "negotiation",
    "contract",
    "delivery",
    "acceptance",
    "service",
    "collection",
    "relationship",
]
Stage = Literal["interest", "gestation", "design", "comparison", "commitment", "use"]
OpportunityState = Literal["open", "won", "lost", "dropped"]
PayerType = Literal["when_due", "when_reminded", "when_pressed", "never"]
ChaseEnd = Literal["win_win", "part", "receivable", "quarrel"]
"""The four ends of M60: cash; part of it; still open, and they won; still open, and a quarrel."""
ChaseKind = Literal["visit", "phone", "message"]
NextAction = Literal[
    "remind_before_due",
    "remind",
    "call",
    "visit",
    "second_promise",
    "escalate",
    "stop_deliveries",
    "settle_dispute",
    "wait",
]
Milestone = Literal["advance", "delivery", "acceptance"]
"""When a project's money falls due (M45)."""
MessageStep = Literal["before_due", "overdue", "missed_promise", "last_notice"]
MessageTone = Literal["friendly", "firm"]
UnpaidCause = Literal[
    "ourselves",
    "shallow_relationship",
    "no_coach",
    "coach_not_insider",
    "weak_negotiation",
    "need_not_found",
    "poor_follow_up",
    "their_cash",
    "others_terms",
]
"""Why others are paid and we are not (M61)."""
Strength = Literal[
    "service",
    "execution",
    "expertise",
    "brand",
    "style",
    "cases",
    "few_problems",
    "fast_money",
    "sales_power",
    "planning",
    "hard_work",
]
"""What of ours may matter to somebody in the payment chain (M61)."""
Excuse = Literal[
    "already_paid",
    "told_finance",
    "customer_unpaid",
    "reorganisation",
    "disaster",
    "manager_agreed",
    "quality",
    "no_receipt",
    "no_money",
    "will_pay",
    "in_process",
    "invoice_problem",
    "away",
    "papers_incomplete",
    "cash_tight",
]

TIERS: Final[tuple[Tier, ...]] = get_args(Tier)
ATTITUDES: Final[tuple[Attitude, ...]] = get_args(Attitude)
RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
INFLUENCES: Final[tuple[Influence, ...]] = get_args(Influence)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
OUTSIDES: Final[tuple[Outside, ...]] = get_args(Outside)
ANALYSIS_STEPS: Final[tuple[AnalysisStep, ...]] = get_args(AnalysisStep)
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
PAYER_TYPES: Final[tuple[PayerType, ...]] = get_args(PayerType)
CHASE_ENDS: Final[tuple[ChaseEnd, ...]] = get_args(ChaseEnd)
UNPAID_CAUSES: Final[tuple[UnpaidCause, ...]] = get_args(UnpaidCause)
STRENGTHS: Final[tuple[Strength, ...]] = get_args(Strength)
EXCUSES: Final[tuple[Excuse, ...]] = get_args(Excuse)
"""The fifteen excuses of M57 in their order: excuse number n is ``EXCUSES[n - 1]``."""
