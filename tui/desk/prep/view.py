"""Prep put together: for a visit, or for the next call to an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import today
from tui.desk.claims import main_currency
from tui.desk.ground import visit_by_id
from tui.desk.money import account_owes, unsettled_promises
from tui.desk.payment_chain import chain
from tui.desk.prep.bring import etiquette, materials, ready
from tui.desk.prep.people import attendees
from tui.desk.prep.pinyin import with_tones
from tui.desk.prep.slots import Slots
from tui.desk.prep.table import next_visit, seen_of
from tui.desk.prep.talk import OPENINGS, Talk
from tui.desk.prep.views import (
    AccountOf,
    CheckView,
    LastView,
    ObjectiveView,
    OwingView,
    PledgeView,
    PrepView,
)
from tui.desk.prep.worth import need, value
from tui.domain.prep.objective import suggested
from tui.domain.prep.twelve import twelve
from tui.i18n import _, language
from tui.playbook import rules
from tui.playbook.tables_prep import PREP_TABLES

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.desk.today_views import Card
    from tui.domain.prep.seen import Seen
    from tui.domain.records import Visit

TABLES: Final = tuple(table.name for table in PREP_TABLES)
"""What of the playbook prep reads."""


def of_visit(desk: Desk, visit_id: int) -> PrepView:
    """Prep for a visit.

    Raises:
        Gone: the visit or its account has been removed meanwhile.
    """
    visit = visit_by_id(desk.ground, visit_id)
    return _prep(desk, visit.account_id, visit)


def of_account(desk: Desk, account_id: int) -> PrepView:
    """Prep for the account's next visit; where none is planned, for a call now, without a time.

    Such a call has no purpose, happens as the last one did, and meets whom one met last, or
    who is nearest to the decision.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    return _prep(desk, account_id, next_visit(desk, account_id))


def warm(desk: Desk) -> None:
    """Read what the first card would have to wait for: for a worker, once the app has painted."""
    book = desk.playbook()
    for name in TABLES:
        getattr(book, name)  # reads it
    for read in (rules.materials, rules.etiquette, rules.openings, rules.phone, rules.questions):
        read()
    rules.advice()
    if language() == "en":
        with_tones("王琳")  # opens the dictionary


def _prep(desk: Desk, account_id: int, visit: Visit | None) -> PrepView:
    seen = seen_of(desk, account_id, visit)
    slots = Slots(desk, seen)
    talk = Talk(desk, seen, slots)
    card = today.card(desk, account_id, visit.id if visit else None)
    owed = account_owes(desk, account_id)
    main = main_currency(desk, account_id)
    first = next((one for one in owed if one.currency == main), owed[0])
    lines, bring = talk.openings(), materials(desk, seen, slots)
    minds = list(desk.playbook().advice.mind.values())
    last = seen.before[-1] if seen.before else None
    return PrepView(
        visit=card.visit,
        account=_account(desk, seen),
        objective=_objective(desk, seen, slots),
        people=attendees(desk, seen, slots),
        assumed=seen.is_assumed,
        ours=tuple(one.name for one in seen.ours),
        money=first,
        other_money=tuple(one for one in owed if one is not first),
        pledges=tuple(
            PledgeView(one.id, one.currency, one.amount, one.due, one.missed)
            for one in unsettled_promises(desk, account_id)
        ),
        excuse=_excuse(card),
        released_by=_released_by(desk, seen),
        last=LastView(last.day, last.outcome, last.note) if last else None,
        we_owe=tuple(
            OwingView(one.id, one.text, one.due, max(0, (desk.today - one.due).days))
            for one in seen.owing
        ),
        materials=bring,
        ready=ready(bring),
        etiquette=etiquette(desk, seen, slots),
        openings=lines[:OPENINGS],
        more_openings=lines[OPENINGS:],
        phone=talk.phone(),
        questions=talk.questions(),
        checks=talk.checks(),
        value=value(desk, seen, slots),
        need=need(seen),
        twelve=_twelve(desk, seen, slots),
        file=talk.file(),
        mind=minds[(seen.on.toordinal() + account_id) % len(minds)].text,
        flags=card.flags,
    )


def _account(desk: Desk, seen: Seen) -> AccountOf:
    account, one = seen.account, seen.opportunity
    table = desk.playbook().advice
    advice = []
    if account.tier:
        tier = table.tiers[account.tier]
        advice += [tier.serves, tier.standard, tier.extra]
    if account.face:
        advice.append(table.faces[account.face].text)
    return AccountOf(
        id=account.id,
        name=account.name,
        tier=account.tier,
        face=account.face,
        industry=account.industry,
        city=account.city,
        address=account.address,
        phone=account.phone,
        travel_minutes=account.travel_minutes,
        stage=one.stage if one else None,
        opportunity=one.name if one else "",
        advice=tuple(advice),
    )


def _objective(desk: Desk, seen: Seen, slots: Slots) -> ObjectiveView:
    visit, fits = seen.visit, suggested(seen)
    book = desk.playbook()
    usual = book.advice.objectives[fits.purpose]
    seek = book.value.elements[fits.element].seek if fits.element else usual.seek
    set_seek, set_least = (visit.seek, visit.least) if visit else ("", "")
    return ObjectiveView(
        seek=set_seek or seek,
        least=set_least or usual.least,
        seek_is_set=bool(set_seek),
        least_is_set=bool(set_least),
        why=slots.why(fits.why),
    )


def _excuse(card: Card) -> str:
    if card.excuse is None:
        return ""
    times, code = card.excuse
    return f"{times} × {words.excuse(code)}" if times > 1 else words.excuse(code)


def _released_by(desk: Desk, seen: Seen) -> str:
    """Who has the last word on a payment; an empty chair by its name."""
    stations = chain(desk, seen.account)
    if not stations:
        return ""
    last = stations[-1]
    name = words.short_name(last.name)
    said = _("{name}, {title}").format(name=name, title=last.title) if last.title else name
    if last.known and not last.met:
        return _("{who} (never met)").format(who=said)
    return said


def _twelve(desk: Desk, seen: Seen, slots: Slots) -> tuple[CheckView, ...]:
    table = desk.playbook().advice.twelve
    return tuple(
        CheckView(
            level=one.level,
            point=one.point,
            ask=table[one.level][one.point].ask,
            do=table[one.level][one.point].do,
            weakness=one.weakness,
            why=slots.why(one.why),
        )
        for one in twelve(seen)
    )
