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
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
EXCUSES: Final[tuple[Excuse, ...]] = get_args(Excuse)
"""The fifteen excuses of M57 in their order: excuse number n is ``EXCUSES[n - 1]``."""
