"""The playbook to be read: its contents, and each entry with what it says and where it leads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, get_args

import msgspec

from tui import words
from tui.desk.playbook_chapters import Plan, Section, chapter_title, item_name, plans, words_about
from tui.i18n import NP_, _, ngettext, pgettext
from tui.playbook.filling import fill, slots_of
from tui.playbook.findings import sentence
from tui.playbook.tables import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tui.desk.ground import Desk
    from tui.desk.playbook_chapters import Way
    from tui.i18n import Language
    from tui.playbook.loader import Playbook

OWN: Final = "own"
"""The chapter of what the rep says in other words."""
FAULTS: Final = "own.faults"
"""The entry that tells what is wrong with the rep's own file."""
MANY: Final = 4
"""A method with more lists than this leads to their chapter instead of to each of them."""
PLACES: Final[tuple[Place, ...]] = get_args(Place)

_LABELS: Final = {
    "what": NP_("playbook", "what"),
    "when": NP_("playbook", "when"),
    "how": NP_("playbook", "how"),
    "example": NP_("playbook", "example"),
    "why": NP_("playbook", "why"),
    "do": NP_("playbook", "do"),
    "ask": NP_("playbook", "ask"),
    "read": NP_("playbook", "read"),
    "next": NP_("playbook", "next"),
    "say": NP_("playbook", "say"),
    "approach": NP_("playbook", "approach"),
    "rhythm": NP_("playbook", "rhythm"),
    "tone": NP_("playbook", "tone"),
    "means": NP_("playbook", "means"),
    "sign": NP_("playbook", "sign"),
    "whom": NP_("playbook", "whom"),
    "use": NP_("playbook", "use"),
    "subject": NP_("playbook", "subject"),
    "body": NP_("playbook", "letter"),
    "short": NP_("playbook", "in short"),
    "speak": NP_("playbook", "speak"),
    "avoid": NP_("playbook", "avoid"),
    "bring": NP_("playbook", "bring"),
    "check": NP_("playbook", "check"),
    "question": NP_("playbook", "asks"),
    "job": NP_("playbook", "job"),
    "personal": NP_("playbook", "personal"),
    "measure": NP_("playbook", "measure"),
    "serves": NP_("playbook", "served by"),
    "standard": NP_("playbook", "standard"),
    "extra": NP_("playbook", "extra"),
    "seek": NP_("playbook", "seek"),
    "least": NP_("playbook", "least"),
    "fact": NP_("playbook", "fact"),
    "observation": NP_("playbook", "seen"),
    "situation": NP_("playbook", "situation"),
    "problem": NP_("playbook", "problem"),
    "implication": NP_("playbook", "effect"),
    "need_payoff": NP_("playbook", "payoff"),
    "answer": NP_("playbook", "answer"),
    "feature": NP_("playbook", "feature"),
    "advantage": NP_("playbook", "advantage"),
    "benefit": NP_("playbook", "benefit"),
    "plain": NP_("playbook", "plain"),
}
"""What stands beside the words of a field."""
_UNSAID: Final = frozenset(("see", "used_at", "words"))
"""Fields of a method that lead on or help to find it."""
_IN_TITLE: Final = frozenset(("methods", "maxims"))
"""Tables whose entries have their name as the title."""
_IN_FRONT: Final = frozenset(("name", "short"))
"""Fields that stand before the text, not beside it."""


class Head(msgspec.Struct, frozen=True):
    """A line of the contents."""

    id: str
    mark: str
    """The id of a method, the number of an excuse; else nothing."""
    title: str
    chapter: str
    own: bool = False
    """Whether some of it stands in the rep's own words."""
    is_fault: bool = False


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of an entry. Its text may have line ends, as a letter has."""

    text: str
    label: str = ""
    """One word in lower case, for the first of several that belong together."""
    sign: str = ""
    """A number of a step, or a dot, before the text."""
    lead: str = ""
    """What the text is about, in a word or two before it."""
    heading: Literal["", "section", "item"] = ""
    """Whether it is a heading: of a part of the page, or of one thing in it."""
    apart: bool = False
    """Set off from what stands above."""
    own: bool = False
    """In the rep's own words."""


class Link(msgspec.Struct, frozen=True):
    """What to read next."""

    id: str
    mark: str
    title: str


class Entry(msgspec.Struct, frozen=True):
    """An entry, opened."""

    id: str
    mark: str
    title: str
    chapter: str
    """What it is called."""
    said: tuple[Said, ...]
    see: tuple[Link, ...] = ()
    used_at: tuple[Place, ...] = ()
    """Where in the program it speaks up; the playbook itself is not named."""
    also: tuple[str, ...] = ()
    """Other words for it."""

    @property
    def has_own(self) -> bool:
        """Whether some of it stands in the rep's own words."""
        return any(one.own for one in self.said)


class Contents:
    """The playbook in the rep's language, or in another one. Nothing is read when it is made."""

    def __init__(self, desk: Desk, language: Language | None = None) -> None:
        self._desk = desk
        self._language = language

    @property
    def book(self) -> Playbook:
        """The playbook that this is the contents of."""
        return self._desk.playbook(self._language)

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """All entries, chapter by chapter; in front what the rep says in other words."""
        own = [
            Head(plan.id, plan.mark, plan.title, plan.chapter, self._is_own(plan))
            for plan in self._plans.values()
        ]
        return (*self._own_heads(any(head.own for head in own)), *own)

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with the rep's own file, a sentence each."""
        return tuple(sentence(finding) for finding in self.book.findings)

    @property
    def own_file(self) -> Path | None:
        """Where the rep's own words are looked for; an example book has none."""
        return self.book.own_file

    def entry(self, id: str) -> Entry:
        """An entry with its words.

        Args:
            id: one of `heads`.
        """
        if id == FAULTS:
            said = tuple(Said(text=text, sign="⚑", apart=True) for text in self.faults)
            return Entry(id, "⚑", self._fault_title(), chapter_title(OWN), said)
        if id == OWN:
            return self._own_entry()
        plan = self._plans[id]
        return Entry(
            id,
            plan.mark,
            plan.title,
            chapter_title(plan.chapter),
            tuple(self._said(plan)),
            tuple(self._links(plan)),
            self._used_at(plan),
            self.book.methods[id].words if not plan.about else (),
        )

    @cached_property
    def _plans(self) -> dict[str, Plan]:
        return {plan.id: plan for plan in plans(self.book)}

    # -- What an entry says

    def _said(self, plan: Plan) -> Iterator[Said]:
        for number, section in enumerate(plan.sections):
            if section.heading:
                yield Said(text=section.heading, heading="section", apart=number > 0)
            value = self._value(section)
            if isinstance(value, Mapping):
                stands_first = bool(section.heading) or number == 0
                for code, item in value.items():
                    yield from self._item((*section.way, code), item, is_first=stands_first)
                    stands_first = False
            else:
                apart = not section.heading and len(plan.sections) == 1
                yield from self._fields(section.way, value, apart=apart)

    def _item(self, way: Way, item: object, *, is_first: bool) -> Iterator[Said]:
        """An item of a list, under its name or under what it begins with."""
        name = item_name(way)
        if isinstance(item, Mapping):
            yield Said(text=name, heading="section", apart=not is_first)
            for place, (code, inner) in enumerate(item.items()):
                yield from self._item((*way, code), inner, is_first=place == 0)
            return
        texts = _texts(item)
        fields = list(texts)
        own = any(self._is_said((*way, field)) for field in fields)
        last = texts[fields[-1]]
        if len(fields) == 1:
            yield Said(text=_told(last), sign="·", lead=name, own=own)
        elif len(fields) == 2 and fields[0] in _IN_FRONT:
            yield Said(text=_told(last), sign="·", lead=_told(texts[fields[0]]), own=own)
        elif name:
            yield Said(text=name, heading="item", apart=not is_first)
            yield from self._fields(way, item)
        else:
            first = fields[0]
            is_own = self._is_said((*way, first))
            heading = _told(texts[first])
            yield Said(text=heading, heading="item", apart=not is_first, own=is_own)
            yield from self._fields(way, item, but=first)

    def _fields(
        self, way: Way, item: object, *, apart: bool = False, but: str = ""
    ) -> Iterator[Said]:
        """What stands under each field, with its label."""
        unsaid = {but, "name"} if way[0] in _IN_TITLE else {but}
        texts = _texts(item)
        for field, value in texts.items():
            if field in unsaid | _UNSAID:
                continue
            label = pgettext("playbook", _LABELS[field]) if len(texts) > 1 else ""
            own = self._is_said((*way, field))
            if isinstance(value, str):
                yield Said(text=_told(value), label=label, apart=apart, own=own)
                continue
            for number, text in enumerate(value, 1):
                yield Said(
                    text=_told(text),
                    label=label if number == 1 else "",
                    sign=str(number),
                    apart=apart and number == 1,
                    own=own,
                )

    def _value(self, section: Section) -> object:
        value: object = self.book
        for name in section.way:
            value = value[name] if isinstance(value, Mapping) else getattr(value, name)
        return value

    # -- Where it leads

    def _links(self, plan: Plan) -> Iterator[Link]:
        if plan.about:
            yield from map(self._link, plan.about)
            return
        yield from map(self._link, self.book.methods[plan.id].see)
        lists = words_about(plan.id, self._plans.values())
        for chapter in dict.fromkeys(one.chapter for one in lists):
            within = [one for one in lists if one.chapter == chapter]
            if len(within) > MANY:
                yield Link(within[0].id, "", chapter_title(chapter))
            else:
                yield from (Link(one.id, one.mark, one.title) for one in within)

    def _link(self, id: str) -> Link:
        plan = self._plans[id]
        return Link(id, plan.mark, plan.title)

    def _used_at(self, plan: Plan) -> tuple[Place, ...]:
        methods = plan.about or (plan.id,)
        used = {place for id in methods for place in self.book.methods[id].used_at}
        return tuple(place for place in PLACES if place in used and place != "playbook")

    # -- The rep's own words

    def as_toml(self, id: str) -> str:
        """The entry as it would stand in the rep's own file, for its language alone."""
        tables: list[str] = []
        for section in self._plans[id].sections:
            tables += _toml((self.book.language, *section.way), self._value(section))
        return "\n\n".join(tables) + "\n"

    def can_be_reworded(self, id: str) -> bool:
        """Whether there is a file for it, and words that could be the rep's own."""
        return self.own_file is not None and id in self._plans

    def _own_heads(self, is_reworded: bool) -> Iterator[Head]:
        if self.faults:
            yield Head(FAULTS, "⚑", self._fault_title(), OWN, is_fault=True)
        if is_reworded:
            yield Head(OWN, "", _("What you say in other words"), OWN, own=True)

    def _fault_title(self) -> str:
        n = len(self.faults)
        return ngettext("{n} fault in your file", "{n} faults in your file", n).format(n=n)

    def _own_entry(self) -> Entry:
        reworded = [head for head in self.heads if head.own and head.id in self._plans]
        file = str(self.own_file or "")
        told = _("From {file}; what you leave out there stays as it is.").format(file=file)
        return Entry(
            OWN,
            "",
            _("What you say in other words"),
            chapter_title(OWN),
            (Said(text=told),),
            tuple(Link(head.id, head.mark, head.title) for head in reworded),
        )

    def _is_own(self, plan: Plan) -> bool:
        begins = [".".join(section.way) + "." for section in plan.sections]
        return any(key.startswith(way) for key in self.book.reworded for way in begins)

    def _is_said(self, way: Way) -> bool:
        return ".".join(way) in self.book.reworded


def as_text(entry: Entry) -> str:
    """The entry as plain text, to be copied."""
    lines = [" ".join(filter(None, (entry.mark, entry.title)))]
    for one in entry.said:
        if one.apart or one.heading or len(lines) == 1:
            lines.append("")
        label = f"{one.label}:" if one.label else ""
        sign = f"{one.sign}." if one.sign.isdigit() else one.sign.replace("·", "-")
        lead = f"{one.lead}:" if one.lead else ""
        lines.append(" ".join(filter(None, (label, sign, lead, one.text))))
    if entry.see:
        seen = [" ".join(filter(None, (link.mark, link.title))) for link in entry.see]
        label = pgettext("playbook", "see")
        lines += ["", f"{label}: {'; '.join(seen)}"]
    return "\n".join(lines) + "\n"


def _texts(item: object) -> dict[str, str | tuple[str, ...]]:
    """The fields of an item, in their order."""
    assert isinstance(item, msgspec.Struct)
    return {name: getattr(item, name) for name in item.__struct_fields__}


def _told(text: str | tuple[str, ...]) -> str:
    """The text with its slots named, for here they stand for anybody."""
    whole = text if isinstance(text, str) else " ".join(text)
    return fill(whole, {name: f"‹{words.slot(name)}›" for name in slots_of(whole)}).text


def _toml(way: Way, value: object) -> Iterable[str]:
    """The tables of a value: one for each item that has texts."""
    if isinstance(value, Mapping):
        return [table for code, item in value.items() for table in _toml((*way, code), item)]
    lines = [f"[{'.'.join(way)}]"]
    for field, said in _texts(value).items():
        if field in _UNSAID:
            continue
        if isinstance(said, tuple):
            lines += [f"{field} = [", *(f"  {_quoted(text)}," for text in said), "]"]
        else:
            lines.append(f"{field} = {_quoted(said)}")
    return ["\n".join(lines)]


def _quoted(text: str) -> str:
    """A TOML string: as in JSON, and with line ends as they are."""
    quoted = json.dumps(text, ensure_ascii=False)
    if "\n" not in text:
        return quoted
    return '"""\n' + quoted[1:-1].replace("\\n", "\n") + '"""'
