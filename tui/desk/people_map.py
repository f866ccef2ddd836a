"""The map of an account put together: what the five views of the place People show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.desk.circles import circle_of, minefields_of
from tui.desk.people_views import (
    BrokenView,
    CheckRow,
    CoachRow,
    MapFlag,
    MapView,
    OpportunityRow,
    PersonRow,
    PlanRow,
)
from tui.desk.today_views import AccountRef
from tui.domain.money import to_decimal
from tui.domain.people import grid
from tui.domain.people.analysis import analysis, is_walking
from tui.domain.people.classes import relationship_classes
from tui.domain.people.coaches import candidates
from tui.domain.people.fishbone import fishbone
from tui.domain.people.grouping import groups
from tui.domain.people.informal import Ties, informal_ties
from tui.domain.people.ladder import slipping
from tui.domain.people.mapping import hidden_deciders, map_status
from tui.domain.people.matrix import matrix
from tui.domain.people.ours import REP
from tui.domain.people.ranking import Standing
from tui.domain.people.tree import tree
from tui.i18n import pgettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.desk.ground import Desk
    from tui.domain.codes import Relation
    from tui.domain.people.circle import Circle
    from tui.domain.people.minefields import Flag
    from tui.domain.people.tree import Broken
    from tui.domain.records import PlanItem
    from tui.settings import Silence

_NO_TIES: Final = Ties()


def built(desk: Desk, account_id: int) -> MapView:
    """The map of an account as it stands.

    Raises:
        Gone: another window has removed the account.
    """
    circle = circle_of(desk, account_id)
    account = circle.account
    standing, drawn = map_status(circle), tree(circle)
    bones, met_by = fishbone(circle), matrix(circle)
    return MapView(
        account=AccountRef(account.id, account.name, account.tier),
        today=circle.today,
        status=standing.status,
        key=tuple(one.id for one in circle.key_people),
        supporters=standing.supporters,
        people=_rows(circle, desk.settings.silence_days),
        order=tuple(circle.standing),
        left=tuple(one.id for one in circle.people if one.former),
        tree=drawn.rows,
        broken=tuple(BrokenView(one, _ring(circle, one)) for one in drawn.broken),
        fishbone=bones,
        decision=next(
            (one.name for one in circle.opportunities if one.id == bones.opportunity_id), ""
        ),
        grid={"attitude": grid.grid(circle, "attitude"), "relation": grid.grid(circle, "relation")},
        plan=tuple(_plan(circle)),
        matrix=met_by,
        ours=tuple(rep_name() if name == REP else name for name in met_by.columns),
        classes=relationship_classes(circle, met_by),
        flags=tuple(flag_view(circle, one) for one in minefields_of(desk, account_id)),
        opportunities=tuple(_opportunities(circle)),
        checklist=tuple(
            CheckRow(one.step, people_words.analysis_step(one.step), one.done, one.shown)
            for one in analysis(circle)
        ),
        walking=is_walking(circle),
        coaches=tuple(
            CoachRow(
                group=one.group,
                person_id=one.person_id,
                name=one.name,
                reasons=one.reasons,
                text=people_words.labelled(
                    people_words.coach_group(one.group), [people_words.reasons_text(one)]
                ),
            )
            for one in candidates(circle)
        ),
        groups={
            "function": groups(circle, "function"),
            "level": groups(circle, "level"),
            "role": groups(circle, "role"),
        },
    )


def allowed_silence(silence: Silence) -> Mapping[Relation, int]:
    """The days without contact that each rung bears, as the rep has set them (M15)."""
    return {
        "know": silence.know,
        "accept": silence.accept,
        "respect": silence.respect,
        "trust": silence.trust,
        "partner": silence.partner,
    }


def rep_name() -> str:
    """What the rep is called among the people of our house."""
    return pgettext("our house", "you")


def flag_view(circle: Circle, flag: Flag) -> MapFlag:
    """A danger in words."""
    return MapFlag(
        code=flag.code,
        head=people_words.head(flag),
        text=people_words.text(circle, flag),
        cure=people_words.cure(circle, flag),
        step=flag.cure,
        person_id=flag.person_id,
        other_id=flag.other_id,
    )


def plan_rows(circle: Circle, person_id: int, top: int | None) -> list[PlanRow]:
    """The lines of the plan about one person: open ones first by their day, then the newest."""
    mine = [one for one in circle.plan_items if one.person_id == person_id]
    mine.sort(key=lambda one: (not one.is_open, one.due.toordinal() * (1 if one.is_open else -1)))
    return [_plan_row(circle, one, top) for one in mine]


def _rows(circle: Circle, silence: Silence) -> dict[int, PersonRow]:
    slips = {one.person_id: one for one in slipping(circle, allowed_silence(silence))}
    ties = informal_ties(circle.here)
    short = grid.initials(circle.people)
    hidden = {one.person_id for one in hidden_deciders(circle) if not one.marked}
    top = {id: number for number, id in enumerate(circle.top, 1)}
    found: dict[int, PersonRow] = {}
    for one in circle.people:
        standing = circle.standing.get(one.id) or Standing(one.id, 0)
        last = circle.last_met.get(one.id)
        found[one.id] = PersonRow(
            id=one.id,
            name=one.name,
            short=words.short_name(one.name),
            initials=short[one.id],
            title=one.title,
            department=one.department,
            level=one.level,
            roles=one.roles,
            attitude=one.attitude,
            relation=one.relation,
            relation_target=one.relation_target,
            influence=one.influence,
            reports_to=one.reports_to,
            key=bool(standing.key),
            why_key=standing.key,
            weight=standing.weight,
            top=top.get(one.id),
            former=one.former,
            successor_id=one.successor_id,
            chair_gone=one.chair_gone,
            hidden=one.hidden,
            suspected=one.id in hidden,
            outside=one.outside,
            releases_payments=one.releases_payments,
            last_contact=last,
            days_since=(circle.today - last).days if last else None,
            never_met=circle.is_unmet(one),
            slipping=slips.get(one.id),
            ties=ties.get(one.id, _NO_TIES),
        )
    return found


def _ring(circle: Circle, broken: Broken) -> str:
    ring = (*broken.circle, broken.person_id)
    return " → ".join(people_words.name_of(circle, one) for one in ring)


def _plan(circle: Circle) -> Iterator[PlanRow]:
    for number, id in enumerate(circle.top, 1):
        yield from plan_rows(circle, id, number) or [
            PlanRow(person_id=id, top=number, item=None, through="", late_days=0)
        ]
    others = {one.person_id: None for one in circle.plan_items if one.person_id not in circle.top}
    for id in sorted(
        (one for one in others if one in circle.by_id),
        key=lambda one: circle.place.get(one, len(circle.people)),
    ):
        yield from plan_rows(circle, id, None)


def _plan_row(circle: Circle, item: PlanItem, top: int | None) -> PlanRow:
    return PlanRow(
        person_id=item.person_id,
        top=top,
        item=item,
        through=people_words.name_of(circle, item.through),
        late_days=max(0, (circle.today - item.due).days) if item.is_open else 0,
    )


def _opportunities(circle: Circle) -> Iterator[OpportunityRow]:
    approvals = {one.opportunity_id: one for one in circle.approvals}
    for one in circle.open_opportunities:
        approval = approvals.get(one.id)
        yield OpportunityRow(
            id=one.id,
            name=one.name,
            stage=one.stage,
            amount=to_decimal(one.amount, one.currency),
            currency=one.currency,
            approver=approval.threshold.approver if approval else "",
            approvers=approval.people if approval else (),
        )
