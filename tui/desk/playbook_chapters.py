"""The playbook in chapters: which entries there are, where their words stand, and their titles.

An entry is a method or a list of words that goes with one: the answers to an excuse, the manners
of a phase, all that is to be said to a purchaser. Only the names of methods and maxims are read
to make this list; the words of an entry are read when it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from tui import words
from tui.domain.codes import EXCUSES, PAYER_TYPES, ROLES, STAGES, MessageStep, Role
from tui.domain.prep_rules import Approach, FilePart, Phase
from tui.i18n import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.playbook.loader import Playbook

Way = tuple[str, ...]
"""The way to words through the tables of the playbook: ``("excuses", "away")``."""


class Section(NamedTuple):
    """Words that stand together within an entry."""

    way: Way
    heading: str = ""
    """Unless there is nothing to tell apart: already in the rep's language."""


class Plan(NamedTuple):
    """An entry as it stands in the list of contents."""

    id: str
    chapter: str
    title: str
    sections: tuple[Section, ...]
    about: tuple[str, ...] = ()
    """The methods to which a list of words belongs; nothing for a method itself."""
    mark: str = ""
    """What it is known by: the id of a method, the number of an excuse."""


CHAPTERS: Final[dict[str, str]] = {
    "own": NP_("chapter", "Your own words"),
    "accounts": NP_("chapter", "Accounts"),
    "people": NP_("chapter", "People"),
    "visit": NP_("chapter", "The visit"),
    "funnel": NP_("chapter", "The funnel"),
    "collections": NP_("chapter", "Collections"),
    "rules": NP_("chapter", "Golden rules and maxims"),
    "before": NP_("chapter", "Before the visit"),
    "opening": NP_("chapter", "First words and appointments"),
    "asking": NP_("chapter", "Questions"),
    "roles": NP_("chapter", "Whom you meet"),
    "speaking": NP_("chapter", "How to speak to whom"),
    "value": NP_("chapter", "Value"),
    "keeping": NP_("chapter", "Keeping an account"),
    "excuses": NP_("chapter", "Fifteen excuses"),
    "payers": NP_("chapter", "Four payers"),
    "money": NP_("chapter", "Asking for money"),
    "messages": NP_("chapter", "Messages about money"),
}
"""The chapters in their order: what the rep says in other words, where there is anything; then
the methods, then the words that go with them."""

_METHODS: Final[tuple[tuple[str, range], ...]] = (
    ("accounts", range(1, 11)),
    ("accounts", range(63, 68)),
    ("people", range(11, 29)),
    ("visit", range(29, 47)),
    ("visit", range(68, 71)),
    ("funnel", range(47, 52)),
    ("collections", range(52, 63)),
)

_PHASES: Final[dict[Phase, tuple[str, str]]] = {
    "before_you_leave": (N_("Manners: before you leave"), "M32"),
    "arriving": (N_("Manners: arriving"), "M33"),
    "reception": (N_("Manners: at reception"), "M33"),
    "waiting": (N_("Manners: while you wait"), "M33"),
    "in_the_room": (N_("Manners: in the room"), "M34"),
    "leaving": (N_("Manners: leaving"), "M34"),
    "after": (N_("Manners: afterwards"), "M34"),
}
_APPROACHES: Final[dict[Approach, str]] = {
    "introduction": N_("Open by introducing yourself"),
    "question": N_("Open with a question"),
    "benefit": N_("Open with what they gain"),
    "gift": N_("Open with something small for them"),
    "praise": N_("Open with praise"),
    "product": N_("Open with the product"),
    "referral": N_("Open with who sent you"),
    "curiosity": N_("Open by making them curious"),
    "service": N_("Open with a service"),
    "survey": N_("Open with a survey"),
}
_PARTS: Final[dict[FilePart, str]] = {
    "background": N_("What the file lacks: background"),
    "organisation": N_("What the file lacks: organisation"),
    "people": N_("What the file lacks: people"),
    "competition": N_("What the file lacks: competition"),
    "project": N_("What the file lacks: project"),
    "business": N_("What the file lacks: their own business"),
}
_ROLES: Final[dict[Role, str]] = {
    "decision_maker": N_("Who decides"),
    "user": N_("Who works with it"),
    "technical_gatekeeper": N_("The technical gatekeeper"),
    "coach": N_("The coach"),
    "gatekeeper": N_("The gatekeeper"),
    "purchaser": N_("The purchaser"),
    "project_leader": N_("The project leader"),
    "senior_leader": N_("The senior leader"),
    "parent_leader": N_("The leader above the company"),
    "design_institute": N_("The design institute"),
    "competitor": N_("The competitor"),
    "initiator": N_("Who began it"),
    "designer": N_("The designer"),
}

_LISTS: Final[tuple[tuple[str, str, str, tuple[str, ...]], ...]] = (
    ("before", "materials", N_("What to take along"), ("M30",)),
    ("before", "advice.objectives", N_("What to seek, and the least to take"), ("M44", "M43")),
    ("before", "advice.twelve", N_("Twelve checks before the door"), ("M29",)),
    ("before", "advice.mind", N_("In the right state of mind"), ("M31",)),
    ("opening", "phone.before", N_("Before you ring"), ("M36",)),
    ("opening", "phone.script", N_("The call for an appointment"), ("M36",)),
    ("opening", "phone.reasons", N_("A reason to meet"), ("M36",)),
    ("opening", "phone.refusals", N_("When they put you off"), ("M36",)),
    ("opening", "phone.switchboard", N_("Past the switchboard"), ("M36",)),
    ("opening", "phone.face_to_face", N_("The next meeting, fixed before you leave"), ("M36",)),
    ("asking", "questions.seeded", N_("Questions from what the book knows"), ("M38",)),
    ("speaking", "advice.attitudes", N_("To each of the five attitudes"), ("M13",)),
    ("speaking", "advice.thinking", N_("To each of the four thinking styles"), ("M23",)),
    ("speaking", "advice.social", N_("To each of the four social styles"), ("M24",)),
    ("speaking", "advice.rungs", N_("From rung to rung"), ("M15", "M19")),
    ("speaking", "advice.trust", N_("From step to step of trust"), ("M25",)),
    ("speaking", "advice.authority", N_("Where trust comes from"), ("M25",)),
    ("value", "value.points", N_("What to do with a selling point"), ("M40",)),
    ("value", "value.need", N_("From the wish to the need"), ("M41",)),
    ("value", "value.layers", N_("Four layers of an offer"), ("M41",)),
    ("value", "value.elements", N_("Which element is low?"), ("M42",)),
    ("keeping", "advice.tiers", N_("Service by tier"), ("M02",)),
    ("keeping", "advice.faces", N_("How to treat a face"), ("M03",)),
    ("keeping", "advice.serv", N_("A complaint in four steps"), ("M27",)),
    ("keeping", "advice.loyalty", N_("What loyalty calls for"), ("M28",)),
    ("keeping", "advice.referral", N_("Asking for a referral"), ("M10",)),
    ("keeping", "advice.keeping", N_("What keeping saves"), ("M10",)),
    ("money", "power.steps", N_("POWER: the five steps"), ("M58",)),
    ("money", "power.preparation", N_("POWER: what lies ready"), ("M58",)),
    ("money", "power.openings", N_("POWER: first words"), ("M58",)),
    ("money", "power.objections", N_("POWER: a way round each obstacle"), ("M58",)),
    ("money", "power.commitment", N_("POWER: the promise, nailed down"), ("M58",)),
    ("money", "power.broken", N_("POWER: after a broken promise"), ("M58",)),
    ("money", "chasing.coaching", N_("To yourself, before the call"), ("M56",)),
    ("money", "chasing.phone", N_("How to sound on the phone"), ("M59",)),
    ("money", "chasing.ends", N_("What follows from each end"), ("M60",)),
    ("money", "unpaid.questions", N_("Unpaid: three questions"), ("M61",)),
    ("money", "unpaid.causes", N_("Unpaid: why others are paid"), ("M61",)),
    ("money", "unpaid.strengths", N_("Unpaid: strengths as a way in"), ("M61",)),
    ("money", "credit.cases", N_("Credit: what to say"), ("M62",)),
    ("money", "credit.gains", N_("Credit: what it brings"), ("M62",)),
    ("money", "credit.excuses", N_("Credit: how we deceive ourselves"), ("M62",)),
    ("money", "credit.neglect", N_("Credit: where neglect comes from"), ("M62",)),
)
"""Chapter, way, title and methods of the lists that stand alone."""


def plans(book: Playbook) -> list[Plan]:
    """Every entry in the order of the chapters, titled in the language that is spoken.

    Args:
        book: for the names of methods and maxims, the only ones that are not known without it.
    """
    found = [*_methods(book), *_words_to_open(), *_words_to_ask(), *_lists(), *_words_on_money()]
    found += [
        Plan(f"maxims.{code}", "rules", one.name, (Section(("maxims", code)),), ("M46",))
        for code, one in book.maxims.items()
    ]
    order = list(CHAPTERS)
    return sorted(found, key=lambda plan: order.index(plan.chapter))


def chapter_title(code: str) -> str:
    """What a chapter is called."""
    return pgettext("chapter", CHAPTERS[code])


def _methods(book: Playbook) -> Iterator[Plan]:
    for chapter, numbers in _METHODS:
        for number in numbers:
            id = f"M{number:02}"
            yield Plan(id, chapter, book.methods[id].name, (Section(("methods", id)),), mark=id)


def _lists() -> Iterator[Plan]:
    for chapter, id, title, about in _LISTS:
        section = Section(tuple(id.split(".")))
        rule = (Section(("credit", "rule")),) if id == "credit.cases" else ()
        yield Plan(id, chapter, _(title), (*rule, section), about)
    praise = (
        Section(("advice", "praise_rules"), pgettext("playbook", "rules")),
        Section(("advice", "praise"), pgettext("playbook", "lines")),
    )
    yield Plan("advice.praise", "speaking", _("How to praise"), praise, ("M26",))


def _words_to_open() -> Iterator[Plan]:
    for phase, (title, about) in _PHASES.items():
        yield _at(("etiquette", phase), "before", _(title), about)
    for approach, title in _APPROACHES.items():
        yield _at(("openings", approach), "opening", _(title), "M35")


def _words_to_ask() -> Iterator[Plan]:
    three, spin = pgettext("playbook", "three steps"), pgettext("playbook", "SPIN")
    asked = (
        Section(("questions", "three_step", "general"), three),
        Section(("questions", "spin", "general"), spin),
    )
    yield Plan("questions.general", "asking", _("Questions for anybody"), asked, ("M37", "M38"))
    for stage in STAGES:
        asked = (
            Section(("questions", "three_step", "stages", stage), three),
            Section(("questions", "spin", "stages", stage), spin),
        )
        title = _("Questions at the stage “{stage}”").format(stage=words.stage(stage))
        yield Plan(f"questions.{stage}", "asking", title, asked, ("M37", "M38"))
    checks = (
        Section(("questions", "check"), pgettext("playbook", "four checks")),
        Section(("questions", "ourselves"), pgettext("playbook", "four questions to yourself")),
    )
    yield Plan("questions.check", "asking", _("Before you ask"), checks, ("M38",))
    for part, title in _PARTS.items():
        gaps = (
            Section(("questions", "gaps", part)),
            Section(("questions", "still", part), pgettext("playbook", "is it still true?")),
        )
        yield Plan(f"questions.{part}", "asking", _(title), gaps, ("M08",))
    for role in ROLES:
        said = (
            Section(("advice", "roles", role)),
            Section(("questions", "likely", role), pgettext("playbook", "what they will ask")),
            Section(("questions", "three_step", "roles", role), three),
            Section(("questions", "spin", "roles", role), spin),
            Section(("value", "fab", role), pgettext("playbook", "FAB")),
            Section(("value", "power", role), pgettext("playbook", "power statement")),
        )
        about = ("M11" if role in ROLES[:4] else "M12", "M37", "M38", "M39")
        yield Plan(f"roles.{role}", "roles", _(_ROLES[role]), said, about)


def _words_on_money() -> Iterator[Plan]:
    for number, excuse in enumerate(EXCUSES, 1):
        plan = _at(("excuses", excuse), "excuses", words.excuse(excuse), "M57")
        yield plan._replace(mark=str(number))
    for payer in PAYER_TYPES:
        yield _at(("payers", payer), "payers", words.payer(payer), "M55")
    for step in get_args(MessageStep):
        yield _at(("messages", step), "messages", words.message_step(step), "M59")


def _at(way: Way, chapter: str, title: str, about: str) -> Plan:
    return Plan(".".join(way), chapter, title, (Section(way),), (about,))


# -- What stands within a list

_ITEMS: Final[dict[Way, dict[str, str]]] = {
    ("power", "steps"): {
        "preparation": NP_("playbook", "preparation"),
        "open": NP_("playbook", "open"),
        "work": NP_("playbook", "work"),
        "end": NP_("playbook", "end"),
        "react": NP_("playbook", "react"),
    },
    ("power", "openings"): {
        "before_due": NP_("playbook", "before it is due"),
        "first_reminder": NP_("playbook", "first reminder"),
        "overdue": NP_("playbook", "overdue"),
        "promise_due": NP_("playbook", "promised for today"),
        "missed_promise": NP_("playbook", "a promise was missed"),
        "second_promise": NP_("playbook", "second promise"),
    },
    ("power", "commitment"): {
        "read_back": NP_("playbook", "read it back"),
        "doubt": NP_("playbook", "if you doubt it"),
        "written": NP_("playbook", "in writing"),
        "thanks": NP_("playbook", "thanks"),
    },
    ("power", "broken"): {
        "first": NP_("playbook", "the first time"),
        "second": NP_("playbook", "the second time"),
        "partly": NP_("playbook", "kept in part"),
        "escalate": NP_("playbook", "the last word"),
    },
    ("credit", "cases"): {
        "over_limit": NP_("playbook", "over the limit"),
        "overdue_order": NP_("playbook", "an order while money is overdue"),
        "longer_terms": NP_("playbook", "longer terms"),
        "first_order": NP_("playbook", "first order on credit"),
    },
    ("value", "layers"): {
        "product": NP_("playbook", "product"),
        "network": NP_("playbook", "network"),
        "operation": NP_("playbook", "operation"),
        "business_model": NP_("playbook", "business model"),
    },
    ("value", "elements"): {
        "value": NP_("playbook", "value"),
        "need": NP_("playbook", "need"),
        "price": NP_("playbook", "price"),
        "trust": NP_("playbook", "trust"),
        "experience": NP_("playbook", "experience"),
    },
    ("advice", "serv"): {
        "specify": NP_("playbook", "specify"),
        "evaluate": NP_("playbook", "evaluate"),
        "remedy": NP_("playbook", "remedy"),
        "verify": NP_("playbook", "verify"),
    },
    ("advice", "twelve"): {
        "trust": NP_("playbook", "trust"),
        "reassurance": NP_("playbook", "reassurance"),
        "value": NP_("playbook", "value"),
    },
}
_CODED: Final[dict[Way, Callable[[str], str]]] = {
    ("unpaid", "causes"): words.cause,
    ("unpaid", "strengths"): words.strength,
    ("chasing", "ends"): words.chase_end,
    ("advice", "attitudes"): words.attitude,
    ("advice", "thinking"): words.thinking,
    ("advice", "social"): words.social,
    ("advice", "rungs"): words.relation,
    ("advice", "tiers"): words.tier,
    ("advice", "faces"): words.face,
    ("advice", "objectives"): words.purpose,
    **{("messages", step): words.tone for step in get_args(MessageStep)},
}
"""Lists whose codes have their words already."""


def item_name(way: Way) -> str:
    """What an item of a list is called; nothing where its words say it themselves."""
    of, code = way[:-1], way[-1]
    if say := _CODED.get(of):
        return say(code)
    names = _ITEMS.get(of)
    return pgettext("playbook", names[code]) if names else ""


def words_about(method: str, all_plans: Iterable[Plan]) -> list[Plan]:
    """The lists of words that belong to a method."""
    return [plan for plan in all_plans if method in plan.about]
