"""Which table of the book holds which records."""

from __future__ import annotations

from typing import Final

from tui.domain.records.accounts import Account, Skip
from tui.domain.records.answers import OwnWords, Review
from tui.domain.records.base import Record
from tui.domain.records.opportunities import FunnelSnapshot, Opportunity
from tui.domain.records.people import Person, PlanItem
from tui.domain.records.receivables import Chase, Dispute, Invoice, Payment, PaymentPromise
from tui.domain.records.visits import NextStep, Note, Visit

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
