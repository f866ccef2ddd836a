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
