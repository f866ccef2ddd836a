"""The words for a blank in a text of the playbook: what is not known."""

from __future__ import annotations

from typing import Final

from tui.i18n import NP_, pgettext

_SLOTS: Final = {
    "person": NP_("slot", "person"),
    "account": NP_("slot", "account"),
    "sum": NP_("slot", "sum"),
    "invoices": NP_("slot", "invoices"),
    "due": NP_("slot", "due day"),
    "late": NP_("slot", "overdue since when"),
    "date": NP_("slot", "day"),
    "days": NP_("slot", "days overdue"),
    "promised": NP_("slot", "sum promised"),
    "promised_on": NP_("slot", "day promised"),
    "signature": NP_("slot", "your name (settings: signature)"),
    "company": NP_("slot", "your company (settings: company)"),
    "me": NP_("slot", "your name"),
    "our_company": NP_("slot", "your company"),
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
    "gain": NP_("slot", "number saved"),
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


def slot(name: str) -> str:
    """What is missing where a text has a blank."""
    return pgettext("slot", _SLOTS[name])
