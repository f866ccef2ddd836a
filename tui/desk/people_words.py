"""The words of the place People: what its codes are called, and its dangers in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.domain.people.coaches import candidates
from tui.domain.people.minefields import by_code
from tui.i18n import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.domain.people.circle import Circle
    from tui.domain.people.coaches import Candidate
    from tui.domain.people.minefields import Flag

_STATUSES: Final = {
    "red": NP_("map", "red"),
    "amber": NP_("map", "amber"),
    "green": NP_("map", "green"),
}
_OUTSIDES: Final = {
    "parent": NP_("outside", "parent company"),
    "owner": NP_("outside", "owner"),
    "design_institute": NP_("outside", "design institute"),
    "authority": NP_("outside", "authority"),
    "bank": NP_("outside", "bank"),
    "consultant": NP_("outside", "consultant"),
    "partner": NP_("outside", "partner firm"),
    "retired": NP_("outside", "retired"),
    "our_house": NP_("outside", "our company"),
}
_GROUPS: Final = {
    "customer": NP_("coach", "customer"),
    "our_house": NP_("coach", "our company"),
    "partner": NP_("coach", "partner firm"),
    "retired": NP_("coach", "retired"),
    "bank": NP_("coach", "bank"),
    "consultant": NP_("coach", "consultant"),
    "authority": NP_("coach", "authority"),
}
_REASONS: Final = {
    "accepts": NP_("coach", "accepts"),
    "doubts": NP_("coach", "only doubts"),
    "rung": NP_("coach", "stands close"),
    "own_win": NP_("coach", "has something to win"),
    "key": NP_("coach", "key person"),
    "known": NP_("coach", "knows us"),
    "on_plan": NP_("coach", "works on this account"),
}
_KEYS: Final = {
    "role": NP_("key person", "by role"),
    "hidden": NP_("key person", "decides without the title"),
    "approves": NP_("key person", "approves the amount"),
    "influence": NP_("key person", "by influence"),
}
_PLAN_KINDS: Final = {
    "region": NP_("plan", "region or project"),
    "quality": NP_("plan", "better deal"),
    "rival": NP_("plan", "against a rival"),
}
_STEPS: Final = {
    "coach": NP_("step", "find a coach"),
    "facts": NP_("step", "collect facts"),
    "organisation": NP_("step", "read the organisation"),
    "opportunity": NP_("step", "judge the opportunity"),
}
_CLASSES: Final = {
    "organisation": NP_("relationship", "organisation"),
    "key": NP_("relationship", "key"),
    "broad": NP_("relationship", "broad"),
}
_DIMENSIONS: Final = {
    "function": NP_("group", "department"),
    "level": NP_("group", "level"),
    "role": NP_("group", "role"),
}
_MEASURES: Final = {
    "company_visit": NP_("measure", "show them round our company"),
    "entertainment": NP_("measure", "invite to a meal"),
    "small_gift": NP_("measure", "a small gift"),
    "sport": NP_("measure", "go to a match together"),
    "reference_site": NP_("measure", "visit a reference site"),
    "workshop": NP_("measure", "a workshop on their question"),
    "fair": NP_("measure", "meet at a fair"),
    "training": NP_("measure", "train their people"),
    "study_tour": NP_("measure", "a study tour"),
    "personal_ties": NP_("measure", "find what you have in common"),
    "shared_sport": NP_("measure", "do their sport together"),
    "family_occasion": NP_("measure", "mark a day of the family"),
    "introduction": NP_("measure", "introduce them to somebody useful"),
    "better_results": NP_("measure", "help them to better results"),
    "publication": NP_("measure", "publish something together"),
    "talk": NP_("measure", "have them speak in public"),
}
_QUESTIONS: Final = {
    "roles": N_("What can {name} do about the purchase?"),
    "attitude": N_("What did {name} do when our offer came up last?"),
    "relation": N_("What would {name} do for us tomorrow?"),
}
_ANSWERS: Final = {
    "has_last_word": NP_("answer", "has the last word on it"),
    "works_with_it": NP_("answer", "works with it, or those below do"),
    "can_say_no": NP_("answer", "checks it: cannot say yes, can say no"),
    "helps_us_inside": NP_("answer", "tells us how it goes and helps us on"),
    "opens_doors": NP_("answer", "lets us in, or does not"),
    "places_the_order": NP_("answer", "handles the purchase and places the order"),
    "runs_the_project": NP_("answer", "runs the project"),
    "leads_the_house": NP_("answer", "leads the company"),
    "above_the_house": NP_("answer", "sits above the company"),
    "writes_the_design": NP_("answer", "draws the design, outside the company"),
    "works_for_rival": NP_("answer", "works for a rival"),
    "asked_for_it": NP_("answer", "asked for it in the first place"),
    "writes_the_specification": NP_("answer", "writes the specification"),
    "spoke_for_us": NP_("answer", "spoke for us"),
    "questioned_a_point": NP_("answer", "questioned a point"),
    "spoke_against_us": NP_("answer", "spoke against us"),
    "stayed_silent": NP_("answer", "stayed silent, did not care"),
    "worked_against_us": NP_("answer", "worked against us behind our back"),
    "takes_our_calls": NP_("answer", "takes our calls"),
    "tells_of_the_work": NP_("answer", "tells us of the work"),
    "weighs_our_offer": NP_("answer", "weighs our offer in earnest"),
    "asks_our_advice": NP_("answer", "asks for our advice"),
    "confides_in_us": NP_("answer", "tells us what others do not hear"),
    "stakes_own_name": NP_("answer", "stakes the own name on us"),
}
_GAP_HEADS: Final = {
    "decision_maker": NP_("flag", "no decider"),
    "user": NP_("flag", "no user"),
    "technical_gatekeeper": NP_("flag", "no gatekeeper"),
}
_GAP_CURES: Final = {
    "decision_maker": N_("ask who has the last word on the purchase"),
    "user": N_("ask who will work with it"),
    "technical_gatekeeper": N_("ask who checks the specification and the figures"),
}
_HEADS: Final = {
    "find_approver": NP_("flag", "no approver"),
    "rate": NP_("flag", "attitude unknown"),
    "win_coach": NP_("flag", "no coach"),
    "find_coach": NP_("flag", "no coach"),
    "find_successor": NP_("flag", "empty chair"),
    "ask_competitor": NP_("flag", "rival unknown"),
    "look_at_policy": NP_("flag", "policy watch"),
    "see_another": NP_("flag", "single thread"),
    "find_another": NP_("flag", "single thread"),
    "win_over": NP_("flag", "no supporter"),
}
_VISIT_HEADS: Final = {
    "M21.3": NP_("flag", "never met"),
    "M21.4": NP_("flag", "new in the chair"),
    "M21.5": NP_("flag", "new face"),
}


def status(code: str | None) -> str:
    """How a map stands; a dash where nobody maps the account."""
    return pgettext("map", _STATUSES[code]) if code else "–"


def outside(code: str) -> str:
    """Where somebody belongs who is not of the customer."""
    return pgettext("outside", _OUTSIDES[code])


def coach_group(code: str) -> str:
    """Where a coach may be found (M20)."""
    return pgettext("coach", _GROUPS[code])


def coach_reason(code: str) -> str:
    """What speaks for somebody as a coach (M20)."""
    return pgettext("coach", _REASONS[code])


def key_reason(code: str) -> str:
    """Why somebody is a key person (M18)."""
    return pgettext("key person", _KEYS[code])


def plan_kind(code: str) -> str:
    """What a line of the relationship plan is for (M18)."""
    return pgettext("plan", _PLAN_KINDS[code])


def analysis_step(code: str) -> str:
    """A step that a new key account walks (M70)."""
    return pgettext("step", _STEPS[code])


def relationship_class(code: str) -> str:
    """A class of the relationship (M16)."""
    return pgettext("relationship", _CLASSES[code])


def dimension(code: str) -> str:
    """What people are put together by (M14)."""
    return pgettext("group", _DIMENSIONS[code])


def measure(code: str) -> str:
    """What brings somebody a rung up (M19)."""
    return pgettext("measure", _MEASURES[code])


def rating_question(field: str, name: str) -> str:
    """A question of the guided rating about somebody."""
    return _(_QUESTIONS[field]).format(name=name)


def rating_answer(code: str) -> str:
    """An answer of the guided rating."""
    return pgettext("answer", _ANSWERS[code])


def roles(codes: Iterable[str]) -> str:
    """Several roles in a row."""
    return words.joined([words.role(code) for code in codes])


# -- Dangers


def head(flag: Flag) -> str:
    """What is wrong, in two words."""
    if flag.influence:
        return pgettext("flag", _GAP_HEADS[flag.influence])
    if flag.cure == "visit":
        return pgettext("flag", _VISIT_HEADS[flag.code])
    return pgettext("flag", _HEADS[flag.cure])


def whom(circle: Circle, flag: Flag) -> str:
    """Who or what a danger is about; empty where its head says it."""
    match flag.cure:
        case "find_approver" | "look_at_policy":
            return flag.text
        case "find_successor":
            left = circle.by_id.get(flag.person_id or 0)
            return (left.title or words.short_name(left.name)) if left else ""
        case "win_coach" | "win_over":
            return ""
        case "ask_competitor":
            return _deal(circle, flag)
    return name_of(circle, flag.person_id)


def text(circle: Circle, flag: Flag) -> str:
    """A danger in words: ``never met: Gu Yan``."""
    return labelled(head(flag), [whom(circle, flag)])


def texts_by_code(circle: Circle, flags: Iterable[Flag]) -> dict[str, str]:
    """The dangers by their codes, each code in one line: ``never met: Gu Yan, Zhao Min``."""
    found: dict[str, str] = {}
    for code, of_code in by_code(flags).items():
        heads: dict[str, list[str]] = {}
        for flag in of_code:
            heads.setdefault(head(flag), []).append(whom(circle, flag))
        found[code] = _("; ").join(labelled(one, about) for one, about in heads.items())
    return found


def labelled(what: str, about: list[str]) -> str:
    """What is said of somebody, or of several: ``never met: Gu Yan, Zhao Min``."""
    names = words.joined([one for one in about if one])
    return _("{head}: {whom}").format(head=what, whom=names) if names else what


def cure(circle: Circle, flag: Flag) -> str:
    """The step that cures a danger."""
    person, other = name_of(circle, flag.person_id), name_of(circle, flag.other_id)
    said = ""
    match flag.cure:
        case "find_influence":
            said = _(_GAP_CURES[str(flag.influence)])
        case "find_approver":
            said = _("find out who sits there: {opportunity} needs that approval")
        case "rate":
            said = _("answer the three questions about {person}")
        case "win_coach":
            said = _("ask {person} first: {reasons}")
        case "find_coach":
            said = _(
                "look in our own company, then at partners, retired people, banks, consultants"
            )
        case "visit":
            said = _visit(circle, flag, bool(other))
        case "find_successor":
            said = _("find out who follows {person}")
            if flag.since:
                said = _("{person} left on {day}: find out who follows")
        case "ask_competitor":
            said = _("ask who else makes an offer")
        case "look_at_policy":
            said = _("look how it stands: due {day}")
        case "see_another":
            said = _("see {other} too")
        case "find_another":
            said = _("get to know a second person")
        case "win_over":
            said = _("win {person} over; {other} can help") if other else _("win {person} over")
    return said.format(
        person=person,
        other=other,
        opportunity=_deal(circle, flag),
        day=words.short_date(flag.since, circle.today) if flag.since else "",
        reasons=_reasons(circle, flag.person_id) if flag.cure == "win_coach" else "",
    )


def _visit(circle: Circle, flag: Flag, has_other: bool) -> str:
    """The sentence for somebody who is to be seen; ``other`` helps, or sat there before."""
    if flag.code == "M21.4":
        return _("see {person}, who followed {other}") if has_other else _("see {person} again")
    person = circle.by_id.get(flag.person_id or 0)
    if person and "decision_maker" in person.roles:
        if has_other:
            return _("{person} decides; {other} can introduce")
        return _("{person} decides: ask for a meeting")
    return (
        _("get to know {person}; {other} can introduce") if has_other else _("get to know {person}")
    )


def name_of(circle: Circle, person_id: int | None) -> str:
    """The short name of somebody of the circle; empty where there is nobody."""
    person = circle.by_id.get(person_id or 0)
    return words.short_name(person.name) if person else ""


def _deal(circle: Circle, flag: Flag) -> str:
    found = (one.name for one in circle.opportunities if one.id == flag.opportunity_id)
    return next(found, "")


def _reasons(circle: Circle, person_id: int | None) -> str:
    found = (one for one in candidates(circle) if one.person_id == person_id)
    best = next(found, None)
    return reasons_text(best) if best else ""


def reasons_text(candidate: Candidate) -> str:
    """What speaks for somebody as a coach, in a row."""
    return words.joined([coach_reason(one) for one in candidate.reasons])
