"""The rows of the place Money: whom to ask for money, how urgently, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.i18n import _
from tui.screens.painting import age_tone
from tui.widgets.cells import Tone, plain
from tui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.collecting import QueueItem


def key_of(item: QueueItem) -> str:
    """What tells a row of the queue from all others."""
    return f"{item.account.id} {item.currency}"


# -- The queue


def row(item: QueueItem, today: date) -> Row:
    """An account as a sentence: how urgent, who, how much, since when, why, what now."""
    rests = item.standing == "resting"
    tone: Tone = "dim" if rests else age_tone(item.oldest_days)
    return Row(
        key=key_of(item),
        cells=(
            plain(str(item.score) if item.score else "–", "dim" if rests else "bold"),
            plain(item.account.name, "" if rests else "bold" if item.standing == "missed" else ""),
            plain(words.amount_round(item.overdue, item.currency), tone),
            plain(words.days_short(item.oldest_days) if item.oldest_days else "–", tone),
            plain(" · ".join(one.text for one in item.reasons), "dim"),
            plain(*_next(item, today)),
        ),
        dim=rests,
    )


def _next(item: QueueItem, today: date) -> tuple[str, Tone]:
    action = words.action(item.next_action)
    if item.due > today:
        day = words.short_date(item.due, today)
        action = _("{action} {day}").format(action=action, day=day)
    match item.next_action:
        case "wait":
            return action, "dim"
        case "settle_dispute":
            return action, "way"
        case "second_promise" | "escalate" | "stop_deliveries":
            return action, "late"
        case "visit" | "call":
            return action, "watch"
        case _:
            return action, ""
