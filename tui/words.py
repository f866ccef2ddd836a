"""The words for the codes: what a tier, an attitude or an excuse is called on screen.

The domain speaks in codes; here, at the edge, they get their words, the same word
for the same thing everywhere, in the rep's language.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tui.domain import money
from tui.domain.lines import is_han
from tui.i18n import N_, NP_, _, language, ngettext, pgettext

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from decimal import Decimal
    from fractions import Fraction

    from tui.domain.codes import Attitude, Relation, Tier, VisitKind, VisitState

_TIERS: Final = {
    "platinum": NP_("tier", "platinum"),
    "gold": NP_("tier", "gold"),
    "iron": NP_("tier", "iron"),
    "lead": NP_("tier", "lead"),
}
_FACES: Final = {"red": N_("red face"), "black": N_("black face"), "white": N_("white face")}
_ATTITUDES: Final = {
    "accepts": N_("accepts"),
    "doubts": N_("doubts"),
    "resists": N_("resists"),
    "indifferent": N_("indifferent"),
    "sabotages": N_("sabotages"),
}
_RELATIONS: Final = {
    "contact": NP_("relation", "contact"),
    "know": NP_("relation", "know"),
    "accept": NP_("relation", "accept"),
    "respect": NP_("relation", "respect"),
    "trust": NP_("relation", "trust"),
    "partner": NP_("relation", "partner"),
}
_ROLES: Final = {
    "decision_maker": NP_("role", "decides"),
    "user": NP_("role", "uses"),
    "technical_gatekeeper": NP_("role", "technical gatekeeper"),
    "coach": NP_("role", "coach"),
    "gatekeeper": NP_("role", "gatekeeper"),
    "purchaser": NP_("role", "purchaser"),
    "project_leader": NP_("role", "project leader"),
    "senior_leader": NP_("role", "senior leader"),
    "parent_leader": NP_("role", "leader above"),
    "design_institute": NP_("role", "design institute"),
    "competitor": NP_("role", "competitor"),
    "initiator": NP_("role", "initiator"),
    "designer": NP_("role", "designer"),
}
_PURPOSES: Final = {
    "introduction": NP_("purpose", "introduction"),
    "needs": NP_("purpose", "needs"),
    "demonstration": NP_("purpose", "demonstration"),
    "proposal": NP_("purpose", "proposal"),
    "negotiation": NP_("purpose", "negotiation"),
    "contract": NP_("purpose", "contract"),
    "delivery": NP_("purpose", "delivery"),
    "acceptance": NP_("purpose", "acceptance"),
    "service": NP_("purpose", "service"),
    "collection": NP_("purpose", "collection"),
    "relationship": NP_("purpose", "relationship"),
}
_OUTCOMES: Final = {
    "order": NP_("outcome", "order"),
    "advance": NP_("outcome", "advance"),
    "continuation": NP_("outcome", "continuation"),
    "no_sale": NP_("outcome", "no sale"),
    "missed": NP_("outcome", "did not take place"),
}
_STATES: Final = {
    "planned": NP_("visit", "planned"),
    "confirmed": NP_("visit", "confirmed"),
    "logged": NP_("visit", "logged"),
    "cancelled": NP_("visit", "cancelled"),
    "missed": NP_("visit", "missed"),
}
_KINDS: Final = {"in_person": N_("in person"), "phone": N_("by phone"), "video": N_("by video")}
_LEVELS: Final = {
    "operations": NP_("level", "operations"),
    "management": NP_("level", "management"),
    "decision": NP_("level", "decision"),
}
_THINKING: Final = {
    "A": NP_("style", "A facts"),
    "B": NP_("style", "B order"),
    "C": NP_("style", "C people"),
    "D": NP_("style", "D concept"),
}
_SOCIAL: Final = {
    "driver": NP_("style", "driver"),
    "expressive": NP_("style", "expressive"),
    "amiable": NP_("style", "amiable"),
    "analytical": NP_("style", "analytical"),
}
_PAYERS: Final = {
    "when_due": NP_("payer", "when due"),
    "when_reminded": NP_("payer", "when reminded"),
    "when_pressed": NP_("payer", "when pressed"),
    "never": NP_("payer", "never"),
}
_EXCUSES: Final = {
    "already_paid": NP_("excuse", "already paid"),
    "told_finance": NP_("excuse", "told finance"),
    "customer_unpaid": NP_("excuse", "their customer has not paid"),
    "reorganisation": NP_("excuse", "reorganisation or merger"),
    "disaster": NP_("excuse", "a disaster"),
    "manager_agreed": NP_("excuse", "our manager agreed to wait"),
    "quality": NP_("excuse", "quality problem"),
    "no_receipt": NP_("excuse", "no delivery receipt"),
    "no_money": NP_("excuse", "no money"),
    "will_pay": NP_("excuse", "will certainly pay"),
    "in_process": NP_("excuse", "not signed, in process"),
    "invoice_problem": NP_("excuse", "invoice missing or wrong"),
    "away": NP_("excuse", "finance or the boss is away"),
    "papers_incomplete": NP_("excuse", "papers incomplete"),
    "cash_tight": NP_("excuse", "cash is tight"),
}
_STAGES: Final = {
    "interest": NP_("stage", "interest"),
    "gestation": NP_("stage", "gestation"),
    "design": NP_("stage", "design"),
    "comparison": NP_("stage", "comparison"),
    "commitment": NP_("stage", "commitment"),
    "use": NP_("stage", "use"),
}
_PROMISES: Final = {
    "open": NP_("promise", "open"),
    "kept": NP_("promise", "kept"),
    "partly_kept": NP_("promise", "partly kept"),
    "broken": NP_("promise", "broken"),
    "withdrawn": NP_("promise", "withdrawn"),
}
_MILESTONES: Final = {
    "advance": NP_("milestone", "advance"),
    "delivery": NP_("milestone", "delivery"),
    "acceptance": NP_("milestone", "acceptance"),
}
_MILESTONE_STATES: Final = {
    "planned": NP_("milestone", "planned"),
    "due": NP_("milestone", "due, no invoice yet"),
    "invoiced": NP_("milestone", "invoiced"),
    "paid": NP_("milestone", "paid"),
}
_ACTIONS: Final = {
    "remind_before_due": NP_("action", "remind before due"),
    "remind": NP_("action", "remind"),
    "call": NP_("action", "call"),
    "visit": NP_("action", "ask in person"),
    "second_promise": NP_("action", "second promise"),
    "escalate": NP_("action", "escalate"),
    "stop_deliveries": NP_("action", "stop deliveries"),
    "settle_dispute": NP_("action", "dispute"),
    "wait": NP_("action", "wait"),
}
_ENDS: Final = {
    "win_win": NP_("chase", "they pay, both win"),
    "part": NP_("chase", "part of it"),
    "receivable": NP_("chase", "nothing yet"),
    "quarrel": NP_("chase", "nothing, and a quarrel"),
}
_CAUSES: Final = {
    "ourselves": NP_("cause", "our own work"),
    "shallow_relationship": NP_("cause", "relationship not deep"),
    "no_coach": NP_("cause", "no coach"),
    "coach_not_insider": NP_("cause", "coach not an insider"),
    "weak_negotiation": NP_("cause", "weak negotiation"),
    "need_not_found": NP_("cause", "their need not found"),
    "poor_follow_up": NP_("cause", "their process not followed up"),
    "their_cash": NP_("cause", "their cash"),
    "others_terms": NP_("cause", "others have better terms"),
}
_STRENGTHS: Final = {
    "service": NP_("strength", "service"),
    "execution": NP_("strength", "execution"),
    "expertise": NP_("strength", "expertise"),
    "brand": NP_("strength", "brand"),
    "style": NP_("strength", "style"),
    "cases": NP_("strength", "reference cases"),
    "few_problems": NP_("strength", "few problem customers"),
    "fast_money": NP_("strength", "brings money in fast"),
    "sales_power": NP_("strength", "sales power"),
    "planning": NP_("strength", "market planning"),
    "hard_work": NP_("strength", "hard-working people"),
}
_STEPS: Final = {
    "before_due": NP_("message", "before it is due"),
    "overdue": NP_("message", "overdue"),
    "missed_promise": NP_("message", "a promise was missed"),
    "last_notice": NP_("message", "last notice"),
}
_TONES: Final = {"friendly": N_("friendly"), "firm": N_("firm")}
_SLOTS: Final = {
    "person": NP_("slot", "person"),
    "account": NP_("slot", "account"),
    "sum": NP_("slot", "sum"),
    "invoices": NP_("slot", "invoices"),
    "due": NP_("slot", "due day"),
    "date": NP_("slot", "day"),
    "days": NP_("slot", "days overdue"),
    "promised": NP_("slot", "sum promised"),
    "promised_on": NP_("slot", "day promised"),
    "signature": NP_("slot", "your name (settings: signature)"),
    "company": NP_("slot", "your house (settings: company)"),
    "me": NP_("slot", "your name"),
    "our_company": NP_("slot", "your house"),
    "amount": NP_("slot", "amount"),
    "how": NP_("slot", "how it is paid"),
    "days_late": NP_("slot", "days late"),
    "limit": NP_("slot", "credit limit"),
    "check": NP_("slot", "day of the next check"),
    "product": NP_("slot", "product"),
    "industry": NP_("slot", "their trade"),
    "reference": NP_("slot", "reference"),
    "referrer": NP_("slot", "who sent you"),
    "last_day": NP_("slot", "day of the last call"),
    "last_text": NP_("slot", "where you were last time"),
    "open_matter": NP_("slot", "open matter"),
    "special_day": NP_("slot", "special day"),
    "point": NP_("slot", "selling point"),
    "proud_of": NP_("slot", "what they are proud of"),
    "saying": NP_("slot", "what they said"),
    "interests": NP_("slot", "their interests"),
    "problem": NP_("slot", "their problem"),
    "challenges": NP_("slot", "their challenges"),
    "strategy": NP_("slot", "their strategy"),
    "installed": NP_("slot", "what they use"),
    "competitor": NP_("slot", "rival"),
    "asked": NP_("slot", "what they asked for"),
    "news": NP_("slot", "news"),
    "known": NP_("slot", "what was noted"),
    "known_on": NP_("slot", "day it was noted"),
    "gain": NP_("slot", "gain"),
    "money": NP_("slot", "what it is worth"),
    "payback": NP_("slot", "time to pay back"),
    "reason": NP_("slot", "reason to meet"),
    "topic": NP_("slot", "topic"),
    "minutes": NP_("slot", "minutes"),
    "slot1": NP_("slot", "first time offered"),
    "slot2": NP_("slot", "second time offered"),
    "next1": NP_("slot", "third time offered"),
    "next2": NP_("slot", "fourth time offered"),
}

TIER_SIGNS: Final[dict[Tier | None, str]] = {
    "platinum": "◆",
    "gold": "◇",
    "iron": "○",
    "lead": "·",
    None: " ",
}
ATTITUDE_SIGNS: Final[dict[Attitude | None, str]] = {
    "accepts": "✓",
    "doubts": "≈",
    "resists": "✕",
    "indifferent": "–",
    "sabotages": "‼",
    None: "?",
}
STATE_SIGNS: Final[dict[VisitState, str]] = {
    "planned": "·",
    "confirmed": "✓",
    "logged": "✓",
    "cancelled": "✕",
    "missed": "✕",
}
KIND_SIGNS: Final[dict[VisitKind, str]] = {"in_person": "", "phone": "☏", "video": "▷"}
RUNGS: Final[tuple[Relation, ...]] = ("contact", "know", "accept", "respect", "trust", "partner")


def tier(code: str) -> str:
    """A tier's name (M02)."""
    return pgettext("tier", _TIERS[code])


def face(code: str) -> str:
    """A face's name (M03)."""
    return _(_FACES[code])


def attitude(code: str | None) -> str:
    """An attitude's name (M13)."""
    return _(_ATTITUDES[code]) if code else _("unknown")


def relation(code: str) -> str:
    """A rung's name (M15)."""
    return pgettext("relation", _RELATIONS[code])


def role(code: str) -> str:
    """A role's name (M11, M12)."""
    return pgettext("role", _ROLES[code])


def level(code: str) -> str:
    """A level's name (M14)."""
    return pgettext("level", _LEVELS[code])


def thinking(code: str) -> str:
    """A thinking style's letter and name (M23)."""
    return pgettext("style", _THINKING[code])


def social(code: str) -> str:
    """A social style's name (M24)."""
    return pgettext("style", _SOCIAL[code])


def payer(code: str) -> str:
    """How an account pays (M55)."""
    return pgettext("payer", _PAYERS[code])


def purpose(code: str) -> str:
    """A visit's purpose."""
    return pgettext("purpose", _PURPOSES[code])


def outcome(code: str) -> str:
    """A call's outcome (M43)."""
    return pgettext("outcome", _OUTCOMES[code])


def state(code: str) -> str:
    """A visit's state."""
    return pgettext("visit", _STATES[code])


def kind(code: str) -> str:
    """How a contact takes place."""
    return _(_KINDS[code])


def excuse(code: str) -> str:
    """One of the fifteen excuses (M57)."""
    return pgettext("excuse", _EXCUSES[code])


def stage(code: str) -> str:
    """A stage of the funnel (M47)."""
    return pgettext("stage", _STAGES[code])


def promise(code: str) -> str:
    """The state of a promise to pay."""
    return pgettext("promise", _PROMISES[code])


def milestone(code: str) -> str:
    """When a part of a project's sum falls due (M45)."""
    return pgettext("milestone", _MILESTONES[code])


def milestone_state(code: str) -> str:
    """How a part of a project's sum stands."""
    return pgettext("milestone", _MILESTONE_STATES[code])


def action(code: str) -> str:
    """What is to be done next about an account's money."""
    return pgettext("action", _ACTIONS[code])


def chase_end(code: str) -> str:
    """How a chase ended (M60)."""
    return pgettext("chase", _ENDS[code])


def cause(code: str) -> str:
    """Why others are paid and we are not (M61)."""
    return pgettext("cause", _CAUSES[code])


def strength(code: str) -> str:
    """What of ours may matter to somebody in the payment chain (M61)."""
    return pgettext("strength", _STRENGTHS[code])


def message_step(code: str) -> str:
    """What a message about money is about."""
    return pgettext("message", _STEPS[code])


def tone(code: str) -> str:
    """The tone of a message."""
    return _(_TONES[code])


def slot(name: str) -> str:
    """What is missing where a text has a blank."""
    return pgettext("slot", _SLOTS[name])


def _weekdays() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _months() -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        pgettext("month", "May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )


def weekday(day: date) -> str:
    """``Tue``."""
    return _weekdays()[day.weekday()]


def full_date(day: date) -> str:
    """``Tue 24 Nov 2026``: how a date that was typed is echoed."""
    return _("{weekday} {day} {month} {year}").format(**_parts(day))


def short_date(day: date, today: date) -> str:
    """``24 Nov``, with the year where it is not this one."""
    if day.year != today.year:
        return _("{day} {month} {year}").format(**_parts(day))
    return _("{day} {month}").format(**_parts(day))


def day_and_date(day: date, today: date) -> str:
    """``Tue 24 Nov``, or ``today``, ``tomorrow``, ``yesterday``."""
    distance = (day - today).days
    if near := {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}.get(distance):
        return near
    return _("{weekday} {date}").format(weekday=weekday(day), date=short_date(day, today))


def day_of_week(day: date) -> str:
    """``Sat 21 Nov``: a day whose year is known."""
    return _("{weekday} {date}").format(weekday=weekday(day), date=short_date(day, day))


def week(monday: date) -> str:
    """``16–22 Nov 2026 (2026-W47)``: a week by its days and its ISO number."""
    sunday = monday + timedelta(days=6)
    year, number, _weekday = monday.isocalendar()
    first, last = _parts(monday), _parts(sunday)
    if monday.month == sunday.month:
        days = _("{from_day}–{day} {month} {year}").format(from_day=monday.day, **last)
    elif monday.year == sunday.year:
        days = _("{from_day} {from_month} – {day} {month} {year}").format(
            from_day=monday.day,
            from_month=first["month"],
            from_month_number=monday.month,
            **last,
        )
    else:
        days = _("{first} – {last}").format(
            first=_("{day} {month} {year}").format(**first),
            last=_("{day} {month} {year}").format(**last),
        )
    return _("{days} ({week})").format(days=days, week=f"{year}-W{number:02}")


def clock_time(moment: datetime | time) -> str:
    """``09:05``."""
    return f"{moment:%H:%M}"


def days(n: int) -> str:
    """``1 day``, ``47 days``."""
    return ngettext("{n} day", "{n} days", n).format(n=n)


def minutes(n: int) -> str:
    """``40 min``."""
    return _("{n} min").format(n=n)


def days_short(n: int) -> str:
    """``47 d``, where space is short."""
    return _("{n} d").format(n=n)


def share(part: Fraction | None) -> str:
    """``23 %``, rounded half up."""
    percent = int(((part or 0) * 200 + 1) // 2)
    return _("{n} %").format(n=percent)


def decimal(figure: Fraction | None) -> str:
    """``2.5``: one decimal, or none where it is whole."""
    tenths = int(((figure or 0) * 20 + 1) // 2)
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


def whole(figure: float | Decimal) -> str:
    """``45``: rounded half up, as one does by hand."""
    from decimal import ROUND_HALF_UP, Decimal

    return str(Decimal(str(figure)).quantize(Decimal(1), ROUND_HALF_UP))


def amount(value: Decimal, currency: str) -> str:
    """``¥480,000``: an amount of a view, for the eye."""
    return money.in_words(money.from_decimal(value, currency), currency)


def amount_round(value: Decimal, currency: str) -> str:
    """``¥368,981``: an amount in whole units, where a list has no room for more."""
    from decimal import ROUND_HALF_UP

    return amount(value.quantize(value.__class__(1), ROUND_HALF_UP), currency)


def short_name(name: str) -> str:
    """The half of a name in two scripts that the rep reads: ``Wang Lin`` or ``王琳``.

    A name in one script, or with a word in both, stays whole.
    """
    chinese = [word for word in name.split() if any(map(is_han, word))]
    others = [word for word in name.split() if word not in chinese]
    if not (chinese and others) or not all(is_han(char) for word in chinese for char in word):
        return name
    return "".join(chinese) if language() == "zh" else " ".join(others)


def money_text(minor: int, currency: str) -> str:
    """``¥480,000``: an amount of a record, for the eye."""
    return money.in_words(minor, currency)


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, with ``…`` where some are missing."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def joined(words: list[str]) -> str:
    """Words in a row: with a comma, or a Chinese enumeration comma."""
    return ("、" if language() == "zh" else ", ").join(words)


def _parts(day: date) -> dict[str, object]:
    return {
        "weekday": weekday(day),
        "day": day.day,
        "month": _months()[day.month - 1],
        "month_number": day.month,
        "year": day.year,
    }
