"""The words for the codes: what a tier, an attitude or an excuse is called on screen.

The domain speaks in codes; here, at the edge, they get their words, the same word
for the same thing everywhere, in the rep's language.
"""

from tui.words.accounts import TIER_SIGNS, face, tier
from tui.words.dates import (
    clock_time,
    day_and_date,
    day_of_week,
    days,
    days_short,
    full_date,
    minutes,
    short_date,
    spoken_date,
    spoken_day,
    week,
    weekday,
)
from tui.words.figures import amount, amount_round, decimal, money_text, share, whole
from tui.words.opportunities import milestone, milestone_state, stage
from tui.words.people import (
    ATTITUDE_SIGNS,
    RUNGS,
    addressed,
    attitude,
    level,
    relation,
    role,
    social,
    thinking,
    told_apart,
)
from tui.words.receivables import (
    action,
    cause,
    chase_end,
    excuse,
    message_step,
    payer,
    promise,
    strength,
    tone,
)
from tui.words.slots import slot
from tui.words.texts import cut, joined, short_name
from tui.words.visits import KIND_SIGNS, STATE_SIGNS, kind, outcome, purpose, state

__all__ = [
    "ATTITUDE_SIGNS",
    "KIND_SIGNS",
    "RUNGS",
    "STATE_SIGNS",
    "TIER_SIGNS",
    "action",
    "addressed",
    "amount",
    "amount_round",
    "attitude",
    "cause",
    "chase_end",
    "clock_time",
    "cut",
    "day_and_date",
    "day_of_week",
    "days",
    "days_short",
    "decimal",
    "excuse",
    "face",
    "full_date",
    "joined",
    "kind",
    "level",
    "message_step",
    "milestone",
    "milestone_state",
    "minutes",
    "money_text",
    "outcome",
    "payer",
    "promise",
    "purpose",
    "relation",
    "role",
    "share",
    "short_date",
    "short_name",
    "slot",
    "social",
    "spoken_date",
    "spoken_day",
    "stage",
    "state",
    "strength",
    "thinking",
    "tier",
    "told_apart",
    "tone",
    "week",
    "weekday",
    "whole",
]
